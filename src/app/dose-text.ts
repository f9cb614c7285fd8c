import { msg, str } from "@lit/localize";
import type { ExerciseDefinition } from "../checker/definition.js";
import { metresText, secondsText, yardsText } from "../coach/messages.js";
import { METRES_PER_YARD, numberText, plural, unitSystem } from "../lib/quantities.js";

/** An amount of the exercise's dose in words: "30 seconds", "10 per leg", "9 metres, 10 yards". */
export function amountText({ dose, legs }: Pick<ExerciseDefinition, "dose" | "legs">, amount: number): string {
  switch (dose.unit) {
    case "seconds":
      return secondsText(amount);
    case "reps":
      return legs === "together" ? timesText(amount) : msg(str`${numberText(amount)} per leg`);
    case "metres":
      return inBothUnits(amount).join(", ");
  }
}

/** How often. */
export const timesText = (count: number): string =>
  plural(count, { one: msg(str`${numberText(count)} time`), other: msg(str`${numberText(count)} times`) });

/** The source tells distances in yards; most people know only one of the two, so that one goes first. */
function inBothUnits(metres: number): readonly string[] {
  const inMetres = metresText(Math.round(metres));
  const inYards = yardsText(Math.round(metres / METRES_PER_YARD));
  return unitSystem() === "metric" ? [inMetres, inYards] : [inYards, inMetres];
}
