import {
  freeFootRaised,
  freeKnee,
  freeLegOffLine,
  headInHinge,
  hipBehindAnkle,
  hipTilt,
  leftFootLifted,
  lowerHandLean,
  stanceKnee,
  stancePlace,
  trunkChord,
  trunkLeanFront,
} from "../body/hinge-metrics.js";
import { trunkLean } from "../body/metrics.js";
import type { AttemptMeasure, FormRule, RepMovement } from "../checker/definition.js";

/** What the one-leg deadlift and its four variations share. Numbers from exercises.md 8.8. */

export const TWO_OF_THREE = { broken: 2, of: 3 } as const;

/** Seen from the side. */
export const SIDE_METRICS = {
  trunk: trunkLean,
  knee: stanceKnee,
  freeKnee,
  hipBack: hipBehindAnkle,
  freeLeg: freeLegOffLine,
  chord: trunkChord,
  head: headInHinge,
  leftLifted: leftFootLifted,
  raised: freeFootRaised,
  hands: lowerHandLean,
  place: stancePlace,
} as const;

/** Seen from the front. */
export const FRONT_METRICS = {
  frontTrunk: trunkLeanFront,
  hipTilt,
  leftLifted: leftFootLifted,
  place: stancePlace,
} as const;

type SideName = keyof typeof SIDE_METRICS;
type FrontName = keyof typeof FRONT_METRICS;

/** The foot that does not stand. */
const IN_THE_AIR = {
  leftOverRight: "leftLifted",
  upShare: 0.05,
  downShare: 0.03,
  tapMs: 300,
  upWithin: 0.12,
} as const;

/** The movement but for its driver. */
export const HINGE = {
  kind: "reps",
  toleranceDeg: 10,
  minMs: 800,
  freeFoot: IN_THE_AIR,
  // Who walks does not bend: the place is asked for how far the foot has moved only.
  planted: { metric: "place", within: 1 },
} as const satisfies Omit<RepMovement<SideName & FrontName>, "driver" | "enter" | "hysteresisDeg">;

/** Seen from the side: enter 25, exit 15. exercises.md 8.8. */
export const FROM_SIDE = {
  driver: { side: "trunk" },
  enter: { side: { atLeastDeg: 25, shareOfTarget: 0 } },
  hysteresisDeg: { side: 10 },
  // Between two repetitions a foot that hovers is seen to be up from the side only. On the way down a foot that props
  // behind the other one is no foot in the air (README.md here).
  freeFoot: { ...IN_THE_AIR, betweenMs: 4000, raised: { metric: "raised", above: 0.02 } },
  // A hand within 0.03 of height of where it hangs at the target: 7 degrees of lean at 60. exercises.md 8.8.
  reach: { metric: "hands", keep: { above: { fromTarget: -7 } }, insteadOfDepth: true },
} as const satisfies Partial<RepMovement<SideName>>;
/** Seen from the front: exercises.md 8.12 has enter 30, exit 20; the easiest target is 30. */
export const FROM_FRONT = {
  driver: { front: "frontTrunk" },
  enter: { front: { atLeastDeg: 24, shareOfTarget: 0 } },
  hysteresisDeg: { front: 7 },
} as const;

/**
 * Medians over the bottom: pictures in which a hand hides the knee make no fault. A stance leg that is read from both
 * legs' places by turns, 25 degrees and 0.13 of height apart, is not judged.
 */
export const SIDE_MEASURES = {
  kneeAtBottom: { of: "knee", take: "median", spreadWithin: 15, during: ["bottom"], atEnd: true },
  kneeMost: { of: "knee", take: "max", atEnd: true },
  hipBackAtBottom: {
    of: "hipBack",
    take: "median",
    spreadWithin: 0.06,
    during: ["bottom"],
    while: { trunk: { above: 60 } },
    atEnd: true,
  },
  freeLegAtBottom: { of: "freeLeg", take: "median", during: ["bottom"], while: { trunk: { above: 40 } }, atEnd: true },
  headAtBottom: { of: "head", take: "median", during: ["bottom"], atEnd: true },
  freeKneeAtBottom: {
    of: "freeKnee",
    take: "median",
    during: ["bottom"],
    while: { trunk: { above: 40 } },
    atEnd: true,
  },
} as const satisfies Readonly<Record<string, AttemptMeasure<SideName>>>;

type SideRule = FormRule<SideName | keyof typeof SIDE_MEASURES>;

/** E3-1. A knee that is locked in three attempts running; bent through it is worse. */
export const kneeLocked: SideRule = {
  id: "E3-1",
  severity: "form",
  cue: "soften-your-knee",
  conditions: [{ metric: "kneeMost", keep: { above: 6 } }],
  forMs: 0,
  attempts: { broken: 3, of: 3 },
  worse: { severity: "safe", conditions: [{ metric: "knee", keep: { above: -8 } }], forMs: 500 },
};

