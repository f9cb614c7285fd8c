import type { View } from "../body/metrics.js";
import type { CameraAdvice, ExerciseDefinition, Movement } from "../checker/definition.js";
import type { DepthLevel } from "../checker/events.js";

/** What the words of a set depend on. */
export interface Scene {
  readonly exerciseId: string;
  readonly movement: Movement<string>["kind"];
  readonly legs: ExerciseDefinition["legs"];
  /** The joint angle of the prescribed depth; undefined where there is none. */
  readonly depth: "knee-flexion" | "trunk-lean" | undefined;
  /** Where the camera should stand. */
  readonly view: View;
  /** Everywhere it is counted from. */
  readonly views: readonly View[];
  readonly camera: CameraAdvice;
  /** Steps instead of hops. */
  readonly lowImpact: boolean;
  /** There is something easier than what was chosen. */
  readonly canBeEasier: boolean;
}

const hopped = (movement: Scene["movement"]): boolean => movement === "hops" || movement === "hop-squat";

/** The scene of one set of an exercise. */
export function sceneOf(
  definition: ExerciseDefinition,
  chosen: { readonly level: DepthLevel; readonly lowImpact: boolean },
): Scene {
  const { id, movement, legs, depth, views, camera } = definition;
  const shallower = depth !== undefined && chosen.level !== "L1";
  return {
    exerciseId: id,
    movement: movement.kind,
    legs,
    depth: depth?.measure,
    view: views[0],
    views,
    camera,
    lowImpact: chosen.lowImpact,
    canBeEasier: shallower || (hopped(movement.kind) && !chosen.lowImpact),
  };
}
