import { DEPTH_LEVELS } from "../checker/events.js";
import type { DepthLevel } from "../checker/events.js";
import { findExercise } from "../exercises/catalog.js";
import type { Progress } from "../history/progress.js";
import { isMeasured, readGates, stillShut, type GateReadout } from "./gates.js";
import type { Plan } from "./plan.js";
import type { Entered } from "./workout-types.js";

/** What has to be asked about one exercise of a plan. */
export interface ExerciseGates {
  readonly exerciseId: string;
  readonly gates: readonly GateReadout[];
}

/**
 * The exercises of a plan that are not open without a word, in their order, each once. Where a gate goes by depth, the
 * deepest item counts. By hand only what the person knows is asked: nothing is measured there. Pure.
 * @param nowMs wall-clock time since 1970.
 */
export function planGates(
  { items }: Plan,
  progress: Progress,
  nowMs: number,
  entered: Entered,
): readonly ExerciseGates[] {
  const deepest = new Map<string, DepthLevel>();
  for (const { exerciseId, level } of items) {
    const before = deepest.get(exerciseId);
    const deeper = before === undefined || DEPTH_LEVELS.indexOf(level) > DEPTH_LEVELS.indexOf(before);
    deepest.set(exerciseId, deeper ? level : before);
  }
  return [...deepest]
    .map(([exerciseId, level]) => ({
      exerciseId,
      gates: readGates(
        (findExercise(exerciseId)?.gates ?? []).filter(({ id }) => entered === "by-camera" || !isMeasured(id)),
        progress,
        nowMs,
        level,
      ),
    }))
    .filter(({ gates }) => stillShut(gates, new Set(), false).length > 0);
}

/** The same plan without these exercises. */
export const planWithout = (plan: Plan, exerciseIds: ReadonlySet<string>): Plan => ({
  ...plan,
  items: plan.items.filter(({ exerciseId }) => !exerciseIds.has(exerciseId)),
});
