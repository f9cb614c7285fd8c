import type { Side } from "../../src/body/joints.js";
import { otherSide } from "../../src/body/joints.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import {
  ANKLE_HEIGHT,
  ankleOf,
  drawFilm,
  eased,
  HALF_HIP,
  legFrom,
  mix,
  reaching,
  SHANK,
  standingOn,
  STRAIGHT_LEG,
  THIGH,
  UPRIGHT,
} from "./drawn-body.js";
import type { DrawnPose, FilmOptions, Hand, Place } from "./drawn-body.js";

/** When the repetitions of a film come: first still standing on two feet, then `count` times down and up. */
interface Tempo {
  readonly count: number;
  readonly standMs: number;
  readonly downMs: number;
  readonly bottomMs: number;
  readonly upMs: number;
  readonly restMs: number;
}

/** Where a film is: `share` is 0 standing, 1 at the bottom. `rep` is 0 before the first. */
export interface Moment {
  readonly timeMs: number;
  readonly rep: number;
  readonly phase: "stand" | "down" | "bottom" | "up" | "rest";
  readonly share: number;
}

/** Changes the pose of a film from picture to picture: how faults are drawn that have no parameter of their own. */
export type Change = (pose: DrawnPose, moment: Moment) => DrawnPose;

const CALM: Tempo = { count: 3, standMs: 1500, downMs: 1800, bottomMs: 500, upMs: 1500, restMs: 1000 };
/** Still standing at the end. */
const END_MS = 1000;

const cycleMs = ({ downMs, bottomMs, upMs, restMs }: Tempo): number => downMs + bottomMs + upMs + restMs;

/** Length of a film of repetitions. */
const filmMs = (tempo: Tempo): number => tempo.standMs + tempo.count * cycleMs(tempo) + END_MS;

function momentAt(timeMs: number, tempo: Tempo): Moment {
  const sinceMs = timeMs - tempo.standMs;
  if (sinceMs < 0) return { timeMs, rep: 0, phase: "stand", share: 0 };
  const rep = Math.min(tempo.count, 1 + Math.floor(sinceMs / cycleMs(tempo)));
  const inMs = sinceMs - (rep - 1) * cycleMs(tempo);
  const { downMs, bottomMs, upMs } = tempo;
  if (inMs < downMs) return { timeMs, rep, phase: "down", share: eased(inMs / downMs) };
  if (inMs < downMs + bottomMs) return { timeMs, rep, phase: "bottom", share: 1 };
  const upShare = (inMs - downMs - bottomMs) / upMs;
  return upShare < 1
    ? { timeMs, rep, phase: "up", share: 1 - eased(upShare) }
    : { timeMs, rep, phase: "rest", share: 0 };
}

function* repetitions(
  poseOf: (moment: Moment) => DrawnPose,
  tempo: Tempo,
  change: Change | undefined,
  shot: Partial<FilmOptions>,
): Generator<PoseFrame> {
  yield* drawFilm(
    (timeMs) => {
      const moment = momentAt(timeMs, tempo);
      const pose = poseOf(moment);
      return change?.(pose, moment) ?? pose;
    },
    filmMs(tempo),
    shot,
  );
}

/** Squats with something behind the back, or without. Angles at the top and at the bottom, degrees. */
export interface Squats {
  readonly kneeDeg: number;
  readonly topKneeDeg: number;
  /** Knee ahead of the ankle, standing and at the bottom. */
  readonly topShankDeg: number;
  readonly shankDeg: number;
  readonly topTrunkDeg: number;
  readonly trunkDeg: number;
  readonly heelLiftDeg: number;
  readonly kneeInShare: number;
  readonly hands: Hand;
  readonly tempo: Partial<Tempo>;
  readonly change?: Change;
}

const BALL_SQUATS: Squats = {
  kneeDeg: 90,
  topKneeDeg: 5,
  // The hips stay where they are across the room, the feet 0.2 of height in front of them.
  topShankDeg: -22,
  shankDeg: 4,
  topTrunkDeg: 0,
  trunkDeg: 4,
  heelLiftDeg: 0,
  kneeInShare: 0,
  hands: "chest",
  tempo: {},
};

/** Squats on both legs against a ball, seen from the person's right side unless told otherwise. */
export function ballSquats(options: Partial<Squats & FilmOptions> = {}): Generator<PoseFrame> {
  const squats = { ...BALL_SQUATS, azimuthDeg: -90, ...options };
  const { tempo, change } = squats;
  return repetitions(({ share }) => squatPose(squats, share), { ...CALM, ...tempo }, change, squats);
}

/** Squats with nothing behind the back: the deeper, the further knees and trunk come forward over the own feet. */
export const freeSquats = (options: Partial<Squats & FilmOptions> = {}): Generator<PoseFrame> => {
  const { kneeDeg = BALL_SQUATS.kneeDeg } = options;
  return ballSquats({ topShankDeg: 2, shankDeg: kneeDeg / 3, trunkDeg: 0.42 * kneeDeg, ...options });
};

