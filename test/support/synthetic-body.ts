import type { JointName, Side } from "../../src/body/joints.js";
import { sideJoint } from "../../src/body/joints.js";
import type { LimbJoint } from "../../src/body/joints.js";
import type { Joint, PoseFrame } from "../../src/body/pose-frame.js";

/**
 * A drawn person: joint centres from angles by Drillis and Contini's proportions, orthographic, plus the landmark
 * offset that BlazePose has at the hip. Angles as in exercises.md 2.2.
 */
export interface BodyPose {
  readonly kneeDeg: number;
  readonly trunkDeg: number;
  readonly shankDeg: number;
  /** 0 faces the camera, 90 side on. */
  readonly yawDeg: number;
  /** +1 looks to the right of the picture. */
  readonly facing: 1 | -1;
  readonly heelLiftDeg: number;
  readonly headDeg: number;
  readonly hands: "hanging" | "chest" | "thighs";
  /** How far each knee is inside the line of its foot, share of height (front view). */
  readonly kneeInShare: number;
}

export const STANDING: BodyPose = {
  kneeDeg: 8,
  trunkDeg: 0,
  shankDeg: -14,
  yawDeg: 90,
  facing: 1,
  heelLiftDeg: 0,
  headDeg: 0,
  hands: "chest",
  kneeInShare: 0,
};

export const wallSit = (kneeDeg: number): BodyPose => ({ ...STANDING, kneeDeg, shankDeg: 0 });

export interface PictureOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bodyPx: number;
  readonly ankleXPx: number;
  readonly floorYPx: number;
  readonly score: number;
  readonly luma: number;
}

export const PICTURE: PictureOptions = {
  widthPx: 640,
  heightPx: 480,
  bodyPx: 320,
  ankleXPx: 320,
  floorYPx: 430,
  score: 0.95,
  luma: 120,
};

const THIGH = 0.245;
const SHANK = 0.246;
const TRUNK = 0.288;
const ANKLE_HEIGHT = 0.039;
const FOOT = 0.152;
/** BlazePose full puts the hip landmark this far in front of the joint centre, share of leg length. */
const HIP_FORWARD = 0.04;
const HALF_SHOULDER = 0.13;
const HALF_HIP = 0.07;
const HALF_STANCE = 0.09;

/** Forward, up and to the person's left, shares of body height. */
interface Place {
  readonly f: number;
  readonly u: number;
  readonly l: number;
}

const rad = (deg: number): number => (deg * Math.PI) / 180;
const along = (from: Place, length: number, deg: number): Place => ({
  f: from.f + length * Math.sin(rad(deg)),
  u: from.u + length * Math.cos(rad(deg)),
  l: from.l,
});

function sideOf(pose: BodyPose, side: Side): Partial<Record<LimbJoint, Place>> {
  const sign = side === "left" ? 1 : -1;
  const ankle: Place = { f: 0, u: ANKLE_HEIGHT, l: sign * HALF_STANCE };
  const knee = { ...along(ankle, SHANK, pose.shankDeg), l: sign * (HALF_STANCE - pose.kneeInShare) };
  const thighDeg = pose.kneeDeg - pose.shankDeg;
  const hipCentre = { ...along(knee, THIGH, -thighDeg), l: sign * HALF_HIP };
  const shoulder = { ...along(hipCentre, TRUNK, pose.trunkDeg), l: sign * HALF_SHOULDER };
  const ear = { ...along(shoulder, 0.12, pose.trunkDeg + pose.headDeg + 8), l: sign * 0.04 };
  // The landmark lies in front of the centre, between the fronts of trunk and thigh.
  const trunkFront = { f: Math.cos(rad(pose.trunkDeg)), u: -Math.sin(rad(pose.trunkDeg)) };
  const thighFront = { f: Math.cos(rad(thighDeg)), u: Math.sin(rad(thighDeg)) };
  const front = { f: trunkFront.f + thighFront.f, u: trunkFront.u + thighFront.u };
  const norm = Math.hypot(front.f, front.u);
  const offset = HIP_FORWARD * (THIGH + SHANK);
  const hip: Place = {
    f: hipCentre.f + (front.f / norm) * offset,
    u: hipCentre.u + (front.u / norm) * offset,
    l: hipCentre.l,
  };
  const handOnThigh: Place = {
    f: hipCentre.f + 0.7 * (knee.f - hipCentre.f),
    u: hipCentre.u + 0.7 * (knee.u - hipCentre.u) + 0.02,
    l: knee.l,
  };
  const wrists: Readonly<Record<BodyPose["hands"], Place>> = {
    hanging: { ...along(shoulder, -0.33, 0), l: sign * 0.16 },
    chest: { f: shoulder.f + 0.12, u: shoulder.u - 0.1, l: 0 },
    thighs: handOnThigh,
  };
  const heelLift = pose.heelLiftDeg;
  const toe: Place = { f: FOOT * 0.75, u: 0.01, l: ankle.l };
  const heel: Place = {
    f: toe.f - FOOT * Math.cos(rad(heelLift)),
    u: toe.u + FOOT * Math.sin(rad(heelLift)),
    l: ankle.l,
  };
  const wrist = wrists[pose.hands];
  return { ear, shoulder, hip, knee, ankle, heel, toe, wrist };
}

