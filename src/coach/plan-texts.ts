import { msg, str } from "@lit/localize";
import type { Gear } from "../checker/definition.js";
import type { DepthLevel } from "../checker/events.js";
import { perLanguage } from "../lib/language.js";
import { numberText } from "../lib/quantities.js";

interface PlanText {
  readonly name: string;
  readonly purpose: string;
}

/** Ready plans by their id. General guidance, no promise. */
const readyPlanTexts = perLanguage((): Readonly<Record<string, PlanText>> => ({
  "gentle-10": { name: msg("Gentle start"), purpose: msg("Hip, knee and ankle once, with a small bend.") },
  "steady-10": { name: msg("Short and steady"), purpose: msg("The whole circuit once, for a busy day.") },
  "strong-10": { name: msg("Short and strong"), purpose: msg("Deeper and quicker, with hops, in little time.") },
  "gentle-20": { name: msg("Gentle circuit"), purpose: msg("Small bends, more rounds, long rests.") },
  "steady-20": { name: msg("Steady circuit"), purpose: msg("Hip, knee and ankle at a middle depth. Steps, no hops.") },
  "strong-20": { name: msg("Strong circuit"), purpose: msg("Deep bends, hops, and a weight for the hinge.") },
  "gentle-30": { name: msg("Gentle and long"), purpose: msg("Time for every part, with the ball at your back.") },
  "steady-30": {
    name: msg("Steady and long"),
    purpose: msg("All three parts in full, with wall and ball. Steps, no hops."),
  },
  "strong-30": {
    name: msg("Strong and long"),
    purpose: msg("Everything from hops to the pad and one leg on the ball."),
  },
}));

/** Name and one line on the purpose of a ready plan. Throws on an id that has none: every ready plan has (see its test). */
export function readyPlanText(id: string): PlanText {
  const text = readyPlanTexts()[id];
  if (text === undefined) throw new Error(`no texts for the plan ${id}`);
  return text;
}

/** What a plan is called: a ready one by its text, an own one as it was named. */
export const planName = ({ id, name }: { readonly id: string; readonly name?: string | undefined }): string =>
  name ?? readyPlanTexts()[id]?.name ?? msg("A plan without a name");

/** Name for a copy, cut to `maxLength` characters. */
export const copyName = (name: string, maxLength: number): string => {
  const ending = ` ${msg("(copy)", { desc: "after the name of a plan" })}`;
  return name.slice(0, maxLength - ending.length) + ending;
};

export const newPlanName = (): string => msg("My plan");

export const difficultyTexts = perLanguage(() => ({
  gentle: { name: msg("Gentle"), words: msg("Small bends, no hops, feet on firm ground.") },
  steady: { name: msg("Steady"), words: msg("Middle bends, steps in place of hops.") },
  strong: { name: msg("Strong"), words: msg("Deep bends and hops. For calm, well-trained knees.") },
}));

/** Depth levels in a word. */
export const levelNames = perLanguage((): Readonly<Record<DepthLevel, string>> => ({
  L1: msg("Easy"),
  L2: msg("Medium"),
  L3: msg("Deep"),
  L4: msg("Full"),
}));

/** Things to fetch. */
export const gearNames = perLanguage((): Readonly<Record<Gear, string>> => ({
  band: msg("an ankle band (optional)"),
  wall: msg("a free wall"),
  ball: msg("an exercise ball"),
  hold: msg("a chair or wall to hold on to"),
  dumbbell: msg("a dumbbell"),
  pad: msg("a balance pad"),
  bosu: msg("a Bosu"),
}));

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

const fieldNames = perLanguage((): Readonly<Record<Field, string>> => ({
  plan: msg("the plan"),
  name: msg("name"),
  items: msg("items"),
  item: "",
  place: "",
  exerciseId: msg("exercise"),
  sets: msg("sets"),
  amount: msg("amount"),
  level: msg("level"),
  restS: msg("rest"),
  firstLeg: msg("first leg"),
  lowImpact: msg("steps instead of hops"),
}));

/** To a tenth, and never outside the range itself. A zero has no sign. */
const rangeText = ({ min, max }: { readonly min: number; readonly max: number }): string =>
  msg(str`${numberText(Math.ceil(min * 10 - 1e-9) / 10 + 0)} to ${numberText(Math.floor(max * 10 + 1e-9) / 10)}`);

/** What is wrong with a plan and where: "items 3, sets: must be 1 to 10". `item` is its place from 0. */
export function planProblemText(problem: {
  readonly field: Field;
  readonly item?: number | undefined;
  readonly range?: { readonly min: number; readonly max: number } | undefined;
}): string {
  const { field, item, range } = problem;
  const place = item === undefined ? "" : msg(str`items ${numberText(item + 1)}`);
  const where = [place, fieldNames()[field]].filter((words) => words !== "").join(", ");
  return `${where}: ${ruleText(field, range === undefined ? "" : rangeText(range))}`;
}

function ruleText(field: Field, range: string): string {
  switch (field) {
    case "plan":
      return msg("must have a name and items");
    case "name":
      return msg(str`must have ${range} letters`);
    case "items":
      return msg(str`must be ${range} exercises`);
    case "item":
      return msg("must be an exercise with sets, amount, level and rest");
    case "place":
      return msg("there is nothing here to change or to swap with");
    case "exerciseId":
      return msg("this app has no exercise of that name");
    case "sets":
    case "amount":
      return msg(str`must be ${range}`);
    case "restS":
      return msg(str`must be ${range} seconds`);
    case "level":
      return msg("must be L1, L2, L3 or L4");
    case "firstLeg":
      return msg("must be auto, left or right");
    case "lowImpact":
      return msg("must be true or false");
  }
}
