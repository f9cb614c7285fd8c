import { findExercise } from "../exercises/catalog.js";
import type { Profile } from "../history/profile.js";
import type { SetDeed } from "../history/progress.js";
import { STRICT_LIMITS } from "../session/pain.js";
import type { Plan } from "../session/plan.js";
import type { Entered, ItemExtras, WorkoutRecord, WorkoutSetup } from "../session/workout-types.js";
import { exerciseSettings, type Settings } from "./settings.js";

/** Fixes what a session of this plan runs with. Throws AppError SK-EXERCISE-UNKNOWN for an unknown exercise. */
export function workoutSetup(plan: Plan, entered: Entered, settings: Settings, profile: Profile): WorkoutSetup {
  const extras = plan.items.map(({ exerciseId }): readonly [string, ItemExtras] => {
    const { anyView, loadKg, loadHand } = exerciseSettings(settings, exerciseId);
    const load =
      loadKg === 0 || findExercise(exerciseId)?.load === undefined ? undefined : { kg: loadKg, hand: loadHand };
    return [exerciseId, { ...(anyView ? { anyView } : {}), ...(load ? { load } : {}) }];
  });
  return {
    workoutId: crypto.randomUUID(),
    plan,
    // Who has named none is asked about both.
    knees: profile.painfulKnees.length === 0 ? ["left", "right"] : profile.painfulKnees,
    entered,
    engine: settings.engine,
    bodyHeightM: settings.bodyHeightM,
    extras: Object.fromEntries(extras),
    painLimits: profile.painLimits ?? STRICT_LIMITS,
  };
}

/** What the sets of a session open; what was entered by hand nobody has seen, so it opens nothing. */
export function deedsOf({ entered, sets }: WorkoutRecord): readonly SetDeed[] {
  if (entered === "by-hand") return [];
  return sets.map(({ exerciseId, endedMs, level, outcome: { tally } }) => ({
    exerciseId,
    endedMs,
    level,
    counted: tally.counted,
    clean: tally.clean,
    refused: tally.refused,
    taps: tally.taps,
  }));
}
