import { sagittalPoint } from "./body.js";
import type { Body } from "./body.js";
import { footInclineDeg, headAngleDeg } from "./calibration.js";
import type { Calibration } from "./calibration.js";
import { alongCurve, inclinationDeg, interiorAngleDeg, offSegment, toDeg, distancePx, midpoint } from "./geometry.js";
import type { Curve } from "./geometry.js";
import { sideJoint } from "./joints.js";
import type { LimbJoint, Side } from "./joints.js";
import { ENGINE_IDS } from "./pose-frame.js";
import type { EngineId, Joint } from "./pose-frame.js";
import { DEFAULT_ANGLE, SLOW_ANGLE } from "./signal.js";
import type { SignalClass } from "./signal.js";

/**
 * Where the camera has to stand for an exercise to count or a metric to mean something, exercises.md 8.0.4.
 * "front-oblique": from the front up to half turned.
 */
export type View = "side" | "front" | "front-oblique";

/**
 * One measured quantity. `compute` gives undefined where a landmark, the view or the calibration is missing; never 0,
 * never NaN. Degrees are positive as in exercises.md 2.2; lengths are shares of body height.
 */
export interface Metric {
  readonly name: string;
  readonly unit: "deg" | "deg-per-s" | "height-share" | "ratio" | "m" | "m-per-s" | "s";
  /** "any": means the same from everywhere. */
  readonly view: View | "any";
  /** Engines whose landmarks are good enough for it; under the others it is not judged. */
  readonly engines: readonly EngineId[];
  /** One Euro settings; undefined: as measured. */
  readonly filter: SignalClass | undefined;
  /** @param leg the working or stance leg where legs work apart; undefined while it is not known. */
  readonly compute: (body: Body, calibration: Calibration | undefined, leg: Side | undefined) => number | undefined;
}

/** KF of exercises.md 2.2: 180 less the angle hip, knee, ankle of the near leg. 0 straight. Range checked by 2.3. */
const MIN_KNEE_DEG = -15;
const MAX_KNEE_DEG = 160;

const heightPx = (body: Body, calibration: Calibration | undefined): number | undefined =>
  calibration?.heightPx ?? body.bodyPx;

function segmentDeg(body: Body, low: LimbJoint, high: LimbJoint): number | undefined {
  const from = sagittalPoint(body, low);
  const to = sagittalPoint(body, high);
  if (from === undefined || to === undefined || body.forwardSign === undefined) return undefined;
  return inclinationDeg(from, to, body.forwardSign);
}

export const kneeFlexion: Metric = {
  name: "kneeFlexion",
  unit: "deg",
  view: "side",
  engines: ENGINE_IDS,
  filter: DEFAULT_ANGLE,
  compute: (body) => {
    const hip = sagittalPoint(body, "hip");
    const knee = sagittalPoint(body, "knee");
    const ankle = sagittalPoint(body, "ankle");
    if (hip === undefined || knee === undefined || ankle === undefined) return undefined;
    const interior = interiorAngleDeg(hip, knee, ankle);
    if (interior === undefined) return undefined;
    const flexion = 180 - interior;
    return flexion < MIN_KNEE_DEG || flexion > MAX_KNEE_DEG ? undefined : flexion;
  },
};

/** TL: line hip to shoulder from the vertical, positive toward the toes. */
export const trunkLean: Metric = {
  name: "trunkLean",
  unit: "deg",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body) => segmentDeg(body, "hip", "shoulder"),
};

/** SHA: line ankle to knee from the vertical, positive when the knee is ahead of the ankle. */
export const shankAngle: Metric = {
  name: "shankAngle",
  unit: "deg",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body) => segmentDeg(body, "ankle", "knee"),
};

/** THA: line hip to knee from the downward vertical: 0 standing, 90 thigh level, more: hip below the knee. */
export const thighInclination: Metric = {
  name: "thighInclination",
  unit: "deg",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body) => {
    const hip = sagittalPoint(body, "hip");
    const knee = sagittalPoint(body, "knee");
    if (hip === undefined || knee === undefined || body.forwardSign === undefined) return undefined;
    return toDeg(Math.atan2((knee.xPx - hip.xPx) * body.forwardSign, knee.yPx - hip.yPx));
  },
};

/** Centre of mass along one axis from the joints of one side: exercises.md 5.4. */
function massOf(shoulder: number, hip: number, knee: number, ankle: number): number {
  const trunk = hip + 0.63 * (shoulder - hip);
  const thigh = hip + 0.43 * (knee - hip);
  return 0.68 * trunk + 0.2 * thigh + 0.06 * (knee + ankle);
}

