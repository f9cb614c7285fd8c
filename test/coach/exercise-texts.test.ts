import { describe, expect, test } from "vitest";
import { isCueId } from "../../src/coach/cues.js";
import { exerciseText } from "../../src/coach/exercise-texts.js";
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";

const MAX_LINE = 190;
/** Words of a promise; the app gives general guidance only. exercises.md 11, note 16. */
const PROMISES = /\b(?:cures?|heals?|treats?|prevents?|relieves?|fix(?:es)?|guarantees?|therapy|rehab)\b/i;

/** All sentences of a text, however deep. */
const sentencesOf = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(sentencesOf) : [];
};

describe.each(EXERCISES)("the texts of $id", (definition) => {
  const text = exerciseText(definition.id);

  test("are complete: purpose, set-up, steps, cautions, when to stop, easier and harder, synonyms", () => {
    for (const part of [
      text.setUp,
      text.steps,
      text.cautions,
      text.stopWhen,
      text.easier,
      text.harder,
      text.synonyms,
    ]) {
      expect(part.length).toBeGreaterThan(0);
    }
    expect(sentencesOf(text).filter((sentence) => sentence.trim() === "")).toEqual([]);
  });

  test("are lines that can be read at a glance, and promise nothing", () => {
    const sentences = sentencesOf(text);
    expect(sentences.filter((sentence) => sentence.length > MAX_LINE)).toEqual([]);
    expect(sentences.filter((sentence) => PROMISES.test(sentence))).toEqual([]);
  });

  test("name every row that no camera sees", () => {
    expect(definition.unseen.filter((row) => text.unseen[row] === undefined)).toEqual([]);
  });

  test("have a cue for each of its rules", () => {
    expect(definition.rules.filter(({ cue }) => !isCueId(cue)).map(({ id }) => id)).toEqual([]);
  });

  test("lead to other exercises of the catalogue only, and never to itself", () => {
    const led = [...text.easier, ...text.harder].flatMap(({ exerciseId }) => exerciseId ?? []);
    expect(led.filter((id) => id === definition.id || findExercise(id) === undefined)).toEqual([]);
  });
});

test("no two exercises have the same name", () => {
  const names = EXERCISES.map(({ id }) => exerciseText(id).name);
  expect(new Set(names).size).toBe(names.length);
});

test("an exercise without texts is refused by its id", () => {
  expect(() => exerciseText("moon-walk")).toThrow("moon-walk");
});
