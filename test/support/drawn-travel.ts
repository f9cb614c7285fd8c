import type { Side } from "../../src/body/joints.js";
import { otherSide } from "../../src/body/joints.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import {
  ANKLE_HEIGHT,
  drawFilm,
  eased,
  mix,
  reaching,
  SHANK,
  SHOULDER_WIDTH,
  squatHips,
  UPRIGHT,
} from "./drawn-body.js";
import type { DrawnPose, FilmOptions, Place } from "./drawn-body.js";

/** Still standing on straight legs at the beginning and the end of a film. */
const STAND_MS = 1500;
/** From standing into the position and back. */
const SETTLE_MS = 800;

/** Changes the pose of a film; `share` is 0 standing, 1 in the exercise, `cycle` 0 before the first. */
type TravelChange = (pose: DrawnPose, moment: TravelMoment) => DrawnPose;

export interface TravelMoment {
  readonly timeMs: number;
  readonly cycle: number;
  readonly phase:
    "stand" | "settle" | "swing" | "wide" | "trail" | "narrow" | "flight" | "stance" | "squat" | "together";
  /** How much of the phase is over, 0 to 1. */
  readonly share: number;
}

/** What a body that faces the camera shows beside the place of its hips and feet. */
interface Upper {
  readonly kneeDeg: number;
  readonly trunkDeg: number;
  readonly kneeInShare: number;
  readonly toeOutDeg: number;
}

/** Both feet on the floor or above it, the hips over them as high as the knees' angle says. */
function onTwoFeet(upper: Upper, hipsL: number, left: Place, right: Place, hipsUpShare = 0): DrawnPose {
  const shankDeg = 0.4 * upper.kneeDeg;
  const hips = squatHips(upper.kneeDeg, shankDeg, hipsL);
  const raised = { ...hips, u: hips.u + hipsUpShare };
  const pose: DrawnPose = {
    ...UPRIGHT,
    hips: raised,
    trunkDeg: upper.trunkDeg,
    hands: { left: "hips", right: "hips" },
  };
  const reached = reaching(reaching(pose, "left", left), "right", right);
  // Knees go where the toes point.
  const overToes = Math.max(
    0,
    SHANK * Math.sin((shankDeg * Math.PI) / 180) * Math.sin((upper.toeOutDeg * Math.PI) / 180),
  );
  const knees = { kneeInShare: upper.kneeInShare - overToes, toeOutDeg: upper.toeOutDeg };
  return { ...reached, left: { ...reached.left, ...knees }, right: { ...reached.right, ...knees } };
}

const footAt = (l: number, liftShare = 0): Place => ({ f: 0, u: ANKLE_HEIGHT + liftShare, l });

/** Side steps. Widths in shoulder widths, lengths as shares of height. */
export interface SideSteps {
  /** Directions of the cycles, the person's own. */
  readonly directions: readonly Side[];
  readonly narrowWidth: number;
  readonly wideWidth: number;
  readonly kneeDeg: number;
  readonly trunkDeg: number;
  readonly kneeInShare: number;
  readonly toeOutDeg: number;
  readonly liftShare: number;
  readonly leadMs: number;
  readonly wideMs: number;
  readonly trailMs: number;
  readonly narrowMs: number;
  readonly change?: TravelChange;
}

const SIDE_STEPS: SideSteps = {
  directions: ["left", "left", "left", "right", "right", "right"],
  narrowWidth: 1.1,
  wideWidth: 1.75,
  kneeDeg: 45,
  trunkDeg: 20,
  kneeInShare: 0,
  toeOutDeg: 5,
  liftShare: 0.02,
  leadMs: 450,
  wideMs: 300,
  trailMs: 450,
  narrowMs: 300,
};

