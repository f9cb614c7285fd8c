import { describe, expect, test } from "vitest";
import type { DepthLevel } from "../../src/checker/events.js";
import type { PlanItem } from "../../src/session/plan.js";
import { STRICT_LIMITS } from "../../src/session/pain.js";
import { adviseOn, type Proposal } from "../../src/session/proposal.js";
import type { WorkoutRecord } from "../../src/session/workout-types.js";
import { itemOf, outcomeWith, sessionOf, setupOf, WorkoutDrive } from "../support/workouts.js";
import { recordOf } from "../../src/session/workout.js";

const UNCLEAN = outcomeWith({ together: 3 });

/** What is proposed for an exercise of the plan "own-1". */
const proposed = (item: PlanItem, records: readonly WorkoutRecord[]): Partial<Proposal> | undefined => {
  const [first] = adviseOn({ id: "own-1", items: [item] }, records, [], STRICT_LIMITS).proposals;
  if (first === undefined) return undefined;
  const { index: _index, ...change } = first;
  return change;
};

const inPlan = (id: string, record: WorkoutRecord): WorkoutRecord => ({ ...record, plan: { ...record.plan, id } });

const done = (level: DepthLevel, score = 1): WorkoutRecord => sessionOf("ball-squat", score, { level });
const ballSquat = (level: DepthLevel): PlanItem => itemOf("ball-squat", { level });

describe("a depth that was changed stays", () => {
  test("after red: as deep as the last calm session, until three of them were clean", () => {
    const red = done("L3", 7);
    const calm = [done("L2"), done("L2"), done("L2")];
    expect(proposed(ballSquat("L3"), [red])).toMatchObject({ reason: "red", level: "L2" });
    const asBefore = { reason: "as-before", level: "L2", amount: 3, lowImpact: false };
    expect(proposed(ballSquat("L3"), [red, ...calm.slice(1)])).toEqual(asBefore);
    const unclean = sessionOf("ball-squat", 1, { level: "L2", outcome: UNCLEAN });
    expect(proposed(ballSquat("L3"), [red, ...calm.slice(1), unclean])).toEqual(asBefore);
    // Earned: the plan's own depth is the next one.
    expect(proposed(ballSquat("L3"), [red, ...calm])).toBeUndefined();
    expect(proposed(ballSquat("L4"), [red, ...calm])).toMatchObject({ reason: "three-green", level: "L3" });
  });

  test("after a deeper one was accepted: it is proposed again in the same plan", () => {
    const calm = [done("L2"), done("L2"), done("L2"), inPlan("own-1", done("L3"))];
    expect(proposed(ballSquat("L2"), calm)).toEqual({ reason: "as-before", level: "L3", amount: 3, lowImpact: false });
    // Another plan is easier because somebody chose an easier one.
    expect(proposed(ballSquat("L1"), [done("L3")])).toBeUndefined();
  });

  test("three sessions earn the next from there, whatever the plan names", () => {
    const calm = [1, 2, 3].map(() => inPlan("own-1", done("L3")));
    expect(proposed(ballSquat("L2"), calm)).toMatchObject({ reason: "three-green", level: "L4" });
  });

  test("an easy day takes nothing away from a depth that three clean sessions stand for", () => {
    const calm = [done("L3"), done("L3"), done("L3"), done("L1")];
    expect(proposed(ballSquat("L3"), calm)).toBeUndefined();
    expect(proposed(ballSquat("L3"), [done("L1")])).toMatchObject({ reason: "as-before", level: "L1" });
  });

  test("pain takes away what stood before", () => {
    expect(proposed(ballSquat("L3"), [done("L3"), done("L3"), done("L3"), done("L2", 4)])).toMatchObject({
      reason: "amber",
      level: "L1",
    });
  });

  test("one exercise at two depths in a plan keeps both", () => {
    const items = [ballSquat("L2"), ballSquat("L3")];
    const drive = new WorkoutDrive(setupOf(items)).toFirstSet();
    drive.ends({ together: 3 });
    drive.wait(3);
    drive.answer(1);
    drive.wait(40);
    drive.ends({ together: 3 });
    drive.wait(3);
    drive.answer(1);
    const record = recordOf(drive.state);
    expect(record.sets.map(({ level }) => level)).toEqual(["L2", "L3"]);
    expect(adviseOn(record.plan, [record], [], STRICT_LIMITS).proposals).toEqual([]);
  });
});

