import * as v from "valibot";
import type { ExerciseDefinition } from "../checker/definition.js";
import { DEPTH_LEVELS } from "../checker/events.js";
import { findExercise } from "../exercises/catalog.js";
import type { Plan, PlanItem } from "./plan.js";

/** A plan has at least one exercise; more than twenty are no session. */
export const MAX_ITEMS = 20;
export const MAX_SETS = 10;
export const MAX_REST_S = 600;
export const MAX_NAME_LENGTH = 60;
export const FIRST_LEGS = ["auto", "left", "right"] as const satisfies readonly PlanItem["firstLeg"][];

/** "plan" and "item": it is none at all. "place": there is nothing at that place, or no way to it. */
export type PlanField = "plan" | "name" | "items" | "item" | "place" | keyof PlanItem;

/** What keeps a plan from being one: where, and what is allowed there. */
export interface PlanProblem {
  readonly field: PlanField;
  /** Place of the item, from 0; undefined where the plan itself is meant. */
  readonly item?: number | undefined;
  readonly range?: { readonly min: number; readonly max: number } | undefined;
}

export type Checked<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: PlanProblem };

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

const nameSchema = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(MAX_NAME_LENGTH));

const itemSchema = v.object({
  exerciseId: v.pipe(
    v.string(),
    v.check((id) => findExercise(id) !== undefined),
  ),
  sets: whole(1, MAX_SETS),
  // Checked against the exercise.
  amount: v.unknown(),
  level: v.picklist(DEPTH_LEVELS),
  restS: whole(0, MAX_REST_S),
  firstLeg: v.picklist(FIRST_LEGS),
  lowImpact: v.boolean(),
});

const planSchema = v.object({
  name: nameSchema,
  items: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(MAX_ITEMS)),
});

const RANGES: Readonly<Partial<Record<PlanField, PlanProblem["range"]>>> = {
  name: { min: 1, max: MAX_NAME_LENGTH },
  items: { min: 1, max: MAX_ITEMS },
  sets: { min: 1, max: MAX_SETS },
  restS: { min: 0, max: MAX_REST_S },
};

const refused = (problem: PlanProblem): { readonly ok: false; readonly problem: PlanProblem } => ({
  ok: false,
  problem,
});

/** A problem with the range that its field has. */
export const problemAt = (field: PlanField, item?: number): { readonly ok: false; readonly problem: PlanProblem } =>
  refused({ field, item, range: RANGES[field] });

const isField = <Field extends string>(names: readonly Field[], key: unknown): key is Field =>
  names.some((name) => name === key);

const ITEM_FIELDS = Object.keys(itemSchema.entries) as readonly (keyof PlanItem)[];

/** From the smallest to the largest amount that the exercise offers. */
function amountRange({ dose }: ExerciseDefinition): { readonly min: number; readonly max: number } {
  return { min: Math.min(...dose.choices), max: Math.max(...dose.choices) };
}

function fitsDose(exercise: ExerciseDefinition, amount: unknown): amount is number {
  const { min, max } = amountRange(exercise);
  if (typeof amount !== "number") return false;
  return amount >= min && amount <= max && (exercise.dose.unit === "metres" || Number.isInteger(amount));
}

/** Whether anything is one exercise of a plan. Never throws. `index`: its place, for the problem. */
export function checkItem(value: unknown, index: number): Checked<PlanItem> {
  const parsed = v.safeParse(itemSchema, value, { abortEarly: true });
  if (!parsed.success) {
    const key = parsed.issues[0].path?.[0]?.key;
    return problemAt(isField(ITEM_FIELDS, key) ? key : "item", index);
  }
  const { exerciseId, amount } = parsed.output;
  const exercise = findExercise(exerciseId);
  if (exercise !== undefined && fitsDose(exercise, amount)) return { ok: true, value: { ...parsed.output, amount } };
  return refused({ field: "amount", item: index, range: exercise && amountRange(exercise) });
}

/** Whether something is the name of a plan; blanks around it do not count. */
export function checkName(value: unknown): Checked<string> {
  const parsed = v.safeParse(nameSchema, value, { abortEarly: true });
  return parsed.success ? { ok: true, value: parsed.output } : problemAt("name");
}

/** Whether anything is the name and the exercises of a plan: its first problem, from the top. Never throws. */
export function checkPlan(value: unknown): Checked<{ readonly name: string; readonly items: Plan["items"] }> {
  const parsed = v.safeParse(planSchema, value, { abortEarly: true });
  if (!parsed.success) {
    const key = parsed.issues[0].path?.[0]?.key;
    return problemAt(isField(["name", "items"], key) ? key : "plan");
  }
  const items: PlanItem[] = [];
  for (const [index, item] of parsed.output.items.entries()) {
    const checked = checkItem(item, index);
    if (!checked.ok) return checked;
    items.push(checked.value);
  }
  return { ok: true, value: { name: parsed.output.name, items } };
}
