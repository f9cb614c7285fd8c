import type { Side } from "../body/joints.js";

/** What a set tells the coach, the page and the record. Times are media time in milliseconds. */
export type Severity =
  /** Risk of a fall or injury: the set ends at once. */
  | "stop"
  /** Control is gone: the set ends calmly with this movement. */
  | "stop-set"
  | "safe"
  | "form"
  | "info";

/** Depth levels, easiest first. What each means in degrees is the exercise's own (exercises.md 6.3). */
export const DEPTH_LEVELS = ["L1", "L2", "L3", "L4"] as const;
export type DepthLevel = (typeof DEPTH_LEVELS)[number];

export type Phase = "placement" | "calibrating" | "countdown" | "set" | "ended";

/** One thing at a time that keeps the person from being judged, most basic first. */
export type PlacementProblem =
  | "too-dark"
  | "nobody"
  | "head-cut-off"
  | "feet-cut-off"
  | "too-near"
  | "too-far"
  | "uncertain"
  | "turn-left"
  | "turn-right"
  | "turn-a-little-left"
  | "turn-a-little-right"
  | "stand-straight";

/** Why the clock stands still although a hold had begun. */
export type PauseReason =
  | "too-high"
  | "too-low"
  | "trunk-lean"
  | "shank-lean"
  | "off-support"
  | "stood-up"
  | "out-of-view"
  | "left-frame"
  | "camera-dark"
  | "wrong-view"
  | "page-hidden"
  | "source-lost"
  | "paused";

/** Why an attempt was not counted. */
export const REFUSAL_REASONS = [
  "too-shallow",
  "too-fast",
  "foot-down",
  "not-returned",
  "wrong-hand",
  "not-reached",
  "lost-sight",
  "wrong-direction",
  "side-skipped",
  "rear-skipped",
  "incomplete-circle",
  "no-flight",
  "same-leg",
  "too-small",
  "feet-not-apart",
  "feet-not-together",
  "no-pause",
  "lost-balance",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Why a set is over. */
export type SetEndReason =
  "pain" | "control-lost" | "fall" | "finished-by-user" | "target-reached" | "time-limit" | "rested" | "source-ended";

/** Ids of things said that are no fault: the key of their text in the message catalogue. */
export type NoticeId =
  | "lean-on-wall"
  | "slide-down-wall"
  | "breathe"
  | "tired"
  | "turn-to-count"
  | "slow-frames"
  | "time-nearly-up"
  | "lean-into-ball"
  | "change-direction"
  | "other-leg"
  | "lift-one-foot"
  | "take-position"
  | "keep-moving"
  /** The picture is upright and the exercise needs width. */
  | "turn-device";

export type SetEvent =
  | { readonly type: "phase-changed"; readonly timeMs: number; readonly phase: Phase }
  | { readonly type: "placement-problem"; readonly timeMs: number; readonly problem: PlacementProblem }
  /** The problem is gone, but the placement has not been right for long enough yet. */
  | { readonly type: "placement-cleared"; readonly timeMs: number }
  | { readonly type: "placement-found"; readonly timeMs: number }
  | { readonly type: "calibration-restarted"; readonly timeMs: number }
  | { readonly type: "countdown"; readonly timeMs: number; readonly secondsLeft: number }
  | { readonly type: "hold-started"; readonly timeMs: number }
  | { readonly type: "hold-paused"; readonly timeMs: number; readonly reason: PauseReason }
  | { readonly type: "hold-resumed"; readonly timeMs: number }
  | { readonly type: "hold-ended"; readonly timeMs: number; readonly holdMs: number }
  /** Another whole second in position, over all holds of the set. */
  | { readonly type: "second-held"; readonly timeMs: number; readonly totalS: number; readonly targetS: number }
  /** The working leg was found or has changed. */
  | { readonly type: "leg-found"; readonly timeMs: number; readonly side: Side }
  /** A full repetition; `side` is the working or stance leg where legs work apart. */
  | {
      readonly type: "rep-counted";
      readonly timeMs: number;
      readonly side?: Side | undefined;
      /** Largest driver angle before the One Euro filter, degrees. */
      readonly peakDeg: number;
      readonly downMs: number;
      readonly holdMs: number;
      readonly upMs: number;
      /** No SAFE or FORM fault in it. */
      readonly clean: boolean;
    }
  /** An attempt that is told and not counted; of any movement. */
  | {
      readonly type: "rep-refused";
      readonly timeMs: number;
      readonly side?: Side | undefined;
      readonly reason: RefusalReason;
      readonly peakDeg?: number | undefined;
    }
  /** A step cycle in the person's direction of travel; `distanceM` 0 when travel is credited apart. */
  | {
      readonly type: "step-counted";
      readonly timeMs: number;
      readonly direction: Side;
      readonly distanceM: number;
      readonly clean: boolean;
    }
  /** Travel without a step that could be told (shuffle); metres, never negative. */
  | { readonly type: "travelled"; readonly timeMs: number; readonly direction: Side; readonly distanceM: number }
  /** A landing on the other foot; `flightMs` is 0 in the step version. */
  | {
      readonly type: "hop-counted";
      readonly timeMs: number;
      readonly landing: Side;
      readonly flightMs: number;
      readonly distanceM: number;
      readonly clean: boolean;
    }
  | {
      readonly type: "circle-counted";
      readonly timeMs: number;
      readonly side: Side;
      /** The wrong way round: told, not counted. */
      readonly reversed: boolean;
      /** Largest angle from hanging down, degrees. */
      readonly amplitudeDeg: number;
      readonly clean: boolean;
    }
  /** The free foot came down for a moment. */
  | { readonly type: "foot-tapped"; readonly timeMs: number; readonly side: Side; readonly durationMs: number }
  /** Another whole second of a timed movement; the clock of hops. */
  | { readonly type: "second-worked"; readonly timeMs: number; readonly totalS: number; readonly targetS: number }
  /** The prescribed amount is reached for one leg or one direction. */
  | { readonly type: "side-done"; readonly timeMs: number; readonly side: Side }
  | {
      readonly type: "fault-raised";
      readonly timeMs: number;
      readonly ruleId: string;
      readonly severity: Severity;
      readonly cue: string;
      readonly value: number;
    }
  | {
      readonly type: "fault-cleared";
      readonly timeMs: number;
      readonly ruleId: string;
      readonly cue: string;
      readonly durationMs: number;
    }
  /** What looks like a fall, exercises.md 6.4: a live set ends with it. */
  | { readonly type: "fall-seen"; readonly timeMs: number }
  | { readonly type: "notice"; readonly timeMs: number; readonly notice: NoticeId }
  | { readonly type: "tracking-lost"; readonly timeMs: number; readonly reason: PauseReason }
  | { readonly type: "tracking-found"; readonly timeMs: number }
  | { readonly type: "set-ended"; readonly timeMs: number; readonly reason: SetEndReason };
