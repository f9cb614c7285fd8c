import type { Calibration } from "./calibration.js";
import type { Body } from "./body.js";
import { alongCurve, distancePx, toDeg } from "./geometry.js";
import type { Curve } from "./geometry.js";
import { otherSide, sideJoint } from "./joints.js";
import type { LimbJoint, Side } from "./joints.js";
import type { Metric } from "./metrics.js";
import { ENGINE_IDS } from "./pose-frame.js";
import type { EngineId, Joint } from "./pose-frame.js";
import { hipLineDeg, isFrontal, kneeInwardDeg, shouldersOverFloorPx, trunkTiltDeg } from "./posture.js";
import { DEFAULT_ANGLE, SLOW_ANGLE } from "./signal.js";

/** A person on one leg seen from the front: depth, knee, pelvis and trunk over the standing leg. exercises.md 8.7. */
const WITH_DEPTH: readonly EngineId[] = ["blazepose-full", "blazepose-lite"];
/** FPPA means something while the thigh is seen at least this long, share of standing. exercises.md 2.2. */
const MIN_THIGH_SHARE = 0.7;

const limb = (body: Body, side: Side, joint: LimbJoint): Joint | undefined => body.joints?.[sideJoint(side, joint)];

const ofStance = (
  name: string,
  filter: Metric["filter"],
  compute: (body: Body, leg: Side, calibration: Calibration | undefined) => number | undefined,
  unit: Metric["unit"] = "deg",
  engines: readonly EngineId[] = ENGINE_IDS,
): Metric => ({
  name,
  unit,
  view: "front",
  engines,
  filter,
  compute: (body, calibration, leg) => (leg === undefined ? undefined : compute(body, leg, calibration)),
});

/** The left of somebody who faces the camera is to the right of the picture: toward the midline there. */
const medialSign = (side: Side): 1 | -1 => (side === "left" ? -1 : 1);

/**
 * Knee flexion of a squat at the ball by how far the trunk has come down, share of the standing leg's height. The feet
 * stand 0.3 m ahead of the hips all the time (exercises.md 8.6: 0.15 to 0.45 m, which is 5 degrees either way at 60), so
 * hip to ankle is the root of (0.36 l)^2 + v^2 with leg length l and height v, and the flexion 2 acos of it over l. Below 30
 * degrees the height says next to nothing: there it is a straight line.
 */
const BALL_CURVE: Curve = [
  [0, 0],
  [0.033, 30],
  [0.082, 45],
  [0.154, 60],
  [0.237, 75],
  [0.344, 90],
  [0.426, 100],
  [0.518, 110],
  [0.626, 120],
];

/**
 * Knee flexion of the standing leg of a squat at the ball, seen from the front; of the mean of both legs while it is not
 * known which one stands. The trunk stays upright there, and its shoulders tell how far it came down better than the hips
 * (README.md here). Good to 5 degrees; not below 30.
 */
export const stanceKneeFront: Metric = {
  name: "stanceKneeFront",
  unit: "deg",
  view: "front",
  engines: ENGINE_IDS,
  filter: DEFAULT_ANGLE,
  compute: (body, calibration, leg) => {
    const sides: readonly Side[] = leg === undefined ? ["left", "right"] : [leg];
    const degs = sides.map((side) => kneeFrontDeg(body, calibration, side)).filter((deg) => deg !== undefined);
    return degs.length < sides.length ? undefined : degs.reduce((sum, deg) => sum + deg, 0) / degs.length;
  },
};

function kneeFrontDeg(body: Body, calibration: Calibration | undefined, leg: Side): number | undefined {
  const standingPx = calibration?.posture.shouldersOverFloorPx[leg];
  const legShare = calibration?.posture.legShare[leg];
  const nowPx = shouldersOverFloorPx(body, leg);
  if (nowPx === undefined || standingPx === undefined || calibration === undefined || legShare === undefined)
    return undefined;
  return alongCurve(BALL_CURVE, (standingPx - nowPx) / (legShare * calibration.heightPx));
}

/** A line of the leg from the upright, its upper end toward the midline positive, degrees. */
function inwardDeg(body: Body, leg: Side, low: LimbJoint, high: LimbJoint): number | undefined {
  const from = limb(body, leg, low);
  const to = limb(body, leg, high);
  if (from === undefined || to === undefined) return undefined;
  return toDeg(Math.atan2((to.xPx - from.xPx) * medialSign(leg), from.yPx - to.yPx));
}

/** FSA of the standing leg: knee inward of the ankle. exercises.md 2.2. */
export const stanceShankInward: Metric = ofStance("stanceShankInward", SLOW_ANGLE, (body, leg) =>
  inwardDeg(body, leg, "ankle", "knee"),
);

