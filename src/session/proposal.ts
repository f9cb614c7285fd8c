import { DEPTH_LEVELS } from "../checker/events.js";
import type { DepthLevel } from "../checker/events.js";
import type { ProposalReason } from "../coach/proposal-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { morningZoneOf, readingBefore, scoreBefore, worstZone, zoneOf } from "./pain.js";
import type { PainLimits, PainZone } from "./pain.js";
import type { Plan, PlanItem } from "./plan.js";
import { amountOf } from "./workout-summary.js";
import type { DoneSet, WorkoutRecord } from "./workout-types.js";

/** How the knees were on the day after a session. */
export interface MorningAnswer {
  readonly workoutId: string;
  readonly scores: Readonly<Partial<Record<"left" | "right", number | undefined>>>;
  readonly swollen: boolean;
}

/** A change of one item of a plan: always the user's choice. */
export interface Proposal {
  /** Place of the item in the plan, from 0. */
  readonly index: number;
  readonly reason: ProposalReason;
  /** Shallower, deeper, or as it was. */
  readonly level: DepthLevel;
  /** Steps in the place of hops. */
  readonly lowImpact: boolean;
}

/** What the sessions so far speak for. */
export interface Advice {
  readonly proposals: readonly Proposal[];
  /** The knee was red in two sessions in a row, or on the mornings after. exercises.md 6.2: see a physiotherapist. */
  readonly seePhysio: boolean;
}

/** Green sessions of an exercise, one after the other, that unlock the next depth. exercises.md 6.2. */
const GREEN_SESSIONS = 3;
/** Share of what was counted that has to be clean. exercises.md 8.12: 8 of 10. */
const CLEAN_SHARE = 0.8;
/** Seconds of a hold that count as held to the end. */
const DONE_SHARE = 0.95;
const REDS_FOR_PHYSIO = 2;

/** One exercise of one session. */
interface Trial {
  readonly sets: readonly DoneSet[];
  /** By what was answered during the session, and on the morning after. */
  readonly during: PainZone | undefined;
  readonly morning: PainZone | undefined;
}

function morningOf(
  { workoutId, readings }: WorkoutRecord,
  mornings: readonly MorningAnswer[],
  limits: PainLimits,
): PainZone | undefined {
  const answer = mornings.find((morning) => morning.workoutId === workoutId);
  if (answer === undefined) return undefined;
  const zones = (["left", "right"] as const).flatMap((knee) => {
    const score = answer.scores[knee];
    return score === undefined
      ? []
      : [morningZoneOf({ score, swollen: answer.swollen }, scoreBefore(readings, knee), limits)];
  });
  return answer.swollen ? "red" : worstZone(zones);
}

function trialOf(
  record: WorkoutRecord,
  exerciseId: string,
  mornings: readonly MorningAnswer[],
  limits: PainLimits,
): Trial {
  const sets = record.sets.filter((set) => set.exerciseId === exerciseId);
  const kind = findExercise(exerciseId)?.movement.kind;
  const hops = (kind === "hops" || kind === "hop-squat") && sets.some(({ lowImpact }) => !lowImpact);
  const zones = record.readings
    .filter((reading) => reading.exerciseId === exerciseId && reading.moment !== "before")
    .map((reading) => zoneOf(reading, readingBefore(record.readings, reading.knee), limits, hops));
  return { sets, during: worstZone(zones), morning: morningOf(record, mornings, limits) };
}

/** Every set done to its end, and clean. What nobody has seen cannot be called clean. */
function isClean({ sets }: Trial): boolean {
  return sets.every((set) => {
    const definition = findExercise(set.exerciseId);
    if (definition === undefined || set.entered === "by-hand" || set.endReason !== "target-reached") return false;
    const { tally, goodFormMs } = set.outcome;
    if (definition.dose.unit === "seconds" && definition.movement.kind === "hold") {
      return amountOf(definition, tally) >= DONE_SHARE * set.amount && goodFormMs >= CLEAN_SHARE * tally.workedMs;
    }
    const sum = ({ left, right, together }: (typeof tally)["counted"]): number => left + right + together;
    return sum(tally.counted) > 0 && sum(tally.clean) >= CLEAN_SHARE * sum(tally.counted);
  });
}