/** Steps to the side in a half squat, seen from the front: the hips travel by wide less narrow with every cycle. */
export function sideSteps(options: Partial<SideSteps & FilmOptions> = {}): Generator<PoseFrame> {
  const steps = { ...SIDE_STEPS, ...options };
  const { leadMs, wideMs, trailMs, narrowMs, directions, change } = steps;
  const cycleMs = leadMs + wideMs + trailMs + narrowMs;
  const fromMs = STAND_MS + SETTLE_MS + 700;
  const doneMs = fromMs + directions.length * cycleMs;
  const half = (steps.narrowWidth * SHOULDER_WIDTH) / 2;
  const stride = (steps.wideWidth - steps.narrowWidth) * SHOULDER_WIDTH;
  const middleAt = (cycle: number): number =>
    directions.slice(0, cycle).reduce((sum, side) => sum + (side === "left" ? stride : -stride), 0);
  const startL = startOf(directions, stride);
  const poseAt = (timeMs: number): DrawnPose => {
    const settled = eased((timeMs - STAND_MS) / SETTLE_MS) * (1 - eased((timeMs - doneMs) / SETTLE_MS));
    const inMs = Math.max(0, Math.min(timeMs, doneMs) - fromMs);
    const cycle = Math.min(directions.length - 1, Math.floor(inMs / cycleMs));
    const side = directions[cycle] ?? "left";
    const sign = side === "left" ? 1 : -1;
    const ofCycleMs = timeMs >= doneMs ? cycleMs : inMs - cycle * cycleMs;
    const lead = ofCycleMs / leadMs;
    const trail = (ofCycleMs - leadMs - wideMs) / trailMs;
    const before = startL + middleAt(cycle);
    const leadL = before + sign * (half + stride * eased(lead));
    const trailL = before - sign * (half - stride * eased(trail));
    const arc = (share: number): number => (share > 0 && share < 1 ? steps.liftShare * Math.sin(Math.PI * share) : 0);
    const feet = {
      [side]: footAt(leadL, arc(lead)),
      [otherSide(side)]: footAt(trailL, arc(trail)),
    } as Readonly<Record<Side, Place>>;
    const upper: Upper = {
      kneeDeg: mix(4, steps.kneeDeg, settled),
      trunkDeg: steps.trunkDeg * settled,
      kneeInShare: steps.kneeInShare * settled,
      toeOutDeg: steps.toeOutDeg * settled,
    };
    const hipsL = (leadL + trailL) / 2;
    const begun = timeMs >= fromMs && timeMs < doneMs;
    const pose = onTwoFeet(upper, hipsL, feet.left, feet.right);
    const moment: TravelMoment = {
      timeMs,
      cycle: begun ? cycle + 1 : 0,
      ...(begun
        ? phaseOfStep(ofCycleMs, steps)
        : { phase: settled > 0 && settled < 1 ? ("settle" as const) : ("stand" as const), share: settled }),
    };
    return change?.(pose, moment) ?? pose;
  };
  return drawFilm(poseAt, doneMs + SETTLE_MS + 700, options);
}

function phaseOfStep(
  ofCycleMs: number,
  { leadMs, wideMs, trailMs, narrowMs }: SideSteps,
): Pick<TravelMoment, "phase" | "share"> {
  if (ofCycleMs < leadMs) return { phase: "swing", share: ofCycleMs / leadMs };
  if (ofCycleMs < leadMs + wideMs) return { phase: "wide", share: (ofCycleMs - leadMs) / wideMs };
  const trailFromMs = leadMs + wideMs;
  if (ofCycleMs < trailFromMs + trailMs) return { phase: "trail", share: (ofCycleMs - trailFromMs) / trailMs };
  return { phase: "narrow", share: (ofCycleMs - trailFromMs - trailMs) / narrowMs };
}

/** So that the whole way lies about the middle of the picture. */
function startOf(directions: readonly Side[], stride: number): number {
  let at = 0;
  let least = 0;
  let most = 0;
  for (const side of directions) {
    at += side === "left" ? stride : -stride;
    least = Math.min(least, at);
    most = Math.max(most, at);
  }
  return -(least + most) / 2;
}

