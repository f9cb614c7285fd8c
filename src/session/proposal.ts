import type { ExerciseDefinition } from "../checker/definition.js";
import { DEPTH_LEVELS } from "../checker/events.js";
import type { DepthLevel } from "../checker/events.js";
import type { PhysioReason, ProposalReason } from "../coach/proposal-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { lessOf } from "./less-of.js";
import type { PainLimits } from "./pain.js";
import type { Plan, PlanItem } from "./plan.js";
import { isClean, isGreen, morningOf, redsOf, trialOf, type MorningAnswer, type Trial } from "./trial.js";
import type { WorkoutRecord } from "./workout-types.js";

/** A change of one item of a plan: always the user's choice. */
export interface Proposal {
  /** Place of the item in the plan, from 0. */
  readonly index: number;
  readonly reason: ProposalReason;
  /** Shallower, deeper, or as it was. */
  readonly level: DepthLevel;
  /** Less, or as it was. */
  readonly amount: number;
  /** Steps in the place of hops. */
  readonly lowImpact: boolean;
}

/** What the user said about their health that changes a plan. */
export interface Said {
  /** A yes that speaks against hops. exercises.md 6.1. */
  readonly noHops: boolean;
  /** It hurts at the kneecap. exercises.md 6.3. */
  readonly kneecap: boolean;
}

const NOTHING_SAID: Said = { noHops: false, kneecap: false };

/** What the sessions so far speak for. */
export interface Advice {
  readonly proposals: readonly Proposal[];
  /**
   * The knee was red in two sessions in a row, or on the mornings after, or twice in the last one. exercises.md 6.2: see a
   * physiotherapist.
   */
  readonly seePhysio: PhysioReason | undefined;
}

/** Green sessions of an exercise at a depth, one after the other, that unlock the next depth. exercises.md 6.2. */
const GREEN_SESSIONS = 3;
const REDS_FOR_PHYSIO = 2;

const depthOf = (level: DepthLevel): number => DEPTH_LEVELS.indexOf(level);
export const isDeeper = (level: DepthLevel, than: DepthLevel): boolean => depthOf(level) > depthOf(than);
const shifted = (level: DepthLevel, by: -1 | 1): DepthLevel | undefined => DEPTH_LEVELS[depthOf(level) + by];

function hasHops({ exerciseId }: PlanItem): boolean {
  const kind = findExercise(exerciseId)?.movement.kind;
  return kind === "hops" || kind === "hop-squat";
}

/** What to do of an exercise, whatever the plan names. `amount`: not more than that. */
type Stand = Pick<Proposal, "reason" | "level" | "amount" | "lowImpact">;

/** After pain: a level less than what hurt, and no hops; where there is neither, less of it. */
function afterPain(reason: ProposalReason, definition: ExerciseDefinition, item: PlanItem, last: Trial): Stand {
  const shallower = definition.depth === undefined ? undefined : shifted(last.hurtAt, -1);
  const isEasier = shallower !== undefined || (hasHops(item) && !last.lowImpact);
  const amount = isEasier ? item.amount : lessOf(definition, last.amount);
  return { reason, level: shallower ?? last.hurtAt, amount, lowImpact: true };
}

/**
 * After a calm session: the depth of the last time, or a deeper one that three clean sessions since the last pain stand
 * for; where they stand for all that was done the last time, the next depth is unlocked. After pain a smaller amount, and
 * steps in the place of hops, stay as long; what the plan names of them comes back before the depth goes on.
 * @param calm sessions since the last that hurt.
 */
function afterCalm(item: PlanItem, last: Trial, calm: readonly Trial[], hurtBefore: boolean): Stand {
  const hasDepth = findExercise(item.exerciseId)?.depth !== undefined;
  // Less does not stand for more, nor steps for hops.
  const isAsHard = ({ amount, lowImpact }: Trial): boolean =>
    amount >= last.amount && (last.lowImpact || !lowImpact || !hasHops(item));
  const standsFor = (level: DepthLevel): boolean => {
    const latest = calm
      .filter(({ levels }) => !hasDepth || levels.every((each) => each === level))
      .slice(-GREEN_SESSIONS);
    return (
      latest.length === GREEN_SESSIONS && latest.every((trial) => isGreen(trial) && isClean(trial) && isAsHard(trial))
    );
  };
  const done = last.levels.at(-1) ?? last.levels[0];
  const earned = standsFor(done);
  const isLess = last.amount < item.amount || (hasHops(item) && last.lowImpact && !item.lowImpact);
  const stays = hurtBefore && isLess && !earned;
  const proven = DEPTH_LEVELS.findLast(standsFor) ?? done;
  const level = isDeeper(proven, done) ? proven : done;
  const unlocked = earned && !isLess ? shifted(done, 1) : undefined;
  const amount = stays ? last.amount : item.amount;
  return unlocked !== undefined && isDeeper(unlocked, level)
    ? { reason: "three-green", level: unlocked, amount, lowImpact: false }
    : { reason: "as-before", level, amount, lowImpact: stays && last.lowImpact };
}

