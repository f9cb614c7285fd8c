import type { ExerciseDefinition } from "../checker/definition.js";

/** Where nothing is easier but less of it, for instance 10 of 15: a judgement of ours. exercises.md 6.2: "lower dose". */
const LESS_SHARE = 2 / 3;

/** Less of an exercise: as much as its dose allows (plan-check.ts), not under its smallest choice. */
export function lessOf({ dose }: ExerciseDefinition, amount: number): number {
  const less = LESS_SHARE * amount;
  return Math.min(amount, Math.max(Math.min(...dose.choices), dose.unit === "metres" ? less : Math.round(less)));
}
