import { sideJoint } from "../../src/body/joints.js";
import type { JointName, LimbJoint, Side } from "../../src/body/joints.js";
import type { EngineId, Joint, PoseFrame } from "../../src/body/pose-frame.js";

/**
 * A drawn person for tests: joint centres from angles by Drillis and Contini's proportions (exercises.md 2.4), seen
 * without perspective, plus the place that BlazePose full gives the hip. Angles as in exercises.md 2.2.
 */

/** Forward, up and to the person's left in the room, shares of body height; the floor is at 0. */
export interface Place {
  readonly f: number;
  readonly u: number;
  readonly l: number;
}

export interface LegPose {
  /** Thigh forward of hanging straight down; negative: behind. */
  readonly hipDeg: number;
  /** The whole leg outward, as it is seen from the front. */
  readonly outDeg: number;
  /** Knee flexion; negative: bent through. */
  readonly kneeDeg: number;
  /** Knee inside of where the leg's plane puts it, share of height. */
  readonly kneeInShare: number;
  readonly toeOutDeg: number;
  readonly heelLiftDeg: number;
  /** Sole parallel to the floor; else at right angles to the shank. */
  readonly planted: boolean;
}

/** Where a wrist is: hanging down from its shoulder, at a place of the body, or at a place in the room. */
export type Hand = "hanging" | "chest" | "hips" | "thigh" | Place;

export interface DrawnPose {
  /** Middle between the centres of the hip joints. */
  readonly hips: Place;
  readonly left: LegPose;
  readonly right: LegPose;
  readonly trunkDeg: number;
  /** To the person's left. */
  readonly trunkSideDeg: number;
  /** Straight line from hips to shoulders as a share of its length standing: less with a round back. */
  readonly trunkShare: number;
  /** The left hip lower than the right one. */
  readonly pelvisTiltDeg: number;
  /** The whole body turned to its left, about the hips. */
  readonly turnDeg: number;
  /** Shoulders turned to the left against the hips. */
  readonly shoulderTurnDeg: number;
  /** Head against the trunk, forward positive. */
  readonly headDeg: number;
  readonly hands: Readonly<Record<Side, Hand>>;
}

export interface PictureOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bodyPx: number;
  /** Where the origin of the room is across the picture. */
  readonly ankleXPx: number;
  readonly floorYPx: number;
  readonly score: number;
  readonly luma: number;
}

export const PICTURE: PictureOptions = {
  widthPx: 640,
  heightPx: 480,
  bodyPx: 320,
  ankleXPx: 320,
  floorYPx: 430,
  score: 0.95,
  luma: 120,
};

/** From where and by what a drawn person is seen. */
export interface Shot {
  /** 0 from the front, 90 from the person's left side, -90 from the right one. */
  readonly azimuthDeg: number;
  readonly engine: EngineId;
  /** Stature in metres: the scale of the world landmarks. */
  readonly heightM: number;
  readonly picture: PictureOptions;
}

export const FRONT: Shot = { azimuthDeg: 0, engine: "blazepose-full", heightM: 1.7, picture: PICTURE };

export const THIGH = 0.245;
export const SHANK = 0.246;
const TRUNK = 0.288;
export const ANKLE_HEIGHT = 0.039;
const FOOT = 0.152;
const ARM = 0.332;
const HAND = 0.05;
/** BlazePose full puts the hip landmark this far in front of the joint centre, share of leg length. */
const HIP_FORWARD = 0.04;
const HALF_SHOULDER = 0.13;
export const HALF_HIP = 0.07;
/** Distance between the shoulders: the measure of stance widths. */
export const SHOULDER_WIDTH = 2 * HALF_SHOULDER;

export const STRAIGHT_LEG: LegPose = {
  hipDeg: 0,
  outDeg: 0,
  kneeDeg: 0,
  kneeInShare: 0,
  toeOutDeg: 0,
  heelLiftDeg: 0,
  planted: true,
};

export const UPRIGHT: DrawnPose = {
  hips: { f: 0, u: ANKLE_HEIGHT + SHANK + THIGH, l: 0 },
  left: STRAIGHT_LEG,
  right: STRAIGHT_LEG,
  trunkDeg: 0,
  trunkSideDeg: 0,
  trunkShare: 1,
  pelvisTiltDeg: 0,
  turnDeg: 0,
  shoulderTurnDeg: 0,
  headDeg: 0,
  hands: { left: "hanging", right: "hanging" },
};