describe("where nothing is shallower", () => {
  const circles = (amount: number): PlanItem => itemOf("leg-circles", { amount, level: "L2" });
  const circled = (score: number, amount: number): WorkoutRecord =>
    sessionOf("leg-circles", score, { amount, level: "L2" });

  test.each([
    ["leg-circles", 10, 7],
    ["leg-circles", 6, 5],
    ["one-leg-deadlift", 12, 8],
    ["wall-squat", 60, 40],
    ["wall-squat", 30, 20],
    ["lateral-steps", 12, 8],
  ])("%s of %d is followed by %d", (exerciseId, amount, less) => {
    const item = itemOf(exerciseId, { amount, level: "L1" });
    for (const [score, reason] of [
      [4, "amber"],
      [8, "red"],
    ] as const)
      expect(proposed(item, [sessionOf(exerciseId, score, { amount, level: "L1" })])).toEqual({
        reason,
        level: "L1",
        amount: less,
        lowImpact: false,
      });
  });

  test("less stays until three sessions of it were clean; then it is as planned", () => {
    const less = (): WorkoutRecord => circled(1, 7);
    const red = circled(8, 10);
    expect(proposed(circles(10), [red, less(), less()])).toMatchObject({ reason: "as-before", amount: 7 });
    expect(proposed(circles(10), [red, less(), less(), less()])).toBeUndefined();
    expect(proposed(circles(10), [circled(8, 10), circled(8, 7)])).toMatchObject({ reason: "red", amount: 5 });
    // A smaller amount without pain is another plan's choice.
    expect(proposed(circles(10), [less()])).toBeUndefined();
  });

  test("hops first become steps, then fewer", () => {
    const hops = (score: number, lowImpact: boolean): WorkoutRecord =>
      sessionOf("lateral-hop", score, { amount: 60, lowImpact });
    const item = itemOf("lateral-hop", { amount: 60 });
    expect(proposed(item, [hops(4, false)])).toMatchObject({ amount: 60, lowImpact: true });
    expect(proposed(item, [hops(8, true)])).toMatchObject({ amount: 40, lowImpact: true });
  });

  test("and nothing less, red still says that it can be left out, and amber says nothing", () => {
    expect(proposed(circles(5), [circled(8, 5)])).toMatchObject({ reason: "red", amount: 5 });
    expect(proposed(circles(5), [circled(4, 5)])).toBeUndefined();
  });

  test("fewer repetitions do not earn a greater depth for more of them", () => {
    const few = [1, 2, 3].map(() => sessionOf("ball-squat", 1, { level: "L2", amount: 5 }));
    expect(proposed(itemOf("ball-squat", { level: "L2", amount: 15 }), few)).toBeUndefined();
  });
});

test("a yes that speaks against hops puts steps in their place, and nothing deeper", () => {
  const items = [itemOf("hop-squat", { level: "L2" }), itemOf("squat")];
  const earned = [1, 2, 3].map(() => sessionOf("hop-squat", 1));
  for (const records of [[], earned])
    expect(
      adviseOn({ id: "own-1", items }, records, [], STRICT_LIMITS, { noHops: true, kneecap: false }).proposals,
    ).toEqual([{ index: 0, reason: "no-hops", level: "L2", amount: 3, lowImpact: true }]);
});

