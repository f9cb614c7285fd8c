import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inclinationDeg, interiorAngleDeg, median, middleOf, offSegment } from "../../src/body/geometry.js";
import { JOINT_NAMES, sideJoint } from "../../src/body/joints.js";
import { DEFAULT_ANGLE, RecentValues, Signal, SLOW_ANGLE, Slope, TimeWindow } from "../../src/body/signal.js";

const point = fc.record({ xPx: fc.integer({ min: 0, max: 999 }), yPx: fc.integer({ min: 0, max: 999 }) });

describe("geometry", () => {
  it("gives the same interior angle from either end and at any scale", () => {
    fc.assert(
      fc.property(point, point, point, fc.integer({ min: 2, max: 9 }), (a, vertex, b, scale) => {
        const angle = interiorAngleDeg(a, vertex, b);
        const grow = (p: typeof a): typeof a => ({ xPx: p.xPx * scale, yPx: p.yPx * scale });
        expect(interiorAngleDeg(b, vertex, a)).toEqual(angle);
        const grown = interiorAngleDeg(grow(a), grow(vertex), grow(b));
        if (angle === undefined) expect(grown).toBeUndefined();
        else expect(grown).toBeCloseTo(angle, 6);
      }),
    );
  });

  it("has no angle where two joints coincide", () => {
    const a = { xPx: 1, yPx: 1 };
    expect(interiorAngleDeg(a, a, { xPx: 5, yPx: 5 })).toBeUndefined();
  });

  it("leans forward toward the side the person looks to", () => {
    const low = { xPx: 100, yPx: 200 };
    const high = { xPx: 150, yPx: 150 };
    expect(inclinationDeg(low, high, 1)).toBeCloseTo(45, 6);
    expect(inclinationDeg(low, high, -1)).toBeCloseTo(-45, 6);
  });

  it("tells where along a segment a point lies", () => {
    const foot = offSegment({ xPx: 5, yPx: 3 }, { xPx: 0, yPx: 0 }, { xPx: 10, yPx: 0 });
    expect(foot).toEqual({ distancePx: 3, share: 0.5 });
  });

  it("takes the middle value", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 3, 10])).toBe(2.5);
    for (const [a, b, c] of [
      [1, 2, 3],
      [1, 3, 2],
      [2, 1, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 2, 1],
    ] as const) {
      expect(middleOf(a, b, c)).toBe(2);
    }
  });
});

describe("joint names", () => {
  it("of a limb have the side in front, and all are in the vocabulary", () => {
    const limbs = ["ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe", "eye"] as const;
    for (const side of ["left", "right"] as const) {
      const names = limbs.map((limb) => sideJoint(side, limb));
      expect(names).toEqual(limbs.map((limb) => `${side}${limb.charAt(0).toUpperCase()}${limb.slice(1)}`));
      expect(JOINT_NAMES).toEqual(expect.arrayContaining(names));
    }
  });
});

describe("filtered signal", () => {
  it("calms noise on a still limb to less than half", () => {
    const signal = new Signal(SLOW_ANGLE);
    let seed = 1;
    const noise = (): number => {
      seed = (seed * 16807) % 2147483647;
      return (seed / 2147483647 - 0.5) * 10;
    };
    const raw: number[] = [];
    const calm: number[] = [];
    for (let index = 0; index < 300; index += 1) {
      const value = 60 + noise();
      const out = signal.step(value, (index * 1000) / 30);
      if (index < 60 || out === undefined) continue;
      raw.push(value);
      calm.push(out);
    }
    const spread = (values: readonly number[]): number =>
      Math.sqrt(values.reduce((sum, value) => sum + (value - 60) ** 2, 0) / values.length);
    expect(spread(calm)).toBeLessThan(spread(raw) / 2);
  });

  it("follows a squat with less than 0.2 s of delay", () => {
    const signal = new Signal(DEFAULT_ANGLE);
    let crossedMs = 0;
    for (let timeMs = 0; timeMs < 3000; timeMs += 33) {
      const out = signal.step(Math.min(90, Math.max(0, (timeMs - 500) * 0.06)), timeMs) ?? 0;
      if (crossedMs === 0 && out >= 45) crossedMs = timeMs;
    }
    expect(crossedMs - 1250).toBeLessThan(200);
  });

  it("gives nothing for nothing and forgets the past after a second", () => {
    const signal = new Signal(DEFAULT_ANGLE);
    signal.step(90, 0);
    expect(signal.step(undefined, 33)).toBeUndefined();
    expect(signal.step(10, 2000)).toBe(10);
  });

  it("measures the speed of a ramp whatever the rate", () => {
    for (const fps of [10, 15, 30, 60]) {
      const slope = new Slope(700);
      let speed: number | undefined;
      for (let index = 0; index <= fps; index += 1) speed = slope.step((index / fps) * 40, (index / fps) * 1000);
      expect(speed).toBeCloseTo(40, 3);
    }
  });

  it("keeps only the values of its window", () => {
    const recent = new RecentValues(100);
    for (let timeMs = 0; timeMs <= 500; timeMs += 50) recent.push(timeMs, timeMs);
    expect(recent.points.map((point) => point.value)).toEqual([400, 450, 500]);
    expect(recent.median).toBe(450);
    recent.clear();
    expect(recent.points).toEqual([]);
    expect(recent.median).toBeUndefined();
  });

  it("has the median of what its window holds, whatever comes in whatever order", () => {
    const steps = fc.array(
      fc.record({ value: fc.integer({ min: -5, max: 5 }), waitMs: fc.integer({ min: 0, max: 60 }) }),
    );
    fc.assert(
      fc.property(steps, (arrivals) => {
        const recent = new RecentValues(100);
        let timeMs = 0;
        const all: { timeMs: number; value: number }[] = [];
        for (const { value, waitMs } of arrivals) {
          timeMs += waitMs;
          all.push({ timeMs, value });
          recent.push(value, timeMs);
          const held = all.filter((point) => timeMs - point.timeMs <= 100);
          expect(recent.points).toEqual(held);
          expect(recent.median).toBe(median(held.map((point) => point.value)));
        }
      }),
    );
  });

  it("holds no more than its window after 100,000 values", () => {
    const recent = new RecentValues(1000);
    const window = new TimeWindow(1000);
    let most = 0;
    for (let index = 0; index < 100_000; index += 1) {
      recent.push(Math.sin(index), index * 20);
      window.push(index, index * 20);
      most = Math.max(most, recent.points.length, window.points.length);
    }
    expect(most).toBe(51);
    expect(recent.median).toBe(median(recent.points.map((point) => point.value)));
  });
});
