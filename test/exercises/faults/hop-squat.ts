import type { FilmOptions } from "../../support/drawn-body.js";
import type { HopSquats } from "../../support/drawn-travel.js";
import { hopSquats } from "../../support/drawn-travel.js";
import type { FaultCase } from "../../support/fault-cases.js";

type Film = Partial<HopSquats & FilmOptions>;

const row = (ruleId: string, doing: string, broken: Film, inside: Film, along: readonly string[] = []): FaultCase => ({
  ruleId,
  doing,
  raises: () => hopSquats(broken),
  justInside: () => hopSquats(inside),
  along,
});

export const FAULT_CASES: readonly FaultCase[] = [
  row("E1c-1", "sits down too little", { kneeDeg: 42, sinkMs: 250 }, { kneeDeg: 60 }),
  row("E1c-2", "sits down too deep", { kneeDeg: 118 }, { kneeDeg: 92 }),
  row("E1c-3", "the knees fall in on landing", { kneeInShare: 0.07 }, { kneeInShare: 0.02 }),
  row("E1c-4", "lands on straight legs and sits down later", { sinkMs: 1600 }, { sinkMs: 700 }),
  row("E1c-5", "one foot lands first", { lateLeftMs: 220 }, { lateLeftMs: 60 }),
  row("E1c-6", "squats with the feet too near", { squatWidth: 0.75 }, { squatWidth: 0.95 }),
  row("E1c-6", "squats with the feet too wide", { squatWidth: 2, kneeDeg: 88 }, { squatWidth: 1.65 }),
  row("E1c-7", "falls forward in the squat", { trunkDeg: 68 }, { trunkDeg: 48 }),
  row("E1c-8", "does not bring the feet together", { togetherWidth: 0.7 }, { togetherWidth: 0.48 }),
  row("E1c-9", "turns the toes out", { toeOutDeg: 48 }, { toeOutDeg: 33 }),
  row("E1c-10", "bounces out of the squat", { squatMs: 0, sinkMs: 260 }, { squatMs: 350 }),
];
