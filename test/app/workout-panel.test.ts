import { describe, expect, onTestFinished, test } from "vitest";
import { canGoBack, panelOf, type Panel } from "../../src/app/workout-panel.js";
import type { SetEndReason } from "../../src/checker/events.js";
import { METRES_PER_YARD, useUnits } from "../../src/lib/quantities.js";
import { NO_OUTCOME } from "../../src/session/set-outcome.js";
import type { AttemptNote, FaultNote, SetOutcome } from "../../src/session/workout-types.js";
import { itemOf, outcomeWith, setupOf, WorkoutDrive } from "../support/workouts.js";

function shown({ state }: WorkoutDrive): Panel {
  const panel = panelOf(state);
  if (panel === undefined) throw new Error(`no panel in ${state.phase.name}`);
  return panel;
}

/** A workout whose first set, of five ball squats, has just ended like this. */
function afterSet(outcome: SetOutcome, reason: SetEndReason = "target-reached"): WorkoutDrive {
  const drive = new WorkoutDrive(setupOf([itemOf("ball-squat", { sets: 2, amount: 5 })])).toFirstSet();
  drive.push({ type: "set-ended", runId: drive.runId, reason, outcome });
  return drive;
}

const LIFTED_HEELS: FaultNote = {
  ruleId: "E2b-1",
  cue: "weight-in-heels",
  severity: "form",
  times: 2,
  durationMs: 900,
};
const SHALLOW: AttemptNote = { side: undefined, counted: false, clean: false, reason: "too-shallow", faults: [] };

describe("the three seconds after a set", () => {
  test("praise what was prescribed and done without a fault", () => {
    expect(shown(afterSet(outcomeWith({ together: 5 })))).toMatchObject({ tone: "good", text: "Well done" });
  });

  test.each(["pain", "control-lost", "fall"] as const)("say stop and no praise when it ended for %s", (reason) => {
    for (const faults of [[], [LIFTED_HEELS]]) {
      const panel = shown(afterSet({ ...outcomeWith({ together: 5 }), faults }, reason));
      expect(panel).toMatchObject({ tone: "stop", text: "Let's stop there" });
    }
  });

  test("say that nothing was counted, or what kept it from being counted", () => {
    const nothing = afterSet(outcomeWith({}), "finished-by-user");
    expect(shown(nothing)).toMatchObject({ tone: "info", text: "Nothing was counted" });
    const shallow = afterSet({ ...outcomeWith({}), attempts: [SHALLOW] }, "rested");
    expect(shown(shallow)).toMatchObject({ tone: "adjust", text: "Too shallow" });
  });

  test("say of a set that was left early that it is finished", () => {
    const early = afterSet(outcomeWith({ together: 2 }), "finished-by-user");
    expect(shown(early)).toMatchObject({ tone: "info", text: "Set finished." });
  });
});

describe("who stands near after a set", () => {
  const figures = (drive: WorkoutDrive) =>
    Object.fromEntries(shown(drive).figures?.items.map(({ name, value }) => [name, value]) ?? []);
  const rep = (peakDeg: number): AttemptNote => ({ side: undefined, counted: true, clean: true, faults: [], peakDeg });
  const five = outcomeWith({ together: 5 });
  const tally = { ...five.tally, clean: { ...five.tally.clean, together: 4 } };
  const seen: SetOutcome = { ...five, tally, attempts: [rep(72), rep(55)], durationMs: 10_000, seenMs: 7100 };

  test("sees how much of it was clean, its best and least, and how badly it was seen", () => {
    expect(figures(afterSet(seen))).toEqual({
      "in good form": "4 of 5",
      deepest: "72°",
      "least deep": "55°",
      "of time seen": "71 %",
    });
    expect(figures(afterSet({ ...seen, seenMs: 9500 }))).not.toHaveProperty("of time seen");
  });

  test("sees left and right where one set had both", () => {
    const drive = new WorkoutDrive(setupOf([itemOf("one-leg-ball-squat", { amount: 5 })])).toFirstSet();
    drive.ends({ left: 5, right: 3 });
    expect(figures(drive)).toMatchObject({ Left: "5 of 5", Right: "3 of 5" });
    const single = new WorkoutDrive(setupOf([itemOf("one-leg-ball-squat", { firstLeg: "left" })])).toFirstSet();
    single.ends({ left: 3 });
    expect(figures(single)).not.toHaveProperty("Right");
  });

  test("sees the longest hold", () => {
    const drive = new WorkoutDrive(setupOf([itemOf("wall-squat", { amount: 30 })])).toFirstSet();
    const held = { ...NO_OUTCOME, longestMs: 21_400, tally: { ...NO_OUTCOME.tally, workedMs: 30_000 } };
    drive.push({ type: "set-ended", runId: drive.runId, reason: "target-reached", outcome: held });
    expect(figures(drive)).toEqual({ longest: "21 s" });
  });

  test("sees all of it in the rest again, with the pain that was answered", () => {
    const drive = afterSet(seen);
    drive.wait(4);
    drive.answer(3);
    expect(drive.state.phase.name).toBe("rest");
    expect(figures(drive)).toMatchObject({ done: "5 of 5", "in good form": "4 of 5", "pain, left": "3" });
    expect(shown(drive).figures?.of).toBe("Last set: Ball squat");
  });

  test("sees by hand only what hands can tell", () => {
    const drive = new WorkoutDrive(setupOf([itemOf("squat", { sets: 2 })], { entered: "by-hand" })).toFirstSet();
    drive.push({ type: "by-hand", action: "add" });
    drive.push({ type: "by-hand", action: "done" });
    expect(figures(drive)).toEqual({});
    drive.wait(4);
    drive.answer(3);
    expect(figures(drive)).toEqual({ done: "1 of 3", "pain, left": "3" });
  });
});