describe("a knee that was red twice in one session asks for a physiotherapist", () => {
  /** Two exercises, each of one set with this answer; the choice after red is to go on. */
  const sessionWith = (first: number, second: number): WorkoutRecord => {
    const drive = new WorkoutDrive(setupOf([ballSquat("L2"), itemOf("squat"), itemOf("wall-squat")])).toFirstSet();
    for (const score of [first, second]) {
      drive.ends({ together: 3 });
      drive.wait(3);
      drive.answer(score);
      drive.command("start");
      drive.wait(40);
    }
    drive.command("finish");
    return recordOf(drive.state);
  };
  const asked = (record: WorkoutRecord) => adviseOn(record.plan, [record], [], STRICT_LIMITS).seePhysio;

  test.each([
    [8, 7, "one-session"],
    [8, 1, undefined],
    [1, 8, undefined],
  ])("answers %i and %i: %s", (first, second, reason) => {
    expect(asked(sessionWith(first, second))).toBe(reason);
  });

  test("one answer that is kept for the set and for the end counts once", () => {
    const record = sessionOf("ball-squat", 8);
    expect(record.readings.filter(({ score }) => score === 8)).toHaveLength(2);
    expect(asked(record)).toBeUndefined();
  });
});

describe("with pain at the kneecap", () => {
  const advised = (item: PlanItem, records: readonly WorkoutRecord[] = []) =>
    adviseOn({ id: "own-1", items: [item] }, records, [], STRICT_LIMITS, { noHops: false, kneecap: true }).proposals;

  test("the first time of every exercise that bends the knee is at the smallest bend", () => {
    expect(advised(ballSquat("L3"))).toEqual([
      { index: 0, reason: "kneecap", level: "L1", amount: 3, lowImpact: false },
    ]);
    expect(advised(ballSquat("L1"))).toEqual([]);
    expect(advised(itemOf("one-leg-deadlift", { level: "L3" }))).toEqual([]);
    expect(advised(itemOf("leg-circles", { level: "L2" }))).toEqual([]);
  });

  test("and later ones go by what was done", () => {
    expect(advised(ballSquat("L3"), [done("L2")])).toMatchObject([{ reason: "as-before", level: "L2" }]);
    expect(advised(ballSquat("L2"), [done("L2")])).toEqual([]);
  });
});

describe("what hurt", () => {
  test("is answered by a level less than it had, also where it was eased during the session", () => {
    const drive = new WorkoutDrive(setupOf([itemOf("ball-squat", { level: "L3", sets: 2 })])).toFirstSet();
    drive.ends({ together: 3 });
    drive.wait(3);
    drive.answer(4);
    drive.wait(40);
    drive.ends({ together: 3 });
    drive.wait(3);
    drive.answer(2);
    const record = recordOf(drive.state);
    expect(record.sets.map(({ level }) => level)).toEqual(["L3", "L2"]);
    expect(proposed(ballSquat("L3"), [record])).toMatchObject({ reason: "amber", level: "L2" });
  });

  test("counts although it ended the set before anything was done", () => {
    const drive = new WorkoutDrive(setupOf([ballSquat("L3")])).toFirstSet();
    drive.command("stop-hurts");
    drive.answer(8);
    const record = recordOf(drive.state);
    expect(record.sets).toEqual([]);
    expect(proposed(ballSquat("L3"), [record])).toMatchObject({ reason: "red", level: "L2" });
  });

  test("keeps steps in the place of hops until three sessions were clean", () => {
    const hop = itemOf("lateral-hop");
    const red = sessionOf("lateral-hop", 4);
    const steps = (): WorkoutRecord => sessionOf("lateral-hop", 1, { lowImpact: true });
    expect(proposed(hop, [red, steps(), steps()])).toMatchObject({ reason: "as-before", lowImpact: true });
    expect(proposed(hop, [red, steps(), steps(), steps()])).toBeUndefined();
    // Steps without pain are a choice of the plan.
    expect(proposed(hop, [steps()])).toBeUndefined();
  });
});
