import { DEMO, chooseSet, expect, hear, listen, summaryOf, test } from "./journey.js";

test("the demo clip is seen, with its joints, through a whole set to its summary", async ({ page }) => {
  await page.goto("/");
  await chooseSet(page, { depth: DEMO.depth });
  await page.getByRole("button", { name: "Demo clip" }).click();
  const heard = await listen(page);
  await hear(heard, /^Hold$/, 90_000);
  await expect(page.locator("sk-set-stage video")).toBeVisible();
  await expect(page.locator("sk-stage-overlay")).toBeVisible();
  await expect(page.getByText("The video was over.")).toBeVisible({ timeout: 60_000 });
  const { totalMs, faults } = await summaryOf(page);
  expect(Math.abs(totalMs / 1000 - DEMO.holdS)).toBeLessThanOrEqual(DEMO.toleranceS);
  expect(faults.filter((fault) => fault.times > 0 && fault.severity !== "info")).toEqual([]);
});
