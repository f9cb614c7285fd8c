import type { Body } from "./body.js";
import { headAngleDeg } from "./calibration.js";
import type { Calibration } from "./calibration.js";
import { distancePx, inclinationDeg, interiorAngleDeg, toDeg } from "./geometry.js";
import type { Point } from "./geometry.js";
import { otherSide, sideJoint } from "./joints.js";
import type { LimbJoint, Side } from "./joints.js";
import type { Metric } from "./metrics.js";
import { ENGINE_IDS } from "./pose-frame.js";
import type { EngineId } from "./pose-frame.js";
import { hipLineDeg, isFrontal, trunkTiltDeg } from "./posture.js";
import { DEFAULT_ANGLE, SLOW_ANGLE } from "./signal.js";

/** Metrics of a hinge on one leg, exercises.md 8.8 to 8.12. `leg` is the leg that stands. */

const heightPx = (body: Body, calibration: Calibration | undefined): number | undefined =>
  calibration?.heightPx ?? body.bodyPx;

/** In a deep hinge BlazePose lite moves the ankle of the standing leg by up to 0.15 of height (../exercises/README.md). */
const STEADY_ANKLE_ENGINES: readonly EngineId[] = ["blazepose-full", "movenet-thunder", "movenet-lightning"];

/** Below this turn nothing is straightened; as in body.ts. */
const MIN_STRAIGHTENED_YAW_DEG = 35;

/**
 * What the turn to the camera leaves of front-to-back distances. The turn of the still stand, where there is one: with the
 * trunk down, shoulders and hips say less of it (measured on the rendered people: 64 degrees standing reads 82 bent).
 */
function shortening(body: Body, calibration: Calibration | undefined): number {
  const yawDeg = calibration?.yawDeg ?? body.yawDeg ?? 90;
  return Math.sin((Math.max(MIN_STRAIGHTENED_YAW_DEG, Math.min(yawDeg, 180 - yawDeg)) * Math.PI) / 180);
}

/** A joint of one side in the body's own front-to-back plane. */
function planePoint(body: Body, calibration: Calibration | undefined, side: Side, joint: LimbJoint): Point | undefined {
  const seen = body.joints?.[sideJoint(side, joint)];
  return seen === undefined ? undefined : { xPx: seen.xPx / shortening(body, calibration), yPx: seen.yPx };
}

/** Flexion of one knee, negative when it is bent through: KFs of exercises.md 2.2. */
function signedKneeDeg(body: Body, calibration: Calibration | undefined, side: Side): number | undefined {
  const hip = planePoint(body, calibration, side, "hip");
  const knee = planePoint(body, calibration, side, "knee");
  const ankle = planePoint(body, calibration, side, "ankle");
  if (hip === undefined || knee === undefined || ankle === undefined || body.forwardSign === undefined)
    return undefined;
  const interior = interiorAngleDeg(hip, knee, ankle);
  if (interior === undefined) return undefined;
  const across = (knee.xPx - hip.xPx) * (ankle.yPx - hip.yPx) - (knee.yPx - hip.yPx) * (ankle.xPx - hip.xPx);
  return across * body.forwardSign < 0 ? interior - 180 : 180 - interior;
}

/** KFs of the leg that stands. */
export const stanceKnee: Metric = {
  name: "stanceKnee",
  unit: "deg",
  view: "side",
  engines: ENGINE_IDS,
  filter: DEFAULT_ANGLE,
  compute: (body, calibration, leg) => (leg === undefined ? undefined : signedKneeDeg(body, calibration, leg)),
};

/** Knee flexion of the leg that is in the air. */
export const freeKnee: Metric = {
  name: "freeKnee",
  unit: "deg",
  view: "side",
  engines: ENGINE_IDS,
  filter: DEFAULT_ANGLE,
  compute: (body, calibration, leg) => {
    if (leg === undefined) return undefined;
    const deg = signedKneeDeg(body, calibration, otherSide(leg));
    return deg === undefined ? undefined : Math.abs(deg);
  },
};

/** How far the hip is behind the ankle of the leg that stands, share of height. E3-5. */
export const hipBehindAnkle: Metric = {
  name: "hipBehindAnkle",
  unit: "height-share",
  view: "side",
  engines: STEADY_ANKLE_ENGINES,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => {
    if (leg === undefined || body.forwardSign === undefined) return undefined;
    const hip = planePoint(body, calibration, leg, "hip");
    const ankle = planePoint(body, calibration, leg, "ankle");
    const height = heightPx(body, calibration);
    if (hip === undefined || ankle === undefined || height === undefined) return undefined;
    return ((ankle.xPx - hip.xPx) * body.forwardSign) / height;
  },
};

