import { describe, expect, it } from "vitest";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { measurePure } from "./pure.js";

describe("speed of the pure part", () => {
  it("is measured for every exercise of the catalogue, at every length asked for", { timeout: 60_000 }, () => {
    const figures = measurePure({ rounds: 1, lengths: [100, 400], roundFrames: 200 });
    expect(figures.map((figure) => figure.exerciseId)).toEqual(EXERCISES.map((exercise) => exercise.id));
    for (const { framesPerSecond, lengths, growthExponent } of figures) {
      expect(framesPerSecond).toBeGreaterThan(0);
      expect(lengths.map((length) => length.frames)).toEqual([100, 400]);
      expect(lengths.every((length) => length.microsecondsPerFrame > 0)).toBe(true);
      expect(Number.isFinite(growthExponent)).toBe(true);
    }
  });
});
