import { msg, str } from "@lit/localize";
import { exerciseText } from "../coach/exercise-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { degreesText, numberText, plural } from "../lib/quantities.js";
import type { PlanItem } from "../session/plan.js";
import { amountText } from "./dose-text.js";

/** What an exercise of a plan is called; one that the app does not have by its id. */
export const itemName = ({ exerciseId }: PlanItem): string =>
  findExercise(exerciseId) === undefined ? msg(str`Unknown exercise (${exerciseId})`) : exerciseText(exerciseId).name;

/** What is prescribed: "2 sets of 30 seconds, 60° deep, 45 seconds of rest". */
export function itemLine({ exerciseId, sets, amount, level, lowImpact, firstLeg, restS }: PlanItem): string {
  const exercise = findExercise(exerciseId);
  if (exercise === undefined) return msg("This app does not have it and leaves it out.");
  const { depth, movement, legs, dose } = exercise;
  const words = [
    setsText(sets, dose.unit === "metres" ? eachWayText(amountText(exercise, amount)) : amountText(exercise, amount)),
    depth === undefined ? "" : msg(str`${degreesText(depth.levels[level])} deep`),
    legs === "together" || firstLeg === "auto" ? "" : firstLegText(firstLeg),
    movement.kind !== "hops" && movement.kind !== "hop-squat" ? "" : hopsText(lowImpact),
    restS === 0 ? "" : restText(restS),
  ];
  return words.filter((part) => part !== "").join(", ");
}

const setsText = (sets: number, amount: string): string =>
  plural(sets, {
    one: msg(str`${numberText(sets)} set of ${amount}`),
    other: msg(str`${numberText(sets)} sets of ${amount}`),
  });

const eachWayText = (distance: string): string => msg(str`${distance} each way`);

const firstLegText = (leg: "left" | "right"): string =>
  leg === "left" ? msg("left leg first") : msg("right leg first");

const hopsText = (lowImpact: boolean): string => (lowImpact ? msg("steps instead of hops") : msg("with hops"));

const restText = (seconds: number): string =>
  plural(seconds, {
    one: msg(str`${numberText(seconds)} second of rest`),
    other: msg(str`${numberText(seconds)} seconds of rest`),
  });

/** Minutes of a plan, rounded. */
export function minutesText(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return plural(minutes, {
    one: msg(str`about ${numberText(minutes)} minute`),
    other: msg(str`about ${numberText(minutes)} minutes`),
  });
}
