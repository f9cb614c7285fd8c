import { DEMO, chooseSet, expect, expectHeld, hear, listen, summaryOf, test } from "./journey.js";

test("the demo clip is seen, with its joints, through a whole set to its summary", async ({ page }) => {
  await page.goto("/");
  await chooseSet(page, { depth: DEMO.depth });
  await page.getByRole("button", { name: "Demo clip" }).click();
  const heard = await listen(page);
  await hear(heard, /^Hold$/, 90_000);
  await expect(page.locator("sk-set-stage video")).toBeVisible();
  await expect(page.locator("sk-stage-overlay")).toBeVisible();
  await expect(page.getByText("The video was over.")).toBeVisible({ timeout: 60_000 });
  const summary = await summaryOf(page);
  expectHeld(summary, DEMO.holdS, DEMO.toleranceS);
  expect(summary.faults.filter((fault) => fault.times > 0 && fault.severity !== "info")).toEqual([]);
});
