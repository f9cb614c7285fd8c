import type { Body } from "./body.js";
import type { Calibration } from "./calibration.js";
import { toDeg } from "./geometry.js";
import { otherSide, sideJoint } from "./joints.js";
import type { LimbJoint, Side } from "./joints.js";
import type { Metric } from "./metrics.js";
import { ENGINE_IDS } from "./pose-frame.js";
import type { EngineId, Joint } from "./pose-frame.js";
import { hipLineDeg, legShare, trunkTiltDeg, trunkTowardDeg, worldKneeDeg } from "./posture.js";
import { SLOW_ANGLE } from "./signal.js";

/** Share of body height from knee to ankle. Drillis and Contini, exercises.md 2.4. */
const SHANK_SHARE = 0.246;
/**
 * Degrees toward the camera that a shank is seen longer by its own length. A foot that comes nearer is drawn lower and
 * larger, one that goes away higher and smaller: a camera at hip height shows that in the shank, the thigh hardly
 * changes. Measured and reckoned in README.md here.
 */
const DEG_PER_SHANK = 110;
/** Depth comes from BlazePose only. */
const WITH_DEPTH: readonly EngineId[] = ["blazepose-full", "blazepose-lite"];
/** BlazePose sees a trunk that leans to or from the camera lean by two thirds of that. Measured in README.md here. */
const TRUNK_WORLD_GAIN = 1.5;
/** BlazePose sees less than half of how far a leg swings to or from the camera. Measured in README.md here. */
const WORLD_GAIN = 2;

const jointOf = (body: Body, side: Side, joint: LimbJoint): Joint | undefined => body.joints?.[sideJoint(side, joint)];

/** Hip to ankle in the picture from hanging straight down, outward positive for a person who faces the camera. */
function acrossDeg(body: Body, side: Side): number | undefined {
  const hip = jointOf(body, side, "hip");
  const ankle = jointOf(body, side, "ankle");
  if (hip === undefined || ankle === undefined) return undefined;
  const outward = side === "left" ? 1 : -1;
  return toDeg(Math.atan2((ankle.xPx - hip.xPx) * outward, ankle.yPx - hip.yPx));
}

/** Hip to ankle from hanging down toward the camera, by the length of the shank in the picture. */
function pictureTowardDeg(body: Body, side: Side): number | undefined {
  const knee = jointOf(body, side, "knee");
  const ankle = jointOf(body, side, "ankle");
  if (knee === undefined || ankle === undefined || body.bodyPx === undefined) return undefined;
  const shank = Math.hypot(ankle.xPx - knee.xPx, ankle.yPx - knee.yPx) / (body.bodyPx * SHANK_SHARE);
  return (shank - 1) * DEG_PER_SHANK;
}

/** The same by BlazePose's world landmarks; undefined for engines without depth. */
function worldTowardDeg(body: Body, side: Side): number | undefined {
  const hip = jointOf(body, side, "hip")?.world;
  const ankle = jointOf(body, side, "ankle")?.world;
  if (hip === undefined || ankle === undefined) return undefined;
  return toDeg(Math.atan2(hip.zM - ankle.zM, ankle.yM - hip.yM)) * WORLD_GAIN;
}

function towardDeg(body: Body, side: Side): number | undefined {
  const picture = pictureTowardDeg(body, side);
  const world = worldTowardDeg(body, side);
  return picture === undefined || world === undefined ? picture : (picture + world) / 2;
}

const legMetric = (name: string, compute: Metric["compute"]): Metric => ({
  name,
  unit: "deg",
  view: "front-oblique",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute,
});

/** How far each leg has swung across the picture, outward positive; no zero taken. exercises.md 5.3. */
export const legAcross: Readonly<Record<Side, Metric>> = {
  left: legMetric("leftLegAcross", (body) => acrossDeg(body, "left")),
  right: legMetric("rightLegAcross", (body) => acrossDeg(body, "right")),
};

/** How far each leg has swung toward the camera; no zero taken. exercises.md 5.3. */
export const legToward: Readonly<Record<Side, Metric>> = {
  left: legMetric("leftLegToward", (body) => towardDeg(body, "left")),
  right: legMetric("rightLegToward", (body) => towardDeg(body, "right")),
};

