import type { FilmOptions } from "../../support/drawn-body.js";
import type { OneLegSquats } from "../../support/drawn-repetitions.js";
import { oneLegSquats } from "../../support/drawn-repetitions.js";
import type { FaultCase } from "../../support/fault-cases.js";

type Film = Partial<OneLegSquats & FilmOptions>;

const row = (ruleId: string, doing: string, broken: Film, inside: Film, along: readonly string[] = []): FaultCase => ({
  ruleId,
  doing,
  raises: () => oneLegSquats(broken),
  justInside: () => oneLegSquats(inside),
  options: { targetDeg: 60 },
  along,
});

/** The standing foot shuffles to the side by this much of the height, and back. */
const shuffling = (share: number): Film => ({
  change: (pose, moment) => ({ ...pose, hips: { ...pose.hips, l: pose.hips.l + share * moment.share } }),
});

export const FAULT_CASES: readonly FaultCase[] = [
  row("E2b-1", "the knee inside of the foot", { kneeInShare: 0.03 }, { kneeInShare: 0.008 }),
  row("E2b-2", "the free hip 18 degrees low", { pelvisDropDeg: 18 }, { pelvisDropDeg: 8 }),
  row("E2b-3", "the trunk 24 degrees over the leg", { trunkSideDeg: 24 }, { trunkSideDeg: 12 }),
  row("E2b-4", "the body turning by 30 degrees", { turnDeg: 30 }, { turnDeg: 6 }),
  row("E2b-5", "two thirds of the depth", { kneeDeg: 40 }, { kneeDeg: 56 }),
  row("E2b-6", "far below level thighs", { kneeDeg: 118 }, { kneeDeg: 80 }),
  row("E2b-7", "the free foot down for a moment", { footDownMs: [[4000, 4200]] }, { footDownMs: [] }),
  row("E2b-8", "the standing foot shuffling by 0.04 of the height", shuffling(0.04), shuffling(0.01)),
  row("E2b-9", "dropping in half a second", { tempo: { downMs: 550 } }, { tempo: { downMs: 1400 } }),
  row(
    "E2b-10",
    "three times down with the free foot in one squat",
    {
      tempo: { bottomMs: 3600 },
      footDownMs: [
        [4000, 4150],
        [4900, 5050],
        [5800, 5950],
      ],
    },
    { tempo: { bottomMs: 3600 }, footDownMs: [] },
    ["E2b-7"],
  ),
];
