import type { FilmOptions } from "../../support/drawn-body.js";
import type { Squats } from "../../support/drawn-repetitions.js";
import { freeSquats } from "../../support/drawn-repetitions.js";
import type { FaultCase } from "../../support/fault-cases.js";

type Film = Partial<Squats & FilmOptions>;

const row = (ruleId: string, doing: string, broken: Film, inside: Film): FaultCase => ({
  ruleId,
  doing,
  raises: () => freeSquats({ kneeDeg: 78, ...broken }),
  justInside: () => freeSquats({ kneeDeg: 78, ...inside }),
  options: { targetDeg: 75 },
});

export const FAULT_CASES: readonly FaultCase[] = [
  row("S-1", "two thirds of the depth", { kneeDeg: 55 }, { kneeDeg: 72 }),
  row("S-2", "far below level thighs", { kneeDeg: 114 }, { kneeDeg: 100 }),
  row(
    "S-3",
    "the knees falling in, seen from the front",
    { azimuthDeg: 0, kneeInShare: 0.09 },
    { azimuthDeg: 0, kneeInShare: 0.02 },
  ),
  row("S-4", "the trunk nearly level", { trunkDeg: 68 }, { trunkDeg: 50 }),
  row("S-5", "heels 22 degrees up", { heelLiftDeg: 22 }, { heelLiftDeg: 8 }),
  row("S-6", "dropping in half a second", { tempo: { downMs: 550 } }, { tempo: { downMs: 1100 } }),
  row("S-7", "standing up to 24 degrees only", { topKneeDeg: 20, topShankDeg: 6 }, { topKneeDeg: 8 }),
];
