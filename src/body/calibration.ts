import type { Body } from "./body.js";
import { distancePx, inclinationDeg, interiorAngleDeg, median } from "./geometry.js";
import type { Point } from "./geometry.js";
import { otherSide, sideJoint } from "./joints.js";
import type { LimbJoint, Side } from "./joints.js";
import type { Joint, Joints } from "./pose-frame.js";
import { hipLineDeg, kneeInwardDeg, legShare, shouldersOverFloorPx, trunkTowardDeg } from "./posture.js";
import type { Posture } from "./posture.js";

/**
 * What the still stand told about this person and this camera: everything the metrics subtract or divide by.
 * An angle is undefined when it was not measured. The knee has no zero on purpose, see README.md.
 */
export interface Calibration {
  /** Body height in picture pixels, standing. */
  readonly heightPx: number;
  /** Body height given by the user, else 1.70 m. */
  readonly heightM: number;
  /** Metres per pixel at the person's distance, from the body height and the eyes over the ankles. */
  readonly mPerPx: number;
  /** Widths of shoulders and hips together; undefined where they were not seen. Means nothing of a person side on. */
  readonly frontWidthPx: number | undefined;
  /** Lengths of the measured side in the picture, standing. */
  readonly trunkPx: number;
  readonly thighPx: number;
  readonly shankPx: number;
  /** The measured side: the near one, or the left one of a person who faces the camera. */
  readonly side: Side;
  /** Incline of the line from toe to heel of the flat foot. */
  readonly footZeroDeg: number | undefined;
  /** Angle of shoulder-to-ear against the trunk. */
  readonly headZeroDeg: number | undefined;
  /** How the person stood as seen from the front. */
  readonly posture: Posture;
  /** Turn to the camera. */
  readonly yawDeg: number | undefined;
  /** From the right ankle to the left one in the picture, pixels, x to the right and y down. */
  readonly feet: Point | undefined;
  /** Which way the person looked, as `Body.forwardSign`. */
  readonly forwardSign: 1 | -1 | undefined;
}

/** Shown distances are "about" when the user gave no height. exercises.md 4.2. */
const ASSUMED_HEIGHT_M = 1.7;
/** Eyes 0.936 less ankles 0.039 of height. exercises.md 4.2. */
const EYES_OVER_ANKLES_SHARE = 0.897;
/** Still: every landmark moves less than this share of body height. exercises.md 4.2. */
const STILL_SHARE_OF_HEIGHT = 0.015;
/** Where a joint is: its median over so long. */
const PLACE_MS = 250;
/** Trunk to knee to ankle as good as straight: hip to ankle over thigh plus shank. Knee flexion below about 35 degrees. */
const MIN_LEG_STRAIGHTNESS = 0.95;
/** Turned less than this to the camera a person faces it. exercises.md 4.3. */
const FACING_BELOW_DEG = 20;
/**
 * The heel landmark of a flat foot goes up as the knee bends: degrees of the foot's incline per degree of knee flexion.
 * Measured on the rendered people from the side; see README.md here.
 */
const HEEL_UP_PER_KNEE_DEG = 0.07;
/** Share of the window's pictures that must show what is needed. exercises.md 1.3. */
const MIN_SEEN_SHARE = 0.9;
/** Hips above the middle of the leg: a person who sits or lies has no standing height. */
const STILL_JOINTS = ["shoulder", "hip", "knee", "ankle"] as const;

interface StandSample {
  readonly timeMs: number;
  readonly body: Body;
  readonly side: Side;
}

export interface StillStandState {
  readonly samples: readonly StandSample[];
  readonly missed: number;
}

export const NO_STILL_STAND: StillStandState = { samples: [], missed: 0 };

export interface StillStandStep {
  readonly state: StillStandState;
  /** Share of the wanted time that is done. */
  readonly share: number;
  readonly calibration: Calibration | undefined;
  /** The person moved and the time starts again. */
  readonly restarted: boolean;
}

/** Joint of the measured side with the hip centre already corrected by the body tracker. */
const limb = (body: Body, side: Side, joint: LimbJoint): Joint | undefined => body.joints?.[sideJoint(side, joint)];

