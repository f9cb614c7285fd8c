import { describe, expect, test } from "vitest";
import { recordOf } from "../../src/session/workout.js";
import { summariseSet, summariseWorkout } from "../../src/session/workout-summary.js";
import type { AttemptNote, FaultNote, SetOutcome } from "../../src/session/workout-types.js";
import { itemOf, outcomeWith, setupOf, WorkoutDrive } from "../support/workouts.js";

const rep = (peakDeg: number, part: Partial<AttemptNote> = {}): AttemptNote => ({
  side: undefined,
  counted: true,
  clean: true,
  peakDeg,
  faults: [],
  ...part,
});

const faultOf = (ruleId: string, severity: FaultNote["severity"], times: number): FaultNote => ({
  ruleId,
  cue: `cue of ${ruleId}`,
  severity,
  times,
  durationMs: 1000 * times,
});

/** A workout of which each set ended with one of these outcomes, each knee at 1 before and at 3 after each set. */
function workoutOf(items: Parameters<typeof setupOf>[0], outcomes: readonly SetOutcome[]) {
  const drive = new WorkoutDrive(setupOf(items)).toFirstSet();
  for (const outcome of outcomes) {
    drive.push({ type: "set-ended", runId: drive.runId, reason: "target-reached", outcome });
    drive.wait(3);
    drive.answer(3);
    drive.command("start");
    drive.command("start");
  }
  drive.command("finish");
  return summariseWorkout(recordOf(drive.state));
}

describe("the summary of a workout", () => {
  test("says what was done against what was planned, over all sets", () => {
    const first = { ...outcomeWith({ together: 3 }), attempts: [rep(60), rep(72), rep(50, { counted: false })] };
    const { items } = workoutOf(
      [itemOf("ball-squat", { sets: 3, amount: 5 }), itemOf("squat")],
      [first, { ...outcomeWith({ together: 4 }), attempts: [rep(55)] }],
    );
    expect(items).toMatchObject([
      {
        exerciseId: "ball-squat",
        setsPlanned: 3,
        setsDone: 2,
        planned: 15,
        done: { together: 7 },
        depthDeg: { best: 72, worst: 55 },
        levels: ["L2"],
      },
      { exerciseId: "squat", setsDone: 0, done: { together: 0 }, depthDeg: undefined, seenShare: undefined },
    ]);
  });

  test("counts legs that are done one after the other as one set", () => {
    const { items } = workoutOf(
      [itemOf("one-leg-ball-squat", { firstLeg: "left" })],
      [outcomeWith({ left: 3 }), outcomeWith({ right: 2 })],
    );
    expect(items[0]).toMatchObject({ setsDone: 1, planned: 3, done: { left: 3, right: 2 } });
  });

  test("claims a difference of the legs only with enough clean ones of each", () => {
    const legs = (left: number, right: number): SetOutcome => {
      const outcome = outcomeWith({ left, right });
      return { ...outcome, tally: { ...outcome.tally, clean: { left, right, together: 0 } } };
    };
    const stateOf = (outcome: SetOutcome) =>
      workoutOf([itemOf("one-leg-ball-squat")], [outcome]).items[0]?.symmetry[0]?.symmetry.state;
    expect(stateOf(legs(10, 5))).toBe("different");
    expect(stateOf(legs(10, 4))).toBe("too-few");
  });

  test("a hold has its seconds and its longest time", () => {
    const held = { ...outcomeWith({}), longestMs: 21_000 };
    const { items } = workoutOf(
      [itemOf("wall-squat", { amount: 30 })],
      [{ ...held, tally: { ...held.tally, workedMs: 30_900 } }],
    );
    expect(items[0]).toMatchObject({ unit: "seconds", planned: 30, done: { together: 30 }, longestMs: 21_000 });
  });

  test("names one thing to work on: the gravest, and of these the most frequent", () => {
    const outcome = (faults: readonly FaultNote[], attempts: readonly AttemptNote[] = []): SetOutcome => ({
      ...outcomeWith({ together: 3 }),
      faults,
      attempts,
    });
    const shallow = rep(30, { counted: false, reason: "too-shallow" });
    const workOn = (...outcomes: SetOutcome[]) => workoutOf([itemOf("ball-squat", { sets: 2 })], outcomes).workOn;
    expect(
      workOn(
        outcome([faultOf("A", "form", 9), faultOf("B", "safe", 1), faultOf("C", "safe", 2), faultOf("D", "info", 20)]),
        outcome([faultOf("B", "safe", 2)], [shallow]),
      ),
    ).toEqual({ exerciseId: "ball-squat", ruleId: "B", cue: "cue of B", times: 3 });
    expect(workOn(outcome([faultOf("D", "info", 20)], [shallow, shallow]))).toEqual({
      exerciseId: "ball-squat",
      reason: "too-shallow",
      times: 2,
    });
    expect(workOn(outcome([]))).toBeUndefined();
  });

  test("says how each knee was before, at its worst, and after", () => {
    const { knees } = workoutOf([itemOf("ball-squat")], [outcomeWith({ together: 3 })]);
    expect(knees).toEqual([{ knee: "left", before: 2, highest: 3, after: 3 }]);
  });

  test("says for which share of the time the person was seen", () => {
    const seen = (durationMs: number, seenMs: number): SetOutcome => ({
      ...outcomeWith({ together: 3 }),
      durationMs,
      seenMs,
    });
    const summary = workoutOf([itemOf("ball-squat", { sets: 2 })], [seen(10_000, 4000), seen(30_000, 30_000)]);
    expect(summary.seenShare).toBeCloseTo(0.85);
    expect(summary.items[0]?.seenShare).toBeCloseTo(0.85);
  });

  test("by hand nothing is claimed that only a camera sees", () => {
    const drive = new WorkoutDrive(setupOf([itemOf("ball-squat")], { entered: "by-hand" }));
    drive.answer(1);
    drive.command("start");
    drive.push({ type: "by-hand", action: "add" });
    drive.push({ type: "by-hand", action: "done" });
    const { items, seenShare } = summariseWorkout(recordOf(drive.state));
    expect(items[0]).toMatchObject({ done: { together: 1 }, entered: "by-hand" });
    expect([items[0]?.clean, items[0]?.refused, items[0]?.seenShare, seenShare]).toEqual(new Array(4).fill(undefined));
    expect(items[0]?.symmetry).toEqual([]);
  });
});

