import { recordOf } from "../session/workout.js";
import type { WorkoutState } from "../session/workout-types.js";
import type { AppParts } from "./app-parts.js";
import { deedsOf } from "./workout-setup.js";

/** Keeps what was done of a session that nobody goes on with, as one that ended early. */
export function recordLeft(
  left: WorkoutState,
  { workouts, progress, running }: Pick<AppParts, "workouts" | "progress" | "running">,
): void {
  const record = recordOf(left);
  // Nothing done and nothing answered: no session, and none that stands between two others.
  if (record.sets.length + record.readings.length > 0) {
    workouts.add(record);
    for (const deed of deedsOf(record)) progress.add(deed);
  }
  running.set(null);
}
