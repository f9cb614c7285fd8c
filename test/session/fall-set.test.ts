import { describe, expect, test } from "vitest";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import { FALLS, movesFilm, STANDS } from "../support/drawn-falls.js";
import { LIVE, RECORDED, recordedSet, runSet, timesOf } from "../support/run-set.js";

/** Through placement, still stand and countdown. */
const PREPARED_MS = 8000;

function fallFilm(name: keyof typeof FALLS, standMs = PREPARED_MS) {
  const { to, forMs, azimuthDeg } = FALLS[name];
  return movesFilm(
    [
      { forMs: standMs, to: STANDS },
      { forMs, to, moving: 2 },
      { forMs: 2000, to },
    ],
    { azimuthDeg },
  );
}

const fallOf = (views: readonly string[]): keyof typeof FALLS =>
  views[0] === "side" ? "backwards, seen from the side" : "to the side";

describe.each(EXERCISES.map(({ id, views }) => ({ id, views })))("a fall in a live set of $id", ({ id, views }) => {
  test("ends it at once, and nothing is counted by it", () => {
    const name = fallOf(views);
    const run = runSet(fallFilm(name), { ...recordedSet(id), mode: "live", amount: 5 });
    expect(run.last.endReason).toMatch(/^(?:fall|control-lost)$/);
    const [endS = Infinity] = timesOf(run.events, "set-ended");
    expect(endS).toBeLessThanOrEqual((PREPARED_MS + FALLS[name].forMs + 500) / 1000);
    const { left, right, together } = run.summary.tally.counted;
    expect(left + right + together).toBe(0);
  });
});

describe("a fall", () => {
  test("of the legs at the wall ends the set with its own reason", () => {
    const run = runSet(fallFilm("down a wall"), LIVE);
    expect(run.last.endReason).toBe("fall");
    expect(run.events.at(-1)).toMatchObject({ type: "phase-changed", phase: "ended" });
    expect(timesOf(run.events, "fall-seen")).toHaveLength(1);
  });

  test("ends the set in the countdown too", () => {
    const run = runSet(fallFilm("down a wall", 4800), LIVE);
    expect(run.events.some((event) => event.type === "phase-changed" && event.phase === "set")).toBe(false);
    expect(run.last.endReason).toBe("fall");
  });

  test("is not asked for while the person finds the place", () => {
    const { to } = FALLS["down a wall"];
    const runner = createSetRunner(LIVE);
    // Facing the camera is no place for a wall squat.
    const frames = movesFilm(
      [
        { forMs: 5000, to: STANDS },
        { forMs: 500, to, moving: 2 },
        { forMs: 2000, to },
      ],
      { azimuthDeg: 0 },
    );
    const events = frames.flatMap((frame) => runner.push({ type: "frame", frame }).events);
    expect(events.filter(({ type }) => type === "fall-seen" || type === "set-ended")).toEqual([]);
  });

  test("in a recording is told, and the recording goes on", () => {
    const run = runSet(fallFilm("down a wall"), RECORDED);
    expect(timesOf(run.events, "fall-seen")).toHaveLength(1);
    expect(run.last.endReason).toBe("source-ended");
  });
});