/** Angle between the free leg (hip to ankle) and the trunk's line beyond the hip; below the line positive. E3-7. */
export const freeLegOffLine: Metric = {
  name: "freeLegOffLine",
  unit: "deg",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => {
    const { nearSide, forwardSign } = body;
    if (leg === undefined || nearSide === undefined || forwardSign === undefined) return undefined;
    const shoulder = planePoint(body, calibration, nearSide, "shoulder");
    const hip = planePoint(body, calibration, nearSide, "hip");
    const ankle = planePoint(body, calibration, otherSide(leg), "ankle");
    if (shoulder === undefined || hip === undefined || ankle === undefined) return undefined;
    const legDeg = toDeg(Math.atan2((hip.xPx - ankle.xPx) * forwardSign, ankle.yPx - hip.yPx));
    return inclinationDeg(hip, shoulder, forwardSign) - legDeg;
  },
};

/** Length of the line hip to shoulder against its length standing: less with a round back. E3-4. */
export const trunkChord: Metric = {
  name: "trunkChord",
  unit: "ratio",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    if (calibration === undefined) return undefined;
    const shoulder = planePoint(body, calibration, calibration.side, "shoulder");
    const hip = planePoint(body, calibration, calibration.side, "hip");
    return shoulder === undefined || hip === undefined || calibration.trunkPx === 0
      ? undefined
      : distancePx(shoulder, hip) / calibration.trunkPx;
  },
};

/** So much the landmarks of a bent person with a straight neck read the head further back. ../exercises/README.md. */
const HEAD_BACK_WHEN_LEVEL_DEG = 17;

/** Change of the head against the trunk since the still stand, down and forward positive. HN of exercises.md 2.2. */
export const headInHinge: Metric = {
  name: "headInHinge",
  unit: "deg",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    const { nearSide, forwardSign } = body;
    if (nearSide === undefined || forwardSign === undefined || calibration?.headZeroDeg === undefined) return undefined;
    const shoulder = body.joints?.[sideJoint(nearSide, "shoulder")];
    const hip = body.joints?.[sideJoint(nearSide, "hip")];
    const angle = headAngleDeg(body, nearSide);
    if (shoulder === undefined || hip === undefined || angle === undefined) return undefined;
    const leanRad = (inclinationDeg(hip, shoulder, forwardSign) * Math.PI) / 180;
    return angle - calibration.headZeroDeg + HEAD_BACK_WHEN_LEVEL_DEG * (1 - Math.cos(leanRad));
  },
};

/** A foot behind the other one is off the floor by this much of the way, besides its height. */
const BEHIND_COUNTS = 0.3;

/**
 * How far the left foot is from where it stood beside the right one: positive when it is the left one that is up, negative
 * for the right one; share of height. The foot that is up is higher, or behind the other. exercises.md 5.5 asks for the height alone:
 * a foot that hovers shows 0.02 of it, the noise of the landmarks is as large (../exercises/README.md).
 */
export const leftFootLifted: Metric = {
  name: "leftFootLifted",
  unit: "height-share",
  view: "any",
  engines: ENGINE_IDS,
  filter: undefined,
  compute: (body, calibration) => {
    const left = body.joints?.leftAnkle;
    const right = body.joints?.rightAnkle;
    const height = heightPx(body, calibration);
    if (left === undefined || right === undefined || height === undefined) return undefined;
    const sideShare = Math.sin(((body.yawDeg ?? 90) * Math.PI) / 180);
    const standing = calibration?.feet;
    // From the front the feet stand level wherever they are; only from the side the far one is seen higher.
    const acrossPx = (left.xPx - right.xPx - (standing?.xPx ?? 0)) * sideShare;
    const downPx = left.yPx - right.yPx - (standing?.yPx ?? 0) * sideShare;
    const behindPx = -acrossPx * (body.forwardSign ?? 0);
    const isLeft = BEHIND_COUNTS * behindPx - downPx >= 0;
    return ((isLeft ? 1 : -1) * Math.hypot(acrossPx, downPx)) / height;
  },
};

