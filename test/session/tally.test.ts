import { describe, expect, it } from "vitest";
import type { SetEvent } from "../../src/checker/events.js";
import { addToTally, isReached, NOTHING_DONE, sidesDone } from "../../src/session/tally.js";
import type { SetKind, SetOptions, Tally } from "../../src/session/set-types.js";
import { RECORDED } from "../support/run-set.js";

const REPS: SetKind = { movement: "reps", legs: "stance", dose: "reps", depth: "trunk-lean" };
const TOGETHER: SetKind = { ...REPS, legs: "together" };
const STEPS: SetKind = { movement: "travel", legs: "together", dose: "metres", depth: undefined };
const HOPS: SetKind = { movement: "hops", legs: "together", dose: "seconds", depth: undefined };

const rep = (side: "left" | "right" | undefined, clean = true): SetEvent => ({
  type: "rep-counted",
  timeMs: 0,
  side,
  peakDeg: 60,
  downMs: 1,
  holdMs: 1,
  upMs: 1,
  clean,
});
const step = (direction: "left" | "right", distanceM: number): SetEvent => ({
  type: "step-counted",
  timeMs: 0,
  direction,
  distanceM,
  clean: true,
});

const sum = (...events: readonly SetEvent[]): Tally => events.reduce(addToTally, NOTHING_DONE);
const options = (amount: number, leg: SetOptions["leg"] = "auto"): SetOptions => ({ ...RECORDED, amount, leg });

describe("the tally of a set", () => {
  it("keeps each leg by itself, and clean ones apart", () => {
    const tally = sum(rep("left"), rep("left", false), rep("right"), rep(undefined));
    expect(tally.counted).toEqual({ left: 2, right: 1, together: 1 });
    expect(tally.clean).toEqual({ left: 1, right: 1, together: 1 });
  });

  it("keeps refused attempts and circles the wrong way apart from counted ones", () => {
    const circle = (reversed: boolean): SetEvent => ({
      type: "circle-counted",
      timeMs: 0,
      side: "right",
      reversed,
      amplitudeDeg: 30,
      clean: true,
    });
    const tally = sum(circle(true), circle(false), { type: "rep-refused", timeMs: 0, reason: "too-shallow" });
    expect(tally.counted).toEqual({ left: 0, right: 1, together: 0 });
    expect(tally.refused).toEqual({ left: 0, right: 1, together: 1 });
  });

  it("adds metres by direction, with and without a step", () => {
    const tally = sum(step("left", 0.3), step("right", 0.2), {
      type: "travelled",
      timeMs: 0,
      direction: "left",
      distanceM: 0.1,
    });
    expect(tally.metres.left).toBeCloseTo(0.4);
    expect(tally.metres.right).toBeCloseTo(0.2);
    expect(tally.counted).toEqual({ left: 1, right: 1, together: 0 });
  });

  it("is done when both legs have the amount, or the one that was chosen", () => {
    const left = sum(rep("left"), rep("left"));
    expect(isReached(left, REPS, options(2))).toBe(false);
    expect(isReached(left, REPS, options(2, "left"))).toBe(true);
    expect(isReached(left, REPS, options(2, "right"))).toBe(false);
    expect(isReached(addToTally(addToTally(left, rep("right")), rep("right")), REPS, options(2))).toBe(true);
  });

  it("is done when both legs together have the amount, or both directions", () => {
    expect(isReached(sum(rep(undefined)), TOGETHER, options(2))).toBe(false);
    expect(isReached(sum(rep(undefined), rep(undefined)), TOGETHER, options(2))).toBe(true);
    expect(isReached(sum(step("left", 10)), STEPS, options(9))).toBe(false);
    expect(isReached(sum(step("left", 10), step("right", 9)), STEPS, options(9))).toBe(true);
  });

  it("is done when the clock of hops has run its seconds", () => {
    const second: SetEvent = { type: "second-worked", timeMs: 0, totalS: 30, targetS: 30 };
    expect(isReached(sum(second), HOPS, options(30))).toBe(true);
    expect(isReached(sum(second), HOPS, options(31))).toBe(false);
  });

  it("tells once that a side has its amount", () => {
    const before = sum(rep("left"));
    const now = addToTally(before, rep("left"));
    expect(sidesDone(before, now, REPS, options(2))).toEqual(["left"]);
    expect(sidesDone(now, addToTally(now, rep("left")), REPS, options(2))).toEqual([]);
    expect(sidesDone(NOTHING_DONE, sum(rep(undefined)), TOGETHER, options(1))).toEqual([]);
  });
});
