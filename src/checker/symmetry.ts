import { median } from "../body/geometry.js";
import type { Side } from "../body/joints.js";
import { otherSide } from "../body/joints.js";

/** Clean repetitions that each side needs before the sides are compared. exercises.md 5.6. */
const MIN_CLEAN_PER_SIDE = 5;
/** Two-sided 95 %. */
const Z_95 = 1.96;
/** Rep-to-rep standard deviation of an angle that is assumed at least, degrees. exercises.md 5.6. */
export const ANGLE_SD_DEG = 5;
/**
 * Where a side has one number only (repetitions, metres, seconds of a set), a difference smaller than this share of the
 * larger one is no difference: the boundary of single-leg hops in healthy people, exercises.md 5.6.
 */
const MIN_TOTAL_SHARE = 0.09;
/** Bands of the index, percent. exercises.md 5.6. */
const ALIKE_FROM = 90;
const WORK_ON_IT_FROM = 80;

/** What one side did and how good it was, as far as sides are compared; an attempt record of a set is one. */
export interface SideAttempt {
  readonly side: Side | undefined;
  readonly counted: boolean;
  readonly clean: boolean;
  readonly peakDeg?: number | undefined;
  readonly distanceM?: number | undefined;
  readonly flightMs?: number | undefined;
}

export interface SideValues {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export interface SideTotals {
  readonly left: number;
  readonly right: number;
}

export interface Comparison {
  /** Sway, touches and valgus are better when lower. */
  readonly better: "higher" | "lower";
  /** The painful side, if the person named one. */
  readonly involved?: Side | undefined;
}

export type SymmetryBand = "alike" | "work-on-it" | "clear-difference";

export type Symmetry =
  /** Too few clean repetitions on a side. */
  | { readonly state: "too-few"; readonly neededPerSide: number; readonly count: SideTotals }
  /** Both are so small that they are noise, or one is nothing at all: no share can be told. */
  | { readonly state: "below-noise"; readonly values: SideTotals }
  | {
      /** "no-difference": the sides differ by less than can be told. */
      readonly state: "no-difference" | "different";
      /** Both numbers: medians of the repetitions, or the totals. */
      readonly values: SideTotals;
      /** 100 x weaker / stronger, or involved / uninvolved; the latter may be over 100. */
      readonly indexPercent: number;
      /** Smallest difference that can be told, in the unit of the values. */
      readonly detectable: number;
      /** The side of the smaller performance; undefined where there is no difference to be told. */
      readonly weaker: Side | undefined;
      readonly band: SymmetryBand;
    };

/** Values of the clean repetitions by side; of one session, since a difference between days is no difference of legs. */
export function cleanValues(attempts: readonly SideAttempt[], of: "peakDeg" | "distanceM" | "flightMs"): SideValues {
  const valuesOf = (side: Side): readonly number[] =>
    attempts
      .filter((attempt) => attempt.side === side && attempt.counted && attempt.clean)
      .map((attempt) => attempt[of])
      .filter((value) => value !== undefined);
  return { left: valuesOf("left"), right: valuesOf("right") };
}

/**
 * Compares the medians of both sides' repetitions in one session. A difference is claimed only beyond MDC95 of the
 * difference of two means, 1.96 SD sqrt(1/n + 1/m): 8.0 degrees with 3 repetitions a side and an SD of 5, 6.2 with 5,
 * 4.4 with 10 (exercises.md 5.6).
 * @param leastSd rep-to-rep standard deviation that is assumed at least; ANGLE_SD_DEG for angles.
 * @param noiseFloor values at or below this are noise.
 */
export function compareRepetitions(
  values: SideValues,
  comparison: Comparison,
  leastSd: number,
  noiseFloor = 0,
): Symmetry {
  const { left, right } = values;
  const count: SideTotals = { left: left.length, right: right.length };
  if (Math.min(left.length, right.length) < MIN_CLEAN_PER_SIDE) {
    return { state: "too-few", neededPerSide: MIN_CLEAN_PER_SIDE, count };
  }
  const sd = Math.max(leastSd, pooledSd(left, right));
  const detectable = Z_95 * sd * Math.sqrt(1 / left.length + 1 / right.length);
  return compare({ left: median(left), right: median(right) }, comparison, detectable, noiseFloor);
}

/**
 * Compares one number of each side: clean repetitions, seconds, metres by leading leg, touches of a whole session.
 * @param cleanCount clean repetitions of each side: a side that was not done is no weak side.
 */
export function compareTotals(totals: SideTotals, comparison: Comparison, cleanCount: SideTotals): Symmetry {
  if (Math.min(cleanCount.left, cleanCount.right) < MIN_CLEAN_PER_SIDE) {
    return { state: "too-few", neededPerSide: MIN_CLEAN_PER_SIDE, count: cleanCount };
  }
  return compare(totals, comparison, MIN_TOTAL_SHARE * Math.max(totals.left, totals.right), 0);
}

function compare(
  values: SideTotals,
  { better, involved }: Comparison,
  detectable: number,
  noiseFloor: number,
): Symmetry {
  if (Math.max(values.left, values.right) <= noiseFloor || Math.min(values.left, values.right) <= 0)
    return { state: "below-noise", values };
  const smaller: Side = values.left < values.right ? "left" : "right";
  const weaker = better === "higher" ? smaller : otherSide(smaller);
  const first = involved ?? weaker;
  const good = better === "higher" ? values[first] : values[otherSide(first)];
  const bad = better === "higher" ? values[otherSide(first)] : values[first];
  const indexPercent = (100 * good) / bad;
  const different = Math.abs(values.left - values.right) > detectable;
  return {
    state: different ? "different" : "no-difference",
    values,
    indexPercent,
    detectable,
    weaker: different ? weaker : undefined,
    band: different ? bandOf(indexPercent) : "alike",
  };
}

function bandOf(indexPercent: number): SymmetryBand {
  if (indexPercent >= ALIKE_FROM) return "alike";
  return indexPercent >= WORK_ON_IT_FROM ? "work-on-it" : "clear-difference";
}

/** Standard deviation within the sides, of both together. */
function pooledSd(left: readonly number[], right: readonly number[]): number {
  const squares = (values: readonly number[]): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  return Math.sqrt((squares(left) + squares(right)) / (left.length + right.length - 2));
}
