import type { Joints, EngineId } from "../body/pose-frame.js";
import type { Side } from "../body/joints.js";
import type { AttemptPhase, Dose, Movement, Values } from "../checker/definition.js";
import type {
  DepthLevel,
  PauseReason,
  Phase,
  PlacementProblem,
  RefusalReason,
  SetEndReason,
  SetEvent,
  Severity,
} from "../checker/events.js";
import type { HoldReadout, MovementLabel } from "../checker/machine.js";
import type { SeenView } from "../checker/view-gate.js";

/** What is fixed before a set begins. */
export interface SetOptions {
  readonly exerciseId: string;
  readonly level: DepthLevel;
  /** Own depth in degrees, instead of the level's. exercises.md 4.2: the personal target. */
  readonly targetDeg?: number | undefined;
  /** Prescribed amount in the unit of the exercise's dose; per leg or direction where these are apart. */
  readonly amount: number;
  /** Working leg where legs work apart; "auto": found by itself, both in turn. */
  readonly leg: "auto" | Side;
  /** Steps instead of hops. */
  readonly lowImpact: boolean;
  /** Count from wherever the camera stands; nothing is judged then. */
  readonly anyView?: true | undefined;
  /** Weight in the hand, where the exercise has one; the camera does not see it. exercises.md 8.10. */
  readonly load?: { readonly kg: number; readonly hand: "opposite" | "same" } | undefined;
  /** Body height in metres if the user gave it. */
  readonly bodyHeightM?: number | undefined;
  readonly engine: EngineId;
  /** Counted before, in an earlier run of the same set: it counts on from there. */
  readonly carried?: Tally | undefined;
  /**
   * "live": placement, calibration and countdown come first. "recorded": a file, nobody can answer, so the set runs
   * from the first picture and calibrates itself on the first still stand.
   */
  readonly mode: "live" | "recorded";
}

export type SetInput =
  | { readonly type: "frame"; readonly frame: import("../body/pose-frame.js").PoseFrame }
  /**
   * "pain" is the button "Stop, it hurts"; "finish" ends the set calmly; "control-lost" is a stop for safety that is seen
   * outside of the set; "source-ended" is the end of a file.
   */
  | {
      readonly type: "stop";
      readonly timeMs: number;
      readonly reason: "pain" | "finish" | "control-lost" | "source-ended";
    }
  /** "paused": the person asked for it. */
  | { readonly type: "interrupted"; readonly timeMs: number; readonly reason: "page-hidden" | "source-lost" | "paused" }
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

/** Things of one kind counted by leg or direction; `together` where legs work together. */
export interface SideCount {
  readonly left: number;
  readonly right: number;
  readonly together: number;
}

/** What a set has come to so far. */
export interface Tally {
  /** Full repetitions, step cycles, hops (by landing leg) or circles. */
  readonly counted: SideCount;
  /** Those of them without a SAFE or FORM fault. */
  readonly clean: SideCount;
  /** Attempts that were told and not counted. */
  readonly refused: SideCount;
  /** Metres travelled by direction. */
  readonly metres: { readonly left: number; readonly right: number };
  /** Time in position (hold) or on the running clock (hops). */
  readonly workedMs: number;
  /** How often the free foot came down. */
  readonly taps: SideCount;
}

/** One counted or refused attempt. exercises.md 8.0.5. */
export interface AttemptRecord {
  readonly startMs: number;
  readonly endMs: number;
  readonly side: Side | undefined;
  readonly counted: boolean;
  readonly clean: boolean;
  readonly reason?: RefusalReason | undefined;
  /** Largest driver angle; the amplitude of a circle. */
  readonly peakDeg?: number | undefined;
  readonly downMs?: number | undefined;
  readonly holdMs?: number | undefined;
  readonly upMs?: number | undefined;
  readonly distanceM?: number | undefined;
  readonly flightMs?: number | undefined;
  /** Ids of SAFE and FORM faults that were broken in it. */
  readonly faults: readonly string[];
}

/** What kind of exercise is running, for pages that fit themselves to it. */
export interface SetKind {
  readonly movement: Movement<string>["kind"];
  readonly legs: "together" | "stance" | "swing";
  readonly dose: Dose["unit"];
  readonly depth: "knee-flexion" | "trunk-lean" | undefined;
}

/** Everything a page or an evaluation shows of a running set; made anew for every input. */
export interface SetSnapshot {
  readonly timeMs: number;
  readonly phase: Phase;
  readonly placementProblem?: PlacementProblem | undefined;
  /** Share of the still stand that is done, 0 to 1. */
  readonly calibrationShare: number;
  readonly countdownS?: number | undefined;
  readonly kind: SetKind;
  /** Undefined where the exercise is no hold. */
  readonly hold: HoldReadout | undefined;
  readonly tally: Tally;
  /** Prescribed amount of this set, in the unit of the dose. */
  readonly amount: number;
  /** The working or stance leg as it is known now. */
  readonly leg: Side | undefined;
  /** What the running attempt is doing; "rest" between attempts. */
  readonly attemptPhase: AttemptPhase;
  readonly rules: readonly RuleReadout[];
  /** Prescribed depth; undefined where the exercise has none. */
  readonly targetDeg: number | undefined;
  /** Inside target plus or minus this the clock starts, or a repetition is full. */
  readonly enterToleranceDeg: number;
  /** Beyond target plus or minus this the clock stops. */
  readonly leaveToleranceDeg: number;
  /** The joint angle of the target (knee flexion or trunk lean), as measured; undefined where there is none. */
  readonly driverDeg?: number | undefined;
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

/** One point of the summary chart; driverDeg is undefined where it was not seen. */
export interface ChartPoint {
  readonly timeMs: number;
  readonly driverDeg: number | undefined;
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
  readonly kind: SetKind;
  readonly tally: Tally;
  readonly attempts: readonly AttemptRecord[];
  /** Another exercise than the chosen one was seen, as far as can be told. */
  readonly label: MovementLabel | undefined;
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
  readonly targetDeg: number | undefined;
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
