import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { workerReplySchema, workerRequestSchema } from "../../src/pose/protocol.js";

const frame = {
  timeMs: 40,
  widthPx: 640,
  heightPx: 480,
  luma: 120,
  joints: { leftKnee: { xPx: 1, yPx: 2, score: 0.5, world: { xM: 0, yM: 0, zM: 0 } } },
};
const pose = { type: "pose", id: 1, frame, inferenceMs: 20, tensors: 390 };
const load = {
  type: "load",
  engine: "blazepose-full",
  backends: ["wasm"],
  threads: true,
  modelsUrl: "http://localhost/models/",
};

describe("an answer of the worker", () => {
  test("with a pose is taken as it is", () => {
    expect(v.parse(workerReplySchema, pose)).toEqual(pose);
  });

  test("with nobody in it is taken", () => {
    expect(v.is(workerReplySchema, { ...pose, frame: { ...frame, joints: undefined } })).toBe(true);
  });

  test.each([
    ["a place that is no number", { leftKnee: { xPx: Number.NaN, yPx: 2, score: 0.5 } }],
    ["an endless place", { leftKnee: { xPx: Number.POSITIVE_INFINITY, yPx: 2, score: 0.5 } }],
    ["a score above 1", { leftKnee: { xPx: 1, yPx: 2, score: 1.5 } }],
    ["broken metres", { leftKnee: { xPx: 1, yPx: 2, score: 0.5, world: { xM: 0, yM: Number.NaN, zM: 0 } } }],
    ["a joint nobody knows", { tail: { xPx: 1, yPx: 2, score: 0.5 } }],
  ])("with %s is refused", (_what, joints) => {
    expect(v.is(workerReplySchema, { ...pose, frame: { ...frame, joints } })).toBe(false);
  });

  test("with a code that is none of ours is refused", () => {
    expect(v.is(workerReplySchema, { type: "failed", code: "oops", detail: "" })).toBe(false);
    expect(v.is(workerReplySchema, { type: "failed", code: "SK-POSE-FRAME", detail: "" })).toBe(true);
  });
});

describe("a request to the worker", () => {
  test("to load is taken", () => {
    expect(v.parse(workerRequestSchema, load)).toEqual(load);
  });

  test.each([
    ["an engine nobody knows", { ...load, engine: "openpose" }],
    ["a backend nobody knows", { ...load, backends: ["cpu"] }],
    ["an address that is no folder", { ...load, modelsUrl: "http://localhost/models" }],
    ["something that is no picture", { type: "estimate", id: 1, image: {}, timeMs: 0 }],
    ["an unknown type", { type: "explode" }],
    ["nothing at all", undefined],
  ])("with %s is refused", (_what, request) => {
    expect(v.is(workerRequestSchema, request)).toBe(false);
  });
});
