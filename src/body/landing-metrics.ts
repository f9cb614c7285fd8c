import type { Body } from "./body.js";
import type { Calibration } from "./calibration.js";
import { distancePx, toDeg } from "./geometry.js";
import { sideJoint } from "./joints.js";
import type { LimbJoint, Side } from "./joints.js";
import type { Metric } from "./metrics.js";
import { ENGINE_IDS } from "./pose-frame.js";
import type { EngineId, Joint } from "./pose-frame.js";
import { DEFAULT_ANGLE } from "./signal.js";
import type { SignalClass } from "./signal.js";
import { hipLineDeg, isFrontal, trunkTiltDeg, trunkTowardDeg } from "./posture.js";

/** How a landing is taken, seen from the front. Mostly unfiltered: it is over in a few pictures, exercises.md 1.4. */
const fromFront = (
  name: string,
  unit: Metric["unit"],
  compute: Metric["compute"],
  engines: readonly EngineId[] = ENGINE_IDS,
): Metric => ({ name, unit, view: "front", engines, filter: undefined, compute });

const WITH_DEPTH: readonly EngineId[] = ["blazepose-full", "blazepose-lite"];

const limb = (body: Body, side: Side, joint: LimbJoint): Joint | undefined => body.joints?.[sideJoint(side, joint)];

const meanOf = (left: number | undefined, right: number | undefined): number | undefined =>
  left === undefined || right === undefined ? undefined : (left + right) / 2;

/** HDR of one leg: how much shorter hip to ankle looks than standing. exercises.md 2.2. */
function legDrop(body: Body, calibration: Calibration | undefined, side: Side): number | undefined {
  const hip = limb(body, side, "hip");
  const ankle = limb(body, side, "ankle");
  const share = calibration?.posture.legShare[side];
  if (hip === undefined || ankle === undefined || calibration === undefined || share === undefined) return undefined;
  return 1 - distancePx(hip, ankle) / (share * calibration.heightPx);
}

export const leftLegDrop: Metric = fromFront("leftLegDrop", "ratio", (body, calibration) =>
  legDrop(body, calibration, "left"),
);
export const rightLegDrop: Metric = fromFront("rightLegDrop", "ratio", (body, calibration) =>
  legDrop(body, calibration, "right"),
);

const bothLegsDrop: Metric["compute"] = (body, calibration) =>
  meanOf(legDrop(body, calibration, "left"), legDrop(body, calibration, "right"));

/** Of ratios that tell where somebody is in a hop. */
const HOP_RATIO: SignalClass = { minCutoffHz: 3, beta: 0.7 };

/** HDR of both legs. */
export const legsDrop: Metric = { ...fromFront("legsDrop", "ratio", bothLegsDrop), filter: HOP_RATIO };

/** HDR of a free squat at knee flexion 0 to 100 degrees, exercises.md 8.0.2. */
const FREE_SQUAT_CURVE: readonly (readonly [dropShare: number, kneeDeg: number])[] = [
  [0, 0],
  [0.016, 20],
  [0.035, 30],
  [0.079, 45],
  [0.139, 60],
  [0.213, 75],
  [0.301, 90],
  [0.367, 100],
];

/** Knee flexion of a free squat from the front, by how far the legs are shortened. Good to 5 degrees; not below 30. */
export const freeSquatKnee: Metric = {
  ...fromFront("freeSquatKnee", "deg", (body, calibration) => {
    const drop = bothLegsDrop(body, calibration, undefined);
    return drop === undefined ? undefined : kneeOf(drop);
  }),
  filter: DEFAULT_ANGLE,
};

function kneeOf(dropShare: number): number {
  const above = FREE_SQUAT_CURVE.findIndex(([share]) => share >= dropShare);
  const [highShare, highDeg] = FREE_SQUAT_CURVE[above] ?? [0.367, 100];
  const [lowShare, lowDeg] = FREE_SQUAT_CURVE[above - 1] ?? [highShare, highDeg];
  return highShare === lowShare
    ? highDeg
    : lowDeg + ((dropShare - lowShare) / (highShare - lowShare)) * (highDeg - lowDeg);
}

