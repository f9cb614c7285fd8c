import { describe, expect, test } from "vitest";
import { BodyTracker } from "../../src/body/body-tracker.js";
import type { JointName } from "../../src/body/joints.js";
import type { View } from "../../src/body/metrics.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { PlacementProblem } from "../../src/checker/events.js";
import { NO_VIEW, stepViewGate } from "../../src/checker/view-gate.js";
import { placementProblem } from "../../src/session/placement.js";
import { drawFrame, UPRIGHT, type Shot } from "../support/drawn-body.js";

const NEEDS = ["shoulder", "hip", "knee", "ankle"] as const;

/** What keeps a standing person from being judged, after a second of the same picture. */
function problemOf(
  shot: Partial<Shot>,
  wanted: readonly [View, ...View[]],
  change: (frame: PoseFrame) => PoseFrame = (frame) => frame,
): PlacementProblem | undefined {
  const tracker = new BodyTracker("blazepose-full");
  let gate = NO_VIEW;
  let problem: PlacementProblem | undefined;
  for (let timeMs = 0; timeMs < 1000; timeMs += 50) {
    const frame = change(drawFrame(UPRIGHT, timeMs, shot));
    const body = tracker.step(frame);
    gate = stepViewGate(gate, body.yawDeg, timeMs);
    problem = placementProblem(frame, body, gate.view, wanted, NEEDS);
  }
  return problem;
}

const without =
  (...names: readonly JointName[]) =>
  (frame: PoseFrame): PoseFrame => ({
    ...frame,
    joints: Object.fromEntries(
      Object.entries(frame.joints ?? {}).filter(([name]) => !names.some((each) => each === name)),
    ),
  });

const faint =
  (...names: readonly JointName[]) =>
  (frame: PoseFrame): PoseFrame => {
    const joints = { ...frame.joints };
    for (const name of names) {
      const joint = joints[name];
      if (joint) joints[name] = { ...joint, score: 0.55 };
    }
    return { ...frame, joints };
  };

describe("placement", () => {
  test("whoever stands as the exercise is seen is well placed", () => {
    expect(problemOf({ azimuthDeg: 0 }, ["front"])).toBeUndefined();
    expect(problemOf({ azimuthDeg: 30 }, ["front-oblique"])).toBeUndefined();
    expect(problemOf({ azimuthDeg: 90 }, ["side"])).toBeUndefined();
  });

  test("an exercise that is counted from two views may be begun from either", () => {
    expect(problemOf({ azimuthDeg: 0 }, ["side", "front"])).toBeUndefined();
    expect(problemOf({ azimuthDeg: 90 }, ["front", "side"])).toBeUndefined();
  });

  test.each([
    ["side", 0, /^turn-(left|right)$/],
    ["front", 90, "turn-left"],
    ["front", -90, "turn-right"],
    ["front", 30, "turn-a-little-left"],
    ["front-oblique", 90, "turn-left"],
  ] as const)(
    "for an exercise from the %s, whoever is turned by %i degrees is asked to turn the right way",
    (view, azimuthDeg, problem) => {
      expect(problemOf({ azimuthDeg }, [view])).toMatch(problem);
    },
  );

  test("from the front both feet must be in the picture, from the side one is enough", () => {
    const hidden = without("leftAnkle", "leftHeel", "leftToe");
    expect(problemOf({ azimuthDeg: 0 }, ["front"], hidden)).toBe("feet-cut-off");
    expect(problemOf({ azimuthDeg: -90 }, ["side"], hidden)).toBeUndefined();
  });

  test("from the front both legs must be seen clearly, from the side the nearer one", () => {
    const unclear = faint("leftShoulder", "leftHip", "leftKnee", "leftAnkle");
    expect(problemOf({ azimuthDeg: 0 }, ["front"], unclear)).toBe("uncertain");
    expect(problemOf({ azimuthDeg: -90 }, ["side"], unclear)).toBeUndefined();
  });
});
