import type { ExerciseDefinition } from "../checker/definition.js";

/** Whether a wall, or a ball at a wall, holds the person's back. */
export const hasSupport = ({ movement }: ExerciseDefinition): boolean =>
  movement.kind === "hold" || (movement.kind === "reps" && movement.support !== undefined);
