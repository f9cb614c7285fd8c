import { planName, planProblemText } from "../coach/plan-texts.js";
import { newPlanId, planFileText, readPlanFile } from "../history/plans.js";
import { AppError } from "../lib/app-error.js";
import { checkPlan } from "../session/plan-check.js";
import type { Plan } from "../session/plan.js";

/** A plan as a file to be shared or saved. */
export function fileOf(plan: Plan): { readonly name: string; readonly type: string; readonly text: string } {
  const name = planName(plan);
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return {
    name: `${["steady-knee", ...words].join("-")}.json`,
    type: "application/json",
    text: planFileText({ name, items: plan.items }),
  };
}

/**
 * The plan of a file under an id of its own.
 * Throws AppError SK-PLAN-FILE, SK-PLAN-VERSION, or SK-PLAN-BROKEN, whose detail says what is wrong and where.
 */
export function planOfFile(text: string): Plan {
  const checked = checkPlan(readPlanFile(text));
  if (!checked.ok) throw new AppError("SK-PLAN-BROKEN", planProblemText(checked.problem));
  return { id: newPlanId(), ...checked.value };
}