/** One picture's pose of a squat on both legs, the ankles under the origin. */
export function squatPose(squats: Squats, share: number): DrawnPose {
  const shankDeg = mix(squats.topShankDeg, squats.shankDeg, share);
  const leg = legFrom(mix(squats.topKneeDeg, squats.kneeDeg, share), shankDeg, {
    outDeg: 2,
    heelLiftDeg: squats.heelLiftDeg * share,
    kneeInShare: squats.kneeInShare * share,
  });
  const pose: DrawnPose = {
    ...UPRIGHT,
    left: leg,
    right: leg,
    trunkDeg: mix(squats.topTrunkDeg, squats.trunkDeg, share),
    hands: { left: squats.hands, right: squats.hands },
  };
  return standingOn(pose, "left", { f: 0, u: ANKLE_HEIGHT, l: ankleOf(pose, "left").l });
}

/** What one-legged exercises have in common. */
interface OneLegged {
  /** The leg that stands. */
  readonly stance: Side;
  /** Height of the free ankle over the stance one while the foot is up, share of height. */
  readonly freeFootShare: number;
  /** The free foot stands on the floor at these times, milliseconds from and to. */
  readonly footDownMs: readonly (readonly [fromMs: number, toMs: number])[];
  readonly tempo: Partial<Tempo>;
  readonly change?: Change;
}

/** How long a foot takes up or down. */
const LIFT_MS = 250;

/** 0 with the free foot on the floor, 1 up: it goes up in the second half of the first stand. */
function liftAt(timeMs: number, tempo: Tempo, down: OneLegged["footDownMs"]): number {
  const upFromMs = tempo.standMs - 2 * LIFT_MS;
  const downAtMs = filmMs(tempo) - END_MS / 2;
  let lift = Math.min(eased((timeMs - upFromMs) / LIFT_MS), 1 - eased((timeMs - downAtMs) / LIFT_MS));
  for (const [fromMs, toMs] of down) {
    // Down for the whole of the time: it is on its way before and after.
    const outsideMs = Math.max(fromMs - timeMs, timeMs - toMs);
    lift = Math.min(lift, eased(outsideMs / LIFT_MS));
  }
  return lift;
}

/** Squats on one leg with a ball behind the back, seen from the front. */
export interface OneLegSquats extends OneLegged {
  readonly kneeDeg: number;
  readonly topKneeDeg: number;
  /** The foot is so far in front of the hips all the time: the back goes straight down along the ball. */
  readonly footAheadShare: number;
  readonly trunkDeg: number;
  /** At the bottom: knee inward, the free hip lower, trunk over the stance leg, body turned to the left. */
  readonly kneeInShare: number;
  readonly pelvisDropDeg: number;
  readonly trunkSideDeg: number;
  readonly turnDeg: number;
}

const ONE_LEG_SQUATS: OneLegSquats = {
  stance: "left",
  freeFootShare: 0.12,
  footDownMs: [],
  kneeDeg: 60,
  topKneeDeg: 3,
  footAheadShare: 0.18,
  trunkDeg: 3,
  kneeInShare: 0,
  pelvisDropDeg: 0,
  trunkSideDeg: 0,
  turnDeg: 0,
  tempo: {},
};

/** The stance foot is under the middle of the body by as much as this, the free one beside it. */
const STANCE_OFF_MIDDLE = 0.04;
const FREE_FOOT_BESIDE = 0.13;

export function oneLegSquats(options: Partial<OneLegSquats & FilmOptions> = {}): Generator<PoseFrame> {
  const squats = { ...ONE_LEG_SQUATS, ...options };
  const tempo = { ...CALM, standMs: 2000, ...squats.tempo };
  return repetitions(
    (moment) => oneLegSquatPose(squats, moment, liftAt(moment.timeMs, tempo, squats.footDownMs)),
    tempo,
    squats.change,
    squats,
  );
}

/** Shank of a leg whose ankle is so far in front of its hip. */
function shankFor(kneeDeg: number, aheadShare: number): number {
  const knee = (kneeDeg * Math.PI) / 180;
  const length = Math.sqrt(THIGH ** 2 + SHANK ** 2 + 2 * THIGH * SHANK * Math.cos(knee));
  // From the line ankle to hip the shank leans forward by the triangle's angle at the ankle.
  const atAnkle = Math.asin((THIGH * Math.sin(knee)) / length);
  return ((atAnkle - Math.asin(aheadShare / length)) * 180) / Math.PI;
}

