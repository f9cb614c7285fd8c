import type { Side } from "../../src/body/joints.js";
import { otherSide } from "../../src/body/joints.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import { ANKLE_HEIGHT, drawFilm, mix, reaching, standingOn, UPRIGHT } from "./drawn-body.js";
import type { DrawnPose, FilmOptions } from "./drawn-body.js";

/** Circles of one leg: front, side, rear and back under the body. Angles from hanging down, degrees. */
export interface Circles {
  readonly side: Side;
  readonly count: number;
  readonly frontDeg: number;
  readonly outDeg: number;
  readonly rearDeg: number;
  readonly circleMs: number;
  /** Between circles, the foot under the body. */
  readonly restMs: number;
  /** Rear first. */
  readonly reversed: boolean;
  /** The foot stands between the circles; else it hangs just above the floor. */
  readonly tapping: boolean;
  readonly kneeDeg: number;
  readonly stanceKneeDeg: number;
  /** Share of the size of each circle, from the first on; the last one goes on. */
  readonly sizes: readonly number[];
  readonly change?: (pose: DrawnPose, moment: CircleMoment) => DrawnPose;
}

export interface CircleMoment {
  readonly timeMs: number;
  /** 0 before the first. */
  readonly circle: number;
  /** How much of the circle is over; 0 between circles. */
  readonly share: number;
}

const CIRCLES: Circles = {
  side: "left",
  count: 4,
  frontDeg: 42,
  outDeg: 34,
  rearDeg: 18,
  circleMs: 2600,
  restMs: 700,
  reversed: false,
  tapping: true,
  kneeDeg: 3,
  stanceKneeDeg: 3,
  sizes: [1],
};

const STAND_MS = 1500;
/** Height of the working foot over the floor while the leg circles, share of height: the pelvis hitches as little. */
const HANGING_SHARE = 0.03;

/** Straight from value to value over equal shares of the way; what is above 0 as a share of one size, below of the other. */
function along(values: readonly number[], aboveDeg: number, belowDeg: number): (share: number) => number {
  return (share) => {
    const at = Math.max(0, Math.min(1, share)) * (values.length - 1);
    const index = Math.min(values.length - 2, Math.floor(at));
    const value = mix(values[index] ?? 0, values[index + 1] ?? 0, at - index);
    return value * (value > 0 ? aboveDeg : belowDeg);
  };
}

/** Leg circles, seen with the working side turned 30 degrees toward the camera unless told otherwise. */
export function legCircles(options: Partial<Circles & FilmOptions> = {}): Generator<PoseFrame> {
  const circles = { ...CIRCLES, ...options };
  const { side, count, circleMs, restMs, change } = circles;
  const stance = otherSide(side);
  const sign = side === "left" ? 1 : -1;
  const periodMs = circleMs + restMs;
  const doneMs = STAND_MS + count * periodMs;
  const forwardAt = along([0, 0.8, 1, 0.7, 0, -0.8, -1, -0.7, 0], circles.frontDeg, circles.rearDeg);
  const outAt = along([0, 0.05, 0.15, 0.75, 1, 0.7, 0.3, 0.1, 0], circles.outDeg, circles.outDeg);
  const poseAt = (timeMs: number): DrawnPose => {
    const sinceMs = timeMs - STAND_MS;
    const index = Math.floor(sinceMs / periodMs);
    const inMs = sinceMs - index * periodMs;
    const moving = sinceMs >= 0 && index < count && inMs < circleMs;
    const share = moving ? inMs / circleMs : 0;
    const way = circles.reversed && moving ? 1 - share : share;
    const size = moving ? (circles.sizes[Math.min(index, circles.sizes.length - 1)] ?? 1) : 0;
    const size0 = size * Math.min(1, Math.sin(Math.PI * share) * 8);
    const liftShare = moving
      ? HANGING_SHARE * Math.min(1, Math.sin(Math.PI * share) * 4)
      : circles.tapping
        ? 0
        : HANGING_SHARE;
    const base: DrawnPose = {
      ...UPRIGHT,
      [stance]: { ...UPRIGHT[stance], kneeDeg: circles.stanceKneeDeg, hipDeg: circles.stanceKneeDeg / 2 },
      hands: { left: "hips", right: "hips" },
    };
    const standing = standingOn(base, stance, { f: 0, u: ANKLE_HEIGHT, l: -sign * 0.07 });
    const under = reaching(standing, side, { f: 0, u: ANKLE_HEIGHT + liftShare, l: sign * 0.08 })[side];
    // The leg stretches as it leaves the floor.
    const stretched = Math.min(1, size0 * 1.5);
    const forwardDeg = forwardAt(way) * size;
    const outDeg = outAt(way) * size;
    const leg = {
      ...under,
      kneeDeg: under.kneeDeg * (1 - stretched) + circles.kneeDeg * stretched,
      hipDeg:
        (under.hipDeg - under.kneeDeg / 2) * (1 - stretched) +
        forwardDeg +
        (under.kneeDeg * (1 - stretched) + circles.kneeDeg * stretched) / 2,
      outDeg: under.outDeg * (1 - stretched) + outDeg,
      planted: liftShare === 0,
    };
    const pose: DrawnPose = { ...standing, [side]: leg };
    return change?.(pose, { timeMs, circle: sinceMs < 0 ? 0 : Math.min(index, count - 1) + 1, share }) ?? pose;
  };
  return drawFilm(poseAt, doneMs + 1000, { azimuthDeg: sign * 30, ...options });
}