/** Turn of the body to the camera, the left side nearer positive, 0 facing. exercises.md 2.2 YAW. */
export const bodyTurn: Metric = {
  name: "bodyTurn",
  unit: "deg",
  view: "front-oblique",
  engines: ENGINE_IDS,
  filter: undefined,
  // Whoever looks to the left of the picture has the left side toward the camera.
  compute: ({ yawDeg, forwardSign }) =>
    yawDeg === undefined ? undefined : forwardSign === undefined ? 0 : -forwardSign * yawDeg,
};

/** The same where depth is seen: changes of it are turns of the pelvis. */
export const pelvisTurn: Metric = { ...bodyTurn, name: "pelvisTurn", engines: WITH_DEPTH };

/** Place of each ankle across the picture, share of the standing body height. */
export const footAcross: Readonly<Record<Side, Metric>> = {
  left: {
    ...legMetric("leftFootAcross", (body, calibration) => footAcrossShare("left", body, calibration)),
    unit: "height-share",
  },
  right: {
    ...legMetric("rightFootAcross", (body, calibration) => footAcrossShare("right", body, calibration)),
    unit: "height-share",
  },
};

function footAcrossShare(side: Side, body: Body, calibration: Calibration | undefined): number | undefined {
  const ankle = jointOf(body, side, "ankle");
  // One height for the whole set: a foot that stays must not seem to move because the height is read a little larger.
  const heightPx = calibration?.heightPx;
  return ankle === undefined || heightPx === undefined ? undefined : ankle.xPx / heightPx;
}

/** Hip to ankle of each leg in the picture, share of body height. */
export const legLength: Readonly<Record<Side, Metric>> = {
  left: { ...legMetric("leftLegLength", (body) => legShare(body, "left")), unit: "height-share" },
  right: { ...legMetric("rightLegLength", (body) => legShare(body, "right")), unit: "height-share" },
};

/** Height of the left ankle over the right one in the picture, share of body height. */
export const leftAnkleHigher: Metric = {
  ...legMetric("leftAnkleHigher", ({ joints, bodyPx }) => {
    const left = joints?.leftAnkle;
    const right = joints?.rightAnkle;
    return left === undefined || right === undefined || bodyPx === undefined
      ? undefined
      : (right.yPx - left.yPx) / bodyPx;
  }),
  unit: "height-share",
};

const ofStanding = (leg: Side | undefined): Side | undefined => (leg === undefined ? undefined : otherSide(leg));

/** LTL: bend of the trunk to either side, degrees. */
export const sideBend: Metric = legMetric("sideBend", trunkTiltDeg);

/** PO less that of the stand: the hip of the working leg lower positive, higher negative, degrees. */
export const workingHipDrop: Metric = legMetric("workingHipDrop", (body, calibration, leg) => {
  const now = hipLineDeg(body);
  const zero = calibration?.posture.hipLineDeg;
  if (now === undefined || zero === undefined || leg === undefined) return undefined;
  return (now - zero) * (leg === "left" ? 1 : -1);
});

/** Lean of the trunk forward or back against the stand, degrees; 3D, coarse. */
export const trunkPitch: Metric = {
  ...legMetric("trunkPitch", (body, calibration) => {
    const now = trunkTowardDeg(body);
    const zero = calibration?.posture.trunkTowardDeg;
    return now === undefined || zero === undefined ? undefined : (now - zero) * TRUNK_WORLD_GAIN;
  }),
  engines: WITH_DEPTH,
};

/** HDR of the standing leg: how much shorter it is than in the stand, share of its length. exercises.md 2.2. */
export const standingLegShorter: Metric = {
  ...legMetric("standingLegShorter", (body, calibration, leg) => {
    const side = ofStanding(leg);
    if (side === undefined) return undefined;
    const now = legShare(body, side);
    const zero = calibration?.posture.legShare[side];
    return now === undefined || zero === undefined ? undefined : 1 - now / zero;
  }),
  unit: "ratio",
};

/** KF3 of the standing leg. */
export const standingKnee: Metric = {
  ...legMetric("standingKnee", (body, _, leg) => {
    const side = ofStanding(leg);
    return side === undefined ? undefined : worldKneeDeg(body, side);
  }),
  engines: WITH_DEPTH,
};

/** KF3 of the working leg. */
export const workingKnee: Metric = {
  ...legMetric("workingKnee", (body, _, leg) => (leg === undefined ? undefined : worldKneeDeg(body, leg))),
  engines: WITH_DEPTH,
};
