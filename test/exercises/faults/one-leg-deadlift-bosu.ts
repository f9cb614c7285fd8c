import type { FaultCase } from "../../support/fault-cases.js";
import { hinge, stepping } from "../../support/hinge-faults.js";

const FRONT = { azimuthDeg: 0, trunkDeg: 45 };

export const FAULT_CASES: readonly FaultCase[] = [
  hinge(
    "E3-3",
    "33 degrees of lean, 45 asked for",
    { ...FRONT, trunkDeg: 34 },
    { ...FRONT, trunkDeg: 44 },
    { options: { level: "L4" } },
  ),
  hinge("E3-6", "a free foot that comes down at the bottom", { ...FRONT, footDownMs: [[4700, 5300]] }, FRONT),
  hinge(
    "E3-12",
    "a pelvis that opens by 24 degrees",
    { ...FRONT, trunkDeg: 55, pelvisTiltDeg: 24 },
    { ...FRONT, trunkDeg: 55, pelvisTiltDeg: 8 },
  ),
  hinge("E3d-1", "30 degrees to the side", { ...FRONT, trunkSideDeg: 30 }, { ...FRONT, trunkSideDeg: 16 }),
  hinge(
    "E3d-2",
    "a foot that slides by 0.036 of height",
    { ...FRONT, change: stepping(0.036, "l") },
    { ...FRONT, change: stepping(0.02, "l") },
  ),
  hinge("E3d-3", "a knee far in", { ...FRONT, kneeInShare: 0.09 }, { ...FRONT, kneeInShare: 0.03 }),
  hinge(
    "E3d-4",
    "a knee that stays straight",
    { ...FRONT, kneeDeg: 0, topKneeDeg: 0, shankDeg: 0 },
    { ...FRONT, kneeDeg: 30, shankDeg: 10 },
  ),
];
