import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BodyTracker } from "../../src/body/body-tracker.js";
import { NO_STILL_STAND, stepStillStand } from "../../src/body/calibration.js";
import type { Calibration, StillStandState } from "../../src/body/calibration.js";
import {
  comBehindAnkle,
  footAngle,
  frontalShankAngle,
  headForward,
  kneeFlexion,
  kneeFromHipDrop,
  kneeSeparation,
  shankAngle,
  thighInclination,
  trunkLean,
  wristOffThigh,
} from "../../src/body/metrics.js";
import type { Metric } from "../../src/body/metrics.js";
import { frameOf, mirrored, STANDING, wallSit } from "../support/synthetic-body.js";
import type { BodyPose } from "../support/synthetic-body.js";

function calibrate(tracker: BodyTracker, pose: BodyPose): Calibration {
  let state: StillStandState = NO_STILL_STAND;
  for (let index = 0; index < 30; index += 1) {
    const step = stepStillStand(state, tracker.step(frameOf(pose, index * 33)), 600, 1.7);
    state = step.state;
    if (step.calibration !== undefined) return step.calibration;
  }
  throw new Error("the drawn person never stood still");
}

function measure(metric: Metric, pose: BodyPose, flip = false): number | undefined {
  const tracker = new BodyTracker("blazepose-full");
  const calibration = calibrate(tracker, { ...STANDING, yawDeg: pose.yawDeg, facing: pose.facing });
  const other = new BodyTracker("blazepose-full");
  let value: number | undefined;
  for (let index = 0; index < 3; index += 1) {
    const frame = frameOf(pose, 2000 + index * 33);
    value = metric.compute(other.step(flip ? mirrored(frame) : frame), calibration, undefined);
  }
  return value;
}

const sitArbitrary = fc.record({
  kneeDeg: fc.integer({ min: 30, max: 110 }),
  trunkDeg: fc.integer({ min: -5, max: 40 }),
  shankDeg: fc.integer({ min: -20, max: 25 }),
  facing: fc.constantFrom(1 as const, -1 as const),
});

describe("side-view angles", () => {
  it("read the drawn knee, trunk, shank and thigh within two degrees", () => {
    fc.assert(
      fc.property(sitArbitrary, (drawn) => {
        const pose = { ...STANDING, ...drawn };
        expect(Math.abs((measure(kneeFlexion, pose) ?? 999) - drawn.kneeDeg)).toBeLessThan(2);
        expect(Math.abs((measure(trunkLean, pose) ?? 999) - drawn.trunkDeg)).toBeLessThan(2);
        // The drawn feet stand wider than the hips, so that a shank leans to the side too: up to 0.6 degrees in the picture.
        expect(Math.abs((measure(shankAngle, pose) ?? 999) - drawn.shankDeg)).toBeLessThan(1);
        expect(Math.abs((measure(thighInclination, pose) ?? 999) - (drawn.kneeDeg - drawn.shankDeg))).toBeLessThan(2);
      }),
      { numRuns: 40 },
    );
  });

  it("are the same in a mirrored picture", () => {
    fc.assert(
      fc.property(sitArbitrary, (drawn) => {
        const pose = { ...STANDING, ...drawn };
        for (const metric of [kneeFlexion, trunkLean, shankAngle, comBehindAnkle]) {
          expect(measure(metric, pose, true)).toBeCloseTo(measure(metric, pose) ?? 999, 6);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("are straightened for a body that is not quite side on", () => {
    const sit = { ...wallSit(60), shankDeg: 10, yawDeg: 70 };
    expect(Math.abs((measure(kneeFlexion, sit) ?? 999) - 60)).toBeLessThan(3);
    expect(Math.abs((measure(shankAngle, sit) ?? 999) - 10)).toBeLessThan(1.5);
  });

  it("are undefined, not zero, for a person who is not seen", () => {
    const body = new BodyTracker("blazepose-full").step({ timeMs: 0, widthPx: 640, heightPx: 480, joints: undefined });
    for (const metric of [kneeFlexion, trunkLean, comBehindAnkle, wristOffThigh, footAngle, kneeFromHipDrop]) {
      expect(metric.compute(body, undefined, undefined)).toBeUndefined();
    }
  });
});

describe("support", () => {
  it("puts the centre of mass a fifth of body height behind the ankle in a right-angled wall sit", () => {
    // exercises.md 5.4: 0.19 H.
    expect(measure(comBehindAnkle, wallSit(90))).toBeCloseTo(0.19, 1);
  });

  it("keeps the centre of mass over the foot in a free squat", () => {
    const squat = { ...STANDING, kneeDeg: 90, shankDeg: 30, trunkDeg: 40 };
    expect(Math.abs(measure(comBehindAnkle, squat) ?? 9)).toBeLessThan(0.05);
  });
});

describe("hands, feet and head", () => {
  it("tell hands on the thighs from hanging and folded arms", () => {
    expect(measure(wristOffThigh, { ...wallSit(90), hands: "thighs" })).toBeLessThan(0.06);
    expect(measure(wristOffThigh, { ...wallSit(90), hands: "chest" })).toBeGreaterThan(0.06);
    expect(measure(wristOffThigh, { ...wallSit(90), hands: "hanging" })).toBeGreaterThan(0.06);
  });

  it("measure the lifted heel against the flat foot, without what BlazePose adds as the knee bends", () => {
    const addedDeg = 0.07 * (90 - STANDING.kneeDeg);
    const heelUp = (liftDeg: number) => ({ ...wallSit(90), heelLiftDeg: liftDeg + addedDeg });
    expect(measure(footAngle, heelUp(20))).toBeCloseTo(20, 0);
    expect(measure(footAngle, { ...heelUp(20), facing: -1 })).toBeCloseTo(20, 0);
    expect(measure(footAngle, heelUp(0))).toBeCloseTo(0, 0);
    expect(measure(footAngle, { ...STANDING, heelLiftDeg: 20 })).toBeCloseTo(20, 0);
  });

  it("measure the head against its own still stand", () => {
    expect(measure(headForward, { ...wallSit(90), headDeg: 30 })).toBeCloseTo(30, 0);
  });
});

describe("front view", () => {
  const front = { ...STANDING, yawDeg: 0, shankDeg: 0, kneeDeg: 0 };

  it("sees knees that fall inward, and the gap between them shrink", () => {
    const inward = { ...front, kneeDeg: 60, kneeInShare: 0.06 };
    expect(measure(frontalShankAngle, inward)).toBeCloseTo(13.7, 0);
    expect(measure(frontalShankAngle, front)).toBeCloseTo(0, 0);
    expect(measure(kneeSeparation, inward)).toBeCloseTo(0.06, 2);
  });

  it("reads the depth of a wall squat from the shortened legs", () => {
    // The drawn stance calibrates with bent knees, hence the width of the band.
    expect(measure(kneeFromHipDrop, { ...front, kneeDeg: 60 })).toBeGreaterThan(45);
    expect(measure(kneeFromHipDrop, { ...front, kneeDeg: 60 })).toBeLessThan(70);
    expect(measure(kneeFromHipDrop, front)).toBeLessThan(20);
  });
});
