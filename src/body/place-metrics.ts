import type { Body } from "./body.js";
import type { Calibration } from "./calibration.js";
import { sideJoint } from "./joints.js";
import type { Side } from "./joints.js";
import type { Metric } from "./metrics.js";
import { ENGINE_IDS } from "./pose-frame.js";
import type { Joint } from "./pose-frame.js";
import type { SignalClass } from "./signal.js";

/** Before the still stand, where no height can be given either. exercises.md 4.2. */
const ASSUMED_HEIGHT_M = 1.7;

/** Places on the floor, metres: One Euro of exercises.md 1.4 for lengths. */
const PLACE: SignalClass = { minCutoffHz: 3, beta: 0.7 };

/**
 * Metres per pixel where the person is now: of the still stand, and smaller as the person comes nearer. exercises.md
 * 5.1. Before the still stand by the size of the person as seen.
 */
function metresPerPx(body: Body, calibration: Calibration | undefined): number | undefined {
  if (calibration !== undefined) return calibration.mPerPx / (body.sizeShare ?? 1);
  return body.bodyPx === undefined || body.bodyPx === 0 ? undefined : ASSUMED_HEIGHT_M / body.bodyPx;
}

const place = (name: string, xPxOf: (body: Body) => number | undefined): Metric => ({
  name,
  unit: "m",
  view: "front",
  engines: ENGINE_IDS,
  filter: PLACE,
  compute: (body, calibration) => {
    const mPerPx = metresPerPx(body, calibration);
    const xPx = xPxOf(body);
    return mPerPx === undefined || xPx === undefined ? undefined : xPx * mPerPx;
  },
});

const ankleOf = (body: Body, side: Side): Joint | undefined => body.joints?.[sideJoint(side, "ankle")];

/** From the middle of the picture: there a change of the scale moves nothing. The left of who faces the camera is right. */
const fromMiddlePx = (body: Body, xPx: number): number => xPx - body.widthPx / 2;

const anklePlace = (side: Side): Metric =>
  place(`${side}FootPlace`, (body) => {
    const ankle = ankleOf(body, side);
    return ankle === undefined ? undefined : fromMiddlePx(body, ankle.xPx);
  });

/** Place of an ankle across the picture from its middle, metres, the person's left positive. */
export const leftFootPlace = anklePlace("left");
export const rightFootPlace = anklePlace("right");

/** The same of the middle of the hips: what travels. */
export const hipsPlace = place("hipsPlace", (body) => {
  const left = body.joints?.leftHip;
  const right = body.joints?.rightHip;
  return left === undefined || right === undefined ? undefined : fromMiddlePx(body, (left.xPx + right.xPx) / 2);
});

/** From the outer ankle to the nearer edge of the picture, metres. */
export const roomToEdge = place("roomToEdge", (body) => {
  const left = ankleOf(body, "left");
  const right = ankleOf(body, "right");
  if (left === undefined || right === undefined) return undefined;
  return Math.min(left.xPx, right.xPx, body.widthPx - left.xPx, body.widthPx - right.xPx);
});
