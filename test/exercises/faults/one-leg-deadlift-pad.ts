import type { FaultCase } from "../../support/fault-cases.js";
import { hinge, sideFaults, stepping } from "../../support/hinge-faults.js";

const FRONT = { azimuthDeg: 0, trunkDeg: 58 };

export const FAULT_CASES: readonly FaultCase[] = [
  ...sideFaults(["E3-3", "E3-6", "E3-10"]).map((fault) => ({ ...fault, options: { level: "L4" as const } })),
  hinge("E3-3", "32 degrees of lean", { trunkDeg: 32, freeLegDeg: 32 }, { trunkDeg: 42, freeLegDeg: 40 }),
  hinge("E3-12", "a pelvis that opens by 24 degrees", { ...FRONT, pelvisTiltDeg: 24 }, { ...FRONT, pelvisTiltDeg: 8 }),
  hinge(
    "E3c-1",
    "a free foot that taps at the bottom",
    { footDownMs: [[4700, 5300]] },
    {},
    { options: { level: "L4" } },
  ),
  hinge("E3c-2", "a step of 0.08 of height", { change: stepping(0.08) }, { change: stepping(0.03) }),
  hinge("E3c-3", "a knee far in", { ...FRONT, kneeInShare: 0.09 }, { ...FRONT, kneeInShare: 0.03 }),
  hinge("E3c-4", "26 degrees to the side", { ...FRONT, trunkSideDeg: 26 }, { ...FRONT, trunkSideDeg: 12 }),
];
