import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { SetEvent } from "../../src/checker/events.js";
import { findExercise } from "../../src/exercises/catalog.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import type { SetOptions, SetSnapshot, SetSummary } from "../../src/session/set-types.js";

export const RECORDED: SetOptions = {
  exerciseId: "wall-squat",
  level: "L4",
  amount: 60,
  leg: "auto",
  lowImpact: false,
  engine: "blazepose-full",
  mode: "recorded",
};

/** A recorded set of any exercise, in the depth in which it starts, found legs, and a dose out of reach. */
export const recordedSet = (exerciseId: string): SetOptions => ({
  ...RECORDED,
  exerciseId,
  level: findExercise(exerciseId)?.depth?.start ?? "L1",
  amount: 600,
});

export const LIVE: SetOptions = { ...RECORDED, mode: "live", amount: 5 };

export interface SetRun {
  readonly events: readonly SetEvent[];
  readonly summary: SetSummary;
  readonly last: SetSnapshot;
  readonly heldS: number;
  /** Ids of all faults but INFO in the order they were raised. */
  readonly faults: readonly string[];
}

/** Runs pictures through a set to the end of the recording. */
export function runSet(frames: Iterable<PoseFrame>, options: SetOptions = RECORDED): SetRun {
  const runner = createSetRunner(options);
  const events: SetEvent[] = [];
  let timeMs = 0;
  for (const frame of frames) {
    timeMs = frame.timeMs;
    events.push(...runner.push({ type: "frame", frame }).events);
  }
  const step = runner.push({ type: "stop", timeMs, reason: "source-ended" });
  events.push(...step.events);
  const summary = runner.summary();
  return {
    events,
    summary,
    last: step.snapshot,
    heldS: summary.totalMs / 1000,
    faults: events
      .filter((event) => event.type === "fault-raised")
      .filter((event) => event.severity !== "info")
      .map((event) => event.ruleId),
  };
}

/** Times in seconds at which events of one type came. */
export const timesOf = (events: readonly SetEvent[], type: SetEvent["type"]): readonly number[] =>
  events.filter((event) => event.type === type).map((event) => event.timeMs / 1000);