const rad = (deg: number): number => (deg * Math.PI) / 180;
const deg = (radians: number): number => (radians * 180) / Math.PI;
const signOf = (side: Side): 1 | -1 => (side === "left" ? 1 : -1);

const plus = (a: Place, b: Place): Place => ({ f: a.f + b.f, u: a.u + b.u, l: a.l + b.l });
const minus = (a: Place, b: Place): Place => ({ f: a.f - b.f, u: a.u - b.u, l: a.l - b.l });
const times = (a: Place, share: number): Place => ({ f: a.f * share, u: a.u * share, l: a.l * share });

/** Turned to the left about the vertical through the origin. */
function turned({ f, u, l }: Place, turnDeg: number): Place {
  const sin = Math.sin(rad(turnDeg));
  const cos = Math.cos(rad(turnDeg));
  return { f: f * cos - l * sin, u, l: l * cos + f * sin };
}

/** Down along a leg's plane, so many degrees forward of straight down. */
const legDirection = (forwardDeg: number, outDeg: number, side: Side): Place => ({
  f: Math.sin(rad(forwardDeg)),
  u: -Math.cos(rad(forwardDeg)) * Math.cos(rad(outDeg)),
  l: Math.cos(rad(forwardDeg)) * Math.sin(rad(outDeg)) * signOf(side),
});

/** Along the trunk: its angles as seen from the side and from the front are those of the pose. */
function trunkDirection({ trunkDeg, trunkSideDeg }: DrawnPose): Place {
  const along = {
    f: Math.sin(rad(trunkDeg)),
    u: Math.cos(rad(trunkDeg)),
    l: Math.cos(rad(trunkDeg)) * Math.tan(rad(trunkSideDeg)),
  };
  return times(along, 1 / Math.hypot(along.f, along.u, along.l));
}

const hipFromMiddle = ({ pelvisTiltDeg }: DrawnPose, side: Side): Place => ({
  f: 0,
  u: -Math.sin(rad(pelvisTiltDeg)) * HALF_HIP * signOf(side),
  l: Math.cos(rad(pelvisTiltDeg)) * HALF_HIP * signOf(side),
});

type BodyPart = Exclude<LimbJoint, never> | "index";

/** Joints of one side relative to the middle of the hips, the body not turned. */
function limbsOf(pose: DrawnPose, side: Side, engine: EngineId): Readonly<Record<BodyPart, Place>> {
  const leg = pose[side];
  const sign = signOf(side);
  const hipCentre = hipFromMiddle(pose, side);
  const straightKnee = plus(hipCentre, times(legDirection(leg.hipDeg, leg.outDeg, side), THIGH));
  const shankDeg = leg.hipDeg - leg.kneeDeg;
  const ankle = plus(straightKnee, times(legDirection(shankDeg, leg.outDeg, side), SHANK));
  const knee = { ...straightKnee, l: straightKnee.l - sign * leg.kneeInShare };
  const along = trunkDirection(pose);
  const shoulders = times(along, TRUNK * pose.trunkShare);
  const lean = Math.cos(rad(pose.trunkSideDeg));
  const across = turned({ f: 0, u: -Math.sin(rad(pose.trunkSideDeg)), l: lean }, pose.shoulderTurnDeg);
  const shoulder = plus(shoulders, times(across, HALF_SHOULDER * sign));
  const headDeg = pose.trunkDeg + pose.headDeg;
  const neck = { f: Math.sin(rad(headDeg + 8)), u: Math.cos(rad(headDeg + 8)), l: along.l };
  const ear = plus(plus(shoulders, times(neck, 0.12)), times(across, 0.04 * sign));
  const face = { f: Math.cos(rad(headDeg)), u: -Math.sin(rad(headDeg)), l: 0 };
  const eye = plus(plus(ear, times(face, 0.04)), times(across, -0.02 * sign));
  const wrist = wristOf(pose, side, shoulder, hipCentre, knee);
  const elbow = plus(times(plus(shoulder, wrist), 0.5), { f: 0, u: 0, l: sign * 0.02 });
  const index = plus(wrist, times(minus(wrist, elbow), HAND / Math.max(0.01, lengthOf(minus(wrist, elbow)))));
  return {
    ear,
    eye,
    shoulder,
    elbow,
    wrist,
    index,
    hip: plus(hipCentre, engine.startsWith("blazepose") ? hipLandmarkOffset(pose.trunkDeg, leg.hipDeg) : NOWHERE),
    knee,
    ankle,
    ...footOf(leg, ankle, shankDeg, side),
  };
}

