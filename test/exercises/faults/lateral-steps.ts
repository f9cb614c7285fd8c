import type { DrawnPose, FilmOptions } from "../../support/drawn-body.js";
import type { SideSteps, TravelMoment } from "../../support/drawn-travel.js";
import { sideSteps } from "../../support/drawn-travel.js";
import type { FaultCase } from "../../support/fault-cases.js";

type Film = Partial<SideSteps & FilmOptions>;

const row = (ruleId: string, doing: string, broken: Film, inside: Film): FaultCase => ({
  ruleId,
  doing,
  raises: () => sideSteps(broken),
  justInside: () => sideSteps(inside),
});

const stepping = ({ cycle }: TravelMoment): boolean => cycle > 0;

const whileStepping = (change: (pose: DrawnPose, moment: TravelMoment) => DrawnPose): Film => ({
  change: (pose, moment) => (stepping(moment) ? change(pose, moment) : pose),
});

/** Rocking to the side of the foot that is put out, and back with the other one. */
const rocking = (sideDeg: number): Film =>
  whileStepping((pose, { phase, share }) => {
    const over = phase === "swing" ? Math.sin(Math.PI * share) : phase === "trail" ? -Math.sin(Math.PI * share) : 0;
    return { ...pose, trunkSideDeg: sideDeg * over };
  });

/** One hip up while the feet are apart. */
const hitching = (tiltDeg: number): Film => whileStepping((pose) => ({ ...pose, pelvisTiltDeg: tiltDeg }));

/** Up and down again in every step, with the legs stretched as far as that needs. */
const bobbing = (riseShare: number): Film =>
  whileStepping((pose, { phase, share }) => {
    const up = phase === "wide" ? Math.sin(Math.PI * share) : 0;
    return { ...pose, hips: { ...pose.hips, u: pose.hips.u + riseShare * up } };
  });

const turning = (turnDeg: number): Film => whileStepping((pose) => ({ ...pose, turnDeg }));

export const FAULT_CASES: readonly FaultCase[] = [
  row("E1-1", "feet half a shoulder width apart", { narrowWidth: 0.45, wideWidth: 1.1 }, { narrowWidth: 0.68 }),
  row("E1-2", "nearly straight knees", { kneeDeg: 15, trunkDeg: 5 }, { kneeDeg: 38 }),
  row("E1-3", "a squat of 85 degrees", { kneeDeg: 85 }, { kneeDeg: 66 }),
  row("E1-4", "knees far inside of the feet", { kneeInShare: 0.06 }, { kneeInShare: 0.025 }),
  row("E1-5", "rocking 14 degrees to both sides", rocking(14), rocking(9)),
  row("E1-6", "the hips 16 degrees from level", hitching(16), hitching(8.5)),
  row("E1-7", "rising by 0.06 of height", bobbing(0.06), bobbing(0.028)),
  row(
    "E1-8",
    "a back foot that comes in within 0.15 s",
    { trailMs: 150, narrowMs: 500 },
    { trailMs: 350, narrowMs: 400 },
  ),
  row("E1-9", "turned by 30 degrees", turning(30), turning(17)),
  row("E1-10", "toes 55 degrees out", { toeOutDeg: 55 }, { toeOutDeg: 36 }),
  row("E1-11", "leaning 65 degrees forward", { trunkDeg: 65 }, { trunkDeg: 48 }),
];
