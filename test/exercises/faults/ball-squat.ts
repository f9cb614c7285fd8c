import type { FilmOptions } from "../../support/drawn-body.js";
import type { Squats } from "../../support/drawn-repetitions.js";
import { ballSquats } from "../../support/drawn-repetitions.js";
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

export const FAULT_CASES: readonly FaultCase[] = [
  row("E2a-1", "two thirds of the depth", { kneeDeg: 55 }, { kneeDeg: 72 }),
  row("E2a-2", "far below level thighs", { kneeDeg: 114 }, { kneeDeg: 100 }),
  row("E2a-3", "knees 27 degrees ahead of the ankles", { shankDeg: 27, topShankDeg: -7 }, { shankDeg: 16 }),
  row("E2a-4", "hips going back toward the wall on the way down", { topShankDeg: -10 }, { topShankDeg: -18 }),
  row("E2a-5", "trunk 28 degrees forward", { trunkDeg: 28 }, { trunkDeg: 16 }),
  row("E2a-6", "dropping in half a second", { tempo: { downMs: 550 } }, { tempo: { downMs: 1100 } }),
  row("E2a-7", "heels 22 degrees up", { heelLiftDeg: 22 }, { heelLiftDeg: 8 }),
  row("E2a-8", "standing up to 24 degrees only", { topKneeDeg: 20, topShankDeg: -10 }, { topKneeDeg: 8 }),
  row("E2a-9", "folding by 50 degrees", folding(50), folding(17), ["E2a-5"]),
];