function levelFor({ level }: PlanItem, stand: Stand, last: Trial, isSamePlan: boolean): DepthLevel {
  if (!isDeeper(stand.level, level)) return stand.level;
  // An easier plan is a choice, too: deeper only where this plan was done deeper, or names what was done.
  if (stand.reason === "three-green") return isSamePlan || last.levels.includes(level) ? stand.level : level;
  return stand.reason === "as-before" && isSamePlan && isDeeper(last.levels[0], level) ? last.levels[0] : level;
}

function proposalFor(plan: Plan, index: number, item: PlanItem, trials: readonly Trial[]): Proposal | undefined {
  const definition = findExercise(item.exerciseId);
  const last = trials.at(-1);
  if (definition === undefined || last === undefined) return undefined;
  const pain = painReason(last);
  const calm = trials.slice(trials.findLastIndex((trial) => painReason(trial) !== undefined) + 1);
  const stand =
    pain === undefined
      ? afterCalm(item, last, calm, calm.length < trials.length)
      : afterPain(pain, definition, item, last);
  const level = definition.depth === undefined ? item.level : levelFor(item, stand, last, last.planId === plan.id);
  const lowImpact = item.lowImpact || (hasHops(item) && stand.lowImpact);
  const proposal: Proposal = {
    index,
    reason: stand.reason,
    level,
    amount: Math.min(item.amount, stand.amount),
    lowImpact,
  };
  // After red to leave it out is the other choice, also where nothing is easier.
  return changes(plan, proposal) || isRed(proposal) ? proposal : undefined;
}

/** The first time with pain at the kneecap: the smallest bend. exercises.md 6.3. */
function smallestBend({ exerciseId, level, amount, lowImpact }: PlanItem, index: number): Proposal | undefined {
  const bends = findExercise(exerciseId)?.depth?.measure === "knee-flexion";
  return bends && level !== "L1" ? { index, reason: "kneecap", level: "L1", amount, lowImpact } : undefined;
}

const isRed = ({ reason }: Proposal): boolean => reason === "red" || reason === "red-morning";

/** Whether a proposal changes anything; without, it says only that to leave the exercise out is a choice. */
export function changes({ items }: Plan, { index, level, amount, lowImpact }: Proposal): boolean {
  const item = items[index];
  return item !== undefined && (level !== item.level || amount !== item.amount || lowImpact !== item.lowImpact);
}

/** Steps in the place of hops whatever was done, and nothing deeper, where an answer about the health asks for it. */
function withoutHops(item: PlanItem, index: number, before: Proposal | undefined): Proposal | undefined {
  if (!hasHops(item) || (before?.lowImpact ?? item.lowImpact)) return before;
  const level = before === undefined || isDeeper(before.level, item.level) ? item.level : before.level;
  return { index, reason: "no-hops", level, amount: before?.amount ?? item.amount, lowImpact: true };
}

function painReason({ during, morning }: Trial): ProposalReason | undefined {
  if (during === "red") return "red";
  if (morning === "red") return "red-morning";
  if (during === "amber") return "amber";
  return morning === "amber" ? "amber-morning" : undefined;
}

const wasRed = (record: WorkoutRecord, mornings: readonly MorningAnswer[], limits: PainLimits): boolean =>
  record.end === "pain" || morningOf(record, mornings, limits) === "red" || redsOf(record, limits) > 0;

/**
 * What to change in a plan before it is done again, with the reason. Traffic light and progress of exercises.md 6.2 and
 * 6.3: red or amber is answered by a level less and no hops; then it stays so until three green and clean sessions
 * unlock the next level. It follows what was done of each exercise, in whatever plan. Pure.
 * @param records sessions of this device, oldest first.
 */
export function adviseOn(
  plan: Plan,
  records: readonly WorkoutRecord[],
  mornings: readonly MorningAnswer[],
  limits: PainLimits,
  said: Said = NOTHING_SAID,
): Advice {
  const proposals = plan.items.flatMap((item, index) => {
    const trials = records.flatMap((record) => trialOf(record, item.exerciseId, mornings, limits) ?? []);
    const isFirst = said.kneecap && trials.length === 0;
    const proposal = isFirst ? smallestBend(item, index) : proposalFor(plan, index, item, trials);
    return (said.noHops ? withoutHops(item, index, proposal) : proposal) ?? [];
  });
  const latest = records.slice(-REDS_FOR_PHYSIO);
  if (latest.length === REDS_FOR_PHYSIO && latest.every((record) => wasRed(record, mornings, limits)))
    return { proposals, seePhysio: "two-sessions" };
  const last = latest.at(-1);
  const twice = last !== undefined && redsOf(last, limits) >= REDS_FOR_PHYSIO;
  return { proposals, seePhysio: twice ? "one-session" : undefined };
}

/** The plan with these changes; the plan itself stays as it is. */
export function withProposals(plan: Plan, proposals: readonly Proposal[]): Plan {
  const items = plan.items.map((item, index) => {
    const proposal = proposals.find((each) => each.index === index);
    if (proposal === undefined) return item;
    const { level, amount, lowImpact } = proposal;
    return { ...item, level, amount, lowImpact };
  });
  return { ...plan, items };
}