/**
 * How far the body's centre of mass is behind the ankle, share of height: the support test of exercises.md 5.4
 * (0.68 head, arms and trunk, 0.20 thighs at 43 %, 0.12 shanks and feet). Nobody stands there without a wall.
 */
export const comBehindAnkle: Metric = {
  name: "comBehindAnkle",
  unit: "height-share",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    const shoulder = sagittalPoint(body, "shoulder");
    const hip = sagittalPoint(body, "hip");
    const knee = sagittalPoint(body, "knee");
    const ankle = sagittalPoint(body, "ankle");
    const height = heightPx(body, calibration);
    if (shoulder === undefined || hip === undefined || knee === undefined || ankle === undefined) return undefined;
    if (height === undefined || body.forwardSign === undefined) return undefined;
    const comX = massOf(shoulder.xPx, hip.xPx, knee.xPx, ankle.xPx);
    return ((ankle.xPx - comX) * body.forwardSign) / height;
  },
};

/** Place of the near ankle across the picture, share of height: where a person stands. */
export const nearAnklePlace: Metric = {
  name: "nearAnklePlace",
  unit: "height-share",
  view: "any",
  engines: ENGINE_IDS,
  filter: undefined,
  compute: (body, calibration) => {
    const ankle = body.joints?.[sideJoint(body.nearSide ?? "left", "ankle")];
    const height = heightPx(body, calibration);
    return ankle === undefined || height === undefined ? undefined : ankle.xPx / height;
  },
};

/** Turned to the camera's side by so much of 90 degrees, the near side alone tells where the body is. */
const SIDE_ON_WITHIN_DEG = 45;

/**
 * Centre of mass across the picture, share of height (0.68 head, arms and trunk, 0.20 thighs at 43 %, 0.12 shanks and
 * feet, exercises.md 5.4). Over planted feet it hardly moves, however deep somebody squats; who walks takes it along.
 */
export const massPlace: Metric = {
  name: "massPlace",
  unit: "height-share",
  view: "any",
  engines: ENGINE_IDS,
  filter: undefined,
  compute: (body, calibration) => {
    const height = heightPx(body, calibration);
    const { nearSide, yawDeg } = body;
    // Of somebody who faces the camera both sides are seen, and none is nearer.
    const sideOn = nearSide !== undefined && yawDeg !== undefined && Math.abs(yawDeg - 90) < SIDE_ON_WITHIN_DEG;
    const sides: readonly Side[] = sideOn ? [nearSide] : ["left", "right"];
    const places = sides.map((side) => massXPx(body, side)).filter((xPx) => xPx !== undefined);
    if (height === undefined || places.length < sides.length) return undefined;
    return places.reduce((sum, xPx) => sum + xPx, 0) / places.length / height;
  },
};

function massXPx({ joints }: Body, side: Side): number | undefined {
  const x = (joint: LimbJoint): number | undefined => joints?.[sideJoint(side, joint)]?.xPx;
  const [shoulder, hip, knee, ankle] = [x("shoulder"), x("hip"), x("knee"), x("ankle")];
  if (shoulder === undefined || hip === undefined || knee === undefined || ankle === undefined) return undefined;
  return massOf(shoulder, hip, knee, ankle);
}

/** How far the near hip is behind the near ankle, share of height. */
export const hipsBehindFeet: Metric = {
  name: "hipsBehindFeet",
  unit: "height-share",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    const hip = sagittalPoint(body, "hip");
    const ankle = sagittalPoint(body, "ankle");
    const height = heightPx(body, calibration);
    if (hip === undefined || ankle === undefined || height === undefined || body.forwardSign === undefined)
      return undefined;
    return ((ankle.xPx - hip.xPx) * body.forwardSign) / height;
  },
};

/** Height of the near hip over the near ankle, share of height. */
export const hipsOverFeet: Metric = {
  name: "hipsOverFeet",
  unit: "height-share",
  view: "side",
  engines: ENGINE_IDS,
  filter: undefined,
  compute: (body, calibration) => {
    const hip = sagittalPoint(body, "hip");
    const ankle = sagittalPoint(body, "ankle");
    const height = heightPx(body, calibration);
    return hip === undefined || ankle === undefined || height === undefined
      ? undefined
      : (ankle.yPx - hip.yPx) / height;
  },
};

/** A wrist nearer the hip than this share of the thigh just hangs. exercises.md E2-6: distal 65 %. */
const HANGING_SHARE = 0.35;
/** Given for a wrist that is not above the distal thigh at all. */
const FAR_SHARE_OF_HEIGHT = 1;

