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
const OUT = ".cache/evaluate/dist";
const PAGE = "test/evaluate/pose-page.html";

/** Clips at a time. More do not pay: each has a worker, a decoder and a page. */
const PAGES = 2;

/** A clip to pose; `key` is handed back. */
export interface PoseJob {
  readonly key: string;
  readonly videoPath: string;
}

export interface PoseListener {
  /** Share of one clip, 0 to 1. */
  progressed(key: string, share: number): void;
  posed(key: string, trace: string): void;
  /** This clip could not be posed; the others go on. */
  failed(key: string, reason: string): void;
}

/**
 * Poses clips in headless Chromium, with the app's own reader, worker and engine, built as it ships. Every picture is
 * posed, however long it takes. Rejects when no browser, build or engine starts; what is wrong with one clip is told
 * to `failed`.
 */
export async function poseClips(jobs: readonly PoseJob[], engine: EngineId, listener: PoseListener): Promise<void> {
  const executablePath = ensureChromium();
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

async function workThrough(
  waiting: PoseJob[],
  browser: Browser,
  url: string,
  engine: EngineId,
  listener: PoseListener,
): Promise<void> {
  let page: Page | undefined;
  let current: string | undefined;
  for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
    current = job.key;
    page ??= await openPage(browser, url, engine, (share) => {
      if (current !== undefined) listener.progressed(current, share);
    });
    try {
      await page.setInputFiles("#clip", job.videoPath);
      const posed = await page.evaluate(
        (id) => globalThis.clipPoser.pose(id, (share) => globalThis.reportProgress(share)),
        engine,
      );
      if ("trace" in posed) listener.posed(job.key, posed.trace);
      else listener.failed(job.key, reasonOf(posed.code, posed.detail));
    } catch (error) {
      // The page itself broke: the next clip gets a new one. Without a browser nothing more can be done.
      if (!browser.isConnected()) throw error;
      listener.failed(job.key, error instanceof Error ? error.message : String(error));
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
