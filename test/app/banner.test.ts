import { describe, expect, test } from "vitest";
import { bannerOf } from "../../src/app/banner.js";
import type { HoldReadout } from "../../src/checker/machine.js";
import { sceneOf, type Scene } from "../../src/coach/scene.js";
import { wallSquat } from "../../src/exercises/wall-squat.js";
import type { RuleReadout, SetSnapshot } from "../../src/session/set-types.js";
import { HOLD, snapshotOf } from "../support/snapshots.js";

const WALL_SQUAT = sceneOf(wallSquat, { level: "L2", lowImpact: false });
const DEADLIFT: Scene = {
  ...WALL_SQUAT,
  exerciseId: "one-leg-deadlift",
  movement: "reps",
  legs: "stance",
  depth: "trunk-lean",
};
const HOPS: Scene = {
  ...WALL_SQUAT,
  exerciseId: "lateral-hop",
  movement: "hops",
  depth: undefined,
  view: "front",
  views: ["front"],
};

const holding = (part: Partial<HoldReadout> = {}, more: Partial<SetSnapshot> = {}): SetSnapshot =>
  snapshotOf("hold", { ...more, hold: { ...HOLD, ...part } });

const raised = (id: string, severity: RuleReadout["severity"], cue: string): RuleReadout => ({
  id,
  severity,
  cue,
  state: "raised",
});

describe("banner", () => {
  test("a placement problem is said as what to do", () => {
    expect(bannerOf(holding({}, { phase: "placement", placementProblem: "feet-cut-off" }), WALL_SQUAT)).toEqual({
      tone: "info",
      text: "Your feet are cut off, step back",
    });
  });

  test("a standing person is told how deep to go", () => {
    expect(bannerOf(holding(), WALL_SQUAT).text).toBe("Down to 60°");
  });

  test("a pause wins over a warning and gives its reason without saying paused twice", () => {
    const banner = bannerOf(
      holding({ state: "paused", pauseReason: "too-high" }, { rules: [raised("E2-1", "form", "slide-down")] }),
      WALL_SQUAT,
    );
    expect(banner).toEqual({ tone: "paused", text: "Slide down a little" });
  });

  test("of two warnings the one for safety is shown", () => {
    const banner = bannerOf(
      holding(
        { state: "holding" },
        { rules: [raised("E2-5", "form", "back-to-wall"), raised("E2-3", "safe", "feet-forward")] },
      ),
      WALL_SQUAT,
    );
    expect(banner).toEqual({ tone: "careful", text: "Walk your feet forward" });
  });

  test("what is only for information is no warning", () => {
    const banner = bannerOf(
      holding({ state: "holding" }, { rules: [raised("E2-9", "info", "head-forward")] }),
      WALL_SQUAT,
    );
    expect(banner.tone).toBe("good");
  });

  test("somebody who is out of sight between two holds is asked back", () => {
    const banner = bannerOf(holding({ pauseReason: "left-frame" }, { joints: undefined }), WALL_SQUAT);
    expect(banner.text).toBe("Step back into view");
  });

  test("between repetitions it says what to do and how far, and turns good once one was begun", () => {
    const resting = snapshotOf("reps", { kind: { ...snapshotOf("reps").kind, depth: "trunk-lean" } });
    expect(bannerOf(resting, DEADLIFT)).toEqual({ tone: "info", text: "Lean to 60°, and up" });
    expect(bannerOf({ ...resting, attemptPhase: "down" }, DEADLIFT).tone).toBe("good");
  });

  test("whoever turned away from where the exercise is counted is asked to turn back, in its own way", () => {
    expect(bannerOf(snapshotOf("reps", { view: "front" }), DEADLIFT)).toEqual({
      tone: "paused",
      text: "Turn your side to the camera",
    });
    expect(bannerOf(snapshotOf("hops", { view: "side" }), HOPS)).toEqual({ tone: "paused", text: "Face the camera" });
  });

  test("steps are asked for where hops are left out", () => {
    const { text } = bannerOf(snapshotOf("hops", { view: "front" }), { ...HOPS, lowImpact: true });
    expect(text).toBe("Step from side to side");
  });

  test("a loss of control is a stop", () => {
    const lost = snapshotOf("reps", { rules: [raised("E3-10", "stop-set", "reset-on-two-feet")] });
    expect(bannerOf(lost, DEADLIFT)).toEqual({ tone: "stop", text: "Reset on two feet" });
  });
});
