import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import type { EngineId } from "../../src/body/pose-frame.js";
import { parseTrace } from "../../src/history/trace.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import { launchOptions } from "./browser.js";
import { busyShare, type MainThread, readTrace, type Task, TASK_CATEGORIES } from "./browser-trace.js";
import { quantile, rounded, sum } from "./figures.js";
import type { Probe } from "./globals.js";
import type { Site } from "./site.js";

const PROBE = fileURLToPath(new URL("live-probe.js", import.meta.url));

/** Pictures a second of the demo clip: src/camera/demo/README.md. */
const CLIP_RATE_HZ = 30;
const HALF_PICTURE_MS = 500 / CLIP_RATE_HZ;

/** Longest the clip may take with the load before it. */
const SET_LIMIT_MS = 120_000;

const WORST = 3;

/** A task of the main thread; `atSetS` is seconds from the begin of the set. */
interface PlacedTask {
  readonly ms: number;
  readonly cpuMs: number | undefined;
  readonly atSetS: number;
}

/** The main thread before the set and in it. */
interface Stretch {
  readonly seconds: number;
  readonly busyShare: number;
  /** The part of it in which the thread had a core. */
  readonly cpuShare: number;
  readonly longestMs: number;
  readonly longestCpuMs: number;
  readonly worst: readonly PlacedTask[];
}

export interface LiveSetFigures {
  readonly engine: EngineId;
  readonly setup: Stretch;
  readonly set: Stretch;
  /** The task in which the summary page comes. */
  readonly leavingMs: number;
  readonly longTasks: readonly { readonly ms: number; readonly atSetS: number; readonly scripts: readonly string[] }[];
  readonly pictures: { readonly clip: number; readonly shown: number; readonly processed: number };
  readonly processedShare: number;
  readonly processedPerSecond: number;
  readonly medianGapMs: number;
  readonly longestGapMs: number;
}

/** Runs the built app on its demo clip from the start page to the summary and looks at the main thread. */
export async function measureLiveSet(site: Site, engine: EngineId): Promise<LiveSetFigures> {
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.on("pageerror", (error) => {
      console.error(`page: ${error.message}`);
    });
    await page.addInitScript({ path: PROBE });
    await page.addInitScript((id) => {
      globalThis.localStorage.setItem("steady-knee.settings", JSON.stringify({ engine: id }));
    }, engine);
    await page.goto(site.url);
    const startDemo = page.locator("#start-demo");
    await startDemo.waitFor();
    await browser.startTracing(page, { categories: TASK_CATEGORIES });
    await startDemo.click();
    const save = page.getByRole("button", { name: "Save the recording" });
    await save.waitFor({ timeout: SET_LIMIT_MS });
    const trace = readTrace((await browser.stopTracing()).toString("utf8"), /^bench-/);
    const probe = await page.evaluate(() => globalThis.probe);
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    const recorded = readRecording(readFileSync(await download.path(), "utf8"));
    return { engine, ...mainThreadFigures(recorded, probe, trace), ...pictureFigures(recorded, probe) };
  } finally {
    await browser.close();
  }
}

/** The processed pictures of a set, and the one with which the set itself began. */
interface Recorded {
  readonly timesMs: readonly number[];
  readonly setFromMs: number;
}

/** Plays the recording that the summary page saves: the page itself need not tell where in the set it is. */
function readRecording(text: string): Recorded {
  const { options, inputs } = parseTrace(text);
  const runner = createSetRunner(options);
  const timesMs: number[] = [];
  let setFromMs: number | undefined;
  for (const input of inputs) {
    const { snapshot } = runner.push(input);
    if (input.type !== "frame") continue;
    timesMs.push(input.frame.timeMs);
    if (snapshot.phase === "set") setFromMs ??= input.frame.timeMs;
  }
  if (setFromMs === undefined) throw new Error("the demo clip gave no set: nobody was placed and calibrated");
  return { timesMs, setFromMs };
}