const NOWHERE: Place = { f: 0, u: 0, l: 0 };

const lengthOf = ({ f, u, l }: Place): number => Math.hypot(f, u, l);

/** In front of the centre, between the fronts of trunk and thigh. */
function hipLandmarkOffset(trunkDeg: number, hipDeg: number): Place {
  const front = {
    f: Math.cos(rad(trunkDeg)) + Math.cos(rad(hipDeg)),
    u: -Math.sin(rad(trunkDeg)) + Math.sin(rad(hipDeg)),
    l: 0,
  };
  const norm = lengthOf(front);
  return norm === 0 ? NOWHERE : times(front, (HIP_FORWARD * (THIGH + SHANK)) / norm);
}

function wristOf(pose: DrawnPose, side: Side, shoulder: Place, hipCentre: Place, knee: Place): Place {
  const hand = pose.hands[side];
  switch (hand) {
    case "hanging":
      return { f: shoulder.f, u: shoulder.u - ARM, l: shoulder.l + signOf(side) * 0.03 };
    case "chest":
      return { f: shoulder.f + 0.12, u: shoulder.u - 0.1, l: 0 };
    case "hips":
      return { f: hipCentre.f + 0.03, u: hipCentre.u + 0.05, l: hipCentre.l + signOf(side) * 0.05 };
    case "thigh":
      return plus(plus(hipCentre, times(minus(knee, hipCentre), 0.7)), { f: 0, u: 0.02, l: 0 });
    default:
      return turned(minus(hand, pose.hips), -pose.turnDeg);
  }
}

function footOf(
  leg: LegPose,
  ankle: Place,
  shankDeg: number,
  side: Side,
): { readonly heel: Place; readonly toe: Place } {
  const out = rad(leg.toeOutDeg) * signOf(side);
  const level: Place = { f: Math.cos(out), u: 0, l: Math.sin(out) };
  if (leg.planted) {
    const toe = plus(ankle, { ...times(level, FOOT * 0.75), u: 0.01 - ANKLE_HEIGHT });
    const lift = rad(leg.heelLiftDeg);
    return { toe, heel: plus(toe, { ...times(level, -FOOT * Math.cos(lift)), u: FOOT * Math.sin(lift) }) };
  }
  const sole: Place = { f: Math.cos(rad(shankDeg)), u: Math.sin(rad(shankDeg)), l: 0 };
  const down = times(legDirection(shankDeg, leg.outDeg, side), ANKLE_HEIGHT - 0.01);
  return {
    toe: plus(plus(ankle, down), times(sole, FOOT * 0.75)),
    heel: plus(plus(ankle, down), times(sole, -FOOT * 0.25)),
  };
}

/** The ankle of one side in the room. */
export const ankleOf = (pose: DrawnPose, side: Side): Place =>
  plus(pose.hips, turned(limbsOf(pose, side, "movenet-thunder").ankle, pose.turnDeg));

/** The same pose with the hips where they have to be for this side's ankle to stand at the place. */
export const standingOn = (pose: DrawnPose, side: Side, ankle: Place): DrawnPose => ({
  ...pose,
  hips: plus(pose.hips, minus(ankle, ankleOf(pose, side))),
});

/**
 * The same pose with a leg that reaches from its hip to an ankle in the room, the knee bending forward; stretched toward
 * it where it is out of reach. For bodies that are not turned.
 */
export function reaching(pose: DrawnPose, side: Side, ankle: Place): DrawnPose {
  const way = minus(minus(ankle, pose.hips), hipFromMiddle(pose, side));
  const downward = Math.hypot(way.u, way.l);
  const length = Math.min(Math.hypot(downward, way.f), (THIGH + SHANK) * 0.9999);
  const kneeCos = (THIGH ** 2 + SHANK ** 2 - length ** 2) / (2 * THIGH * SHANK);
  const hipCos = (THIGH ** 2 + length ** 2 - SHANK ** 2) / (2 * THIGH * length);
  const leg: LegPose = {
    ...pose[side],
    outDeg: deg(Math.atan2(way.l * signOf(side), -way.u)),
    kneeDeg: 180 - deg(Math.acos(Math.max(-1, Math.min(1, kneeCos)))),
    hipDeg: deg(Math.atan2(way.f, downward)) + deg(Math.acos(Math.max(-1, Math.min(1, hipCos)))),
  };
  return { ...pose, [side]: leg };
}

