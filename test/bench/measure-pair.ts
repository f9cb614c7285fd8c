import type { BenchCommand } from "./bench-command.js";
import { memoryTimeMs } from "./budget.js";
import { answer, type Answer, type Pair } from "./pair.js";
import { measureRate, type RateFigures } from "./rate.js";
import type { Site } from "./site.js";
import { type LoadFigures, measureVisits, type MemoryFigures } from "./visits.js";

/** Share of a pair's time in which further loads may begin. */
const LOADS_SHARE = 0.15;

/** One engine on one backend. A part that was not asked for, or that failed, is undefined; `failures` says why. */
export interface PairFigures extends Pair {
  /** Why it does not start; the rest is missing then. */
  readonly noStart: string | undefined;
  readonly load: LoadFigures | undefined;
  readonly memory: MemoryFigures | undefined;
  readonly rate: RateFigures | undefined;
  readonly failures: readonly string[];
}

/** Measures the parts that were asked for. Does not reject for what goes wrong with this pair alone. */
export async function measurePair(
  site: Site,
  pair: Pair,
  { parts, pictures, rounds, frames, budgetS }: BenchCommand,
  progressed: (text: string) => void,
): Promise<PairFigures> {
  const beganMs = performance.now();
  const untilMs = beganMs + budgetS * 1000;
  const askedRate = parts.includes("rate") ? { pictures, rounds } : undefined;
  const loadUntilMs = beganMs + budgetS * 1000 * LOADS_SHARE;
  const visited = await answer(() =>
    measureVisits(site, pair, {
      loadUntilMs,
      manyLoads: parts.includes("load"),
      frames: parts.includes("memory") ? frames : undefined,
      memoryMs: (frameMs) => memoryTimeMs(askedRate, frameMs, untilMs - performance.now()),
      progressed,
    }),
  );
  const nothing = { ...pair, noStart: undefined, load: undefined, memory: undefined, rate: undefined, failures: [] };
  if ("reason" in visited) return { ...nothing, noStart: visited.reason };
  const rate =
    askedRate === undefined ? undefined : await answer(() => measureRate(site, pair, askedRate, untilMs, progressed));
  const { load, memory } = visited.value;
  return {
    ...nothing,
    load: parts.includes("load") ? load : undefined,
    memory: found(memory),
    rate: found(rate),
    failures: [...failure("memory", memory), ...failure("rate", rate)],
  };
}

const found = <T>(given: Answer<T> | undefined): T | undefined =>
  given !== undefined && "value" in given ? given.value : undefined;

const failure = (part: string, given: Answer<unknown> | undefined): readonly string[] =>
  given !== undefined && "reason" in given ? [`${part}: ${given.reason}`] : [];
