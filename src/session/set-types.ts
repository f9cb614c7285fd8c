import type { Joints, EngineId } from "../body/pose-frame.js";
import type { Side } from "../body/joints.js";
import type { Values } from "../checker/definition.js";
import type {
  DepthLevel,
  PauseReason,
  Phase,
  PlacementProblem,
  SetEndReason,
  SetEvent,
  Severity,
} from "../checker/events.js";
import type { SeenView } from "../checker/view-gate.js";

/** What is fixed before a set begins. */
export interface SetOptions {
  readonly exerciseId: string;
  readonly level: DepthLevel;
  /** Prescribed seconds in position. */
  readonly targetS: number;
  /** Body height in metres if the user gave it. */
  readonly bodyHeightM?: number | undefined;
  readonly engine: EngineId;
  /**
   * "live": placement, calibration and countdown come first. "recorded": a file, nobody can answer, so the set runs
   * from the first picture and calibrates itself on the first still stand.
   */
  readonly mode: "live" | "recorded";
}

export type SetInput =
  | { readonly type: "frame"; readonly frame: import("../body/pose-frame.js").PoseFrame }
  /** "pain" is the button "Stop, it hurts"; "finish" ends the set calmly; "source-ended" is the end of a file. */
  | { readonly type: "stop"; readonly timeMs: number; readonly reason: "pain" | "finish" | "source-ended" }
  | { readonly type: "interrupted"; readonly timeMs: number; readonly reason: "page-hidden" | "source-lost" }
  | { readonly type: "resumed"; readonly timeMs: number };

/** One form rule as it stands now. */
export interface RuleReadout {
  readonly id: string;
  readonly severity: Severity;
  readonly cue: string;
  /** "not-judged" is never "good": the landmark, the view or the engine does not allow a verdict. */
  readonly state: "idle" | "good" | "raised" | "not-judged";
  readonly why?: "view" | "landmark" | "engine" | "camera" | undefined;
}

interface HoldReadout {
  readonly state: "standing" | "sliding" | "holding" | "paused";
  readonly pauseReason?: PauseReason | undefined;
  readonly totalMs: number;
  readonly longestMs: number;
  readonly goodFormMs: number;
  readonly currentMs: number;
}

/** Everything a page or an evaluation shows of a running set; made anew for every input. */
export interface SetSnapshot {
  readonly timeMs: number;
  readonly phase: Phase;
  readonly placementProblem?: PlacementProblem | undefined;
  /** Share of the still stand that is done, 0 to 1. */
  readonly calibrationShare: number;
  readonly countdownS?: number | undefined;
  readonly hold: HoldReadout;
  readonly rules: readonly RuleReadout[];
  readonly targetDeg: number;
  /** Inside target plus or minus this the clock starts. */
  readonly enterToleranceDeg: number;
  /** Beyond target plus or minus this the clock stops. */
  readonly leaveToleranceDeg: number;
  readonly kneeDeg?: number | undefined;
  /**
   * The exercise's metrics by their name in its definition, in the metric's unit, as measured in this picture before
   * the One Euro filter; undefined where not seen, not in view or not by this engine. Empty before the set, while it is
   * interrupted and after it.
   */
  readonly measured: Values;
  /** From where the body is seen, as the view gate has it. */
  readonly view: SeenView;
  readonly nearSide?: Side | undefined;
  /** Gated joints in picture pixels, for the overlay; undefined when nobody is seen. */
  readonly joints?: Joints | undefined;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly endReason?: SetEndReason | undefined;
}

/** One point of the summary chart; kneeDeg is undefined where it was not seen. */
export interface ChartPoint {
  readonly timeMs: number;
  readonly kneeDeg: number | undefined;
}

export interface FaultTotal {
  readonly ruleId: string;
  readonly cue: string;
  readonly severity: Severity;
  readonly durationMs: number;
  readonly times: number;
  readonly spans: readonly { readonly startMs: number; readonly endMs: number }[];
}

export interface SetSummary {
  readonly options: SetOptions;
  readonly endReason: SetEndReason;
  readonly durationMs: number;
  readonly totalMs: number;
  readonly longestMs: number;
  readonly goodFormMs: number;
  readonly holds: readonly { readonly startMs: number; readonly endMs: number; readonly heldMs: number }[];
  readonly pauses: readonly { readonly startMs: number; readonly endMs: number; readonly reason: PauseReason }[];
  readonly faults: readonly FaultTotal[];
  readonly notJudged: readonly RuleReadout[];
  readonly chart: readonly ChartPoint[];
  readonly targetDeg: number;
  readonly leaveToleranceDeg: number;
  /** Share of the set's time in which the needed joints were seen, 0 to 1. */
  readonly seenShare: number;
}

export interface SetStep {
  readonly snapshot: SetSnapshot;
  readonly events: readonly SetEvent[];
}

/** Runs one set. The same object serves camera, file, demo clip and trace; it never reads a clock. */
export interface SetRunner {
  push(input: SetInput): SetStep;
  /** Valid at any time; final after a "set-ended" event. */
  summary(): SetSummary;
}
