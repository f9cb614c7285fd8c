import { describe, expect, test } from "vitest";
import { findExercise } from "../../src/exercises/catalog.js";
import { AppError } from "../../src/lib/app-error.js";
import {
  beginWorkout,
  enabledGestures,
  isPaused,
  outcomeNow,
  painHeights,
  recordOf,
  WORKOUT_TIMES,
} from "../../src/session/workout.js";
import type { WorkoutEffect, WorkoutSetup } from "../../src/session/workout-types.js";
import { countOf, itemOf, setupOf, WorkoutDrive } from "../support/workouts.js";

const ONE = [itemOf("ball-squat")];
const TWO_SETS = [itemOf("ball-squat", { sets: 2 })];
const TWO = [itemOf("ball-squat"), itemOf("squat")];

const driveOf = (items = ONE, part: Partial<WorkoutSetup> = {}): WorkoutDrive => new WorkoutDrive(setupOf(items, part));

const started = (effects: readonly WorkoutEffect[]) =>
  effects.flatMap((effect) => (effect.type === "start-set" ? [effect] : []));

/** The first set is running and counts. */
const running = (items = ONE, part: Partial<WorkoutSetup> = {}): WorkoutDrive => {
  const drive = driveOf(items, part).toFirstSet();
  drive.counts({});
  return drive;
};

/** The first set is over and its pain question stands. */
const asked = (items = TWO_SETS, part: Partial<WorkoutSetup> = {}): WorkoutDrive => {
  const drive = running(items, part);
  drive.ends({ together: 3 });
  drive.wait(4);
  return drive;
};

describe("the begin", () => {
  test("each painful knee is asked about, one after the other, before anything else", () => {
    const drive = driveOf(ONE, { knees: ["right", "left"] });
    expect(drive.said).toEqual(["pain-before"]);
    expect(drive.done).toContain("keep-awake");
    drive.answer(2, false, "right");
    expect(drive.done).toEqual(["save-reading", "say"]);
    expect(drive.state.phase).toMatchObject({ name: "pain", ask: ["left"] });
    drive.answer(1);
    expect(drive.state.phase.name).toBe("ready");
    expect(drive.state.readings.map(({ knee, score, moment }) => [knee, score, moment])).toEqual([
      ["right", 2, "before"],
      ["left", 1, "before"],
    ]);
  });

  test("with no painful knee it begins with the first exercise", () => {
    const drive = driveOf(ONE, { knees: [] });
    expect(drive.state.phase.name).toBe("ready");
    expect(drive.said).toEqual(["ready"]);
  });

  test("a question that nobody answers holds nothing up, and is kept as not answered", () => {
    const drive = driveOf();
    drive.wait(29);
    expect(drive.state.phase.name).toBe("pain");
    drive.wait(2);
    expect(drive.state.phase.name).toBe("ready");
    expect(drive.state.unanswered).toMatchObject([{ moment: "before", knee: "left" }]);
    expect(drive.state.readings).toEqual([]);
  });

  test("nobody answers: it is said once how the hand does it, and not to somebody who is answering", () => {
    const drive = driveOf();
    drive.wait(5);
    expect(drive.said).toEqual([]);
    drive.wait(2);
    expect(drive.said).toEqual(["pain-how"]);
    drive.wait(15);
    expect(drive.said).toEqual([]);

    const answers = driveOf();
    answers.wait(3);
    answers.push({ type: "pain-answering" });
    answers.wait(20);
    expect(answers.said).not.toContain("pain-how");
    const byHand = driveOf(ONE, { entered: "by-hand" });
    byHand.wait(20);
    expect(byHand.said).not.toContain("pain-how");
  });

  test("as long as no picture is judged, the time to answer by hand has not begun", () => {
    const drive = new WorkoutDrive(setupOf(ONE), false);
    expect(drive.wait(60).filter(({ type }) => type === "say")).toEqual([]);
    expect(drive.state.phase.name).toBe("pain");
    drive.push({ type: "watching" });
    drive.wait(5);
    expect(drive.said).toEqual([]);
    drive.wait(2);
    expect(drive.said).toEqual(["pain-how"]);
    drive.wait(22);
    expect(drive.state.phase.name).toBe("pain");
    drive.wait(2);
    expect(drive.state.phase.name).toBe("ready");
  });

  test("a camera that never judges a picture does not hold the question up for ever, and it can be tapped", () => {
    const drive = new WorkoutDrive(setupOf(ONE), false);
    drive.wait(91);
    expect(drive.state.phase.name).toBe("ready");
    const tapped = new WorkoutDrive(setupOf(ONE), false);
    tapped.answer(2);
    expect(tapped.state.phase.name).toBe("ready");
  });

  test("after a lost camera or a reload the time to answer by hand begins with the first picture that is judged", () => {
    const drive = driveOf();
    drive.wait(20);
    drive.push({ type: "interrupted", reason: "source-lost" });
    drive.wait(20);
    drive.push({ type: "resumed", reason: "source-lost" });
    drive.wait(20);
    drive.push({ type: "watching" });
    drive.wait(29);
    expect(drive.state.phase.name).toBe("pain");

    const reloaded = driveOf();
    reloaded.wait(20);
    reloaded.reload(60);
    reloaded.command("resume");
    reloaded.wait(20);
    reloaded.push({ type: "watching" });
    reloaded.wait(29);
    expect(reloaded.state.phase.name).toBe("pain");
    reloaded.wait(2);
    expect(reloaded.state.phase.name).toBe("ready");
  });

  test("while a hand is answering the question waits, but not for ever", () => {
    const drive = driveOf();
    for (let s = 0; s < 40; s += 1) {
      drive.wait(1);
      drive.push({ type: "pain-answering" });
    }
    expect(drive.state.phase.name).toBe("pain");
    for (let s = 0; s < 60; s += 1) {
      drive.wait(1);
      drive.push({ type: "pain-answering" });
    }
    expect(drive.state.phase.name).not.toBe("pain");
  });

  test("a height that was understood is said, and stands only when it is answered", () => {
    const drive = driveOf();
    drive.push({ type: "pain-answering", chosen: "amber" });
    expect(drive.said).toEqual(["pain-chosen"]);
    expect(drive.state.readings).toEqual([]);
  });

  test("an answer that is no number from 0 to 10, or for the other knee, is none", () => {
    const drive = driveOf();
    for (const score of [-1, 11, 2.5, Number.NaN]) drive.answer(score);
    drive.answer(2, false, "right");
    expect(drive.state.readings).toEqual([]);
    expect(drive.state.phase.name).toBe("pain");
  });

  test("an exercise that is not in the catalogue is refused", () => {
    expect(() => beginWorkout(setupOf([{ ...itemOf("squat"), exerciseId: "squad" }]), 0)).toThrow(AppError);
  });

  test("red before the session asks whether to go on easier", () => {
    const drive = driveOf(TWO);
    drive.answer(7);
    expect(drive.state.phase).toMatchObject({ name: "choice", why: "red" });
    drive.command("start");
    expect(drive.state.phase.name).toBe("ready");
    expect(drive.state.place.item).toBe(0);
    expect(drive.state.items.map(({ level }) => level)).toEqual(["L1", "L1"]);
  });
});