/** Hops from one leg to the other. Lengths as shares of height. */
export interface SideHops {
  /** Legs that are landed on, one after the other; the first landing is a hop from both feet's stand on the other leg. */
  readonly landings: readonly Side[];
  /** Way of the hips from landing to landing. */
  readonly distanceShare: number;
  /** 0: a step, one foot is always down. */
  readonly flightMs: number;
  readonly stanceMs: number;
  /** Knee at its deepest after the landing, and when it rests. */
  readonly landingKneeDeg: number;
  readonly stanceKneeDeg: number;
  readonly trunkDeg: number;
  /** Of the landing leg in the landing: knee inward, the free hip lower, trunk over the stance leg. */
  readonly kneeInShare: number;
  readonly pelvisDropDeg: number;
  readonly trunkSideDeg: number;
  readonly freeFootShare: number;
  /** Milliseconds after each landing from and to which the free foot is on the floor. */
  readonly footDownMs?: readonly [fromMs: number, toMs: number];
  readonly change?: TravelChange;
}

const SIDE_HOPS: SideHops = {
  landings: ["right", "left", "right", "left", "right", "left", "right", "left"],
  distanceShare: 0.3,
  flightMs: 260,
  stanceMs: 900,
  landingKneeDeg: 45,
  stanceKneeDeg: 20,
  trunkDeg: 8,
  kneeInShare: 0,
  pelvisDropDeg: 0,
  trunkSideDeg: 0,
  freeFootShare: 0.1,
};

/** Bending and stretching before a flight, and after a landing. */
const PUSH_MS = 220;
const ABSORB_MS = 200;
const GRAVITY_M_PER_S2 = 9.81;

/** Height of the hips over where they left the floor, metres, for a flight of this length. */
const flightM = (sinceMs: number, flightMs: number): number => {
  const t = sinceMs / 1000;
  return (GRAVITY_M_PER_S2 / 2) * t * (flightMs / 1000 - t);
};

