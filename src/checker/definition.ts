import type { Metric, View } from "../body/metrics.js";
import type { LimbJoint } from "../body/joints.js";
import type { PauseReason, Severity } from "./events.js";

/** A limit in the metric's unit, or so far from the target of the chosen depth level. */
type Limit = number | { readonly fromTarget: number };

export interface Band {
  /** The value must be at least this. */
  readonly above?: Limit;
  /** The value must be at most this. */
  readonly below?: Limit;
}

/** Target plus or minus `toleranceDeg`. */
export const aroundTarget = (toleranceDeg: number): Band => ({
  above: { fromTarget: -toleranceDeg },
  below: { fromTarget: toleranceDeg },
});

export type Bands<Name extends string> = Readonly<Partial<Record<Name, Band>>>;

/** One condition of a form rule: the metric has to stay inside `keep`. */
export interface Condition<Name extends string> {
  readonly metric: Name;
  readonly keep: Band;
  /** Judged only while these hold. */
  readonly while?: Bands<Name>;
  /** The value is taken relative to its largest since the person began to come down (1 is unchanged). */
  readonly relativeToWidest?: true;
}

export interface FormRule<Name extends string> {
  /** Id of exercises.md, for instance "E2-3". */
  readonly id: string;
  readonly severity: Severity;
  /** Key of the cue in the message catalogue. */
  readonly cue: string;
  /** Broken when any condition is. */
  readonly conditions: readonly Condition<Name>[];
  /** How long it has to be broken before it is raised, milliseconds. */
  readonly forMs: number;
}

/**
 * A hold: the clock starts inside `enter` and stops outside `stay`. `driver` is the joint angle of the target.
 * exercises.md 8.5.
 */
export interface HoldMovement<Name extends string> {
  readonly kind: "hold";
  readonly driver: Name;
  /** Driver where the exercise is seen from the front; for the front check only, never for the clock. */
  readonly frontDriver: Name;
  readonly enter: Bands<Name>;
  readonly stay: Bands<Name>;
  /** Why the clock stops when this metric leaves its band; the driver's reasons are "too-high" and "too-low". */
  readonly reasons: Readonly<Partial<Record<Name, PauseReason>>>;
  /** Below this driver angle the person stands. */
  readonly standingBelowDeg: number;
  /** From this driver angle on a still person is trying the exercise. */
  readonly attemptAboveDeg: number;
  /** Speed of the driver below which the person is still, degrees per second. */
  readonly stillDegPerS: number;
  /** How long still and supported before the clock starts (the time is credited). */
  readonly settleMs: number;
  /** A drift shorter than this does not break the hold. */
  readonly graceMs: number;
  /** A drift longer than this ends the hold. */
  readonly endAfterMs: number;
  /** Driver this far above standing up ends the hold at once. */
  readonly endBelowTargetDeg: number;
  /** Metric of leaning on something, and from which value: without it the posture is not this exercise. */
  readonly support: { readonly metric: Name; readonly above: number };
  /**
   * Coming down with more trunk lean than `maxDeg` while the support metric grows by more than `maxSupportGain` (the
   * hips travel back) is sitting down on something, not sliding down a wall.
   */
  readonly upright: { readonly metric: Name; readonly maxDeg: number; readonly maxSupportGain: number };
  /** Longest time in position that is counted, milliseconds. */
  readonly capMs: number;
}

export interface ExerciseDefinition<Name extends string = string> {
  readonly id: string;
  readonly view: View;
  /** Landmarks of the near side without which nothing is counted. */
  readonly needs: readonly LimbJoint[];
  readonly metrics: Readonly<Record<Name, Metric>>;
  readonly movement: HoldMovement<Name>;
  readonly rules: readonly FormRule<Name>[];
  /** Seconds of hold after which breathing is called to mind. */
  readonly breatheAtS: readonly number[];
  readonly dose: { readonly holdS: number };
}

/** Ties metric names together: a misspelt name in a rule is a compile error. */
export const defineExercise = <const Name extends string>(
  definition: ExerciseDefinition<Name>,
): ExerciseDefinition<Name> => definition;

/** Values of all metrics of a definition at one moment. */
export type Values = Readonly<Record<string, number | undefined>>;

const resolve = (limit: Limit, targetDeg: number): number =>
  typeof limit === "number" ? limit : targetDeg + limit.fromTarget;

/** How far outside the band the value is, in the metric's unit; 0 or less inside. */
export function overshoot(value: number, band: Band, targetDeg: number): number {
  const low = band.above === undefined ? Number.NEGATIVE_INFINITY : resolve(band.above, targetDeg) - value;
  const high = band.below === undefined ? Number.NEGATIVE_INFINITY : value - resolve(band.below, targetDeg);
  return Math.max(low, high);
}

/** Whether all bands hold; undefined when one of the metrics is not seen. */
export function insideAll(bands: Bands<string>, values: Values, targetDeg: number): boolean | undefined {
  let inside = true;
  for (const name of Object.keys(bands)) {
    const band = bands[name];
    if (band === undefined) continue;
    const value = values[name];
    if (value === undefined) return undefined;
    if (overshoot(value, band, targetDeg) > 0) inside = false;
  }
  return inside;
}
