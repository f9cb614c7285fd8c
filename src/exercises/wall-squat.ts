import {
  comBehindAnkle,
  footAngle,
  frontalShankAngle,
  headForward,
  kneeFlexion,
  kneeFromHipDrop,
  kneeSeparation,
  shankAngle,
  thighInclination,
  trunkLean,
  wristOffThigh,
} from "../body/metrics.js";
import { aroundTarget, defineExercise } from "../checker/definition.js";

/**
 * Centre of mass behind the ankle, share of height, from which something must be holding the person: the heel reaches
 * 0.05 (exercises.md 5.4). The specification asks for 0.09; a real wall sit with the knees 18 degrees ahead measured 0.06
 * to 0.07, and the free squats are told apart by their trunk (see README.md here).
 */
const SUPPORTED_FROM = 0.05;
/** Less than that by the landmarks' noise: balanced over the own feet. */
const OFF_SUPPORT_BELOW = 0.03;

/** E2, isometric wall squat. Numbers from exercises.md 8.5, support from 5.4. */
export const wallSquat = defineExercise({
  id: "wall-squat",
  views: ["side"],
  legs: "together",
  needs: ["shoulder", "hip", "knee", "ankle"],
  metrics: {
    knee: kneeFlexion,
    trunk: trunkLean,
    shank: shankAngle,
    thigh: thighInclination,
    support: comBehindAnkle,
    wrist: wristOffThigh,
    foot: footAngle,
    head: headForward,
    frontKnee: kneeFromHipDrop,
    frontShank: frontalShankAngle,
    kneeGap: kneeSeparation,
  },
  movement: {
    kind: "hold",
    driver: "knee",
    frontDriver: "frontKnee",
    enter: { knee: aroundTarget(10), trunk: { below: 20 }, shank: { above: -20, below: 20 } },
    stay: { knee: aroundTarget(15), trunk: { below: 20 }, shank: { above: -20, below: 20 } },
    reasons: { trunk: "trunk-lean", shank: "shank-lean" },
    standingBelowDeg: 25,
    attemptAboveDeg: 30,
    stillDegPerS: 10,
    settleMs: 500,
    graceMs: 2000,
    endAfterMs: 3000,
    endBelowTargetDeg: 30,
    support: { metric: "support", above: SUPPORTED_FROM },
    upright: { metric: "trunk", maxDeg: 18, maxSupportGain: 0.12 },
    capMs: 120_000,
    breatheAtS: [15, 30, 45],
  },
  rules: [
    {
      id: "E2-1",
      severity: "form",
      cue: "slide-down",
      conditions: [{ metric: "knee", keep: { above: { fromTarget: -15 } } }],
      forMs: 1000,
    },
    {
      id: "E2-2",
      severity: "safe",
      cue: "slide-up",
      conditions: [
        { metric: "knee", keep: { below: { fromTarget: 15 } } },
        { metric: "thigh", keep: { below: 100 } },
      ],
      forMs: 1000,
    },
    {
      id: "E2-3",
      severity: "safe",
      cue: "feet-forward",
      conditions: [{ metric: "shank", keep: { below: 15 } }],
      forMs: 1000,
    },
    {
      id: "E2-4",
      severity: "form",
      cue: "heels-under-knees",
      conditions: [{ metric: "shank", keep: { above: -15 } }],
      forMs: 1000,
    },
    {
      id: "E2-5",
      severity: "form",
      cue: "back-to-wall",
      conditions: [
        { metric: "trunk", keep: { below: 15 } },
        { metric: "support", keep: { above: OFF_SUPPORT_BELOW }, while: { knee: aroundTarget(15) } },
      ],
      forMs: 1000,
    },
    {
      id: "E2-6",
      severity: "form",
      cue: "arms-off-legs",
      conditions: [{ metric: "wrist", keep: { above: 0.06 } }],
      forMs: 2000,
    },
    {
      id: "E2-7",
      severity: "form",
      cue: "weight-in-heels",
      conditions: [{ metric: "foot", keep: { below: 12 } }],
      forMs: 1000,
    },
    {
      id: "E2-8",
      severity: "safe",
      cue: "knees-apart",
      conditions: [
        { metric: "frontShank", keep: { below: 13 } },
        { metric: "kneeGap", keep: { above: 0.85 }, relativeToWidest: true },
      ],
      forMs: 1000,
    },
    {
      id: "E2-9",
      severity: "info",
      cue: "head-forward",
      conditions: [{ metric: "head", keep: { above: -25, below: 25 } }],
      forMs: 3000,
    },
  ],
  unseen: ["E2-11"],
  depth: { measure: "knee-flexion", levels: { L1: 45, L2: 60, L3: 75, L4: 90 }, start: "L2" },
  dose: { unit: "seconds", amount: 30, choices: [20, 30, 45, 60] },
  gear: ["wall"],
  camera: { distanceM: [2, 2.5], heightM: [0.6, 0.8], landscape: false },
  gates: [{ id: "blood-pressure", strength: "ask" }],
  met: 3.8,
});