describe("a set", () => {
  test("is announced with its view, and begins by itself", () => {
    const drive = driveOf();
    drive.answer(1);
    expect(drive.effects).toContainEqual({
      type: "say",
      key: "ready",
      values: {
        exerciseId: "ball-squat",
        set: 1,
        sets: 1,
        leg: undefined,
        view: "side",
        eased: false,
        tellsStop: true,
      },
    });
    expect(started(drive.wait(WORKOUT_TIMES.readyMs / 1000))).toMatchObject([
      { runId: 1, options: { exerciseId: "ball-squat", amount: 3, leg: "auto", mode: "live" } },
    ]);
    expect(drive.state.phase.name).toBe("set");
  });

  test("begins at once when a hand is raised", () => {
    const drive = driveOf();
    drive.answer(1);
    drive.push({ type: "gesture", gesture: "raise" });
    expect(drive.done).toEqual(["start-set"]);
  });

  test("takes what the user chose beyond the plan", () => {
    const drive = driveOf(ONE, { extras: { "ball-squat": { targetDeg: 52, anyView: true } }, bodyHeightM: 1.8 });
    drive.answer(0);
    drive.command("start");
    expect(started(drive.effects)[0]?.options).toMatchObject({ targetDeg: 52, anyView: true, bodyHeightM: 1.8 });
  });

  test("three seconds of summary come after it, then the question, then the rest", () => {
    const drive = running(TWO_SETS);
    drive.ends({ together: 3 });
    expect(drive.said).toEqual([]);
    expect(drive.state.phase).toMatchObject({ name: "summary", then: "after-set" });
    drive.wait(3);
    expect(drive.said).toEqual(["pain-after-set"]);
    drive.answer(2);
    expect(drive.said).toEqual(["rest"]);
    expect(drive.state.phase).toMatchObject({ name: "rest", lengthMs: 30_000 });
    expect(drive.state.place).toEqual({ item: 0, set: 1, part: 0 });
    drive.wait(21);
    expect(drive.said).toEqual(["rest-nearly-over"]);
    drive.wait(10);
    expect(drive.said).toEqual(["ready"]);
  });

  test("the answer after it is kept with its exercise and level", () => {
    const drive = asked(TWO);
    drive.answer(4, true);
    expect(drive.state.readings.at(-1)).toMatchObject({
      moment: "after-set",
      exerciseId: "ball-squat",
      level: "L2",
      sharp: true,
      workoutId: "w1",
    });
  });

  test("where a leg begins, the other one follows without a rest or a question", () => {
    const drive = running([itemOf("one-leg-ball-squat", { firstLeg: "right" })]);
    expect(drive.state.phase).toMatchObject({ name: "set" });
    drive.ends({ right: 3 });
    expect(drive.state.phase).toMatchObject({ name: "summary", then: "none" });
    drive.wait(3);
    expect(drive.effects).toContainEqual({ type: "say", key: "other-leg", values: { leg: "left" } });
    expect(started(drive.wait(6))[0]?.options.leg).toBe("left");
    drive.ends({ left: 3 });
    expect(drive.state.sets.map(({ leg }) => leg)).toEqual(["right", "left"]);
    expect(drive.state.phase).toMatchObject({ name: "summary", then: "after-set" });
  });

  test("where legs work apart and none begins, one set has both", () => {
    const drive = running([itemOf("one-leg-ball-squat")]);
    drive.ends({ left: 3, right: 3 });
    expect(drive.state.phase).toMatchObject({ name: "summary", then: "after-set" });
  });

  test("a leg that begins means nothing where both work together", () => {
    const drive = driveOf([itemOf("ball-squat", { firstLeg: "left" })]);
    expect(drive.state.items[0]?.legs).toEqual(["auto"]);
  });

  test("a turn is asked for only where the view changes", () => {
    const drive = asked([itemOf("ball-squat", { restS: 0 }), itemOf("squat", { restS: 0 }), itemOf("hop-squat")]);
    const viewsSaid = (): unknown[] =>
      drive.effects.flatMap((effect) => (effect.type === "say" && effect.key === "ready" ? [effect.values.view] : []));
    drive.answer(0);
    expect(viewsSaid()).toEqual([undefined]);
    drive.command("start");
    drive.ends({ together: 3 });
    drive.wait(3);
    drive.answer(0);
    expect(viewsSaid()).toEqual(["front"]);
  });

  test("what is told of another run is not heard", () => {
    const drive = running();
    drive.counts({ together: 1 });
    drive.push({ type: "set-stepped", runId: 7, runner: "ended", outcome: { ...soFar(drive), durationMs: 9 } });
    drive.push({ type: "set-ended", runId: 7, reason: "rested", outcome: soFar(drive) });
    expect(drive.state.phase).toMatchObject({ name: "set", runner: "set" });
    expect(countOf(soFar(drive).tally.counted)).toBe(1);
  });

  test("skipped while it runs it is kept as far as it went", () => {
    const drive = running(TWO_SETS);
    drive.counts({ together: 2 });
    drive.command("skip");
    expect(drive.done).toContain("end-set");
    expect(drive.state.phase.name).toBe("summary");
    expect(drive.state.sets[0]?.endReason).toBe("finished-by-user");
  });

  test("skipped before it began it leaves nothing behind, and the next one is got ready", () => {
    const drive = driveOf(TWO_SETS).toFirstSet();
    drive.command("skip");
    expect(drive.state.phase.name).toBe("ready");
    expect(drive.state.place.set).toBe(1);
    expect(recordOf(drive.state).sets).toEqual([]);
  });

  test("a repetition that comes with the end of a set that was ended from here is kept", () => {
    const drive = running();
    drive.counts({ together: 1 });
    drive.command("finish");
    drive.ends({ together: 2 }, "finished-by-user");
    expect(recordOf(drive.state).sets[0]?.outcome.tally.counted.together).toBe(2);
  });

  test("... also when the session is over by then: the record is saved anew", () => {
    const drive = running(ONE, { knees: [] });
    drive.counts({ together: 1 });
    drive.command("finish");
    expect(drive.state.phase.name).toBe("done");
    drive.ends({ together: 2 }, "finished-by-user");
    expect(drive.effects).toMatchObject([
      { type: "save-record", record: { sets: [{ outcome: { tally: { counted: { together: 2 } } } }] } },
    ]);
  });
});

