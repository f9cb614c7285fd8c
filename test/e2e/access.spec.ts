import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { expect, startCamera, test } from "./journey.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare global {
  // The page has it once the script above ran in it.
  var axe: { run(): Promise<AxeResults> };
}

/** All that axe finds on the page as it stands. The script is evaluated: the policy allows no inline one. */
async function findings(page: Page, impacts?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations
    .filter(({ impact }) => impacts === undefined || impacts.includes(impact ?? ""))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

/** What axe calls serious or critical. */
const seriousFindings = (page: Page): Promise<readonly string[]> => findings(page, ["serious", "critical"]);

/** Begins the plan that is shown before the camera; says yes to what is asked first. */
async function startPlan(page: Page): Promise<void> {
  await page.locator("#start-camera").click();
  const questions = page.getByRole("dialog");
  if (!(await questions.isVisible())) return;
  for (const box of await questions.getByRole("checkbox").all()) await box.check();
  await questions.locator("button.primary, #gates-read").first().click();
}

for (const theme of ["Light", "Dark"]) {
  test(`axe finds nothing serious on any page in ${theme.toLowerCase()} colours`, async ({ page }) => {
    await page.goto("/");
    await page.getByLabel("Colours").selectOption(theme);
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole("link", { name: /^Leg circles/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Leg circles" })).toBeFocused();
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole("link", { name: "How it works", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole("link", { name: "Steady Knee" }).click();
    await startCamera(page);
    await expect(page.getByText("Stand still").first()).toBeVisible({ timeout: 90_000 });
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole("button", { name: "Finish" }).click();
    await expect(page.getByRole("heading", { name: "seconds in position" })).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
  });
}

test.describe("without permission", () => {
  test.use({ permissions: [] });

  test("axe finds nothing serious where a failure is told", async ({ page }) => {
    await page.goto("/");
    await startCamera(page);
    await expect(page.getByRole("alert").getByRole("heading")).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test("a session says that the camera is not allowed, waits, and can be ended; axe finds nothing in it", async ({
    page,
  }) => {
    await page.goto("/#/plan/gentle-10");
    await startPlan(page);
    await expect(page.getByRole("alert").getByRole("heading", { name: "The camera is not allowed" })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: "Finish" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Session ended" })).toBeVisible();
  });
});

for (const [theme, locale] of [
  ["light", "en-GB"],
  ["dark", "de-DE"],
] as const) {
  test.describe(`a session before the camera, ${theme}, ${locale}`, () => {
    test.use({ locale, colorScheme: theme });

    test("shows nothing that axe objects to: the question with its hands, the announcement, the place, a pause", async ({
      page,
    }) => {
      await page.goto("/#/plan/gentle-10");
      await startPlan(page);
      await expect(page.locator("sk-pain-hands")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      for (let knee = 0; knee < 2; knee += 1) await page.getByRole("button", { name: "1", exact: true }).click();
      await expect(page.locator("#start")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      // It begins by itself.
      await expect(page.locator("sk-placement-diagram, sk-stage-overlay").first()).toBeVisible({ timeout: 60_000 });
      expect(await findings(page)).toEqual([]);
      await page.locator("#pause").click();
      await expect(page.locator("#go-on")).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  });
}

test("the keyboard alone starts a set and ends it", async ({ page }) => {
  await page.goto("/");
  const camera = page.getByRole("button", { name: "Camera" });
  const isFocused = (): Promise<boolean> => camera.evaluate((button) => button.matches(":focus-visible"));
  for (let stops = 0; stops < 30 && !(await isFocused()); stops += 1) await page.keyboard.press("Tab");
  expect(await isFocused()).toBe(true);
  await page.keyboard.press("Enter");
  // What should be so first is asked once.
  await expect(page.getByRole("dialog").getByRole("button", { name: "I have read this" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Stand still").first()).toBeVisible({ timeout: 90_000 });
  await page.keyboard.press("Escape");
  await expect(page.getByText("You stopped because it hurt.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});
