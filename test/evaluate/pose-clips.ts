import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { chromium } from "playwright";
import { build, preview } from "vite";
import type { EngineId } from "../../src/body/pose-frame.js";
import { describeError } from "../../src/coach/errors.js";
import { AppError, type ErrorCode } from "../../src/lib/app-error.js";
import { CHROMIUM_ARGS, ensureChromium } from "../tools/find-chromium.mjs";
import { freePort } from "../tools/free-port.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Of this process alone: two runs at a time must not take each other's page away. */
const OUT = `.cache/evaluate/${process.pid}`;
const PAGE = "test/evaluate/pose-page.html";

/** Clips at a time. More do not pay: each has a worker, a decoder and a page. */
const PAGES = 2;

interface Clip {
  readonly videoPath: string;
}

export interface PoseListener<Job extends Clip> {
  /** Share of one clip, 0 to 1. */
  progressed(job: Job, share: number): void;
  posed(job: Job, trace: string): void;
  /** This clip could not be posed; the others go on. */
  failed(job: Job, reason: string): void;
}

/**
 * Poses clips in headless Chromium, with the app's own reader, worker and engine, built as it ships. Every picture is
 * posed, however long it takes. Rejects when no browser, build or engine starts; what is wrong with one clip is told
 * to `failed`.
 */
export async function poseClips<Job extends Clip>(
  jobs: readonly Job[],
  engine: EngineId,
  listener: PoseListener<Job>,
): Promise<void> {
  const executablePath = ensureChromium();
  try {
    await posePages(jobs, engine, listener, executablePath);
  } finally {
    await rm(join(ROOT, OUT), { recursive: true, force: true });
  }
}

async function posePages<Job extends Clip>(
  jobs: readonly Job[],
  engine: EngineId,
  listener: PoseListener<Job>,
  executablePath: string,
): Promise<void> {
  await build({
    root: ROOT,
    logLevel: "warn",
    build: { outDir: OUT, emptyOutDir: true, rolldownOptions: { input: PAGE } },
  });
  const port = await freePort();
  const server = await preview({
    root: ROOT,
    logLevel: "warn",
    build: { outDir: OUT },
    preview: { port, strictPort: true },
  });
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
    const waiting = [...jobs];
    const url = `http://127.0.0.1:${port}/${PAGE}`;
    const open = browser;
    await Promise.all(
      Array.from({ length: Math.min(PAGES, jobs.length) }, () => workThrough(waiting, open, url, engine, listener)),
    );
  } finally {
    await browser?.close();
    await server.close();
  }
}

async function workThrough<Job extends Clip>(
  waiting: Job[],
  browser: Browser,
  url: string,
  engine: EngineId,
  listener: PoseListener<Job>,
): Promise<void> {
  let page: Page | undefined;
  let current: Job | undefined;
  for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
    current = job;
    page ??= await openPage(browser, url, engine, (share) => {
      if (current !== undefined) listener.progressed(current, share);
    });
    try {
      await page.setInputFiles("#clip", job.videoPath);
      const posed = await page.evaluate(
        (id) => globalThis.clipPoser.pose(id, (share) => globalThis.reportProgress(share)),
        engine,
      );
      if ("trace" in posed) listener.posed(job, posed.trace);
      else listener.failed(job, reasonOf(posed.code, posed.detail));
    } catch (error) {
      // The page itself broke: the next clip gets a new one. Without a browser nothing more can be done.
      if (!browser.isConnected()) throw error;
      listener.failed(job, error instanceof Error ? error.message : String(error));
      await page.close();
      page = undefined;
    }
  }
  await page?.close();
}

function reasonOf(code: ErrorCode, detail: string): string {
  const { sentence } = describeError(new AppError(code, detail));
  return `${code}: ${sentence}${detail === "" ? "" : ` (${detail})`}`;
}

async function openPage(
  browser: Browser,
  url: string,
  engine: EngineId,
  progressed: (share: number) => void,
): Promise<Page> {
  const page = await browser.newPage();
  page.on("pageerror", (error) => {
    console.error(`page: ${error.message}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") console.error(`page: ${message.text()}`);
  });
  await page.exposeFunction("reportProgress", progressed);
  await page.goto(url);
  await page.waitForFunction(() => "clipPoser" in globalThis);
  await page.evaluate((id) => globalThis.clipPoser.load(id), engine);
  return page;
}
