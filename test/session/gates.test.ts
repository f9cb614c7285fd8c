import { describe, expect, it } from "vitest";
import type { Gate } from "../../src/checker/definition.js";
import type { Progress, SetDeed } from "../../src/history/progress.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { deedOf, readGates, stillShut } from "../../src/session/gates.js";
import type { GateReadout } from "../../src/session/gates.js";
import { gateText } from "../../src/coach/gate-texts.js";
import { perform } from "../support/perform.js";
import { recordedSet, runSet } from "../support/run-set.js";

const DAY_MS = 86_400_000;
const NOW_MS = 100 * DAY_MS;
const NONE = { left: 0, right: 0, together: 0 };

const set = (exerciseId: string, more: Partial<SetDeed> = {}): SetDeed => ({
  exerciseId,
  endedMs: NOW_MS - DAY_MS,
  level: "L2",
  counted: more.clean ?? NONE,
  clean: NONE,
  refused: NONE,
  taps: NONE,
  ...more,
});

const clean = (left: number, right: number, together = 0): SetDeed["clean"] => ({ left, right, together });

const progress = (sets: readonly SetDeed[], answers: Progress["answers"] = {}): Progress => ({
  version: 1,
  sets,
  answers,
});

const read = (id: string, done: Progress, strength: Gate["strength"] = "ask", level: "L1" | "L2" | "L3" = "L2") => {
  const [readout] = readGates([{ id, strength }], done, NOW_MS, level);
  if (readout === undefined) throw new Error("no gate");
  return readout;
};

const bosu = EXERCISES.find(({ id }) => id === "one-leg-deadlift-bosu");
const bosuGates = bosu?.gates ?? [];

describe("gates that the camera has seen to", () => {
  it("ask for ten clean deadlifts of each leg, which may be in two sets", () => {
    const right = set("one-leg-deadlift", { clean: clean(0, 10) });
    expect(read("deadlift-clean", progress([right]))).toMatchObject({
      state: "short",
      progress: { left: 0, right: 10, needed: 10 },
    });
    expect(read("deadlift-clean", progress([right, set("one-leg-deadlift", { clean: clean(10, 0) })])).state).toBe(
      "met",
    );
    expect(read("deadlift-clean", progress([set("one-leg-deadlift-pad", { clean: clean(10, 10) })])).state).toBe(
      "short",
    );
  });

  it("ask for eight of ten on the pad with one touch at most", () => {
    const pad = (more: Partial<SetDeed>): string =>
      read("pad-clean", progress([set("one-leg-deadlift-pad", { clean: clean(8, 8), counted: clean(9, 9), ...more })]))
        .state;
    expect(pad({ refused: clean(1, 1) })).toBe("met");
    expect(pad({ refused: clean(3, 1) })).toBe("short");
    expect(pad({ taps: clean(1, 1) })).toBe("met");
    expect(pad({ taps: clean(0, 2) })).toBe("short");
  });

  it("ask for fifteen clean ball squats at the same depth or deeper", () => {
    const done = progress([set("ball-squat", { clean: clean(0, 0, 15), level: "L2" })]);
    expect(read("ball-squat-clean", done, "ask", "L1").state).toBe("met");
    expect(read("ball-squat-clean", done, "ask", "L2").state).toBe("met");
    expect(read("ball-squat-clean", done, "ask", "L3").state).toBe("short");
  });

  it("ask for side steps or one-leg ball squats done cleanly within a week before hops", () => {
    const steps = (more: Partial<SetDeed>): string =>
      read("hops-prepared", progress([set("lateral-steps", { clean: clean(6, 5), ...more })])).state;
    expect(steps({})).toBe("met");
    expect(steps({ endedMs: NOW_MS - 8 * DAY_MS })).toBe("short");
    expect(steps({ counted: clean(12, 10) })).toBe("short");
    expect(read("hops-prepared", progress([set("leg-circles", { clean: clean(9, 9) })])).state).toBe("short");
  });

  it("are filled by what a set really came to", () => {
    const definition = EXERCISES.find(({ id }) => id === "leg-circles");
    if (definition === undefined) throw new Error("no leg circles");
    const film = perform(definition, { count: 2, side: "left", effort: "full", fps: 30, targetDeg: 0 });
    const deed = deedOf(runSet(film, recordedSet("leg-circles")).summary, NOW_MS);
    expect(deed).toMatchObject({ exerciseId: "leg-circles", endedMs: NOW_MS, clean: clean(2, 0) });
  });
});

describe("gates that only the person knows", () => {
  it("are asked for again after thirty days", () => {
    const answered = (daysAgo: number): string =>
      read("no-fall", progress([], { "no-fall": NOW_MS - daysAgo * DAY_MS })).state;
    expect(answered(0)).toBe("met");
    expect(answered(30)).toBe("met");
    expect(answered(31)).toBe("ask");
    expect(answered(-1)).toBe("ask");
  });

  it("are confirmed in each session where they unlock an exercise", () => {
    const done = progress([], { "no-fall": NOW_MS });
    expect(read("no-fall", done, "locked").state).toBe("ask");
  });
});

describe("an exercise behind its gates", () => {
  const shut = (readouts: readonly GateReadout[], confirmed: readonly string[], readAll = false): readonly string[] =>
    stillShut(readouts, new Set(confirmed), readAll).map(({ id }) => id);
  const done = progress([
    set("one-leg-deadlift", { clean: clean(10, 10) }),
    set("one-leg-deadlift-pad", { clean: clean(8, 8) }),
  ]);
  const asked = bosuGates.map(({ id }) => id).filter((id) => id !== "deadlift-clean" && id !== "pad-clean");

  it("opens on the Bosu only after what has to be done and every answer of this session", () => {
    const ready = readGates(bosuGates, done, NOW_MS, "L1");
    expect(shut(ready, asked)).toEqual([]);
    expect(shut(ready, asked.slice(1))).toEqual(asked.slice(0, 1));
    expect(shut(ready, [])).toEqual(asked);
  });

  it("stays shut there for whoever says so without having done it, or has only read it", () => {
    const unready = readGates(bosuGates, progress([]), NOW_MS, "L1");
    const everything = bosuGates.map(({ id }) => id);
    expect(shut(unready, everything, true)).toEqual(["deadlift-clean", "pad-clean"]);
  });

  it("opens to whoever has read what is only asked", () => {
    const gates = EXERCISES.find(({ id }) => id === "lateral-hop")?.gates ?? [];
    const readouts = readGates(gates, progress([]), NOW_MS, "L1");
    expect(shut(readouts, [])).not.toEqual([]);
    expect(shut(readouts, [], true)).toEqual([]);
  });
});

describe.each(EXERCISES.flatMap(({ id, gates }) => gates.map((gate) => [id, gate.id] as const)))("%s", (_, gate) => {
  it(`says what ${gate} asks for`, () => {
    expect(gateText(gate)).not.toBe(gate);
  });
});
