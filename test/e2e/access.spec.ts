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

/** What axe calls serious or critical on the page as it stands. The script is evaluated: the policy allows no inline one. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
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
});

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
