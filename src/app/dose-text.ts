import type { ExerciseDefinition } from "../checker/definition.js";

const M_PER_YARD = 0.9144;

/** An amount of the exercise's dose in words: "30 seconds", "10 per leg", "10 yards, 9 metres". */
export function amountText({ dose, legs }: Pick<ExerciseDefinition, "dose" | "legs">, amount: number): string {
  switch (dose.unit) {
    case "seconds":
      return `${String(amount)} seconds`;
    case "reps":
      return legs === "together" ? `${String(amount)} times` : `${String(amount)} per leg`;
    case "metres":
      return `${String(Math.round(amount / M_PER_YARD))} yards, ${String(Math.round(amount))} metres`;
  }
}
