import { describe, expect, test } from "vitest";
import { busyShare, partsWithinMs, readTrace, spansBetween } from "./browser-trace.js";

const MAIN = { pid: 1, tid: 2 };
const task = (atMs: number, ms: number, thread = MAIN) => ({
  name: "ThreadControllerImpl::RunTask",
  ph: "X",
  ts: atMs * 1000,
  dur: ms * 1000,
  tdur: ms * 500,
  ...thread,
});
const mark = (name: string, atMs: number, thread = MAIN) => ({ name, ph: "I", ts: atMs * 1000, ...thread });
const trace = (...traceEvents: object[]): string => JSON.stringify({ traceEvents });

describe("a browser trace", () => {
  test("gives the tasks of the thread that set the marks, in order, and of no other", () => {
    const other = { pid: 1, tid: 9 };
    const { tasks, marks } = readTrace(
      trace(task(50, 5), task(10, 20), task(11, 500, other), mark("bench-app-begin", 5)),
      /^bench-/,
    );
    expect(tasks).toEqual([
      { atMs: 10, ms: 20, cpuMs: 10 },
      { atMs: 50, ms: 5, cpuMs: 2.5 },
    ]);
    expect(marks).toEqual([{ name: "bench-app-begin", atMs: 5 }]);
  });

  test("counts a task inside a task once", () => {
    const { tasks } = readTrace(trace(task(10, 20), task(12, 5), mark("bench-x", 5)), /^bench-/);
    expect(tasks).toHaveLength(1);
  });

  test("is refused without a mark of the page, since nobody could tell its main thread", () => {
    expect(() => readTrace(trace(task(10, 20)), /^bench-/)).toThrow("no mark of the page");
  });

  test("is refused when it is no trace", () => {
    expect(() => readTrace("{}", /^bench-/)).toThrow("traceEvents");
  });
});

describe("the busy share", () => {
  const tasks = [
    { atMs: 0, ms: 10, cpuMs: 10 },
    { atMs: 20, ms: 10, cpuMs: 10 },
    { atMs: 95, ms: 10, cpuMs: 10 },
  ];

  test("counts of a task only what lies within the span", () => {
    expect(partsWithinMs(tasks, { fromMs: 5, toMs: 100 })).toEqual([5, 10, 5]);
    expect(busyShare(tasks, [{ fromMs: 0, toMs: 100 }])).toBeCloseTo(0.25);
  });

  test("goes over all spans together and leaves out what lies between them", () => {
    expect(
      busyShare(tasks, [
        { fromMs: 0, toMs: 10 },
        { fromMs: 30, toMs: 40 },
      ]),
    ).toBeCloseTo(0.5);
  });
});

test("spans go from each begin to the end that follows it, way by way", () => {
  const marks = ["bare-begin", "bare-end", "app-begin", "app-end", "bare-begin", "bare-end"].map((name, index) => ({
    name,
    atMs: index * 10,
  }));
  expect(spansBetween(marks, "bare-begin", "bare-end")).toEqual([
    { fromMs: 0, toMs: 10 },
    { fromMs: 40, toMs: 50 },
  ]);
});
