import { type BrowserContext, chromium, type Page } from "playwright";
import { launchOptions, openPairPage, patiently } from "./browser.js";
import { quantile, rounded } from "./figures.js";
import { answer, type Answer, type Pair, valueOf } from "./pair.js";
import type { Site } from "./site.js";

/** Most first visits, each with a profile of its own. */
const MOST_LOADS = 3;
/** Frames before the first look at the memory. */
const WARM_UP_FRAMES = 10;
/** Frames between two looks at the clock. */
const FRAMES_AT_ONCE = 10;

/** One visit of the page, from the navigation to the first pose with its events. */
interface Visit {
  readonly firstResultMs: number;
  /** The part of it until the worker was ready for pictures. */
  readonly readyMs: number;
  readonly transferredBytes: number;
}

/** Medians over all loads. */
export interface LoadFigures {
  /** First visits with an empty profile; after each of them comes a cached one. */
  readonly loads: number;
  readonly cold: Visit;
  readonly cached: Visit;
  /** Times that a worker had to be started again while loading, in all visits. */
  readonly restarts: number;
  readonly threads: number;
}

interface MemoryState {
  readonly pageBytes: number;
  readonly workerBytes: number;
  readonly tensors: number;
}

export interface MemoryFigures {
  readonly frames: number;
  readonly askedFrames: number;
  readonly before: MemoryState;
  readonly after: MemoryState;
  readonly mostTensors: number;
}

interface VisitsPlan {
  /** No further load is begun after this time of performance.now(). */
  readonly loadUntilMs: number;
  readonly manyLoads: boolean;
  /** Undefined: the memory is not measured. */
  readonly frames: number | undefined;
  /** Time for the frames, milliseconds; `frameMs` is one picture in the worker's trial. */
  readonly memoryMs: (frameMs: number) => number;
  readonly progressed: (text: string) => void;
}

/**
 * Visits the page with an empty profile and, in the same profile, once more; then looks at the memory on the last one.
 * Rejects with the page's reason when the pair does not start.
 */
export async function measureVisits(
  site: Site,
  pair: Pair,
  plan: VisitsPlan,
): Promise<{ readonly load: LoadFigures; readonly memory: Answer<MemoryFigures> | undefined }> {
  const cold: VisitDone[] = [];
  const cached: VisitDone[] = [];
  for (;;) {
    plan.progressed(`first result, load ${cold.length + 1}`);
    // An empty folder name stands for a new profile, which is deleted in the end. A context beside others would keep
    // its cache in memory, and too little of it for the larger models.
    const context = await chromium.launchPersistentContext("", launchOptions());
    try {
      const first = await visit(context, site, pair);
      await first.page.close();
      cold.push(first);
      const second = await visit(context, site, pair);
      cached.push(second);
      const enough = !plan.manyLoads || cold.length === MOST_LOADS || performance.now() > plan.loadUntilMs;
      if (!enough) continue;
      const memory = await memoryOf(second, plan);
      const visits = [...cold, ...cached];
      const restarts = visits.reduce((total, done) => total + done.restarts, 0);
      return {
        load: { loads: cold.length, cold: medians(cold), cached: medians(cached), restarts, threads: first.threads },
        memory,
      };
    } finally {
      await context.close();
    }
  }
}

type VisitDone = Visit & {
  readonly page: Page;
  readonly frameMs: number;
  readonly threads: number;
  readonly restarts: number;
};

async function visit(context: BrowserContext, site: Site, pair: Pair): Promise<VisitDone> {
  const beforeBytes = site.sentBytes();
  const page = await openPairPage(context, `${site.url}test/bench/app-page.html`, pair);
  await page.waitForFunction(() => "appBench" in globalThis);
  const { ms, ...first } = valueOf(await patiently(page.evaluate(() => globalThis.appBench.first)));
  return { ...first, firstResultMs: ms, transferredBytes: site.sentBytes() - beforeBytes, page };
}

function medians(visits: readonly Visit[]): Visit {
  const median = (of: (visit: Visit) => number): number => rounded(quantile(visits.map(of), 0.5), 0);
  return {
    firstResultMs: median((done) => done.firstResultMs),
    readyMs: median((done) => done.readyMs),
    transferredBytes: median((done) => done.transferredBytes),
  };
}

async function memoryOf({ page, frameMs }: VisitDone, plan: VisitsPlan): Promise<Answer<MemoryFigures> | undefined> {
  const { frames } = plan;
  if (frames === undefined) return undefined;
  return answer(() => measureMemory(page, frames, performance.now() + plan.memoryMs(frameMs), plan.progressed));
}

async function measureMemory(
  page: Page,
  askedFrames: number,
  untilMs: number,
  progressed: (text: string) => void,
): Promise<MemoryFigures> {
  const send = async (count: number): Promise<readonly number[]> =>
    valueOf(await patiently(page.evaluate((given) => globalThis.appBench.frames(given), count)));
  const state = async (tensors: readonly number[]): Promise<MemoryState> => ({
    ...(await patiently(page.evaluate(() => globalThis.appBench.heap()))),
    tensors: tensors.at(-1) ?? Number.NaN,
  });
  progressed(`memory, up to ${askedFrames} frames`);
  const warm = await send(Math.min(WARM_UP_FRAMES, askedFrames));
  const before = await state(warm);
  const tensors: number[] = [];
  do tensors.push(...(await send(Math.min(FRAMES_AT_ONCE, askedFrames - tensors.length))));
  while (tensors.length < askedFrames && performance.now() < untilMs);
  const after = await state(tensors);
  return { frames: tensors.length, askedFrames, before, after, mostTensors: Math.max(...tensors) };
}
