import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { WorkoutRecord } from "../../src/session/workout-types.js";
import { sharedClipsFolder } from "../tools/shared-clips-folder.mjs";
import { clipAsCamera } from "./clip-camera.js";
import { expect, hear, listen, test } from "./journey.js";

const CLIP = join(sharedClipsFolder() ?? "", "synthetic/ball-squat-trunk-lean.mp4");
/** Three ball squats as the clip has them. */
const PLAN = {
  id: "own-short",
  name: "Short",
  items: [{ exerciseId: "ball-squat", sets: 1, amount: 5, level: "L4", restS: 10, firstLeg: "auto", lowImpact: true }],
};
const UNTIL_GO_MS = 90_000;

/** What the page of a session that is over was given. */
const recordOf = (page: Page): Promise<WorkoutRecord> =>
  page.locator("sk-page-session").evaluate((element) => {
    const { record } = element as HTMLElementTagNameMap["sk-page-session"];
    if (record === undefined) throw new Error("the session page has no record");
    return record;
  });

async function openPlan(page: Page): Promise<void> {
  await page.addInitScript((plan) => {
    if (localStorage.getItem("steady-knee.plans") === null) {
      localStorage.setItem("steady-knee.plans", JSON.stringify({ version: 1, plans: [plan] }));
    }
  }, PLAN);
  await page.goto("/#/plan/own-short");
}

test("a session is placed, counted and summed up, with pain told before and after", async ({ page }) => {
  test.setTimeout(240_000);
  await clipAsCamera(page, CLIP);
  await openPlan(page);
  await page.getByRole("button", { name: "Start with the camera" }).click();
  const heard = await listen(page, "sk-page-workout");
  for (const knee of ["left", "right"]) {
    await expect(page.getByText(`How is your ${knee} knee?`)).toBeVisible();
    await page.getByRole("button", { name: "1", exact: true }).click();
  }
  await hear(heard, /^Go\b/, UNTIL_GO_MS);
  await page.evaluate(() => globalThis.playClip());
  await page.getByRole("button", { name: "Skip" }).click();
  await expect(page.getByText("How is your left knee?")).toBeVisible({ timeout: 15_000 });
  await page.getByRole("button", { name: "2", exact: true }).click();
  await page.getByRole("button", { name: "1", exact: true }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Session/);
  const { sets, readings } = await recordOf(page);
  expect(sets.map(({ exerciseId, outcome }) => [exerciseId, outcome.tally.counted.together])).toEqual([
    ["ball-squat", 3],
  ]);
  expect(readings.map(({ knee, score }) => [knee, score]).slice(0, 4)).toEqual([
    ["left", 1],
    ["right", 1],
    ["left", 2],
    ["right", 1],
  ]);
});