function standsStraight(body: Body, side: Side): boolean {
  const hip = limb(body, side, "hip");
  const knee = limb(body, side, "knee");
  const ankle = limb(body, side, "ankle");
  const shoulder = limb(body, side, "shoulder");
  if (hip === undefined || knee === undefined || ankle === undefined || shoulder === undefined) return false;
  const legPx = distancePx(hip, knee) + distancePx(knee, ankle);
  const upright = shoulder.yPx < hip.yPx && hip.yPx < knee.yPx && knee.yPx < ankle.yPx;
  return upright && distancePx(hip, ankle) >= MIN_LEG_STRAIGHTNESS * legPx;
}

/**
 * Watches for a still, straight stand of `wantedMs` and measures it. Pure.
 * @param bodyHeightM body height given by the user, metres; undefined: 1.70 m is assumed.
 */
export function stepStillStand(
  state: StillStandState,
  body: Body,
  wantedMs: number,
  bodyHeightM: number | undefined,
): StillStandStep {
  const side = sideToMeasure(state, body);
  if (body.joints === undefined || !standsStraight(body, side)) {
    const missed = state.missed + 1;
    const tolerable = state.samples.length > 0 && missed <= (1 - MIN_SEEN_SHARE) * (state.samples.length + missed);
    const kept = tolerable ? { ...state, missed } : NO_STILL_STAND;
    return {
      state: kept,
      share: share(kept.samples, wantedMs),
      calibration: undefined,
      restarted: !tolerable && state.samples.length > 0,
    };
  }
  const sample: StandSample = { timeMs: body.timeMs, body, side };
  const first = state.samples[0];
  if (first !== undefined && (first.side !== side || hasMoved(state.samples, sample))) {
    return { state: { samples: [sample], missed: 0 }, share: 0, calibration: undefined, restarted: true };
  }
  const samples = [...state.samples, sample];
  const done = share(samples, wantedMs);
  return {
    state: { samples, missed: state.missed },
    share: done,
    calibration: done >= 1 ? measure(samples, side, bodyHeightM) : undefined,
    restarted: false,
  };
}

/** Of somebody who faces the camera neither side is near, and what little tells one changes from picture to picture. */
function sideToMeasure({ samples }: StillStandState, { nearSide, yawDeg }: Body): Side {
  const begun = yawDeg !== undefined && yawDeg < FACING_BELOW_DEG ? samples[0]?.side : undefined;
  return begun ?? nearSide ?? "left";
}

function share(samples: readonly StandSample[], wantedMs: number): number {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return 0;
  return Math.min(1, (last.timeMs - first.timeMs) / wantedMs);
}

/** The last quarter of a second against the first one: where landmarks shake, single pictures differ without a movement. */
function hasMoved(samples: readonly StandSample[], now: StandSample): boolean {
  const first = samples[0];
  if (first === undefined || now.timeMs - first.timeMs < PLACE_MS) return false;
  const limitPx = 2 * STILL_SHARE_OF_HEIGHT * (first.body.bodyPx ?? Number.POSITIVE_INFINITY);
  const begin = samples.filter(({ timeMs }) => timeMs - first.timeMs <= PLACE_MS);
  const end = [...samples.filter(({ timeMs }) => now.timeMs - timeMs <= PLACE_MS), now];
  return STILL_JOINTS.some((joint) => {
    const before = placeOf(begin, joint);
    const after = placeOf(end, joint);
    return before === undefined || after === undefined || distancePx(before, after) > limitPx;
  });
}

function placeOf(samples: readonly StandSample[], joint: LimbJoint): Point | undefined {
  const seen = samples.map(({ body, side }) => limb(body, side, joint)).filter((item) => item !== undefined);
  if (seen.length === 0) return undefined;
  return { xPx: median(seen.map(({ xPx }) => xPx)), yPx: median(seen.map(({ yPx }) => yPx)) };
}

