import type { Body } from "./body.js";
import type { Calibration } from "./calibration.js";
import { sideJoint } from "./joints.js";
import type { Side } from "./joints.js";
import type { Metric } from "./metrics.js";
import { ENGINE_IDS } from "./pose-frame.js";
import type { SignalClass } from "./signal.js";

/** Where the user gave no height. exercises.md 4.2. */
const ASSUMED_HEIGHT_M = 1.7;

/** Metres per pixel of the still stand; before it by the size of the person as seen. */
function scaleM(body: Body, calibration: Calibration | undefined): number | undefined {
  if (calibration !== undefined) return calibration.mPerPx;
  return body.bodyPx === undefined || body.bodyPx === 0 ? undefined : ASSUMED_HEIGHT_M / body.bodyPx;
}

/** Lengths of hops, metres: One Euro of exercises.md 1.4 and 5.2. */
const HOP_LENGTH: SignalClass = { minCutoffHz: 3, beta: 6 };

const inMetres = (
  name: string,
  compute: (body: Body, mPerPx: number) => number | undefined,
): Metric & { readonly unit: "m" } => ({
  name,
  unit: "m",
  view: "front",
  engines: ENGINE_IDS,
  filter: HOP_LENGTH,
  compute: (body, calibration) => {
    const mPerPx = scaleM(body, calibration);
    return mPerPx === undefined ? undefined : compute(body, mPerPx);
  },
});

const ankle = (body: Body, side: Side): { readonly xPx: number; readonly yPx: number } | undefined =>
  body.joints?.[sideJoint(side, "ankle")];

/** Height of an ankle over the picture's lower edge, metres. The floor under it is found by the flight detector. */
const ankleHeight = (side: Side): Metric =>
  inMetres(`${side}AnkleHeight`, (body, mPerPx) => {
    const at = ankle(body, side);
    return at === undefined ? undefined : (body.heightPx - at.yPx) * mPerPx;
  });

export const leftAnkleHeight = ankleHeight("left");
export const rightAnkleHeight = ankleHeight("right");

/** Height of the middle of the hips over the picture's lower edge, metres. */
export const hipHeight: Metric = inMetres("hipHeight", (body, mPerPx) => {
  const left = body.joints?.leftHip;
  const right = body.joints?.rightHip;
  return left === undefined || right === undefined ? undefined : (body.heightPx - (left.yPx + right.yPx) / 2) * mPerPx;
});

/** Body height, metres: what shares of height in exercises.md 5.2 and 8.2 are taken of. */
export const stature: Metric = {
  name: "stature",
  unit: "m",
  view: "any",
  engines: ENGINE_IDS,
  filter: undefined,
  compute: (_body, calibration) => calibration?.heightM ?? ASSUMED_HEIGHT_M,
};
