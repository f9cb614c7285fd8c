import {
  handsBelowShoulders,
  sideLean,
  stanceFootLine,
  stanceKneeIn,
  stanceLegShorter,
} from "../body/hinge-metrics.js";
import { defineExercise } from "../checker/definition.js";
import {
  FROM_FRONT,
  FRONT_METRICS,
  freeFootDown,
  HINGE,
  KNEE_FAR_IN,
  pelvisOpens,
  tooShallow,
  TWO_OF_THREE,
} from "./hinge.js";

/** Hands flung up: 2.5 m/s (exercises.md 8.12) for this long is so much of 1.7 m. */
const FLAIL_MS = 134;
const FLAIL_SHARE = 0.2;

/** E3d, one leg deadlift on an inverted Bosu, seen from the front. Numbers from exercises.md 8.12. */
export const oneLegDeadliftBosu = defineExercise({
  id: "one-leg-deadlift-bosu",
  views: ["front"],
  legs: "stance",
  needs: ["shoulder", "hip"],
  metrics: {
    ...FRONT_METRICS,
    kneeIn: stanceKneeIn,
    sideLean,
    legShorter: stanceLegShorter,
    footLine: stanceFootLine,
    handsDown: handsBelowShoulders,
  },
  movement: { ...HINGE, ...FROM_FRONT },
  measures: {
    softest: { of: "legShorter", take: "max", atEnd: true },
    sideways: { of: "sideLean", take: "max", overMs: 400 },
    // Known at the end: somebody who only walks up to the platform has made no attempt.
    rolled: { of: "place", take: "abs-change", overMs: 500, atEnd: true },
    tilted: { of: "footLine", take: "abs-change", overMs: 500, atEnd: true },
    flung: { of: "handsDown", take: "fall", withinMs: FLAIL_MS },
  },
  rules: [
    tooShallow,
    freeFootDown,
    pelvisOpens,
    {
      id: "E3d-1",
      severity: "stop",
      cue: "hold-the-support",
      conditions: [
        { metric: "footShiftShare", keep: { below: 0.04 } },
        { metric: "taps", keep: { below: 1.5 } },
        { metric: "sideways", keep: { below: 25 } },
        { metric: "flung", keep: { below: FLAIL_SHARE }, while: { handsDown: { below: 0 } } },
      ],
      forMs: 0,
    },
    {
      id: "E3d-2",
      severity: "form",
      cue: "press-platform-level",
      conditions: [
        { metric: "rolled", keep: { below: 0.03 } },
        { metric: "tilted", keep: { below: 0.03 } },
      ],
      forMs: 0,
    },
    {
      id: "E3d-3",
      severity: "safe",
      cue: "knee-over-little-toe",
      conditions: [{ metric: "kneeIn", keep: { below: 22 } }],
      forMs: 400,
      worse: KNEE_FAR_IN,
    },
    {
      id: "E3d-4",
      severity: "form",
      cue: "soft-knee",
      conditions: [{ metric: "softest", keep: { above: 0.02 } }],
      forMs: 0,
      attempts: TWO_OF_THREE,
    },
  ],
  unseen: ["E3-1", "E3-2", "E3-4", "E3-5", "E3-7", "E3-8", "E3-9", "E3-10", "E3-11", "E3-13", "E3-14"],
  depth: { measure: "trunk-lean", levels: { L1: 30, L2: 35, L3: 40, L4: 45 }, start: "L2" },
  dose: { unit: "reps", amount: 3, choices: [3, 5, 8, 10] },
  gear: ["hold", "bosu"],
  camera: { distanceM: [2.5, 2.5], heightM: [0.6, 0.6], landscape: true },
  gates: [
    { id: "deadlift-clean", strength: "locked" },
    { id: "pad-clean", strength: "locked" },
    { id: "stand-30s", strength: "locked" },
    { id: "under-65", strength: "locked" },
    { id: "no-fall", strength: "locked" },
    { id: "steady", strength: "locked" },
    { id: "calm-knee", strength: "locked" },
    { id: "support-in-reach", strength: "locked" },
    { id: "maker-allows", strength: "locked" },
  ],
  met: 3.8,
});