/**
 * Hip to shoulder in the picture against the still stand, mean of both sides, as a share of what the longer leg is seen
 * of its own: a person who walks away is no person who leans. Undefined without a still stand.
 */
function trunkShare(body: Body, calibration: Calibration | undefined): number | undefined {
  if (calibration === undefined || calibration.trunkPx === 0) return undefined;
  let trunkPx = 0;
  let legPx = 0;
  for (const side of ["left", "right"] as const) {
    const shoulder = body.joints?.[sideJoint(side, "shoulder")];
    const hip = body.joints?.[sideJoint(side, "hip")];
    const ankle = body.joints?.[sideJoint(side, "ankle")];
    if (shoulder === undefined || hip === undefined || ankle === undefined) return undefined;
    trunkPx += (hip.yPx - shoulder.yPx) / 2;
    legPx = Math.max(legPx, distancePx(hip, ankle));
  }
  // The longer one then, too: somebody may have stood on one leg already.
  const { left, right } = calibration.posture.legShare;
  const standingPx = Math.max(left ?? 0, right ?? 0) * calibration.heightPx;
  const legShare = standingPx === 0 ? 0 : legPx / standingPx;
  return legShare === 0 ? undefined : trunkPx / calibration.trunkPx / legShare;
}

/** TLf: trunk lean as seen from the front, by how much shorter the trunk is seen. Good to 10 degrees; not below 20. exercises.md 8.12. */
export const trunkLeanFront: Metric = {
  name: "trunkLeanFront",
  unit: "deg",
  view: "front",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    const share = trunkShare(body, calibration);
    return share === undefined ? undefined : toDeg(Math.acos(Math.max(-1, Math.min(1, share))));
  },
};

/** MoveNet exchanges the wrists in a third of the pictures of a bent person (measured, ../exercises/README.md). */
const DEPTH_ENGINES: readonly EngineId[] = ["blazepose-full", "blazepose-lite"];
/** Both wrists are told apart from this score and distance on. exercises.md 8.9. */
const HAND_SCORE = 0.6;
const HANDS_APART_SHARE = 0.06;
/** The ankle's height over the floor, share of body height. exercises.md 2.4. */
const ANKLE_SHARE = 0.039;

interface Hands {
  /** Heights of the wrists over the floor on which the standing leg stands, share of body height. */
  readonly same: number;
  readonly opposite: number;
}

/** Undefined unless both hands can be told apart. */
function handsOf(body: Body, calibration: Calibration | undefined, leg: Side | undefined): Hands | undefined {
  if (leg === undefined) return undefined;
  const same = body.joints?.[sideJoint(leg, "wrist")];
  const opposite = body.joints?.[sideJoint(otherSide(leg), "wrist")];
  const ankle = body.joints?.[sideJoint(leg, "ankle")];
  const height = heightPx(body, calibration);
  if (same === undefined || opposite === undefined || ankle === undefined || height === undefined) return undefined;
  if (Math.min(same.score, opposite.score) < HAND_SCORE) return undefined;
  if (distancePx(same, opposite) < HANDS_APART_SHARE * height) return undefined;
  const over = (wrist: Point): number => (ankle.yPx - wrist.yPx) / height + ANKLE_SHARE;
  return { same: over(same), opposite: over(opposite) };
}

/** Height of the wrist opposite to the leg that stands over the floor. E3a, "Touch". */
export const oppositeWristHeight: Metric = {
  name: "oppositeWristHeight",
  unit: "height-share",
  view: "side",
  engines: DEPTH_ENGINES,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => handsOf(body, calibration, leg)?.opposite,
};

/** How much lower the wrist on the side of the standing leg is than the other one. E3a-1. */
export const wrongHandLower: Metric = {
  name: "wrongHandLower",
  unit: "height-share",
  view: "side",
  engines: DEPTH_ENGINES,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => {
    const hands = handsOf(body, calibration, leg);
    return hands === undefined ? undefined : hands.opposite - hands.same;
  },
};

/** The lower of both wrists: the hand that holds the load hangs. */
function loadOf(body: Body, calibration: Calibration | undefined): { wrist: Point; shoulder: Point } | undefined {
  let found: { wrist: Point; shoulder: Point } | undefined;
  for (const side of ["left", "right"] as const) {
    const wrist = planePoint(body, calibration, side, "wrist");
    const shoulder = planePoint(body, calibration, side, "shoulder");
    if (wrist === undefined || shoulder === undefined) continue;
    if (found === undefined || wrist.yPx > found.wrist.yPx) found = { wrist, shoulder };
  }
  return found;
}

