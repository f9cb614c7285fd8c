import { describe, expect, test } from "vitest";
import { workoutText, type WorkoutSaying } from "../../src/coach/workout-texts.js";

const READY = {
  exerciseId: "ball-squat",
  set: 1,
  sets: 1,
  leg: undefined,
  view: undefined,
  eased: false,
  tellsStop: false,
} as const;

const ready = (part: Partial<Extract<WorkoutSaying, { key: "ready" }>["values"]>): string =>
  workoutText({ key: "ready", values: { ...READY, ...part } });

describe("what the workout says", () => {
  test("an exercise is announced with its set, its leg, and how to stand", () => {
    expect(ready({})).toBe("Next: Ball squat.");
    expect(ready({ set: 2, sets: 3, leg: "left", view: "front" })).toBe(
      "Ball squat again. Set 2 of 3. Your left leg. Now face the camera.",
    );
  });

  test("whoever begins hears how to stop from afar", () => {
    expect(ready({ tellsStop: true })).toBe("Next: Ball squat. If it hurts, cross your arms above your head.");
  });

  test("what was made easier is said first", () => {
    expect(ready({ eased: true })).toBe("We go easier from here. Next: Ball squat.");
    expect(workoutText({ key: "rest", values: { seconds: 1, eased: true } })).toBe(
      "We go easier from here. Rest, 1 second.",
    );
  });

  test("nobody is asked for a gesture where no camera looks", () => {
    for (const key of ["paused", "go-on-offered", "choice-red", "choice-red-again", "choice-unanswered"] as const) {
      expect(workoutText({ key, values: { byHand: true } })).not.toMatch(/hand/i);
      expect(workoutText({ key, values: { byHand: false } })).toMatch(/hand/i);
    }
  });

  test("a stop asks in the words of the specification", () => {
    expect(workoutText({ key: "pain-stopped", values: { knee: "right" } })).toBe(
      "Let's stop there. How is your right knee, zero to ten?",
    );
  });

  test("a session that ended for pain is not praised", () => {
    const done = (end: "complete" | "pain", again = false): string =>
      workoutText({ key: "done", values: { sets: 3, end, again } });
    expect(done("complete")).toMatch(/well done/i);
    expect(done("pain")).not.toMatch(/well done/i);
    expect(done("pain", true)).toMatch(/physiotherapist/);
  });
});
