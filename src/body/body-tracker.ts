import type { Body } from "./body.js";
import { frontWidthPx } from "./calibration.js";
import type { Calibration } from "./calibration.js";
import type { Point } from "./geometry.js";
import { distancePx, inclinationDeg, middleOf, midpoint, toDeg } from "./geometry.js";
import { JOINT_NAMES, sideJoint } from "./joints.js";
import type { JointName, Side } from "./joints.js";
import { LimbIdentity } from "./limb-identity.js";
import type { EngineId, Joint, Joints, PoseFrame } from "./pose-frame.js";
import { RecentValues } from "./signal.js";

/** Visibility from which a landmark is used. exercises.md 1.3. */
const MIN_SCORE_BLAZEPOSE = 0.5;
const MIN_SCORE_MOVENET = 0.3;
/** A landmark this close to the picture's edge is not used, share of the side. exercises.md 1.3. */
const EDGE_SHARE = 0.02;
/** A joint that is missing for no longer than this keeps its last place. exercises.md 1.3: short gap. */
const BRIDGE_MS = 300;
/** Floor under an ankle: this quantile of its heights over so long. exercises.md 5.2. */
const FLOOR_SHARE = 0.9;
const FLOOR_WINDOW_MS = 3000;
/** Window of view and facing decisions. exercises.md 2.2 (YAW: 1 s median). */
const VIEW_WINDOW_MS = 1000;
/**
 * The hips move no faster than this, body heights per second: a fall is about 1.5. Faster means the engine jumped to
 * somebody else or to nothing.
 */
const MAX_HIP_SPEED_H_PER_S = 3;
/** The size of a person does not change by more than this between two pictures. */
const MAX_SIZE_STEP = 1.35;
/** A segment longer than this share of its standing length is a tracking error. exercises.md 1.3. */
const MAX_SEGMENT_SHARE = 1.2;
/** After this long of implausible pictures the new place is taken as the person's. exercises.md 1.3: gap over 1 s. */
const RELOCK_AFTER_MS = 1000;
/**
 * Share of body height that trunk, thigh and shank have together: 0.288 + 0.245 + 0.246.
 * Drillis and Contini's proportions, exercises.md 2.4 (trunk: shoulder 0.818 less hip 0.530).
 */
const CHAIN_SHARE_OF_HEIGHT = 0.779;
/** Shoulder 0.818 less hip 0.530 of height. exercises.md 2.4. */
const TRUNK_SHARE_OF_HEIGHT = 0.288;
/** Nobody leans back or to a side by so much: the trunk tells where the front is, also when the head hangs down. */
const LEANS_FROM_DEG = 35;
/** From this turn on one leg may cover the other. */
const SIDE_ON_FROM_DEG = 45;
/** Trunk lean from which the engine exchanges left and right legs for whole stretches, degrees. See README.md here. */
const BENT_FROM_DEG = 10;
/**
 * Distance of MoveNet's shoulder landmarks over trunk length of a person who faces the camera. The proportions of
 * exercises.md 2.4 give 0.259 / 0.288, but the landmarks lie inside the shoulders: measured 0.65 to 0.94, median 0.75,
 * on the people who do, so that 0.9 read almost everybody as turned by 35 degrees.
 */
const FRONTAL_WIDTH_PER_TRUNK = 0.72;
/**
 * How far the engine's hip landmark lies in front of the hip joint centre, share of leg length, along the bisector of
 * the fronts of trunk and thigh. Measured on the rendered people with known joint centres; see README.md here.
 */
const HIP_LANDMARK_FORWARD_SHARE: Readonly<Record<EngineId, number>> = {
  "blazepose-full": 0.04,
  "blazepose-lite": 0.055,
  "movenet-thunder": 0,
  "movenet-lightning": 0,
};

/** Up to this turn the widths of shoulders and hips tell how far away the person is. exercises.md 5.1. */
const SIZED_UP_TO_DEG = 10;
/** An ankle that stays within this share of body height stands. */
const FOOT_STANDS_SHARE = 0.025;

const NO_PICTURES = [undefined, undefined] as const;

const isBlazePose = (engine: EngineId): boolean => engine.startsWith("blazepose");

/** Lowest score from which a landmark of this engine is used, 0 to 1. */
export const minScore = (engine: EngineId): number => (isBlazePose(engine) ? MIN_SCORE_BLAZEPOSE : MIN_SCORE_MOVENET);

