import * as v from "valibot";
import { ENGINE_IDS } from "../body/pose-frame.js";
import { DEPTH_LEVELS, REFUSAL_REASONS } from "../checker/events.js";
import { findExercise } from "../exercises/catalog.js";
import type { PainReading } from "./pain.js";
import type { Plan } from "./plan.js";
import type { Tally } from "./set-types.js";
import type {
  AttemptNote,
  DoneSet,
  FaultNote,
  SetOutcome,
  Unanswered,
  WorkoutItem,
  WorkoutPhase,
  WorkoutPlace,
  WorkoutRecord,
  WorkoutSetup,
  WorkoutState,
} from "./workout-types.js";

/** Everything of this file reads unknown things into the types of a workout; a type that changes does not compile. */
type Reader<Value> = v.GenericSchema<unknown, Value>;

const finite = v.pipe(v.number(), v.finite());
const ms = v.pipe(finite, v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const side = v.picklist(["left", "right"]);
const leg = v.picklist(["auto", "left", "right"]);
const level = v.picklist(DEPTH_LEVELS);
const entered = v.picklist(["by-camera", "by-hand"]);
const end = v.picklist(["complete", "finished", "pain"]);
const text = v.pipe(v.string(), v.nonEmpty());
const exerciseId = v.pipe(
  v.string(),
  v.check((id) => findExercise(id) !== undefined, "no exercise of the catalogue"),
);
const positive = v.pipe(finite, v.gtValue(0));

/** One damaged element costs none of the others. */
const each = <Value>(element: Reader<Value>): Reader<readonly Value[]> =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((values) =>
      values.flatMap((value) => {
        const parsed = v.safeParse(element, value);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );

const moment = v.picklist(["before", "after-set", "stopped", "end"]);

const rating = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10));
const reading: Reader<PainReading> = v.object({
  timeMs: ms,
  moment: v.picklist(["before", "after-set", "stopped", "end", "next-morning"]),
  knee: side,
  score: rating,
  range: v.optional(v.object({ from: rating, to: rating })),
  sharp: v.boolean(),
  workoutId: text,
  exerciseId: v.optional(v.string()),
  level: v.optional(level),
});

const unanswered: Reader<Unanswered> = v.object({ timeMs: ms, moment, knee: side });

const sides = v.object({ left: count, right: count, together: count });
const tally: Reader<Tally> = v.object({
  counted: sides,
  clean: sides,
  refused: sides,
  metres: v.object({ left: ms, right: ms }),
  workedMs: ms,
  taps: sides,
});

const attempt: Reader<AttemptNote> = v.pipe(
  v.object({
    side: v.optional(side),
    counted: v.boolean(),
    clean: v.boolean(),
    reason: v.optional(v.picklist(REFUSAL_REASONS)),
    peakDeg: v.optional(finite),
    downMs: v.optional(finite),
    holdMs: v.optional(finite),
    upMs: v.optional(finite),
    distanceM: v.optional(finite),
    flightMs: v.optional(finite),
    faults: v.array(v.string()),
  }),
  // Of the together kind; JSON does not keep an undefined side.
  v.transform((note): AttemptNote => note as AttemptNote),
);

const fault: Reader<FaultNote> = v.object({
  ruleId: text,
  cue: text,
  severity: v.picklist(["stop", "stop-set", "safe", "form", "info"]),
  durationMs: ms,
  times: count,
});

const outcome: Reader<SetOutcome> = v.object({
  tally,
  attempts: each(attempt),
  faults: each(fault),
  longestMs: ms,
  goodFormMs: ms,
  durationMs: ms,
  seenMs: ms,
});

const place: Reader<WorkoutPlace> = v.object({ item: count, set: count, part: count });

const doneSet: Reader<DoneSet> = v.object({
  runId: count,
  place,
  exerciseId,
  leg,
  level,
  amount: positive,
  lowImpact: v.boolean(),
  entered,
  startedMs: ms,
  endedMs: ms,
  endReason: v.picklist([
    "pain",
    "control-lost",
    "fall",
    "finished-by-user",
    "target-reached",
    "time-limit",
    "rested",
    "source-ended",
  ]),
  outcome,
});

const plan: Reader<Plan> = v.object({
  id: text,
  name: v.optional(v.string()),
  items: v.array(
    v.object({
      exerciseId,
      sets: v.pipe(v.number(), v.integer(), v.minValue(1)),
      amount: positive,
      level,
      restS: ms,
      firstLeg: leg,
      lowImpact: v.boolean(),
    }),
  ),
});

const setup: Reader<WorkoutSetup> = v.object({
  workoutId: text,
  plan,
  knees: v.array(side),
  entered,
  engine: v.picklist(ENGINE_IDS),
  bodyHeightM: v.optional(positive),
  extras: v.record(
    v.string(),
    v.object({
      targetDeg: v.optional(positive),
      anyView: v.optional(v.literal(true)),
      load: v.optional(v.object({ kg: positive, hand: v.picklist(["opposite", "same"]) })),
    }),
  ),
  painLimits: v.object({ greenMax: ms, amberMax: ms }),
});

const item: Reader<WorkoutItem> = v.object({
  exerciseId,
  sets: v.pipe(v.number(), v.integer(), v.minValue(1)),
  amount: positive,
  level,
  restS: ms,
  lowImpact: v.boolean(),
  legs: v.pipe(v.array(leg), v.minLength(1)),
  eased: v.boolean(),
  dropped: v.boolean(),
});

const phase: Reader<WorkoutPhase> = v.variant("name", [
  v.object({
    name: v.literal("pain"),
    sinceMs: finite,
    moment,
    ask: v.array(side),
    answeringMs: v.optional(finite),
    chosen: v.optional(v.picklist(["green", "amber", "red"])),
    told: v.optional(v.boolean()),
    answered: v.array(reading),
  }),
  v.object({ name: v.literal("ready"), sinceMs: finite }),
  v.object({
    name: v.literal("set"),
    sinceMs: finite,
    runId: count,
    live: v.boolean(),
    runner: v.picklist(["placement", "calibrating", "countdown", "set", "ended"]),
    earlier: v.optional(outcome),
    current: v.optional(outcome),
    timerSinceMs: v.optional(finite),
  }),
  v.object({ name: v.literal("summary"), sinceMs: finite, then: v.picklist(["after-set", "stopped", "none"]) }),
  v.object({ name: v.literal("rest"), sinceMs: finite, lengthMs: ms, told: v.boolean() }),
  v.object({ name: v.literal("choice"), sinceMs: finite, why: v.picklist(["red", "red-again", "unanswered"]) }),
  v.object({ name: v.literal("done"), sinceMs: finite, end }),
]);

const off = v.fallback(v.boolean(), false);

const state: Reader<WorkoutState> = v.object({
  version: v.literal(1),
  setup,
  startedMs: ms,
  timeMs: ms,
  phase,
  held: off,
  pageHidden: off,
  sourceLost: off,
  personGone: off,
  watching: off,
  items: v.array(item),
  place,
  sets: each(doneSet),
  readings: v.fallback(each(reading), []),
  unanswered: v.fallback(each(unanswered), []),
  reds: v.fallback(count, 0),
  easedNow: off,
  ending: v.optional(end),
  lastRunId: count,
  closing: v.optional(v.object({ runId: count, earlier: v.optional(outcome) })),
});

/** What the reducer relies on: there is something at the place, unless only the end is left. */
function isWhole({ phase: { name }, ending, items, place: at, sets }: WorkoutState): boolean {
  if (name === "summary" && sets.length === 0) return false;
  if (name === "done" || ending !== undefined) return true;
  const here = items[at.item];
  return here !== undefined && at.set < here.sets && at.part < here.legs.length;
}

/**
 * Reads a workout that was kept. A damaged set, reading or answer costs none of the others; null where nothing can be
 * gone on with. Never throws.
 */
export function restoreWorkout(stored: unknown): WorkoutState | null {
  const parsed = v.safeParse(state, stored);
  return parsed.success && isWhole(parsed.output) ? parsed.output : null;
}

const record: Reader<WorkoutRecord> = v.object({
  version: v.literal(1),
  workoutId: text,
  plan,
  entered,
  startedMs: ms,
  endedMs: ms,
  end,
  sets: each(doneSet),
  readings: v.fallback(each(reading), []),
  unanswered: v.fallback(each(unanswered), []),
});

/** Reads a session that was kept. A damaged set or answer costs none of the others; undefined where it is none. Never throws. */
export function restoreRecord(stored: unknown): WorkoutRecord | undefined {
  const parsed = v.safeParse(record, stored);
  return parsed.success ? parsed.output : undefined;
}
