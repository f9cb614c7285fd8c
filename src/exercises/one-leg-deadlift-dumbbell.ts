import { loadAheadOfAnkle, loadAheadOfShoulder } from "../body/hinge-metrics.js";
import { defineExercise } from "../checker/definition.js";
import {
  FROM_SIDE,
  HINGE,
  HINGE_DEPTH,
  ROUNDED,
  SIDE_MEASURES,
  SIDE_METRICS,
  SIDE_RULES,
  TWO_OF_THREE,
} from "./hinge.js";

/** E3b, one leg deadlift with a dumbbell. Numbers from exercises.md 8.10; where they depart, README.md here says why. */
export const oneLegDeadliftDumbbell = defineExercise({
  id: "one-leg-deadlift-dumbbell",
  views: ["side"],
  legs: "stance",
  needs: ["shoulder", "hip"],
  metrics: { ...SIDE_METRICS, loadAhead: loadAheadOfAnkle, loadHangs: loadAheadOfShoulder },
  movement: { ...HINGE, ...FROM_SIDE },
  measures: { ...SIDE_MEASURES, loadSwing: { of: "loadHangs", take: "range", during: ["bottom"] } },
  rules: [
    ...SIDE_RULES,
    {
      id: "E3b-1",
      severity: "safe",
      cue: "weight-close-to-shin",
      conditions: [
        { metric: "loadHangs", keep: { below: 0.08 }, while: { trunk: { above: 30 }, loadAhead: { above: 0.15 } } },
      ],
      forMs: 500,
    },
    {
      id: "E3b-2",
      severity: "safe",
      cue: "lighter-or-higher",
      conditions: [ROUNDED],
      forMs: 0,
    },
    {
      id: "E3b-3",
      severity: "safe",
      cue: "smooth-and-slow",
      conditions: [{ metric: "upSpeedDegPerS", keep: { below: 180 } }],
      forMs: 0,
      attempts: TWO_OF_THREE,
    },
    {
      id: "E3b-4",
      severity: "form",
      cue: "let-the-weight-hang",
      conditions: [{ metric: "loadSwing", keep: { below: 0.08 } }],
      forMs: 0,
      attempts: TWO_OF_THREE,
    },
  ],
  unseen: ["E3-11", "E3-12", "E3-14"],
  depth: HINGE_DEPTH,
  dose: { unit: "reps", amount: 10, choices: [3, 5, 8, 10, 12] },
  load: { startKg: 2, choicesKg: [1, 2, 3, 4, 5, 6, 8, 10] },
  gear: ["hold", "dumbbell"],
  camera: { distanceM: [2.5, 3], heightM: [0.8, 0.8], landscape: true },
  gates: [
    { id: "deadlift-clean", strength: "ask" },
    { id: "calm-back", strength: "ask" },
  ],
  met: 3.5,
});
