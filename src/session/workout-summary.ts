import type { Side } from "../body/joints.js";
import type { Dose, ExerciseDefinition } from "../checker/definition.js";
import type { DepthLevel, RefusalReason, Severity } from "../checker/events.js";
import { ANGLE_SD_DEG, cleanValues, compareRepetitions, compareTotals, type Symmetry } from "../checker/symmetry.js";
import { findExercise } from "../exercises/catalog.js";
import type { PainMoment, PainReading } from "./pain.js";
import type { PlanItem } from "./plan.js";
import type { SideCount, Tally } from "./set-types.js";
import type { DoneSet, Entered, WorkoutRecord } from "./workout-types.js";

const SIDES = ["left", "right"] as const;

/** Less seen than this share of the time is told: what was counted may be too little. A choice. */
export const SEEN_WELL = 0.9;

/** Faults are worked on in this order; what only informs is not worked on. */
const URGENCY: readonly Severity[] = ["stop", "stop-set", "safe", "form"];

/** What was done of one exercise of the plan. */
export interface ItemSummary {
  readonly exerciseId: string;
  readonly entered: Entered;
  readonly unit: Dose["unit"];
  readonly setsPlanned: number;
  /** Sets of which anything was done. */
  readonly setsDone: number;
  /** Over all sets, in the unit; of each leg or direction where these are apart. */
  readonly planned: number;
  /** "together" where no sides are apart. Seconds are whole. */
  readonly done: SideCount;
  /** Repetitions, steps, hops or circles; `clean` is undefined where no camera has seen them. */
  readonly counted: SideCount;
  readonly clean: SideCount | undefined;
  readonly refused: SideCount | undefined;
  /** Deepest and least deep of the counted ones, degrees; undefined where the exercise has no depth. */
  readonly depthDeg: { readonly best: number; readonly worst: number } | undefined;
  /** Longest hold without a break, milliseconds. */
  readonly longestMs: number | undefined;
  /** Levels that were done, easiest first. */
  readonly levels: readonly DepthLevel[];
  /** Of clean repetitions and of their depth; exercises.md 5.6. */
  readonly symmetry: readonly { readonly of: "clean" | "depth" | "distance"; readonly symmetry: Symmetry }[];
  /** Share of the time in which the needed joints were seen; undefined by hand. */
  readonly seenShare: number | undefined;
}

/** The one thing to work on: the gravest fault, of these the most frequent; without any, the most frequent refusal. */
export type WorkOn =
  | { readonly exerciseId: string; readonly cue: string; readonly ruleId: string; readonly times: number }
  | { readonly exerciseId: string; readonly reason: RefusalReason; readonly times: number };

/** What one set came to, and how the knees were after it, where that was answered. */
export interface DoneSetSummary extends ItemSummary {
  readonly pain: readonly { readonly knee: Side; readonly score: number }[];
}

/** What one knee said. Not answered is undefined. */
interface KneeSummary {
  readonly knee: Side;
  readonly before: number | undefined;
  readonly highest: number | undefined;
  readonly after: number | undefined;
}

/** What a workout came to: numbers for a page, no words. */
export interface WorkoutSummary {
  readonly durationMs: number;
  readonly items: readonly ItemSummary[];
  readonly workOn: WorkOn | undefined;
  readonly knees: readonly KneeSummary[];
  /** Over all sets that a camera has seen. */
  readonly seenShare: number | undefined;
}

/** Sums a workout up. Exercises that the catalogue does not have any more are left out. Pure. */
export function summariseWorkout(record: WorkoutRecord): WorkoutSummary {
  const { sets, readings, plan, startedMs, endedMs } = record;
  const items = plan.items.flatMap((item, index) => {
    const definition = findExercise(item.exerciseId);
    if (definition === undefined) return [];
    return [
      itemSummary(
        definition,
        item,
        sets.filter(({ place }) => place.item === index),
        record.entered,
      ),
    ];
  });
  return {
    durationMs: endedMs - startedMs,
    items,
    workOn: workOnOf(sets),
    knees: SIDES.flatMap((knee) => kneeOf(knee, readings)),
    seenShare: seenShareOf(sets),
  };
}

/** Sums one set up, with the readings of its workout; undefined for an exercise that is not in the catalogue. Pure. */
export function summariseSet(set: DoneSet, readings: readonly PainReading[]): DoneSetSummary | undefined {
  const definition = findExercise(set.exerciseId);
  if (definition === undefined) return undefined;
  const since = readings.filter(({ timeMs, moment }) => DURING.includes(moment) && timeMs >= set.endedMs);
  return {
    ...itemSummary(definition, { sets: 1, amount: set.amount }, [set], set.entered),
    pain: SIDES.flatMap((knee) => {
      const last = since.findLast((reading) => reading.knee === knee);
      return last === undefined ? [] : [{ knee, score: last.score }];
    }),
  };
}

/** What a tally comes to in the unit of the exercise's dose; both sides together. */
export function amountOf({ dose }: ExerciseDefinition, { counted, metres, workedMs }: Tally): number {
  switch (dose.unit) {
    case "seconds":
      return Math.floor(workedMs / 1000);
    case "metres":
      return metres.left + metres.right;
    case "reps":
      return counted.left + counted.right + counted.together;
  }
}

