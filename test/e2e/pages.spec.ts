import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A short plan, by hand: the page of a session and what it came to need no camera. */
const PLAN = {
  id: "own-short",
  name: "Short",
  items: [{ exerciseId: "squat", sets: 1, amount: 5, level: "L2", restS: 10, firstLeg: "auto", lowImpact: true }],
};

const PLACES = ["#/", "#/you", "#/plans", "#/plan/steady-20", "#/plan/own-short", "#/exercise/hop-squat", "#/about"];

/** All that axe finds on the page as it stands. The script is evaluated: the policy allows no inline one. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

/** Nothing is wider than the page. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const theme of ["light", "dark"]) {
  for (const language of ["en", "de"]) {
    test(`axe finds nothing on any page that needs no camera, ${theme}, ${language}`, async ({ page }) => {
      await page.addInitScript(
        ([settings, plans]) => {
          localStorage.setItem("steady-knee.settings", JSON.stringify(settings));
          localStorage.setItem("steady-knee.plans", JSON.stringify(plans));
        },
        [
          { theme, language },
          { version: 1, plans: [PLAN] },
        ] as const,
      );
      await page.goto("/");
      for (const place of PLACES) {
        await page.evaluate((hash) => (location.hash = hash), place);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await page.waitForFunction((hash) => location.hash === hash, place);
        expect(await findings(page)).toEqual([]);
      }
      await page.goto("/#/plan/own-short");
      await page.locator("#start-by-hand").click();
      await expect(page.locator("sk-pain-scale")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      for (let knee = 0; knee < 2; knee += 1) await page.getByRole("button", { name: "1", exact: true }).click();
      await expect(page.locator("#start")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator("#start").click();
      await expect(page.locator(".counters button").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator(".counters button").first().click();
      await page.locator("#finish").click();
      for (let knee = 0; knee < 2; knee += 1) await page.getByRole("button", { name: "1", exact: true }).click();
      await expect(page.locator("sk-page-session h1")).toBeVisible({ timeout: 20_000 });
      expect(await findings(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await overhang(page)).toBeLessThanOrEqual(0);
    });
  }
}

for (const width of [390, 1366]) {
  test(`text of twice the size breaks no page of ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto("/");
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    for (const place of PLACES.filter((hash) => !hash.includes("own-"))) {
      await page.evaluate((hash) => (location.hash = hash), place);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect.poll(() => overhang(page), { message: place }).toBeLessThanOrEqual(0);
    }
    // A session, too: its question, its announcement, its set and what it came to.
    await page.evaluate(() => (location.hash = "#/plan/gentle-10"));
    await page.locator("#start-by-hand").click();
    const questions = page.getByRole("dialog");
    if (await questions.isVisible()) {
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      for (const box of await questions.getByRole("checkbox").all()) await box.check();
      await questions.locator("#gates-read").click();
    }
    const fits = (message: string): Promise<void> =>
      expect.poll(() => overhang(page), { message }).toBeLessThanOrEqual(0);
    const answer = async (): Promise<void> => {
      for (let knee = 0; knee < 2; knee += 1) {
        await fits("question");
        await page.getByRole("button", { name: "1", exact: true }).click();
      }
    };
    await answer();
    await fits("announcement");
    await page.locator("#start").click();
    await page.locator(".counters button").first().click();
    await fits("set");
    await page.locator("#finish").click();
    await answer();
    await expect(page.locator("sk-page-session h1")).toBeVisible({ timeout: 20_000 });
    await fits("summary");
  });
}

test.describe("a new user", () => {
  test.use({ profile: null });

  test("is asked first, and comes back to where they were", async ({ page }) => {
    await page.goto("/#/exercise/squat");
    await page.getByRole("button", { name: "Camera" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Welcome" })).toBeFocused();
    await page.getByRole("button", { name: "No to all of these" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("heading", { name: "Thank you. You can begin." })).toBeFocused();
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Squat" })).toBeVisible();
    await page.reload();
    await page.getByRole("link", { name: "You", exact: true }).click();
    await expect(page.getByRole("radio", { name: "No", exact: true }).first()).toBeChecked();
  });

  test("who should see a professional is told so, and begins nothing until one has agreed", async ({ page }) => {
    await page.goto("/#/plan/gentle-10");
    await page.getByRole("button", { name: "Start, count by hand" }).click();
    await page.getByRole("button", { name: "No to all of these" }).click();
    await page
      .getByRole("group", { name: /give way/ })
      .getByRole("radio", { name: "Yes" })
      .check();
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("heading", { name: "Please see a professional first" })).toBeFocused();
    await page.goto("/#/plan/gentle-10");
    await page.getByRole("button", { name: "Start, count by hand" }).click();
    await expect(page.getByRole("heading", { name: "Please see a professional first" })).toBeVisible();
    await page.getByRole("button", { name: "A professional has agreed" }).click();
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("button", { name: "Start, count by hand" }).click();
    await expect(page.locator("sk-pain-scale")).toBeVisible();
  });
});
