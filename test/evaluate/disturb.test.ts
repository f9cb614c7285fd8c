import { describe, expect, it } from "vitest";
import type { TraceInput } from "../../src/history/trace.js";
import { film, STANDING } from "../support/synthetic-body.js";
import { disturb, DISTURBANCES, mirroredExpectation } from "./disturb.js";
import { parseTruth } from "./truth.js";

const recording: readonly TraceInput[] = [
  ...[...film([{ untilMs: 8000, pose: STANDING }])].map((frame): TraceInput => ({ type: "frame", frame })),
  { type: "stop", timeMs: 8000, reason: "source-ended" },
];

const joints = (inputs: readonly TraceInput[]) =>
  inputs.flatMap((input) =>
    input.type === "frame" ? [{ timeMs: input.frame.timeMs, joints: input.frame.joints }] : [],
  );

const kneeXs = (inputs: readonly TraceInput[]): readonly number[] =>
  joints(inputs).map((frame) => frame.joints?.leftKnee?.xPx ?? Number.NaN);

describe("a disturbed recording", () => {
  it.each(DISTURBANCES)("by %s is the same every time, and keeps times and end", (way) => {
    expect(disturb(recording, way)).toEqual(disturb(recording, way));
    expect(disturb(recording, way)).not.toEqual(recording);
    expect(disturb(recording, way).at(-1)).toEqual(recording.at(-1));
    expect(joints(disturb(recording, way)).map(({ timeMs }) => timeMs)).toEqual(
      joints(recording).map(({ timeMs }) => timeMs),
    );
  });

  it("lacks a fifth of its joints after drop", () => {
    const count = (inputs: readonly TraceInput[]): number =>
      joints(inputs).reduce((sum, frame) => sum + Object.keys(frame.joints ?? {}).length, 0);
    expect(count(disturb(recording, "drop")) / count(recording)).toBeCloseTo(0.8, 1);
  });

  it("is off by five pixels root mean square after jitter", () => {
    const [before, after] = [kneeXs(recording), kneeXs(disturb(recording, "jitter"))];
    const squares = before.map((x, index) => ((after[index] ?? Number.NaN) - x) ** 2);
    const rms = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
    expect(Math.abs(rms - 5)).toBeLessThan(0.8);
  });

  it("shows nobody for half a second in four after gaps, and the first second whole", () => {
    const empty = joints(disturb(recording, "gaps")).filter((frame) => frame.joints === undefined);
    expect(empty).toHaveLength(15);
    expect(Math.min(...empty.map(({ timeMs }) => timeMs))).toBe(4000);
  });

  it("has its sides exchanged in a quarter of the pictures after swap, and every joint still where it was", () => {
    const long = [...film([{ untilMs: 120_000, pose: STANDING }])].map((frame): TraceInput => ({
      type: "frame",
      frame,
    }));
    const swapped = joints(disturb(long, "swap"));
    const before = joints(long);
    const turned = swapped.filter(
      (frame, index) => frame.joints?.leftShoulder === before[index]?.joints?.rightShoulder,
    );
    expect(turned.length / swapped.length).toBeCloseTo(0.25, 1);
    expect(turned[0]?.joints?.rightToe).toBe(
      before[swapped.findIndex((frame) => frame === turned[0])]?.joints?.leftToe,
    );
  });
});

describe("the truth of a mirrored recording", () => {
  it("has its sides exchanged and the rest as it was", () => {
    const [expectation] = parseTruth(
      JSON.stringify({
        expect: [{ exercise: "lateral-steps", side: "L", steps: 5, steps_left: 2, steps_right: 3, metres_left: 0.5 }],
      }),
    ).expect;
    if (expectation === undefined) throw new Error("no truth");
    const mirrored = mirroredExpectation(expectation);
    expect(mirrored).toMatchObject({ side: "R", steps: 5, steps_left: 3, steps_right: 2, metres_right: 0.5 });
    expect(mirrored.metres_left).toBeUndefined();
  });
});
