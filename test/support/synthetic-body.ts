import type { JointName } from "../../src/body/joints.js";
import type { Joint, PoseFrame } from "../../src/body/pose-frame.js";
import {
  ANKLE_HEIGHT,
  ankleOf,
  drawFrame,
  legFrom,
  mix,
  PICTURE,
  SHANK,
  standingOn,
  THIGH,
  UPRIGHT,
} from "./drawn-body.js";
import type { DrawnPose, LegPose, PictureOptions } from "./drawn-body.js";

/** Somebody at a wall, both legs alike: what the wall squat needs of a drawn person. Angles as in exercises.md 2.2. */
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

/** The feet are this much wider apart than the hips, on either side. */
const FEET_OUT = 0.02;

/** The same as a drawn person: both legs alike, knees over the ankles, the ankles under the origin. */
function drawnPose(pose: BodyPose): DrawnPose {
  const hand = pose.hands === "thighs" ? "thigh" : pose.hands;
  const straight = legFrom(pose.kneeDeg, pose.shankDeg, { heelLiftDeg: pose.heelLiftDeg });
  const thighDown = THIGH * Math.cos((straight.hipDeg * Math.PI) / 180);
  const shankDown = SHANK * Math.cos((pose.shankDeg * Math.PI) / 180);
  const out = FEET_OUT / (thighDown + shankDown);
  const leg: LegPose = {
    ...straight,
    outDeg: (Math.asin(out) * 180) / Math.PI,
    kneeInShare: pose.kneeInShare - shankDown * out,
  };
  const drawn: DrawnPose = {
    ...UPRIGHT,
    left: leg,
    right: leg,
    trunkDeg: pose.trunkDeg,
    headDeg: pose.headDeg,
    hands: { left: hand, right: hand },
  };
  return standingOn(drawn, "left", { f: 0, u: ANKLE_HEIGHT, l: ankleOf(drawn, "left").l });
}

/** One picture of the drawn person. */
export const frameOf = (pose: BodyPose, timeMs: number, picture: PictureOptions = PICTURE): PoseFrame =>
  // Whoever looks to the right of the picture has the right side toward the camera.
  drawFrame(drawnPose(pose), timeMs, { azimuthDeg: -pose.facing * pose.yawDeg, picture });

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
  return { ...exchangedWrists(frame), joints: frame.joints === undefined ? undefined : joints };
}

/** The same picture with what the maps of the wrists say given to the other one. */
export function exchangedWrists(frame: PoseFrame): PoseFrame {
  const { wrists } = frame;
  return wrists === undefined ? frame : { ...frame, wrists: { left: wrists.right, right: wrists.left } };
}

/** A stretch of time that ends in a pose; the pose glides there from the one before. */
export interface Keyframe {
  readonly untilMs: number;
  readonly pose: BodyPose;
}

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
