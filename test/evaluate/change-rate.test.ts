import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TraceInput } from "../../src/history/trace.js";
import { emptyFrame } from "../support/synthetic-body.js";
import { atRate } from "./change-rate.js";

const recording = (fps: number, pictures: number): readonly TraceInput[] => [
  ...Array.from({ length: pictures }, (_, index): TraceInput => {
    // The brightness tells the pictures apart.
    return { type: "frame", frame: emptyFrame((index * 1000) / fps, index) };
  }),
  { type: "stop", timeMs: ((pictures - 1) * 1000) / fps, reason: "source-ended" },
];

const pictures = (inputs: readonly TraceInput[]): readonly (number | undefined)[] =>
  inputs.flatMap((input) => (input.type === "frame" ? [input.frame.luma] : []));

describe("a recording at another rate", () => {
  it("leaves every other picture out at half the rate", () => {
    expect(pictures(atRate(recording(30, 7), 15))).toEqual([0, 2, 4, 6]);
  });

  it("repeats pictures at twice the rate, with times of their own", () => {
    const doubled = atRate(recording(30, 3), 60);
    expect(pictures(doubled)).toEqual([0, 0, 1, 1, 2]);
    const times = doubled.flatMap((input) => (input.type === "frame" ? [input.frame.timeMs] : []));
    expect(times.map((timeMs) => Math.round(timeMs))).toEqual([0, 17, 33, 50, 67]);
  });

  it("keeps the end of the recording where it was, after all pictures", () => {
    const slow = atRate(recording(30, 30), 7);
    expect(slow.at(-1)).toEqual({ type: "stop", timeMs: (29 * 1000) / 30, reason: "source-ended" });
  });

  it("is the recording itself at its own rate", () => {
    const own = recording(25, 20);
    expect(pictures(atRate(own, 25))).toEqual(pictures(own));
  });

  it("never shows a picture before its time, and the times never go back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 1, max: 120 }), (fps, count) => {
        let lastMs = 0;
        for (const input of atRate(recording(30, count), fps)) {
          const timeMs = input.type === "frame" ? input.frame.timeMs : input.timeMs;
          expect(timeMs).toBeGreaterThanOrEqual(lastMs);
          lastMs = timeMs;
          if (input.type === "frame") expect(((input.frame.luma ?? 0) * 1000) / 30).toBeLessThanOrEqual(timeMs + 0.01);
        }
      }),
    );
  });
});
