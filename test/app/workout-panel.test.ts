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