const soFar = ({ state }: WorkoutDrive) => {
  const outcome = outcomeNow(state);
  if (outcome === undefined) throw new Error("no set is running");
  return outcome;
};

describe("the traffic light", () => {
  test("green goes on as planned", () => {
    const drive = asked();
    drive.answer(3);
    expect(drive.state.items).toMatchObject([{ level: "L2", eased: false }]);
    expect(drive.effects).toContainEqual({ type: "say", key: "rest", values: { seconds: 30, eased: false } });
  });

  test("amber takes the same dose a level shallower, and the own depth does not hold any more", () => {
    const drive = asked(TWO_SETS, { extras: { "ball-squat": { targetDeg: 70 } } });
    drive.answer(4);
    expect(drive.effects).toContainEqual({ type: "say", key: "rest", values: { seconds: 30, eased: true } });
    drive.command("start");
    drive.command("start");
    const [next] = started(drive.effects);
    expect(next?.options).toMatchObject({ level: "L1", amount: 3 });
    expect(next?.options.targetDeg).toBeUndefined();
  });

  test("amber takes the hops out of all that is left, and leaves what was done as it was", () => {
    const drive = asked([itemOf("ball-squat"), itemOf("lateral-hop"), itemOf("hop-squat")]);
    drive.answer(4);
    expect(drive.state.items.map(({ lowImpact }) => lowImpact)).toEqual([false, true, true]);
    expect(drive.state.sets[0]).toMatchObject({ level: "L2", lowImpact: false });
  });

  test("a knee that is green for squats but not for hops gets no hops", () => {
    const drive = asked([itemOf("ball-squat"), itemOf("lateral-hop")]);
    drive.answer(3);
    expect(drive.state.items.map(({ lowImpact, eased }) => [lowImpact, eased])).toEqual([
      [false, false],
      [true, false],
    ]);
  });

  test("after hops more than 3 is red", () => {
    const drive = asked([itemOf("lateral-hop"), itemOf("ball-squat")]);
    drive.answer(4);
    expect(drive.state.phase.name).toBe("choice");
  });

  test("after steps instead of hops the usual limits hold", () => {
    const drive = asked([itemOf("lateral-hop", { lowImpact: true }), itemOf("ball-squat")]);
    drive.answer(4);
    expect(drive.state.phase.name).toBe("rest");
  });

  test.each([
    ["6 or more", 6, false],
    ["a rise by 3 over the answer before", 5, false],
    ["sharp, whatever the number", 0, true],
  ])("red: %s ends the exercise, and the person chooses", (_what, score, sharp) => {
    const drive = asked([itemOf("ball-squat", { sets: 3 }), itemOf("squat")]);
    // Before the session the knee was at 2.
    drive.answer(score, sharp);
    expect(drive.state.phase).toMatchObject({ name: "choice", why: "red" });
    expect(drive.state.place).toEqual({ item: 1, set: 0, part: 0 });
  });

  test("after red the next exercise is a level easier, after the rest", () => {
    const drive = asked([itemOf("ball-squat", { sets: 3 }), itemOf("squat")]);
    drive.answer(8);
    drive.push({ type: "gesture", gesture: "raise" });
    expect(drive.state.phase.name).toBe("rest");
    expect(drive.state.items[1]).toMatchObject({ level: "L1", eased: true });
  });

  test("after red nobody goes back to the exercise", () => {
    const drive = asked([itemOf("ball-squat", { sets: 3 }), itemOf("squat")]);
    drive.answer(8);
    drive.command("start");
    drive.command("back");
    expect(drive.state.place.item).toBe(1);
  });

  test.each(["finish", "skip", "stop-hurts"] as const)("after red %s ends the session for pain", (command) => {
    const drive = asked();
    drive.answer(2);
    drive.command("start");
    drive.command("start");
    drive.ends({ together: 3 });
    drive.wait(3);
    drive.answer(9);
    expect(drive.state.phase).toMatchObject({ name: "done", end: "pain" });
    const other = asked(TWO);
    other.answer(9);
    other.command(command);
    expect(other.state.phase).toMatchObject({ name: "done", end: "pain" });
  });

  test("red and nobody chooses: the session ends", () => {
    const drive = asked(TWO);
    drive.answer(9);
    drive.wait(61);
    expect(drive.state.phase).toMatchObject({ name: "done", end: "pain" });
  });

  test("red twice advises a physiotherapist", () => {
    const drive = asked([...TWO, itemOf("wall-squat")]);
    drive.answer(9);
    drive.command("start");
    drive.command("start");
    drive.command("start");
    drive.counts({});
    drive.ends({ together: 3 });
    drive.wait(3);
    drive.answer(9);
    expect(drive.said).toEqual(["choice-red-again"]);
  });

  test("of two knees the worse one counts", () => {
    const drive = driveOf(TWO, { knees: ["left", "right"] });
    drive.answer(1);
    drive.answer(1, false, "right");
    drive.command("start");
    drive.ends({ together: 3 });
    drive.wait(3);
    drive.answer(5, false, "right");
    drive.answer(0);
    expect(drive.state.phase).toMatchObject({ name: "choice" });
  });

  test("limits that a clinician has set hold", () => {
    const drive = asked(TWO_SETS, { painLimits: { greenMax: 1, amberMax: 2 } });
    drive.answer(2);
    expect(drive.state.items[0]?.eased).toBe(true);
  });
});

