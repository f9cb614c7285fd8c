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

/** From the front 0, from the side 1. */
const sideShareOf = ({ yawDeg }: Body): number => Math.sin(((yawDeg ?? 90) * Math.PI) / 180);

/** Seen this much from the side, turning round exchanges the near foot and the far one. */
const SIDE_ON_SHARE = 0.7;

/** From the right ankle to the left one when both stood beside one another, as it is seen by the way the person looks now. */
function standingFeet(body: Body, calibration: Calibration | undefined): Point | undefined {
  const feet = calibration?.feet;
  if (calibration === undefined || feet === undefined) return undefined;
  const stoodSideOn = Math.sin(((calibration.yawDeg ?? 0) * Math.PI) / 180) >= SIDE_ON_SHARE;
  const looksBack = (body.forwardSign ?? 0) * (calibration.forwardSign ?? 0) < 0;
  return looksBack && stoodSideOn && sideShareOf(body) >= SIDE_ON_SHARE ? { xPx: -feet.xPx, yPx: -feet.yPx } : feet;
}

/** The highest tiptoe lifts an ankle by so much while the foot stands: 0.1 of height from ball to ankle, less 0.039, a little off. */
const TIPTOE_SHARE = 0.05;

/**
 * How high all of the free foot is over the floor, share of height: its ankle less what tiptoe lifts it, or its lowest
 * point where heels and toes are seen. A back foot that only props is on the floor however far behind it is.
 */
export const freeFootRaised: Metric = {
  name: "freeFootRaised",
  unit: "height-share",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => {
    const height = heightPx(body, calibration);
    if (leg === undefined || height === undefined) return undefined;
    const free = otherSide(leg);
    const low = (side: Side, joints: readonly LimbJoint[]): number | undefined => {
      const ys = joints.map((joint) => body.joints?.[sideJoint(side, joint)]?.yPx);
      return ys.some((y) => y === undefined) ? undefined : Math.max(...ys.filter((y) => y !== undefined));
    };
    // The far foot of two that stand is seen higher.
    const leftLowerPx = standingFeet(body, calibration)?.yPx ?? 0;
    const standsHigherPx = (free === "left" ? -leftLowerPx : leftLowerPx) * sideShareOf(body);
    const raised = (joints: readonly LimbJoint[]): number | undefined => {
      const stands = low(leg, joints);
      const lifted = low(free, joints);
      return stands === undefined || lifted === undefined ? undefined : (stands - lifted - standsHigherPx) / height;
    };
    const ankle = raised(["ankle"]);
    if (ankle === undefined) return undefined;
    const sole = raised(["heel", "toe"]);
    return sole === undefined ? ankle - TIPTOE_SHARE : Math.max(Math.min(ankle, sole), ankle - TIPTOE_SHARE);
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
    const sideShare = sideShareOf(body);
    const standing = standingFeet(body, calibration);
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

/**
 * Trunk lean at which a hand that hangs from the shoulder is as low as a wrist so high over the floor, degrees: hip 0.530
 * less trunk 0.288 and arm 0.332 of height (exercises.md 2.4) with the hips 0.001 lower, which gives the table of 8.8: 25 cm
 * at 78, knee at 47 degrees.
 */
const leanOfHandDeg = (wristShare: number): number =>
  toDeg(Math.acos(Math.max(-1, Math.min(1, (wristShare - 0.197) / 0.288))));

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

const handLean = (name: string, which: keyof Hands): Metric => ({
  name,
  unit: "deg",
  view: "side",
  engines: DEPTH_ENGINES,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => {
    const hands = handsOf(body, calibration, leg);
    return hands === undefined ? undefined : leanOfHandDeg(hands[which]);
  },
});

/**
 * How low the hand opposite to the leg that stands is, as the trunk lean at which it would hang there; and the other
 * hand. E3a, "Touch": so target lean and target of the hand are one.
 */
export const oppositeHandLean: Metric = handLean("oppositeHandLean", "opposite");
export const sameHandLean: Metric = handLean("sameHandLean", "same");

/** The same of the lower hand, whichever it is. exercises.md 8.8, reach target. */
export const lowerHandLean: Metric = {
  name: "lowerHandLean",
  unit: "deg",
  view: "side",
  engines: STEADY_ANKLE_ENGINES,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => {
    const floorYPx = leg === undefined ? undefined : body.floorYPx?.[leg];
    const height = heightPx(body, calibration);
    const wrists = [body.joints?.leftWrist, body.joints?.rightWrist];
    const sure = wrists.filter((wrist) => wrist !== undefined).filter(({ score }) => score >= HAND_SCORE);
    if (floorYPx === undefined || height === undefined || sure.length === 0) return undefined;
    return leanOfHandDeg((floorYPx - Math.max(...sure.map(({ yPx }) => yPx))) / height + ANKLE_SHARE);
  },
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

/** Height of the foot that stands in the picture, down positive, share of height: who steps off a pad comes lower. E3c-2. */
export const stanceAnkleDown: Metric = {
  name: "stanceAnkleDown",
  unit: "height-share",
  view: "any",
  engines: STEADY_ANKLE_ENGINES,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => {
    const ankle = leg === undefined ? undefined : body.joints?.[sideJoint(leg, "ankle")];
    const height = heightPx(body, calibration);
    return ankle === undefined || height === undefined ? undefined : ankle.yPx / height;
  },
};

/** Toe under the heel of the foot that stands in the picture, share of height: a platform that tilts moves it. E3d-2. */
export const stanceFootLine: Metric = {
  name: "stanceFootLine",
  unit: "height-share",
  view: "front",
  engines: DEPTH_ENGINES,
  filter: SLOW_ANGLE,
  compute: (body, calibration, leg) => {
    const heel = leg === undefined ? undefined : body.joints?.[sideJoint(leg, "heel")];
    const toe = leg === undefined ? undefined : body.joints?.[sideJoint(leg, "toe")];
    const height = heightPx(body, calibration);
    return heel === undefined || toe === undefined || height === undefined ? undefined : (toe.yPx - heel.yPx) / height;
  },
};

/** The higher hand under its shoulder, share of height; negative: over it. As it is seen, since arms that flail are fast. E3d-1. */
export const handsBelowShoulders: Metric = {
  name: "handsBelowShoulders",
  unit: "height-share",
  view: "front",
  engines: ENGINE_IDS,
  filter: undefined,
  compute: (body, calibration) => {
    const height = heightPx(body, calibration);
    const below = (["left", "right"] as const).map((side) => {
      const wrist = body.joints?.[sideJoint(side, "wrist")];
      const shoulder = body.joints?.[sideJoint(side, "shoulder")];
      return wrist === undefined || shoulder === undefined ? undefined : wrist.yPx - shoulder.yPx;
    });
    const seen = below.filter((px) => px !== undefined);
    return height === undefined || seen.length === 0 ? undefined : Math.min(...seen) / height;
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