/**
 * Turns the engine's landmarks into a body: gates them, drops pictures of somebody else, takes the median of three
 * pictures, tells view, facing and near side. Deterministic: the same frames give the same bodies; time is the frame's.
 */
export class BodyTracker {
  readonly #engine: EngineId;
  #calibration: Calibration | undefined;
  /** The two pictures before this one, the older first. */
  #before: readonly [Joints | undefined, Joints | undefined] = NO_PICTURES;
  readonly #lastJoints = new Map<JointName, { timeMs: number; joint: Joint }>();
  #lastSeen: { timeMs: number; hip: Point; trunkPx: number } | undefined;
  #implausibleSinceMs: number | undefined;
  readonly #limbs = new LimbIdentity();
  readonly #yaw = new RecentValues(VIEW_WINDOW_MS);
  readonly #facing = new RecentValues(VIEW_WINDOW_MS);
  readonly #size = new RecentValues(VIEW_WINDOW_MS);
  readonly #frontWidth = new RecentValues(VIEW_WINDOW_MS);
  readonly #floor = { left: new RecentValues(FLOOR_WINDOW_MS), right: new RecentValues(FLOOR_WINDOW_MS) };
  /** Width at the distance of the still stand, in the posture of now. */
  #widthPx: number | undefined;
  #sizeShare: number | undefined;
  #standing: { readonly sinceMs: number; readonly left: Point; readonly right: Point } | undefined;

  constructor(engine: EngineId) {
    this.#engine = engine;
  }

  /** From now on segments are checked against the standing lengths. */
  calibrate(calibration: Calibration): void {
    this.#calibration = calibration;
    this.#widthPx = calibration.frontWidthPx;
    this.#sizeShare = undefined;
  }

  step(frame: PoseFrame): Body {
    const usable = frame.joints === undefined ? undefined : this.#gate(frame, frame.joints);
    if (usable === undefined) {
      this.#before = NO_PICTURES;
      return this.#body(frame, undefined, "nobody");
    }
    if (!this.#isSamePerson(usable, frame.timeMs)) {
      this.#implausibleSinceMs ??= frame.timeMs;
      if (frame.timeMs - this.#implausibleSinceMs <= RELOCK_AFTER_MS)
        return this.#body(frame, undefined, "implausible");
      this.#forgetPerson();
    }
    this.#implausibleSinceMs = undefined;
    const gated = this.#bridge(this.#withOwnLimbs(usable, frame.timeMs), frame.timeMs);
    const joints = this.#medianOfThree(gated);
    this.#before = [this.#before[1], gated];
    this.#remember(joints, gated, frame.timeMs);
    if (joints.leftAnkle !== undefined) this.#floor.left.push(joints.leftAnkle.yPx, frame.timeMs);
    if (joints.rightAnkle !== undefined) this.#floor.right.push(joints.rightAnkle.yPx, frame.timeMs);
    return this.#body(frame, this.#withHipCentres(joints), undefined);
  }

  #body(frame: PoseFrame, joints: Joints | undefined, missing: Body["missing"]): Body {
    const facing = this.#facing.median ?? 0;
    const forwardSign = facing === 0 ? undefined : facing > 0 ? 1 : -1;
    return {
      timeMs: frame.timeMs,
      widthPx: frame.widthPx,
      heightPx: frame.heightPx,
      luma: frame.luma,
      joints,
      missing,
      yawDeg: this.#yaw.median,
      forwardSign,
      // Whoever looks to the left of the picture has the left side toward the camera.
      nearSide: forwardSign === undefined ? undefined : forwardSign === -1 ? "left" : "right",
      bodyPx: this.#size.median,
      sizeShare: this.#sizeShare,
      floorYPx: { left: this.#floor.left.quantile(FLOOR_SHARE), right: this.#floor.right.quantile(FLOOR_SHARE) },
    };
  }

  /** Bridges a joint's short absence with its last place. */
  #bridge(seen: Joints, timeMs: number): Joints {
    const bridged: Partial<Record<JointName, Joint>> = {};
    let missing = false;
    for (const name of JOINT_NAMES) {
      const joint = seen[name];
      const last = this.#lastJoints.get(name);
      if (joint === undefined) {
        if (last === undefined || timeMs - last.timeMs > BRIDGE_MS) continue;
        bridged[name] = last.joint;
        missing = true;
      } else if (last === undefined) {
        this.#lastJoints.set(name, { timeMs, joint });
      } else {
        last.timeMs = timeMs;
        last.joint = joint;
      }
    }
    return missing ? { ...seen, ...bridged } : seen;
  }