describe("an answer by the height of the hand", () => {
  const shown = (drive: WorkoutDrive, zone: "green" | "amber" | "red") =>
    drive.push({ type: "pain-shown", knee: "left", zone });

  test("is kept with its numbers, and the middle of them", () => {
    const drive = driveOf();
    shown(drive, "green");
    expect(drive.state.readings).toMatchObject([{ score: 2, range: { from: 0, to: 3 }, moment: "before" }]);
  });

  test("4 or 5 after 0 to 3 is amber: nobody knows that it has risen by 3", () => {
    const drive = driveOf(TWO_SETS);
    shown(drive, "green");
    drive.wait(7);
    drive.ends({ together: 3 });
    drive.wait(3);
    shown(drive, "amber");
    expect(drive.state.phase.name).toBe("rest");
    expect(drive.state.items[0]).toMatchObject({ eased: true, level: "L1" });
  });

  test("6 or more is red, and so is a rise that is one for certain", () => {
    const drive = asked(TWO);
    shown(drive, "red");
    expect(drive.state.phase).toMatchObject({ name: "choice", why: "red" });
    const from0 = driveOf(TWO);
    from0.answer(0);
    from0.wait(7);
    from0.ends({ together: 3 });
    from0.wait(3);
    shown(from0, "amber");
    expect(from0.state.phase).toMatchObject({ name: "choice", why: "red" });
  });

  test("where hops were done or are to come the heights have the numbers of hops", () => {
    const drive = driveOf([itemOf("ball-squat"), itemOf("lateral-hop")]);
    expect(painHeights(drive.state)).toEqual({
      green: { from: 0, to: 2 },
      amber: { from: 3, to: 3 },
      red: { from: 4, to: 10 },
    });
    shown(drive, "green");
    expect(drive.state.items[1]?.lowImpact).toBe(false);
    const steps = driveOf([itemOf("lateral-hop", { lowImpact: true })]);
    expect(painHeights(steps.state).green).toEqual({ from: 0, to: 3 });
    const after = asked([itemOf("lateral-hop"), itemOf("ball-squat")]);
    expect(painHeights(after.state).red.from).toBe(4);
  });

  test("the limits of a clinician are those of the heights", () => {
    const { green, amber, red } = painHeights(driveOf(ONE, { painLimits: { greenMax: 2, amberMax: 2 } }).state);
    expect([green, amber, red]).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 3 },
      { from: 4, to: 10 },
    ]);
  });
});

describe("what cannot be made shallower", () => {
  test("is done less of", () => {
    const drive = asked([
      itemOf("ball-squat"),
      itemOf("squat", { level: "L1", amount: 15 }),
      itemOf("leg-circles", { amount: 12 }),
    ]);
    drive.answer(4);
    expect(drive.state.items.map(({ amount }) => amount)).toEqual([3, 10, 8]);
    expect(drive.effects).toContainEqual({ type: "say", key: "rest", values: { seconds: 30, eased: true } });
  });

  test("is never less than the smallest dose, and nothing is called easier that is not", () => {
    const least = Math.min(...(findExercise("squat")?.dose.choices ?? []));
    const drive = asked([itemOf("squat", { level: "L1", amount: least, sets: 2, lowImpact: true })]);
    drive.answer(4);
    expect(drive.state.items[0]?.amount).toBe(least);
    expect(drive.effects).toContainEqual({ type: "say", key: "rest", values: { seconds: 30, eased: false } });
  });
});

