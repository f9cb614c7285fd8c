import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { busyMs, readTrace, TASK_CATEGORIES } from "./browser-trace.mjs";
import { quantile, rounded } from "./figures.mjs";

const PROBE = fileURLToPath(new URL("live-probe.js", import.meta.url));
const OUT = ".cache/bench/dist";

/** Pictures a second of the demo clip: src/camera/demo/README.md. */
const CLIP_RATE_HZ = 30;

/** Longest the clip may take with the load before it. */
const SET_LIMIT_MS = 120_000;

const WORST = 3;

/** Phases after the models are loaded and warm; "loading" comes before them, "summary" after. */
const SETUP_PHASES = ["placement", "calibrating", "countdown"];

/**
 * Runs the built app on its demo clip from the start page to the summary and looks at the main thread.
 * @param {import("playwright").Browser} browser
 * @param {{ root: string, port: number, engine: string }} plan
 */
export async function measureLiveSet(browser, { root, port, engine }) {
  await build({ root, logLevel: "warn", build: { outDir: OUT, emptyOutDir: true } });
  const server = await preview({ root, logLevel: "warn", build: { outDir: OUT }, preview: { port, strictPort: true } });
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    page.on("pageerror", (error) => console.error(`page: ${error.message}`));
    await page.addInitScript({ path: PROBE });
    await page.addInitScript((engine) => {
      globalThis.localStorage.setItem("steady-knee.settings", JSON.stringify({ engine }));
    }, engine);
    await page.goto(`http://127.0.0.1:${port}/`);
    const startDemo = page.locator("#start-demo");
    await startDemo.waitFor();
    await browser.startTracing(page, { categories: TASK_CATEGORIES });
    await startDemo.click();
    const save = page.getByRole("button", { name: "Save the recording" });
    await save.waitFor({ timeout: SET_LIMIT_MS });
    const trace = readTrace(await browser.stopTracing(), /^phase-/);
    const probe = await page.evaluate(() => globalThis.probe);
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    const recording = readFileSync(await download.path(), "utf8");
    await context.close();
    return { engine, ...figures(probe, trace, recording) };
  } finally {
    await server.close();
  }
}

/** @typedef {import("./globals.js").Probe} Probe */
/** @typedef {import("./browser-trace.mjs").Task} Task */

/** Not a number where the browser does not tell it. @param {readonly Task[]} tasks */
const longestCpuMs = (tasks) => rounded(Math.max(0, ...tasks.map(({ cpuMs = Number.NaN }) => cpuMs)), 1);

/** @param {readonly Task[]} tasks */
const cpuMsOf = (tasks) => tasks.reduce((total, { cpuMs = Number.NaN }) => total + cpuMs, 0);

/**
 * @param {Probe} probe
 * @param {ReturnType<typeof readTrace>} trace
 * @param {string} recording the trace of joints that the summary page saves
 */
function figures(probe, { tasks, marks }, recording) {
  const phaseAt = (/** @type {string} */ phase) => probe.phases.find((entry) => entry.phase === phase)?.atMs;
  const setupMs = Math.min(...SETUP_PHASES.map((phase) => phaseAt(phase) ?? Number.POSITIVE_INFINITY));
  const setMs = phaseAt("set");
  const endMs = phaseAt("summary");
  if (setMs === undefined || endMs === undefined) {
    const seen = probe.phases.map(({ phase }) => phase).join(", ");
    throw new Error(`the demo clip gave no whole set; phases seen: ${seen || "none"}`);
  }
  // Page time and trace time run alike; a mark that both know joins them.
  const setMark = marks.find(({ name }) => name === "phase-set");
  if (setMark === undefined) throw new Error("the browser trace lacks the set's mark");
  const pageTime = (/** @type {number} */ traceMs) => traceMs - setMark.atMs + setMs;
  const inPageTime = tasks.map((task) => ({ ...task, atMs: pageTime(task.atMs) }));
  // The task in which the summary begins is the leaving, not the set.
  const whole = inPageTime.filter(({ atMs, ms }) => atMs >= setupMs && atMs + ms <= endMs);
  const inSet = whole.filter(({ atMs }) => atMs >= setMs);
  const inSetup = whole.filter(({ atMs }) => atMs < setMs);
  const leaving = inPageTime.find(({ atMs, ms }) => atMs <= endMs && atMs + ms > endMs);

  const frameTimesMs = recording
    .trim()
    .split("\n")
    .map((line) => /** @type {{ t?: number, j?: unknown }} */ (JSON.parse(line)))
    .flatMap(({ t, j }) => (t === undefined || j === undefined ? [] : [t]));
  const spanMs = (frameTimesMs.at(-1) ?? 0) - (frameTimesMs[0] ?? 0);
  const clipPictures = Math.round((spanMs / 1000) * CLIP_RATE_HZ) + 1;
  const gapsMs = frameTimesMs.slice(1).map((timeMs, index) => timeMs - (frameTimesMs[index] ?? 0));

  /** @param {readonly Task[]} spans */
  const worst = (spans) =>
    [...spans]
      .sort((a, b) => b.ms - a.ms)
      .slice(0, WORST)
      .map(({ atMs, ms, cpuMs }) => ({
        ms: rounded(ms, 1),
        cpuMs: cpuMs === undefined ? undefined : rounded(cpuMs, 1),
        atSetS: rounded((atMs - setMs) / 1000),
      }));
  const within = (/** @type {{ atMs: number, ms: number }} */ { atMs, ms }) => atMs >= setupMs && atMs + ms <= endMs;
  return {
    setS: rounded((endMs - setMs) / 1000),
    setupS: rounded((setMs - setupMs) / 1000),
    longTasks: probe.longTasks.filter(within).map(({ atMs, ms }) => ({
      ms: rounded(ms, 1),
      atSetS: rounded((atMs - setMs) / 1000),
      scripts: probe.longFrames
        .filter((frame) => frame.atMs < atMs + ms && frame.atMs + frame.ms > atMs)
        .flatMap(({ scripts }) => scripts),
    })),
    longestMs: {
      setup: worst(inSetup)[0]?.ms ?? 0,
      set: worst(inSet)[0]?.ms ?? 0,
      leaving: rounded(leaving?.ms ?? 0, 1),
    },
    longestCpuMs: { setup: longestCpuMs(inSetup), set: longestCpuMs(inSet) },
    worstInSet: worst(inSet),
    worstInSetup: worst(inSetup),
    busyShare: {
      setup: rounded(busyMs(inSetup) / (setMs - setupMs), 4),
      set: rounded(busyMs(inSet) / (endMs - setMs), 4),
    },
    cpuShare: {
      setup: rounded(cpuMsOf(inSetup) / (setMs - setupMs), 4),
      set: rounded(cpuMsOf(inSet) / (endMs - setMs), 4),
    },
    pictures: { clip: clipPictures, shown: new Set(probe.shownS).size, processed: frameTimesMs.length },
    processedShare: rounded(frameTimesMs.length / clipPictures, 3),
    processedPerSecond: rounded(((frameTimesMs.length - 1) / spanMs) * 1000, 1),
    longestGapMs: rounded(Math.max(0, ...gapsMs), 0),
    medianGapMs: rounded(quantile(gapsMs, 0.5), 0),
  };
}
