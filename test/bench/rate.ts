import { createServer } from "vite";
import { busyMs, readTrace, TASK_CATEGORIES, partsWithin } from "./browser-trace.mjs";
import { quantile, rounded, sum } from "./figures.mjs";

/** @typedef {"bare" | "app"} Way */
/** @typedef {Awaited<ReturnType<import("./rate-page.js").RateBench["block"]>>} BlockTimes */

/**
 * Sends the same decoded pictures through the bare library and through the app's way, in turns.
 * @param {import("playwright").Browser} browser
 * @param {{ root: string, port: number, engine: import("../../src/body/pose-frame.js").EngineId,
 *   backend: import("../../src/pose/protocol.js").BackendId, pictures: number, rounds: number, block: number, fromS: number }} plan
 */
export async function measureRate(browser, { root, port, engine, backend, pictures, rounds, block, fromS }) {
  const server = await createServer({
    root,
    logLevel: "warn",
    cacheDir: ".cache/bench/vite",
    server: { port, strictPort: true, watch: null },
    optimizeDeps: { entries: ["index.html", "test/bench/rate-page.html"] },
  });
  try {
    await server.listen();
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(`page: ${error.message}`));
    await page.goto(`http://127.0.0.1:${port}/test/bench/rate-page.html`);
    await page.waitForFunction(() => "bench" in globalThis);
    const ready = await page.evaluate((plan) => globalThis.bench.prepare(plan), { engine, backend, pictures, fromS });

    /** @type {Record<Way, BlockTimes[]>} */
    const blocks = { bare: [], app: [] };
    await browser.startTracing(page, { categories: TASK_CATEGORIES });
    // Who begins changes, so that a machine that warms up or slows down favours neither.
    let bareFirst = true;
    for (let round = 0; round < rounds; round += 1) {
      await page.evaluate((engine) => globalThis.bench.beginRound(engine), engine);
      for (let from = 0; from < ready.pictures; from += block, bareFirst = !bareFirst) {
        /** @type {Way[]} */
        const order = bareFirst ? ["bare", "app"] : ["app", "bare"];
        for (const way of order) {
          /** @type {[Way, number, number]} */
          const span = [way, from, from + block];
          blocks[way].push(await page.evaluate((span) => globalThis.bench.block(...span), span));
        }
      }
    }
    const trace = readTrace(await browser.stopTracing(), /^bench-/);
    await page.close();

    const bare = waysFigures(blocks.bare, trace, "bare");
    const app = waysFigures(blocks.app, trace, "app");
    const undisturbed = {
      bareMs: bestMs(blocks.bare, ready.pictures),
      appMs: bestMs(blocks.app, ready.pictures),
    };
    const ratios = blocks.app.map(({ wholeMs }, index) => (blocks.bare[index]?.wholeMs ?? Number.NaN) / wholeMs);
    return {
      ...ready,
      engine,
      backend,
      rounds,
      block,
      fromS,
      bare,
      app,
      rateRatio: rounded(app.perSecond / bare.perSecond, 3),
      undisturbed: {
        bareMs: rounded(undisturbed.bareMs),
        appMs: rounded(undisturbed.appMs),
        rateRatio: rounded(undisturbed.bareMs / undisturbed.appMs, 3),
      },
      blockRatios: { lowest: rounded(Math.min(...ratios), 3), median: rounded(quantile(ratios, 0.5), 3) },
      appWorkerMs: spread(blocks.app.flatMap(({ workerMs }) => workerMs)),
      appStepMs: spread(blocks.app.flatMap(({ stepMs }) => stepMs)),
    };
  } finally {
    await server.close();
  }
}

/**
 * Milliseconds a picture when each picture counts with its best round: what is left when nothing else uses the machine.
 * @param {readonly BlockTimes[]} blocks @param {number} pictures
 */
function bestMs(blocks, pictures) {
  const times = blocks.flatMap(({ pictureMs }) => pictureMs);
  const best = Array.from({ length: pictures }, (_, picture) =>
    Math.min(...times.filter((_time, index) => index % pictures === picture)),
  );
  return sum(best) / pictures;
}

/** @param {readonly number[]} values */
const spread = (values) => ({
  median: rounded(quantile(values, 0.5), 3),
  p90: rounded(quantile(values, 0.9), 3),
  longest: rounded(Math.max(...values), 3),
});

/**
 * @param {readonly BlockTimes[]} blocks
 * @param {ReturnType<typeof readTrace>} trace
 * @param {Way} way
 */
function waysFigures(blocks, { tasks, marks }, way) {
  const pictureMs = blocks.flatMap((block) => block.pictureMs);
  const wholeMs = sum(blocks.map((block) => block.wholeMs));
  const begins = marks.filter(({ name }) => name === `bench-${way}-begin`);
  const ends = marks.filter(({ name }) => name === `bench-${way}-end`);
  const spans = begins.map(({ atMs }, index) => ({ fromMs: atMs, toMs: ends[index]?.atMs ?? Number.NaN }));
  const own = spans.flatMap(({ fromMs, toMs }) => partsWithin(tasks, fromMs, toMs));
  return {
    pictures: pictureMs.length,
    found: sum(blocks.map((block) => block.found)),
    medianMs: rounded(quantile(pictureMs, 0.5)),
    p90Ms: rounded(quantile(pictureMs, 0.9)),
    perSecond: rounded((pictureMs.length / wholeMs) * 1000),
    longestTaskMs: rounded(Math.max(0, ...own.map(({ ms }) => ms))),
    busyShare: rounded(busyMs(own) / sum(spans.map(({ fromMs, toMs }) => toMs - fromMs)), 4),
  };
}
