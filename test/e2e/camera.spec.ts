import type { Page } from "@playwright/test";
import { readWebcamClip } from "../support/webcam-clip.js";
import { CAMERA_CLIP } from "./camera-clip.js";
import { chooseSet, expect, expectHeld, hear, listen, startCamera, summaryOf, test } from "./journey.js";

const clip = readWebcamClip(CAMERA_CLIP);
/** Loading, the standing in front of the clip and the slide down, with room for a slow machine. */
const UNTIL_HOLD_MS = 90_000;
const HOLD_TOLERANCE_S = 1;

async function startSet(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.goto("/");
  await chooseSet(page, { depth: clip.depth, seconds: 20 });
  await startCamera(page);
  return listen(page);
}

test("a set in front of the camera: placed, counted down, held, warned and summed up", async ({ page }) => {
  const heard = await startSet(page);
  await hear(heard, "Stand still for a moment", UNTIL_HOLD_MS);
  await hear(heard, /^3$/, 20_000);
  await hear(heard, "Go, slide down the wall", 20_000);
  await hear(heard, /^Hold$/, UNTIL_HOLD_MS);
  await expect(page.getByText("Hold it there").or(page.getByText(clip.warning.text).first())).toBeVisible();
  await hear(heard, clip.warning.text, 10_000);
  await hear(heard, /^\d+ seconds held$/, 15_000);
  await page.getByRole("button", { name: "Finish" }).click();

  const summary = await summaryOf(page);
  const { totalMs, longestMs, goodFormMs, faults } = summary;
  expectHeld(summary, clip.holdS, HOLD_TOLERANCE_S);
  expect(longestMs).toBe(totalMs);
  expect(goodFormMs).toBeLessThan(totalMs);
  expect(faults.map((fault) => fault.ruleId)).toContain(clip.warning.rule);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${Math.floor(totalMs / 1000)} seconds in position`);
  await expect(page.getByRole("rowheader", { name: clip.warning.fault })).toBeVisible();
  const order = ["Stand still for a moment", "Go, slide down the wall", "Hold", clip.warning.text];
  const all = await heard();
  const places = order.map((text) => all.findIndex((said) => said.endsWith(text)));
  expect(places).toEqual(places.toSorted((first, second) => first - second));
});

test("a page that is hidden and a camera that goes away pause the hold, and the set goes on with them", async ({
  page,
}) => {
  const HIDDEN_MS = 1500;
  const heard = await startSet(page);
  await hear(heard, /^Hold$/, UNTIL_HOLD_MS);
  await setHidden(page, true);
  await hear(heard, "Paused: the page was hidden", 5000);
  const shown = await shownSeconds(page);
  await page.waitForTimeout(HIDDEN_MS);
  expect(await shownSeconds(page)).toBe(shown);
  await setHidden(page, false);
  await expect.poll(() => shownSeconds(page), { timeout: 20_000 }).not.toBe(shown);

  await page.locator("sk-page-set video").evaluate((video: HTMLVideoElement) => {
    const [track] = (video.srcObject as MediaStream).getVideoTracks();
    track?.stop();
    // A page that stops a track gets no event of it, an unplugged camera gives one.
    track?.dispatchEvent(new Event("ended"));
  });
  await expect(page.getByRole("alert").getByRole("heading", { name: "The camera is gone" })).toBeVisible();
  await expect(page.getByText("What you can do:")).toBeVisible();
  await hear(heard, "The camera is gone", 5000);

  const before = (await heard()).length;
  await page.getByRole("button", { name: "Try again and go on" }).click();
  await expect(page.getByRole("heading", { name: "The camera is gone" })).toBeHidden();
  await hear(heard, /^Hold$/, UNTIL_HOLD_MS, before);
  await page.getByRole("button", { name: "Finish" }).click();
  const { totalMs, pauses } = await summaryOf(page);
  expect(totalMs).toBeLessThan(clip.holdS * 1000 * 2);
  expect(pauses.map((pause) => pause.reason)).toEqual(expect.arrayContaining(["page-hidden", "source-lost"]));
});

test('"Stop, it hurts" ends the set at once and says what to do next', async ({ page }) => {
  const heard = await startSet(page);
  await hear(heard, "Go, slide down the wall", UNTIL_HOLD_MS);
  await page.getByRole("button", { name: "Stop, it hurts" }).click();
  await expect(page.getByText("You stopped because it hurt.")).toBeVisible();
  expect((await summaryOf(page)).endReason).toBe("pain");
  expect(await heard()).toContainEqual(expect.stringContaining("Let's stop there"));
});

test.describe("without permission", () => {
  test.use({ permissions: [] });

  test("a refused camera is told with what to do, and the way back works", async ({ page }) => {
    await page.goto("/");
    await startCamera(page);
    const alert = page.getByRole("alert").filter({ hasText: "The camera is not allowed" });
    await expect(alert).toBeVisible();
    await expect(alert).toContainText("What you can do: Allow the camera");
    await page.getByRole("button", { name: "Back to the start" }).click();
    await expect(page.getByRole("button", { name: "Camera" })).toBeVisible();
  });
});

/** Chromium under test never hides a page by itself, so the page is told what a browser would tell it. */
const setHidden = (page: Page, hidden: boolean): Promise<void> =>
  page.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
    Object.defineProperty(document, "visibilityState", {
      configurable: true,
      get: () => (isHidden ? "hidden" : "visible"),
    });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

const shownSeconds = (page: Page): Promise<string | null> => page.locator("sk-hold-ring text").first().textContent();
