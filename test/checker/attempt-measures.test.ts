import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_MEASURES, stepMeasures } from "../../src/checker/attempt-measures.js";
import type { AttemptMeasure, AttemptPhase, Values } from "../../src/checker/definition.js";

const MEASURES: Readonly<Record<string, AttemptMeasure<string>>> = {
  most: { of: "lean", take: "max" },
  least: { of: "lean", take: "min", during: ["bottom"], atEnd: true },
  range: { of: "lean", take: "range" },
  moved: { of: "lean", take: "change" },
  middle: { of: "lean", take: "median" },
  bob: { of: "lean", take: "to-and-fro" },
  dropped: { of: "lean", take: "fall", withinMs: 200 },
  left: { of: "lean", take: "net" },
  steady: { of: "lean", take: "range", overMs: 500 },
  agreed: { of: "lean", take: "median", spreadWithin: 15 },
  deep: { of: "lean", take: "median", while: { lean: { above: 30 } } },
};

type Moment = readonly [lean: number | undefined, phase: AttemptPhase, attempt: number];

const last = (moments: readonly Moment[]): Values => {
  let state = NO_MEASURES;
  let values: Values = {};
  for (const [index, [lean, phase, attempt]] of moments.entries()) {
    const step = stepMeasures(state, MEASURES, { lean }, phase, attempt, index * 100);
    state = step.state;
    values = step.values;
  }
  return values;
};

describe("measures of an attempt", () => {
  it("grow with the attempt and stand after it", () => {
    const moments: Moment[] = [
      [5, "down", 1],
      [20, "bottom", 1],
      [-3, "up", 1],
      [90, "rest", 1],
    ];
    expect(last(moments)).toMatchObject({ most: 20, range: 23, moved: 15, middle: 5 });
  });

  it("have a middle that the pictures do not move in which a joint is elsewhere for a moment", () => {
    const steady: Moment[] = Array.from({ length: 10 }, () => [20, "bottom", 1]);
    const elsewhere: Moment[] = Array.from({ length: 4 }, () => [-60, "bottom", 1]);
    expect(last([...steady, ...elsewhere])["middle"]).toBe(20);
    expect(last([...elsewhere, ...steady])["middle"]).toBe(20);
  });

  it("have no agreed middle where a joint is read from two places by turns", () => {
    const byTurns = (other: number): Moment[] =>
      Array.from({ length: 12 }, (_, at) => [at % 2 ? 10 : other, "bottom", 1]);
    expect(last(byTurns(24))["agreed"]).toBe(17);
    expect(last(byTurns(40))["agreed"]).toBeUndefined();
  });

  it("begin anew with the next attempt", () => {
    const moments: Moment[] = [
      [40, "down", 1],
      [10, "down", 2],
    ];
    expect(last(moments)).toMatchObject({ most: 10, range: 0, moved: 0 });
  });

  it("tell going and coming back from going away", () => {
    const away: Moment[] = [
      [5, "wide", 1],
      [20, "trail", 1],
      [30, "narrow", 1],
    ];
    expect(last(away)["bob"]).toBe(0);
    expect(last([...away, [10, "narrow", 1]])["bob"]).toBe(20);
  });

  it("tell where the metric is now from where it began, wherever it was in between", () => {
    const moments: Moment[] = [
      [5, "down", 1],
      [-30, "bottom", 1],
      [9, "up", 1],
    ];
    expect(last(moments)).toMatchObject({ left: 4, moved: -35 });
  });

  it("take means over their time, so that a metric that shakes about one place has no range", () => {
    const shaking = Array.from({ length: 30 }, (_, index): Moment => [index % 2 === 0 ? 10 : 20, "down", 1]);
    expect(last(shaking)["range"]).toBe(10);
    expect(last(shaking)["steady"]).toBeLessThan(4);
    const going = [...shaking, ...shaking.map((): Moment => [40, "bottom", 1])];
    expect(last(going)["steady"]).toBeGreaterThan(22);
    expect(last(shaking.slice(0, 4))["steady"]).toBeUndefined();
  });

  it("are of what is seen while other metrics are where they are asked for", () => {
    const moments: Moment[] = [
      [5, "down", 1],
      [40, "bottom", 1],
      [50, "bottom", 1],
      [10, "up", 1],
    ];
    expect(last(moments)["deep"]).toBe(45);
    expect(last(moments.slice(0, 1))["deep"]).toBeUndefined();
  });

  it("are not known before their metric was seen", () => {
    expect(last([[undefined, "down", 1]])).toMatchObject({ most: undefined, range: undefined });
  });

  it("tell a smallest value only once its phase is over", () => {
    const bottom: Moment[] = [
      [4, "bottom", 1],
      [6, "bottom", 1],
    ];
    expect(last(bottom)["least"]).toBeUndefined();
    expect(last([...bottom, [1, "up", 1]])["least"]).toBe(4);
  });

  it("tell the largest fall within their time, not a slow one", () => {
    const down = (leans: readonly number[]): Values => last(leans.map((lean): Moment => [lean, "down", 1]));
    expect(down([40, 39, 38, 20, 20, 19])["dropped"]).toBe(19);
    expect(down([40, 30, 20, 10, 0])["dropped"]).toBe(20);
    expect(down([0, 10, 20])["dropped"]).toBe(0);
  });

  it("tell how far the value went from where it began, to the side it went further", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 1 }), (leans) => {
        const { moved, most, range } = last(leans.map((lean): Moment => [lean, "down", 1]));
        const far = leans.map((lean) => lean - (leans[0] ?? 0));
        expect(Math.abs(moved ?? NaN)).toBe(Math.max(...far.map(Math.abs)));
        expect(far).toContain(moved);
        expect(most).toBe(Math.max(...leans));
        expect(range).toBe(Math.max(...leans) - Math.min(...leans));
      }),
    );
  });
});
