import { describe, expect, test } from "vitest";
import { isFound } from "../../src/app/exercise-search.js";
import { exerciseText } from "../../src/coach/exercise-texts.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { inLanguage } from "../support/in-language.js";

describe("search", () => {
  // Names of exercises.md 10.2.
  test.each([
    ["lateral band walk", "lateral-steps"],
    ["monster walk", "lateral-steps"],
    ["X-walk", "lateral-steps"],
    ["skater hop", "lateral-hop"],
    ["lateral bound", "lateral-hop"],
    ["standing hip circles", "leg-circles"],
    ["hip circumduction", "leg-circles"],
    ["CARs", "leg-circles"],
    ["squat jack", "hop-squat"],
    ["wall sit", "wall-squat"],
    ["isometric wall squat", "wall-squat"],
    ["swiss ball wall squat", "ball-squat"],
    ["single leg rdl", "one-leg-deadlift"],
    ["Single-Leg Romanian Deadlift", "one-leg-deadlift"],
  ])("%j finds %s", (words, id) => {
    expect(isFound(exerciseText(id), words)).toBe(true);
  });

  test("the start of a word is enough, and words stand in any order", () => {
    expect(isFound(exerciseText("wall-squat"), "  squ WAL ")).toBe(true);
  });

  test("a word that is nowhere finds nothing, a part within a word neither", () => {
    expect(isFound(exerciseText("wall-squat"), "wall bicycle")).toBe(false);
    expect(isFound(exerciseText("wall-squat"), "quat")).toBe(false);
  });

  test.each([
    ["Fuß", "fuss"],
    ["Drücken", "drucken"],
    ["Drücken", "DRÜ"],
  ])("%s is found by %s: accents and the sharp s are no hindrance", (name, search) => {
    expect(isFound({ ...exerciseText("squat"), name }, search)).toBe(true);
  });

  test("German names find their exercise once the app speaks German", async () => {
    await inLanguage("de");
    expect(isFound(exerciseText("wall-squat"), "wandsitz")).toBe(true);
    expect(isFound(exerciseText("one-leg-deadlift"), "standwaage")).toBe(true);
    expect(isFound(exerciseText("squat"), "standwaage")).toBe(false);
  });

  test("an empty search finds every exercise", () => {
    expect(EXERCISES.every(({ id }) => isFound(exerciseText(id), " "))).toBe(true);
  });
});
