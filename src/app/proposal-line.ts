import { proposalText } from "../coach/proposal-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { degreesText } from "../lib/quantities.js";
import { STRICT_LIMITS } from "../session/pain.js";
import type { Plan } from "../session/plan.js";
import { adviseOn, type Advice, type Proposal } from "../session/proposal.js";
import { yesOf } from "../session/screening.js";
import type { AppParts } from "./app-parts.js";
import { amountText } from "./dose-text.js";

/** What the sessions on this device speak for, before this plan is done the next time. */
export const advisedOn = (plan: Plan, parts: Pick<AppParts, "workouts" | "mornings" | "profile">): Advice => {
  const { painLimits, screening, kneecap } = parts.profile.value;
  const said = { noHops: screening !== undefined && yesOf(screening, ["hops"]).length > 0, kneecap };
  return adviseOn(plan, parts.workouts.value, parts.mornings.value, painLimits ?? STRICT_LIMITS, said);
};

/** A proposal in one line: what would change, and why. */
export const proposalLine = ({ items }: Plan, { index, reason, level, amount, lowImpact }: Proposal): string => {
  const item = items[index];
  const definition = item && findExercise(item.exerciseId);
  if (item === undefined || definition === undefined) return "";
  const levels = definition.depth?.levels;
  const isDeep = levels !== undefined && level !== item.level;
  return proposalText({
    exerciseId: item.exerciseId,
    reason,
    steps: lowImpact && !item.lowImpact,
    swaps: [
      ...(isDeep ? [{ from: degreesText(levels[item.level]), to: degreesText(levels[level]) }] : []),
      ...(amount === item.amount
        ? []
        : [{ from: amountText(definition, item.amount), to: amountText(definition, amount) }]),
    ],
  });
};