/** Hops from side to side, landing on one leg, seen from the front. */
export function sideHops(options: Partial<SideHops & FilmOptions> = {}): Generator<PoseFrame> {
  const hops = { ...SIDE_HOPS, ...options };
  const { landings, flightMs, stanceMs, change } = hops;
  const heightM = options.heightM ?? 1.7;
  const moveMs = Math.max(flightMs, 350);
  const inAirMs = flightMs === 0 ? moveMs : flightMs;
  const cycleMs = inAirMs + stanceMs;
  const fromMs = STAND_MS + 800;
  const doneMs = fromMs + landings.length * cycleMs;
  const placeOf = (side: Side): number => (side === "left" ? hops.distanceShare / 2 : -hops.distanceShare / 2);
  const first = landings[0] ?? "right";
  const firstStance = otherSide(first);
  const poseAt = (timeMs: number): DrawnPose => {
    if (timeMs < fromMs || timeMs >= doneMs) {
      // Standing on both feet over the first stance, then on it alone.
      const last = landings.at(-1) ?? first;
      const side = timeMs < fromMs ? firstStance : last;
      const lift = timeMs < fromMs ? eased((timeMs - STAND_MS) / 400) : 1 - eased((timeMs - doneMs) / 400);
      const push = timeMs < fromMs ? pushAt(fromMs - timeMs) : 0;
      return told(
        onOneLeg(hops, side, placeOf(side), mix(mix(4, hops.stanceKneeDeg, lift), hops.landingKneeDeg, push), lift, 0),
        { timeMs, cycle: 0, phase: "stand", share: lift },
      );
    }
    const index = Math.min(landings.length - 1, Math.floor((timeMs - fromMs) / cycleMs));
    const landing = landings[index] ?? first;
    const before = index === 0 ? firstStance : (landings[index - 1] ?? first);
    const inMs = timeMs - fromMs - index * cycleMs;
    if (inMs < inAirMs) {
      const share = inMs / inAirMs;
      const hipsL = mix(placeOf(before), placeOf(landing) + (before === landing ? 0 : 0), share);
      const up = flightMs === 0 ? 0 : flightM(inMs, flightMs) / heightM;
      return told(inTheAir(hops, before, landing, hipsL, share, up), {
        timeMs,
        cycle: index + 1,
        phase: "flight",
        share,
      });
    }
    const sinceMs = inMs - inAirMs;
    const bent =
      sinceMs < ABSORB_MS
        ? mix(Math.min(hops.stanceKneeDeg, hops.landingKneeDeg), hops.landingKneeDeg, eased(sinceMs / ABSORB_MS))
        : mix(hops.landingKneeDeg, hops.stanceKneeDeg, eased((sinceMs - ABSORB_MS) / 300));
    const isLast = index === landings.length - 1;
    const kneeDeg = mix(bent, hops.landingKneeDeg, isLast ? 0 : pushAt(cycleMs - inMs));
    const [downMs, upMs] = hops.footDownMs ?? [Infinity, Infinity];
    const outsideMs = Math.max(downMs - sinceMs, sinceMs - upMs);
    const lift = hops.footDownMs === undefined ? 1 : eased(outsideMs / 120);
    const landed = eased(sinceMs / 120) * (1 - eased((sinceMs - 450) / 200));
    return told(onOneLeg(hops, landing, placeOf(landing), kneeDeg, lift, landed), {
      timeMs,
      cycle: index + 1,
      phase: "stance",
      share: sinceMs / stanceMs,
    });
  };
  const told = (pose: DrawnPose, moment: TravelMoment): DrawnPose => change?.(pose, moment) ?? pose;
  return drawFilm(poseAt, doneMs + 1200, options);
}

/** Bends the knee before a flight and stretches it again at its begin: 0, 1, 0. */
const pushAt = (untilFlightMs: number): number =>
  untilFlightMs > PUSH_MS || untilFlightMs < 0 ? 0 : Math.sin((Math.PI * untilFlightMs) / PUSH_MS);

/** How far the stance foot is from under the hips. */
const UNDER_HIPS = 0.03;
const FREE_BESIDE = 0.11;

function onOneLeg(
  hops: SideHops,
  stance: Side,
  hipsL: number,
  kneeDeg: number,
  lift: number,
  landed: number,
): DrawnPose {
  const sign = stance === "left" ? 1 : -1;
  const feet: Record<Side, Place> = {
    [stance]: footAt(hipsL + sign * mix(0.075, UNDER_HIPS, lift)),
    [otherSide(stance)]: footAt(hipsL - sign * mix(0.075, FREE_BESIDE, lift), hops.freeFootShare * lift),
  } as Record<Side, Place>;
  const upper: Upper = { kneeDeg, trunkDeg: hops.trunkDeg, kneeInShare: 0, toeOutDeg: 0 };
  const pose = {
    ...onTwoFeet(upper, hipsL, feet.left, feet.right),
    trunkSideDeg: hops.trunkSideDeg * landed * sign,
    pelvisTiltDeg: -hops.pelvisDropDeg * landed * sign,
  };
  // With the pelvis tilted the legs have to reach again.
  const reached = reaching(reaching(pose, "left", feet.left), "right", feet.right);
  return { ...reached, [stance]: { ...reached[stance], kneeInShare: hops.kneeInShare * landed } };
}