/** One picture of the drawn person. */
export function frameOf(pose: BodyPose, timeMs: number, picture: PictureOptions = PICTURE): PoseFrame {
  const joints: Partial<Record<JointName, Joint>> = {};
  const put = (name: JointName, place: Place): void => {
    const sin = Math.sin(rad(pose.yawDeg));
    const cos = Math.cos(rad(pose.yawDeg));
    // Whoever faces the camera has the left side at the right of the picture.
    const xShare = place.f * sin * pose.facing + place.l * cos;
    const depthShare = place.l * sin * pose.facing - place.f * cos;
    joints[name] = {
      xPx: picture.ankleXPx + xShare * picture.bodyPx,
      yPx: picture.floorYPx - place.u * picture.bodyPx,
      score: picture.score,
      world: { xM: xShare * 1.7, yM: -place.u * 1.7, zM: depthShare * 1.7 },
    };
  };
  for (const side of ["left", "right"] as const) {
    for (const [joint, place] of Object.entries(sideOf(pose, side))) put(sideJoint(side, joint as LimbJoint), place);
  }
  const left = sideOf(pose, "left");
  const ear = left.ear ?? { f: 0, u: 0.93, l: 0 };
  put("nose", { f: ear.f + 0.06, u: ear.u - 0.01, l: 0 });
  return { timeMs, widthPx: picture.widthPx, heightPx: picture.heightPx, luma: picture.luma, joints };
}

export const emptyFrame = (timeMs: number, luma = PICTURE.luma): PoseFrame => ({
  timeMs,
  widthPx: PICTURE.widthPx,
  heightPx: PICTURE.heightPx,
  luma,
  joints: undefined,
});

const OTHER_SIDE: Readonly<Record<string, string>> = { left: "right", right: "left", Left: "Right", Right: "Left" };

/** The same joint of the other side; the nose is its own. */
export const otherSide = (name: JointName): JointName =>
  name.replace(/left|right|Left|Right/, (side) => OTHER_SIDE[side] ?? side) as JointName;

/** The same picture as a mirroring webcam stores it: sides and directions exchanged. */
export function mirrored(frame: PoseFrame): PoseFrame {
  const joints: Partial<Record<JointName, Joint>> = {};
  for (const [name, joint] of Object.entries(frame.joints ?? {})) {
    joints[otherSide(name as JointName)] = {
      ...joint,
      xPx: frame.widthPx - joint.xPx,
      ...(joint.world === undefined ? {} : { world: { ...joint.world, xM: -joint.world.xM } }),
    };
  }
  return { ...frame, joints: frame.joints === undefined ? undefined : joints };
}

/** A stretch of time that ends in a pose; the pose glides there from the one before. */
export interface Keyframe {
  readonly untilMs: number;
  readonly pose: BodyPose;
}

const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

/** Pictures at a steady rate through the keyframes, beginning with the first pose. */
export function* film(keyframes: readonly Keyframe[], fps = 30, fromMs = 0): Generator<PoseFrame> {
  let startMs = fromMs;
  let before = keyframes[0]?.pose ?? STANDING;
  let index = 0;
  for (const { untilMs, pose } of keyframes) {
    for (;;) {
      const timeMs = fromMs + (index * 1000) / fps;
      if (timeMs >= untilMs) break;
      const share = (timeMs - startMs) / (untilMs - startMs);
      yield frameOf(
        {
          ...pose,
          kneeDeg: mix(before.kneeDeg, pose.kneeDeg, share),
          trunkDeg: mix(before.trunkDeg, pose.trunkDeg, share),
          shankDeg: mix(before.shankDeg, pose.shankDeg, share),
          heelLiftDeg: mix(before.heelLiftDeg, pose.heelLiftDeg, share),
          headDeg: mix(before.headDeg, pose.headDeg, share),
          kneeInShare: mix(before.kneeInShare, pose.kneeInShare, share),
          yawDeg: mix(before.yawDeg, pose.yawDeg, share),
        },
        timeMs,
      );
      index += 1;
    }
    before = pose;
    startMs = untilMs;
  }
}
