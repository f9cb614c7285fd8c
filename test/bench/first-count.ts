import { chromium, type BrowserContext } from "playwright";
import type { EngineId } from "../../src/body/pose-frame.js";
import type { SetSnapshot } from "../../src/session/set-types.js";
import { launchOptions } from "./browser.js";
import { quantile, rounded } from "./figures.js";
import type { Site } from "./site.js";

/** Visits with the models in the browser's cache. */
const VISITS = 3;
/** Longest one may take. */
const LIMIT_MS = 120_000;
/** Held for so long a second was counted. */
const COUNTED_MS = 1000;

export interface FirstCountFigures {
  readonly engine: EngineId;
  /** From the tap on the demo clip to the first second that was counted, each visit, seconds. */
  readonly seconds: readonly number[];
  readonly medianS: number;
}

/** Opens the built app on its start page, taps the demo clip and waits for the first counted second; once more, it is timed. */
export async function measureFirstCount(site: Site, engine: EngineId): Promise<FirstCountFigures> {
  // A profile of its own, deleted in the end: in it the models stay cached.
  const context = await chromium.launchPersistentContext("", launchOptions());
  try {
    await visit(context, site, engine);
    const seconds: number[] = [];
    for (let round = 0; round < VISITS; round += 1) seconds.push(rounded(await visit(context, site, engine), 1));
    return { engine, seconds, medianS: quantile(seconds, 0.5) };
  } finally {
    await context.close();
  }
}

async function visit(context: BrowserContext, site: Site, engine: EngineId): Promise<number> {
  const page = await context.newPage();
  try {
    await page.addInitScript((id) => {
      globalThis.localStorage.setItem("steady-knee.settings", JSON.stringify({ engine: id }));
    }, engine);
    await page.goto(site.url);
    const start = page.locator("#start-demo");
    await start.waitFor();
    const tappedMs = performance.now();
    await start.click();
    await page.waitForFunction(
      (countedMs) => {
        const shown = document.querySelector("sk-app")?.renderRoot.querySelector("sk-page-set");
        const { snapshot } = (shown ?? {}) as { snapshot?: SetSnapshot };
        return (snapshot?.tally.workedMs ?? 0) >= countedMs;
      },
      COUNTED_MS,
      { timeout: LIMIT_MS },
    );
    return (performance.now() - tappedMs) / 1000;
  } finally {
    await page.close();
  }
}
