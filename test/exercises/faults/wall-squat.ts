import type { FaultCase } from "../../support/fault-cases.js";
import { film, STANDING, wallSit } from "../../support/synthetic-body.js";
import type { BodyPose } from "../../support/synthetic-body.js";

const SIT = wallSit(90);
const FRONT = { ...SIT, yawDeg: 0 };

/** Stand, slide down clean, go into the pose, stay, stand up. Target: 90 degrees. */
const shown = (pose: BodyPose) => () => {
  const view = { yawDeg: pose.yawDeg, facing: pose.facing };
  return film([
    { untilMs: 1500, pose: { ...STANDING, ...view } },
    { untilMs: 3000, pose: { ...SIT, ...view } },
    { untilMs: 4500, pose: { ...SIT, ...view } },
    { untilMs: 6000, pose },
    { untilMs: 11_000, pose },
    { untilMs: 12_000, pose: { ...STANDING, ...view } },
    { untilMs: 13_000, pose: { ...STANDING, ...view } },
  ]);
};

const row = (ruleId: string, doing: string, broken: BodyPose, inside: BodyPose): FaultCase => ({
  ruleId,
  doing,
  raises: shown(broken),
  justInside: shown(inside),
  options: { level: "L4" },
});

export const FAULT_CASES: readonly FaultCase[] = [
  row("E2-1", "knees at 70 degrees", { ...wallSit(70), shankDeg: -2 }, wallSit(79)),
  row("E2-2", "knees at 110 degrees", wallSit(110), { ...wallSit(100), shankDeg: 3 }),
  row("E2-3", "knees 18 degrees ahead", { ...SIT, shankDeg: 18 }, { ...SIT, shankDeg: 12 }),
  row("E2-4", "feet 18 degrees ahead", { ...wallSit(80), shankDeg: -18 }, { ...wallSit(80), shankDeg: -12 }),
  row("E2-5", "22 degrees of lean", { ...SIT, trunkDeg: 22 }, { ...SIT, trunkDeg: 12 }),
  row("E2-6", "hands on the thighs", { ...SIT, hands: "thighs" }, { ...SIT, hands: "hanging" }),
  row("E2-7", "heels 18 degrees up", { ...SIT, heelLiftDeg: 18 }, { ...SIT, heelLiftDeg: 8 }),
  row("E2-8", "knees far in", { ...FRONT, kneeInShare: 0.07 }, { ...FRONT, kneeInShare: 0.01 }),
  row("E2-9", "head 40 degrees ahead", { ...SIT, headDeg: 40 }, { ...SIT, headDeg: 18 }),
];
