import type { ClipScore, Totals } from "./evaluation.js";

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const meanOf = (values: readonly number[]): number | null => ratio(sumOf(values), values.length);

const known = <Value>(values: readonly (Value | null)[]): readonly Value[] =>
  values.filter((value): value is Value => value !== null);

const shareTrue = (values: readonly (boolean | null)[]): number | null =>
  meanOf(known(values).map((value) => Number(value)));

const meanSize = (values: readonly (number | null)[]): number | null => meanOf(known(values).map(Math.abs));

/**
 * Adds up the scores of clips. What precision, recall and the errors are over is in README.md here.
 */
export function totalsOf(scores: readonly ClipScore[]): Totals {
  const clips = scores.filter((score) => score.scored);
  const sum = (size: (score: ClipScore) => number): number => sumOf(clips.map(size));
  const hits = sum((score) => score.faults.hit.length);
  const missed = sum((score) => score.faults.missed.length);
  const falseIds = sum((score) => new Set(score.faults.false).size);
  const driverPictures = ({ driver }: ClipScore): number => driver?.pictures ?? 0;
  return {
    clips: clips.length,
    exactShare: shareTrue(clips.map((score) => score.exact)),
    oboShare: shareTrue(clips.map((score) => score.offByOne)),
    countMae: meanSize(clips.map((score) => score.countErrorShare)),
    countMaeAbsolute: meanSize(clips.map((score) => score.countError)),
    holdMaeS: meanSize(clips.map((score) => score.holdErrorS)),
    heldHoldMaeS: meanSize(clips.filter(({ expected }) => (expected.holdS ?? 0) > 0).map((score) => score.holdErrorS)),
    faultPrecision: ratio(hits, hits + falseIds),
    faultRecall: ratio(hits, hits + missed),
    falseWarningsPerMinute: ratio(
      sum((score) => score.faults.false.length),
      sum((score) => score.cleanMinutes),
    ),
    driverMaeDeg: ratio(
      sum((score) => (score.driver?.maeDeg ?? 0) * driverPictures(score)),
      sum(driverPictures),
    ),
  };
}

/** Worst first: what is wrong, then wrong or missing warnings, then the size of the errors; then by name. */
export function worstFirst(a: ClipScore, b: ClipScore): number {
  const [left, right] = [a, b].map(badness);
  for (const [index, value] of (left ?? []).entries()) {
    const difference = (right?.[index] ?? 0) - value;
    if (difference !== 0) return difference;
  }
  return a.name < b.name || (a.name === b.name && a.exercise < b.exercise) ? -1 : 1;
}

const badness = (score: ClipScore): readonly number[] => [
  Number(score.scored),
  Number(score.exact === false),
  score.faults.missed.length + score.faults.false.length,
  Math.abs(score.countError ?? 0),
  Math.abs(score.holdErrorS ?? 0),
  score.driver?.maeDeg ?? 0,
];
