import type { Body } from "./body.js";
import { midpoint, toDeg } from "./geometry.js";
import { sideJoint } from "./joints.js";
import type { LimbJoint, Side } from "./joints.js";
import type { Joint } from "./pose-frame.js";

/** How a person holds trunk, pelvis and legs seen from the front, before any zero is taken. */
const limb = (body: Body, side: Side, joint: LimbJoint): Joint | undefined => body.joints?.[sideJoint(side, joint)];

/** Hip line from the horizontal of the picture, the left hip lower positive, degrees. exercises.md 2.2 PO. */
export function hipLineDeg(body: Body): number | undefined {
  const left = limb(body, "left", "hip");
  const right = limb(body, "right", "hip");
  if (left === undefined || right === undefined || left.xPx === right.xPx) return undefined;
  return toDeg(Math.atan2(left.yPx - right.yPx, Math.abs(left.xPx - right.xPx)));
}

/** Line from hips to shoulders from the upright of the picture, to the right of it positive, degrees. */
export function trunkTiltDeg(body: Body): number | undefined {
  const leftHip = limb(body, "left", "hip");
  const rightHip = limb(body, "right", "hip");
  const leftShoulder = limb(body, "left", "shoulder");
  const rightShoulder = limb(body, "right", "shoulder");
  if (leftHip === undefined || rightHip === undefined) return undefined;
  if (leftShoulder === undefined || rightShoulder === undefined) return undefined;
  const hips = midpoint(leftHip, rightHip);
  const shoulders = midpoint(leftShoulder, rightShoulder);
  return toDeg(Math.atan2(shoulders.xPx - hips.xPx, hips.yPx - shoulders.yPx));
}

/** Line from hips to shoulders from the upright toward the camera, by BlazePose's world landmarks, degrees. */
export function trunkTowardDeg(body: Body): number | undefined {
  const leftHip = limb(body, "left", "hip")?.world;
  const rightHip = limb(body, "right", "hip")?.world;
  const leftShoulder = limb(body, "left", "shoulder")?.world;
  const rightShoulder = limb(body, "right", "shoulder")?.world;
  if (leftHip === undefined || rightHip === undefined) return undefined;
  if (leftShoulder === undefined || rightShoulder === undefined) return undefined;
  const nearerM = (leftHip.zM + rightHip.zM - leftShoulder.zM - rightShoulder.zM) / 2;
  const upM = (leftHip.yM + rightHip.yM - leftShoulder.yM - rightShoulder.yM) / 2;
  return toDeg(Math.atan2(nearerM, upM));
}

/** FPPA: thigh against shank in the picture, knee inward positive, degrees. exercises.md 2.2. */
export function kneeInwardDeg(body: Body, side: Side): number | undefined {
  const hip = limb(body, side, "hip");
  const knee = limb(body, side, "knee");
  const ankle = limb(body, side, "ankle");
  if (hip === undefined || knee === undefined || ankle === undefined) return undefined;
  // The left of somebody who faces the camera is to the right of the picture: inward is to its left there.
  const inward = side === "left" ? -1 : 1;
  const thigh = Math.atan2((knee.xPx - hip.xPx) * inward, knee.yPx - hip.yPx);
  const shank = Math.atan2((ankle.xPx - knee.xPx) * inward, ankle.yPx - knee.yPx);
  return toDeg(thigh - shank);
}

/** Hip to ankle in the picture, share of body height. */
export function legShare(body: Body, side: Side): number | undefined {
  const hip = limb(body, side, "hip");
  const ankle = limb(body, side, "ankle");
  if (hip === undefined || ankle === undefined || body.bodyPx === undefined) return undefined;
  return Math.hypot(ankle.xPx - hip.xPx, ankle.yPx - hip.yPx) / body.bodyPx;
}

/** Middle of the shoulders over the floor under an ankle in the picture, pixels. */
export function shouldersOverFloorPx(body: Body, side: Side): number | undefined {
  const left = limb(body, "left", "shoulder");
  const right = limb(body, "right", "shoulder");
  const floorYPx = body.floorYPx?.[side];
  if (left === undefined || right === undefined || floorYPx === undefined) return undefined;
  return floorYPx - (left.yPx + right.yPx) / 2;
}

/** Turned to the camera by no more than this, the knee of one leg means something from the front. exercises.md 2.2. */
const MAX_FRONTAL_YAW_DEG = 10;

/** Whether the person faces the camera squarely enough for the knee of one leg to be judged. */
export const isFrontal = ({ yawDeg }: Body): boolean =>
  yawDeg !== undefined && Math.min(yawDeg, 180 - yawDeg) <= MAX_FRONTAL_YAW_DEG;

/** Knee flexion by BlazePose's world landmarks, 0 straight, degrees; 15 too much or too little at best. KF3 of exercises.md 2.2. */
export function worldKneeDeg(body: Body, side: Side): number | undefined {
  const hip = limb(body, side, "hip")?.world;
  const knee = limb(body, side, "knee")?.world;
  const ankle = limb(body, side, "ankle")?.world;
  if (hip === undefined || knee === undefined || ankle === undefined) return undefined;
  const thigh = [knee.xM - hip.xM, knee.yM - hip.yM, knee.zM - hip.zM] as const;
  const shank = [ankle.xM - knee.xM, ankle.yM - knee.yM, ankle.zM - knee.zM] as const;
  const lengths = Math.hypot(...thigh) * Math.hypot(...shank);
  if (lengths === 0) return undefined;
  const cosine = (thigh[0] * shank[0] + thigh[1] * shank[1] + thigh[2] * shank[2]) / lengths;
  return toDeg(Math.acos(Math.max(-1, Math.min(1, cosine))));
}

/** The same of a still stand, which the metrics take as their zero. */
export interface Posture {
  readonly hipLineDeg: number | undefined;
  readonly trunkTowardDeg: number | undefined;
  readonly kneeInwardDeg: Readonly<Record<Side, number | undefined>>;
  readonly legShare: Readonly<Record<Side, number | undefined>>;
  readonly shouldersOverFloorPx: Readonly<Record<Side, number | undefined>>;
}