describe("stop, it hurts", () => {
  test("ends the set at once, keeps what was done and asks for the knee", () => {
    const drive = running(TWO_SETS);
    drive.counts({ together: 2 });
    drive.push({ type: "gesture", gesture: "cross" });
    expect(drive.effects[0]).toEqual({ type: "end-set", runId: 1, reason: "pain" });
    expect(drive.said).toEqual(["pain-stopped"]);
    expect(drive.state.sets[0]).toMatchObject({ endReason: "pain", outcome: { tally: { counted: { together: 2 } } } });
  });

  test("with green the next set comes after its rest", () => {
    const drive = running(TWO_SETS);
    drive.command("stop-hurts");
    drive.answer(2);
    expect(drive.state.phase.name).toBe("rest");
    expect(drive.state.place.set).toBe(1);
  });

  test("in a rest it asks too, and the set that was to come still comes", () => {
    const drive = asked();
    drive.answer(1);
    drive.command("stop-hurts");
    expect(drive.said).toEqual(["pain-stopped"]);
    drive.answer(1);
    // Whoever has stopped comes to the next set from a rest.
    expect(drive.state.phase).toMatchObject({ name: "rest", lengthMs: 30_000 });
    expect(drive.state.place.set).toBe(1);
  });

  test("nobody answers: the person chooses, and the session ends if nobody does", () => {
    const drive = running(TWO);
    drive.counts({ together: 1 });
    drive.command("stop-hurts");
    drive.wait(31);
    expect(drive.said).toEqual(["pain-how", "choice-unanswered"]);
    drive.wait(61);
    expect(drive.state.phase.name).toBe("pain");
    drive.wait(31);
    expect(drive.state.phase).toMatchObject({ name: "done", end: "pain" });
  });

  test("without a painful knee both are asked about", () => {
    const drive = running(ONE, { knees: [] });
    drive.command("stop-hurts");
    expect(drive.state.phase).toMatchObject({ ask: ["left", "right"] });
  });

  test("control that was lost is asked about too, after the coach's words", () => {
    const drive = running();
    drive.ends({ together: 1 }, "control-lost");
    expect(drive.said).toEqual([]);
    drive.wait(3);
    expect(drive.said).toEqual(["pain-asked"]);
    expect(drive.state.phase).toMatchObject({ moment: "stopped" });
  });

  test("a fall in a set is asked about after the coach's words, and what falls with it is not told twice", () => {
    const drive = running();
    drive.push({ type: "fell" });
    expect(drive.effects).toEqual([]);
    drive.ends({ together: 1 }, "fall");
    drive.push({ type: "fell" });
    expect(drive.effects).toEqual([]);
    drive.wait(3);
    expect(drive.said).toEqual(["pain-asked"]);
    expect(drive.state.phase).toMatchObject({ name: "pain", moment: "stopped" });
    expect(drive.state.sets.at(-1)?.endReason).toBe("fall");
  });

  test.each([
    ["while the exercise is announced", (drive: WorkoutDrive) => drive.answer(2), "ready"],
    ["while the place is looked for", (drive: WorkoutDrive) => drive.toFirstSet(), "set"],
    ["before the session", () => undefined, "pain"],
  ])("a fall %s is a stop at once", (_, prepare, phase) => {
    const drive = driveOf(TWO);
    prepare(drive);
    expect(drive.state.phase.name).toBe(phase);
    drive.push({ type: "fell" });
    expect(drive.said).toEqual(["pain-stopped"]);
    expect(drive.state.phase).toMatchObject({ name: "pain", moment: "stopped" });
  });

  test("a fall in a pause ends the set for that reason, and in a rest it is asked about", () => {
    const paused = running(TWO);
    paused.command("pause");
    paused.push({ type: "fell" });
    expect(paused.effects[0]).toEqual({ type: "end-set", runId: 1, reason: "control-lost" });
    expect(paused.said).toEqual(["pain-stopped"]);
    expect(paused.state.sets.at(-1)?.endReason).toBe("fall");
    const resting = asked();
    resting.answer(1);
    expect(resting.state.phase.name).toBe("rest");
    resting.push({ type: "fell" });
    expect(resting.said).toEqual(["pain-stopped"]);
    // A knee that is well goes on with what comes next, after a rest.
    resting.answer(1);
    expect(resting.state.phase.name).toBe("rest");
  });

  test("a fall while the person chooses is asked about too", () => {
    const drive = driveOf(TWO);
    drive.answer(7);
    expect(drive.state.phase.name).toBe("choice");
    drive.push({ type: "fell" });
    expect(drive.state.phase).toMatchObject({ name: "pain", moment: "stopped" });
  });

  test("gone in the middle of an exercise on one leg is a stop", () => {
    const drive = running([itemOf("one-leg-ball-squat")]);
    drive.push({ type: "person", here: false });
    expect(drive.effects[0]).toEqual({ type: "end-set", runId: 1, reason: "control-lost" });
    expect(drive.state.phase).toMatchObject({ name: "pain", moment: "stopped" });
  });
});

