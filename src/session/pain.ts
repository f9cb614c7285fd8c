import type { Side } from "../body/joints.js";
import type { DepthLevel } from "../checker/events.js";

/** exercises.md 6.2: when pain is asked for. */
export type PainMoment = "before" | "after-set" | "stopped" | "end" | "next-morning";

/** One answer on the 0 to 10 numeric rating. `timeMs` is wall-clock time since 1970. */
export interface PainReading {
  readonly timeMs: number;
  readonly moment: PainMoment;
  readonly knee: Side;
  /** Whole number, 0 (none) to 10 (worst). */
  readonly score: number;
  /** Sharp, catching or giving way: red whatever the number. exercises.md 6.2. */
  readonly sharp: boolean;
  /** Which session it belongs to. */
  readonly workoutId: string;
  readonly exerciseId?: string | undefined;
  readonly level?: DepthLevel | undefined;
}

export type PainZone = "green" | "amber" | "red";

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

/** The zone of one answer, exercises.md 6.2. `beforeScore`: of the same knee before the session, if it was answered. */
export function zoneOf(
  { score, sharp }: Pick<PainReading, "score" | "sharp">,
  beforeScore: number | undefined,
  limits: PainLimits,
  hops: boolean,
): PainZone {
  const greenMax = hops ? Math.min(HOP_LIMITS.greenMax, limits.greenMax) : limits.greenMax;
  const amberMax = hops ? Math.min(HOP_LIMITS.amberMax, limits.amberMax) : limits.amberMax;
  if (sharp || score > amberMax) return "red";
  if (beforeScore !== undefined && score - beforeScore >= RED_RISE) return "red";
  return score > greenMax ? "amber" : "green";
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
export const scoreBefore = (readings: readonly PainReading[], knee: Side): number | undefined =>
  readings.find((reading) => reading.moment === "before" && reading.knee === knee)?.score;
