import { describe, expect, it } from "vitest";
import { BodyTracker } from "../../src/body/body-tracker.js";
import type { Body } from "../../src/body/body.js";
import { NO_STILL_STAND, stepStillStand } from "../../src/body/calibration.js";
import type { JointName } from "../../src/body/joints.js";
import type { Joints, PoseFrame } from "../../src/body/pose-frame.js";
import { PICTURE } from "../support/drawn-body.js";
import { emptyFrame, frameOf, mirrored, STANDING, wallSit } from "../support/synthetic-body.js";

const steps = (frames: readonly PoseFrame[], engine: "blazepose-full" | "movenet-thunder" = "blazepose-full"): Body => {
  const tracker = new BodyTracker(engine);
  const bodies = frames.map((frame) => tracker.step(frame));
  const last = bodies.at(-1);
  if (last === undefined) throw new Error("no pictures");
  return last;
};

const without = (frame: PoseFrame, name: JointName): PoseFrame => {
  const joints: Partial<Record<JointName, NonNullable<Joints[JointName]>>> = { ...frame.joints };
  Reflect.deleteProperty(joints, name);
  return { ...frame, joints };
};

const still = (count: number, fromMs = 0): PoseFrame[] =>
  Array.from({ length: count }, (_, index) => frameOf(STANDING, fromMs + index * 33));

