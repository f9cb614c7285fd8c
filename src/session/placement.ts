import type { Body } from "../body/body.js";
import type { View } from "../body/metrics.js";
import { sideJoint } from "../body/joints.js";
import type { LimbJoint, Side } from "../body/joints.js";
import type { PoseFrame } from "../body/pose-frame.js";
import type { PlacementProblem } from "../checker/events.js";
import { viewShows } from "../checker/view-gate.js";
import type { SeenView } from "../checker/view-gate.js";

/** Mean luma under which the picture is too dark to be trusted; a dim lamp-lit room measures about 45. */
export const DARK_LUMA = 28;
/** Person's height as share of the picture. exercises.md 4.1 wants 0.55 to 0.85; the limits leave room for reach. */
const MIN_HEIGHT_SHARE = 0.45;
const MAX_HEIGHT_SHARE = 0.92;
/** Mean score of the needed landmarks. exercises.md 1.3, calibration. */
const MIN_MEAN_SCORE = 0.65;
/** From this turn on "a little" is enough of an instruction. */
const NEARLY_SIDE_DEG = 35;

const HEAD: readonly LimbJoint[] = ["ear", "eye"];
const FEET: readonly LimbJoint[] = ["ankle"];

const SIDES = ["left", "right"] as const;

/**
 * The one thing that most keeps this picture from being judged, or undefined when the person is well placed. Pure.
 * @param wanted views the exercise is counted from; the first one is where the camera should stand.
 * @param needs landmarks the exercise needs, without side: of the nearer side from the side, of both from the front.
 */
export function placementProblem(
  frame: PoseFrame,
  body: Body,
  seen: SeenView,
  wanted: readonly [View, ...View[]],
  needs: readonly LimbJoint[],
): PlacementProblem | undefined {
  if (frame.luma !== undefined && frame.luma < DARK_LUMA) return "too-dark";
  if (frame.joints === undefined || body.joints === undefined) return "nobody";
  const raw = frame.joints;
  const heightShare = (body.bodyPx ?? 0) / frame.heightPx;
  const bothSides = wanted[0] !== "side";
  const inside = (side: Side, joints: readonly LimbJoint[]): boolean =>
    joints.some((joint) => body.joints?.[sideJoint(side, joint)] !== undefined);
  const headSeen = body.joints.nose !== undefined || SIDES.some((side) => inside(side, HEAD));
  const seenFeet = SIDES.filter((side) => inside(side, FEET)).length;
  const feetSeen = seenFeet >= (bothSides ? 2 : 1);
  if (heightShare > MAX_HEIGHT_SHARE || (!headSeen && seenFeet === 0)) return "too-near";
  if (!feetSeen) return "feet-cut-off";
  if (!headSeen) return "head-cut-off";
  if (body.bodyPx !== undefined && heightShare < MIN_HEIGHT_SHARE) return "too-far";
  const scores = SIDES.map((side) => {
    const values = needs.map((joint) => raw[sideJoint(side, joint)]?.score ?? 0);
    return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  });
  const score = bothSides ? Math.min(...scores) : Math.max(...scores);
  if (score < MIN_MEAN_SCORE) return "uncertain";
  if (!wanted.some((view) => isSquare(view, seen))) return turnFor(wanted[0], body);
  return undefined;
}

/** Counting goes on a little aside of the side view; a set begins squarely. */
const isSquare = (view: View, seen: SeenView): boolean => (view === "side" ? seen === "side" : viewShows(view, seen));

function turnFor(wanted: View, body: Body): PlacementProblem {
  // Whoever looks to the right of the unmirrored picture has turned to their own left, and the other way round.
  const turnedLeft = body.forwardSign !== -1;
  const yawDeg = body.yawDeg ?? 0;
  if (wanted === "side") {
    const nearly = yawDeg >= NEARLY_SIDE_DEG;
    if (turnedLeft) return nearly ? "turn-a-little-left" : "turn-left";
    return nearly ? "turn-a-little-right" : "turn-right";
  }
  const nearly = yawDeg <= 90 - NEARLY_SIDE_DEG;
  if (turnedLeft) return nearly ? "turn-a-little-right" : "turn-right";
  return nearly ? "turn-a-little-left" : "turn-left";
}
