import type { Side } from "../body/joints.js";
import type { AttemptPhase, MachineMeasure, MachineSignal, Values } from "./definition.js";
import type { NoticeId, PauseReason, SetEvent } from "./events.js";
import type { SeenView } from "./view-gate.js";

/** A gap up to this is bridged by the last value. exercises.md 1.3. */
export const SHORT_GAP_MS = 300;
/** Gone for longer than this an attempt is given up. exercises.md 1.3. */
export const LOST_MS = 1000;

/** What a machine sees of one picture. */
export interface MachineInput {
  readonly timeMs: number;
  /** Time since the last picture that was seen; 0 after a gap. */
  readonly stepMs: number;
  /** Everything that the movement needs is seen; otherwise why not. */
  readonly seen: true | PauseReason;
  /** Time since something was last seen; infinite before. 0 when seen. */
  readonly unseenMs: number;
  readonly view: SeenView;
  /** Metrics of the definition through their filter. */
  readonly values: Values;
  /** The same before the filter: peaks for the record come from here (exercises.md 1.4). */
  readonly raw: Values;
  /** Prescribed depth, degrees; 0 where the exercise has none. */
  readonly targetDeg: number;
  /** Prescribed amount in the unit of the dose. */
  readonly amount: number;
  /** The prescribed working leg; undefined: the machine finds it. */
  readonly leg: Side | undefined;
  /** Steps instead of hops. */
  readonly lowImpact: boolean;
  /** No SAFE or FORM fault stands, as of the picture before. */
  readonly cleanForm: boolean;
}

/** A hold as it stands now. */
export interface HoldReadout {
  readonly state: "standing" | "sliding" | "holding" | "paused";
  readonly pauseReason?: PauseReason | undefined;
  readonly totalMs: number;
  readonly longestMs: number;
  readonly goodFormMs: number;
  readonly currentMs: number;
  /** Time in position of the hold that goes on; it may have begun before its event told so. */
  readonly holdMs: number;
}

/** What was done instead of the chosen exercise: a squat without a ball or wall behind the back. */
export type MovementLabel = "free-squat";

/** What a machine says of one picture. */
export interface MachineStep {
  /** `clean` of counted things is filled in by the set once form has been judged. */
  readonly events: readonly SetEvent[];
  /** What the attempt is doing; "rest" between attempts. */
  readonly phase: AttemptPhase;
  /** Grows by one with every attempt that begins; 0 before the first. */
  readonly attempt: number;
  /** Form may be judged now. */
  readonly judging: boolean;
  /** The person has given up the position (stands, is gone): faults clear. Not between repetitions. */
  readonly over: boolean;
  /** When the attempt that begins in this picture really began. */
  readonly startedMs?: number | undefined;
  /** The attempt that went on has come to nothing (a walk): what was broken in it is forgotten. */
  readonly voided?: boolean;
  /** The working or stance leg as it is known now. */
  readonly leg: Side | undefined;
  readonly signals: readonly MachineSignal[];
  readonly measures: Readonly<Partial<Record<MachineMeasure, number>>>;
  /** Conditions that hold now and are worth a word; the set says each once in a while. */
  readonly notices: readonly NoticeId[];
  /** False: from here the movement is counted and form is not judged. */
  readonly judgeable: boolean;
  /** What the movement is instead of the chosen exercise, as far as this set can tell by now. */
  readonly label?: MovementLabel | undefined;
  /** The set is over by the movement's own rule (a hold that ran its time or its longest time). */
  readonly done?: "target-reached" | "time-limit" | undefined;
  /** Time of this picture that counts towards the persistence of faults; 0 after a gap. */
  readonly formStepMs: number;
  /** Only of a hold. */
  readonly hold?: HoldReadout | undefined;
  /** Something of the exercise was done in this picture: the set is not at rest. */
  readonly active: boolean;
}

/** One machine for one set. Deterministic; keeps its state inside, as the filters of body/ do. */
export interface Machine {
  step(input: MachineInput): MachineStep;
}
