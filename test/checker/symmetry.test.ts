import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { otherSide } from "../../src/body/joints.js";
import type { Side } from "../../src/body/joints.js";
import { ANGLE_SD_DEG, cleanValues, compareRepetitions, compareTotals } from "../../src/checker/symmetry.js";
import type { Comparison, SideAttempt, SideValues, Symmetry } from "../../src/checker/symmetry.js";

const HIGHER: Comparison = { better: "higher" };
const times = (count: number, value: number): readonly number[] => Array.from({ length: count }, () => value);

const angles = (left: number, right: number, count = 5): SideValues => ({
  left: times(count, left),
  right: times(count, right),
});

const compared = (symmetry: Symmetry): Extract<Symmetry, { readonly indexPercent: number }> => {
  if (!("indexPercent" in symmetry)) throw new Error(`nothing was compared: ${symmetry.state}`);
  return symmetry;
};

const repetitions = fc.array(fc.double({ min: 20, max: 120, noNaN: true }), { minLength: 5, maxLength: 15 });
const sides = fc.record({ left: repetitions, right: repetitions });
const comparisons = fc.record({
  better: fc.constantFrom<Comparison["better"]>("higher", "lower"),
  involved: fc.constantFrom<Side | undefined>("left", "right", undefined),
});

describe("the comparison of both sides", () => {
  it("is not made with fewer than five clean repetitions on a side", () => {
    const few = compareRepetitions({ left: times(4, 60), right: times(10, 30) }, HIGHER, ANGLE_SD_DEG);
    expect(few).toEqual({ state: "too-few", neededPerSide: 5, count: { left: 4, right: 10 } });
  });

  it("is 100 times the weaker over the stronger, by the medians", () => {
    const values = { left: [80, 80, 80, 80, 10], right: [100, 100, 100, 100, 200] };
    expect(compareRepetitions(values, HIGHER, ANGLE_SD_DEG)).toMatchObject({
      indexPercent: 80,
      values: { left: 80, right: 100 },
    });
  });

  it("is the involved over the uninvolved side where one is named, and may be over 100", () => {
    const involved = compareRepetitions(angles(60, 80), { ...HIGHER, involved: "left" }, ANGLE_SD_DEG);
    expect(involved).toMatchObject({ indexPercent: 75, weaker: "left" });
    const other = compareRepetitions(angles(60, 80), { ...HIGHER, involved: "right" }, ANGLE_SD_DEG);
    expect(compared(other).indexPercent).toBeCloseTo(133.3, 1);
    expect(other).toMatchObject({ weaker: "left", band: "alike" });
  });

  it("turns over where lower is better", () => {
    const sway = compareRepetitions(angles(20, 10), { better: "lower" }, 1);
    expect(sway).toMatchObject({ indexPercent: 50, weaker: "left", band: "clear-difference" });
  });

  it("says nothing of values that are noise", () => {
    expect(compareRepetitions(angles(2, 1), { better: "lower" }, 0.1, 3).state).toBe("below-noise");
    expect(compareRepetitions(angles(4, 1), { better: "lower" }, 0.1, 3).state).toBe("different");
  });

  it("says nothing of a share of nothing", () => {
    const touches = compareTotals({ left: 4, right: 0 }, { better: "lower", involved: "right" }, { left: 9, right: 9 });
    expect(touches.state).toBe("below-noise");
  });

  it.each([
    { count: 5, detectable: 6.2 },
    { count: 10, detectable: 4.4 },
  ])("tells a difference of angles from $detectable degrees on with $count repetitions a side", (row) => {
    const at = (difference: number): Symmetry =>
      compareRepetitions(angles(60, 60 + difference, row.count), HIGHER, ANGLE_SD_DEG);
    expect(compared(at(1)).detectable).toBeCloseTo(row.detectable, 1);
    expect(at(row.detectable - 0.1)).toMatchObject({ state: "no-difference", weaker: undefined, band: "alike" });
    expect(at(row.detectable + 0.1)).toMatchObject({ state: "different", weaker: "left" });
  });

  it("takes the repetitions' own spread where it is larger", () => {
    const spread = { left: [40, 50, 60, 70, 80], right: [52, 62, 72, 82, 92] };
    expect(compareRepetitions(spread, HIGHER, ANGLE_SD_DEG).state).toBe("no-difference");
    expect(compareRepetitions(angles(60, 72), HIGHER, ANGLE_SD_DEG).state).toBe("different");
  });

  it.each([
    { left: 91, band: "alike" },
    { left: 85, band: "work-on-it" },
    { left: 79, band: "clear-difference" },
  ] as const)("calls $left of 100 $band", ({ left, band }) => {
    expect(compareRepetitions(angles(left, 100), HIGHER, 1)).toMatchObject({ band });
  });

  it("compares totals only beyond nine percent, and after enough clean repetitions", () => {
    const enough = { left: 8, right: 10 };
    expect(compareTotals({ left: 9.2, right: 10 }, HIGHER, enough)).toMatchObject({ state: "no-difference" });
    expect(compareTotals({ left: 8, right: 10 }, HIGHER, enough)).toMatchObject({
      state: "different",
      indexPercent: 80,
    });
    expect(compareTotals({ left: 0, right: 9 }, HIGHER, { left: 0, right: 9 }).state).toBe("too-few");
    expect(compareTotals({ left: 2, right: 4 }, HIGHER, { left: 2, right: 4 }).state).toBe("too-few");
  });

  it("gives the same index and claim when the sides are exchanged", () => {
    fc.assert(
      fc.property(sides, comparisons, ({ left, right }, comparison) => {
        const { involved } = comparison;
        const straight = compared(compareRepetitions({ left, right }, comparison, ANGLE_SD_DEG));
        const turned = compared(
          compareRepetitions(
            { left: right, right: left },
            { ...comparison, involved: involved === undefined ? undefined : otherSide(involved) },
            ANGLE_SD_DEG,
          ),
        );
        expect(turned.indexPercent).toBeCloseTo(straight.indexPercent, 9);
        expect(turned.state).toBe(straight.state);
        expect(turned.band).toBe(straight.band);
        const expected = straight.weaker === undefined ? undefined : otherSide(straight.weaker);
        expect(turned.weaker).toBe(expected);
      }),
    );
  });

  it("does not depend on the unit", () => {
    fc.assert(
      fc.property(sides, comparisons, fc.double({ min: 0.01, max: 100, noNaN: true }), (values, comparison, scale) => {
        const scaled = {
          left: values.left.map((value) => value * scale),
          right: values.right.map((value) => value * scale),
        };
        const plain = compared(compareRepetitions(values, comparison, ANGLE_SD_DEG));
        const other = compared(compareRepetitions(scaled, comparison, ANGLE_SD_DEG * scale));
        expect(other.indexPercent).toBeCloseTo(plain.indexPercent, 6);
        expect(other.band).toBe(plain.band);
      }),
    );
  });

  it("never claims a difference below what can be told, and never names a side without one", () => {
    fc.assert(
      fc.property(sides, comparisons, (values, comparison) => {
        const {
          state,
          values: medians,
          detectable,
          weaker,
        } = compared(compareRepetitions(values, comparison, ANGLE_SD_DEG));
        const difference = Math.abs(medians.left - medians.right);
        expect(state === "different").toBe(difference > detectable);
        expect(weaker === undefined).toBe(state !== "different");
      }),
    );
  });
});

describe("values of a set's attempts", () => {
  const attempt = (more: Partial<SideAttempt>): SideAttempt => ({
    side: "left",
    counted: true,
    clean: true,
    peakDeg: 60,
    ...more,
  });

  it("are those of clean and counted ones with a side", () => {
    const attempts = [
      attempt({ peakDeg: 61 }),
      attempt({ side: "right", peakDeg: 70 }),
      attempt({ clean: false }),
      attempt({ counted: false }),
      attempt({ side: undefined }),
      attempt({ peakDeg: undefined }),
    ];
    expect(cleanValues(attempts, "peakDeg")).toEqual({ left: [61], right: [70] });
    expect(cleanValues(attempts, "flightMs")).toEqual({ left: [], right: [] });
  });
});
