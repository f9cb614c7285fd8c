import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JOINT_NAMES, type JointName } from "../../../src/body/joints.js";
import { NonFiniteError, readJoints } from "../../../src/pose/engines/read-joints.js";

const NAMES: readonly JointName[] = ["nose", "leftKnee", "rightKnee", "leftAnkle"];
const SIZE = { widthPx: 640, heightPx: 480, inputScale: 1 };
const point = (x: number, y: number, score = 0.9): { x: number; y: number; score: number } => ({ x, y, score });
const four = (first: ReturnType<typeof point>): ReturnType<typeof point>[] => [
  first,
  point(10, 10),
  point(20, 20),
  point(30, 30),
];

describe("the landmarks of an engine", () => {
  test("get the names of the engine's own order", () => {
    const joints = readJoints([point(1, 2), point(3, 4), point(5, 6), point(7, 8)], NAMES, SIZE);
    expect(joints?.leftKnee).toEqual({ xPx: 3, yPx: 4, score: 0.9 });
    expect(Object.keys(joints ?? {})).toEqual(NAMES);
  });

  test("are absent when nobody was found", () => {
    expect(readJoints(undefined, NAMES, SIZE)).toBeUndefined();
  });

  test("come back in pixels of the picture when the engine saw a smaller one", () => {
    const joints = readJoints(four(point(50, 100)), NAMES, { widthPx: 640, heightPx: 480, inputScale: 0.5 });
    expect(joints?.nose).toEqual({ xPx: 100, yPx: 200, score: 0.9 });
  });

  test.each([
    [-1, 5],
    [5, -1],
    [640, 5],
    [5, 480],
  ])("have score 0 outside the picture, at %d, %d", (x, y) => {
    expect(readJoints(four(point(x, y)), NAMES, SIZE)?.nose).toEqual({ xPx: x, yPx: y, score: 0 });
  });

  test("have a score of at least 0 and at most 1", () => {
    const joints = readJoints([point(1, 1, 1.2), point(1, 1, -0.1), point(1, 1, 0.5), point(1, 1, 1)], NAMES, SIZE);
    expect(Object.values(joints ?? {}).map((joint) => joint.score)).toEqual([1, 0, 0.5, 1]);
  });

  test("carry metres where the engine knows depth, and lose only them when they are broken", () => {
    const world = { x: 0.1, y: 0.2, z: 0.3 };
    const broken = { x: 0.1, y: Number.NaN, z: 0.3 };
    const pose = [{ ...point(1, 1), world }, { ...point(2, 2), world: broken }, point(3, 3), point(4, 4)];
    const joints = readJoints(pose, NAMES, SIZE);
    expect(joints?.nose?.world).toEqual({ xM: 0.1, yM: 0.2, zM: 0.3 });
    expect(joints?.leftKnee).toEqual({ xPx: 2, yPx: 2, score: 0.9 });
  });

  test("leave out a joint that is not finite", () => {
    const joints = readJoints(four(point(Number.NaN, 5)), NAMES, SIZE);
    expect(Object.keys(joints ?? {})).toEqual(["leftKnee", "rightKnee", "leftAnkle"]);
  });

  test("are refused as a whole when most of them are not finite", () => {
    const nan = point(Number.NaN, Number.NaN, Number.NaN);
    expect(() => readJoints([nan, nan, nan, point(1, 1)], NAMES, SIZE)).toThrow(NonFiniteError);
  });

  test("are refused as a whole when the engine gives too few", () => {
    expect(() => readJoints([point(1, 1)], NAMES, SIZE)).toThrow(NonFiniteError);
  });

  test("never hold a number that is not finite, whatever the engine gives", () => {
    const anyNumber = fc.double();
    const anyPoint = fc.record({
      x: anyNumber,
      y: anyNumber,
      score: anyNumber,
      world: fc.option(fc.record({ x: anyNumber, y: anyNumber, z: anyNumber }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(anyPoint, { minLength: 33, maxLength: 33 }), (pose) => {
        let joints;
        try {
          joints = readJoints(pose, JOINT_NAMES, SIZE);
        } catch (error) {
          expect(error).toBeInstanceOf(NonFiniteError);
          return;
        }
        for (const { xPx, yPx, score, world } of Object.values(joints ?? {})) {
          const numbers = [xPx, yPx, score, ...(world === undefined ? [] : [world.xM, world.yM, world.zM])];
          expect(numbers.every(Number.isFinite)).toBe(true);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
