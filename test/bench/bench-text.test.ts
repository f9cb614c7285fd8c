import { describe, expect, test } from "vitest";
import { machineText, pairsText, pureText } from "./bench-text.js";
import type { PairFigures } from "./measure-pair.js";

const MIB = 1024 * 1024;

const WAY = { pictures: 180, found: 180, medianMs: 43.21, p90Ms: 50, perSecond: 23, longestTaskMs: 40, busyShare: 0.9 };
const SPREAD = { median: 1, p90: 2, longest: 3 };

const MEASURED: PairFigures = {
  engine: "blazepose-full",
  backend: "wasm",
  noStart: undefined,
  load: {
    loads: 3,
    cold: { firstResultMs: 2345, readyMs: 2000, transferredBytes: 12.5 * MIB },
    cached: { firstResultMs: 1234, readyMs: 1000, transferredBytes: 2048 },
    restarts: 0,
    threads: 1,
  },
  memory: {
    frames: 1000,
    askedFrames: 1000,
    before: { pageBytes: 2 * MIB, workerBytes: 200 * MIB, tensors: 374 },
    after: { pageBytes: 3 * MIB, workerBytes: 201 * MIB, tensors: 374 },
    mostTensors: 374,
  },
  rate: {
    asked: { pictures: 60, rounds: 3 },
    pictures: 60,
    rounds: 3,
    widthPx: 640,
    heightPx: 480,
    threads: 1,
    bare: WAY,
    app: { ...WAY, medianMs: 44.56, busyShare: 0.0421 },
    rateRatio: 0.987,
    undisturbed: { bareMs: 42, appMs: 42, rateRatio: 1.001 },
    blockRatios: { lowest: 0.9, median: 1 },
    appWorkerMs: SPREAD,
    appStepMs: SPREAD,
  },
  failures: [],
};

const NOTHING = { load: undefined, memory: undefined, rate: undefined };

/** The cells of the line of an engine. */
const cells = (text: string, engine: string): readonly string[] =>
  text
    .split("\n")
    .find((line) => line.startsWith(engine))
    ?.split(/ {2,}/) ?? [];

const noteLines = (text: string): readonly string[] => text.split("\n").filter((line) => line.startsWith("* "));

describe("the table of engines and backends", () => {
  test("has every figure of a pair in one line, and no note when all ran as asked", () => {
    const text = pairsText([MEASURED]);
    expect(cells(text, "blazepose-full")).toEqual(
      [
        ["blazepose-full", "wasm", "43.2", "50.0", "44.6", "50.0", "0.987", "1.001", "4.2 %", "180"],
        ["2.35", "1.23", "12.5", "2.0", "3", "2.0", "3.0", "200.0", "201.0", "374", "374", "1000"],
      ].flat(),
    );
    expect(noteLines(text)).toEqual([]);
  });

  test("says how many pictures and frames were used when the budget allowed no more", () => {
    const { memory, rate } = MEASURED;
    if (memory === undefined || rate === undefined) throw new Error("the example has both");
    const text = pairsText([
      { ...MEASURED, memory: { ...memory, frames: 20 }, rate: { ...rate, pictures: 6, rounds: 1 } },
    ]);
    expect(cells(text, "blazepose-full")).toEqual(expect.arrayContaining(["6 of 180", "20 of 1000"]));
    expect(noteLines(text)).toEqual([
      "* blazepose-full wasm: 20 frames for the memory instead of 1000, to keep the budget",
      "* blazepose-full wasm: 6 pictures in 1 round for the rate instead of 60 pictures in 3 rounds, to keep the budget",
    ]);
  });

  test("lists a pair that does not start with its reason and without a line of figures", () => {
    const text = pairsText([
      MEASURED,
      { ...MEASURED, ...NOTHING, backend: "webgpu", noStart: "SK-POSE-NO-BACKEND: webgpu: no adapter\n    at stack" },
    ]);
    expect(noteLines(text)).toEqual(["* blazepose-full webgpu does not start: SK-POSE-NO-BACKEND: webgpu: no adapter"]);
    expect(text.split("\n").filter((line) => line.startsWith("blazepose-full"))).toHaveLength(1);
  });

  test("has no table when nothing starts, but still the reasons", () => {
    expect(pairsText([{ ...MEASURED, ...NOTHING, noStart: "no adapter" }])).toBe(
      "* blazepose-full wasm does not start: no adapter",
    );
  });

  test("shows a dash for what was not measured, and says which part failed and why", () => {
    const text = pairsText([{ ...MEASURED, ...NOTHING, failures: ["rate: the worker lost a picture"] }]);
    expect(cells(text, "blazepose-full").slice(2)).toEqual(Array.from({ length: 20 }, () => "-"));
    expect(noteLines(text)).toEqual(["* blazepose-full wasm failed: rate: the worker lost a picture"]);
  });

  test("does not hide pictures without a person, or a worker that had to be started again", () => {
    const { load, rate } = MEASURED;
    if (load === undefined || rate === undefined) throw new Error("the example has both");
    const text = pairsText([
      { ...MEASURED, load: { ...load, restarts: 2 }, rate: { ...rate, app: { ...rate.app, found: 179 } } },
    ]);
    expect(noteLines(text)).toEqual([
      "* blazepose-full wasm: a worker was started again while loading, 2 times in all visits",
      "* blazepose-full wasm: the app way found somebody in 179 of 180 pictures only",
    ]);
  });
});

test("the pure part has a line for each exercise with its cost at each length and its growth", () => {
  const text = pureText([
    {
      exerciseId: "wall-squat",
      framesPerSecond: 51_234.5,
      lengths: [
        { frames: 1000, microsecondsPerFrame: 19.51 },
        { frames: 4000, microsecondsPerFrame: 19.6 },
      ],
      growthExponent: 1.0012,
    },
  ]);
  expect(cells(text, "exercise")).toEqual(["exercise", "frames a second", "us at 1000", "us at 4000", "growth"]);
  expect(cells(text, "wall-squat")).toEqual(["wall-squat", "51235", "19.5", "19.6", "1.001"]);
});

test("the machine says its cores, memory, browser and what else it was doing", () => {
  const text = machineText({
    browser: "156.0",
    node: "v20",
    cores: 2,
    cpu: "a processor",
    memoryGiB: 23.4,
    system: "Linux 6",
    loadBefore: 0.34,
  });
  expect(text).toBe("Chromium 156.0, Node v20, Linux 6; 2 cores (a processor), 23 GiB; load before 0.3");
});
