import { type BrowserContext, chromium, type LaunchOptions, type Page } from "playwright";
import { CHROMIUM_ARGS, ensureChromium } from "../tools/find-chromium.mjs";
import type { Pair } from "./pair.js";

/** A page that says nothing for this long will not say anything any more. */
const SILENCE_MS = 180_000;

/** How every browser of this folder starts: without a window, and the memory is told at once. */
export const launchOptions = (): LaunchOptions => ({
  executablePath: ensureChromium(),
  args: [...CHROMIUM_ARGS, "--enable-blink-features=ForceEagerMeasureMemory"],
});

/** Version of the browser that is used. */
export async function browserVersion(): Promise<string> {
  const browser = await chromium.launch(launchOptions());
  try {
    return browser.version();
  } finally {
    await browser.close();
  }
}

/** Opens a page of this folder that knows its pair from the first line of its code. */
export async function openPairPage(context: BrowserContext, url: string, pair: Pair): Promise<Page> {
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    console.error(`page: ${error.message}`);
  });
  await page.addInitScript((given) => {
    globalThis.benchPair = given;
  }, pair);
  await page.goto(url);
  return page;
}

/** Waits for a page's answer, but not for ever. Rejects with Error when it does not come. */
export async function patiently<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the page did not answer within ${SILENCE_MS / 1000} s`));
    }, SILENCE_MS);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
