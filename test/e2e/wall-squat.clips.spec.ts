import { readFileSync } from "node:fs";
import { parseTrace } from "../../src/history/trace.js";
import { kneeError, scoreTrace } from "../support/score.js";
import { sharedClips } from "../support/shared-clips.js";
import { expect, test } from "./journey.js";

/** Mean absolute knee error that the project promises over the side-view clips. */
const KNEE_LIMIT_DEG = 7;
const EXERCISE = "wall-squat";
/** One of each kind; the others take too long for every run and are marked @long. */
const ALWAYS = new Set([
  "distractor-sit-stand",
  "wall-sit-side-oblique",
  "wall-squat-60deg-side",
  "wall-squat-shallow",
  "wall-squat-trunk-lean",
  "wall-squat-valgus-front",
]);

const clips = [
  ...sharedClips("synthetic", "wall-squat", "distractor", "squat-passer-by"),
  ...sharedClips("real", "wall-sit", "squat-side-3"),
].filter((clip) => clip.truth.expect.some((expectation) => expectation.exercise === EXERCISE));

for (const clip of clips) {
  const title = `${clip.name}, chosen as a video file, gives the seconds and warnings of its truth`;
  test(title, { tag: ALWAYS.has(clip.name) ? [] : ["@long"] }, async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto("/");
    await page.locator('input[type="file"][accept*="video"]').setInputFiles(clip.videoPath);
    const save = page.getByRole("button", { name: "Save the recording" });
    await save.waitFor({ timeout: 220_000 });
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    const trace = parseTrace(readFileSync(await download.path(), "utf8"));

    const expectation = clip.truth.expect.find((item) => item.exercise === EXERCISE);
    if (expectation === undefined) throw new Error("the clip has no truth for this exercise");
    const score = scoreTrace(trace, expectation);
    const side = (clip.truth.spec?.camera.azimuth ?? 0) > 0 ? "L" : "R";
    const truthDeg = clip.truth.angles?.[`knee_flexion_${side}`];
    const knee =
      truthDeg === undefined || expectation.view === "outside"
        ? undefined
        : kneeError(score.knee, clip.truth.time_s ?? [], truthDeg);
    test.info().annotations.push({
      type: "measured",
      description: `held ${score.heldS.toFixed(2)} s of ${String(expectation.hold_s)} s, raised ${score.raised.join(" ") || "nothing"}, knee error ${knee === undefined ? "not asked" : knee.maeDeg.toFixed(1)}`,
    });
    expect({ heldS: score.heldS, holdOk: score.holdOk }).toMatchObject({ holdOk: true });
    expect(score.missed).toEqual([]);
    expect(score.falseWarnings).toEqual([]);
    if (knee !== undefined) expect(knee.maeDeg).toBeLessThanOrEqual(KNEE_LIMIT_DEG);
  });
}