/**
 * Hips of a squat over ankles at f = 0.
 * @param shankDeg knee ahead of the ankle; a free squat has 0.4 of the knee's angle, a wall squat 0.
 */
export const squatHips = (kneeDeg: number, shankDeg: number, l = 0): Place => ({
  f: SHANK * Math.sin(rad(shankDeg)) - THIGH * Math.sin(rad(kneeDeg - shankDeg)),
  u: ANKLE_HEIGHT + SHANK * Math.cos(rad(shankDeg)) + THIGH * Math.cos(rad(kneeDeg - shankDeg)),
  l,
});

/** Angles of a leg whose knee and shank are given: the thigh follows. */
export const legFrom = (kneeDeg: number, shankDeg: number, more: Partial<LegPose> = {}): LegPose => ({
  ...STRAIGHT_LEG,
  kneeDeg,
  hipDeg: kneeDeg - shankDeg,
  ...more,
});

/** MoveNet's landmarks, COCO order: exercises.md 1.1. */
const COCO: ReadonlySet<string> = new Set([
  "nose",
  ...(["left", "right"] as const).flatMap((side) =>
    (["eye", "ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle"] as const).map((joint) =>
      sideJoint(side, joint),
    ),
  ),
]);

/** One picture of the drawn person. */
export function drawFrame(pose: DrawnPose, timeMs: number, shot: Partial<Shot> = {}): PoseFrame {
  const { azimuthDeg, engine, heightM, picture } = { ...FRONT, ...shot };
  const places = new Map<JointName, Place>();
  const room = (local: Place): Place => plus(pose.hips, turned(local, pose.turnDeg));
  for (const side of ["left", "right"] as const) {
    for (const [part, local] of Object.entries(limbsOf(pose, side, engine))) {
      const name = part === "index" ? (`${side}Index` as const) : sideJoint(side, part as LimbJoint);
      places.set(name, room(local));
    }
  }
  const ears = [places.get("leftEar") ?? pose.hips, places.get("rightEar") ?? pose.hips] as const;
  const headDeg = pose.trunkDeg + pose.headDeg;
  const face = turned({ f: 0.06 * Math.cos(rad(headDeg)), u: -0.06 * Math.sin(rad(headDeg)), l: 0 }, pose.turnDeg);
  places.set("nose", plus(plus(times(plus(...ears), 0.5), face), { f: 0, u: -0.01, l: 0 }));

  const sin = Math.sin(rad(azimuthDeg));
  const cos = Math.cos(rad(azimuthDeg));
  // Whoever faces the camera has the left side at the right of the picture.
  const across = (place: Place): number => place.l * cos - place.f * sin;
  const away = (place: Place): number => -(place.l * sin + place.f * cos);
  const middle = times(plus(places.get("leftHip") ?? pose.hips, places.get("rightHip") ?? pose.hips), 0.5);
  const blazePose = engine.startsWith("blazepose");
  const joints: Partial<Record<JointName, Joint>> = {};
  for (const [name, place] of places) {
    if (!blazePose && !COCO.has(name)) continue;
    const fromMiddle = minus(place, middle);
    joints[name] = {
      xPx: picture.ankleXPx + across(place) * picture.bodyPx,
      yPx: picture.floorYPx - place.u * picture.bodyPx,
      score: picture.score,
      ...(blazePose
        ? {
            world: {
              xM: across(fromMiddle) * heightM,
              yM: -fromMiddle.u * heightM,
              zM: away(fromMiddle) * heightM,
            },
          }
        : {}),
    };
  }
  return { timeMs, widthPx: picture.widthPx, heightPx: picture.heightPx, luma: picture.luma, joints };
}

/** How a film of a drawn person is shot. */
export interface FilmOptions extends Shot {
  readonly fps: number;
}

/** Pictures at a steady rate of whatever the person does. */
export function* drawFilm(
  poseAt: (timeMs: number) => DrawnPose,
  untilMs: number,
  { fps = 30, ...shot }: Partial<FilmOptions> = {},
): Generator<PoseFrame> {
  for (let index = 0; (index * 1000) / fps < untilMs; index += 1) {
    const timeMs = (index * 1000) / fps;
    yield drawFrame(poseAt(timeMs), timeMs, shot);
  }
}

/** From 0 to 1 as a person moves: slow, quick, slow. */
export const eased = (share: number): number => (1 - Math.cos(Math.PI * Math.max(0, Math.min(1, share)))) / 2;

export const mix = (a: number, b: number, share: number): number => a + (b - a) * share;
