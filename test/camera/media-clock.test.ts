import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MediaClock } from "../../src/camera/media-clock.js";

describe("media clock", () => {
  test("times of a source that never starts over are kept as they are", () => {
    const clock = new MediaClock();
    expect([0, 33.3, 66.6, 100].map((rawMs) => clock.stamp(rawMs))).toEqual([0, 33.3, 66.6, 100]);
  });

  test("a loop goes on one picture after the last one", () => {
    const clock = new MediaClock();
    const times = [0, 40, 80, 0, 40, 80, 0].map((rawMs) => clock.stamp(rawMs));
    expect(times).toEqual([0, 40, 80, 120, 160, 200, 240]);
  });

  test("the same picture again has no time of its own", () => {
    const clock = new MediaClock();
    expect([10, 10, 20, 20].map((rawMs) => clock.stamp(rawMs))).toEqual([10, undefined, 20, undefined]);
  });

  test("a stall before a loop is not taken for the picture rate", () => {
    const clock = new MediaClock();
    expect([0, 50, 5000, 0].map((rawMs) => clock.stamp(rawMs))).toEqual([0, 50, 5000, 5050]);
  });

  test("whatever a source tells, the times handed out never go back", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e7, noNaN: true })), (rawTimes) => {
        const clock = new MediaClock();
        const times = rawTimes.map((rawMs) => clock.stamp(rawMs)).filter((timeMs) => timeMs !== undefined);
        times.slice(1).forEach((timeMs, index) => {
          expect(timeMs).toBeGreaterThanOrEqual(times[index] ?? Infinity);
        });
      }),
    );
  });
});
