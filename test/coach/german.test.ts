import { expect, test } from "vitest";
import type { SetEvent } from "../../src/checker/events.js";
import { createCueState, stepCues } from "../../src/coach/cue-policy.js";
import { CUE_IDS, cueText, faultName } from "../../src/coach/cues.js";
import { describeError } from "../../src/coach/errors.js";
import { exerciseText } from "../../src/coach/exercise-texts.js";
import { distanceSaid, pausedText, secondsText, startText, taskText } from "../../src/coach/messages.js";
import { sceneOf } from "../../src/coach/scene.js";
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";
import { AppError } from "../../src/lib/app-error.js";
import { useUnits } from "../../src/lib/quantities.js";
import { inLanguage } from "../support/in-language.js";

const words = (text: string): number => text.split(/\s+/).length;

const sceneNamed = (id: string) => {
  const definition = findExercise(id);
  if (definition === undefined) throw new Error(id);
  return sceneOf(definition, { level: "L2", lowImpact: false });
};

test.each(CUE_IDS)("%s is said in at most six words in German too", async (cue) => {
  const english = [cueText(cue), faultName(cue)];
  await inLanguage("de");
  expect(words(cueText(cue))).toBeLessThanOrEqual(6);
  expect(words(faultName(cue))).toBeLessThanOrEqual(6);
  expect([cueText(cue), faultName(cue)]).not.toEqual(english);
});

test.each(EXERCISES.map(({ id }) => id))("%s has all its texts in German", async (id) => {
  const english = exerciseText(id);
  await inLanguage("de");
  const german = exerciseText(id);
  expect(german.steps).toHaveLength(english.steps.length);
  for (const field of ["sentence", "purpose", "muscles", "figure"] as const) {
    expect(german[field]).not.toBe(english[field]);
  }
  expect(german.synonyms.length).toBeGreaterThan(1);
});

test("what is said goes by the language of the moment, numbers and nouns included", async () => {
  const scene = sceneNamed("wall-squat");
  await inLanguage("de");
  expect([startText(scene), taskText(scene)]).toEqual(["Los, die Wand hinunterrutschen", "Die Wand hinunterrutschen"]);
  expect(pausedText("trunk-lean", scene)).toBe("Pause: Aufrecht an der Wand sitzen");
  expect([secondsText(1), secondsText(10), distanceSaid(2)]).toEqual(["1 Sekunde", "10 Sekunden", "2 Meter"]);
  expect(describeError(new AppError("SK-CAM-NONE")).title).toBe("Keine Kamera gefunden");
});

test("walked distances are counted aloud in the user's unit", () => {
  const cuesOf = (metresEach: number): readonly string[] => {
    let state = createCueState(sceneNamed("lateral-steps"));
    const said: string[] = [];
    for (let second = 1; second <= 4; second += 1) {
      const timeMs = second * 5000;
      const events: readonly SetEvent[] = [{ type: "travelled", timeMs, direction: "left", distanceM: metresEach }];
      const step = stepCues(state, { timeMs, events, speaking: false });
      state = step.state;
      if (step.cue !== undefined) said.push(step.cue.text);
    }
    return said;
  };
  expect(cuesOf(1)).toEqual(["2 metres", "4 metres"]);
  useUnits("yards");
  expect(cuesOf(0.92)).toEqual(["2 yards", "4 yards"]);
  useUnits("metric");
});
