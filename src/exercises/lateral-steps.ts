import { hipsPlace, leftFootPlace, rightFootPlace, roomToEdge } from "../body/place-metrics.js";
import {
  bodyYaw,
  feetOut,
  hipsHeight,
  hipsTilt,
  kneesInward,
  leadKneeInward,
  leanForward,
  squatDepth,
  stepWidth,
  trunkSway,
} from "../body/step-metrics.js";
import { defineExercise } from "../checker/definition.js";

const YARD_M = 0.9144;

/**
 * Feet nearer than this are together, in shoulder widths of the landmarks. exercises.md 8.1 has 0.95; people whose band is
 * tight were measured down to 0.70, feet together at 0.43 and less. See README.md here.
 */
const MIN_WIDTH = 0.62;

/**
 * The trail foot snaps in when it is faster than 1.2 m/s (exercises.md 8.1) and so much faster than the lead foot: long
 * steps have both feet at 1.5 to 2 m/s, measured, and nothing snaps. See README.md here.
 */
const SNAP_M_PER_S = 1.2;
const SNAP_SHARE = 1.4;

/** 4 % (exercises.md 8.1) less the 1 % to which the person's distance is known; who stands up reads 1 % at most. */
const STANDS_BELOW = 0.03;

/** E1, lateral side steps. Numbers from exercises.md 8.1, distances from 5.1. */
export const lateralSteps = defineExercise({
  id: "lateral-steps",
  views: ["front"],
  legs: "together",
  needs: ["shoulder", "hip", "knee", "ankle"],
  metrics: {
    hips: hipsPlace,
    leftFoot: leftFootPlace,
    rightFoot: rightFootPlace,
    room: roomToEdge,
    width: stepWidth,
    depth: squatDepth,
    knees: kneesInward,
    leadKnee: leadKneeInward,
    sway: trunkSway,
    hipLine: hipsTilt,
    hipsUp: hipsHeight,
    yaw: bodyYaw,
    toes: feetOut,
    lean: leanForward,
  },
  movement: {
    kind: "travel",
    hips: "hips",
    leftFoot: "leftFoot",
    rightFoot: "rightFoot",
    swingMPerS: 0.2,
    stillMPerS: 0.1,
    stillMs: 100,
    minStepM: 0.05,
    minGapM: 0.05,
    agree: { share: 0.3, m: 0.05 },
    leadAtLeastMPerS: SNAP_M_PER_S / SNAP_SHARE,
    turned: { metric: "yaw", below: 45 },
    position: { width: { above: MIN_WIDTH }, depth: { above: 0.04 } },
    settleMs: 1000,
    shuffleMs: 500,
    edge: { metric: "room", below: 0.35 },
    restMs: 3000,
  },
  measures: {
    swayRange: { of: "sway", take: "range" },
    bob: { of: "hipsUp", take: "to-and-fro" },
  },
  rules: [
    {
      id: "E1-1",
      severity: "form",
      cue: "feet-apart-band-tight",
      conditions: [{ metric: "width", keep: { above: MIN_WIDTH } }],
      forMs: 300,
    },
    {
      id: "E1-2",
      severity: "form",
      cue: "sit-into-half-squat",
      conditions: [{ metric: "depth", keep: { above: STANDS_BELOW } }],
      forMs: 1000,
    },
    {
      id: "E1-3",
      severity: "form",
      cue: "a-little-higher",
      conditions: [{ metric: "depth", keep: { below: 0.2 } }],
      forMs: 1000,
    },
    {
      id: "E1-4",
      severity: "safe",
      cue: "push-knees-apart",
      conditions: [
        { metric: "knees", keep: { below: 15 } },
        { metric: "leadKnee", keep: { below: 20 } },
      ],
      forMs: 400,
      worse: { severity: "stop-set", conditions: [{ metric: "knees", keep: { below: 25 } }], forMs: 400 },
    },
    {
      id: "E1-5",
      severity: "form",
      cue: "glide-shoulders-level",
      conditions: [{ metric: "swayRange", keep: { below: 20 } }],
      forMs: 0,
      attempts: { broken: 2, of: 3 },
    },
    {
      id: "E1-6",
      severity: "form",
      cue: "belt-level-as-you-step",
      conditions: [{ metric: "hipLine", keep: { above: -10, below: 10 } }],
      forMs: 400,
    },
    {
      id: "E1-7",
      severity: "form",
      cue: "stay-low",
      conditions: [{ metric: "bob", keep: { below: 0.035 } }],
      forMs: 0,
      attempts: { broken: 2, of: 3 },
    },
    {
      id: "E1-8",
      severity: "form",
      cue: "back-foot-slowly",
      conditions: [{ metric: "trailShareOfLead", keep: { below: SNAP_SHARE } }],
      forMs: 0,
      attempts: { broken: 2, of: 3 },
    },
    {
      id: "E1-9",
      severity: "form",
      cue: "face-the-camera",
      conditions: [{ metric: "yaw", keep: { below: 20 } }],
      forMs: 1000,
    },
    {
      id: "E1-10",
      severity: "form",
      cue: "toes-forward",
      conditions: [{ metric: "toes", keep: { below: 40 } }],
      forMs: 1000,
    },
    {
      id: "E1-11",
      severity: "info",
      cue: "chest-a-little-higher",
      conditions: [{ metric: "lean", keep: { below: 53 } }],
      forMs: 1500,
    },
  ],
  unseen: [],
  // 10 to 20 yards, and half of that to begin with.
  dose: { unit: "metres", amount: 10 * YARD_M, choices: [5 * YARD_M, 10 * YARD_M, 15 * YARD_M, 20 * YARD_M] },
  gear: ["band"],
  camera: { distanceM: [2.5, 3.5], heightM: [0.8, 1], landscape: true },
  gates: [],
  met: 3.8,
});
