import type { Gear } from "../checker/definition.js";
import type { DepthLevel } from "../checker/events.js";

interface PlanText {
  readonly name: string;
  readonly purpose: string;
}

/** Ready plans by their id. General guidance, no promise. */
const READY_PLAN_TEXTS: Readonly<Record<string, PlanText>> = {
  "gentle-10": { name: "Gentle start", purpose: "Hip, knee and ankle once, with a small bend." },
  "steady-10": { name: "Short and steady", purpose: "The whole circuit once, for a busy day." },
  "strong-10": { name: "Short and strong", purpose: "Deeper and quicker, with hops, in little time." },
  "gentle-20": { name: "Gentle circuit", purpose: "Small bends, more rounds, long rests." },
  "steady-20": { name: "Steady circuit", purpose: "Hip, knee and ankle at a middle depth. Steps, no hops." },
  "strong-20": { name: "Strong circuit", purpose: "Deep bends, hops, and a weight for the hinge." },
  "gentle-30": { name: "Gentle and long", purpose: "Time for every part, with the ball at your back." },
  "steady-30": { name: "Steady and long", purpose: "All three parts in full, with wall and ball. Steps, no hops." },
  "strong-30": { name: "Strong and long", purpose: "Everything from hops to the pad and one leg on the ball." },
};

/** Name and one line on the purpose of a ready plan. Throws on an id that has none: every ready plan has (see its test). */
export function readyPlanText(id: string): PlanText {
  const text = READY_PLAN_TEXTS[id];
  if (text === undefined) throw new Error(`no texts for the plan ${id}`);
  return text;
}

/** What a plan is called: a ready one by its text, an own one as it was named. */
export const planName = ({ id, name }: { readonly id: string; readonly name?: string | undefined }): string =>
  name ?? READY_PLAN_TEXTS[id]?.name ?? "A plan without a name";

/** Name for a copy, cut to `maxLength` characters. */
export const copyName = (name: string, maxLength: number): string => {
  const ending = " (copy)";
  return name.slice(0, maxLength - ending.length) + ending;
};

export const NEW_PLAN_NAME = "My plan";

export const DIFFICULTY_TEXTS = {
  gentle: { name: "Gentle", words: "Small bends, no hops, feet on firm ground." },
  steady: { name: "Steady", words: "Middle bends, steps in place of hops." },
  strong: { name: "Strong", words: "Deep bends and hops. For calm, well-trained knees." },
} as const;

/** Depth levels in a word. */
export const LEVEL_NAMES: Readonly<Record<DepthLevel, string>> = {
  L1: "Easy",
  L2: "Medium",
  L3: "Deep",
  L4: "Full",
};

/** Things to fetch. */
export const GEAR_NAMES: Readonly<Record<Gear, string>> = {
  band: "an ankle band (optional)",
  wall: "a free wall",
  ball: "an exercise ball",
  hold: "a chair or wall to hold on to",
  dumbbell: "a dumbbell",
  pad: "a balance pad",
  bosu: "a Bosu",
};

type Field =
  | "plan"
  | "name"
  | "items"
  | "item"
  | "place"
  | "exerciseId"
  | "sets"
  | "amount"
  | "level"
  | "restS"
  | "firstLeg"
  | "lowImpact";

const FIELD_NAMES: Readonly<Record<Field, string>> = {
  plan: "the plan",
  name: "name",
  items: "items",
  item: "",
  place: "",
  exerciseId: "exercise",
  sets: "sets",
  amount: "amount",
  level: "level",
  restS: "rest",
  firstLeg: "first leg",
  lowImpact: "steps instead of hops",
};

/** To a tenth, and never outside the range itself. */
const rangeText = ({ min, max }: { readonly min: number; readonly max: number }): string =>
  `${String(Math.ceil(min * 10 - 1e-9) / 10)} to ${String(Math.floor(max * 10 + 1e-9) / 10)}`;

/** What is wrong with a plan and where: "items 3, sets: must be 1 to 10". `item` is its place from 0. */
export function planProblemText(problem: {
  readonly field: Field;
  readonly item?: number | undefined;
  readonly range?: { readonly min: number; readonly max: number } | undefined;
}): string {
  const { field, item, range } = problem;
  const place = item === undefined ? "" : `items ${String(item + 1)}`;
  const where = [place, FIELD_NAMES[field]].filter((words) => words !== "").join(", ");
  return `${where}: ${ruleText(field, range === undefined ? "" : rangeText(range))}`;
}

function ruleText(field: Field, range: string): string {
  switch (field) {
    case "plan":
      return "must have a name and items";
    case "name":
      return `must have ${range} letters`;
    case "items":
      return `must be ${range} exercises`;
    case "item":
      return "must be an exercise with sets, amount, level and rest";
    case "place":
      return "there is nothing here to change or to swap with";
    case "exerciseId":
      return "this app has no exercise of that name";
    case "sets":
    case "amount":
      return `must be ${range}`;
    case "restS":
      return `must be ${range} seconds`;
    case "level":
      return "must be L1, L2, L3 or L4";
    case "firstLeg":
      return "must be auto, left or right";
    case "lowImpact":
      return "must be true or false";
  }
}
