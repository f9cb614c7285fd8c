import type { CircleMoment, Circles } from "../../support/drawn-circles.js";
import { legCircles } from "../../support/drawn-circles.js";
import type { DrawnPose, FilmOptions } from "../../support/drawn-body.js";
import type { FaultCase } from "../../support/fault-cases.js";

type Film = Partial<Circles & FilmOptions>;

const row = (ruleId: string, doing: string, broken: Film, inside: Film, along: readonly string[] = []): FaultCase => ({
  ruleId,
  doing,
  raises: () => legCircles(broken),
  justInside: () => legCircles(inside),
  along,
});

/** How much of a posture is taken at a moment: it comes and goes with the circle. */
const held = ({ share }: CircleMoment): number => Math.min(1, 6 * Math.sin(Math.PI * share));

const posture = (change: (pose: DrawnPose, share: number) => DrawnPose): Film => ({
  change: (pose, moment) => change(pose, held(moment)),
});

const leaning = (trunkDeg: number): Film => posture((pose, share) => ({ ...pose, trunkDeg: trunkDeg * share }));

const bending = (sideDeg: number): Film => posture((pose, share) => ({ ...pose, trunkSideDeg: sideDeg * share }));

/** The hip of the circling leg lower. */
const dropping = (tiltDeg: number): Film => posture((pose, share) => ({ ...pose, pelvisTiltDeg: tiltDeg * share }));

/** The pelvis goes with the leg, toward the camera. */
const turning = (turnDeg: number): Film => ({
  azimuthDeg: 45,
  change: (pose, { share }) => ({ ...pose, turnDeg: turnDeg * Math.sin(Math.PI * share) }),
});

const onBentKnee = (kneeDeg: number): Film =>
  posture((pose, share) => {
    const bentDeg = pose.right.kneeDeg + (kneeDeg - pose.right.kneeDeg) * share;
    return { ...pose, right: { ...pose.right, kneeDeg: bentDeg, hipDeg: bentDeg / 2 } };
  });

/** The standing foot lands so much further in every circle, share of height. */
const hopping = (shiftShare: number): Film => ({
  change: (pose, { circle, share }) => {
    const hops = Math.max(0, circle - 1) + (share > 0.5 || share === 0 ? Math.min(1, circle) : 0);
    return { ...pose, hips: { ...pose.hips, l: pose.hips.l + shiftShare * hops } };
  },
});

export const FAULT_CASES: readonly FaultCase[] = [
  row("E1b-1", "going behind first", { reversed: true }, { reversed: false }),
  row("E1b-2", "5 degrees to the side", { outDeg: 5 }, { outDeg: 20 }),
  row("E1b-3", "not going behind", { rearDeg: 0 }, { rearDeg: 12 }),
  row(
    "E1b-4",
    "circles of 60 % after four whole ones",
    { count: 6, sizes: [1, 1, 1, 1, 0.6] },
    { count: 6, sizes: [1, 1, 1, 1, 0.8] },
  ),
  row("E1b-5", "leaning 25 degrees forward", leaning(25), leaning(9)),
  row("E1b-6", "bending 22 degrees to the side", bending(-22), bending(-13)),
  row("E1b-7", "the hip 12 degrees lower", dropping(12), dropping(4)),
  row("E1b-8", "turning the pelvis by 40 degrees", turning(40), turning(14)),
  row("E1b-9", "45 degrees of standing knee", onBentKnee(45), onBentKnee(28)),
  row("E1b-10", "50 degrees of circling knee", { kneeDeg: 50 }, { kneeDeg: 30 }),
  row("E1b-11", "1.5 seconds a circle", { circleMs: 1500 }, { circleMs: 2600 }),
  row("E1b-12", "the standing foot hopping by 4 % of height", hopping(0.04), hopping(0.012)),
];
