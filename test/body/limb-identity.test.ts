import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BodyTracker } from "../../src/body/body-tracker.js";
import { distancePx } from "../../src/body/geometry.js";
import { otherSide, sideJoint } from "../../src/body/joints.js";
import type { JointName, LimbJoint, Side } from "../../src/body/joints.js";
import type { Joint, Joints, PoseFrame } from "../../src/body/pose-frame.js";
import { disturb } from "../evaluate/disturb.js";
import { PICTURE } from "../support/drawn-body.js";
import { legCircles } from "../support/drawn-circles.js";
import { deadlifts } from "../support/drawn-repetitions.js";

const LEG: readonly LimbJoint[] = ["knee", "ankle", "heel", "toe"];
const LEG_JOINTS = ["leftKnee", "leftAnkle", "rightKnee", "rightAnkle"] as const;
const WHOLE: readonly LimbJoint[] = ["ear", "eye", "shoulder", "elbow", "wrist", "hip", ...LEG];
/** Both feet are this far from one another before sides are asked for, share of height. */
const APART = 0.12;
/** Picture of a deadlift at 15 a second in which its bottom begins. */
const BOTTOM_FROM = 70;
/** How far a joint may be off for the median of three pictures, share of height. */
const NEAR = 0.06;

/** The same picture with left and right of these joints exchanged, as the model does at full confidence. */
function exchanged(frame: PoseFrame, limbs: readonly LimbJoint[]): PoseFrame {
  const joints: Partial<Record<JointName, Joint>> = { ...frame.joints };
  for (const limb of limbs) {
    for (const side of ["left", "right"] as const) {
      const joint = frame.joints?.[sideJoint(otherSide(side), limb)];
      if (joint !== undefined) joints[sideJoint(side, limb)] = joint;
    }
  }
  return { ...frame, joints };
}

/** Which pictures are exchanged: turns of kept and exchanged ones, single ones and runs, the kept ones in the majority. */
const turns = fc.array(
  fc
    .record({ more: fc.integer({ min: 1, max: 30 }), exchanged: fc.integer({ min: 1, max: 20 }) })
    .map(({ more, exchanged }) => ({ kept: exchanged + more, exchanged })),
  { minLength: 10, maxLength: 10 },
);

function withTurns(
  film: readonly PoseFrame[],
  limbs: readonly LimbJoint[],
  spans: readonly { readonly kept: number; readonly exchanged: number }[],
): readonly PoseFrame[] {
  // The model has to be right for a second once the foot is up, before it may be wrong.
  const fromPicture = 80;
  const wrong = new Set<number>();
  let at = fromPicture;
  for (const span of spans) {
    at += span.kept;
    for (let index = 0; index < span.exchanged; index += 1) wrong.add(at + index);
    at += span.exchanged;
  }
  return film.map((frame, index) => (wrong.has(index) ? exchanged(frame, limbs) : frame));
}

const track = (film: readonly PoseFrame[]): readonly (Joints | undefined)[] => {
  const tracker = new BodyTracker("blazepose-full");
  return film.map((frame) => tracker.step(frame).joints);
};

/** Largest distance of knees and ankles from where they are, in pictures in which the legs are apart. */
function worstShare(
  film: readonly PoseFrame[],
  tracked: readonly (Joints | undefined)[],
  sides: readonly Side[] = ["left", "right"],
): number {
  let worst = 0;
  for (const [index, frame] of film.entries()) {
    const truth = frame.joints;
    const { leftAnkle, rightAnkle } = truth ?? {};
    if (leftAnkle === undefined || rightAnkle === undefined) continue;
    if (distancePx(leftAnkle, rightAnkle) < APART * PICTURE.bodyPx) continue;
    for (const side of sides) {
      for (const limb of ["knee", "ankle"] as const) {
        const name = sideJoint(side, limb);
        const wanted = truth?.[name];
        const found = tracked[index]?.[name];
        if (wanted === undefined || found === undefined) return Number.POSITIVE_INFINITY;
        worst = Math.max(worst, distancePx(wanted, found));
      }
    }
  }
  return worst / PICTURE.bodyPx;
}

