import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEPTH_LEVELS } from "../../src/checker/events.js";
import type { DepthLevel } from "../../src/checker/events.js";
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";
import { RECORDED, runSet } from "../support/run-set.js";
import { emptyFrame, film, mirrored, STANDING, wallSit } from "../support/synthetic-body.js";
import type { Keyframe } from "../support/synthetic-body.js";

const LEVELS = Object.keys(DEPTH_LEVELS) as DepthLevel[];

const holds = (count: number, heldMs: number, kneeDeg: number): readonly Keyframe[] => {
  const frames: Keyframe[] = [{ untilMs: 1500, pose: STANDING }];
  let timeMs = 1500;
  for (let index = 0; index < count; index += 1) {
    frames.push(
      { untilMs: timeMs + 1500, pose: wallSit(kneeDeg) },
      { untilMs: timeMs + 1500 + heldMs, pose: wallSit(kneeDeg) },
      { untilMs: timeMs + 3000 + heldMs, pose: STANDING },
      { untilMs: timeMs + 4500 + heldMs, pose: STANDING },
    );
    timeMs += 4500 + heldMs;
  }
  return frames;
};

describe.each(EXERCISES.map((exercise) => [exercise.id, exercise] as const))("%s", (id, exercise) => {
  it("is found by its id", () => {
    expect(findExercise(id)).toBe(exercise);
  });

  it("has rules with ids of their own", () => {
    const ids = exercise.rules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(LEVELS)("counts two holds at %s, and only them", (level) => {
    const run = runSet(film(holds(2, 4000, DEPTH_LEVELS[level])), { ...RECORDED, exerciseId: id, level });
    expect(run.summary.holds).toHaveLength(2);
    // Each hold begins and ends within the bands, so a little of the way down and up belongs to it.
    expect(Math.abs(run.heldS - 9)).toBeLessThan(1.2);
    expect(run.faults).toEqual([]);
  });

  it("counts the same at 15, 30 and 60 pictures a second and mirrored", () => {
    const base = runSet(film(holds(1, 4000, 90))).heldS;
    for (const fps of [15, 60]) {
      expect(Math.abs(runSet(film(holds(1, 4000, 90), fps)).heldS - base)).toBeLessThan(0.3);
    }
    const flipped = [...film(holds(1, 4000, 90))].map((frame) => mirrored(frame));
    expect(runSet(flipped).heldS).toBeCloseTo(base, 6);
  });

  it("counts nothing of a hold that is too shallow for its level", () => {
    expect(runSet(film(holds(2, 4000, 50))).heldS).toBe(0);
  });

  it("gives no second and no event when nobody is in view", () => {
    const run = runSet(Array.from({ length: 20 }, (_, index) => emptyFrame(index * 33)));
    expect(run.heldS).toBe(0);
    expect(run.events.map((event) => event.type)).toEqual(["set-ended", "phase-changed"]);
  });

  it("is not changed by jitter under its tolerance", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        let state = seed;
        const noise = (): number => {
          state = (state * 16807) % 2147483647;
          return (state / 2147483647 - 0.5) * 3;
        };
        const shaken = [...film(holds(1, 4000, 90), 30)].map((frame) => ({
          ...frame,
          joints: Object.fromEntries(
            Object.entries(frame.joints ?? {}).map(([name, joint]) => [
              name,
              { ...joint, xPx: joint.xPx + noise(), yPx: joint.yPx + noise() },
            ]),
          ),
        }));
        const run = runSet(shaken);
        expect(Math.abs(run.heldS - 4.5)).toBeLessThan(0.7);
        expect(run.faults).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
