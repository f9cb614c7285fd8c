import type { Body } from "./body.js";
import type { Calibration } from "./calibration.js";
import { distancePx } from "./geometry.js";
import { sideJoint } from "./joints.js";
import type { LimbJoint, Side } from "./joints.js";
import { feetWidth, toesOut, trunkForward } from "./landing-metrics.js";
import type { Metric } from "./metrics.js";
import { ENGINE_IDS } from "./pose-frame.js";
import type { Joint } from "./pose-frame.js";
import { hipLineDeg, kneeInwardDeg, trunkTiltDeg } from "./posture.js";
import { SLOW_ANGLE } from "./signal.js";

/** How two legs carry a person who steps, seen from the front. exercises.md 8.0.3 and 8.1. */
const slowly = (metric: Metric, name: string): Metric => ({ ...metric, name, filter: SLOW_ANGLE });

const fromFront = (name: string, unit: Metric["unit"], compute: Metric["compute"]): Metric => ({
  name,
  unit,
  view: "front",
  engines: ENGINE_IDS,
  filter: SLOW_ANGLE,
  compute,
});

const limb = (body: Body, side: Side, joint: LimbJoint): Joint | undefined => body.joints?.[sideJoint(side, joint)];

/** HDR of one leg, at the distance of now. exercises.md 2.2. */
function shorteningOf(body: Body, calibration: Calibration, side: Side): number | undefined {
  const hip = limb(body, side, "hip");
  const ankle = limb(body, side, "ankle");
  const share = calibration.posture.legShare[side];
  if (hip === undefined || ankle === undefined || share === undefined) return undefined;
  return 1 - distancePx(hip, ankle) / (share * calibration.heightPx * (body.sizeShare ?? 1));
}

/** HDR: how much shorter the legs are seen than standing, both legs' mean. */
export const squatDepth: Metric = fromFront("squatDepth", "ratio", (body, calibration) => {
  if (calibration === undefined) return undefined;
  const left = shorteningOf(body, calibration, "left");
  const right = shorteningOf(body, calibration, "right");
  return left === undefined || right === undefined ? undefined : (left + right) / 2;
});

/** SWR: distance of the ankles in shoulder widths. */
export const stepWidth: Metric = slowly(feetWidth, "stepWidth");

/** FPPA means something while the thigh is seen at least this long, share of standing. exercises.md 2.2. */
const MIN_THIGH_SHARE = 0.7;

/** FPPA of one leg against the still stand; undefined where the thigh points at the camera. */
function valgusOf(body: Body, calibration: Calibration | undefined, side: Side): number | undefined {
  const hip = limb(body, side, "hip");
  const knee = limb(body, side, "knee");
  if (hip === undefined || knee === undefined || calibration === undefined) return undefined;
  if (distancePx(hip, knee) < MIN_THIGH_SHARE * calibration.thighPx * (body.sizeShare ?? 1)) return undefined;
  const angle = kneeInwardDeg(body, side);
  const zero = calibration.posture.kneeInwardDeg[side];
  return angle === undefined || zero === undefined ? undefined : angle - zero;
}

/** FPPA, mean of both legs, so that a turned body cancels; knees inward positive. */
export const kneesInward: Metric = fromFront("kneesInward", "deg", (body, calibration) => {
  const left = valgusOf(body, calibration, "left");
  const right = valgusOf(body, calibration, "right");
  return left === undefined || right === undefined ? undefined : (left + right) / 2;
});

/** FPPA of the leading leg. */
export const leadKneeInward: Metric = fromFront("leadKneeInward", "deg", (body, calibration, leg) =>
  leg === undefined ? undefined : valgusOf(body, calibration, leg),
);

/** PO against the still stand, the left hip lower positive. */
export const hipsTilt: Metric = fromFront("hipsTilt", "deg", (body, calibration) => {
  const tilt = hipLineDeg(body);
  return tilt === undefined ? undefined : tilt - (calibration?.posture.hipLineDeg ?? 0);
});

/** LTL from the upright, to the right of the picture positive. */
export const trunkSway: Metric = fromFront("trunkSway", "deg", (body) => trunkTiltDeg(body));

/** Height of the hips over the picture's lower edge, share of the standing height. */
export const hipsHeight: Metric = fromFront("hipsHeight", "height-share", (body, calibration) => {
  const left = limb(body, "left", "hip");
  const right = limb(body, "right", "hip");
  if (left === undefined || right === undefined || calibration === undefined) return undefined;
  return (body.heightPx - (left.yPx + right.yPx) / 2) / calibration.heightPx;
});

/** FPA, mean of both feet, out positive; trunk toward the camera. By BlazePose's depth. */
export const feetOut: Metric = slowly(toesOut, "feetOut");
export const leanForward: Metric = slowly(trunkForward, "leanForward");

/** Turn of the body to the camera, 0 facing. exercises.md 2.2 YAW; it is a median of 1 s already. */
export const bodyYaw: Metric = {
  ...fromFront("bodyYaw", "deg", (body) => body.yawDeg),
  view: "any",
  filter: undefined,
};
