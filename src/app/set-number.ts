import { msg, str } from "@lit/localize";
import type { Side } from "../body/joints.js";
import type { ExerciseDefinition } from "../checker/definition.js";
import { findExercise } from "../exercises/catalog.js";
import { distanceSign, numberText, toWalked, wholeSeconds } from "../lib/quantities.js";
import type { Tally } from "../session/set-types.js";
import { amountOf } from "../session/workout-summary.js";
import type { FarNumber } from "../ui/sk-far-view.js";

/** Sides are apart, so the amount was prescribed for each of them. */
const isForEach = ({ dose, legs }: ExerciseDefinition): boolean =>
  dose.unit === "metres" || (dose.unit === "reps" && legs !== "together");

/** The number of a set, done against prescribed; both sides together where they are apart. */
export function numberOf(
  { exerciseId, amount, leg }: { readonly exerciseId: string; readonly amount: number; readonly leg: "auto" | Side },
  tally: Tally,
  paused = false,
): FarNumber | undefined {
  const definition = findExercise(exerciseId);
  if (definition === undefined) return undefined;
  const done = amountOf(definition, tally);
  const prescribed = isForEach(definition) && leg === "auto" ? 2 * amount : amount;
  const share = done / prescribed;
  switch (definition.dose.unit) {
    case "metres":
      return { value: toWalked(done), decimals: 1, share, label: msg(str`of ${distanceSign(prescribed)}`), paused };
    case "seconds":
      return { value: Math.floor(done), share, label: msg(str`of ${wholeSeconds(prescribed * 1000)}`), paused };
    case "reps":
      return { value: done, share, label: msg(str`of ${numberText(prescribed)}`), paused };
  }
}