describe("a pause", () => {
  test("by gesture stops the set, and the same gesture goes on with it", () => {
    const drive = running();
    drive.push({ type: "gesture", gesture: "raise" });
    expect(drive.done).toEqual(["pause-set", "vibrate", "say"]);
    drive.push({ type: "gesture", gesture: "raise" });
    expect(drive.effects).toEqual([
      { type: "resume-set", runId: 1 },
      { type: "tone", tone: "go" },
    ]);
  });

  test("both hands do not end a set that counts", () => {
    const drive = running();
    drive.push({ type: "gesture", gesture: "raise-both" });
    expect(drive.state.phase.name).toBe("set");
    expect(drive.effects).toEqual([]);
  });

  test("stops the rest too", () => {
    const drive = asked();
    drive.answer(1);
    drive.command("pause");
    drive.wait(100);
    expect(drive.state.phase.name).toBe("rest");
    drive.command("resume");
    drive.wait(29);
    expect(drive.state.phase.name).toBe("rest");
    drive.wait(2);
    expect(drive.state.phase.name).toBe("ready");
  });

  test("a hidden page pauses in silence, and on return a set waits for a go-on", () => {
    const drive = running();
    drive.push({ type: "interrupted", reason: "page-hidden" });
    expect(drive.done).toEqual(["pause-set", "vibrate"]);
    drive.push({ type: "resumed", reason: "page-hidden" });
    expect(drive.said).toEqual(["go-on-offered"]);
    expect(isPaused(drive.state)).toBe(true);
    drive.push({ type: "gesture", gesture: "raise" });
    expect(drive.done).toEqual(["resume-set", "tone"]);
  });

  test("a camera that is lost pauses a set and comes back by itself; a rest does not need one", () => {
    const drive = running();
    drive.push({ type: "interrupted", reason: "source-lost" });
    expect(drive.done).toEqual(["pause-set", "vibrate", "say"]);
    drive.push({ type: "resumed", reason: "source-lost" });
    expect(drive.done).toEqual(["resume-set", "tone"]);
    const resting = asked();
    resting.answer(1);
    resting.push({ type: "interrupted", reason: "source-lost" });
    expect(isPaused(resting.state)).toBe(false);
    expect(resting.said).toEqual(["camera-gone"]);
    // Its end announces nothing that can't begin, and what waits is announced when the camera is back.
    expect(resting.wait(40).flatMap((effect) => (effect.type === "say" ? [effect.key] : []))).toEqual([
      "rest-nearly-over",
      "paused-camera",
    ]);
    expect(resting.state.phase.name).toBe("ready");
    resting.push({ type: "resumed", reason: "source-lost" });
    expect(resting.said).toEqual(["ready"]);
    resting.wait(5);
    expect(resting.state.phase.name).toBe("ready");
    resting.wait(2);
    expect(resting.state.phase.name).toBe("set");
  });

  test("a question about pain waits while the camera is gone or nobody is there, and is put again", () => {
    const drive = asked();
    drive.push({ type: "interrupted", reason: "source-lost" });
    expect(drive.said).toEqual(["paused-camera"]);
    drive.wait(200);
    expect(drive.state.phase.name).toBe("pain");
    drive.push({ type: "resumed", reason: "source-lost" });
    expect(drive.said).toEqual(["pain-asked"]);
    drive.push({ type: "person", here: false });
    drive.wait(200);
    drive.push({ type: "person", here: true });
    expect(drive.said).toEqual(["pain-asked"]);
    expect(drive.state.unanswered).toEqual([]);
  });

  test("after a reload in a question it is put again when it goes on", () => {
    const drive = asked();
    drive.reload(30);
    expect(drive.said).toEqual(["go-on-offered"]);
    drive.command("resume");
    expect(drive.said).toEqual(["pain-asked"]);
  });

  test("after a reload in the announcement it is said again, with the whole time to get ready", () => {
    const drive = driveOf();
    drive.answer(2);
    drive.wait(5);
    drive.reload(30);
    drive.push({ type: "gesture", gesture: "raise" });
    expect(drive.said).toEqual(["ready"]);
    drive.wait(5);
    expect(drive.state.phase.name).toBe("ready");
  });

  test("a person who leaves is waited for", () => {
    const drive = running();
    drive.push({ type: "person", here: false });
    expect(drive.said).toEqual(["paused-gone"]);
    drive.push({ type: "person", here: true });
    expect(drive.done).toEqual(["resume-set", "tone"]);
  });

  test("two reasons end only with the second", () => {
    const drive = running();
    drive.command("pause");
    drive.push({ type: "interrupted", reason: "source-lost" });
    drive.command("resume");
    expect(drive.done).toEqual(["say"]);
    expect(drive.said).toEqual(["paused-camera"]);
    drive.push({ type: "resumed", reason: "source-lost" });
    expect(drive.done).toEqual(["resume-set", "tone"]);
  });

  test("an answer ends it: who answers is there", () => {
    const drive = asked();
    drive.command("pause");
    drive.answer(1);
    expect(isPaused(drive.state)).toBe(false);
  });
});

describe("a reload", () => {
  test("in a set offers to go on, and the next run counts on from what was counted", () => {
    const drive = running();
    drive.counts({ together: 2 });
    drive.reload(3600);
    expect(drive.said).toEqual(["go-on-offered"]);
    drive.wait(5);
    expect(drive.state.phase.name).toBe("set");
    drive.command("resume");
    const [next] = started(drive.effects);
    expect(next?.runId).toBe(2);
    expect(next?.options.carried?.counted.together).toBe(2);
    drive.ends({ together: 3 });
    expect(recordOf(drive.state).sets).toMatchObject([{ runId: 2, outcome: { tally: { counted: { together: 3 } } } }]);
  });

  test("between the last repetition and the end of the set, the set is done", () => {
    const drive = running();
    drive.counts({ together: 3 });
    drive.reload();
    drive.command("start");
    expect(started(drive.effects)).toEqual([]);
    expect(drive.state.sets[0]?.endReason).toBe("target-reached");
  });

  test("in a hold that was held for long enough, the same", () => {
    const drive = running([itemOf("wall-squat", { amount: 20 })]);
    const held = { ...soFar(drive), tally: { ...soFar(drive).tally, workedMs: 20_100 } };
    drive.push({ type: "set-stepped", runId: 1, runner: "set", outcome: held });
    drive.reload();
    drive.command("start");
    expect(drive.state.sets[0]?.endReason).toBe("target-reached");
  });

  test("attempts and faults of both runs are in the record", () => {
    const drive = running();
    const fault = { ruleId: "E2a-5", cue: "chest-up", severity: "form" as const, durationMs: 1000, times: 1 };
    const attempt = { side: "left" as const, counted: true, clean: true, faults: [] };
    const first = { ...soFar(drive), attempts: [attempt], faults: [fault], durationMs: 5000, seenMs: 4000 };
    drive.push({ type: "set-stepped", runId: 1, runner: "set", outcome: first });
    drive.reload();
    drive.command("start");
    drive.push({ type: "set-ended", runId: 2, reason: "rested", outcome: first });
    expect(drive.state.sets[0]?.outcome).toMatchObject({
      attempts: [attempt, attempt],
      faults: [{ times: 2, durationMs: 2000 }],
      durationMs: 10_000,
      seenMs: 8000,
    });
  });

  test("in a rest the time away is not counted", () => {
    const drive = asked();
    drive.answer(1);
    drive.wait(10);
    drive.reload(500);
    drive.command("resume");
    drive.wait(19);
    expect(drive.state.phase.name).toBe("rest");
    drive.wait(2);
    expect(drive.state.phase.name).toBe("ready");
  });

  test("a clock that was set back neither ends nor stops a rest", () => {
    const drive = asked();
    drive.answer(1);
    drive.wait(10);
    drive.timeMs -= 3_600_000;
    drive.wait(19);
    expect(drive.state.phase.name).toBe("rest");
    drive.wait(2);
    expect(drive.state.phase.name).toBe("ready");
  });

  test("a workout that nobody goes on with has its record all the same", () => {
    const drive = running();
    drive.counts({ together: 2 });
    drive.reload();
    expect(recordOf(drive.state)).toMatchObject({
      end: "finished",
      sets: [{ outcome: { tally: { counted: { together: 2 } } } }],
    });
  });
});

