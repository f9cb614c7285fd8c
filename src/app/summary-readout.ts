import { otherSide } from "../body/joints.js";
import type { RefusalReason } from "../checker/events.js";
import {
  ANGLE_SD_DEG,
  cleanValues,
  compareRepetitions,
  compareTotals,
  type Symmetry,
  type SymmetryBand,
} from "../checker/symmetry.js";
import { faultName } from "../coach/cues.js";
import { refusalName, SIDE_NAMES } from "../coach/messages.js";
import type { AttemptRecord, SetSummary } from "../session/set-types.js";
import type { Figure } from "../ui/sk-figures.js";
import { metresText, plural, totalOf, wholeSeconds, yardsText } from "./set-readout.js";

const SIDES = ["left", "right"] as const;

/** Rep-to-rep scatter that is assumed at least where no angle is compared: a foot's width, and a picture of 30 a second. */
const DISTANCE_SD_M = 0.04;
const FLIGHT_SD_MS = 33;

const BAND_WORDS: Readonly<Record<SymmetryBand, string>> = {
  alike: "That counts as alike.",
  "work-on-it": "Worth working on.",
  "clear-difference": "A clear difference: mention it to your physiotherapist.",
};

/** A table of words; the first row is its head, the first cell of each row its name. */
export type Rows = readonly (readonly string[])[];

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

/** Metres with the yards of the specification; from a picture, so "about". exercises.md 5.1. */
const distanceText = (metres: number): string => `${metres.toFixed(1)} m (${yardsText(metres)})`;

/** What came of the set, in a few words. */
export function headingOf({ kind, tally, totalMs, options }: SetSummary): string {
  const count = totalOf(tally.counted);
  switch (kind.movement) {
    case "hold":
      return `${plural(Math.floor(totalMs / 1000), "second", "seconds")} in position`;
    case "travel":
      return `About ${tally.metres.left.toFixed(1)} m left, ${tally.metres.right.toFixed(1)} m right`;
    case "hops":
      return options.lowImpact ? plural(count, "step", "steps") : plural(count, "hop", "hops");
    case "circles":
      return plural(count, "circle", "circles");
    case "reps":
    case "hop-squat":
      return plural(count, "repetition", "repetitions");
  }
}

/** What was prescribed, for instance "10 on each leg". */
export function doseOf({ kind, options }: SetSummary): string {
  const { amount, leg } = options;
  switch (kind.dose) {
    case "seconds":
      return plural(amount, "second", "seconds");
    case "metres":
      return `${metresText(amount)} (${yardsText(amount)}) in each direction`;
    case "reps":
      if (kind.legs === "together") return String(amount);
      return leg === "auto" ? `${String(amount)} on each leg` : `${String(amount)} on the ${leg} leg`;
  }
}

/** The weight in the hand; undefined where there was none. */
export const loadOf = ({ options: { load } }: SetSummary): string | undefined =>
  load === undefined ? undefined : `${String(load.kg)} kg in the ${load.hand === "same" ? "same" : "opposite"} hand`;

/** The main figures of the set. */
export function figuresOf(summary: SetSummary): readonly Figure[] {
  const { kind, tally, totalMs, longestMs, goodFormMs } = summary;
  if (kind.movement === "hold") {
    return [
      { name: "in position", value: wholeSeconds(totalMs) },
      { name: "longest without a break", value: wholeSeconds(longestMs) },
      { name: "in good form", value: wholeSeconds(goodFormMs) },
    ];
  }
  const counts: readonly Figure[] = [
    { name: kind.movement === "travel" ? "steps" : "counted", value: String(totalOf(tally.counted)) },
    { name: "in good form", value: String(totalOf(tally.clean)) },
    { name: "not counted", value: String(totalOf(tally.refused)) },
  ];
  return kind.dose === "seconds" ? [...counts, { name: "on the clock", value: wholeSeconds(tally.workedMs) }] : counts;
}

const median = (values: readonly number[]): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
};

/** Median over the counted attempts of one side; undefined where there is no such measure. */
function medianOf(
  attempts: readonly AttemptRecord[],
  read: (attempt: AttemptRecord) => number | undefined,
): number | undefined {
  const values = attempts.filter(({ counted }) => counted).map(read);
  return median(values.filter((value) => value !== undefined));
}

/** Time of one side's counted attempts: seconds of control on one leg, exercises.md 8.12. */
const countedMs = (attempts: readonly AttemptRecord[], side: "left" | "right"): number =>
  attempts
    .filter((attempt) => attempt.counted && attempt.side === side)
    .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);

