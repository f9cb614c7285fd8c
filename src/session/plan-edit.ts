import { findExercise } from "../exercises/catalog.js";
import type { Checked } from "./plan-check.js";
import { checkItem, checkName, MAX_ITEMS, problemAt } from "./plan-check.js";
import type { Plan, PlanItem } from "./plan.js";

/** The plan after an edit, or what keeps it from being so. Edits are pure; the plan that came in stays as it was. */
export type PlanEdit = Checked<Plan>;

const edited = (plan: Plan, items: readonly PlanItem[]): PlanEdit => ({ ok: true, value: { ...plan, items } });

/** exercises.md 0: one to three sets and a minute of rest; hops are for those who ask for them (8.2, "Gate"). */
function firstItem(exerciseId: string): PlanItem | undefined {
  const exercise = findExercise(exerciseId);
  return (
    exercise && {
      exerciseId,
      sets: 2,
      amount: exercise.dose.amount,
      level: exercise.depth?.start ?? "L2",
      restS: 60,
      firstLeg: "auto",
      lowImpact: exercise.movement.kind === "hops" || exercise.movement.kind === "hop-squat",
    }
  );
}

/** A plan of the user's own, of one exercise. */
export function newPlan(id: string, name: string, exerciseId: string): PlanEdit {
  const checked = checkName(name);
  return checked.ok ? addItem({ id, name: checked.value, items: [] }, exerciseId) : checked;
}

/** The same exercises under another id and name; what the app does not know stays in it. */
export function duplicatePlan({ items }: Plan, id: string, name: string): PlanEdit {
  return renamePlan({ id, items }, name);
}

export function renamePlan(plan: Plan, name: string): PlanEdit {
  const checked = checkName(name);
  return checked.ok ? { ok: true, value: { ...plan, name: checked.value } } : checked;
}

/** Adds an exercise at the end, with the dose it starts with. */
export function addItem(plan: Plan, exerciseId: string): PlanEdit {
  const added = firstItem(exerciseId);
  if (added === undefined) return problemAt("exerciseId", plan.items.length);
  return plan.items.length < MAX_ITEMS ? edited(plan, [...plan.items, added]) : problemAt("items");
}

/** Takes an exercise out; the last one stays. */
export function removeItem(plan: Plan, index: number): PlanEdit {
  if (plan.items[index] === undefined) return problemAt("place", index);
  return plan.items.length > 1
    ? edited(
        plan,
        plan.items.filter((_, at) => at !== index),
      )
    : problemAt("items");
}

/** Moves an exercise one place up (-1) or down (1). */
export function moveItem(plan: Plan, index: number, by: -1 | 1): PlanEdit {
  const moved = plan.items[index];
  const other = plan.items[index + by];
  if (moved === undefined || other === undefined) return problemAt("place", index);
  return edited(
    plan,
    plan.items.map((item, at) => (at === index ? other : at === index + by ? moved : item)),
  );
}

/** Changes what is prescribed of an exercise: sets, amount, rest, level, first leg, steps instead of hops. */
export function changeItem(plan: Plan, index: number, part: Partial<Omit<PlanItem, "exerciseId">>): PlanEdit {
  const before = plan.items[index];
  if (before === undefined) return problemAt("place", index);
  const checked = checkItem({ ...before, ...part }, index);
  return checked.ok
    ? edited(
        plan,
        plan.items.map((item, at) => (at === index ? checked.value : item)),
      )
    : checked;
}