describe("what was said", () => {
  test("stands in full below the sentence, for who stands near", () => {
    const { state } = new WorkoutDrive(setupOf([itemOf("ball-squat")], { knees: [] }));
    const said = "Next: Ball squat. Now stand side-on to the camera.";
    expect(panelOf(state, said)).toMatchObject({ text: "Ball squat", more: said });
    expect(panelOf(state, said)?.farText).toBeUndefined();
    expect(panelOf({ ...state, held: true }, said)?.more).toBeUndefined();
  });

  test("is the one sentence from afar where a hand has chosen which pain, until the next knee is asked about", () => {
    const drive = new WorkoutDrive(setupOf([itemOf("ball-squat")], { knees: ["left", "right"] }));
    expect(panelOf(drive.state)?.farText).toBeUndefined();
    drive.push({ type: "pain-answering", chosen: "amber" });
    drive.push({ type: "pain-answering" });
    expect(panelOf(drive.state)?.farText).toBe("4 or 5. Lower your hand if that is right.");
    drive.push({ type: "pain-shown", knee: "left", zone: "amber" });
    expect(panelOf(drive.state)).toMatchObject({ text: "How is your right knee?" });
    expect(panelOf(drive.state)?.farText).toBeUndefined();
  });

  test("of a choice is how the hands make it, and first that a physiotherapist should see the knee", () => {
    const drive = new WorkoutDrive(setupOf([itemOf("ball-squat"), itemOf("squat"), itemOf("squat")])).toFirstSet();
    const hands = "One hand up: go on easier. Both hands up: end here.";
    const red = (): void => {
      drive.ends({ together: 3 });
      drive.wait(4);
      drive.answer(8);
    };
    red();
    expect(shown(drive).farText).toBe(hands);
    drive.command("start");
    drive.command("start");
    drive.command("start");
    red();
    expect(shown(drive).more).toContain("Please see a physiotherapist.");
    expect(shown(drive).more).toContain(hands);
    expect(shown(drive).farText).toContain("Please see a physiotherapist.");
    drive.wait(6);
    expect(shown(drive).farText).toBe(hands);
  });

  test("adds nothing to praise", () => {
    const { state } = afterSet(outcomeWith({ together: 5 }));
    expect(panelOf(state, "Well done, set complete.")?.more).toBeUndefined();
  });
});

describe("metres", () => {
  /** Ten yards in each direction, as the source has it. */
  const item = itemOf("lateral-steps", { amount: 10 * METRES_PER_YARD });

  test("have their unit, by hand and after the set, both directions together", () => {
    const drive = new WorkoutDrive(setupOf([item], { entered: "by-hand" })).toFirstSet();
    drive.push({ type: "by-hand", action: "add", side: "left" });
    drive.push({ type: "by-hand", action: "add", side: "right" });
    expect(shown(drive).number).toMatchObject({ value: 2, decimals: 1, label: "of 18.3 m" });
    drive.push({ type: "by-hand", action: "done" });
    expect(shown(drive).number).toMatchObject({ value: 2, decimals: 1, label: "of 18.3 m" });
  });

  test("are told in yards where the user has yards", () => {
    useUnits("yards");
    onTestFinished(() => {
      useUnits("metric");
    });
    const drive = new WorkoutDrive(setupOf([item])).toFirstSet();
    const metres = { left: 9.5 * METRES_PER_YARD, right: 0 };
    const outcome = { ...NO_OUTCOME, tally: { ...NO_OUTCOME.tally, metres } };
    drive.push({ type: "set-ended", runId: drive.runId, reason: "finished-by-user", outcome });
    const { number } = shown(drive);
    expect(number).toMatchObject({ decimals: 1, label: "of 20 yd" });
    expect(number?.value).toBeCloseTo(9.5);
    expect(number?.share).toBeCloseTo(9.5 / 20);
  });
});

describe("the way back", () => {
  const begun = (): WorkoutDrive => {
    const drive = new WorkoutDrive(setupOf([itemOf("ball-squat"), itemOf("squat")]));
    drive.answer(2);
    return drive;
  };

  test("leads to a set that was skipped or left early, before the next one and in its rest", () => {
    const drive = begun();
    expect(canGoBack(drive.state)).toBe(false);
    drive.command("skip");
    expect(canGoBack(drive.state)).toBe(true);
    drive.command("back");
    drive.command("start");
    drive.ends({ together: 1 }, "finished-by-user");
    drive.wait(4);
    drive.answer(2);
    expect(drive.state.phase.name).toBe("rest");
    expect(canGoBack(drive.state)).toBe(true);
  });

  test("leads to no set that is done, and nowhere while something else goes on", () => {
    const drive = begun();
    drive.command("skip");
    drive.command("start");
    expect(drive.state.phase.name).toBe("set");
    expect(canGoBack(drive.state)).toBe(false);
    const done = begun();
    done.command("start");
    done.ends({ together: 3 });
    done.wait(4);
    done.answer(2);
    expect(done.state.phase.name).toBe("rest");
    expect(canGoBack(done.state)).toBe(false);
  });
});
