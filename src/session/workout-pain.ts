import type { Side } from "../body/joints.js";
import type { PainReading, PainZone } from "./pain.js";
import type { WorkoutSetup } from "./workout-types.js";

/** A rise over the answer before the session that is red. exercises.md 6.2. */
const RED_RISE = 3;
/** Hops: green up to the first, red above the second. exercises.md 6.2. */
const HOP_LIMITS = { greenMax: 2, amberMax: 3 } as const;

const ORDER: readonly PainZone[] = ["green", "amber", "red"];

/** The zone of one answer, exercises.md 6.2. `beforeScore`: of the same knee before the session, if it was answered. */
export function zoneOf(
  { score, sharp }: Pick<PainReading, "score" | "sharp">,
  beforeScore: number | undefined,
  limits: WorkoutSetup["painLimits"],
  hops: boolean,
): PainZone {
  const greenMax = hops ? Math.min(HOP_LIMITS.greenMax, limits.greenMax) : limits.greenMax;
  const amberMax = hops ? Math.min(HOP_LIMITS.amberMax, limits.amberMax) : limits.amberMax;
  if (sharp || score > amberMax) return "red";
  if (beforeScore !== undefined && score - beforeScore >= RED_RISE) return "red";
  return score > greenMax ? "amber" : "green";
}

/** The worst of several answers; undefined where there is none. */
export const worstZone = (zones: readonly PainZone[]): PainZone | undefined =>
  ORDER.toReversed().find((zone) => zones.includes(zone));

/** What was answered before the session, for one knee. */
export const scoreBefore = (readings: readonly PainReading[], knee: Side): number | undefined =>
  readings.find((reading) => reading.moment === "before" && reading.knee === knee)?.score;
