import { defineExercise } from "../checker/definition.js";
import { FROM_SIDE, HINGE, HINGE_DEPTH, SIDE_MEASURES, SIDE_METRICS, SIDE_RULES } from "./hinge.js";

/** E3, one leg deadlift. Numbers from exercises.md 8.8; where they depart, README.md here says why. */
export const oneLegDeadlift = defineExercise({
  id: "one-leg-deadlift",
  views: ["side"],
  legs: "stance",
  needs: ["shoulder", "hip"],
  metrics: SIDE_METRICS,
  movement: { ...HINGE, ...FROM_SIDE },
  measures: SIDE_MEASURES,
  rules: SIDE_RULES,
  unseen: ["E3-11", "E3-12", "E3-14"],
  depth: HINGE_DEPTH,
  dose: { unit: "reps", amount: 10, choices: [3, 5, 8, 10, 12] },
  gear: ["hold"],
  camera: { distanceM: [2.5, 3], heightM: [0.8, 0.8], landscape: true },
  gates: [],
  met: 3.8,
});