function measure(samples: readonly StandSample[], side: Side, bodyHeightM: number | undefined): Calibration {
  const of = (value: (body: Body) => number | undefined): number | undefined => {
    const values = samples.map((sample) => value(sample.body)).filter((item) => item !== undefined);
    return values.length === 0 ? undefined : median(values);
  };
  const length = (a: LimbJoint, b: LimbJoint): number =>
    of((body) => {
      const from = limb(body, side, a);
      const to = limb(body, side, b);
      return from === undefined || to === undefined ? undefined : distancePx(from, to);
    }) ?? 0;
  const heightPx = of((body) => body.bodyPx) ?? 0;
  const heightM = bodyHeightM ?? ASSUMED_HEIGHT_M;
  return {
    heightPx,
    heightM,
    mPerPx: heightM / (of(eyesOverAnklesHeightPx) ?? heightPx),
    frontWidthPx: of((body) => (body.joints === undefined ? undefined : frontWidthPx(body.joints))),
    trunkPx: length("shoulder", "hip"),
    thighPx: length("hip", "knee"),
    shankPx: length("knee", "ankle"),
    side,
    footZeroDeg: of((body) => footInclineDeg(body, side)),
    headZeroDeg: of((body) => headAngleDeg(body, side)),
    posture: {
      hipLineDeg: of(hipLineDeg),
      trunkTowardDeg: of(trunkTowardDeg),
      kneeInwardDeg: {
        left: of((body) => kneeInwardDeg(body, "left")),
        right: of((body) => kneeInwardDeg(body, "right")),
      },
      legShare: { left: of((body) => legShare(body, "left")), right: of((body) => legShare(body, "right")) },
      shouldersOverFloorPx: {
        left: of((body) => shouldersOverFloorPx(body, "left")),
        right: of((body) => shouldersOverFloorPx(body, "right")),
      },
    },
    yawDeg: of((body) => body.yawDeg),
    feet: feetOf(of),
    forwardSign: samples.at(-1)?.body.forwardSign,
  };
}

function feetOf(of: (value: (body: Body) => number | undefined) => number | undefined): Point | undefined {
  const between = (axis: "xPx" | "yPx") => (body: Body) => {
    const left = limb(body, "left", "ankle");
    const right = limb(body, "right", "ankle");
    return left === undefined || right === undefined ? undefined : left[axis] - right[axis];
  };
  const xPx = of(between("xPx"));
  const yPx = of(between("yPx"));
  return xPx === undefined || yPx === undefined ? undefined : { xPx, yPx };
}

/** Body height in pixels from the eyes over the ankles: what scales metres, see README.md. */
function eyesOverAnklesHeightPx({ joints }: Body): number | undefined {
  const { leftEye, rightEye, leftAnkle, rightAnkle } = joints ?? {};
  if (leftEye === undefined || rightEye === undefined || leftAnkle === undefined || rightAnkle === undefined)
    return undefined;
  return (leftAnkle.yPx + rightAnkle.yPx - leftEye.yPx - rightEye.yPx) / 2 / EYES_OVER_ANKLES_SHARE;
}

/**
 * Widths of shoulders and hips in the picture, together: of a person who bends over still feet the shoulders come nearer
 * to the camera about as much as the hips go away from it, so that the sum tells the distance of the feet.
 */
export function frontWidthPx({ leftShoulder, rightShoulder, leftHip, rightHip }: Joints): number | undefined {
  if (leftShoulder === undefined || rightShoulder === undefined || leftHip === undefined || rightHip === undefined)
    return undefined;
  return Math.abs(leftShoulder.xPx - rightShoulder.xPx) + Math.abs(leftHip.xPx - rightHip.xPx);
}

/**
 * Incline of the foot from the picture's horizontal, heel up positive, degrees; without what a bent knee adds to it.
 * Undefined where the foot or its leg is not seen.
 */
export function footInclineDeg(body: Body, side: Side): number | undefined {
  const [hip, knee, ankle] = [limb(body, side, "hip"), limb(body, side, "knee"), limb(body, side, "ankle")];
  const heel = limb(body, side, "heel");
  const toe = limb(body, side, "toe");
  if (heel === undefined || toe === undefined || body.forwardSign === undefined) return undefined;
  if (hip === undefined || knee === undefined || ankle === undefined) return undefined;
  const interiorDeg = interiorAngleDeg(hip, knee, ankle);
  if (interiorDeg === undefined) return undefined;
  // From -180 to 180, so that a foot that points at the camera does not jump by a whole turn.
  const seenDeg = ((inclinationDeg(heel, toe, body.forwardSign) + 90 + 360) % 360) - 180;
  return seenDeg - HEEL_UP_PER_KNEE_DEG * (180 - interiorDeg);
}

/** Angle of the line shoulder to ear against the line hip to shoulder, forward positive. */
export function headAngleDeg(body: Body, side: Side): number | undefined {
  const hip = limb(body, side, "hip");
  const shoulder = limb(body, side, "shoulder");
  const ear = limb(body, side, "ear") ?? limb(body, otherSide(side), "ear");
  if (hip === undefined || shoulder === undefined || ear === undefined || body.forwardSign === undefined)
    return undefined;
  return inclinationDeg(shoulder, ear, body.forwardSign) - inclinationDeg(hip, shoulder, body.forwardSign);
}