/** E3-2 */
export const kneeBent: SideRule = {
  id: "E3-2",
  severity: "form",
  cue: "hips-back-knee-soft",
  conditions: [{ metric: "kneeAtBottom", keep: { below: 30 } }],
  forMs: 0,
  attempts: TWO_OF_THREE,
};

/** E3-3 */
export const tooShallow: FormRule<never> = {
  id: "E3-3",
  severity: "form",
  cue: "push-your-hips-back",
  conditions: [],
  signals: ["too-shallow"],
  forMs: 0,
};

/** Head carried down by a back that is rounded, README.md here. E3-4 and E3b-2. */
export const ROUNDED = { metric: "headAtBottom", keep: { below: 13 }, while: { chord: { below: 0.97 } } } as const;

/** E3-4 */
export const rounding: SideRule = {
  id: "E3-4",
  severity: "form",
  cue: "long-spine",
  conditions: [ROUNDED],
  forMs: 0,
  attempts: TWO_OF_THREE,
};

/** E3-5 */
export const waistBend: SideRule = {
  id: "E3-5",
  severity: "form",
  cue: "send-your-hips-back",
  conditions: [{ metric: "hipBackAtBottom", keep: { above: 0.02 } }],
  forMs: 0,
};

/** E3-6 */
export const freeFootDown: FormRule<never> = {
  id: "E3-6",
  severity: "form",
  cue: "float-the-back-foot",
  conditions: [],
  signals: ["tap", "foot-down"],
  forMs: 0,
  worse: { severity: "stop", conditions: [{ metric: "taps", keep: { below: 2.5 } }], forMs: 0 },
};

/** E3-7 */
export const freeLegDrops: SideRule = {
  id: "E3-7",
  severity: "form",
  cue: "reach-the-back-heel",
  conditions: [
    { metric: "freeLegAtBottom", keep: { above: -30, below: 30 } },
    { metric: "freeKneeAtBottom", keep: { below: 60 } },
  ],
  forMs: 0,
  attempts: TWO_OF_THREE,
};

/** E3-8. From the front the lean is not told below 20 degrees, and with it no time. */
export const tooFast: FormRule<never> = {
  id: "E3-8",
  severity: "form",
  cue: "slow-three-seconds-down",
  conditions: [
    { metric: "smoothDownS", keep: { above: 1.35 } },
    { metric: "smoothUpS", keep: { above: 1.05 } },
  ],
  forMs: 0,
  attempts: TWO_OF_THREE,
  view: "side",
};

/** E3-9 */
export const headOff: SideRule = {
  id: "E3-9",
  severity: "form",
  cue: "neck-long",
  conditions: [
    { metric: "head", keep: { above: -30 } },
    { metric: "head", keep: { below: 30 }, while: { chord: { above: 0.95 } } },
  ],
  forMs: 500,
};

/** E3-10 */
const balanceLost: FormRule<never> = {
  id: "E3-10",
  severity: "form",
  cue: "reset-on-two-feet",
  conditions: [{ metric: "footShiftShare", keep: { below: 0.02 } }],
  // A foot that has moved stays moved; a landmark that jumps comes back.
  forMs: 300,
  worse: { severity: "stop", conditions: [{ metric: "footShiftShare", keep: { below: 0.05 } }], forMs: 300 },
};

/** E3-12 */
export const pelvisOpens: FormRule<FrontName> = {
  id: "E3-12",
  severity: "form",
  cue: "both-hips-to-the-floor",
  conditions: [{ metric: "hipTilt", keep: { below: 15 }, while: { frontTrunk: { above: 40 } } }],
  forMs: 300,
  attempts: TWO_OF_THREE,
  view: "front",
};

/** FB1 of exercises.md 8.0.3: control is gone. On a pad and a platform, where E3c-3 and E3d-3 warn from 22 degrees. */
export const KNEE_FAR_IN = {
  severity: "stop-set",
  conditions: [{ metric: "kneeIn", keep: { below: 25 } }],
  forMs: 400,
} as const satisfies FormRule<"kneeIn">["worse"];

/** E3-13 */
export const notStanding: FormRule<never> = {
  id: "E3-13",
  severity: "form",
  cue: "stand-tall-squeeze-glutes",
  conditions: [{ metric: "topDeg", keep: { below: 10 } }],
  signals: ["not-returned"],
  forMs: 0,
  attempts: TWO_OF_THREE,
  view: "side",
};

export const SIDE_RULES: readonly (SideRule | FormRule<never>)[] = [
  kneeLocked,
  kneeBent,
  tooShallow,
  rounding,
  waistBend,
  freeFootDown,
  freeLegDrops,
  tooFast,
  headOff,
  balanceLost,
  notStanding,
];

/** Trunk lean: 60 is the recommended one, exercises.md 8.8. */
export const HINGE_DEPTH = {
  measure: "trunk-lean",
  levels: { L1: 40, L2: 50, L3: 60, L4: 80 },
  start: "L3",
} as const;
