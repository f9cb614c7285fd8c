import { describe, expect, test } from "vitest";
import { EXERCISES } from "../../src/exercises/catalog.js";
import type { SetOptions } from "../../src/session/set-types.js";
import { NOTHING_DONE } from "../../src/session/tally.js";
import { perform, type Performance } from "../support/perform.js";
import { LIVE, recordedSet, runSet } from "../support/run-set.js";
import { film, STANDING, wallSit } from "../support/synthetic-body.js";

/** What was carried in from an earlier run. */
const EARLIER = {
  ...NOTHING_DONE,
  counted: { left: 2, right: 1, together: 4 },
  clean: { left: 1, right: 1, together: 2 },
  refused: { left: 0, right: 1, together: 0 },
  metres: { left: 1.5, right: 0.5 },
  workedMs: 7000,
};

describe("a set that goes on from an earlier run", () => {
  test.each(EXERCISES.map((definition) => [definition.id, definition] as const))(
    "of %s counts on: what it did itself comes on top",
    (_id, definition) => {
      const options: SetOptions = recordedSet(definition.id);
      const targetDeg = definition.depth?.levels[options.level] ?? 0;
      const doing: Performance = { count: 2, side: "left", effort: "full", fps: 30, targetDeg };
      const fresh = runSet(perform(definition, doing), options).summary;
      const onward = runSet(perform(definition, doing), { ...options, carried: EARLIER }).summary;
      for (const kind of ["counted", "clean", "refused"] as const) {
        for (const side of ["left", "right", "together"] as const) {
          expect(onward.tally[kind][side]).toBe(EARLIER[kind][side] + fresh.tally[kind][side]);
        }
      }
      for (const side of ["left", "right"] as const) {
        expect(onward.tally.metres[side]).toBeCloseTo(EARLIER.metres[side] + fresh.tally.metres[side], 6);
      }
      if (definition.dose.unit === "seconds") {
        expect(fresh.tally.workedMs).toBeGreaterThan(0);
        expect(onward.tally.workedMs).toBeCloseTo(EARLIER.workedMs + fresh.tally.workedMs, -1);
      }
      expect(onward.attempts).toEqual(fresh.attempts);
    },
  );

  test("a hold tells its seconds on from where it was, and ends at the same dose", () => {
    const squat = [
      { untilMs: 6500, pose: STANDING },
      { untilMs: 8000, pose: wallSit(90) },
      { untilMs: 12_500, pose: wallSit(90) },
      { untilMs: 14_000, pose: STANDING },
      { untilMs: 16_000, pose: STANDING },
    ];
    const carried = { ...NOTHING_DONE, workedMs: 7000 };
    const { events, summary } = runSet(film(squat), { ...LIVE, amount: 10, carried });
    const seconds = events.filter((event) => event.type === "second-held").map(({ totalS }) => totalS);
    expect(seconds.slice(0, 4)).toEqual([8, 9, 10, 11]);
    expect(summary.endReason).toBe("target-reached");
  });
});
