import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from "mediabunny";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { JOINT_NAMES } from "../../src/body/joints.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import { PoseClient } from "../../src/pose/pose-client.js";

type Landmarks = readonly (readonly (readonly [number, number, number])[])[];

const clips = import.meta.glob<string>("../../../shared/clips/real/squat-oblique-front-2.mp4", {
  query: "?url",
  import: "default",
  eager: true,
});
const landmarks = import.meta.glob<string>("../../../shared/data/pose_squats*.full.json", {
  query: "?url",
  import: "default",
  eager: true,
});

async function shared(files: Record<string, string>, ending: string): Promise<Response> {
  const address = Object.entries(files).find(([path]) => path.endsWith(ending))?.[1];
  if (address === undefined) throw new Error("the clips beside the repository are incomplete");
  return fetch(address);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;

const client = new PoseClient();
const frames: PoseFrame[] = [];
let expected2d: Landmarks = [];
let expected3d: Landmarks = [];

beforeAll(async () => {
  expected2d = (await (await shared(landmarks, "/pose_squats.full.json")).json()) as Landmarks;
  expected3d = (await (await shared(landmarks, "/pose_squats_3d.full.json")).json()) as Landmarks;
  const input = new Input({ source: new BlobSource(await (await shared(clips, ".mp4")).blob()), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error("the clip has no picture");
  await client.load("blazepose-full", { backends: ["wasm"] });
  for await (const sample of new VideoSampleSink(track).samples()) {
    const result = await client.estimate(sample.toVideoFrame(), sample.timestamp * 1000);
    sample.close();
    if (result !== undefined) frames.push(result.frame);
  }
}, 120_000);

afterAll(() => {
  client.dispose();
});

/**
 * The expected landmarks were made with the library's own smoothing and at full size, ours without and at 480 pixels.
 * Measured: 7.2 pixels on average, 17 at the 95th percentile, of a person 900 pixels tall; 0.056 m in depth landmarks.
 */
describe("blazepose-full on a real squat", () => {
  test("finds the person in every picture", () => {
    expect(frames.map((frame) => Object.keys(frame.joints ?? {}).length)).toEqual(expected2d.map(() => 33));
  });

  test("puts the landmarks where the library's own expected output has them", () => {
    const distances = frames.flatMap((frame, index) =>
      JOINT_NAMES.map((name, at) => {
        const [x, y] = expected2d[index]?.[at] ?? [Number.NaN, Number.NaN];
        const joint = frame.joints?.[name];
        return Math.hypot((joint?.xPx ?? Number.NaN) - x, (joint?.yPx ?? Number.NaN) - y);
      }),
    );
    expect(distances).toHaveLength(65 * 33);
    expect(mean(distances)).toBeLessThan(10);
    expect(percentile(distances, 0.95)).toBeLessThan(25);
  });

  test("gives the expected metres", () => {
    const distances = frames.flatMap((frame, index) =>
      JOINT_NAMES.map((name, at) => {
        const [x, y, z] = expected3d[index]?.[at] ?? [Number.NaN, Number.NaN, Number.NaN];
        const point = frame.joints?.[name]?.world;
        return Math.hypot((point?.xM ?? Number.NaN) - x, (point?.yM ?? Number.NaN) - y, (point?.zM ?? Number.NaN) - z);
      }),
    );
    expect(mean(distances)).toBeLessThan(0.08);
    expect(percentile(distances, 0.95)).toBeLessThan(0.15);
  });
});
