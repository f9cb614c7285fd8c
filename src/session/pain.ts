import type { Side } from "../body/joints.js";
import type { DepthLevel } from "../checker/events.js";

/** exercises.md 6.2: when pain is asked for. */
export type PainMoment = "before" | "after-set" | "stopped" | "end" | "next-morning";

/** One answer on the 0 to 10 numeric rating. `timeMs` is wall-clock time since 1970. */
export interface PainReading {
  readonly timeMs: number;
  readonly moment: PainMoment;
  readonly knee: Side;
  /** Whole number, 0 (none) to 10 (worst); of an answer by hand the middle of its range. */
  readonly score: number;
  /** The hand says no number, only between which two it is. */
  readonly range?: PainRange | undefined;
  /** Sharp, catching or giving way: red whatever the number. exercises.md 6.2. */
  readonly sharp: boolean;
  /** Which session it belongs to. */
  readonly workoutId: string;
  readonly exerciseId?: string | undefined;
  readonly level?: DepthLevel | undefined;
}

export type PainZone = "green" | "amber" | "red";

/** Numbers of the rating, both of them included. */
export interface PainRange {
  readonly from: number;
  readonly to: number;
}

/** What is compared of an answer. */
type Rated = Pick<PainReading, "score" | "range">;

/** Limits of the traffic light, which a clinician may change. exercises.md 6.2. */
export interface PainLimits {
  /** Green up to here. */
  readonly greenMax: number;
  /** Amber up to here, red above. */
  readonly amberMax: number;
}

/** The strictest of the common limits, for somebody whom nobody supervises. exercises.md 6.2. */
export const STRICT_LIMITS: PainLimits = { greenMax: 3, amberMax: 5 };

/** A rise over the answer before the session that is red. exercises.md 6.2. */
const RED_RISE = 3;
/** Hops: green up to the first, red above the second. exercises.md 6.2. */
const HOP_LIMITS: PainLimits = { greenMax: 2, amberMax: 3 };

const ORDER: readonly PainZone[] = ["green", "amber", "red"];

/** The limits that hold: hops have stricter ones. */
const limitsFor = (limits: PainLimits, hops: boolean): PainLimits =>
  hops
    ? {
        greenMax: Math.min(HOP_LIMITS.greenMax, limits.greenMax),
        amberMax: Math.min(HOP_LIMITS.amberMax, limits.amberMax),
      }
    : limits;

const WORST = 10;

/** Which numbers each zone holds, for who answers with the height of the hand. */
export function painRanges(limits: PainLimits, hops: boolean): Readonly<Record<PainZone, PainRange>> {
  const { greenMax, amberMax } = limitsFor(limits, hops);
  // There are three heights, also where the limits leave nothing between them.
  const amber = { from: greenMax + 1, to: Math.max(greenMax + 1, amberMax) };
  return { green: { from: 0, to: greenMax }, amber, red: { from: amber.to + 1, to: WORST } };
}

/** The number that is kept for a range: its middle, rounded up. */
export const middleOf = ({ from, to }: PainRange): number => Math.ceil((from + to) / 2);

const least = ({ score, range }: Rated): number => range?.from ?? score;
const most = ({ score, range }: Rated): number => range?.to ?? score;

/**
 * The zone of one answer, exercises.md 6.2. `before`: what was said of the same knee before the session. Of an answer by
 * hand the worst number counts against the limits, and only a rise that is one for certain.
 */
export function zoneOf(
  reading: Rated & Pick<PainReading, "sharp">,
  before: Rated | undefined,
  limits: PainLimits,
  hops: boolean,
): PainZone {
  const { greenMax, amberMax } = limitsFor(limits, hops);
  if (reading.sharp || most(reading) > amberMax) return "red";
  if (before !== undefined && least(reading) - most(before) >= RED_RISE) return "red";
  return most(reading) > greenMax ? "amber" : "green";
}

/** A rise over the day before that the next morning may still have and be amber. exercises.md 6.2. */
const MORNING_RISE = 1;

/**
 * The zone of the next morning, exercises.md 6.2: as before the session is green, one more is amber, worse or a new
 * swelling is red. Without an answer before the session the limits alone speak.
 */
export function morningZoneOf(
  { score, swollen }: { readonly score: number; readonly swollen: boolean },
  beforeScore: number | undefined,
  limits: PainLimits,
): PainZone {
  if (swollen) return "red";
  if (beforeScore === undefined) return score > limits.amberMax ? "red" : score > limits.greenMax ? "amber" : "green";
  if (score <= beforeScore) return "green";
  return score <= beforeScore + MORNING_RISE ? "amber" : "red";
}

/** The worst of several answers; undefined where there is none. */
export const worstZone = (zones: readonly PainZone[]): PainZone | undefined =>
  ORDER.toReversed().find((zone) => zones.includes(zone));

/** What was answered before the session, for one knee. */
export const readingBefore = (readings: readonly PainReading[], knee: Side): PainReading | undefined =>
  readings.find((reading) => reading.moment === "before" && reading.knee === knee);

/** Its number. */
export const scoreBefore = (readings: readonly PainReading[], knee: Side): number | undefined =>
  readingBefore(readings, knee)?.score;
