import type { Page } from "@playwright/test";
import type { WorkoutRecord } from "../../src/session/workout-types.js";
import { expect, test } from "./journey.js";

const PLAN = {
  id: "own-short",
  name: "Short",
  items: [{ exerciseId: "squat", sets: 1, amount: 5, level: "L2", restS: 10, firstLeg: "auto", lowImpact: true }],
} as const;

const withPlan = (page: Page): Promise<unknown> =>
  page.addInitScript((plan) => {
    if (localStorage.getItem("steady-knee.plans") === null) {
      localStorage.setItem("steady-knee.plans", JSON.stringify({ version: 1, plans: [plan] }));
    }
  }, PLAN);

test("a session by hand goes on after a reload in its set with nothing lost, and is marked in its summary", async ({
  page,
}) => {
  await withPlan(page);
  await page.goto("/#/plan/own-short");
  await page.getByRole("button", { name: "Start, count by hand" }).click();
  const answer = async (score: string): Promise<void> => {
    for (const knee of ["left", "right"]) {
      await expect(page.getByText(`How is your ${knee} knee?`)).toBeVisible();
      await page.getByRole("button", { name: score, exact: true }).click();
    }
  };
  await answer("1");
  await page.getByRole("button", { name: "Start now" }).click();
  const more = page.getByRole("button", { name: "One more" });
  await more.click();
  await more.click();

  await page.reload();
  await expect(page.getByRole("heading", { name: "Your session is not over: Short" })).toBeVisible();
  const goOn = { name: "Go on", exact: true };
  await page.getByRole("button", goOn).click();
  // The one in the session, not that which leads there once more.
  await page.locator("sk-page-workout").getByRole("button", goOn).click();
  for (let count = 0; count < 2; count += 1) await more.click();
  await page.getByRole("button", { name: "Set done" }).click();
  await answer("2");

  await expect(page.getByRole("heading", { level: 1, name: "Session done" })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("Short, entered by hand")).toBeVisible();
  const record = await page.locator("sk-page-session").evaluate((element): WorkoutRecord | undefined => {
    const { record: kept } = element as HTMLElementTagNameMap["sk-page-session"];
    return kept;
  });
  expect(record?.sets.map(({ outcome }) => outcome.tally.counted.together)).toEqual([4]);
  expect(record?.readings.map(({ score }) => score).slice(0, 4)).toEqual([1, 1, 2, 2]);
});

test("the keyboard alone gets through a whole session by hand", async ({ page }) => {
  await withPlan(page);
  await page.goto("/#/plan/own-short");
  /** Goes on with Tab until this button has the focus, which is seen, and presses it. */
  const press = async (name: string | RegExp): Promise<void> => {
    const button = page.getByRole("button", { name, exact: true });
    await expect(button).toBeVisible({ timeout: 20_000 });
    const isFocused = (): Promise<boolean> => button.evaluate((element) => element.matches(":focus-visible"));
    for (let stops = 0; stops < 60 && !(await isFocused()); stops += 1) await page.keyboard.press("Tab");
    expect(await isFocused()).toBe(true);
    await page.keyboard.press("Enter");
  };
  const answer = async (score: string): Promise<void> => {
    for (const knee of ["left", "right"]) {
      await expect(page.getByText(`How is your ${knee} knee?`)).toBeVisible({ timeout: 20_000 });
      await press(score);
    }
  };
  await press("Start, count by hand");
  await answer("0");
  await press("Start now");
  for (let count = 0; count < PLAN.items[0].amount; count += 1) await press("One more");
  await press("Set done");
  await answer("1");
  await expect(page.getByRole("heading", { level: 1, name: "Session done" })).toBeFocused({ timeout: 20_000 });
});
