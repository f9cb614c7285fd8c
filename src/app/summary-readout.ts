import { msg, str } from "@lit/localize";
import { otherSide, type Side } from "../body/joints.js";
import type { RefusalReason } from "../checker/events.js";
import {
  ANGLE_SD_DEG,
  cleanValues,
  compareRepetitions,
  compareTotals,
  type Comparison,
  type Symmetry,
  type SymmetryBand,
} from "../checker/symmetry.js";
import { faultName } from "../coach/cues.js";
import { refusalName, secondsText, sideNames } from "../coach/messages.js";
import { perLanguage } from "../lib/language.js";
import {
  degreesText,
  distanceSign,
  measuredSign,
  numberText,
  otherDistanceSign,
  percentText,
  plural,
  shortSeconds,
  spanSign,
  weightText,
  wholeSeconds,
} from "../lib/quantities.js";
import type { AttemptRecord, SetSummary } from "../session/set-types.js";
import type { Figure } from "../ui/sk-figures.js";
import { timesText } from "./dose-text.js";
import { totalOf } from "./set-readout.js";

const SIDES = ["left", "right"] as const;

/** Rep-to-rep scatter that is assumed at least where no angle is compared: a foot's width, and a picture of 30 a second. */
const DISTANCE_SD_M = 0.04;
const FLIGHT_SD_MS = 33;

const bandWords = perLanguage((): Readonly<Record<SymmetryBand, string>> => ({
  alike: msg("That counts as alike."),
  "work-on-it": msg("Worth working on."),
  "clear-difference": msg("A clear difference: mention it to your physiotherapist."),
}));

/** A table of words; the first row is its head, the first cell of each row its name. */
export type Rows = readonly (readonly string[])[];

/** In both units, for the specification has yards; from a picture, so "about". exercises.md 5.1. */
const distanceText = (metres: number): string => `${measuredSign(metres)} (${otherDistanceSign(metres)})`;

const stepsText = (count: number): string =>
  plural(count, { one: msg(str`${numberText(count)} step`), other: msg(str`${numberText(count)} steps`) });

const hopsText = (count: number): string =>
  plural(count, { one: msg(str`${numberText(count)} hop`), other: msg(str`${numberText(count)} hops`) });

const circlesText = (count: number): string =>
  plural(count, { one: msg(str`${numberText(count)} circle`), other: msg(str`${numberText(count)} circles`) });

const repetitionsText = (count: number): string =>
  plural(count, { one: msg(str`${numberText(count)} repetition`), other: msg(str`${numberText(count)} repetitions`) });

/** What came of the set, in a few words. */
export function headingOf({ kind, tally, totalMs, options }: SetSummary): string {
  const count = totalOf(tally.counted);
  switch (kind.movement) {
    case "hold":
      return msg(str`${secondsText(Math.floor(totalMs / 1000))} in position`);
    case "travel":
      return msg(str`About ${measuredSign(tally.metres.left)} left, ${measuredSign(tally.metres.right)} right`);
    case "hops":
      return options.lowImpact ? stepsText(count) : hopsText(count);
    case "circles":
      return circlesText(count);
    case "reps":
    case "hop-squat":
      return repetitionsText(count);
  }
}

/** What was prescribed, for instance "10 on each leg". */
export function doseOf({ kind, options }: SetSummary): string {
  const { amount, leg } = options;
  switch (kind.dose) {
    case "seconds":
      return secondsText(amount);
    case "metres":
      return msg(str`${distanceSign(amount)} (${otherDistanceSign(amount)}) in each direction`);
    case "reps":
      return kind.legs === "together" ? numberText(amount) : perLegText(amount, leg);
  }
}

function perLegText(amount: number, leg: SetSummary["options"]["leg"]): string {
  switch (leg) {
    case "auto":
      return msg(str`${numberText(amount)} on each leg`);
    case "left":
      return msg(str`${numberText(amount)} on the left leg`);
    case "right":
      return msg(str`${numberText(amount)} on the right leg`);
  }
}

/** The weight in the hand; undefined where there was none. */
export function loadOf({ options: { load } }: SetSummary): string | undefined {
  if (load === undefined) return undefined;
  const weight = weightText(load.kg);
  return load.hand === "same" ? msg(str`${weight} in the same hand`) : msg(str`${weight} in the opposite hand`);
}

/** The main figures of the set. */
export function figuresOf(summary: SetSummary): readonly Figure[] {
  const { kind, tally, totalMs, longestMs, goodFormMs } = summary;
  if (kind.movement === "hold") {
    return [
      { name: msg("in position"), value: wholeSeconds(totalMs) },
      { name: msg("longest without a break"), value: wholeSeconds(longestMs) },
      { name: msg("in good form"), value: wholeSeconds(goodFormMs) },
    ];
  }
  const counts: readonly Figure[] = [
    { name: kind.movement === "travel" ? msg("steps") : msg("counted"), value: numberText(totalOf(tally.counted)) },
    { name: msg("in good form"), value: numberText(totalOf(tally.clean)) },
    { name: msg("not counted"), value: numberText(totalOf(tally.refused)) },
  ];
  return kind.dose === "seconds"
    ? [...counts, { name: msg("on the clock"), value: wholeSeconds(tally.workedMs) }]
    : counts;
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
    kind.movement === "hops" ? msg("Landing on") : kind.dose === "metres" ? msg("Going") : msg("Leg"),
    ...SIDES.map((side) => sideNames()[side]),
  ];
  const numbers = (name: string, of: (side: "left" | "right") => number): Rows => [
    [name, ...SIDES.map((side) => numberText(of(side)))],
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
  const peak =
    kind.movement === "circles"
      ? msg("Usual size")
      : kind.depth === "trunk-lean"
        ? msg("Usual lean")
        : msg("Usual depth");
  return [
    head,
    ...numbers(msg("Counted"), (side) => tally.counted[side]),
    ...numbers(msg("In good form"), (side) => tally.clean[side]),
    ...numbers(msg("Not counted"), (side) => tally.refused[side]),
    ...(kind.dose === "metres"
      ? [[msg("Distance, about"), ...SIDES.map((side) => distanceText(tally.metres[side]))]]
      : []),
    // Told with the foot that came down: on one leg that is the other one.
    ...(kind.legs === "stance" ? numbers(msg("Foot touches"), (side) => tally.taps[otherSide(side)]) : []),
    ...(kind.legs === "stance"
      ? [[msg("In control"), ...SIDES.map((side) => wholeSeconds(countedMs(attempts, side)))]]
      : []),
    ...(kind.legs === "swing" ? numbers(msg("Floor touches"), (side) => tally.taps[side]) : []),
    ...medians(peak, ({ peakDeg }) => peakDeg, degreesText),
    ...(kind.movement === "hops"
      ? [
          ...medians(msg("Usual distance"), ({ distanceM }) => distanceM, spanSign),
          ...medians(
            msg("Usual time in the air"),
            ({ flightMs }) => (flightMs === 0 ? undefined : flightMs),
            shortSeconds,
          ),
        ]
      : []),
  ];
}

