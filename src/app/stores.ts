import { MorningStore } from "../history/mornings.js";
import { PlanStore } from "../history/plans.js";
import { ProfileStore } from "../history/profile.js";
import { ProgressStore } from "../history/progress.js";
import { RunningWorkoutStore } from "../history/running-workout.js";
import type { ValueStorage } from "../history/stored-value.js";
import { WorkoutStore } from "../history/workouts.js";
import { restoreRecord, restoreWorkout } from "../session/workout-restore.js";
import type { AppParts } from "./app-parts.js";
import { SettingsStore } from "./settings.js";

/** Everything that this device keeps; undefined where the browser forbids it, then it lasts as long as the page. */
export function createStores(
  storage: ValueStorage | undefined,
): Pick<AppParts, "settings" | "profile" | "progress" | "plans" | "workouts" | "running" | "mornings"> {
  return {
    settings: new SettingsStore(storage),
    profile: new ProfileStore(storage),
    progress: new ProgressStore(storage),
    plans: new PlanStore(storage),
    mornings: new MorningStore(storage),
    workouts: new WorkoutStore(storage, restoreRecord),
    running: new RunningWorkoutStore(storage, restoreWorkout),
  };
}
