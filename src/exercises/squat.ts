import { kneesInsideToes } from "../body/knee-over-toe.js";
import { freeSquatKnee, legsValgus, shanksInward } from "../body/landing-metrics.js";
import { footAngle, kneeFlexion, massPlace, nearAnklePlace, trunkLean } from "../body/metrics.js";
import { defineExercise } from "../checker/definition.js";

/** A smooth way down of 0.8 s (exercises.md 8.6) reads 0.92 to 1.05 s, by the rate of pictures: see README.md here. */
const FAST_DOWN_S = 0.9;

/** The ordinary squat. Depth as for the ball squat (exercises.md 8.6), knees from the front by FB1 (8.0.3). */
export const squat = defineExercise({
  id: "squat",
  views: ["side", "front"],
  legs: "together",
  needs: ["shoulder", "hip", "knee", "ankle"],
  metrics: {
    knee: kneeFlexion,
    frontKnee: freeSquatKnee,
    trunk: trunkLean,
    foot: footAngle,
    valgus: legsValgus,
    shanks: shanksInward,
    insideToes: kneesInsideToes,
    place: nearAnklePlace,
    mass: massPlace,
  },
  movement: {
    kind: "reps",
    driver: { side: "knee", front: "frontKnee" },
    enter: { side: { atLeastDeg: 25, shareOfTarget: 0.4 }, front: { atLeastDeg: 30, shareOfTarget: 0.4 } },
    hysteresisDeg: { side: 15, front: 15 },
    toleranceDeg: 10,
    minMs: 800,
    planted: { metric: "place", within: 0.1 },
    carried: { metric: "mass", within: 0.12 },
  },
  measures: { deepest: { of: "knee", take: "max" } },
  rules: [
    {
      id: "S-1",
      severity: "form",
      cue: "down-a-little-more",
      conditions: [],
      forMs: 0,
      signals: ["too-shallow"],
    },
    {
      id: "S-2",
      severity: "safe",
      cue: "stop-when-thighs-level",
      conditions: [{ metric: "deepest", keep: { below: 105 } }],
      forMs: 0,
      attempts: { broken: 2, of: 3 },
    },
    {
      id: "S-3",
      severity: "safe",
      cue: "push-knees-apart",
      conditions: [
        { metric: "valgus", keep: { below: 15 }, while: { frontKnee: { below: 75 } } },
        { metric: "shanks", keep: { below: 13 } },
        { metric: "insideToes", keep: { below: 0.2 }, while: { frontKnee: { above: 75 } } },
      ],
      forMs: 400,
      worse: {
        severity: "stop-set",
        conditions: [{ metric: "valgus", keep: { below: 25 }, while: { frontKnee: { below: 75 } } }],
        forMs: 400,
      },
    },
    {
      id: "S-4",
      severity: "form",
      cue: "chest-up",
      conditions: [{ metric: "trunk", keep: { below: 58 } }],
      forMs: 500,
    },
    {
      id: "S-5",
      severity: "form",
      cue: "heels-heavy",
      conditions: [{ metric: "foot", keep: { below: 12 } }],
      forMs: 400,
    },
    {
      id: "S-6",
      severity: "form",
      cue: "down-for-two",
      conditions: [{ metric: "smoothDownS", keep: { above: FAST_DOWN_S } }],
      forMs: 0,
      attempts: { broken: 2, of: 3 },
    },
    {
      id: "S-7",
      severity: "form",
      cue: "stand-all-the-way-up",
      conditions: [{ metric: "topDeg", keep: { below: 15 } }],
      forMs: 0,
      signals: ["not-returned"],
      attempts: { broken: 2, of: 3 },
      view: "side",
    },
  ],
  unseen: [],
  depth: { measure: "knee-flexion", levels: { L1: 45, L2: 60, L3: 75, L4: 90 }, start: "L2" },
  dose: { unit: "reps", amount: 10, choices: [5, 8, 10, 12, 15] },
  camera: { distanceM: [2.5, 3], heightM: [0.6, 0.8], landscape: false },
  gates: [],
  met: 5,
});
