import { medianOfSorted } from "../body/geometry.js";
import type { TimedValue } from "../body/signal.js";
import type { AttemptMeasure, AttemptPhase, Values } from "./definition.js";
import { insideAll } from "./definition.js";

interface Gathered {
  readonly first: number | undefined;
  readonly last: number;
  readonly min: number;
  readonly max: number;
  /** All of them, of a median only. */
  readonly all: readonly number[];
  /** Largest fall within the measure's time, and what that is reckoned from. */
  readonly fall: number;
  readonly recent: readonly TimedValue[];
  /** What the means over the measure's time are taken of, and since when there was something. */
  readonly averaged: readonly TimedValue[];
  readonly sinceMs: number | undefined;
  /** The attempt has left the phases in which this is gathered. */
  readonly left: boolean;
}

/** What the running attempt has shown so far, by the name of the measure. */
export interface AttemptMeasuresState {
  readonly attempt: number;
  readonly gathered: Readonly<Record<string, Gathered>>;
}

export const NO_MEASURES: AttemptMeasuresState = { attempt: 0, gathered: {} };

/** Pictures do not come at the very end of a measure's time. */
const FULL_SHARE = 0.8;

const NONE: Gathered = {
  first: undefined,
  last: 0,
  min: Number.POSITIVE_INFINITY,
  max: Number.NEGATIVE_INFINITY,
  all: [],
  fall: 0,
  recent: [],
  averaged: [],
  sinceMs: undefined,
  left: false,
};

/**
 * Gathers what an attempt shows of its metrics, before the One Euro filter: peaks are taken from there (exercises.md
 * 1.4). A measure is undefined until its metric was seen in its phases. Pure.
 */
export function stepMeasures(
  state: AttemptMeasuresState,
  measures: Readonly<Record<string, AttemptMeasure<string>>>,
  raw: Values,
  phase: AttemptPhase,
  attempt: number,
  timeMs: number,
): { readonly state: AttemptMeasuresState; readonly values: Values } {
  const before = attempt === state.attempt ? state.gathered : {};
  const gathered: Record<string, Gathered> = {};
  const values: Record<string, number | undefined> = {};
  for (const [name, measure] of Object.entries(measures)) {
    const now = gather(before[name] ?? NONE, measure, raw, phase, timeMs);
    gathered[name] = now;
    values[name] = measure.atEnd === true && !now.left ? undefined : read(now, measure);
  }
  return { state: { attempt, gathered }, values };
}

function gather(
  before: Gathered,
  measure: AttemptMeasure<string>,
  raw: Values,
  phase: AttemptPhase,
  timeMs: number,
): Gathered {
  const during = measure.during === undefined ? phase !== "rest" : measure.during.includes(phase);
  if (!during) return before.first === undefined || before.left ? before : { ...before, left: true };
  const seen = raw[measure.of];
  if (seen === undefined) return before;
  if (measure.while !== undefined && insideAll(measure.while, raw, 0) !== true) return before;
  const { overMs } = measure;
  if (overMs === undefined) return withValue(before, seen, measure, timeMs);
  const averaged = [...before.averaged.filter((point) => timeMs - point.timeMs < overMs), { timeMs, value: seen }];
  const sinceMs = before.sinceMs ?? timeMs;
  const kept = { ...before, averaged, sinceMs };
  // A mean of the first few pictures is not steady yet.
  if (timeMs - sinceMs < FULL_SHARE * overMs) return kept;
  const mean = averaged.reduce((sum, point) => sum + point.value, 0) / averaged.length;
  return withValue(kept, mean, measure, timeMs);
}

function withValue(
  before: Gathered,
  value: number,
  { take, withinMs }: AttemptMeasure<string>,
  timeMs: number,
): Gathered {
  const recent =
    withinMs === undefined
      ? before.recent
      : [...before.recent.filter((point) => timeMs - point.timeMs <= withinMs), { timeMs, value }];
  return {
    ...before,
    first: before.first ?? value,
    last: value,
    min: Math.min(before.min, value),
    max: Math.max(before.max, value),
    all: take === "median" ? [...before.all, value] : before.all,
    fall: recent.reduce((most, point) => Math.max(most, point.value - value), before.fall),
    recent,
    left: false,
  };
}

function read(
  { first, last, min, max, all, fall }: Gathered,
  { take, spreadWithin }: AttemptMeasure<string>,
): number | undefined {
  if (first === undefined) return undefined;
  switch (take) {
    case "max":
      return max;
    case "min":
      return min;
    case "range":
      return max - min;
    case "change":
      return max - first >= first - min ? max - first : min - first;
    case "abs-change":
      return Math.max(max - first, first - min);
    case "net":
      return last - first;
    case "fall":
      return fall;
    case "median":
      return medianWithin(all, spreadWithin);
    case "to-and-fro":
      return max - min - Math.abs(last - first);
  }
}

/** The median of a non-empty list, if its middle half lies within so much. */
function medianWithin(values: readonly number[], spreadWithin = Number.POSITIVE_INFINITY): number | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  const quarter = Math.floor(sorted.length / 4);
  const low = sorted[quarter] ?? Number.NaN;
  const high = sorted[sorted.length - 1 - quarter] ?? Number.NaN;
  return high - low <= spreadWithin ? medianOfSorted(sorted) : undefined;
}
