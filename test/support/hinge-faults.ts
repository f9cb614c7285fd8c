import type { FilmOptions } from "./drawn-body.js";
import { deadlifts } from "./drawn-repetitions.js";
import type { Change, Deadlifts, Moment } from "./drawn-repetitions.js";
import type { FaultCase } from "./fault-cases.js";

type Options = Partial<Deadlifts & FilmOptions>;

/** A film of deadlifts that breaks a rule, and one a little inside. */
export const hinge = (
  ruleId: string,
  doing: string,
  broken: Options,
  inside: Options,
  more: Partial<FaultCase> = {},
): FaultCase => ({
  ruleId,
  doing,
  raises: () => deadlifts({ stance: "left", ...broken }),
  justInside: () => deadlifts({ stance: "left", ...inside }),
  ...more,
});

/** The standing foot, and the body over it, moves forward (or to the left) by a share of height at the bottom. */
export const stepping =
  (share: number, along: "f" | "l" = "f"): Change =>
  (pose, moment) => ({
    ...pose,
    hips: { ...pose.hips, [along]: pose.hips[along] + share * stepped(moment) },
  });

const stepped = ({ rep, phase }: Moment): number =>
  rep > 2 || (rep === 2 && (phase === "up" || phase === "rest")) ? 1 : 0;

const LONG = { bottomMs: 1200 };

/** The rows of the table that every hinge seen from the side has. */
export const sideFaults = (without: readonly string[] = []): readonly FaultCase[] =>
  [
    hinge(
      "E3-1",
      "a knee that stays straight",
      { kneeDeg: 0, topKneeDeg: 0, shankDeg: -7 },
      { kneeDeg: 12, topKneeDeg: 5, shankDeg: -2 },
    ),
    hinge("E3-2", "a knee bent by 42 degrees", { kneeDeg: 42, shankDeg: 14 }, { kneeDeg: 24, shankDeg: 8 }),
    hinge("E3-3", "45 degrees of lean", { trunkDeg: 45, freeLegDeg: 40 }, { trunkDeg: 54 }),
    hinge(
      "E3-4",
      "a short trunk and a head that goes with it",
      { trunkShare: 0.9, headDeg: 24, tempo: LONG },
      { trunkShare: 0.9, headDeg: 0, tempo: LONG },
    ),
    hinge("E3-5", "hips over the ankle", { shankDeg: 20, kneeDeg: 20 }, { shankDeg: 6, kneeDeg: 18 }),
    hinge(
      "E3-6",
      "a free foot that touches the floor between two repetitions",
      { footDownMs: [[7500, 8000]] },
      { footDownMs: [] },
    ),
    hinge("E3-7", "a free leg that hangs", { trunkDeg: 80, freeLegDeg: 36 }, { trunkDeg: 80, freeLegDeg: 62 }),
    hinge("E3-8", "one second down", { tempo: { downMs: 900 } }, { tempo: { downMs: 1800 } }),
    hinge("E3-9", "a head in the neck", { headDeg: -45, tempo: LONG }, { headDeg: -18, tempo: LONG }),
    hinge("E3-10", "a step of 0.04 of height", { change: stepping(0.04) }, { change: stepping(0.01) }),
    hinge("E3-13", "14 degrees of lean left at the top", { topTrunkDeg: 13 }, { topTrunkDeg: 6 }),
  ].filter(({ ruleId }) => !without.includes(ruleId));
