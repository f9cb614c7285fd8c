import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findExercise } from "../../src/exercises/catalog.js";
import { parseTrace } from "../../src/history/trace.js";
import { evaluateClip } from "../evaluate/run-clip.js";
import { parseTruth } from "../evaluate/truth.js";
import { sharedClipsFolder } from "../tools/shared-clips-folder.mjs";
import { expect, test } from "./journey.js";

/** Mean absolute knee error that the project promises over the side-view clips. */
const KNEE_LIMIT_DEG = 7;
const EXERCISE = "wall-squat";
/** Somebody real; `npm run evaluate` takes all. */
const CLIPS = ["real/wall-sit-side-oblique"];

for (const name of CLIPS) {
  test(`${name}, chosen as a video file, gives the seconds and warnings of its truth`, async ({ page }) => {
    test.setTimeout(600_000);
    const base = join(sharedClipsFolder() ?? "", name);
    await page.goto(`/#/exercise/${EXERCISE}`);
    await page.locator('input[type="file"][accept*="video"]').setInputFiles(`${base}.mp4`);
    const save = page.getByRole("button", { name: "Save the recording" });
    await save.waitFor({ timeout: 560_000 });
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    const { options, inputs } = parseTrace(readFileSync(await download.path(), "utf8"));

    const truth = parseTruth(readFileSync(`${base}.json`, "utf8"));
    const expectation = truth.expect.find((entry) => entry.exercise === EXERCISE);
    const definition = findExercise(EXERCISE);
    if (expectation === undefined || definition === undefined)
      throw new Error("the clip has no truth for this exercise");
    const plan = { name, definition, engine: options.engine, expectation, trueAngles: truth.angles };
    const { score } = evaluateClip(plan, inputs);
    expect({ counted: score.counted, exact: score.exact }).toMatchObject({ exact: true });
    expect(score.faults.missed).toEqual([]);
    expect(score.faults.false).toEqual([]);
    if (score.driver !== null) expect(score.driver.maeDeg).toBeLessThanOrEqual(KNEE_LIMIT_DEG);
  });
}