function inTheAir(hops: SideHops, from: Side, to: Side, hipsL: number, share: number, upShare: number): DrawnPose {
  const signTo = to === "left" ? 1 : -1;
  const signFrom = from === "left" ? 1 : -1;
  const startKneeDeg = hops.stanceKneeDeg;
  const endKneeDeg = Math.min(hops.stanceKneeDeg, hops.landingKneeDeg);
  const kneeDeg = mix(startKneeDeg, endKneeDeg, share);
  const free = hops.freeFootShare;
  // A step keeps the old foot down until the new one is.
  const lifted = (own: number): number => upShare + free * own;
  const stepping = upShare === 0 && hops.flightMs === 0;
  const startL = hipsL;
  const placed =
    from === to
      ? {
          [to]: footAt(hipsL + signTo * UNDER_HIPS, upShare),
          [otherSide(to)]: footAt(hipsL - signTo * FREE_BESIDE, lifted(1)),
        }
      : stepping
        ? {
            [from]: footAt(
              -signTo * (hops.distanceShare / 2) + signFrom * UNDER_HIPS,
              free * Math.max(0, 2 * share - 1),
            ),
            [to]: footAt(
              mix(
                -signTo * (hops.distanceShare / 2) + signTo * FREE_BESIDE,
                signTo * (hops.distanceShare / 2 + UNDER_HIPS),
                Math.min(1, 2 * share),
              ),
              free * Math.max(0, 1 - 2 * share),
            ),
          }
        : {
            [from]: footAt(startL + signFrom * mix(UNDER_HIPS, FREE_BESIDE, share), lifted(share)),
            [to]: footAt(startL + signTo * mix(FREE_BESIDE, UNDER_HIPS, share), lifted(1 - share)),
          };
  const feet = placed as Record<Side, Place>;
  const upper: Upper = { kneeDeg, trunkDeg: hops.trunkDeg, kneeInShare: 0, toeOutDeg: 0 };
  return onTwoFeet(upper, hipsL, feet.left, feet.right, upShare);
}

/** Hops from feet together into a squat and back. Widths in shoulder widths. */
export interface HopSquats {
  readonly count: number;
  readonly togetherWidth: number;
  readonly squatWidth: number;
  readonly kneeDeg: number;
  readonly standKneeDeg: number;
  readonly flightMs: number;
  readonly squatMs: number;
  readonly togetherMs: number;
  /** From the landing down to the bottom of the squat. */
  readonly sinkMs: number;
  /** Least knee angle in the 300 ms after the landing together. */
  readonly landingKneeDeg: number;
  readonly trunkDeg: number;
  readonly kneeInShare: number;
  readonly toeOutDeg: number;
  /** The left foot lands so much later than the right one. */
  readonly lateLeftMs: number;
  readonly change?: TravelChange;
}

const HOP_SQUATS: HopSquats = {
  count: 4,
  togetherWidth: 0.35,
  squatWidth: 1.3,
  kneeDeg: 68,
  standKneeDeg: 5,
  flightMs: 250,
  squatMs: 500,
  togetherMs: 700,
  sinkMs: 450,
  landingKneeDeg: 40,
  trunkDeg: 25,
  kneeInShare: 0,
  toeOutDeg: 10,
  lateLeftMs: 0,
};

/** Knee angle in which both flights begin and end. */
const TAKE_OFF_KNEE_DEG = 15;

