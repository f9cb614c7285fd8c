import { oppositeHandLean, sameHandLean, wrongHandLower } from "../body/hinge-metrics.js";
import { defineExercise } from "../checker/definition.js";
import { FROM_SIDE, HINGE, HINGE_DEPTH, SIDE_MEASURES, SIDE_METRICS, SIDE_RULES, TWO_OF_THREE } from "./hinge.js";

/** E3a, one leg deadlift with the opposite hand to the ground. Numbers from exercises.md 8.9. */
export const oneLegDeadliftOppositeHand = defineExercise({
  id: "one-leg-deadlift-opposite-hand",
  views: ["side"],
  legs: "stance",
  needs: ["shoulder", "hip"],
  metrics: { ...SIDE_METRICS, hand: oppositeHandLean, otherHand: sameHandLean, wrongHand: wrongHandLower },
  movement: {
    ...HINGE,
    ...FROM_SIDE,
    // With the tolerance of the trunk: a hand that hangs is where the trunk brings it.
    reach: { metric: "hand", otherHand: "otherHand", keep: { above: { fromTarget: -HINGE.toleranceDeg } } },
  },
  measures: {
    ...SIDE_MEASURES,
    wrongHandAtBottom: { of: "wrongHand", take: "median", during: ["bottom"], atEnd: true },
  },
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
        { metric: "hand", keep: { below: { fromTarget: 0 } }, while: { trunk: { below: { fromTarget: -15 } } } },
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
