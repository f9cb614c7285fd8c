import type { EngineId } from "../body/pose-frame.js";
import type { DeviceMemory } from "../camera/device-memory.js";
import type { FrameSource } from "../camera/frame-source.js";
import type { Speaker } from "../coach/speaker.js";
import type { MorningStore } from "../history/mornings.js";
import type { PlanStore } from "../history/plans.js";
import type { RunningWorkoutStore } from "../history/running-workout.js";
import type { WorkoutStore } from "../history/workouts.js";
import type { ProfileStore } from "../history/profile.js";
import type { ProgressStore } from "../history/progress.js";
import type { EngineReport, LoadProgress } from "../pose/protocol.js";
import type { SetOptions, SetRunner } from "../session/set-types.js";
import type { WorkoutRecord, WorkoutState } from "../session/workout-types.js";
import type { PoseEstimator } from "./pose-feed.js";
import type { SettingsStore } from "./settings.js";
import type { SourceChoice } from "./source-choice.js";

/** The pose client as the pages use it. */
interface PoseLoader extends PoseEstimator {
  /** Loads an engine, or answers at once when it is loaded. Throws AppError SK-MODEL-* or SK-POSE-*. */
  load(engine: EngineId, options: { readonly onProgress: (progress: LoadProgress) => void }): Promise<EngineReport>;
}

/** What the pages share. main.ts makes it. */
export interface AppParts {
  readonly settings: SettingsStore;
  /** What the user said about themselves. */
  readonly profile: ProfileStore;
  /** How the knees were on the days after. */
  readonly mornings: MorningStore;
  /** What was done on this device, which opens exercises. */
  readonly progress: ProgressStore;
  /** The user's own plans. */
  readonly plans: PlanStore;
  /** Sessions that are over. */
  readonly workouts: WorkoutStore<WorkoutRecord>;
  /** The session that is under way, for after a reload. */
  readonly running: RunningWorkoutStore<WorkoutState>;
  readonly cameraMemory: DeviceMemory;
  readonly pose: PoseLoader;
  readonly speaker: Speaker;
  readonly createRunner: (options: SetOptions) => SetRunner;
  readonly openSource: (choice: SourceChoice) => Promise<FrameSource>;
}