const add = (a: SideCount, b: SideCount): SideCount => ({
  left: a.left + b.left,
  right: a.right + b.right,
  together: a.together + b.together,
});

const NONE: SideCount = { left: 0, right: 0, together: 0 };

const sumOf = (sets: readonly DoneSet[], of: (tally: Tally) => SideCount): SideCount =>
  sets.reduce((sum, { outcome }) => add(sum, of(outcome.tally)), NONE);

function itemSummary(
  definition: ExerciseDefinition,
  item: Pick<PlanItem, "sets" | "amount">,
  sets: readonly DoneSet[],
  entered: Entered,
): ItemSummary {
  const byHand = entered === "by-hand";
  const attempts = sets.flatMap(({ outcome }) => outcome.attempts);
  const peaks = attempts
    .filter(({ counted }) => counted)
    .map(({ peakDeg }) => peakDeg)
    .filter((deg) => deg !== undefined);
  const { dose, depth, movement, legs, id } = definition;
  const counted = sumOf(sets, (tally) => tally.counted);
  const clean = sumOf(sets, (tally) => tally.clean);
  const metres = sumOf(sets, (tally) => ({ ...tally.metres, together: 0 }));
  const worked = sumOf(sets, ({ workedMs }) => ({ ...NONE, together: Math.floor(workedMs / 1000) }));
  return {
    exerciseId: id,
    entered,
    unit: dose.unit,
    setsPlanned: item.sets,
    setsDone: new Set(sets.map(({ place }) => place.set)).size,
    planned: item.sets * item.amount,
    done: dose.unit === "metres" ? metres : dose.unit === "seconds" ? worked : counted,
    counted,
    clean: byHand ? undefined : clean,
    refused: byHand ? undefined : sumOf(sets, (tally) => tally.refused),
    depthDeg:
      depth === undefined || peaks.length === 0 ? undefined : { best: Math.max(...peaks), worst: Math.min(...peaks) },
    longestMs:
      movement.kind === "hold" && !byHand ? Math.max(0, ...sets.map(({ outcome }) => outcome.longestMs)) : undefined,
    levels: [...new Set(sets.map(({ level }) => level))].toSorted(),
    symmetry: byHand ? [] : symmetryOf(dose.unit === "metres", legs !== "together", { metres, clean }, attempts),
    seenShare: seenShareOf(sets),
  };
}

function symmetryOf(
  travels: boolean,
  apart: boolean,
  { metres, clean }: { readonly metres: SideCount; readonly clean: SideCount },
  attempts: readonly DoneSet["outcome"]["attempts"][number][],
): ItemSummary["symmetry"] {
  const higher = { better: "higher" } as const;
  if (travels) return [{ of: "distance", symmetry: compareTotals(metres, higher, clean) }];
  if (!apart) return [];
  const values = cleanValues(attempts, "peakDeg");
  return [
    { of: "clean", symmetry: compareTotals(clean, higher, clean) },
    { of: "depth", symmetry: compareRepetitions(values, higher, ANGLE_SD_DEG) },
  ];
}

/** The one thing to work on in these sets. */
export function workOnOf(sets: readonly DoneSet[]): WorkOn | undefined {
  const faults = new Map<string, Extract<WorkOn, { readonly ruleId: string }> & { readonly severity: Severity }>();
  const refusals = new Map<string, Extract<WorkOn, { readonly reason: RefusalReason }>>();
  for (const { exerciseId, outcome } of sets) {
    for (const { ruleId, cue, severity, times } of outcome.faults) {
      if (!URGENCY.includes(severity)) continue;
      faults.set(ruleId, { exerciseId, cue, ruleId, severity, times: times + (faults.get(ruleId)?.times ?? 0) });
    }
    for (const { reason } of outcome.attempts) {
      if (reason === undefined) continue;
      const key = `${exerciseId} ${reason}`;
      refusals.set(key, { exerciseId, reason, times: 1 + (refusals.get(key)?.times ?? 0) });
    }
  }
  const [gravest] = [...faults.values()].toSorted(
    (a, b) => URGENCY.indexOf(a.severity) - URGENCY.indexOf(b.severity) || b.times - a.times,
  );
  if (gravest !== undefined) {
    const { severity: _severity, ...workOn } = gravest;
    return workOn;
  }
  return [...refusals.values()].toSorted((a, b) => b.times - a.times)[0];
}

/** Undefined where no camera has looked. */
function seenShareOf(sets: readonly DoneSet[]): number | undefined {
  const seen = sets.filter(({ entered }) => entered === "by-camera");
  const durationMs = seen.reduce((sum, { outcome }) => sum + outcome.durationMs, 0);
  if (durationMs <= 0) return undefined;
  return Math.min(1, seen.reduce((sum, { outcome }) => sum + outcome.seenMs, 0) / durationMs);
}

const DURING: readonly PainMoment[] = ["after-set", "stopped"];

function kneeOf(knee: Side, readings: readonly PainReading[]): readonly KneeSummary[] {
  const own = readings.filter((reading) => reading.knee === knee);
  if (own.length === 0) return [];
  const during = own.filter(({ moment }) => DURING.includes(moment)).map(({ score }) => score);
  return [
    {
      knee,
      before: own.find(({ moment }) => moment === "before")?.score,
      highest: during.length === 0 ? undefined : Math.max(...during),
      after: own.findLast(({ moment }) => moment === "end")?.score,
    },
  ];
}