const shifted = (level: DepthLevel, by: -1 | 1): DepthLevel | undefined =>
  DEPTH_LEVELS[DEPTH_LEVELS.indexOf(level) + by];

function proposalFor(item: PlanItem, index: number, trials: readonly Trial[]): Proposal | undefined {
  const definition = findExercise(item.exerciseId);
  const last = trials.at(-1);
  const lastSet = last?.sets.at(-1);
  if (definition === undefined || last === undefined || lastSet === undefined) return undefined;
  const { kind } = definition.movement;
  const hasHops = kind === "hops" || kind === "hop-squat";
  const reason = painReason(last);
  if (reason !== undefined) {
    // A level easier than what was done, or than the plan where that is easier already.
    const done = DEPTH_LEVELS.indexOf(lastSet.level) < DEPTH_LEVELS.indexOf(item.level) ? lastSet.level : item.level;
    const level = definition.depth === undefined ? item.level : (shifted(done, -1) ?? done);
    const lowImpact = item.lowImpact || hasHops;
    return level === item.level && lowImpact === item.lowImpact ? undefined : { index, reason, level, lowImpact };
  }
  const deeper = shifted(item.level, 1);
  const recent = trials.slice(-GREEN_SESSIONS);
  const earned =
    recent.length === GREEN_SESSIONS &&
    recent.every(
      (trial) =>
        trial.during === "green" &&
        (trial.morning === undefined || trial.morning === "green") &&
        trial.sets.every(({ level }) => level === item.level) &&
        isClean(trial),
    );
  if (definition.depth === undefined || deeper === undefined || !earned) return undefined;
  return { index, reason: "three-green", level: deeper, lowImpact: item.lowImpact };
}

function painReason({ during, morning }: Trial): ProposalReason | undefined {
  if (during === "red") return "red";
  if (morning === "red") return "red-morning";
  if (during === "amber") return "amber";
  return morning === "amber" ? "amber-morning" : undefined;
}

const wasRed = (record: WorkoutRecord, mornings: readonly MorningAnswer[], limits: PainLimits): boolean =>
  record.end === "pain" ||
  morningOf(record, mornings, limits) === "red" ||
  record.sets.some(({ exerciseId }) => trialOf(record, exerciseId, mornings, limits).during === "red");

/**
 * What to change in a plan before it is done again, with the reason. Traffic light and progress of exercises.md 6.2 and
 * 6.3: red or amber is answered by a level less and no hops; three green and clean sessions at the plan's depth unlock
 * the next one. Pure.
 * @param records sessions of this device, oldest first.
 */
export function adviseOn(
  plan: Plan,
  records: readonly WorkoutRecord[],
  mornings: readonly MorningAnswer[],
  limits: PainLimits,
): Advice {
  const proposals = plan.items.flatMap((item, index) => {
    const trials = records
      .map((record) => trialOf(record, item.exerciseId, mornings, limits))
      .filter(({ sets }) => sets.length > 0);
    return proposalFor(item, index, trials) ?? [];
  });
  const latest = records.slice(-REDS_FOR_PHYSIO);
  const seePhysio = latest.length === REDS_FOR_PHYSIO && latest.every((record) => wasRed(record, mornings, limits));
  return { proposals, seePhysio };
}

/** The plan with these changes; the plan itself stays as it is. */
export function withProposals(plan: Plan, proposals: readonly Proposal[]): Plan {
  const items = plan.items.map((item, index) => {
    const proposal = proposals.find((each) => each.index === index);
    return proposal === undefined ? item : { ...item, level: proposal.level, lowImpact: proposal.lowImpact };
  });
  return { ...plan, items };
}
