import { describe, expect, it } from "vitest";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { SetOptions } from "../../src/session/set-types.js";
import { ANKLE_HEIGHT, reaching } from "../support/drawn-body.js";
import { deadlifts } from "../support/drawn-repetitions.js";
import type { Change } from "../support/drawn-repetitions.js";
import { oneAfterTheOther } from "../support/perform.js";
import { recordedSet, runSet } from "../support/run-set.js";

const set = (frames: Iterable<PoseFrame>, more: Partial<SetOptions> = {}, exerciseId = "one-leg-deadlift") =>
  runSet(frames, { ...recordedSet(exerciseId), ...more });

const reasonsOf = ({ events }: ReturnType<typeof set>): readonly string[] =>
  events.filter((event) => event.type === "rep-refused").map(({ reason }) => reason);

/** The far foot is drawn without perspective; a camera over the floor sees it higher, share of the height of 320 pixels. */
function* farFootHigher(frames: Iterable<PoseFrame>, far: "left" | "right", share: number): Generator<PoseFrame> {
  const raised = (joint: { readonly yPx: number } | undefined) => (joint?.yPx ?? 0) - share * 320;
  for (const frame of frames) {
    const joints = { ...frame.joints };
    for (const part of ["Ankle", "Heel", "Toe"] as const) {
      const joint = joints[`${far}${part}`];
      if (joint !== undefined) joints[`${far}${part}`] = { ...joint, yPx: raised(joint) };
    }
    yield { ...frame, joints };
  }
}

/** The left foot props on the floor so far behind the right one all the while, its heel up by a height. */
const propped =
  (behindShare: number, heelUpShare = 0): Change =>
  (pose, { phase }) =>
    phase === "stand" ? pose : reaching(pose, "left", { f: -behindShare, u: ANKLE_HEIGHT + heelUpShare, l: 0.07 });

describe("a bow with a foot behind the other one", () => {
  it.each([0.1, 0.16, 0.22])("%f of height behind and on the floor is told and never counted", (behindShare) => {
    const told = set(deadlifts({ stance: "right", change: propped(behindShare) }));
    expect(told.summary.tally.counted.right).toBe(0);
    expect(reasonsOf(told)).toEqual(["foot-down", "foot-down", "foot-down"]);
    expect(told.faults).toContain("E3-6");
  });

  it("is none on tiptoe either, also for an engine that sees no toes", () => {
    for (const engine of ["blazepose-full", "movenet-thunder"] as const) {
      const film = deadlifts({ stance: "right", engine, change: propped(0.2, 0.04) });
      expect(set(film, { engine }).summary.tally.counted.right).toBe(0);
    }
  });

  it("is a repetition with the foot in the air, at every level", () => {
    for (const [level, trunkDeg] of [
      ["L1", 42],
      ["L2", 52],
      ["L3", 62],
      ["L4", 82],
    ] as const) {
      const film = deadlifts({ stance: "right", trunkDeg, freeLegDeg: trunkDeg - 8 });
      expect(set(film, { level }).summary.tally.counted.right).toBe(3);
    }
  });
});

describe("who turns round for the other leg", () => {
  it.each([0, 0.02, 0.03])("is seen to put the foot down, the far one %f of height higher", (share) => {
    const first = farFootHigher(deadlifts({ stance: "right" }), "left", share);
    const second = farFootHigher(deadlifts({ stance: "left", footDownMs: [[9800, 13000]] }), "right", share);
    const told = set(oneAfterTheOther(first, second));
    expect(told.summary.tally.counted).toMatchObject({ right: 3, left: 2 });
    expect(reasonsOf(told)).toEqual(["foot-down"]);
  });
});

describe("how low the hands have to be", () => {
  const oppositeHand = "one-leg-deadlift-opposite-hand";
  const hanging = (trunkDeg: number) =>
    deadlifts({ trunkDeg, freeLegDeg: trunkDeg - 8, stance: "right", hand: { side: "right", at: "hips" } });

  it.each([
    ["L1", 42],
    ["L2", 52],
    ["L3", 62],
    ["L4", 82],
  ] as const)("is where the opposite hand hangs at the lean of level %s", (level, trunkDeg) => {
    const told = set(hanging(trunkDeg), { level }, oppositeHand);
    expect(reasonsOf(told)).toEqual([]);
    expect(told.summary.tally).toMatchObject({ counted: { right: 3 }, clean: { right: 3 } });
  });

  it("is not reached by a hand on the hip: who hangs the wrong one is told to use the other", () => {
    const wrong = deadlifts({ stance: "right", hand: { side: "left", at: "hips" } });
    expect(reasonsOf(set(wrong, {}, oppositeHand))).toEqual(["wrong-hand", "wrong-hand", "wrong-hand"]);
  });

  it("is not reached by two hands that stay high: who holds them there is told to reach further", () => {
    const high: Change = (pose, { share }) =>
      share < 0.5 ? pose : { ...pose, hands: { left: "hips", right: { f: 0.2, u: 0.6, l: -0.1 } } };
    expect(reasonsOf(set(deadlifts({ stance: "right", change: high }), {}, oppositeHand))).toEqual([
      "not-reached",
      "not-reached",
      "not-reached",
    ]);
  });

  it("makes up for a trunk that is not quite down, and is never asked for where the trunk is", () => {
    const low: Change = (pose, { share }) =>
      share < 0.7 ? pose : { ...pose, hands: { left: { f: 0.3, u: 0.3, l: 0.1 }, right: { f: 0.3, u: 0.3, l: -0.1 } } };
    const shallow = { stance: "right", trunkDeg: 46, freeLegDeg: 40 } as const;
    expect(reasonsOf(set(deadlifts(shallow)))).toEqual(["too-shallow", "too-shallow", "too-shallow"]);
    expect(set(deadlifts({ ...shallow, change: low })).summary.tally.counted.right).toBe(3);
    const onHips: Change = (pose) => ({ ...pose, hands: { left: "hips", right: "hips" } });
    expect(set(deadlifts({ stance: "right", change: onHips })).summary.tally.counted.right).toBe(3);
  });
});

describe("hips over the ankle and a free leg that hangs", () => {
  it("are no faults of a small lean", () => {
    for (const trunkDeg of [42, 52]) {
      const upright = deadlifts({ trunkDeg, freeLegDeg: trunkDeg - 8, kneeDeg: 12, shankDeg: 9 });
      expect(set(upright, { level: "L1" }).faults).toEqual([]);
    }
  });
});