/** The load ahead of the ankle of the leg that stands, share of height. E3b-1. */
export const loadAheadOfAnkle: Metric = {
  name: "loadAheadOfAnkle",
  unit: "height-share",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => {
    if (leg === undefined || body.forwardSign === undefined) return undefined;
    const load = loadOf(body, calibration);
    const ankle = planePoint(body, calibration, leg, "ankle");
    const height = heightPx(body, calibration);
    if (load === undefined || ankle === undefined || height === undefined) return undefined;
    return ((load.wrist.xPx - ankle.xPx) * body.forwardSign) / height;
  },
};

/** The load ahead of the shoulder from which it hangs, share of height. E3b-1 and E3b-4. */
export const loadAheadOfShoulder: Metric = {
  name: "loadAheadOfShoulder",
  unit: "height-share",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    const load = loadOf(body, calibration);
    const height = heightPx(body, calibration);
    if (load === undefined || height === undefined || body.forwardSign === undefined) return undefined;
    return ((load.wrist.xPx - load.shoulder.xPx) * body.forwardSign) / height;
  },
};

/** Place of the foot that stands across the picture, share of height. E3-10. */
export const stancePlace: Metric = {
  name: "stancePlace",
  unit: "height-share",
  view: "any",
  engines: STEADY_ANKLE_ENGINES,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => {
    const ankle = leg === undefined ? undefined : body.joints?.[sideJoint(leg, "ankle")];
    const height = heightPx(body, calibration);
    return ankle === undefined || height === undefined ? undefined : ankle.xPx / height;
  },
};

/** Both lines are seen from the front: hips tilt against the floor, the lower left one positive. E3-12. */
export const hipTilt: Metric = {
  name: "hipTilt",
  unit: "deg",
  view: "front",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    const deg = hipLineDeg(body);
    return deg === undefined ? undefined : Math.abs(deg - (calibration?.posture.hipLineDeg ?? 0));
  },
};

/** Knee of the standing leg inside of the line from hip to ankle: FPPA of exercises.md 2.2, inward positive. */
export const stanceKneeIn: Metric = {
  name: "stanceKneeIn",
  unit: "deg",
  view: "front",
  engines: DEPTH_ENGINES,
  filter: SLOW_ANGLE,
  compute: (body, _, leg) => {
    if (leg === undefined || !isFrontal(body)) return undefined;
    const hip = body.joints?.[sideJoint(leg, "hip")];
    const knee = body.joints?.[sideJoint(leg, "knee")];
    const ankle = body.joints?.[sideJoint(leg, "ankle")];
    const otherHip = body.joints?.[sideJoint(otherSide(leg), "hip")];
    if (hip === undefined || knee === undefined || ankle === undefined || otherHip === undefined) return undefined;
    const interior = interiorAngleDeg(hip, knee, ankle);
    if (interior === undefined || ankle.yPx === hip.yPx) return undefined;
    const onLineX = hip.xPx + ((ankle.xPx - hip.xPx) * (knee.yPx - hip.yPx)) / (ankle.yPx - hip.yPx);
    const medial = Math.sign(otherHip.xPx - hip.xPx);
    return (180 - interior) * Math.sign((knee.xPx - onLineX) * medial);
  },
};

/** Trunk to either side: LTL of exercises.md 2.2, without a sign. */
export const sideLean: Metric = {
  name: "sideLean",
  unit: "deg",
  view: "front",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body) => {
    const deg = trunkTiltDeg(body);
    return deg === undefined ? undefined : Math.abs(deg);
  },
};

/** HDR of the standing leg: how much shorter it is seen than standing. exercises.md 2.2. */
export const stanceLegShorter: Metric = {
  name: "stanceLegShorter",
  unit: "ratio",
  view: "front",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => {
    if (leg === undefined || calibration === undefined) return undefined;
    const hip = body.joints?.[sideJoint(leg, "hip")];
    const ankle = body.joints?.[sideJoint(leg, "ankle")];
    const standing = calibration.posture.legShare[leg];
    if (hip === undefined || ankle === undefined || standing === undefined || standing === 0) return undefined;
    return 1 - distancePx(hip, ankle) / (standing * calibration.heightPx);
  },
};
