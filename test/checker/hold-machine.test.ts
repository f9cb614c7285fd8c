import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HoldMovement } from "../../src/checker/definition.js";
import type { PauseReason, SetEvent } from "../../src/checker/events.js";
import { NO_HOLD, stepHold } from "../../src/checker/hold-machine.js";
import type { HoldState } from "../../src/checker/hold-machine.js";
import { wallSquat } from "../../src/exercises/wall-squat.js";

function holdOf({ movement }: typeof wallSquat): HoldMovement<string> {
  if (movement.kind !== "hold") throw new Error("the wall squat is a hold");
  return movement;
}

const movement = holdOf(wallSquat);
const TARGET_DEG = 60;

interface Moment {
  readonly forMs: number;
  readonly knee?: number;
  readonly trunk?: number;
  readonly shank?: number;
  readonly support?: number;
  readonly speed?: number;
  readonly seen?: PauseReason;
}

function run(moments: readonly Moment[], stepMs = 40): { state: HoldState; events: SetEvent[] } {
  let state = NO_HOLD;
  let timeMs = 0;
  let unseen = false;
  const events: SetEvent[] = [];
  for (const { forMs, knee = 60, trunk = 0, shank = 0, support = 0.18, speed = 0, seen } of moments) {
    for (let done = 0; done < forMs; done += stepMs) {
      timeMs += stepMs;
      const step = stepHold(state, movement, {
        timeMs,
        stepMs: unseen || seen !== undefined ? 0 : stepMs,
        seen: seen ?? true,
        values: seen === undefined ? { knee, trunk, shank, support } : {},
        leanDeg: trunk,
        speedDegPerS: speed,
        targetDeg: TARGET_DEG,
        cleanForm: true,
      });
      unseen = seen !== undefined;
      state = step.state;
      events.push(...step.events);
    }
  }
  return { state, events };
}

const STAND: Moment = { forMs: 1000, knee: 10, support: 0.18 };
const DOWN: Moment = { forMs: 400, knee: 40, speed: 60 };

describe("hold clock", () => {
  it("starts after half a second of stillness and credits that half second", () => {
    const { state, events } = run([STAND, DOWN, { forMs: 2000 }]);
    expect(events.map((event) => event.type)).toEqual(["hold-started"]);
    expect(Math.abs(state.totalMs - 2000)).toBeLessThanOrEqual(40);
  });

  it("does not start while the person still moves", () => {
    expect(run([STAND, { forMs: 3000, speed: 25 }]).state.totalMs).toBe(0);
  });

  it("does not start for somebody whose weight is over the feet", () => {
    expect(run([STAND, { forMs: 3000, support: 0 }]).state.totalMs).toBe(0);
  });

  it("does not start for somebody who sat down", () => {
    const { state } = run([
      { ...STAND, support: 0 },
      { ...DOWN, trunk: 30, support: 0.05 },
      { forMs: 3000, support: 0.18 },
    ]);
    expect(state.totalMs).toBe(0);
    expect(state.attempting).toBe(false);
  });

  it("starts within ten degrees of the target and runs on within fifteen", () => {
    expect(run([STAND, { forMs: 3000, knee: 47 }]).state.totalMs).toBe(0);
    const { state } = run([STAND, { forMs: 2000, knee: 60 }, { forMs: 2000, knee: 47 }]);
    expect(Math.abs(state.totalMs - 4000)).toBeLessThanOrEqual(40);
  });

  it.each([
    ["too-high", { knee: 40 }],
    ["too-low", { knee: 80 }],
    ["trunk-lean", { trunk: 25 }],
    ["shank-lean", { shank: 24 }],
  ] as const)("stops at once and says %s after half a second", (reason, broken) => {
    const { state, events } = run([STAND, { forMs: 2000 }, { forMs: 1000, ...broken }]);
    expect(Math.abs(state.totalMs - 2000)).toBeLessThanOrEqual(40);
    expect(events.at(-1)).toMatchObject({ type: "hold-paused", reason });
  });

  it("keeps a drift within the grace as one run, and breaks the run after it", () => {
    const within = run([STAND, { forMs: 2000 }, { forMs: 1500, knee: 44 }, { forMs: 2000 }]).state;
    expect(within.longestMs).toBe(within.totalMs);
    const beyond = run([STAND, { forMs: 2000 }, { forMs: 2600, knee: 44 }, { forMs: 3000 }]).state;
    expect(beyond.longestMs).toBeLessThan(beyond.totalMs);
    expect(Math.abs(beyond.longestMs - 3000)).toBeLessThanOrEqual(80);
  });

  it("ends the hold after three seconds of drift, and at once when the person gives up", () => {
    expect(run([STAND, { forMs: 2000 }, { forMs: 3500, knee: 44 }]).events.at(-1)?.type).toBe("hold-ended");
    const gaveUp = run([STAND, { forMs: 2000 }, { forMs: 80, knee: 28 }]);
    expect(gaveUp.events.at(-1)?.type).toBe("hold-ended");
  });

  it("gives no second for a time in which nothing was seen", () => {
    const { state, events } = run([STAND, { forMs: 2000 }, { forMs: 1500, seen: "camera-dark" }, { forMs: 1000 }]);
    expect(Math.abs(state.totalMs - 3000)).toBeLessThanOrEqual(80);
    expect(events.map((event) => event.type)).toEqual(["hold-started", "hold-paused", "hold-resumed"]);
  });

  it("adds the holds of a set", () => {
    const { state, events } = run([STAND, { forMs: 2000 }, STAND, { forMs: 3000 }, STAND]);
    expect(Math.abs(state.totalMs - 5000)).toBeLessThanOrEqual(80);
    expect(state.longestMs).toBeLessThan(state.totalMs);
    const ended = events.filter((event) => event.type === "hold-ended").map((event) => Math.round(event.holdMs / 100));
    expect(ended).toEqual([20, 30]);
  });

  it("never counts more than the time that passed, never runs back, and is in position only as long as it says", () => {
    const moment = fc.record({
      forMs: fc.integer({ min: 40, max: 1500 }),
      knee: fc.integer({ min: 0, max: 110 }),
      trunk: fc.integer({ min: -10, max: 40 }),
      shank: fc.integer({ min: -25, max: 30 }),
      support: fc.double({ min: -0.05, max: 0.25, noNaN: true }),
      speed: fc.integer({ min: -60, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 25 }), (moments) => {
        const whole = run(moments).state;
        const inBand = moments
          .filter(({ knee, trunk, shank }) => Math.abs(knee - TARGET_DEG) <= 15 && trunk <= 20 && Math.abs(shank) <= 20)
          .reduce((sum, { forMs }) => sum + Math.ceil(forMs / 40) * 40, 0);
        expect(whole.totalMs).toBeLessThanOrEqual(inBand);
        expect(whole.longestMs).toBeLessThanOrEqual(whole.totalMs);
        expect(whole.goodFormMs).toBeLessThanOrEqual(whole.totalMs);
        const before = run(moments.slice(0, -1)).state;
        expect(whole.totalMs).toBeGreaterThanOrEqual(before.totalMs);
      }),
      { numRuns: 150 },
    );
  });
});