describe("limb identity in a hinge on one leg", () => {
  it.each([
    { what: "the legs", limbs: LEG },
    { what: "all limbs", limbs: WHOLE },
  ])("keeps each leg its own when $what are exchanged in single pictures and in runs", ({ limbs }) => {
    fc.assert(
      fc.property(fc.constantFrom<Side>("left", "right"), turns, (stance, spans) => {
        const film = [...deadlifts({ stance, trunkDeg: 80, freeLegDeg: 75 })];
        expect(worstShare(film, track(withTurns(film, limbs, spans)))).toBeLessThan(NEAR);
      }),
      { numRuns: 12 },
    );
  });

  it("leaves the leg that stands where it is when the model puts its joints between both legs", () => {
    const film = [...deadlifts({ stance: "left", trunkDeg: 80, freeLegDeg: 75 })];
    const between = film.map((frame, index) => (index > 100 && index % 11 < 4 ? blended(frame) : frame));
    expect(worstShare(film, track(between), ["left"])).toBeLessThan(NEAR);
  });

  it("believes no leg for as long as the model puts the foot that stands between both", () => {
    const film = [...deadlifts({ stance: "left", trunkDeg: 80, freeLegDeg: 75, fps: 15, tempo: { bottomMs: 1500 } })];
    const [first, blends] = [BOTTOM_FROM, 14];
    const between = film.map((frame, index) => (index >= first && index < first + blends ? blended(frame) : frame));
    const seen = track(between).slice(first, first + blends);
    const truth = film[first]?.joints;
    expect(seen).toHaveLength(blends);
    for (const joints of seen) {
      for (const name of LEG_JOINTS) {
        const [found, wanted] = [joints?.[name], truth?.[name]];
        if (found === undefined || wanted === undefined) continue;
        expect(distancePx(found, wanted) / PICTURE.bodyPx).toBeLessThan(NEAR);
      }
    }
  });

  it("sees a foot that goes down in a hinge at once, and a foot that has moved soon", () => {
    const film = [...deadlifts({ stance: "left", trunkDeg: 80, freeLegDeg: 75, fps: 15, tempo: { bottomMs: 2500 } })];
    const down = film.map((frame, index) => (index >= BOTTOM_FROM + 15 ? withFootDown(frame) : frame));
    const hopped = film.map((frame, index) => (index >= BOTTOM_FROM + 15 ? moved(frame) : frame));
    expect(legsOf(track(down)[BOTTOM_FROM + 21])).toHaveLength(4);
    expect(legsOf(track(hopped)[BOTTOM_FROM + 41])).toHaveLength(4);
  });

  it("sees a foot that is set down nearer to the other one soon, both on the ground", () => {
    const standing = [...deadlifts({ stance: "left", fps: 15 })][0];
    const film = Array.from({ length: 40 }, (_, index) =>
      strideOf(standing, index < 25 ? 0.3 : 0.18, (index * 1000) / 15),
    );
    expect(legsOf(track(film)[24])).toHaveLength(4);
    expect(legsOf(track(film)[25 + 8])).toHaveLength(4);
  });

  it("follows the model when it goes on naming the sides the other way round", () => {
    const film = [...deadlifts({ stance: "left" })];
    const turned = film.map((frame, index) => (index > 30 ? exchanged(frame, WHOLE) : frame));
    const last = track(turned).at(-1);
    expect(last?.leftAnkle?.xPx).toBeCloseTo(film.at(-1)?.joints?.rightAnkle?.xPx ?? Number.NaN, 3);
  });
});

describe("limb identity seen from the front", () => {
  it("keeps the sides while a fifth of all joints is missing", () => {
    const film = [...legCircles({ azimuthDeg: 0 })].map((frame) => ({ type: "frame", frame }) as const);
    const gappy = disturb(film, "drop").flatMap((input) => (input.type === "frame" ? [input.frame] : []));
    for (const joints of track(gappy)) {
      const { leftHip, rightHip } = joints ?? {};
      if (leftHip === undefined || rightHip === undefined) continue;
      // Whoever faces the camera has the left side at the right of the picture.
      expect(leftHip.xPx).toBeGreaterThan(rightHip.xPx);
    }
  });
});

/** Knees and ankles that are seen. */
const legsOf = (joints: Joints | undefined): readonly Joint[] => LEG_JOINTS.flatMap((name) => joints?.[name] ?? []);

/** The whole person a tenth of their height further toward where the free leg is. */
function moved(frame: PoseFrame): PoseFrame {
  const { leftAnkle, rightAnkle } = frame.joints ?? {};
  const byPx = 0.1 * PICTURE.bodyPx * Math.sign((rightAnkle?.xPx ?? 0) - (leftAnkle?.xPx ?? 0));
  const joints = Object.entries(frame.joints ?? {}).map(([name, joint]) => [
    name,
    { ...joint, xPx: joint.xPx + byPx },
  ]) as readonly [JointName, Joint][];
  return { ...frame, joints: Object.fromEntries(joints) };
}

/** The left leg this share of height in front of the right one, and nearer to the camera. */
function strideOf(frame: PoseFrame | undefined, apart: number, timeMs: number): PoseFrame {
  if (frame === undefined) throw new Error("the film is empty");
  const joints: Partial<Record<JointName, Joint>> = { ...frame.joints };
  for (const limb of LEG) {
    const other = frame.joints?.[sideJoint("right", limb)];
    if (other === undefined) continue;
    const [xPx, yPx] = [other.xPx + apart * PICTURE.bodyPx, other.yPx + 0.02 * PICTURE.bodyPx];
    joints[sideJoint("left", limb)] = { ...other, xPx, yPx };
  }
  return { ...frame, timeMs, joints };
}

/** The right leg beside the left one. */
function withFootDown(frame: PoseFrame): PoseFrame {
  const joints: Partial<Record<JointName, Joint>> = { ...frame.joints };
  for (const limb of LEG) {
    const stance = frame.joints?.[sideJoint("left", limb)];
    if (stance !== undefined) joints[sideJoint("right", limb)] = { ...stance, xPx: stance.xPx + 0.02 * PICTURE.bodyPx };
  }
  return { ...frame, joints };
}

/** Knees and feet of both sides drawn to the middle between them. */
function blended(frame: PoseFrame): PoseFrame {
  const joints: Partial<Record<JointName, Joint>> = { ...frame.joints };
  for (const limb of LEG) {
    for (const side of ["left", "right"] as const) {
      const own = frame.joints?.[sideJoint(side, limb)];
      const other = frame.joints?.[sideJoint(otherSide(side), limb)];
      if (own === undefined || other === undefined) continue;
      const between = { xPx: own.xPx + 0.4 * (other.xPx - own.xPx), yPx: own.yPx + 0.4 * (other.yPx - own.yPx) };
      joints[sideJoint(side, limb)] = { ...own, ...between };
    }
  }
  return { ...frame, joints };
}
