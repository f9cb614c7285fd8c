import { describe, expect, test } from "vitest";
import { bendDirection, containedPicture, leanDirection } from "../../src/ui/stage-drawing.js";

describe("stage drawing", () => {
  test("a wide picture in a tall box keeps its shape and lies in the middle", () => {
    expect(containedPicture(640, 480, 320, 640)).toEqual({ scale: 0.5, left: 0, top: 200 });
  });

  test("a tall picture in a wide box leaves room at both sides", () => {
    expect(containedPicture(480, 640, 640, 320)).toEqual({ scale: 0.5, left: 200, top: 0 });
  });

  test("a person who looks left bends the other way than one who looks right", () => {
    const knee = { x: 100, y: 100 };
    const ankle = { x: 100, y: 200 };
    const lookingLeft = bendDirection({ x: 180, y: 60 }, knee, ankle);
    const lookingRight = bendDirection({ x: 20, y: 60 }, knee, ankle);
    expect([lookingLeft, lookingRight].toSorted()).toEqual([-1, 1]);
  });

  test("a straight leg tells no direction", () => {
    expect(bendDirection({ x: 103, y: 0 }, { x: 100, y: 100 }, { x: 100, y: 200 })).toBeUndefined();
    expect(bendDirection({ x: 100, y: 100 }, { x: 100, y: 100 }, { x: 100, y: 200 })).toBeUndefined();
  });

  test("a trunk leans to the side its shoulder is on, an upright one to none", () => {
    const hip = { x: 100, y: 200 };
    expect(leanDirection(hip, { x: 180, y: 120 })).toBe(1);
    expect(leanDirection(hip, { x: 20, y: 120 })).toBe(-1);
    expect(leanDirection(hip, { x: 105, y: 100 })).toBeUndefined();
  });
});
