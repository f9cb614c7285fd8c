import type { Side } from "../../src/body/joints.js";
import type { Metric } from "../../src/body/metrics.js";
import type { EngineId } from "../../src/body/pose-frame.js";
import type { DepthLevel, SetEvent, Severity } from "../../src/checker/events.js";
import type { SeenView } from "../../src/checker/view-gate.js";
import type { RuleReadout, SetOptions } from "../../src/session/set-types.js";

/** Figures that an exercise counts. One that is not asked for, or that the exercise does not count, is left out. */
export interface Figures {
  readonly reps?: number;
  readonly repsLeft?: number;
  readonly repsRight?: number;
  /** Attempts that were refused and told. */
  readonly partial?: number;
  readonly holdS?: number;
  readonly steps?: number;
  readonly stepsLeft?: number;
  readonly stepsRight?: number;
  readonly metresLeft?: number;
  readonly metresRight?: number;
  readonly hops?: number;
  readonly circles?: number;
  readonly circlesLeft?: number;
  readonly circlesRight?: number;
  /** Circles the wrong way round, which are not counted. */
  readonly reversed?: number;
}

export type FigureName = keyof Figures;

/** An attempt that was not counted. */
export interface Refusal {
  readonly timeS: number;
  readonly reason: string;
  readonly side?: Side;
}

/** A scripted fault of the truth; `id` as in exercises.md. */
interface ExpectedFault {
  readonly id: string;
  readonly name: string;
  readonly startS: number;
  readonly endS: number;
}

/** A fault that the app raised; `endS` is the end of the clip where it was never cleared. */
export interface RaisedFault {
  readonly id: string;
  readonly severity: Severity;
  readonly startS: number;
  readonly endS: number;
}

export interface FaultScore {
  readonly expected: readonly ExpectedFault[];
  readonly raised: readonly RaisedFault[];
  /** Ids raised within the window of one of their spans. */
  readonly hit: readonly string[];
  /** Expected ids that were not. */
  readonly missed: readonly string[];
  /** Missed ids that were raised, but outside of every window. */
  readonly late: readonly string[];
  /** SAFE, FORM and STOP faults that the truth neither expects nor allows; one entry for every time it was raised. */
  readonly false: readonly string[];
}

/** What the view gate said of a clip. */
export interface ViewVerdict {
  /** From the truth; null where it does not say. */
  readonly expected: "ok" | "outside" | null;
  /** Share of the pictures with a pose in which the exercise's own view was seen, 0 to 1. */
  readonly judgedShare: number;
  /** The person was told that the camera stands wrong. */
  readonly askedToTurn: boolean;
}

export interface AngleError {
  readonly maeDeg: number;
  /** Mean of measured less true. */
  readonly biasDeg: number;
  readonly pictures: number;
}

/** One metric over time, for the report. The arrays are of one length; null is "not measured" or "no truth". */
export interface AngleSeries {
  /** Name in the metric table, for instance "kneeFlexion". */
  readonly metric: string;
  readonly unit: Metric["unit"];
  readonly timeS: readonly number[];
  readonly measured: readonly (number | null)[];
  /** Undefined where the truth does not have this angle. */
  readonly truth: readonly (number | null)[] | undefined;
}

/** What was prescribed. Null where the exercise has no depth, and `level` also for a depth that no level has. */
export interface ScoredOptions extends Pick<SetOptions, "amount" | "leg"> {
  readonly level: DepthLevel | null;
  readonly targetDeg: number | null;
}

/** What the movement was called: another name than the exercise's where the truth says that it is another movement. */
export interface LabelVerdict {
  /** Null where the truth does not say. */
  readonly expected: string | null;
  readonly told: string | null;
}

/** Error of the joint angle that the exercise counts by. */
interface DriverError extends AngleError {
  readonly metric: string;
}

