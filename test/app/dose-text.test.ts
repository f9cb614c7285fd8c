import { expect, test } from "vitest";
import { amountText } from "../../src/app/dose-text.js";
import { EXERCISES } from "../../src/exercises/catalog.js";

test.each([
  ["seconds", "together", 30, "30 seconds"],
  ["reps", "together", 15, "15 times"],
  ["reps", "stance", 10, "10 per leg"],
  ["metres", "together", 9.144, "9 metres, 10 yards"],
] as const)("%s with legs %s, %f, is said as a person would", (unit, legs, amount, words) => {
  expect(amountText({ dose: { unit, amount, choices: [amount] }, legs }, amount)).toBe(words);
});

test.each(EXERCISES)("the choices of $id differ in words", (definition) => {
  const words = definition.dose.choices.map((choice) => amountText(definition, choice));
  expect(new Set(words).size).toBe(words.length);
});
