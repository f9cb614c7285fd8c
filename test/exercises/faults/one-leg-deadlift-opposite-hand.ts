import type { Place } from "../../support/drawn-body.js";
import type { Change } from "../../support/drawn-repetitions.js";
import type { FaultCase } from "../../support/fault-cases.js";
import { hinge, sideFaults } from "../../support/hinge-faults.js";

const AT_SHIN: Place = { f: 0.2, u: 0.2, l: 0 };
const AT_KNEE: Place = { f: 0.05, u: 0.42, l: 0 };

/** One hand at the shin and the other one at the knee from this share of the way down on. The left leg stands. */
const reaching =
  (hand: "left" | "right", fromShare: number): Change =>
  (pose, { share }) =>
    share < fromShare ? pose : { ...pose, hands: { left: AT_KNEE, right: AT_KNEE, [hand]: AT_SHIN } };

export const FAULT_CASES: readonly FaultCase[] = [
  ...sideFaults(),
  hinge(
    "E3a-1",
    "the hand of the standing leg's side at the shin",
    { change: reaching("left", 0.9) },
    { change: reaching("right", 0.9) },
  ),
  hinge(
    "E3a-3",
    "a hand at the shin with the trunk at 30 degrees",
    { change: reaching("right", 0.4), tempo: { downMs: 4000 } },
    { change: reaching("right", 0.9), tempo: { downMs: 4000 } },
  ),
];