describe("body tracker", () => {
  it("knows the near side from where the person looks, also in a mirrored picture", () => {
    expect(steps([frameOf(STANDING, 0)])).toMatchObject({ forwardSign: 1, nearSide: "right" });
    expect(steps([mirrored(frameOf(STANDING, 0))])).toMatchObject({ forwardSign: -1, nearSide: "left" });
  });

  it("keeps the near side when the engine exchanges left and right in single pictures", () => {
    const swapped = frameOf(STANDING, 99);
    const names = mirrored(mirrored(swapped));
    const exchanged = { ...names, joints: mirrored({ ...swapped, widthPx: 0 }).joints };
    const restored = Object.fromEntries(
      Object.entries(exchanged.joints ?? {}).map(([name, joint]) => [name, { ...joint, xPx: -joint.xPx }]),
    );
    expect(steps([...still(3), { ...swapped, joints: restored }])).toMatchObject({ nearSide: "right" });
  });

  it("reads the turn to the camera within five degrees", () => {
    for (const yawDeg of [0, 30, 60, 90]) {
      expect(Math.abs((steps([frameOf({ ...STANDING, yawDeg }, 0)]).yawDeg ?? 999) - yawDeg)).toBeLessThan(5);
    }
  });

  it("tells front from side without depth", () => {
    const front = steps([frameOf({ ...STANDING, yawDeg: 0 }, 0)], "movenet-thunder").yawDeg ?? 999;
    const side = steps([frameOf(STANDING, 0)], "movenet-thunder").yawDeg ?? -999;
    expect(front).toBeLessThan(20);
    expect(side).toBeGreaterThan(70);
  });

  it("does not use unsure landmarks or landmarks at the picture's edge", () => {
    const unsure = frameOf(STANDING, 0, { ...PICTURE, score: 0.4 });
    expect(steps([unsure]).joints).toBeUndefined();
    expect(steps([unsure]).missing).toBe("nobody");
    const cut = steps([frameOf(STANDING, 0, { ...PICTURE, floorYPx: 484 })]);
    expect(cut.joints?.leftAnkle).toBeUndefined();
    expect(cut.joints?.leftKnee).toBeDefined();
  });

  it("bridges a joint that is missing for a moment and lets it go after a third of a second", () => {
    const moment = steps([...still(3), without(frameOf(STANDING, 200), "rightKnee")]);
    expect(moment.joints?.rightKnee).toBeDefined();
    const gone = Array.from({ length: 12 }, (_, index) => without(frameOf(STANDING, 100 + index * 33), "rightKnee"));
    expect(steps([...still(3), ...gone]).joints?.rightKnee).toBeUndefined();
  });

  it("bridges with the last place, not with an older one", () => {
    const moved = { ...PICTURE, ankleXPx: PICTURE.ankleXPx + 20 };
    const there = Array.from({ length: 6 }, (_, index) => frameOf(STANDING, 100 + index * 33, moved));
    const hidden = Array.from({ length: 3 }, (_, index) =>
      without(frameOf(STANDING, 300 + index * 33, moved), "rightKnee"),
    );
    const wanted = steps([...still(3), ...there]).joints?.rightKnee?.xPx;
    expect(wanted).toBeDefined();
    expect(steps([...still(3), ...there, ...hidden]).joints?.rightKnee?.xPx).toBe(wanted);
  });

  it.each([
    { part: "trunk", torn: ["rightShoulder"] },
    { part: "thigh", torn: ["rightKnee", "rightAnkle"] },
    { part: "shank", torn: ["rightAnkle"] },
  ] as const)("drops a picture with a $part that is longer than the person's", ({ torn }) => {
    const tracker = new BodyTracker("blazepose-full");
    let state = NO_STILL_STAND;
    for (const frame of still(40)) {
      const step = stepStillStand(state, tracker.step(frame), 1000, undefined);
      state = step.state;
      if (step.calibration !== undefined) tracker.calibrate(step.calibration);
    }
    const frame = frameOf(STANDING, 1400);
    const joints: Partial<Record<JointName, NonNullable<Joints[JointName]>>> = { ...frame.joints };
    for (const name of torn) {
      const joint = joints[name];
      if (joint !== undefined) joints[name] = { ...joint, xPx: joint.xPx + 90 };
    }
    expect(tracker.step({ ...frame, joints }).missing).toBe("implausible");
    expect(tracker.step(frameOf(STANDING, 1433)).missing).toBeUndefined();
  });

  it("takes out a single outlier", () => {
    const jump = frameOf(STANDING, 99);
    const knee = jump.joints?.rightKnee;
    if (knee === undefined) throw new Error("drawn person without a knee");
    const wild = { ...jump, joints: { ...jump.joints, rightKnee: { ...knee, xPx: knee.xPx + 60 } } };
    const body = steps([...still(3), wild, frameOf(STANDING, 132)]);
    expect(body.joints?.rightKnee?.xPx).toBeCloseTo(knee.xPx, 3);
  });

  it("drops pictures of somebody who passes, and goes on with the person", () => {
    const tracker = new BodyTracker("blazepose-full");
    for (const frame of still(10)) tracker.step(frame);
    const passer = { ...PICTURE, ankleXPx: 520, bodyPx: 400 };
    for (let index = 0; index < 6; index += 1) {
      expect(tracker.step(frameOf(STANDING, 330 + index * 33, passer)).missing).toBe("implausible");
    }
    const back = tracker.step(frameOf(STANDING, 560));
    expect(back.missing).toBeUndefined();
    expect(back.joints?.rightHip).toBeDefined();
  });

  it("takes the new place as the person's after a second", () => {
    const tracker = new BodyTracker("blazepose-full");
    for (const frame of still(10)) tracker.step(frame);
    const moved = { ...PICTURE, ankleXPx: 560 };
    let body: Body | undefined;
    for (let index = 0; index < 40; index += 1) body = tracker.step(frameOf(STANDING, 330 + index * 33, moved));
    expect(body?.joints).toBeDefined();
  });

  it("follows a person who has come nearer since the still stand", () => {
    const tracker = new BodyTracker("blazepose-full");
    let state = NO_STILL_STAND;
    for (const frame of still(40)) {
      const step = stepStillStand(state, tracker.step(frame), 1000, undefined);
      state = step.state;
      if (step.calibration !== undefined) tracker.calibrate(step.calibration);
    }
    const nearer = { ...PICTURE, bodyPx: PICTURE.bodyPx * 1.3, floorYPx: 465 };
    const seen = Array.from({ length: 150 }, (_, index) => tracker.step(frameOf(STANDING, 5000 + index * 33, nearer)));
    expect(seen.slice(60).every((body) => body.joints !== undefined)).toBe(true);
  });

  it("says nobody for an empty picture", () => {
    expect(steps([...still(3), emptyFrame(132)])).toMatchObject({ joints: undefined, missing: "nobody" });
  });

  it("keeps its idea of body height through a sit", () => {
    const sitting = steps(Array.from({ length: 40 }, (_, index) => frameOf(wallSit(90), index * 33)));
    expect(Math.abs((sitting.bodyPx ?? 0) / PICTURE.bodyPx - 1)).toBeLessThan(0.05);
  });
});
