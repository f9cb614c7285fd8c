import { test as base, expect, type Page } from "@playwright/test";
import type { Profile } from "../../src/history/profile.js";
import type { SetResult } from "../../src/app/set-result.js";
import type { SetSummary } from "../../src/session/set-types.js";
import { knownUser } from "../support/known-user.js";

export { expect };

/** What the fixture below watches on every page of a journey. */
interface Watched {
  /** Who opens the app: by default somebody who was asked everything before. Null is a new user. */
  readonly profile: Profile | null;
  /** Fails the journey on a request to another origin, an error of a page or an error in its console. */
  readonly nothingBad: undefined;
}

/** A journey: a Playwright test that also fails on anything the browser complains of and on any foreign request. */
export const test = base.extend<Watched>({
  profile: [knownUser(), { option: true }],
  nothingBad: [
    async ({ context, baseURL, profile }, use) => {
      const bad: string[] = [];
      const own = new URL(baseURL ?? "").origin;
      context.on("request", (request) => {
        const url = new URL(request.url());
        const local = url.protocol === "data:" || url.protocol === "blob:";
        if (!local && url.origin !== own) bad.push(`request to another origin: ${request.url()}`);
      });
      context.on("console", (message) => {
        if (message.type() === "error") bad.push(`console: ${message.text()}`);
      });
      context.on("weberror", (error) => bad.push(`error of the page: ${error.error().message}`));
      await context.addInitScript((known) => {
        if (known !== null && location.origin !== "null" && localStorage.getItem("steady-knee.profile") === null) {
          localStorage.setItem("steady-knee.profile", JSON.stringify(known));
        }
      }, profile);
      await use(undefined);
      expect(bad).toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the page of an exercise and chooses the depth by its label, the pose model by its id, and the seconds there. */
export async function chooseSet(
  page: Page,
  {
    exercise = "wall-squat",
    depth,
    engine,
    seconds,
  }: { exercise?: string; depth?: string; engine?: string; seconds?: number },
): Promise<void> {
  await page.goto(`/#/exercise/${exercise}`);
  if (depth !== undefined) await page.getByRole("radio", { name: depth }).check();
  if (seconds !== undefined) await page.getByLabel("How long?").selectOption(`${seconds} seconds`);
  if (engine !== undefined) {
    await page.getByText("Advanced: camera and pose model").click();
    await page.getByLabel("Pose model").selectOption(engine);
  }
}

/** Starts the set of the exercise that is shown from the camera; says yes to what is asked first, where anything is. */
export async function startCamera(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Camera" }).click();
  const questions = page.getByRole("dialog");
  if (!(await questions.isVisible())) return;
  for (const box of await questions.getByRole("checkbox").all()) await box.check();
  await questions.locator("#gates-read").click();
}

/**
 * Collects what the live regions of the running set say, in order, from now on. The returned function gives what was
 * heard so far, also after the set is over.
 */
export async function listen(
  page: Page,
  of: "sk-page-set" | "sk-page-workout" = "sk-page-set",
): Promise<() => Promise<readonly string[]>> {
  const heard = await page.locator(of).evaluateHandle((element) => {
    const texts: string[] = [];
    const last = new Map<Element, string>();
    const read = (): void => {
      for (const region of element.shadowRoot?.querySelectorAll("[aria-live]") ?? []) {
        const text = region.textContent.trim();
        if (text !== "" && text !== last.get(region)) texts.push(text);
        last.set(region, text);
      }
    };
    read();
    if (element.shadowRoot) {
      new MutationObserver(read).observe(element.shadowRoot, { subtree: true, childList: true, characterData: true });
    }
    return texts;
  });
  return () => heard.jsonValue();
}

/** Waits until a live region of the set has said this; `from`: the number of texts that were there before. */
export async function hear(
  heard: () => Promise<readonly string[]>,
  text: string | RegExp,
  withinMs: number,
  from = 0,
): Promise<void> {
  const said = typeof text === "string" ? expect.stringContaining(text) : expect.stringMatching(text);
  await expect
    .poll(async () => (await heard()).slice(from), { timeout: withinMs, intervals: [100] })
    .toContainEqual(said);
}

/** Seconds that the demo clip shows in position at this depth; see src/camera/demo/README.md. */
export const DEMO = { depth: "Medium, 60°", holdS: 9.2, toleranceS: 1 } as const;

const resultOf = (page: Page): Promise<SetResult> =>
  page.locator("sk-page-summary").evaluate((element) => {
    const { result } = element as HTMLElementTagNameMap["sk-page-summary"];
    if (result === undefined) throw new Error("the summary page has no summary");
    return result;
  });

/** Milliseconds in position and the rest, as the summary page was given them. */
export const summaryOf = async (page: Page): Promise<SetSummary> => (await resultOf(page)).summary;

/** The recording that the summary page offers to save. */
export const recordingOf = async (page: Page): Promise<string> => (await resultOf(page)).traceParts.join("");

/**
 * The seconds in position are the true ones, but for those that the app has not seen: on a busy machine pictures of a
 * clip in real time are lost, and nothing unseen is credited.
 */
export function expectHeld({ totalMs, durationMs, seenShare }: SetSummary, trueS: number, toleranceS: number): void {
  const unseenS = ((1 - seenShare) * durationMs) / 1000;
  expect(totalMs / 1000).toBeLessThanOrEqual(trueS + toleranceS);
  expect(totalMs / 1000).toBeGreaterThanOrEqual(trueS - toleranceS - unseenS);
}