/** Left and right beside each other; empty where they are not apart. */
export function sideRowsOf({ kind, tally, attempts }: SetSummary): Rows {
  const apart = kind.legs !== "together" || kind.dose === "metres" || kind.movement === "hops";
  if (!apart) return [];
  const head = [
    kind.movement === "hops" ? "Landing on" : kind.dose === "metres" ? "Going" : "Leg",
    ...SIDES.map((side) => SIDE_NAMES[side]),
  ];
  const numbers = (name: string, of: (side: "left" | "right") => number): Rows => [
    [name, ...SIDES.map((side) => String(of(side)))],
  ];
  const medians = (
    name: string,
    read: (attempt: AttemptRecord) => number | undefined,
    show: (value: number) => string,
  ): Rows => {
    const values = SIDES.map((side) =>
      medianOf(
        attempts.filter((attempt) => attempt.side === side),
        read,
      ),
    );
    return values.every((value) => value === undefined)
      ? []
      : [[name, ...values.map((value) => (value === undefined ? "–" : show(value)))]];
  };
  const peak = kind.movement === "circles" ? "Usual size" : kind.depth === "trunk-lean" ? "Usual lean" : "Usual depth";
  return [
    head,
    ...numbers("Counted", (side) => tally.counted[side]),
    ...numbers("In good form", (side) => tally.clean[side]),
    ...numbers("Not counted", (side) => tally.refused[side]),
    ...(kind.dose === "metres" ? [["Distance, about", ...SIDES.map((side) => distanceText(tally.metres[side]))]] : []),
    // Told with the foot that came down: on one leg that is the other one.
    ...(kind.legs === "stance" ? numbers("Foot touches", (side) => tally.taps[otherSide(side)]) : []),
    ...(kind.legs === "stance"
      ? [["In control", ...SIDES.map((side) => wholeSeconds(countedMs(attempts, side)))]]
      : []),
    ...(kind.legs === "swing" ? numbers("Floor touches", (side) => tally.taps[side]) : []),
    ...medians(
      peak,
      ({ peakDeg }) => peakDeg,
      (deg) => `${String(Math.round(deg))}°`,
    ),
    ...(kind.movement === "hops"
      ? [
          ...medians(
            "Usual distance",
            ({ distanceM }) => distanceM,
            (metres) => `${String(Math.round(metres * 100))} cm`,
          ),
          ...medians("Usual time in the air", ({ flightMs }) => (flightMs === 0 ? undefined : flightMs), seconds),
        ]
      : []),
  ];
}

const HIGHER = { better: "higher" } as const;

/** How the sides compare, by what the movement gives; movement, never strength. exercises.md 5.6. */
function comparisonsOf({ kind, tally, attempts, options }: SetSummary): readonly (readonly [string, Symmetry])[] {
  const { clean, metres } = tally;
  if (kind.dose === "metres") return [["Distance", compareTotals(metres, HIGHER, clean)]];
  if (kind.movement === "hops") {
    return [
      ["Distance of hops", compareRepetitions(cleanValues(attempts, "distanceM"), HIGHER, DISTANCE_SD_M)],
      ["Time in the air", compareRepetitions(cleanValues(attempts, "flightMs"), HIGHER, FLIGHT_SD_MS)],
    ];
  }
  if (kind.legs === "together" || options.leg !== "auto") return [];
  const size = kind.movement === "circles" ? "Size of circles" : kind.depth === "trunk-lean" ? "Lean" : "Depth";
  return [
    [kind.movement === "circles" ? "Good circles" : "Good repetitions", compareTotals(clean, HIGHER, clean)],
    [size, compareRepetitions(cleanValues(attempts, "peakDeg"), HIGHER, ANGLE_SD_DEG)],
  ];
}

/** What can be said of left and right; a difference is told only where it is larger than the measurement's own. */
export function symmetryOf(summary: SetSummary): readonly string[] {
  const comparisons = comparisonsOf(summary);
  const told = comparisons.flatMap(([what, symmetry]) => {
    if (symmetry.state === "no-difference") return [`${what}: no difference between left and right.`];
    if (symmetry.state !== "different" || symmetry.weaker === undefined) return [];
    const { weaker, indexPercent, band } = symmetry;
    const other = otherSide(weaker);
    const percent = `${String(Math.round(indexPercent))} %`;
    const compared =
      summary.kind.dose === "metres"
        ? `to the ${weaker} you went ${percent} of the way to the ${other}`
        : `your ${weaker} leg did ${percent} of what your ${other} leg did`;
    return [`${what}: ${compared}. ${BAND_WORDS[band]}`];
  });
  const tooFew = comparisons.find(([, { state }]) => state === "too-few")?.[1];
  if (told.length > 0 || tooFew?.state !== "too-few") return told;
  return [`To compare left and right, ${String(tooFew.neededPerSide)} good ones of each side are needed.`];
}

/** Why attempts did not count, most frequent first. */
export function refusalsOf({ attempts }: SetSummary): readonly string[] {
  const times = new Map<RefusalReason, number>();
  for (const { reason } of attempts) if (reason !== undefined) times.set(reason, (times.get(reason) ?? 0) + 1);
  return [...times]
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${refusalName(reason)}: ${plural(count, "time", "times")}`);
}

/** What to mend: for a hold with how long, for the rest with in how many of the attempts. */
export function faultRowsOf({ kind, faults, attempts }: SetSummary): Rows {
  const told = faults.filter(({ times }) => times > 0);
  if (told.length === 0) return [];
  if (kind.movement === "hold") {
    return [
      ["What", "How long", "How often"],
      ...told.map(({ cue, durationMs, times }) => [
        faultName(cue),
        seconds(durationMs),
        plural(times, "time", "times"),
      ]),
    ];
  }
  return [
    ["What", "How often", ...(sidesMatter(attempts) ? SIDES.map((side) => SIDE_NAMES[side]) : [])],
    ...told.map(({ ruleId, cue, times }) => {
      const broken = attempts.filter((attempt) => attempt.faults.includes(ruleId));
      const bySide = SIDES.map((side) => String(broken.filter((attempt) => attempt.side === side).length));
      const often =
        broken.length === 0
          ? plural(times, "time", "times")
          : `in ${String(broken.length)} of ${String(attempts.length)}`;
      return [faultName(cue), often, ...(sidesMatter(attempts) ? bySide : [])];
    }),
  ];
}

const sidesMatter = (attempts: readonly AttemptRecord[]): boolean => attempts.some(({ side }) => side !== undefined);
