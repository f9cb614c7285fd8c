import { exerciseText } from "../coach/exercise-texts.js";
import { findExercise } from "../exercises/catalog.js";
import type { PlanItem } from "../session/plan.js";
import { amountText } from "./dose-text.js";

/** What an exercise of a plan is called; one that the app does not have by its id. */
export const itemName = ({ exerciseId }: PlanItem): string =>
  findExercise(exerciseId) === undefined ? `Unknown exercise (${exerciseId})` : exerciseText(exerciseId).name;

/** What is prescribed: "2 sets of 30 seconds, 60° deep, 45 seconds of rest". */
export function itemLine({ exerciseId, sets, amount, level, lowImpact, firstLeg, restS }: PlanItem): string {
  const exercise = findExercise(exerciseId);
  if (exercise === undefined) return "This app does not have it and leaves it out.";
  const { depth, movement, legs, dose } = exercise;
  const each = dose.unit === "metres" ? " each way" : "";
  const words = [
    `${sets === 1 ? "1 set" : `${String(sets)} sets`} of ${amountText(exercise, amount)}${each}`,
    depth === undefined ? "" : `${String(depth.levels[level])}° deep`,
    legs === "together" || firstLeg === "auto" ? "" : `${firstLeg} leg first`,
    movement.kind !== "hops" && movement.kind !== "hop-squat" ? "" : lowImpact ? "steps instead of hops" : "with hops",
    restS === 0 ? "" : `${String(restS)} seconds of rest`,
  ];
  return words.filter((part) => part !== "").join(", ");
}

/** Minutes of a plan, rounded. */
export function minutesText(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes === 1 ? "about 1 minute" : `about ${String(minutes)} minutes`;
}
