import type { Side } from "../body/joints.js";
import type { Severity } from "../checker/events.js";
import { findExercise } from "../exercises/catalog.js";
import type { PlanItem } from "./plan.js";
import type { SideCount, Tally } from "./set-types.js";
import type { DoneSet, FaultNote, WorkoutRecord } from "./workout-types.js";

/** Done of one leg, one direction or both together, in the unit of the exercise's dose, against what was prescribed. */
export interface DoneAmount {
  readonly side: Side | undefined;
  readonly done: number;
  readonly prescribed: number;
}

/** What one item of the plan came to over its sets. */
export interface ItemResult {
  readonly exerciseId: string;
  readonly setsDone: number;
  readonly setsPlanned: number;
  readonly amounts: readonly DoneAmount[];
  /** Attempts counted and, of them, clean; undefined for holds, which have no attempts. */
  readonly counted: number | undefined;
  readonly clean: number | undefined;
  /** Of a hold, milliseconds in good form. */
  readonly goodFormMs: number;
}

/** Pain of one knee over the session, 0 to 10; undefined where nobody answered. */
export interface PainCourse {
  readonly knee: Side;
  readonly before: number | undefined;
  readonly worst: number | undefined;
  readonly end: number | undefined;
}

/** One set as the best or the one to work on. */
export interface RatedSet {
  readonly exerciseId: string;
  /** Share of what was counted, or of the time in position, that was clean, 0 to 1. */
  readonly cleanShare: number;
}

/** What a session came to. */
export interface WorkoutResults {
  readonly items: readonly ItemResult[];
  readonly best: RatedSet | undefined;
  readonly worst: RatedSet | undefined;
  /** The one thing to work on: the gravest fault, then the most frequent one. */
  readonly workOn: FaultNote | undefined;
  readonly pain: readonly PainCourse[];
  /** Share of the time of all sets in which the needed joints were seen; undefined where no camera was. */
  readonly seenShare: number | undefined;
}

const SIDES = ["left", "right"] as const;
const GRAVEST_FIRST: readonly Severity[] = ["stop", "stop-set", "safe", "form"];

const total = ({ left, right, together }: SideCount): number => left + right + together;

/** Seconds, metres or pieces, as the dose of the exercise has it; for one side, or for all where there are none. */
export function amountOf(exerciseId: string, { counted, metres, workedMs }: Tally, side?: Side): number {
  switch (findExercise(exerciseId)?.dose.unit) {
    case "seconds":
      return Math.floor(workedMs / 1000);
    case "metres":
      return side === undefined ? metres.left + metres.right : metres[side];
    default:
      return side === undefined ? total(counted) : counted[side];
  }
}

/** Whether legs or directions are counted apart. */
function isApart(exerciseId: string): boolean {
  const definition = findExercise(exerciseId);
  if (definition === undefined || definition.dose.unit === "seconds") return false;
  return definition.dose.unit === "metres" || definition.legs !== "together";
}

/** The gravest fault of these, then the one that was seen most; information only is none. */
export function worstFault(faults: readonly FaultNote[]): FaultNote | undefined {
  const rank = ({ severity }: FaultNote): number => GRAVEST_FIRST.indexOf(severity);
  return faults
    .filter((fault) => fault.times > 0 && rank(fault) >= 0)
    .toSorted((a, b) => rank(a) - rank(b) || b.times - a.times || b.durationMs - a.durationMs)[0];
}

function joinFaults(sets: readonly DoneSet[]): readonly FaultNote[] {
  const all = new Map<string, FaultNote>();
  for (const { outcome } of sets) {
    for (const fault of outcome.faults) {
      const before = all.get(fault.ruleId);
      all.set(fault.ruleId, {
        ...fault,
        times: fault.times + (before?.times ?? 0),
        durationMs: fault.durationMs + (before?.durationMs ?? 0),
      });
    }
  }
  return [...all.values()];
}

function itemResult(item: PlanItem, sets: readonly DoneSet[]): ItemResult {
  const sides = isApart(item.exerciseId) ? SIDES : [undefined];
  const sum = (of: (set: DoneSet) => number): number => sets.reduce((so, set) => so + of(set), 0);
  const isHold = findExercise(item.exerciseId)?.movement.kind === "hold";
  return {
    exerciseId: item.exerciseId,
    setsDone: new Set(sets.map(({ place }) => place.set)).size,
    setsPlanned: item.sets,
    amounts: sides.map((side) => ({
      side,
      done: sum(({ outcome }) => amountOf(item.exerciseId, outcome.tally, side)),
      prescribed: item.amount * item.sets,
    })),
    counted: isHold ? undefined : sum(({ outcome }) => total(outcome.tally.counted)),
    clean: isHold ? undefined : sum(({ outcome }) => total(outcome.tally.clean)),
    goodFormMs: sum(({ outcome }) => outcome.goodFormMs),
  };
}

/** Undefined where nothing was done that could be clean, or nobody watched. */
function rated({ exerciseId, entered, outcome }: DoneSet): RatedSet | undefined {
  if (entered === "by-hand") return undefined;
  const isHold = findExercise(exerciseId)?.movement.kind === "hold";
  const [of, clean] = isHold
    ? [outcome.tally.workedMs, outcome.goodFormMs]
    : [total(outcome.tally.counted) + total(outcome.tally.refused), total(outcome.tally.clean)];
  return of === 0 ? undefined : { exerciseId, cleanShare: Math.min(1, clean / of) };
}

function painCourse(knee: Side, { readings }: WorkoutRecord): PainCourse {
  const mine = readings.filter((reading) => reading.knee === knee);
  const first = (moment: string): number | undefined => mine.find((reading) => reading.moment === moment)?.score;
  const during = mine.filter(({ moment }) => moment !== "before").map(({ score }) => score);
  return {
    knee,
    before: first("before"),
    worst: during.length === 0 ? undefined : Math.max(...during),
    end: first("end"),
  };
}

/** What a session came to. Pure. */
export function workoutResults(record: WorkoutRecord): WorkoutResults {
  const { plan, sets, readings, unanswered, entered } = record;
  const ratings = sets.flatMap((set) => rated(set) ?? []).toSorted((a, b) => b.cleanShare - a.cleanShare);
  const [best, worst] = [ratings[0], ratings.at(-1)];
  const asked = new Set([...readings, ...unanswered].map(({ knee }) => knee));
  const durationMs = sets.reduce((sum, { outcome }) => sum + outcome.durationMs, 0);
  const seenMs = sets.reduce((sum, { outcome }) => sum + outcome.seenMs, 0);
  return {
    items: plan.items.map((item, index) =>
      itemResult(
        item,
        sets.filter(({ place }) => place.item === index),
      ),
    ),
    best,
    worst: best !== undefined && worst !== undefined && worst.cleanShare < best.cleanShare ? worst : undefined,
    workOn: worstFault(joinFaults(sets)),
    pain: SIDES.filter((side) => asked.has(side)).map((knee) => painCourse(knee, record)),
    seenShare: entered === "by-hand" || durationMs === 0 ? undefined : seenMs / durationMs,
  };
}
