import { describe, expect, test } from "vitest";
import { JOINT_NAMES, type JointName } from "../../../src/body/joints.js";
import { MAP_SIDE, readWristPlaces, type LandmarkOutput } from "../../../src/pose/engines/wrist-maps.js";

/** Height of the drawn person in pixels of the model's picture of 256. */
const HEIGHT = 200;
const HEAD_ROW = 15;
const SHOULDER_ROW = 20;
const row = (mapRow: number): number => (mapRow * 256) / MAP_SIDE;

/** Somebody who stands: face at row 15 of the map, shoulders at 20, a trunk of 0.288 of the height. */
const STANDING: Readonly<Partial<Record<JointName, number>>> = {
  ...Object.fromEntries(["nose", "leftEye", "rightEye", "leftEar", "rightEar"].map((name) => [name, row(HEAD_ROW)])),
  leftShoulder: row(SHOULDER_ROW),
  rightShoulder: row(SHOULDER_ROW),
  leftHip: row(SHOULDER_ROW) + 0.288 * HEIGHT,
  rightHip: row(SHOULDER_ROW) + 0.288 * HEIGHT,
};

/** Spots in the maps: landmark, row and value. */
function output(
  spots: readonly (readonly [JointName, number, number])[],
  heights: Readonly<Partial<Record<JointName, number>>> = STANDING,
): LandmarkOutput {
  const landmarks = new Float32Array(39 * 5).fill(100);
  for (const [name, y] of Object.entries(heights)) landmarks[JOINT_NAMES.indexOf(name as JointName) * 5 + 1] = y;
  const maps = new Float32Array(MAP_SIDE * MAP_SIDE * 39);
  for (const [name, at, value] of spots) maps[(at * MAP_SIDE + 30) * 39 + JOINT_NAMES.indexOf(name)] = value;
  return { landmarks, maps };
}

/** 0.08 of the height over the face, in rows of the map. */
const RAISED_ROW = HEAD_ROW - (0.08 * HEIGHT * MAP_SIDE) / 256;

describe("maps of the wrists", () => {
  test("tell for each wrist the strongest spot above the head and the strongest below the shoulders", () => {
    const spots = [
      ["leftWrist", 5, 0.3],
      ["leftWrist", 8, 0.6],
      ["leftWrist", 40, 0.7],
      ["rightWrist", 45, 0.9],
    ] as const;
    const places = readWristPlaces(output(spots));
    expect(places?.left.raised).toBeCloseTo(0.6);
    expect(places?.left.hanging).toBeCloseTo(0.7);
    expect(places?.right.raised).toBe(0);
    expect(places?.right.hanging).toBeCloseTo(0.9);
  });

  test("leave out what lies between head and shoulders, as hands beside the face do", () => {
    const rows = [Math.ceil(RAISED_ROW), HEAD_ROW, SHOULDER_ROW];
    const places = readWristPlaces(output(rows.map((at) => ["leftWrist", at, 0.8] as const)));
    expect(places?.left).toEqual({ raised: 0, hanging: 0 });
    const above = readWristPlaces(output([["leftWrist", Math.ceil(RAISED_ROW) - 1, 0.8]]));
    expect(above?.left.raised).toBeCloseTo(0.8);
    const below = readWristPlaces(output([["leftWrist", SHOULDER_ROW + 1, 0.8]]));
    expect(below?.left.hanging).toBeCloseTo(0.8);
  });

  test("say nothing of nobody, take no broken number for a hand, and stay within 0 and 1", () => {
    expect(
      readWristPlaces({ landmarks: new Float32Array(195), maps: new Float32Array(MAP_SIDE * MAP_SIDE * 39) }),
    ).toBe(undefined);
    const broken = output([], { ...STANDING, nose: Number.NaN });
    expect(readWristPlaces(broken)).toBeUndefined();
    const places = readWristPlaces(
      output([
        ["leftWrist", 4, Number.NaN],
        ["leftWrist", 40, 1.2],
      ]),
    );
    expect(places?.left).toEqual({ raised: 0, hanging: 1 });
  });
});
