import { describe, expect, it } from "vitest";
import { FatigueWatch } from "../../src/checker/fatigue.js";

const FRAME_MS = 1000 / 30;
const TARGET_DEG = 90;

/** Seconds at which the person was found to tire, in a hold of this many seconds. */
function tiredAtS(watch: FatigueWatch, valueDeg: (seconds: number) => number, forS: number, fromS = 0): number[] {
  const found: number[] = [];
  for (let timeMs = fromS * 1000; timeMs < (fromS + forS) * 1000; timeMs += FRAME_MS) {
    if (watch.step(timeMs, valueDeg(timeMs / 1000 - fromS), TARGET_DEG)) found.push(timeMs / 1000);
  }
  return found;
}

const shaking = (seconds: number, deg: number): number => deg * Math.sin(seconds * 2 * Math.PI * 3);

describe("fatigue", () => {
  it("says nothing of a steady hold", () => {
    expect(tiredAtS(new FatigueWatch(), () => 90, 60)).toEqual([]);
  });

  it("is told once when the person slides away from the target", () => {
    const found = tiredAtS(new FatigueWatch(), (s) => (s < 15 ? 90 : 90 - (s - 15)), 30);
    expect(found).toHaveLength(1);
    // Five degrees in ten seconds, seen by the median of the last 1.4 s.
    expect(found[0]).toBeGreaterThan(20);
    expect(found[0]).toBeLessThan(21.5);
  });

  it("is told when shaking grows, not when it was there from the start", () => {
    expect(tiredAtS(new FatigueWatch(), (s) => 90 + shaking(s, s < 15 ? 1 : 7), 30)).toHaveLength(1);
    expect(tiredAtS(new FatigueWatch(), (s) => 90 + shaking(s, 7), 30)).toEqual([]);
  });

  it("starts anew with the next hold", () => {
    const watch = new FatigueWatch();
    const sliding = (s: number): number => (s < 12 ? 90 : 90 - (s - 12));
    expect(tiredAtS(watch, sliding, 20)).toHaveLength(1);
    watch.reset();
    expect(tiredAtS(watch, () => 70, 30, 20)).toEqual([]);
    watch.reset();
    expect(tiredAtS(watch, sliding, 20, 50)).toHaveLength(1);
    watch.reset();
    expect(tiredAtS(watch, (s) => 90 + shaking(s, 7), 30, 70)).toEqual([]);
    watch.reset();
    expect(tiredAtS(watch, (s) => 90 + shaking(s, s < 15 ? 1 : 7), 30, 100)).toHaveLength(1);
  });
});
