import { LEVEL_NAMES } from "../coach/plan-texts.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { findExercise } from "../exercises/catalog.js";
import type { PlanItem } from "../session/plan.js";
import { amountText } from "./dose-text.js";

/** What an exercise of a plan is called; one that the app does not have by its id. */
export const itemName = ({ exerciseId }: PlanItem): string =>
  findExercise(exerciseId) === undefined ? `Unknown exercise (${exerciseId})` : exerciseText(exerciseId).name;

/** What is prescribed: "2 sets of 30 seconds, medium, 60° deep, steps instead of hops". */
export function itemLine({ exerciseId, sets, amount, level, lowImpact, firstLeg }: PlanItem): string {
  const exercise = findExercise(exerciseId);
  if (exercise === undefined) return "This app does not have it and leaves it out.";
  const { depth, movement, legs, dose } = exercise;
  const each = dose.unit === "metres" ? " each way" : "";
  const words = [
    `${sets === 1 ? "1 set" : `${String(sets)} sets`} of ${amountText(exercise, amount)}${each}`,
    depth === undefined ? "" : `${LEVEL_NAMES[level].toLowerCase()}, ${String(depth.levels[level])}° deep`,
    legs === "together" || firstLeg === "auto" ? "" : `${firstLeg} leg first`,
    movement.kind !== "hops" && movement.kind !== "hop-squat" ? "" : lowImpact ? "steps instead of hops" : "with hops",
  ];
  return words.filter((part) => part !== "").join(", ");
}

/** The rest, to be put behind the line. */
export const restText = ({ restS }: PlanItem): string => (restS === 0 ? "" : `, ${String(restS)} seconds of rest`);

/** Minutes of a plan, rounded. */
export const minutesText = (seconds: number): string =>
  `about ${String(Math.max(1, Math.round(seconds / 60)))} minutes`;