describe("other wishes", () => {
  test("a rest can be made longer and be skipped", () => {
    const drive = asked();
    drive.answer(1);
    drive.command("more-rest");
    drive.wait(44);
    expect(drive.state.phase.name).toBe("rest");
    drive.push({ type: "gesture", gesture: "raise-both" });
    expect(drive.state.phase.name).toBe("ready");
  });

  test("back returns to a set that was left, which goes on from what was counted", () => {
    const drive = running(TWO_SETS);
    drive.counts({ together: 1 });
    drive.command("skip");
    drive.wait(3);
    drive.answer(1);
    drive.command("back");
    expect(drive.state.place.set).toBe(0);
    drive.command("start");
    expect(started(drive.effects)[0]?.options.carried?.counted.together).toBe(1);
    drive.ends({ together: 3 });
    expect(recordOf(drive.state).sets.map(({ outcome }) => outcome.tally.counted.together)).toEqual([3]);
  });

  test("back does not undo a set that is done", () => {
    const drive = asked();
    drive.answer(1);
    drive.command("back");
    expect(drive.state.phase.name).toBe("rest");
  });

  test("an input that does not fit changes nothing", () => {
    const drive = running();
    const before = drive.state;
    for (const command of ["more-rest", "back", "resume"] as const) drive.command(command);
    drive.answer(5);
    drive.push({ type: "pain-answering" });
    drive.push({ type: "by-hand", action: "add" });
    drive.push({ type: "resumed", reason: "page-hidden" });
    expect(drive.state).toEqual(before);
  });
});

describe("red at the end", () => {
  test("of a session that was ended early is heard: nobody is praised, and it is kept for the next one", () => {
    const drive = running(TWO);
    drive.counts({ together: 1 });
    drive.command("finish");
    drive.answer(8);
    expect(drive.effects).toContainEqual({ type: "say", key: "done", values: { sets: 1, end: "pain", again: false } });
    expect(drive.state.readings.at(-1)).toMatchObject({
      moment: "end",
      score: 8,
      exerciseId: "ball-squat",
      level: "L2",
    });
  });

  test("after red before it advises a physiotherapist", () => {
    const drive = asked([...TWO, itemOf("wall-squat")]);
    drive.answer(9);
    drive.command("start");
    drive.command("start");
    drive.command("start");
    drive.counts({ together: 1 });
    drive.wait(1);
    drive.command("finish");
    drive.answer(9);
    expect(drive.effects).toContainEqual({ type: "say", key: "done", values: { sets: 2, end: "pain", again: true } });
  });
});

describe("who left", () => {
  test("an exercise on one leg is asked about it when they come back, and nothing ends meanwhile", () => {
    const drive = running([itemOf("one-leg-ball-squat"), itemOf("squat")]);
    drive.counts({ left: 1 });
    drive.push({ type: "person", here: false });
    drive.wait(600);
    expect(drive.state.phase).toMatchObject({ name: "pain", moment: "stopped" });
    drive.push({ type: "person", here: true });
    expect(drive.said).toEqual(["pain-asked"]);
    drive.answer(1);
    expect(drive.state.phase.name).toBe("rest");
  });

  test("and does not say how the knee is has not ended for pain", () => {
    const drive = running([itemOf("one-leg-ball-squat"), itemOf("squat")]);
    drive.counts({ left: 1 });
    drive.push({ type: "person", here: false });
    drive.push({ type: "person", here: true });
    drive.wait(31);
    expect(drive.state.phase).toMatchObject({ name: "choice", why: "unanswered" });
    drive.command("finish");
    drive.answer(1);
    expect(drive.state.phase).toMatchObject({ name: "done", end: "finished" });
  });
});

test("a leg that was done is asked about also where the other one is skipped", () => {
  const drive = running([itemOf("one-leg-ball-squat", { firstLeg: "left" }), itemOf("squat")]);
  drive.ends({ left: 3 });
  drive.wait(3);
  expect(drive.state.phase.name).toBe("ready");
  drive.command("skip");
  expect(drive.said).toEqual(["pain-after-set"]);
  drive.answer(1);
  expect(drive.state.phase.name).toBe("ready");
  expect(drive.state.place).toEqual({ item: 1, set: 0, part: 0 });
});

