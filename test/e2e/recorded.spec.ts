import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseTrace } from "../../src/history/trace.js";
import { DEMO, chooseSet, expect, summaryOf, test } from "./journey.js";

const inRepository = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** The demo clip without the standing before and after, at half its picture rate. */
const VIDEO_FILE = inRepository("test/fixtures/video/wall-squat-60deg-15fps.webm");

test("a video file is read with progress, summed up, saved as a recording, and the recording gives the same", async ({
  page,
}) => {
  test.setTimeout(600_000);
  await page.goto("/");
  await chooseSet(page, { depth: DEMO.depth, engine: "blazepose-lite" });
  await page.getByLabel("Video file", { exact: true }).setInputFiles(VIDEO_FILE);
  const progress = page.getByRole("progressbar", { name: "Reading the video" });
  await expect(progress).toBeVisible({ timeout: 60_000 });
  const share = async (): Promise<number> => Number(await progress.getAttribute("value"));
  await expect.poll(share, { timeout: 60_000 }).toBeGreaterThan(0.1);

  const save = page.getByRole("button", { name: "Save the recording" });
  await expect(save).toBeVisible({ timeout: 500_000 });
  const { totalMs } = await summaryOf(page);
  expect(Math.abs(totalMs / 1000 - DEMO.holdS)).toBeLessThanOrEqual(DEMO.toleranceS);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${Math.floor(totalMs / 1000)} seconds in position`);

  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  const recording = await download.path();
  expect(parseTrace(readFileSync(recording, "utf8")).options.engine).toBe("blazepose-lite");
  const first = await summaryOf(page);
  await page.getByRole("link", { name: "Steady Knee" }).click();
  await page.getByText("Replay a recording").click();
  await page.getByLabel("Recording", { exact: true }).setInputFiles(recording);
  await expect(page.getByRole("heading", { name: "seconds in position" })).toBeVisible();
  expect(await summaryOf(page)).toEqual(first);
});

test("a file that is no video is refused with its reason and a way back", async ({ page }) => {
  await page.goto("/");
  await chooseSet(page, { engine: "blazepose-lite" });
  await page
    .getByLabel("Video file", { exact: true })
    .setInputFiles(inRepository("test/fixtures/video/text-named.mp4"));
  const alert = page.getByRole("alert").filter({ hasText: "The video file is broken" });
  await expect(alert).toBeVisible({ timeout: 60_000 });
  await expect(alert).toContainText("What you can do:");
  await page.getByRole("button", { name: "Back to the start" }).click();
  await expect(page.getByRole("button", { name: "Video file" })).toBeVisible();
});
