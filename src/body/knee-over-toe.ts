import type { Body } from "./body.js";
import { distancePx } from "./geometry.js";
import { sideJoint } from "./joints.js";
import type { Side } from "./joints.js";
import type { Metric } from "./metrics.js";
import { SLOW_ANGLE } from "./signal.js";

/** The left of somebody who faces the camera is to the right of the picture: toward the midline there. */
const medialSign = (side: Side): 1 | -1 => (side === "left" ? -1 : 1);

function overToe(body: Body, side: Side): number | undefined {
  const knee = body.joints?.[sideJoint(side, "knee")];
  const ankle = body.joints?.[sideJoint(side, "ankle")];
  const toe = body.joints?.[sideJoint(side, "toe")];
  if (knee === undefined || ankle === undefined || toe === undefined) return undefined;
  const shankPx = distancePx(knee, ankle);
  return shankPx === 0 ? undefined : ((knee.xPx - toe.xPx) * medialSign(side)) / shankPx;
}

/**
 * KOT of exercises.md 2.2: knee inside of its toe, mean of both legs, share of the shank as it is seen; for where the thighs
 * point at the camera and FPPA says nothing.
 */
export const kneesInsideToes: Metric = {
  name: "kneesInsideToes",
  unit: "ratio",
  view: "front",
  engines: ["blazepose-full", "blazepose-lite"],
  filter: SLOW_ANGLE,
  compute: (body) => {
    const left = overToe(body, "left");
    const right = overToe(body, "right");
    return left === undefined || right === undefined ? undefined : (left + right) / 2;
  },
};