export function hopSquats(options: Partial<HopSquats & FilmOptions> = {}): Generator<PoseFrame> {
  const hops = { ...HOP_SQUATS, ...options };
  const heightM = options.heightM ?? 1.7;
  const { flightMs, squatMs, togetherMs, sinkMs, change } = hops;
  const riseMs = 350;
  const bendMs = 250;
  // Out: bend, flight, sink, squat; back: rise, flight, absorb and stand.
  const cycleMs = bendMs + flightMs + sinkMs + squatMs + riseMs + flightMs + ABSORB_MS + togetherMs;
  const fromMs = STAND_MS;
  const doneMs = fromMs + hops.count * cycleMs;
  const poseAt = (timeMs: number): DrawnPose => {
    const inAll = Math.min(Math.max(0, timeMs - fromMs), hops.count * cycleMs - 1);
    const cycle = timeMs < fromMs || timeMs >= doneMs ? 0 : Math.floor(inAll / cycleMs) + 1;
    let inMs = cycle === 0 ? Infinity : inAll % cycleMs;
    const draw = (
      phase: TravelMoment["phase"],
      share: number,
      width: number,
      kneeDeg: number,
      upShare = 0,
      lateShare = 0,
    ): DrawnPose => {
      const depth = kneeDeg / Math.max(1, hops.kneeDeg);
      const half = (width * SHOULDER_WIDTH) / 2;
      const wide = (width - hops.togetherWidth) / Math.max(0.01, hops.squatWidth - hops.togetherWidth);
      const upper: Upper = {
        kneeDeg,
        trunkDeg: hops.trunkDeg * Math.min(1, depth),
        kneeInShare: hops.kneeInShare * Math.max(0, wide),
        toeOutDeg: hops.toeOutDeg,
      };
      const pose = onTwoFeet(upper, 0, footAt(half, upShare + lateShare), footAt(-half, upShare), upShare);
      return change?.(pose, { timeMs, cycle, phase, share }) ?? pose;
    };
    if (cycle === 0) return draw("stand", 0, hops.togetherWidth, hops.standKneeDeg);
    const up = (sinceMs: number): number => flightM(sinceMs, flightMs) / heightM;
    const late = (sinceMs: number): number =>
      hops.lateLeftMs === 0 ? 0 : 0.05 * Math.max(0, Math.min(1, 1 - sinceMs / hops.lateLeftMs));
    if (inMs < bendMs) {
      const bent = Math.sin((Math.PI * inMs) / bendMs) * 25;
      return draw(
        "together",
        inMs / bendMs,
        hops.togetherWidth,
        mix(hops.standKneeDeg, TAKE_OFF_KNEE_DEG, inMs / bendMs) + bent,
      );
    }
    inMs -= bendMs;
    if (inMs < flightMs) {
      const share = inMs / flightMs;
      const lateShare = hops.lateLeftMs === 0 ? 0 : 0.05 * share;
      return draw(
        "flight",
        share,
        mix(hops.togetherWidth, hops.squatWidth, share),
        TAKE_OFF_KNEE_DEG,
        up(inMs),
        lateShare,
      );
    }
    inMs -= flightMs;
    if (inMs < sinkMs) {
      return draw(
        "squat",
        0,
        hops.squatWidth,
        mix(TAKE_OFF_KNEE_DEG, hops.kneeDeg, eased(inMs / sinkMs)),
        0,
        late(inMs),
      );
    }
    inMs -= sinkMs;
    if (inMs < squatMs) return draw("squat", inMs / squatMs, hops.squatWidth, hops.kneeDeg);
    inMs -= squatMs;
    if (inMs < riseMs) {
      // Fastest at its end: the legs push the body off.
      const share = 1 - Math.cos((Math.PI / 2) * (inMs / riseMs));
      return draw("squat", 1, hops.squatWidth, mix(hops.kneeDeg, TAKE_OFF_KNEE_DEG, share));
    }
    inMs -= riseMs;
    if (inMs < flightMs) {
      const share = inMs / flightMs;
      return draw("flight", share, mix(hops.squatWidth, hops.togetherWidth, share), TAKE_OFF_KNEE_DEG, up(inMs));
    }
    inMs -= flightMs;
    if (inMs < ABSORB_MS) {
      return draw(
        "together",
        0,
        hops.togetherWidth,
        mix(TAKE_OFF_KNEE_DEG, hops.landingKneeDeg, eased(inMs / ABSORB_MS)),
      );
    }
    inMs -= ABSORB_MS;
    const share = inMs / togetherMs;
    return draw("together", share, hops.togetherWidth, mix(hops.landingKneeDeg, hops.standKneeDeg, eased(share * 1.6)));
  };
  return drawFilm(poseAt, doneMs + 1200, options);
}
