/** What a set tells the coach, the page and the record. Times are media time in milliseconds. */
export type Severity = "stop" | "safe" | "form" | "info";

/** Depth levels of exercises.md 6.3: prescribed knee flexion 45, 60, 75, 90 degrees. */
export const DEPTH_LEVELS = { L1: 45, L2: 60, L3: 75, L4: 90 } as const;
export type DepthLevel = keyof typeof DEPTH_LEVELS;

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
  | "source-lost";

/** Why a set is over. */
export type SetEndReason = "pain" | "finished-by-user" | "target-reached" | "time-limit" | "rested" | "source-ended";

/** Ids of things said that are no fault: the key of their text in the message catalogue. */
export type NoticeId =
  "lean-on-wall" | "slide-down-wall" | "breathe" | "tired" | "turn-to-count" | "slow-frames" | "time-nearly-up";

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
  | { readonly type: "notice"; readonly timeMs: number; readonly notice: NoticeId }
  | { readonly type: "tracking-lost"; readonly timeMs: number; readonly reason: PauseReason }
  | { readonly type: "tracking-found"; readonly timeMs: number }
  | { readonly type: "set-ended"; readonly timeMs: number; readonly reason: SetEndReason };
