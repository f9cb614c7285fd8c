import { describe, expect, test } from "vitest";
import { meanLuma } from "../../../src/pose/worker/picture-reader.js";

const filled = (...rgba: readonly number[]): Uint8ClampedArray => {
  const pixels = new Uint8ClampedArray(16 * 16 * 4);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = rgba[at % 4] ?? 0;
  return pixels;
};

describe("the brightness of a picture", () => {
  test.each([
    ["black", [0, 0, 0, 255], 0],
    ["white", [255, 255, 255, 255], 255],
    ["green, which looks bright,", [0, 255, 0, 255], 149.685],
    ["blue, which looks dark,", [0, 0, 255, 255], 29.07],
  ])("of %s is weighed as the eye sees it", (_colour, rgba, expected) => {
    expect(meanLuma(filled(...rgba))).toBeCloseTo(expected);
  });

  test("is the mean over all pixels", () => {
    expect(meanLuma(new Uint8ClampedArray([0, 0, 0, 255, 200, 200, 200, 255]))).toBeCloseTo(100);
  });
});
