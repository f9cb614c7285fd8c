import type { Change } from "../../support/drawn-repetitions.js";
import type { FaultCase } from "../../support/fault-cases.js";
import { hinge, sideFaults } from "../../support/hinge-faults.js";

/** Both hands hold the load ahead of where it would hang. */
const loadAhead =
  (aheadAt: (timeMs: number) => number): Change =>
  (pose, { share, timeMs }) => {
    if (share < 0.3) return pose;
    const load = { f: pose.hips.f + 0.27 * Math.sin((60 * share * Math.PI) / 180) + aheadAt(timeMs), u: 0.3, l: 0 };
    return { ...pose, hands: { left: load, right: load } };
  };

const swinging = (share: number): Change => loadAhead((timeMs) => share * Math.sin(timeMs / 160));

export const FAULT_CASES: readonly FaultCase[] = [
  ...sideFaults().map((fault) => (fault.ruleId === "E3-4" ? { ...fault, along: ["E3b-2"] } : fault)),
  hinge("E3b-1", "a load held ahead", { change: loadAhead(() => 0.14) }, { change: loadAhead(() => 0.03) }),
  hinge(
    "E3b-2",
    "a short trunk and a head that goes with it",
    { trunkShare: 0.9, headDeg: 24, tempo: { bottomMs: 1200 } },
    { trunkShare: 0.9, headDeg: 0, tempo: { bottomMs: 1200 } },
    { along: ["E3-4"] },
  ),
  hinge("E3b-3", "up in a third of a second", { tempo: { upMs: 350 } }, { tempo: { upMs: 1800 } }, { along: ["E3-8"] }),
  hinge(
    "E3b-4",
    "a load that swings",
    { change: swinging(0.06), tempo: { bottomMs: 1500 } },
    { change: swinging(0.02), tempo: { bottomMs: 1500 } },
  ),
];