const HIGHER: Comparison = { better: "higher" };

/** How the sides compare, by what the movement gives; movement, never strength. exercises.md 5.6. */
function comparisonsOf({ kind, tally, attempts, options }: SetSummary): readonly (readonly [string, Symmetry])[] {
  const { clean, metres } = tally;
  if (kind.dose === "metres") return [[msg("Distance"), compareTotals(metres, HIGHER, clean)]];
  if (kind.movement === "hops") {
    return [
      [msg("Distance of hops"), compareRepetitions(cleanValues(attempts, "distanceM"), HIGHER, DISTANCE_SD_M)],
      [msg("Time in the air"), compareRepetitions(cleanValues(attempts, "flightMs"), HIGHER, FLIGHT_SD_MS)],
    ];
  }
  if (kind.legs === "together" || options.leg !== "auto") return [];
  const size =
    kind.movement === "circles" ? msg("Size of circles") : kind.depth === "trunk-lean" ? msg("Lean") : msg("Depth");
  return [
    [kind.movement === "circles" ? msg("Good circles") : msg("Good repetitions"), compareTotals(clean, HIGHER, clean)],
    [size, compareRepetitions(cleanValues(attempts, "peakDeg"), HIGHER, ANGLE_SD_DEG)],
  ];
}

/** What can be said of left and right; a difference is told only where it is larger than the measurement's own. */
export function symmetryOf(summary: SetSummary): readonly string[] {
  const comparisons = comparisonsOf(summary);
  const told = comparisons.flatMap(([what, symmetry]) => {
    if (symmetry.state === "no-difference") return [msg(str`${what}: no difference between left and right.`)];
    if (symmetry.state !== "different" || symmetry.weaker === undefined) return [];
    const compared = comparedText(symmetry.weaker, percentText(symmetry.indexPercent / 100), summary);
    return [`${what}: ${compared}. ${bandWords()[symmetry.band]}`];
  });
  const tooFew = comparisons.find(([, { state }]) => state === "too-few")?.[1];
  if (told.length > 0 || tooFew?.state !== "too-few") return told;
  const needed = numberText(tooFew.neededPerSide);
  return [msg(str`To compare left and right, ${needed} good ones of each side are needed.`)];
}

/** Which side did less, and how much less. */
function comparedText(weaker: Side, percent: string, { kind }: SetSummary): string {
  if (kind.dose === "metres") {
    return weaker === "left"
      ? msg(str`to the left you went ${percent} of the way to the right`)
      : msg(str`to the right you went ${percent} of the way to the left`);
  }
  return weaker === "left"
    ? msg(str`your left leg did ${percent} of what your right leg did`)
    : msg(str`your right leg did ${percent} of what your left leg did`);
}

/** Why attempts did not count, most frequent first. */
export function refusalsOf({ attempts }: SetSummary): readonly string[] {
  const times = new Map<RefusalReason, number>();
  for (const { reason } of attempts) if (reason !== undefined) times.set(reason, (times.get(reason) ?? 0) + 1);
  return [...times]
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${refusalName(reason)}: ${timesText(count)}`);
}

/** What to mend: for a hold with how long, for the rest with in how many of the attempts. */
export function faultRowsOf({ kind, faults, attempts }: SetSummary): Rows {
  const told = faults.filter(({ times }) => times > 0);
  if (told.length === 0) return [];
  if (kind.movement === "hold") {
    return [
      [msg("What"), msg("How long"), msg("How often")],
      ...told.map(({ cue, durationMs, times }) => [faultName(cue), shortSeconds(durationMs), timesText(times)]),
    ];
  }
  return [
    [msg("What"), msg("How often"), ...(sidesMatter(attempts) ? SIDES.map((side) => sideNames()[side]) : [])],
    ...told.map(({ ruleId, cue, times }) => {
      const broken = attempts.filter((attempt) => attempt.faults.includes(ruleId));
      const bySide = SIDES.map((side) => numberText(broken.filter((attempt) => attempt.side === side).length));
      const often =
        broken.length === 0
          ? timesText(times)
          : msg(str`in ${numberText(broken.length)} of ${numberText(attempts.length)}`);
      return [faultName(cue), often, ...(sidesMatter(attempts) ? bySide : [])];
    }),
  ];
}

const sidesMatter = (attempts: readonly AttemptRecord[]): boolean => attempts.some(({ side }) => side !== undefined);
