import type { FilmOptions } from "../../support/drawn-body.js";
import { eased } from "../../support/drawn-body.js";
import type { Squats } from "../../support/drawn-repetitions.js";
import { ballSquats, squatPose } from "../../support/drawn-repetitions.js";
import type { FaultCase } from "../../support/fault-cases.js";

type Film = Partial<Squats & FilmOptions>;

/** Prescribed: 75 degrees, so that too deep and too shallow are both in reach. */
const row = (ruleId: string, doing: string, broken: Film, inside: Film, along: readonly string[] = []): FaultCase => ({
  ruleId,
  doing,
  raises: () => ballSquats({ kneeDeg: 78, ...broken }),
  justInside: () => ballSquats({ kneeDeg: 78, ...inside }),
  options: { targetDeg: 75 },
  along,
});

/** The ball slips away at the bottom of the second squat: the trunk folds over the thighs for a moment. */
const folding = (trunkDeg: number): Film => ({
  tempo: { bottomMs: 700 },
  change: (pose, { rep, phase }) => (rep === 2 && phase === "bottom" ? { ...pose, trunkDeg } : pose),
});

const FALLS_AT_MS = 3400;
const FALL_MS = 200;
const UP_AT_MS = 5500;
const UP_MS = 1500;

/** The ball slips away under the back: down to this knee in a fifth of a second, and up again later. */
const falling = (kneeDeg: number): Film => ({
  tempo: { count: 1, bottomMs: 3600 },
  change: (pose, { timeMs, phase }) => {
    if (phase !== "bottom") return pose;
    const share = Math.min(eased((timeMs - FALLS_AT_MS) / FALL_MS), 1 - eased((timeMs - UP_AT_MS) / UP_MS));
    const fall = { topKneeDeg: 78, topShankDeg: 4, shankDeg: 4, topTrunkDeg: 4, trunkDeg: 4, heelLiftDeg: 0 };
    return squatPose({ ...fall, kneeDeg, kneeInShare: 0, hands: "chest", tempo: {} }, share);
  },
});

export const FAULT_CASES: readonly FaultCase[] = [
  row("E2a-1", "two thirds of the depth", { kneeDeg: 55 }, { kneeDeg: 72 }),
  row("E2a-2", "far below level thighs", { kneeDeg: 114 }, { kneeDeg: 100 }),
  row("E2a-3", "knees 27 degrees ahead of the ankles", { shankDeg: 27, topShankDeg: -7 }, { shankDeg: 16 }),
  row("E2a-4", "hips going back toward the wall on the way down", { topShankDeg: -10 }, { topShankDeg: -18 }),
  row("E2a-5", "trunk 28 degrees forward", { trunkDeg: 28 }, { trunkDeg: 16 }),
  row("E2a-6", "dropping in half a second", { tempo: { downMs: 550 } }, { tempo: { downMs: 1100 } }),
  row("E2a-7", "heels 22 degrees up", { heelLiftDeg: 22 }, { heelLiftDeg: 8 }),
  row("E2a-8", "standing up to 24 degrees only", { topKneeDeg: 20, topShankDeg: -10 }, { topKneeDeg: 8 }),
  row("E2a-6", "dropping in half a second to a right angle", { kneeDeg: 90, tempo: { downMs: 450 } }, { kneeDeg: 90 }),
  row("E2a-9", "falling far below level thighs", falling(135), falling(100)),
  row("E2a-9", "folding by 50 degrees", folding(50), folding(17), ["E2a-5"]),
];