function mainThreadFigures({ timesMs, setFromMs }: Recorded, probe: Probe, { tasks, marks }: MainThread) {
  /** When the page showed the picture with this time of the clip. */
  const shownAtMs = (clipMs: number | undefined): number | undefined =>
    probe.shown.find((picture) => clipMs !== undefined && Math.abs(picture.clipMs - clipMs) < HALF_PICTURE_MS)?.atMs;
  const setupMs = shownAtMs(timesMs[0]);
  const setMs = shownAtMs(setFromMs);
  const endMs = probe.summaryAtMs;
  const endMark = marks.at(-1);
  if (setupMs === undefined || setMs === undefined || endMs === undefined || endMark === undefined)
    throw new Error("the page did not show the pictures that its recording has");
  // Page time and trace time run alike; the mark that both know joins them.
  const inPageTime = tasks.map((task) => ({ ...task, atMs: task.atMs - endMark.atMs + endMs }));
  // The task in which the summary begins is the leaving, not the set.
  const whole = inPageTime.filter(({ atMs, ms }) => atMs >= setupMs && atMs + ms <= endMs);
  const leaving = inPageTime.find(({ atMs, ms }) => atMs <= endMs && atMs + ms > endMs);
  const stretch = (fromMs: number, toMs: number): Stretch =>
    stretchFigures(
      whole.filter(({ atMs }) => atMs >= fromMs && atMs < toMs),
      fromMs,
      toMs,
      setMs,
    );
  return {
    setup: stretch(setupMs, setMs),
    set: stretch(setMs, endMs),
    leavingMs: rounded(leaving?.ms ?? 0, 1),
    longTasks: probe.longTasks
      .filter(({ atMs, ms }) => atMs >= setupMs && atMs + ms <= endMs)
      .map(({ atMs, ms }) => ({
        ms: rounded(ms, 1),
        atSetS: rounded((atMs - setMs) / 1000),
        scripts: probe.longFrames
          .filter((frame) => frame.atMs < atMs + ms && frame.atMs + frame.ms > atMs)
          .flatMap(({ scripts }) => scripts),
      })),
  };
}

function stretchFigures(tasks: readonly Task[], fromMs: number, toMs: number, setMs: number): Stretch {
  // Not a number where the browser does not tell it.
  const cpuMs = tasks.map((task) => task.cpuMs ?? Number.NaN);
  const worst = [...tasks]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, WORST)
    .map((task) => ({
      ms: rounded(task.ms, 1),
      cpuMs: task.cpuMs === undefined ? undefined : rounded(task.cpuMs, 1),
      atSetS: rounded((task.atMs - setMs) / 1000),
    }));
  return {
    seconds: rounded((toMs - fromMs) / 1000),
    busyShare: rounded(busyShare(tasks, [{ fromMs, toMs }]), 4),
    cpuShare: rounded(sum(cpuMs) / (toMs - fromMs), 4),
    longestMs: worst[0]?.ms ?? 0,
    longestCpuMs: rounded(Math.max(0, ...cpuMs), 1),
    worst,
  };
}

function pictureFigures({ timesMs }: Recorded, { shown }: Probe) {
  const spanMs = (timesMs.at(-1) ?? 0) - (timesMs[0] ?? 0);
  const clip = Math.round((spanMs / 1000) * CLIP_RATE_HZ) + 1;
  const gapsMs = timesMs.slice(1).map((timeMs, index) => timeMs - (timesMs[index] ?? 0));
  return {
    pictures: { clip, shown: new Set(shown.map(({ clipMs }) => clipMs)).size, processed: timesMs.length },
    processedShare: rounded(timesMs.length / clip, 3),
    processedPerSecond: rounded(((timesMs.length - 1) / spanMs) * 1000, 1),
    medianGapMs: rounded(quantile(gapsMs, 0.5), 0),
    longestGapMs: rounded(Math.max(0, ...gapsMs), 0),
  };
}
