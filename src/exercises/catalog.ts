import type { ExerciseDefinition } from "../checker/definition.js";
import { ballSquat } from "./ball-squat.js";
import { hopSquat } from "./hop-squat.js";
import { lateralHop } from "./lateral-hop.js";
import { lateralSteps } from "./lateral-steps.js";
import { legCircles } from "./leg-circles.js";
import { oneLegBallSquat } from "./one-leg-ball-squat.js";
import { oneLegDeadlift } from "./one-leg-deadlift.js";
import { oneLegDeadliftBosu } from "./one-leg-deadlift-bosu.js";
import { oneLegDeadliftDumbbell } from "./one-leg-deadlift-dumbbell.js";
import { oneLegDeadliftOppositeHand } from "./one-leg-deadlift-opposite-hand.js";
import { oneLegDeadliftPad } from "./one-leg-deadlift-pad.js";
import { squat } from "./squat.js";
import { wallSquat } from "./wall-squat.js";

/** Every exercise, in the order of the start page. */
export const EXERCISES: readonly ExerciseDefinition[] = [
  lateralSteps,
  lateralHop,
  legCircles,
  hopSquat,
  wallSquat,
  ballSquat,
  oneLegBallSquat,
  oneLegDeadlift,
  oneLegDeadliftOppositeHand,
  oneLegDeadliftDumbbell,
  oneLegDeadliftPad,
  oneLegDeadliftBosu,
  squat,
];

/** The exercise with this id, or undefined. */
export const findExercise = (id: string): ExerciseDefinition | undefined =>
  EXERCISES.find((exercise) => exercise.id === id);