/**
 * FPPA of the standing leg less that of the still stand, knee inward positive; undefined where the thigh points at the
 * camera, or the body is turned, which MoveNet cannot tell. exercises.md 2.2.
 */
export const stanceValgus: Metric = ofStance(
  "stanceValgus",
  SLOW_ANGLE,
  (body, leg, calibration) => {
    const hip = limb(body, leg, "hip");
    const knee = limb(body, leg, "knee");
    if (hip === undefined || knee === undefined || calibration === undefined) return undefined;
    if (distancePx(hip, knee) < MIN_THIGH_SHARE * calibration.thighPx) return undefined;
    if (!isFrontal(body)) return undefined;
    const deg = kneeInwardDeg(body, leg);
    const zeroDeg = calibration.posture.kneeInwardDeg[leg];
    return deg === undefined || zeroDeg === undefined ? undefined : deg - zeroDeg;
  },
  "deg",
  WITH_DEPTH,
);

/** PO against the still stand: the hip of the free leg lower positive. exercises.md 2.2. */
export const stanceHipDrop: Metric = ofStance("stanceHipDrop", SLOW_ANGLE, (body, leg, calibration) => {
  const leftLower = hipLineDeg(body);
  const zero = calibration?.posture.hipLineDeg;
  if (leftLower === undefined || zero === undefined) return undefined;
  return leg === "right" ? leftLower - zero : zero - leftLower;
});

/** LTL: trunk from the upright, over the standing leg positive. exercises.md 2.2. */
export const stanceLean: Metric = ofStance("stanceLean", SLOW_ANGLE, (body, leg) => {
  const tilt = trunkTiltDeg(body);
  return tilt === undefined ? undefined : tilt * -medialSign(leg);
});

/** Turn of the hips to the camera by BlazePose's depth, the free side nearer positive. */
export const stanceHipTurn: Metric = ofStance(
  "stanceHipTurn",
  SLOW_ANGLE,
  (body, leg) => {
    const standing = limb(body, leg, "hip")?.world;
    const free = limb(body, otherSide(leg), "hip")?.world;
    if (standing === undefined || free === undefined) return undefined;
    return toDeg(Math.atan2(standing.zM - free.zM, Math.abs(standing.xM - free.xM)));
  },
  "deg",
  WITH_DEPTH,
);

/** Place of the standing ankle across the picture, share of the standing height. */
export const stanceFootPlace: Metric = ofStance(
  "stanceFootPlace",
  undefined,
  (body, leg, calibration) => {
    const ankle = limb(body, leg, "ankle");
    return ankle === undefined || calibration === undefined ? undefined : ankle.xPx / calibration.heightPx;
  },
  "height-share",
);

/** Middle of the shoulders over the picture's lower edge, share of the standing height: who falls off a ball falls fast. */
export const shouldersUp: Metric = {
  name: "shouldersUp",
  unit: "height-share",
  view: "front",
  engines: ENGINE_IDS,
  filter: undefined,
  compute: (body, calibration) => {
    const left = limb(body, "left", "shoulder");
    const right = limb(body, "right", "shoulder");
    if (left === undefined || right === undefined || calibration === undefined) return undefined;
    return (body.heightPx - (left.yPx + right.yPx) / 2) / calibration.heightPx;
  },
};

/**
 * How far the trunk is folded toward the camera, degrees: hips to shoulders in the picture against the still stand. Good to
 * 10 degrees, and not below 20 (exercises.md 8.12).
 */
export const trunkFold: Metric = {
  name: "trunkFold",
  unit: "deg",
  view: "front",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    const ends = (["left", "right"] as const).map((side) => [limb(body, side, "hip"), limb(body, side, "shoulder")]);
    let seenPx = 0;
    for (const [hip, shoulder] of ends) {
      if (hip === undefined || shoulder === undefined) return undefined;
      seenPx += (hip.yPx - shoulder.yPx) / 2;
    }
    if (calibration === undefined || calibration.trunkPx === 0) return undefined;
    const share = seenPx / (calibration.trunkPx * (body.sizeShare ?? 1));
    return toDeg(Math.acos(Math.max(-1, Math.min(1, share))));
  },
};

/** Height of the left ankle over the right one in the picture, share of body height. */
export const leftAnkleOverRight: Metric = {
  name: "leftAnkleOverRight",
  unit: "height-share",
  view: "front",
  engines: ENGINE_IDS,
  filter: undefined,
  compute: ({ joints, bodyPx }, calibration) => {
    const left = joints?.leftAnkle;
    const right = joints?.rightAnkle;
    const heightPx = calibration?.heightPx ?? bodyPx;
    if (left === undefined || right === undefined || heightPx === undefined) return undefined;
    return (right.yPx - left.yPx) / heightPx;
  },
};