/** Distance of the near wrist from the distal thigh, share of height. */
export const wristOffThigh: Metric = {
  name: "wristOffThigh",
  unit: "height-share",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    const wrist = sagittalPoint(body, "wrist");
    const hip = sagittalPoint(body, "hip");
    const knee = sagittalPoint(body, "knee");
    const height = heightPx(body, calibration);
    if (wrist === undefined || hip === undefined || knee === undefined || height === undefined) return undefined;
    const foot = offSegment(wrist, hip, knee);
    return foot.share < HANGING_SHARE || foot.share > 1 ? FAR_SHARE_OF_HEIGHT : foot.distancePx / height;
  },
};

/**
 * FA: incline of the near foot against the same foot flat on the floor, heel up positive. BlazePose lite's heel and toe
 * wander by up to 20 degrees on flat feet (measured on the rendered people), so it is not asked.
 */
export const footAngle: Metric = {
  name: "footAngle",
  unit: "deg",
  view: "side",
  engines: ["blazepose-full"],
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    if (body.nearSide === undefined || calibration?.footZeroDeg === undefined) return undefined;
    const incline = footInclineDeg(body, body.nearSide);
    return incline === undefined ? undefined : incline - calibration.footZeroDeg;
  },
};

/** HN: change of the head against the trunk since the still stand, forward positive. */
export const headForward: Metric = {
  name: "headForward",
  unit: "deg",
  view: "side",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    if (body.nearSide === undefined || calibration?.headZeroDeg === undefined) return undefined;
    const angle = headAngleDeg(body, body.nearSide);
    return angle === undefined ? undefined : angle - calibration.headZeroDeg;
  },
};

const both = (body: Body, joint: LimbJoint): readonly [Joint, Joint] | undefined => {
  const left = body.joints?.[sideJoint("left", joint)];
  const right = body.joints?.[sideJoint("right", joint)];
  return left === undefined || right === undefined ? undefined : [left, right];
};

/** FSA: knee inward of the ankle, mean of both legs so that a turned body cancels. exercises.md 2.2. */
export const frontalShankAngle: Metric = {
  name: "frontalShankAngle",
  unit: "deg",
  view: "front",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body) => {
    const hips = both(body, "hip");
    const knees = both(body, "knee");
    const ankles = both(body, "ankle");
    if (hips === undefined || knees === undefined || ankles === undefined) return undefined;
    const midX = midpoint(hips[0], hips[1]).xPx;
    const ofLeg = (index: 0 | 1): number => {
      const medial = Math.sign(midX - hips[index].xPx);
      return toDeg(Math.atan2((knees[index].xPx - ankles[index].xPx) * medial, ankles[index].yPx - knees[index].yPx));
    };
    return (ofLeg(0) + ofLeg(1)) / 2;
  },
};

/** Distance between the knees over body height. */
export const kneeSeparation: Metric = {
  name: "kneeSeparation",
  unit: "height-share",
  view: "front",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute: (body, calibration) => {
    const knees = both(body, "knee");
    const height = calibration?.heightPx;
    return knees === undefined || height === undefined ? undefined : Math.abs(knees[0].xPx - knees[1].xPx) / height;
  },
};

/** HDR of a wall squat at knee flexion 0 to 100 degrees, exercises.md 8.0.2 (shank upright). */
const HIP_DROP_CURVE: Curve = [
  [0, 0],
  [0.03, 20],
  [0.067, 30],
  [0.146, 45],
  [0.249, 60],
  [0.37, 75],
  [0.499, 90],
  [0.586, 100],
];

/** Knee flexion of a wall squat as seen from the front, from the shortened legs. Good to 5 degrees at best; not below 30. */
export const kneeFromHipDrop: Metric = {
  name: "kneeFromHipDrop",
  unit: "deg",
  view: "front",
  engines: ENGINE_IDS,
  filter: DEFAULT_ANGLE,
  compute: (body, calibration) => {
    if (calibration === undefined) return undefined;
    const lengths = (["left", "right"] as const).map((side: Side) => {
      const hip = body.joints?.[sideJoint(side, "hip")];
      const ankle = body.joints?.[sideJoint(side, "ankle")];
      return hip === undefined || ankle === undefined ? undefined : distancePx(hip, ankle);
    });
    const [left, right] = lengths;
    if (left === undefined || right === undefined) return undefined;
    return alongCurve(HIP_DROP_CURVE, 1 - (left + right) / 2 / (calibration.thighPx + calibration.shankPx));
  },
};
