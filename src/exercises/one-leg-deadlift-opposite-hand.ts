import { oppositeWristHeight, wrongHandLower } from "../body/hinge-metrics.js";
import { defineExercise } from "../checker/definition.js";
import { FROM_SIDE, HINGE, HINGE_DEPTH, SIDE_MEASURES, SIDE_METRICS, SIDE_RULES, TWO_OF_THREE } from "./hinge.js";

/** Wrist with the fingertips at the middle of the shin, and 0.03 more: 0.162 + 0.108 + 0.03. exercises.md 8.8 and 8.9. */
const REACHED_BELOW = 0.3;

/** E3a, one leg deadlift with the opposite hand to the ground. Numbers from exercises.md 8.9. */
export const oneLegDeadliftOppositeHand = defineExercise({
  id: "one-leg-deadlift-opposite-hand",
  views: ["side"],
  legs: "stance",
  needs: ["shoulder", "hip"],
  metrics: { ...SIDE_METRICS, hand: oppositeWristHeight, wrongHand: wrongHandLower },
  movement: { ...HINGE, ...FROM_SIDE, reach: { metric: "hand", keep: { below: REACHED_BELOW } } },
  measures: { ...SIDE_MEASURES, wrongHandAtBottom: { of: "wrongHand", take: "mean", during: ["bottom"], atEnd: true } },
  rules: [
    ...SIDE_RULES,
    {
      id: "E3a-1",
      severity: "form",
      cue: "other-hand-down",
      conditions: [{ metric: "wrongHandAtBottom", keep: { below: 0.05 } }],
      forMs: 0,
      attempts: TWO_OF_THREE,
    },
    {
      id: "E3a-3",
      severity: "form",
      cue: "hinge-first-then-reach",
      conditions: [
        { metric: "hand", keep: { above: REACHED_BELOW }, while: { trunk: { below: { fromTarget: -15 } } } },
      ],
      forMs: 200,
      attempts: TWO_OF_THREE,
    },
  ],
  unseen: ["E3-11", "E3-12", "E3-14", "E3a-2"],
  depth: HINGE_DEPTH,
  dose: { unit: "reps", amount: 10, choices: [3, 5, 8, 10, 12] },
  gear: ["hold"],
  camera: { distanceM: [2.5, 3], heightM: [0.8, 0.8], landscape: true },
  gates: [],
  met: 3.8,
});