function oneLegSquatPose(squats: OneLegSquats, { share }: Moment, lift: number): DrawnPose {
  const { stance } = squats;
  const free = otherSide(stance);
  const sign = stance === "left" ? 1 : -1;
  const kneeDeg = mix(squats.topKneeDeg, squats.kneeDeg, share);
  const stanceLeg = legFrom(kneeDeg, shankFor(kneeDeg, squats.footAheadShare), {
    outDeg: -3 * lift,
    kneeInShare: squats.kneeInShare * share,
  });
  const pose: DrawnPose = {
    ...UPRIGHT,
    [stance]: stanceLeg,
    trunkDeg: squats.trunkDeg * share,
    trunkSideDeg: squats.trunkSideDeg * share * sign,
    pelvisTiltDeg: -squats.pelvisDropDeg * share * sign,
    turnDeg: squats.turnDeg * share,
    hands: { left: "chest", right: "chest" },
  };
  const onFoot = standingOn(pose, stance, { f: 0, u: ANKLE_HEIGHT, l: sign * STANCE_OFF_MIDDLE });
  const freeAnkle: Place = {
    f: 0.18 * lift,
    u: ANKLE_HEIGHT + squats.freeFootShare * lift,
    l: sign * (STANCE_OFF_MIDDLE - FREE_FOOT_BESIDE),
  };
  const reached = reaching(onFoot, free, freeAnkle);
  return { ...reached, [free]: { ...reached[free], planted: lift === 0 } };
}

/** Hinges on one leg. Angles at the bottom unless named for the top, degrees. */
export interface Deadlifts extends OneLegged {
  readonly trunkDeg: number;
  readonly topTrunkDeg: number;
  /** Of the stance leg. */
  readonly kneeDeg: number;
  readonly topKneeDeg: number;
  /** Shank of the stance leg; less than 0 with the hips behind the ankle. */
  readonly shankDeg: number;
  /** The free thigh behind hanging straight down, and its knee. */
  readonly freeLegDeg: number;
  readonly freeKneeDeg: number;
  readonly trunkShare: number;
  readonly headDeg: number;
  readonly pelvisTiltDeg: number;
  readonly trunkSideDeg: number;
  readonly kneeInShare: number;
  /** At the bottom; the other hand hangs. */
  readonly hand: { readonly side: Side; readonly at: Hand } | undefined;
}

const DEADLIFTS: Deadlifts = {
  stance: "right",
  freeFootShare: 0.08,
  footDownMs: [],
  trunkDeg: 62,
  topTrunkDeg: 2,
  kneeDeg: 18,
  topKneeDeg: 6,
  shankDeg: 4,
  freeLegDeg: 50,
  freeKneeDeg: 12,
  trunkShare: 1,
  headDeg: 0,
  pelvisTiltDeg: 0,
  trunkSideDeg: 0,
  kneeInShare: 0,
  hand: undefined,
  tempo: {},
};

const SLOW: Tempo = { count: 3, standMs: 2000, downMs: 2600, bottomMs: 600, upMs: 2200, restMs: 1000 };

/** Deadlifts on one leg, seen from the side of the stance leg unless told otherwise. */
export function deadlifts(options: Partial<Deadlifts & FilmOptions> = {}): Generator<PoseFrame> {
  const lifts = { ...DEADLIFTS, ...options };
  const tempo = { ...SLOW, ...lifts.tempo };
  return repetitions(
    (moment) => deadliftPose(lifts, moment, liftAt(moment.timeMs, tempo, lifts.footDownMs)),
    tempo,
    lifts.change,
    { azimuthDeg: lifts.stance === "left" ? 90 : -90, ...options },
  );
}

function deadliftPose(lifts: Deadlifts, { share }: Moment, lift: number): DrawnPose {
  const { stance, hand } = lifts;
  const free = otherSide(stance);
  const sign = stance === "left" ? 1 : -1;
  const stanceLeg = legFrom(mix(lifts.topKneeDeg, lifts.kneeDeg, share), mix(2, lifts.shankDeg, share), {
    outDeg: -2 * lift,
    kneeInShare: lifts.kneeInShare * share,
  });
  const pose: DrawnPose = {
    ...UPRIGHT,
    [stance]: stanceLeg,
    trunkDeg: mix(lifts.topTrunkDeg, lifts.trunkDeg, share),
    trunkSideDeg: lifts.trunkSideDeg * share * sign,
    trunkShare: mix(1, lifts.trunkShare, share),
    pelvisTiltDeg: -lifts.pelvisTiltDeg * share * sign,
    headDeg: lifts.headDeg * share,
    hands: {
      left: "hanging",
      right: "hanging",
      ...(hand !== undefined && share > 0.5 ? { [hand.side]: hand.at } : {}),
    },
  };
  const onFoot = standingOn(pose, stance, { f: 0, u: ANKLE_HEIGHT, l: sign * HALF_HIP });
  // Standing, the free foot is lifted straight up beside the other; on the way down the leg goes back with the trunk.
  const beside: Place = { f: -0.06 * lift, u: ANKLE_HEIGHT + lifts.freeFootShare * lift, l: -sign * HALF_HIP };
  const standing = reaching(onFoot, free, beside)[free];
  const back = { ...STRAIGHT_LEG, hipDeg: -lifts.freeLegDeg, kneeDeg: lifts.freeKneeDeg };
  const away = share * lift;
  const freeLeg = {
    ...standing,
    hipDeg: mix(standing.hipDeg, back.hipDeg, away),
    kneeDeg: mix(standing.kneeDeg, back.kneeDeg, away),
    planted: lift === 0,
  };
  return { ...onFoot, [free]: freeLeg };
}
