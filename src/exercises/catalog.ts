import type { ExerciseDefinition } from "../checker/definition.js";
import { ballSquat } from "./ball-squat.js";
import { lateralSteps } from "./lateral-steps.js";
import { legCircles } from "./leg-circles.js";
import { wallSquat } from "./wall-squat.js";

/** Every exercise, in the order of the start page. */
export const EXERCISES: readonly ExerciseDefinition[] = [lateralSteps, legCircles, wallSquat, ballSquat];

/** The exercise with this id, or undefined. */
export const findExercise = (id: string): ExerciseDefinition | undefined =>
  EXERCISES.find((exercise) => exercise.id === id);
