import { describe, expect, test } from "vitest";
import type { Joints } from "../../../src/body/pose-frame.js";
import { checkReference, REFERENCE_TOLERANCE } from "../../../src/pose/worker/reference-check.js";

const reference = {
  noseToHeelPx: 300,
  joints: { leftKnee: { xPx: 100, yPx: 200 }, rightKnee: { xPx: 140, yPx: 200 } },
};
const found = (offPx: number, score = 0.9): Joints => ({
  leftKnee: { xPx: 100 + offPx, yPx: 200, score },
  rightKnee: { xPx: 140, yPx: 200, score: 0.9 },
});

describe("the reference picture", () => {
  test("is passed with joints near the truth, and the worst distance is told", () => {
    expect(checkReference(found(15), reference)).toBeCloseTo(0.05);
  });

  test("is failed by a joint beyond the tolerance", () => {
    expect(() => checkReference(found(300 * REFERENCE_TOLERANCE + 1), reference)).toThrow("leftKnee");
  });

  test("is failed when nobody is found", () => {
    expect(() => checkReference(undefined, reference)).toThrow("nobody");
  });

  test("is failed by a joint that is missing", () => {
    expect(() => checkReference({ leftKnee: { xPx: 100, yPx: 200, score: 1 } }, reference)).toThrow("rightKnee");
  });

  test("is failed by a joint the engine does not believe in", () => {
    expect(() => checkReference(found(0, 0.05), reference)).toThrow("leftKnee");
  });
});