/** Distance of the ankles in shoulder widths. exercises.md 2.2 SWR. */
export const feetWidth: Metric = {
  ...fromFront("feetWidth", "ratio", ({ joints }) => {
    const { leftAnkle, rightAnkle, leftShoulder, rightShoulder } = joints ?? {};
    if (leftAnkle === undefined || rightAnkle === undefined) return undefined;
    if (leftShoulder === undefined || rightShoulder === undefined || leftShoulder.xPx === rightShoulder.xPx)
      return undefined;
    return Math.abs(leftAnkle.xPx - rightAnkle.xPx) / Math.abs(leftShoulder.xPx - rightShoulder.xPx);
  }),
  filter: HOP_RATIO,
};

/** Toward the midline, in the picture: +1 to the right of it. Undefined where the hips are not seen. */
function medial(body: Body, side: Side): number | undefined {
  const left = limb(body, "left", "hip");
  const right = limb(body, "right", "hip");
  if (left === undefined || right === undefined) return undefined;
  return Math.sign(side === "left" ? right.xPx - left.xPx : left.xPx - right.xPx);
}

/** A line of a leg from the upright, its lower end toward the midline positive. */
function inwardDeg(body: Body, side: Side, high: LimbJoint, low: LimbJoint): number | undefined {
  const from = limb(body, side, high);
  const to = limb(body, side, low);
  const sign = medial(body, side);
  if (from === undefined || to === undefined || sign === undefined) return undefined;
  return toDeg(Math.atan2((to.xPx - from.xPx) * sign, to.yPx - from.yPx));
}

/** FPPA: thigh against shank in the picture, knee inward positive. exercises.md 2.2. */
function valgusDeg(body: Body, side: Side): number | undefined {
  const thigh = inwardDeg(body, side, "hip", "knee");
  const shank = inwardDeg(body, side, "knee", "ankle");
  return thigh === undefined || shank === undefined ? undefined : thigh - shank;
}

/** FPPA of the landing leg; only of a body that BlazePose sees square to the camera: a turn looks the same. */
export const landingValgus: Metric = fromFront(
  "landingValgus",
  "deg",
  (body, _calibration, leg) => (leg === undefined || !isFrontal(body) ? undefined : valgusDeg(body, leg)),
  WITH_DEPTH,
);

/** FPPA, mean of both legs, so that a turned body cancels. */
export const legsValgus: Metric = fromFront("legsValgus", "deg", (body) =>
  meanOf(valgusDeg(body, "left"), valgusDeg(body, "right")),
);

/** FSA: knee inward of the ankle, mean of both legs. exercises.md 2.2. */
export const shanksInward: Metric = fromFront("shanksInward", "deg", (body) => {
  const mean = meanOf(inwardDeg(body, "left", "knee", "ankle"), inwardDeg(body, "right", "knee", "ankle"));
  return mean === undefined ? undefined : -mean;
});

/** PO against the still stand: the side of the free leg lower positive. exercises.md 2.2. */
export const landingHipDrop: Metric = fromFront("landingHipDrop", "deg", (body, calibration, leg) => {
  const leftLower = hipLineDeg(body);
  if (leftLower === undefined || leg === undefined) return undefined;
  const change = leftLower - (calibration?.posture.hipLineDeg ?? 0);
  return leg === "right" ? change : -change;
});

/** LTL: trunk from the upright, over the landing leg positive. exercises.md 2.2. */
export const landingLean: Metric = fromFront("landingLean", "deg", (body, _calibration, leg) => {
  const tilt = trunkTiltDeg(body);
  if (tilt === undefined || leg === undefined) return undefined;
  // The left of somebody who faces the camera is to the right of the picture.
  return leg === "left" ? tilt : -tilt;
});

/** Trunk from the upright toward the camera, by BlazePose's depth. */
export const trunkForward: Metric = fromFront("trunkForward", "deg", (body) => trunkTowardDeg(body), WITH_DEPTH);

/** FPA: foot from straight ahead, toes out positive, by BlazePose's depth. */
function toeOutDeg(body: Body, side: Side): number | undefined {
  const heel = limb(body, side, "heel")?.world;
  const toe = limb(body, side, "toe")?.world;
  if (heel === undefined || toe === undefined) return undefined;
  return toDeg(Math.atan2((toe.xM - heel.xM) * (side === "left" ? 1 : -1), heel.zM - toe.zM));
}

/** FPA, mean of both feet, so that a turned body cancels. */
export const toesOut: Metric = fromFront(
  "toesOut",
  "deg",
  (body) => meanOf(toeOutDeg(body, "left"), toeOutDeg(body, "right")),
  WITH_DEPTH,
);