describe("the summary of one set", () => {
  const set = (drive: WorkoutDrive) => {
    const done = drive.state.sets.at(-1);
    const summary = done && summariseSet(done, drive.state.readings);
    if (summary === undefined) throw new Error("no set is done");
    return summary;
  };

  test("is of this set only, against what was prescribed for it", () => {
    const drive = new WorkoutDrive(setupOf([itemOf("ball-squat", { sets: 2, amount: 4 })])).toFirstSet();
    const end = (outcome: SetOutcome) =>
      drive.push({ type: "set-ended", runId: drive.runId, reason: "target-reached", outcome });
    end({ ...outcomeWith({ together: 4 }), attempts: [rep(80)] });
    drive.wait(3);
    drive.answer(1);
    drive.command("start");
    drive.wait(20);
    const second = outcomeWith({ together: 3 });
    const tally = { ...second.tally, clean: { ...second.tally.clean, together: 2 } };
    end({ ...second, tally, attempts: [rep(70), rep(61), rep(64)], durationMs: 10_000, seenMs: 7100 });
    expect(set(drive)).toMatchObject({
      planned: 4,
      done: { together: 3 },
      counted: { together: 3 },
      clean: { together: 2 },
      depthDeg: { best: 70, worst: 61 },
      seenShare: 0.71,
      pain: [],
    });
  });

  test("has the pain that was told after it, and none from before", () => {
    const drive = new WorkoutDrive(setupOf([itemOf("ball-squat")], { knees: ["left", "right"] }));
    drive.answer(2);
    drive.answer(3, false, "right");
    drive.wait(7);
    drive.ends({ together: 3 });
    drive.wait(3);
    expect(set(drive).pain).toEqual([]);
    drive.answer(4, false, "left");
    expect(set(drive).pain).toEqual([{ knee: "left", score: 4 }]);
  });
});
