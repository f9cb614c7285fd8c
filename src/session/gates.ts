import type { Gate } from "../checker/definition.js";
import { DEPTH_LEVELS } from "../checker/events.js";
import type { DepthLevel } from "../checker/events.js";
import type { Progress, SetDeed } from "../history/progress.js";
import type { SetSummary } from "./set-types.js";

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Answers are asked for again after this. exercises.md 6: on first run and every 30 days. */
const ANSWER_VALID_MS = 30 * DAY_MS;

/** How far a gate that is measured has come. */
interface GateProgress {
  readonly left: number;
  readonly right: number;
  /** Where both legs work together both sides have the same number. */
  readonly needed: number;
}

export interface GateReadout {
  readonly id: string;
  readonly strength: Gate["strength"];
  /**
   * "met": by what was done on this device, or by an answer that still holds. "short": measured, and not there yet.
   * "ask": only the person knows.
   */
  readonly state: "met" | "short" | "ask";
  readonly progress?: GateProgress | undefined;
}

type Measured = (progress: Progress, nowMs: number, level: DepthLevel) => GateProgress;

const NOTHING = { left: 0, right: 0 };

/** The best set of each leg. */
const best = (sets: readonly SetDeed[], of: (set: SetDeed, side: "left" | "right") => number): typeof NOTHING =>
  sets.reduce(
    (most, set) => ({ left: Math.max(most.left, of(set, "left")), right: Math.max(most.right, of(set, "right")) }),
    NOTHING,
  );

const setsOf = ({ sets }: Progress, ...ids: readonly string[]): readonly SetDeed[] =>
  sets.filter(({ exerciseId }) => ids.includes(exerciseId));

/** Share of what was counted that has to be clean to be called so, exercises.md 8.12: 8 of 10. */
const CLEAN_SHARE = 0.8;
const MOST_TAPS = 1;

/** Clean repetitions of a leg in a set in which enough of all it tried was clean, and hardly a foot came down. */
function steadilyClean(set: SetDeed, side: "left" | "right"): number {
  const tried = set.counted[side] + set.refused[side];
  if (set.taps[side] > MOST_TAPS || tried === 0) return 0;
  return set.clean[side] / tried >= CLEAN_SHARE ? set.clean[side] : 0;
}

const cleanShareOf = ({ counted, clean }: SetDeed): number => {
  const sum = ({ left, right, together }: SetDeed["counted"]): number => left + right + together;
  return sum(counted) === 0 ? 0 : sum(clean) / sum(counted);
};

/** Clean things of a set that is called done cleanly. */
const CLEANLY_DONE = 5;

/** Gates that the camera has seen to: exercises.md 8.2, 8.7, 8.10, 8.11 and 8.12. */
const MEASURED: Readonly<Record<string, Measured>> = {
  "deadlift-clean": (progress) => ({
    ...best(setsOf(progress, "one-leg-deadlift"), (set, side) => set.clean[side]),
    needed: 10,
  }),
  "pad-clean": (progress) => ({
    ...best(setsOf(progress, "one-leg-deadlift-pad"), steadilyClean),
    needed: 8,
  }),
  "ball-squat-clean": (progress, _, level) => {
    const deepEnough = setsOf(progress, "ball-squat").filter(
      (set) => DEPTH_LEVELS.indexOf(set.level) >= DEPTH_LEVELS.indexOf(level),
    );
    return { ...best(deepEnough, (set) => set.clean.together), needed: 15 };
  },
  "hops-prepared": (progress, nowMs) => {
    const cleanly = setsOf(progress, "lateral-steps", "one-leg-ball-squat").filter(
      (set) => nowMs - set.endedMs <= WEEK_MS && cleanShareOf(set) >= CLEAN_SHARE,
    );
    const done = best(cleanly, ({ clean }) => clean.left + clean.right);
    return { ...done, needed: CLEANLY_DONE };
  },
};

/** Whether the camera sees to a gate; the others only the person knows. */
export const isMeasured = (id: string): boolean => MEASURED[id] !== undefined;

/**
 * How each gate of an exercise stands. Pure.
 * @param nowMs wall-clock time since 1970.
 * @param level depth that is about to be done.
 */
export function readGates(
  gates: readonly Gate[],
  progress: Progress,
  nowMs: number,
  level: DepthLevel,
): readonly GateReadout[] {
  return gates.map(({ id, strength }) => {
    // What unlocks an exercise is confirmed in each session; other answers hold for a while.
    const answeredMs = strength === "ask" ? progress.answers[id] : undefined;
    const holds = answeredMs !== undefined && answeredMs <= nowMs && nowMs - answeredMs <= ANSWER_VALID_MS;
    const measured = MEASURED[id]?.(progress, nowMs, level);
    if (measured !== undefined) {
      const { left, right, needed } = measured;
      const met = holds || (left >= needed && right >= needed);
      return { id, strength, state: met ? "met" : "short", progress: measured };
    }
    return { id, strength, state: holds ? "met" : "ask" };
  });
}

/**
 * What still keeps the exercise shut: a locked gate that was measured short, or that was not said yes to now. Gates that
 * are only asked keep nobody out who has read them.
 * @param confirmed ids said yes to in this session.
 * @param readAll the person has read what is asked and goes on nevertheless.
 */
export function stillShut(
  readouts: readonly GateReadout[],
  confirmed: ReadonlySet<string>,
  readAll: boolean,
): readonly GateReadout[] {
  return readouts.filter(({ id, strength, state }) => {
    if (state === "met") return false;
    if (strength === "locked") return state === "short" || !confirmed.has(id);
    return !readAll && !confirmed.has(id);
  });
}

/** What gates need to know of a set. */
export function deedOf(summary: SetSummary, endedMs: number): SetDeed {
  const { counted, clean, refused, taps } = summary.tally;
  const { exerciseId, level } = summary.options;
  return { exerciseId, endedMs, level, counted, clean, refused, taps };
}
