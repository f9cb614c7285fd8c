import type { WorkoutRecord } from "../session/workout-types.js";

const HOUR_MS = 3_600_000;
/** Somebody has slept since. */
const FROM_MS = 6 * HOUR_MS;
/** Later nobody remembers the morning after. */
const UNTIL_MS = 48 * HOUR_MS;

/** The session whose next morning is to be asked about: over since the day before, and not asked about yet. */
export function sessionToAskAbout(
  records: readonly WorkoutRecord[],
  asked: readonly { readonly workoutId: string }[],
  nowMs: number,
): WorkoutRecord | undefined {
  const last = records.at(-1);
  if (last === undefined || last.sets.length === 0) return undefined;
  const sinceMs = nowMs - last.endedMs;
  const anotherDay = new Date(nowMs).toDateString() !== new Date(last.endedMs).toDateString();
  if (!anotherDay || sinceMs < FROM_MS || sinceMs > UNTIL_MS) return undefined;
  return asked.some(({ workoutId }) => workoutId === last.workoutId) ? undefined : last;
}
