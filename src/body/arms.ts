import type { Body } from "./body.js";
import { minScore } from "./body-tracker.js";
import type { Point } from "./geometry.js";
import { distancePx, inclinationDeg } from "./geometry.js";
import type { JointName, Side } from "./joints.js";
import { otherSide, sideJoint } from "./joints.js";
import type { EngineId, Joints, PoseFrame, WristPlaces } from "./pose-frame.js";

/** From this turn on one arm may cover the other, and the arms are read from the side. */
const SIDE_ON_FROM_DEG = 50;
/** Who holds the head less than this over the hips, share of body height, is bent, sits on the floor or lies: no sign. */
const UPRIGHT_SHARE = 0.25;
/** Parts of the head that all engines find; their middle is about eye level. */
const FACE: readonly JointName[] = ["nose", "leftEye", "rightEye", "leftEar", "rightEar"];

/** One hand that is seen. All are shares of standing body height, positive upward. */
export interface Hand {
  /** Over the middle of the face. */
  readonly overFace: number;
  /** Over the shoulder of its arm. */
  readonly overShoulder: number;
}

/** What both arms show in one picture. Not seen is undefined. */
export interface Arms {
  readonly left: Hand | undefined;
  readonly right: Hand | undefined;
  /** Hands whose wrist the engine was sure of in this very picture, and not only a moment ago. */
  readonly fresh: Readonly<Record<Side, boolean>>;
  /** The elbow hangs under its shoulder, so that the hand can't be over the head. */
  readonly elbowDown: Readonly<Record<Side, boolean>>;
  /** Middle of the face, in body heights of the picture: only differences mean something. */
  readonly face: { readonly x: number; readonly y: number };
  /** Stands or sits up, so that "over the head" means something. */
  readonly upright: boolean;
  /** How far the hands have changed sides, share of height; positive when they are crossed. */
  readonly crossed: number | undefined;
  /** Distance of both hands in the picture, share of height. */
  readonly apart: number | undefined;
  /** Undefined when the person does not stand side on. */
  readonly sideOn: SideOn | undefined;
}

/** The near arm of somebody who stands side on. */
interface SideOn {
  readonly near: Side;
  /** The line from shoulder to hand from the vertical, positive to the front, degrees. */
  readonly tiltDeg: number | undefined;
  /** Shoulder to hand in the picture, share of height. */
  readonly reach: number | undefined;
  /** What the engine's map of the far wrist says, where it has one: the landmark itself follows the near hand. */
  readonly farMap: WristPlaces | undefined;
}

/**
 * Reads both arms of one picture; for signs with the hands. The frame is the one that the body was made of. Undefined
 * when nobody, no face or no trunk is seen.
 */
export function readArms(frame: PoseFrame, body: Body, engine: EngineId): Arms | undefined {
  const { joints, bodyPx } = body;
  const face = joints === undefined ? undefined : middleOf(joints, FACE);
  const hips = joints === undefined ? undefined : middleOf(joints, ["leftHip", "rightHip"]);
  if (joints === undefined || bodyPx === undefined || face === undefined || hips === undefined) return undefined;
  const { leftWrist, rightWrist, leftShoulder, rightShoulder } = joints;
  const over = (point: Point, base: Point): number => (base.yPx - point.yPx) / bodyPx;
  const hand = (side: Side): Hand | undefined => {
    const wrist = joints[sideJoint(side, "wrist")];
    const shoulder = joints[sideJoint(side, "shoulder")];
    if (wrist === undefined || shoulder === undefined) return undefined;
    return { overFace: over(wrist, face), overShoulder: over(wrist, shoulder) };
  };
  const isFresh = (side: Side): boolean => (frame.joints?.[sideJoint(side, "wrist")]?.score ?? 0) >= minScore(engine);
  const isElbowDown = (side: Side): boolean => {
    const elbow = joints[sideJoint(side, "elbow")];
    const shoulder = joints[sideJoint(side, "shoulder")];
    return elbow !== undefined && shoulder !== undefined && over(elbow, shoulder) < 0;
  };
  const bothHands = leftWrist !== undefined && rightWrist !== undefined;
  const shouldersPx =
    leftShoulder === undefined || rightShoulder === undefined ? 0 : leftShoulder.xPx - rightShoulder.xPx;
  return {
    left: hand("left"),
    right: hand("right"),
    fresh: { left: isFresh("left"), right: isFresh("right") },
    elbowDown: { left: isElbowDown("left"), right: isElbowDown("right") },
    face: { x: face.xPx / bodyPx, y: face.yPx / bodyPx },
    upright: over(face, hips) >= UPRIGHT_SHARE,
    crossed: bothHands ? (Math.sign(shouldersPx) * (rightWrist.xPx - leftWrist.xPx)) / bodyPx : undefined,
    apart: bothHands ? distancePx(leftWrist, rightWrist) / bodyPx : undefined,
    sideOn: readSideOn(frame, body),
  };
}

function readSideOn({ wrists }: PoseFrame, body: Body): SideOn | undefined {
  const { joints, bodyPx, yawDeg, nearSide: near, forwardSign } = body;
  if (joints === undefined || bodyPx === undefined || yawDeg === undefined) return undefined;
  if (near === undefined || forwardSign === undefined) return undefined;
  if (Math.min(yawDeg, 180 - yawDeg) < SIDE_ON_FROM_DEG) return undefined;
  const wrist = joints[sideJoint(near, "wrist")];
  const shoulder = joints[sideJoint(near, "shoulder")];
  const isSeen = wrist !== undefined && shoulder !== undefined;
  return {
    near,
    tiltDeg: isSeen ? inclinationDeg(shoulder, wrist, forwardSign) : undefined,
    reach: isSeen ? distancePx(shoulder, wrist) / bodyPx : undefined,
    farMap: wrists?.[otherSide(near)],
  };
}

/** Middle of those joints that are seen. */
function middleOf(joints: Joints, names: readonly JointName[]): Point | undefined {
  const seen = names.map((name) => joints[name]).filter((joint) => joint !== undefined);
  if (seen.length === 0) return undefined;
  const mean = (of: (point: Point) => number): number => seen.reduce((sum, joint) => sum + of(joint), 0) / seen.length;
  return { xPx: mean(({ xPx }) => xPx), yPx: mean(({ yPx }) => yPx) };
}