  #gate(frame: PoseFrame, seen: Joints): Joints | undefined {
    const limit = minScore(this.#engine);
    const marginX = frame.widthPx * EDGE_SHARE;
    const marginY = frame.heightPx * EDGE_SHARE;
    const kept: Partial<Record<JointName, Joint>> = {};
    let count = 0;
    for (const name of JOINT_NAMES) {
      const joint = seen[name];
      if (joint === undefined || joint.score < limit) continue;
      const inside =
        joint.xPx >= marginX &&
        joint.xPx <= frame.widthPx - marginX &&
        joint.yPx >= marginY &&
        joint.yPx <= frame.heightPx - marginY;
      if (!inside) continue;
      kept[name] = joint;
      count += 1;
    }
    return count === 0 ? undefined : kept;
  }

  #isSamePerson(joints: Joints, timeMs: number): boolean {
    const place = personPlace(joints);
    if (place === undefined) return true;
    const last = this.#lastSeen;
    if (last !== undefined && timeMs - last.timeMs <= RELOCK_AFTER_MS) {
      const bodyPx = last.trunkPx / TRUNK_SHARE_OF_HEIGHT;
      const allowedPx = MAX_HIP_SPEED_H_PER_S * bodyPx * Math.max((timeMs - last.timeMs) / 1000, 1 / 30);
      if (distancePx(place.hip, last.hip) > allowedPx) return false;
      const ratio = place.trunkPx / last.trunkPx;
      if (ratio > MAX_SIZE_STEP || ratio < 1 / MAX_SIZE_STEP) return false;
    }
    return !this.#hasImpossibleSegment(joints);
  }

  #hasImpossibleSegment(joints: Joints): boolean {
    const calibration = this.#calibration;
    if (calibration === undefined) return false;
    const { side, trunkPx, thighPx, shankPx } = calibration;
    const hip = joints[sideJoint(side, "hip")];
    const knee = joints[sideJoint(side, "knee")];
    return (
      isTooLong(joints[sideJoint(side, "shoulder")], hip, trunkPx) ||
      isTooLong(hip, knee, thighPx) ||
      isTooLong(knee, joints[sideJoint(side, "ankle")], shankPx)
    );
  }

  /** Gives each limb back to its own side where the engine has exchanged them. */
  #withOwnLimbs(joints: Joints, timeMs: number): Joints {
    const place = personPlace(joints);
    if (place === undefined) return joints;
    const { hip, shoulder, trunkPx } = place;
    const yawDeg = this.#yaw.median ?? 90;
    return this.#limbs.step(joints, {
      timeMs,
      bodyPx: this.#size.median ?? trunkPx / TRUNK_SHARE_OF_HEIGHT,
      sideOn: yawDeg > SIDE_ON_FROM_DEG && yawDeg < 180 - SIDE_ON_FROM_DEG,
      bent: Math.abs(inclinationDeg(hip, shoulder, 1)) > BENT_FROM_DEG,
    });
  }

  #forgetPerson(): void {
    this.#limbs.forget();
    // The lengths of the still stand belong to its place: the person may have come nearer.
    this.#calibration = undefined;
    this.#before = NO_PICTURES;
    this.#lastJoints.clear();
    this.#lastSeen = undefined;
    this.#yaw.clear();
    this.#facing.clear();
    this.#size.clear();
    this.#frontWidth.clear();
    this.#floor.left.clear();
    this.#floor.right.clear();
    this.#widthPx = undefined;
    this.#sizeShare = undefined;
    this.#standing = undefined;
  }

  #medianOfThree(newest: Joints): Joints {
    const [first, second] = this.#before;
    if (first === undefined || second === undefined) return newest;
    const out: Partial<Record<JointName, Joint>> = {};
    for (const name of JOINT_NAMES) {
      const joint = newest[name];
      if (joint === undefined) continue;
      const a = first[name];
      const b = second[name];
      out[name] =
        a === undefined || b === undefined
          ? joint
          : { ...joint, xPx: middleOf(a.xPx, b.xPx, joint.xPx), yPx: middleOf(a.yPx, b.yPx, joint.yPx) };
    }
    return out;
  }

  #remember(joints: Joints, gated: Joints, timeMs: number): void {
    const place = personPlace(gated);
    if (place !== undefined) this.#lastSeen = { timeMs, hip: place.hip, trunkPx: place.trunkPx };
    const yaw = isBlazePose(this.#engine) ? worldYawDeg(joints) : widthYawDeg(joints);
    if (yaw !== undefined) this.#yaw.push(yaw, timeMs);
    const facing = facingVote(joints);
    if (facing !== undefined) this.#facing.push(facing, timeMs);
    const size = chainPx(joints);
    if (size !== undefined) this.#size.push(size / CHAIN_SHARE_OF_HEIGHT, timeMs);
    this.#measureSize(joints, timeMs);
  }

  /**
   * How large the person is seen against the still stand. Only who moves the feet comes nearer: what else changes the
   * widths is posture (hips look narrower in a squat) and changes what they are compared with.
   */
  #measureSize(joints: Joints, timeMs: number): void {
    const feetStand = this.#feetStand(joints, timeMs);
    // MoveNet does not tell a small turn from a few steps back: there the scale stays as calibrated.
    if (!isBlazePose(this.#engine) || (this.#yaw.median ?? 90) > SIZED_UP_TO_DEG) return;
    const seenPx = frontWidthPx(joints);
    if (seenPx !== undefined) this.#frontWidth.push(seenPx, timeMs);
    const nowPx = this.#frontWidth.median;
    if (nowPx === undefined || this.#widthPx === undefined) return;
    if (feetStand) this.#widthPx = nowPx / (this.#sizeShare ?? 1);
    else this.#sizeShare = nowPx / this.#widthPx;
  }

  /** Both ankles have been where they are for as long as the median looks back. */
  #feetStand({ leftAnkle, rightAnkle }: Joints, timeMs: number): boolean {
    const limitPx = FOOT_STANDS_SHARE * (this.#size.median ?? 0);
    if (leftAnkle === undefined || rightAnkle === undefined) return false;
    const before = this.#standing;
    if (
      before !== undefined &&
      distancePx(before.left, leftAnkle) <= limitPx &&
      distancePx(before.right, rightAnkle) <= limitPx
    )
      return timeMs - before.sinceMs >= VIEW_WINDOW_MS;
    this.#standing = { sinceMs: timeMs, left: leftAnkle, right: rightAnkle };
    return false;
  }

  /** Moves the hip landmarks to the joint centres; only where the person is seen from a side, else the front is not known. */
  #withHipCentres(joints: Joints): Joints {
    const share = HIP_LANDMARK_FORWARD_SHARE[this.#engine];
    const facing = this.#facing.median;
    const yawDeg = this.#yaw.median;
    if (share === 0 || facing === undefined || yawDeg === undefined) return joints;
    const forwardSign = Math.sign(facing);
    // The offset points out of the picture by as much as the person is turned to the camera.
    const sideShare = Math.abs(Math.sin((yawDeg * Math.PI) / 180));
    const moved: Partial<Record<JointName, Joint>> = { ...joints };
    for (const side of ["left", "right"] as const) {
      const limbs = limbsOf(joints, side);
      if (limbs === undefined) continue;
      const { shoulder, hip, knee, ankle } = limbs;
      const trunkFront = frontNormal(hip, shoulder, forwardSign);
      const thighFront = frontNormal(knee, hip, forwardSign);
      const sumX = trunkFront.x + thighFront.x;
      const sumY = trunkFront.y + thighFront.y;
      const norm = Math.hypot(sumX, sumY);
      if (norm === 0) continue;
      const offsetPx = share * sideShare * (distancePx(hip, knee) + distancePx(knee, ankle));
      moved[sideJoint(side, "hip")] = {
        ...hip,
        xPx: hip.xPx - (sumX / norm) * offsetPx,
        yPx: hip.yPx - (sumY / norm) * offsetPx,
      };
    }
    return moved;
  }
}

/** Unit normal of the upward line low to high that points to the person's front. */
function frontNormal(low: Point, high: Point, forwardSign: number): { x: number; y: number } {
  const length = distancePx(low, high);
  if (length === 0) return { x: 0, y: 0 };
  return {
    x: (-(high.yPx - low.yPx) / length) * forwardSign,
    y: ((high.xPx - low.xPx) / length) * forwardSign,
  };
}

function personPlace(joints: Joints): { hip: Point; shoulder: Point; trunkPx: number } | undefined {
  const { leftHip, rightHip, leftShoulder, rightShoulder } = joints;
  const hip = leftHip !== undefined && rightHip !== undefined ? midpoint(leftHip, rightHip) : (leftHip ?? rightHip);
  const shoulder =
    leftShoulder !== undefined && rightShoulder !== undefined
      ? midpoint(leftShoulder, rightShoulder)
      : (leftShoulder ?? rightShoulder);
  if (hip === undefined || shoulder === undefined) return undefined;
  const trunkPx = distancePx(hip, shoulder);
  return trunkPx === 0 ? undefined : { hip, shoulder, trunkPx };
}

/** Turn of shoulder and hip line in world coordinates, 0 to 180, their mean. exercises.md 2.2 YAW. */
function worldYawDeg(joints: Joints): number | undefined {
  const shoulders = lineYawDeg(joints.leftShoulder, joints.rightShoulder);
  const hips = lineYawDeg(joints.leftHip, joints.rightHip);
  if (shoulders === undefined || hips === undefined) return shoulders ?? hips;
  return (shoulders + hips) / 2;
}

function lineYawDeg(left: Joint | undefined, right: Joint | undefined): number | undefined {
  if (left?.world === undefined || right?.world === undefined) return undefined;
  // The person's left is to the right of the picture when they face the camera.
  return Math.abs(toDeg(Math.atan2(left.world.zM - right.world.zM, left.world.xM - right.world.xM)));
}

/** For engines without depth: acos of the shoulder width against the width of a person who faces the camera. */
function widthYawDeg(joints: Joints): number | undefined {
  const { leftShoulder, rightShoulder } = joints;
  const place = personPlace(joints);
  if (leftShoulder === undefined || rightShoulder === undefined || place === undefined) return undefined;
  const ratio = Math.abs(leftShoulder.xPx - rightShoulder.xPx) / (place.trunkPx * FRONTAL_WIDTH_PER_TRUNK);
  return toDeg(Math.acos(Math.min(1, ratio)));
}

/**
 * Which way the person looks, in pixels to the right: toes against heels, nose against ears, and where a bent trunk leans. Geometry, not the
 * engine's left and right, which it exchanges in side views at full confidence.
 */
function facingVote(joints: Joints): number | undefined {
  let sum = 0;
  let votes = 0;
  for (const side of ["left", "right"] as const) {
    const heel = joints[sideJoint(side, "heel")];
    const toe = joints[sideJoint(side, "toe")];
    if (heel !== undefined && toe !== undefined) {
      sum += toe.xPx - heel.xPx;
      votes += 1;
    }
  }
  const { nose, leftEar, rightEar } = joints;
  const ear = leftEar !== undefined && rightEar !== undefined ? midpoint(leftEar, rightEar) : (leftEar ?? rightEar);
  if (nose !== undefined && ear !== undefined) {
    sum += nose.xPx - ear.xPx;
    votes += 1;
  }
  const place = personPlace(joints);
  if (place !== undefined && Math.abs(inclinationDeg(place.hip, place.shoulder, 1)) > LEANS_FROM_DEG) {
    sum += place.shoulder.xPx - place.hip.xPx;
    votes += 1;
  }
  return votes === 0 ? undefined : sum;
}

/** Trunk, thigh and shank length of the better seen side, pixels. */
function chainPx(joints: Joints): number | undefined {
  const left = sideChainPx(joints, "left");
  const right = sideChainPx(joints, "right");
  if (left === undefined || right === undefined) return left ?? right;
  return Math.max(left, right);
}

function sideChainPx(joints: Joints, side: Side): number | undefined {
  const limbs = limbsOf(joints, side);
  if (limbs === undefined) return undefined;
  const { shoulder, hip, knee, ankle } = limbs;
  return distancePx(shoulder, hip) + distancePx(hip, knee) + distancePx(knee, ankle);
}

/** The chain from shoulder to ankle of one side; undefined unless all of it is seen. */
function limbsOf(
  joints: Joints,
  side: Side,
): { readonly shoulder: Joint; readonly hip: Joint; readonly knee: Joint; readonly ankle: Joint } | undefined {
  const shoulder = joints[sideJoint(side, "shoulder")];
  const hip = joints[sideJoint(side, "hip")];
  const knee = joints[sideJoint(side, "knee")];
  const ankle = joints[sideJoint(side, "ankle")];
  if (shoulder === undefined || hip === undefined || knee === undefined || ankle === undefined) return undefined;
  return { shoulder, hip, knee, ankle };
}

const isTooLong = (a: Joint | undefined, b: Joint | undefined, standingPx: number): boolean =>
  a !== undefined && b !== undefined && distancePx(a, b) > MAX_SEGMENT_SHARE * standingPx;
