import { proposalText } from "../coach/proposal-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { STRICT_LIMITS } from "../session/pain.js";
import type { Plan } from "../session/plan.js";
import { adviseOn, type Advice, type Proposal } from "../session/proposal.js";
import { yesOf } from "../session/screening.js";
import type { AppParts } from "./app-parts.js";

/** What the sessions on this device speak for, before this plan is done the next time. */
export const advisedOn = (plan: Plan, parts: Pick<AppParts, "workouts" | "mornings" | "profile">): Advice => {
  const { painLimits, screening } = parts.profile.value;
  const said = { noHops: screening !== undefined && yesOf(screening, ["hops"]).length > 0 };
  return adviseOn(plan, parts.workouts.value, parts.mornings.value, painLimits ?? STRICT_LIMITS, said);
};

/** A proposal in one line: what would change, and why. */
export const proposalLine = ({ items }: Plan, { index, reason, level, lowImpact }: Proposal): string => {
  const item = items[index];
  if (item === undefined) return "";
  const levels = findExercise(item.exerciseId)?.depth?.levels;
  const isDeep = levels !== undefined && level !== item.level;
  return proposalText({
    exerciseId: item.exerciseId,
    reason,
    steps: lowImpact && !item.lowImpact,
    ...(isDeep ? { fromDeg: levels[item.level], toDeg: levels[level] } : {}),
  });
};
