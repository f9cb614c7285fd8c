import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { WorkoutRecord, WorkoutState } from "../../src/session/workout-types.js";
import { knownUser } from "../support/known-user.js";
import { sharedClipsFolder } from "../tools/shared-clips-folder.mjs";
import { clipAsCamera } from "./clip-camera.js";
import { expect, hear, listen, test } from "./journey.js";

/** Three ball squats. */
const CLIP = join(sharedClipsFolder() ?? "", "synthetic/ball-squat-trunk-lean.mp4");
const AMOUNT = 4;
const PLAN = {
  id: "own-short",
  name: "Short",
  items: [
    { exerciseId: "ball-squat", sets: 1, amount: AMOUNT, level: "L4", restS: 10, firstLeg: "auto", lowImpact: true },
  ],
};
const UNTIL_GO_MS = 90_000;
/** The clip waits for the app to judge each picture, which takes as long as the machine needs. */
const UNTIL_CLIP_DONE_MS = 300_000;

/** What the running set has counted, with what was carried into it. */
const countedIn = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const shown = document.querySelector("sk-app")?.renderRoot.querySelector("sk-page-workout");
    const phase = (shown as { workout?: WorkoutState } | null | undefined)?.workout?.phase;
    return phase?.name === "set" ? (phase.current?.tally.counted.together ?? 0) : 0;
  });

test.use({ profile: { ...knownUser(), painfulKnees: ["left"] } });

test("a set before the camera goes on after a reload in its middle, and counts to its dose with nothing lost", async ({
  page,
}) => {
  test.setTimeout(900_000);
  await clipAsCamera(page, CLIP);
  await page.addInitScript((plan) => {
    if (localStorage.getItem("steady-knee.plans") !== null) return;
    localStorage.setItem("steady-knee.plans", JSON.stringify({ version: 1, plans: [plan] }));
  }, PLAN);
  await page.goto("/#/plan/own-short");
  await page.getByRole("button", { name: "Start with the camera" }).click();
  const answer = async (timeout: number): Promise<void> => {
    await expect(page.getByText("How is your left knee?")).toBeVisible({ timeout });
    await page.getByRole("button", { name: "1", exact: true }).click();
  };
  await answer(30_000);
  await hear(await listen(page, "sk-page-workout"), /^Go\b/, UNTIL_GO_MS);
  void page.evaluate(() => globalThis.playClip()).catch(() => undefined);
  await expect.poll(() => countedIn(page), { timeout: 180_000 }).toBeGreaterThan(0);
  const before = await countedIn(page);

  await page.reload();
  await expect(page.getByRole("heading", { name: "Your session is not over: Short" })).toBeVisible();
  const goOn = { name: "Go on", exact: true };
  await page.getByRole("button", goOn).click();
  // The one in the session, not that which leads there once more.
  await page.locator("sk-page-workout").getByRole("button", goOn).click();
  await hear(await listen(page, "sk-page-workout"), /^Go\b/, UNTIL_GO_MS);
  void page.evaluate(() => globalThis.playClip()).catch(() => undefined);
  await answer(UNTIL_CLIP_DONE_MS);

  await expect(page.getByRole("heading", { level: 1, name: "Session done" })).toBeVisible({ timeout: 90_000 });
  const record = await page.locator("sk-page-session").evaluate((element): WorkoutRecord | undefined => {
    const { record: kept } = element as HTMLElementTagNameMap["sk-page-session"];
    return kept;
  });
  expect(before).toBeLessThan(AMOUNT);
  expect(record?.sets.map(({ endReason, outcome }) => [endReason, outcome.tally.counted.together])).toEqual([
    ["target-reached", AMOUNT],
  ]);
});
