import { DEPTH_LEVELS } from "../checker/events.js";
import type { DepthLevel } from "../checker/events.js";
import { findExercise } from "../exercises/catalog.js";
import { morningZoneOf, readingBefore, scoreBefore, worstZone, zoneOf } from "./pain.js";
import type { PainLimits, PainZone } from "./pain.js";
import { amountOf } from "./workout-summary.js";
import type { DoneSet, WorkoutRecord } from "./workout-types.js";

/** How the knees were on the day after a session. */
export interface MorningAnswer {
  readonly workoutId: string;
  readonly scores: Readonly<Partial<Record<"left" | "right", number | undefined>>>;
  readonly swollen: boolean;
}

/** Share of what was counted that has to be clean. exercises.md 8.12: 8 of 10. */
const CLEAN_SHARE = 0.8;
/** Seconds of a hold that count as held to the end. */
const DONE_SHARE = 0.95;

/** One exercise of one session: what was done, and what the knee said to it. */
export interface Trial {
  readonly planId: string;
  /** Of which anything was done; none where it hurt before anything counted. */
  readonly sets: readonly DoneSet[];
  /** Levels that were done or hurt, easiest first. */
  readonly levels: readonly [DepthLevel, ...DepthLevel[]];
  /** Prescribed amount, the largest where sets had several. */
  readonly amount: number;
  /** Steps in the place of hops, in all of it. */
  readonly lowImpact: boolean;
  /** By what was answered during the session, and on the morning after. */
  readonly during: PainZone | undefined;
  readonly morning: PainZone | undefined;
  /** Level that was too much: the easiest that was answered beyond green, else the deepest that was done. */
  readonly hurtAt: DepthLevel;
}

export function morningOf(
  { workoutId, readings }: WorkoutRecord,
  mornings: readonly MorningAnswer[],
  limits: PainLimits,
): PainZone | undefined {
  const answer = mornings.find((morning) => morning.workoutId === workoutId);
  if (answer === undefined) return undefined;
  const zones = (["left", "right"] as const).flatMap((knee) => {
    const score = answer.scores[knee];
    return score === undefined
      ? []
      : [morningZoneOf({ score, swollen: answer.swollen }, scoreBefore(readings, knee), limits)];
  });
  return answer.swollen ? "red" : worstZone(zones);
}

const easiestFirst = (levels: readonly DepthLevel[]): readonly DepthLevel[] =>
  DEPTH_LEVELS.filter((level) => levels.includes(level));

/** Sets as they were done; as planned where nothing was. */
function prescribedOf(
  { sets, plan }: WorkoutRecord,
  exerciseId: string,
): readonly Pick<DoneSet, "amount" | "lowImpact">[] {
  const done = sets.filter((set) => set.exerciseId === exerciseId);
  return done.length > 0 ? done : plan.items.filter((item) => item.exerciseId === exerciseId);
}

/** The limits of hops hold for what was answered about it. */
function isHopped(record: WorkoutRecord, exerciseId: string): boolean {
  const kind = findExercise(exerciseId)?.movement.kind;
  return (
    (kind === "hops" || kind === "hop-squat") && prescribedOf(record, exerciseId).some(({ lowImpact }) => !lowImpact)
  );
}

/** How often one knee was red in a session, the knee with more of it. */
export function redsOf(record: WorkoutRecord, limits: PainLimits): number {
  const { readings } = record;
  const redsAt = (knee: "left" | "right"): number =>
    // The answer after the last set is kept once more as the one at the end, with its time.
    new Set(
      readings
        .filter((reading) => reading.knee === knee)
        .filter((reading) => {
          const { exerciseId } = reading;
          const hops = exerciseId !== undefined && isHopped(record, exerciseId);
          return zoneOf(reading, readingBefore(readings, knee), limits, hops) === "red";
        })
        .map(({ timeMs }) => timeMs),
    ).size;
  return Math.max(redsAt("left"), redsAt("right"));
}

/** What a session says about an exercise; undefined where it was not done. */
export function trialOf(
  record: WorkoutRecord,
  exerciseId: string,
  mornings: readonly MorningAnswer[],
  limits: PainLimits,
): Trial | undefined {
  const sets = record.sets.filter((set) => set.exerciseId === exerciseId);
  const prescribed = prescribedOf(record, exerciseId);
  const lowImpact = prescribed.every((each) => each.lowImpact);
  const hops = isHopped(record, exerciseId);
  const answers = record.readings
    .filter((reading) => reading.exerciseId === exerciseId && reading.moment !== "before")
    .map((reading) => ({
      level: reading.level,
      zone: zoneOf(reading, readingBefore(record.readings, reading.knee), limits, hops),
    }));
  const levelsOf = (of: typeof answers): readonly DepthLevel[] => of.flatMap(({ level }) => level ?? []);
  const [easiest, ...deeper] = easiestFirst([...sets.map(({ level }) => level), ...levelsOf(answers)]);
  if (easiest === undefined) return undefined;
  const tooMuch = easiestFirst(levelsOf(answers.filter(({ zone }) => zone !== "green")));
  // A stop that nobody explains is treated like red.
  const stopped = sets.some(({ endReason }) => endReason === "pain");
  return {
    planId: record.plan.id,
    sets,
    levels: [easiest, ...deeper],
    amount: Math.max(...prescribed.map(({ amount }) => amount)),
    lowImpact,
    during: worstZone(answers.map(({ zone }) => zone)) ?? (stopped ? "red" : undefined),
    morning: morningOf(record, mornings, limits),
    hurtAt: tooMuch[0] ?? deeper.at(-1) ?? easiest,
  };
}

/** Nothing beyond green, and somebody was asked. */
export const isGreen = ({ during, morning }: Trial): boolean =>
  during === "green" && (morning === undefined || morning === "green");

/** Every set done to its end, and clean. What nobody has seen cannot be called clean. */
export function isClean({ sets }: Trial): boolean {
  return sets.every((set) => {
    const definition = findExercise(set.exerciseId);
    if (definition === undefined || set.entered === "by-hand" || set.endReason !== "target-reached") return false;
    const { tally, goodFormMs } = set.outcome;
    if (definition.dose.unit === "seconds" && definition.movement.kind === "hold") {
      return amountOf(definition, tally) >= DONE_SHARE * set.amount && goodFormMs >= CLEAN_SHARE * tally.workedMs;
    }
    const sum = ({ left, right, together }: (typeof tally)["counted"]): number => left + right + together;
    return sum(tally.counted) > 0 && sum(tally.clean) >= CLEAN_SHARE * sum(tally.counted);
  });
}
