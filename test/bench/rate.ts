import { chromium } from "playwright";
import { launchOptions, openPairPage, patiently } from "./browser.js";
import {
  busyShare,
  type MainThread,
  partsWithinMs,
  readTrace,
  spansBetween,
  TASK_CATEGORIES,
} from "./browser-trace.js";
import { type RatePlan, rateWithin } from "./budget.js";
import { bestMs, quantile, rounded, sum } from "./figures.js";
import { type Pair, valueOf } from "./pair.js";
import type { BlockTimes, Way } from "./rate-page.js";
import type { Site } from "./site.js";

/** Pictures of one way before the other has its turn. */
const BLOCK = 15;

/** One way of the pictures. Times are milliseconds a picture. */
interface WayFigures {
  readonly pictures: number;
  readonly found: number;
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly perSecond: number;
  readonly longestTaskMs: number;
  /** Share of the time in which the main thread had a task. */
  readonly busyShare: number;
}

interface Spread {
  readonly median: number;
  readonly p90: number;
  readonly longest: number;
}

export interface RateFigures {
  readonly asked: RatePlan;
  /** Pictures used, and times that all of them went both ways. */
  readonly pictures: number;
  readonly rounds: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly threads: number;
  readonly bare: WayFigures;
  readonly app: WayFigures;
  /** Pictures a second of the app's way by those of the bare loop, all time counted. */
  readonly rateRatio: number;
  /** The same when each picture counts with its best round. */
  readonly undisturbed: { readonly bareMs: number; readonly appMs: number; readonly rateRatio: number };
  readonly blockRatios: { readonly lowest: number; readonly median: number };
  readonly appWorkerMs: Spread;
  readonly appStepMs: Spread;
}

/**
 * Sends the same decoded pictures through the bare library and through the app's way, in turns.
 * @param untilMs time of performance.now() by which it should be done; fewer pictures are used to keep it
 */
export async function measureRate(
  site: Site,
  pair: Pair,
  asked: RatePlan,
  untilMs: number,
  progressed: (text: string) => void,
): Promise<RateFigures> {
  const browser = await chromium.launch(launchOptions());
  try {
    // The library on the page may start its threads as it likes; the page's policy would forbid them.
    const context = await browser.newContext({ bypassCSP: true });
    const page = await openPairPage(context, `${site.url}test/bench/rate-page.html`, pair);
    await page.waitForFunction(() => "rateBench" in globalThis);
    progressed("rate, warm-up");
    const ready = valueOf(
      await patiently(page.evaluate((count) => globalThis.rateBench.prepare(count), asked.pictures)),
    );
    const { pictures, rounds } = rateWithin(
      { pictures: ready.pictures, rounds: asked.rounds },
      ready.bothWaysMs,
      untilMs - performance.now(),
    );
    progressed(`rate, ${pictures} pictures x ${rounds}`);

    const blocks: Record<Way, BlockTimes[]> = { bare: [], app: [] };
    await browser.startTracing(page, { categories: TASK_CATEGORIES });
    // Who begins changes, so that a machine that warms up or slows down favours neither.
    let bareFirst = true;
    for (let round = 0; round < rounds; round += 1) {
      await patiently(page.evaluate(() => globalThis.rateBench.beginRound()));
      for (let from = 0; from < pictures; from += BLOCK, bareFirst = !bareFirst) {
        const order: readonly Way[] = bareFirst ? ["bare", "app"] : ["app", "bare"];
        for (const way of order) {
          const span: [Way, number, number] = [way, from, Math.min(from + BLOCK, pictures)];
          blocks[way].push(
            valueOf(await patiently(page.evaluate((given) => globalThis.rateBench.block(...given), span))),
          );
        }
      }
    }
    const trace = readTrace((await browser.stopTracing()).toString("utf8"), /^bench-/);
    const { widthPx, heightPx, report } = ready;
    return {
      asked,
      pictures,
      rounds,
      widthPx,
      heightPx,
      threads: report.threads,
      ...rateFigures(blocks, pictures, trace),
    };
  } finally {
    await browser.close();
  }
}

function rateFigures(blocks: Readonly<Record<Way, readonly BlockTimes[]>>, pictures: number, trace: MainThread) {
  const bare = wayFigures(blocks.bare, trace, "bare");
  const app = wayFigures(blocks.app, trace, "app");
  const bareMs = bestMs(pictureTimesMs(blocks.bare), pictures);
  const appMs = bestMs(pictureTimesMs(blocks.app), pictures);
  const ratios = blocks.app.map(({ wholeMs }, index) => (blocks.bare[index]?.wholeMs ?? Number.NaN) / wholeMs);
  return {
    bare,
    app,
    rateRatio: rounded(app.perSecond / bare.perSecond, 3),
    undisturbed: { bareMs: rounded(bareMs), appMs: rounded(appMs), rateRatio: rounded(bareMs / appMs, 3) },
    blockRatios: { lowest: rounded(Math.min(...ratios), 3), median: rounded(quantile(ratios, 0.5), 3) },
    appWorkerMs: spread(blocks.app.flatMap(({ workerMs }) => workerMs)),
    appStepMs: spread(blocks.app.flatMap(({ stepMs }) => stepMs)),
  };
}

const pictureTimesMs = (blocks: readonly BlockTimes[]): readonly number[] => blocks.flatMap((block) => block.pictureMs);

const spread = (values: readonly number[]): Spread => ({
  median: rounded(quantile(values, 0.5), 3),
  p90: rounded(quantile(values, 0.9), 3),
  longest: rounded(Math.max(...values), 3),
});

function wayFigures(blocks: readonly BlockTimes[], { tasks, marks }: MainThread, way: Way): WayFigures {
  const pictureMs = pictureTimesMs(blocks);
  const wholeMs = sum(blocks.map((block) => block.wholeMs));
  const spans = spansBetween(marks, `bench-${way}-begin`, `bench-${way}-end`);
  return {
    pictures: pictureMs.length,
    found: sum(blocks.map((block) => block.found)),
    medianMs: rounded(quantile(pictureMs, 0.5)),
    p90Ms: rounded(quantile(pictureMs, 0.9)),
    perSecond: rounded((pictureMs.length / wholeMs) * 1000, 3),
    longestTaskMs: rounded(Math.max(0, ...spans.flatMap((span) => partsWithinMs(tasks, span)))),
    busyShare: rounded(busyShare(tasks, spans), 4),
  };
}
