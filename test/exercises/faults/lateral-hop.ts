import type { Side } from "../../../src/body/joints.js";
import type { PoseFrame } from "../../../src/body/pose-frame.js";
import type { FilmOptions } from "../../support/drawn-body.js";
import { ANKLE_HEIGHT, ankleOf, eased, mix, reaching } from "../../support/drawn-body.js";
import type { SideHops } from "../../support/drawn-travel.js";
import { sideHops } from "../../support/drawn-travel.js";
import type { FaultCase } from "../../support/fault-cases.js";

type Film = Partial<SideHops & FilmOptions>;

const row = (ruleId: string, doing: string, broken: Film, inside: Film, along: readonly string[] = []): FaultCase => ({
  ruleId,
  doing,
  raises: () => sideHops(broken),
  justInside: () => sideHops(inside),
  along,
});

const alternating = (count: number): readonly Side[] =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? "right" : "left"));

/** The stance foot slides out so far in each stance and back again, share of height. */
const sliding = (share: number): Film => ({
  stanceMs: 1400,
  change: (pose, moment) => {
    if (moment.phase !== "stance") return pose;
    const out = eased((moment.share - 0.35) / 0.12) - eased((moment.share - 0.65) / 0.12);
    return { ...pose, hips: { ...pose.hips, l: pose.hips.l + share * out } };
  },
});

/** The free foot is on the floor for so long in each stance. */
const footDown = (forMs: number): Film => ({
  stanceMs: 1200,
  change: (pose, { phase, cycle, share }) => {
    const sinceMs = share * 1200;
    const lift = eased(Math.max(450 - sinceMs, sinceMs - 450 - forMs) / 100);
    if (phase !== "stance" || lift === 1) return pose;
    const free = cycle % 2 === 1 ? "left" : "right";
    const at = ankleOf(pose, free);
    return reaching(pose, free, { ...at, u: mix(ANKLE_HEIGHT, at.u, lift) });
  },
});

/** A fast series and then a slower one. */
function* tiring(slowStanceMs: number): Generator<PoseFrame> {
  let lastMs = 0;
  for (const frame of sideHops({ landings: alternating(24), stanceMs: 500 })) {
    lastMs = frame.timeMs;
    yield frame;
  }
  const fromMs = lastMs + 1000 / 30;
  for (const frame of sideHops({ landings: alternating(12), stanceMs: slowStanceMs })) {
    yield { ...frame, timeMs: frame.timeMs + fromMs };
  }
}

export const FAULT_CASES: readonly FaultCase[] = [
  row("E1a-1", "the knee falls in on landing", { kneeInShare: 0.07 }, { kneeInShare: 0.03 }),
  row(
    "E1a-2",
    "lands on a straight leg",
    { landingKneeDeg: 16, stanceKneeDeg: 12 },
    { landingKneeDeg: 34, stanceKneeDeg: 12 },
  ),
  row("E1a-3", "the free hip drops on landing", { pelvisDropDeg: 15 }, { pelvisDropDeg: 8 }),
  row("E1a-4", "the trunk falls over the landing leg", { trunkSideDeg: 23 }, { trunkSideDeg: 12 }),
  row("E1a-5", "puts the other foot down", footDown(330), footDown(20)),
  row("E1a-6", "steps instead of hopping", { flightMs: 0 }, { flightMs: 180 }),
  row("E1a-7", "hops too far", { distanceShare: 0.62 }, { distanceShare: 0.48 }),
  row("E1a-8", "slides on the landing foot", sliding(0.08), sliding(0.03)),
  {
    ruleId: "E1a-9",
    doing: "gets slower and slower",
    raises: () => tiring(1600),
    justInside: () => tiring(480),
  },
];