describe("the end", () => {
  test("the answer after the last set is the answer at the end, and is asked for once", () => {
    const drive = asked(ONE);
    drive.answer(2);
    expect(drive.state.readings.map(({ moment, score }) => [moment, score])).toEqual([
      ["before", 2],
      ["after-set", 2],
      ["end", 2],
    ]);
    expect(drive.state.phase).toMatchObject({ name: "done", end: "complete" });
    expect(drive.done).toEqual(["save-reading", "save-reading", "say", "keep-awake", "save-record", "session-ended"]);
  });

  test("finished early it is asked for", () => {
    const drive = running(TWO);
    drive.counts({ together: 1 });
    drive.command("finish");
    expect(drive.said).toEqual(["pain-end"]);
    drive.answer(3);
    expect(drive.state.phase).toMatchObject({ name: "done", end: "finished" });
  });

  test("where nothing was done nobody is asked", () => {
    const drive = driveOf();
    drive.command("finish");
    expect(drive.state.phase).toMatchObject({ name: "done", end: "finished" });
  });

  test("after it nothing changes any more", () => {
    const drive = asked(ONE);
    drive.answer(2);
    const before = drive.state;
    for (const command of ["start", "pause", "stop-hurts", "finish", "skip"] as const) drive.command(command);
    drive.reload();
    expect(drive.state).toEqual(before);
    expect(drive.effects).toEqual([]);
  });

  test("the record has the plan as it was planned", () => {
    const drive = asked(TWO);
    drive.answer(4);
    expect(recordOf(drive.state).plan.items.map(({ level }) => level)).toEqual(["L2", "L2"]);
  });
});

describe("gestures", () => {
  test("one raised hand is no command while it may be an answer", () => {
    expect(enabledGestures(asked().state)).toEqual({ "raise-both": "skip", cross: "stop-hurts" });
  });

  test("none is looked for by hand or after the end", () => {
    expect(enabledGestures(driveOf(ONE, { entered: "by-hand" }).state)).toEqual({});
    const over = asked(ONE);
    over.answer(1);
    expect(enabledGestures(over.state)).toEqual({});
  });

  test("stop is there in every phase in which something can hurt", () => {
    for (const drive of [driveOf(), running(), asked()]) {
      expect(enabledGestures(drive.state)).toMatchObject({ cross: "stop-hurts" });
      drive.command("pause");
      expect(enabledGestures(drive.state)).toMatchObject({ raise: "resume", cross: "stop-hurts" });
    }
  });
});

describe("by hand", () => {
  const byHand = (items = TWO): WorkoutDrive => {
    const drive = driveOf(items, { entered: "by-hand" });
    drive.answer(1);
    drive.command("start");
    return drive;
  };
  const add = (drive: WorkoutDrive, side?: "left" | "right") => drive.push({ type: "by-hand", action: "add", side });

  test("repetitions are added and taken back, never below none", () => {
    const drive = byHand();
    expect(drive.done).toEqual(["tone"]);
    add(drive);
    add(drive);
    drive.push({ type: "by-hand", action: "undo" });
    drive.push({ type: "by-hand", action: "undo" });
    drive.push({ type: "by-hand", action: "undo" });
    add(drive);
    drive.push({ type: "by-hand", action: "done" });
    expect(drive.state.sets).toMatchObject([
      { entered: "by-hand", endReason: "finished-by-user", outcome: { tally: { counted: { together: 1 } } } },
    ]);
  });

  test("a set whose dose was entered is a set that is done", () => {
    const drive = byHand();
    for (let index = 0; index < 3; index += 1) add(drive);
    drive.push({ type: "by-hand", action: "done" });
    expect(drive.state.sets[0]?.endReason).toBe("target-reached");
  });

  test("where legs work apart a repetition needs its leg", () => {
    const drive = byHand([itemOf("one-leg-ball-squat")]);
    add(drive);
    add(drive, "left");
    drive.push({ type: "by-hand", action: "done" });
    expect(drive.state.sets[0]?.outcome.tally.counted).toEqual({ left: 1, right: 0, together: 0 });
  });

  test("where a leg is prescribed it is that one", () => {
    const drive = byHand([itemOf("one-leg-ball-squat", { firstLeg: "right" })]);
    add(drive);
    drive.push({ type: "by-hand", action: "done" });
    expect(drive.state.sets[0]?.outcome.tally.counted).toEqual({ left: 0, right: 1, together: 0 });
  });

  test("metres are added by direction", () => {
    const drive = byHand([itemOf("lateral-steps")]);
    add(drive, "left");
    add(drive, "left");
    add(drive, "right");
    drive.push({ type: "by-hand", action: "done" });
    expect(drive.state.sets[0]?.outcome.tally.metres).toEqual({ left: 2, right: 1 });
  });

  test("seconds run with a timer that a pause stops, and end the set at the dose", () => {
    const drive = byHand([itemOf("wall-squat", { amount: 20 }), itemOf("squat")]);
    drive.push({ type: "by-hand", action: "timer-start" });
    drive.wait(8);
    drive.command("pause");
    drive.wait(50);
    drive.command("resume");
    drive.wait(4);
    drive.push({ type: "by-hand", action: "timer-stop" });
    drive.wait(30);
    expect(soFar(drive).tally.workedMs).toBe(12_000);
    drive.push({ type: "by-hand", action: "timer-start" });
    drive.wait(9);
    expect(drive.state.sets).toMatchObject([{ endReason: "target-reached", outcome: { tally: { workedMs: 20_000 } } }]);
  });

  test("a crash costs no more than the last quarter of a second of the timer", () => {
    const drive = byHand([itemOf("wall-squat", { amount: 60 })]);
    drive.push({ type: "by-hand", action: "timer-start" });
    drive.wait(8);
    drive.reload(1000);
    expect(soFar(drive).tally.workedMs).toBe(8000);
    drive.command("resume");
    drive.wait(2);
    expect(soFar(drive).tally.workedMs).toBe(10_000);
  });

  test("the pause and the choice are told without gestures", () => {
    const drive = byHand();
    drive.command("pause");
    expect(drive.effects).toContainEqual({ type: "say", key: "paused", values: { byHand: true } });
  });
});
