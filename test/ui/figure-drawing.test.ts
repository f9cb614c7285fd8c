import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { FIGURE_JOINTS, type FigureData } from "../../src/ui/figure-data.js";
import { createFigure, type Shape } from "../../src/ui/figure-drawing.js";
import { findFigure } from "../../src/ui/figures.js";

const figureOf = (id: string): FigureData => {
  const data = findFigure(id);
  if (data === undefined) throw new Error(`no figure of ${id}`);
  return data;
};

/** Every pair of numbers in a path that starts with an absolute point. */
const startsOf = ({ path }: Shape): readonly { readonly x: number; readonly y: number }[] =>
  [...path.matchAll(/[ML] (-?\d+) (-?\d+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

const limbs = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.filter(({ role }) => role === "near" || role === "far" || role === "trunk");

describe.each(EXERCISES.map(({ id }) => id))("the figure of %s", (id) => {
  const data = figureOf(id);

  test("has as many key poses in every track, and weighs a few kilobytes", () => {
    const lengths = FIGURE_JOINTS.map((joint) => data.tracksMm[joint].split(" ").length);
    expect(new Set(lengths).size).toBe(1);
    expect((lengths[0] ?? 0) % 3).toBe(0);
    expect(JSON.stringify(data).length).toBeLessThan(10_000);
  });

  test("stays inside its frame from every side, at every time", () => {
    fc.assert(
      fc.property(fc.integer({ min: -180, max: 180 }), fc.double({ min: 0, max: 1, noNaN: true }), (azimuth, share) => {
        const figure = createFigure(data, azimuth);
        const { minX, minY, width, height } = figure.frame;
        for (const { x, y } of limbs(figure.shapesAt(share * figure.roundMs)).flatMap(startsOf)) {
          expect(x).toBeGreaterThanOrEqual(minX);
          expect(x).toBeLessThanOrEqual(minX + width);
          expect(y).toBeGreaterThanOrEqual(minY);
          expect(y).toBeLessThanOrEqual(minY + height);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("moves without a jump, also where it begins anew", () => {
    const STEP_MS = 20;
    /** Fast feet in a hop. */
    const MAX_MM_PER_MS = 5;
    const figure = createFigure(data);
    for (let timeMs = 0; timeMs < figure.roundMs; timeMs += STEP_MS) {
      const before = limbs(figure.shapesAt(timeMs)).flatMap(startsOf);
      const after = limbs(figure.shapesAt(timeMs + STEP_MS)).flatMap(startsOf);
      const jumps = before.map(({ x, y }, index) => Math.hypot(x - (after[index]?.x ?? 0), y - (after[index]?.y ?? 0)));
      expect(Math.max(...jumps)).toBeLessThan(STEP_MS * MAX_MM_PER_MS);
    }
  });

  test("shows something else in its still than at its begin", () => {
    const figure = createFigure(data);
    expect(figure.shapesAt(figure.stillMs)).not.toEqual(figure.shapesAt(0));
  });
});

test("an exercise without key poses has no figure", () => {
  expect(findFigure("moon-walk")).toBeUndefined();
});

test("half a turn round the person, left and right change places", () => {
  const data = figureOf("wall-squat");
  const [front, back] = [createFigure(data, 0), createFigure(data, 180)];
  expect(front.frame.minX + front.frame.width).toBeCloseTo(-back.frame.minX, -1);
});
