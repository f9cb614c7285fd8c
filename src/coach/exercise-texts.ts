import type { ExerciseText } from "./exercises/exercise-text.js";
import { ballSquatText } from "./exercises/ball-squat.js";
import { hopSquatText } from "./exercises/hop-squat.js";
import { lateralHopText } from "./exercises/lateral-hop.js";
import { lateralStepsText } from "./exercises/lateral-steps.js";
import { legCirclesText } from "./exercises/leg-circles.js";
import { oneLegBallSquatText } from "./exercises/one-leg-ball-squat.js";
import { oneLegDeadliftText } from "./exercises/one-leg-deadlift.js";
import { oneLegDeadliftBosuText } from "./exercises/one-leg-deadlift-bosu.js";
import { oneLegDeadliftDumbbellText } from "./exercises/one-leg-deadlift-dumbbell.js";
import { oneLegDeadliftOppositeHandText } from "./exercises/one-leg-deadlift-opposite-hand.js";
import { oneLegDeadliftPadText } from "./exercises/one-leg-deadlift-pad.js";
import { squatText } from "./exercises/squat.js";
import { wallSquatText } from "./exercises/wall-squat.js";

/** What is said of each exercise, by the id of the catalogue. */
const EXERCISE_TEXTS: Readonly<Record<string, () => ExerciseText>> = {
  "lateral-steps": lateralStepsText,
  "lateral-hop": lateralHopText,
  "leg-circles": legCirclesText,
  "hop-squat": hopSquatText,
  "wall-squat": wallSquatText,
  "ball-squat": ballSquatText,
  "one-leg-ball-squat": oneLegBallSquatText,
  "one-leg-deadlift": oneLegDeadliftText,
  "one-leg-deadlift-opposite-hand": oneLegDeadliftOppositeHandText,
  "one-leg-deadlift-dumbbell": oneLegDeadliftDumbbellText,
  "one-leg-deadlift-pad": oneLegDeadliftPadText,
  "one-leg-deadlift-bosu": oneLegDeadliftBosuText,
  squat: squatText,
};

/** The texts of an exercise in the language of this moment. Throws on an id that has none: every exercise of the catalogue has (see its test). */
export function exerciseText(id: string): ExerciseText {
  const text = EXERCISE_TEXTS[id];
  if (text === undefined) throw new Error(`no texts for the exercise ${id}`);
  return text();
}
