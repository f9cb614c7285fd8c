import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EngineId } from "../../src/body/pose-frame.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import type { SetSummary, SideCount } from "../../src/session/set-types.js";
import { expectedFigures } from "../evaluate/figures.js";
import type { Figures } from "../evaluate/evaluation.js";
import { meetsAll } from "../evaluate/score.js";
import { parseTruth } from "../evaluate/truth.js";
import { sharedClipsFolder } from "../tools/shared-clips-folder.mjs";
import { clipAsCamera } from "./clip-camera.js";
import { expect, hear, listen, recordingOf, startCamera, summaryOf, test } from "./journey.js";

interface Trial {
  readonly clip: string;
  /** The exercise whose truth of the clip holds where it has none for the one that is tried. */
  readonly truthOf?: string;
  /** Where the lighter one tells the same: it takes half as long. */
  readonly engine?: EngineId;
}

/**
 * The shortest clip in which each exercise is done in its view; `npm run evaluate` takes all of them. Leg circles, ball
 * squat and wall squat are done in hands-free.clips.spec.ts.
 */
const TRIALS: Readonly<Record<string, Trial>> = {
  "lateral-steps": { clip: "synthetic/lateral-steps-clean", engine: "blazepose-lite" },
  "lateral-hop": { clip: "synthetic/lateral-hop-alternate", engine: "blazepose-lite" },
  "hop-squat": { clip: "synthetic/hop-squat-front", engine: "blazepose-lite" },
  "one-leg-ball-squat": { clip: "synthetic/one-leg-ball-squat-front" },
  "one-leg-deadlift": { clip: "synthetic/deadlift-knee-bent" },
  "one-leg-deadlift-opposite-hand": { clip: "synthetic/deadlift-opposite-hand-side" },
  "one-leg-deadlift-dumbbell": { clip: "synthetic/deadlift-dumbbell-side" },
  // The only clip with a pad shows it where it is not judged.
  "one-leg-deadlift-pad": { clip: "synthetic/deadlift-clean-side", truthOf: "one-leg-deadlift" },
  "one-leg-deadlift-bosu": { clip: "synthetic/deadlift-bosu-front", engine: "blazepose-lite" },
};

const each = { left: 10, right: 10, together: 0 };
const none = { left: 0, right: 0, together: 0 };
/** Opens what is locked: ten clean deadlifts a leg on the floor and on the pad. */
const DONE_BEFORE = {
  version: 1,
  answers: {},
  sets: ["one-leg-deadlift", "one-leg-deadlift-pad"].map((exerciseId) => ({
    exerciseId,
    endedMs: 1,
    level: "L3",
    counted: each,
    clean: each,
    refused: none,
    taps: none,
  })),
};

/** Loading, placement, the still stand and the countdown, with room for a slow machine. */
const UNTIL_GO_MS = 90_000;
/** What is still on its way when the clip is over. */
const AFTER_CLIP_MS = 1500;

for (const { id, depth, movement } of EXERCISES) {
  const trial = TRIALS[id];
  if (trial === undefined) continue;
  test(`${id}, done in front of the camera, is counted and warned as its truth says`, async ({ page }) => {
    test.setTimeout(600_000);
    const base = join(sharedClipsFolder() ?? "", trial.clip);
    const truth = parseTruth(readFileSync(`${base}.json`, "utf8"));
    const expectation = truth.expect.find(({ exercise }) => exercise === (trial.truthOf ?? id));
    if (expectation === undefined) throw new Error(`${trial.clip} has no truth for ${id}`);
    const level = Object.entries(depth?.levels ?? {}).find(([, deg]) => deg === expectation.level_deg)?.[0];
    if (expectation.level_deg !== undefined && level === undefined) {
      throw new Error(`${id} has no level of ${expectation.level_deg} degrees`);
    }
    await clipAsCamera(page, `${base}.mp4`);
    await page.addInitScript(
      ([settings, progress]) => {
        localStorage.setItem("steady-knee.settings", JSON.stringify(settings));
        localStorage.setItem("steady-knee.progress", JSON.stringify(progress));
      },
      [{ engine: trial.engine, exercises: { [id]: { level, lowImpact: false } } }, DONE_BEFORE] as const,
    );
    await page.goto(`/#/exercise/${id}`);
    await startCamera(page);
    const heard = await listen(page);
    await hear(heard, /^Go\b/, UNTIL_GO_MS);
    await page.evaluate(() => globalThis.playClip());
    await page.waitForTimeout(AFTER_CLIP_MS);
    await page.getByRole("button", { name: "Finish" }).click();

    const summary = await summaryOf(page);
    // Whoever finds this journey failed can replay what was seen: `npm run replay`.
    const recording = test.info().outputPath("recording.jsonl");
    writeFileSync(recording, await recordingOf(page));
    const counted = figuresOf(summary);
    const expected = expectedFigures(expectation, movement.kind);
    const said = JSON.stringify({ expected, counted, attempts: summary.attempts });
    expect(meetsAll(counted, expected, expectation), said).toBe(true);
    const raised = summary.faults.filter(({ severity }) => severity !== "info").map(({ ruleId }) => ruleId);
    const scripted = [...new Set((expectation.faults ?? []).map((fault) => fault.id))];
    expect(raised.filter((rule) => !expectation.excused.includes(rule)).sort()).toEqual(scripted.sort());
  });
}

/** What the summary page was given, by the names that truths are compared under. */
function figuresOf({ kind, tally, totalMs, attempts }: SetSummary): Figures {
  const all = ({ left, right, together }: SideCount): number => left + right + together;
  const { counted, refused, metres } = tally;
  const [sum, partial] = [all(counted), all(refused)];
  switch (kind.movement) {
    case "hold":
      return { holdS: totalMs / 1000 };
    case "travel":
      return {
        steps: sum,
        stepsLeft: counted.left,
        stepsRight: counted.right,
        metresLeft: metres.left,
        metresRight: metres.right,
      };
    case "hops":
      return { hops: sum };
    case "circles": {
      // A turn that was broken off is refused too, for another reason.
      const reversed = attempts.filter(({ reason }) => reason === "wrong-direction").length;
      return { circles: sum, circlesLeft: counted.left, circlesRight: counted.right, reversed };
    }
    case "reps":
    case "hop-squat":
      return { reps: sum, repsLeft: counted.left, repsRight: counted.right, partial };
  }
}