/** One exercise run on one clip, and its score where there is a truth. */
export interface ClipScore {
  /** Path inside the folder, without the extension. */
  readonly name: string;
  readonly exercise: string;
  readonly options: ScoredOptions;
  readonly durationS: number;
  /** False for a clip without truth: every score is then null or empty. */
  readonly scored: boolean;
  readonly expected: Figures;
  readonly counted: Figures;
  readonly refused: readonly Refusal[];
  /** Every figure and label that the truth asks for is met within its tolerance, or the clip was rightly refused. */
  readonly exact: boolean | null;
  /** The main count is at most one off; null where the truth asks for none. */
  readonly offByOne: boolean | null;
  /** Main count (repetitions, steps, hops, circles): counted less expected. */
  readonly countError: number | null;
  /** The same as a share of what was expected; null where nothing was. */
  readonly countErrorShare: number | null;
  readonly holdErrorS: number | null;
  readonly faults: FaultScore;
  /**
   * Clip time outside of the scripted faults, minutes. 0 where the clip does not show the exercise, does not show it
   * where it is judged, or faults are not scored.
   */
  readonly cleanMinutes: number;
  readonly angleMaeDeg: Readonly<Record<string, number>>;
  readonly angleBiasDeg: Readonly<Record<string, number>>;
  readonly anglePictures: Readonly<Record<string, number>>;
  /** Null where the exercise counts by no angle, or the truth does not have it. */
  readonly driver: DriverError | null;
  /** Share of the pictures with a pose, 0 to 1. */
  readonly posedShare: number;
  readonly view: ViewVerdict;
  readonly label: LabelVerdict;
  /** Rules that the app said it could not judge, and why. */
  readonly notJudged: readonly Pick<RuleReadout, "id" | "why">[];
}

/** What the report draws beside the score. */
export interface ClipDetail {
  readonly score: ClipScore;
  readonly events: readonly SetEvent[];
  /** Every angle of the exercise, and whatever it counts by. */
  readonly angles: readonly AngleSeries[];
  /** Names of those that it counts by, the joint angle of the target first. */
  readonly main: readonly string[];
  /** View gate's verdict over time: each entry holds until the next. */
  readonly views: readonly { readonly timeS: number; readonly view: SeenView; readonly own: boolean }[];
  /** Prescribed depth of the first main angle, degrees; undefined where the exercise has none. */
  readonly targetDeg: number | undefined;
}

/** Null where no clip asks for it. */
export interface Totals {
  readonly clips: number;
  readonly exactShare: number | null;
  readonly oboShare: number | null;
  /** Mean absolute count error as a share of the expected count (RepCount's MAE). */
  readonly countMae: number | null;
  readonly countMaeAbsolute: number | null;
  readonly holdMaeS: number | null;
  /** The same over the runs in which there is a hold. */
  readonly heldHoldMaeS: number | null;
  readonly faultPrecision: number | null;
  readonly faultRecall: number | null;
  readonly falseWarningsPerMinute: number | null;
  /** Of the angles that exercises count by: knee flexion, or the trunk's lean in deadlifts. */
  readonly driverMaeDeg: number | null;
}

/** Something that was not run: a broken clip or truth, or an exercise that the catalogue does not have. */
export interface NotRun {
  readonly name: string;
  readonly reason: string;
}

/** Shape of `--json`. Two runs differ in `timings` only. */
export interface Evaluation {
  readonly version: 2;
  readonly engine: EngineId;
  /** Pictures a second that the clips were brought to; null for their own. */
  readonly fps: number | null;
  readonly disturbance: string | null;
  readonly clips: readonly ClipScore[];
  readonly totals: Totals;
  readonly totalsByExercise: Readonly<Record<string, Totals>>;
  /** Clips that could not be run, with the reason: exit status 1. */
  readonly broken: readonly NotRun[];
  /** Exercises that the truth asks for and the catalogue does not have (yet). */
  readonly leftOut: readonly NotRun[];
  readonly timings: { readonly posingS: number; readonly scoringS: number };
}
