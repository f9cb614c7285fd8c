import { describe, expect, test } from "vitest";
import { EXERCISES } from "../../src/exercises/catalog.js";
import type { Progress } from "../../src/history/progress.js";
import { planGates, planWithout } from "../../src/session/plan-gates.js";
import { itemOf } from "../support/workouts.js";

const NOW_MS = Date.UTC(2026, 5, 1);
const DAY_MS = 86_400_000;

const progressOf = (answers: Progress["answers"] = {}, sets: Progress["sets"] = []): Progress => ({
  version: 1,
  sets,
  answers,
});

const planOf = (...items: readonly ReturnType<typeof itemOf>[]) => ({ id: "own", items });

const idsOf = (plan: Parameters<typeof planGates>[0], progress = progressOf()): readonly string[] =>
  planGates(plan, progress, NOW_MS, "by-camera").map(({ exerciseId }) => exerciseId);

describe("what a plan is asked about", () => {
  test("is every exercise with gates, once, in the plan's order, and no other", () => {
    const plan = planOf(...EXERCISES.map(({ id }) => itemOf(id)), itemOf("wall-squat"));
    expect(idsOf(plan)).toEqual(EXERCISES.filter(({ gates }) => gates.length > 0).map(({ id }) => id));
  });

  test("is not asked again while the answers hold", () => {
    const plan = planOf(itemOf("wall-squat"), itemOf("lateral-steps"));
    const [wall] = planGates(plan, progressOf(), NOW_MS, "by-camera");
    const answered = (atMs: number) => Object.fromEntries((wall?.gates ?? []).map(({ id }) => [id, atMs]));
    expect(idsOf(plan, progressOf(answered(NOW_MS - DAY_MS)))).not.toContain("wall-squat");
    expect(idsOf(plan, progressOf(answered(NOW_MS - 31 * DAY_MS)))).toContain("wall-squat");
  });

  test("is by hand what only the person knows", () => {
    const asked = planGates(planOf(...EXERCISES.map(({ id }) => itemOf(id))), progressOf(), NOW_MS, "by-hand");
    const gates = new Set(asked.flatMap((each) => each.gates.map(({ id }) => id)));
    for (const id of ["blood-pressure", "hops-health", "calm-knee", "no-fall", "stand-30s"])
      expect(gates).toContain(id);
    for (const id of ["deadlift-clean", "pad-clean", "ball-squat-clean", "hops-prepared"])
      expect(gates).not.toContain(id);
  });

  test("goes by the deepest of several items of an exercise", () => {
    const clean = { left: 0, right: 0, together: 15 };
    const none = { left: 0, right: 0, together: 0 };
    const done = { exerciseId: "ball-squat", endedMs: NOW_MS, level: "L2" as const };
    const progress = progressOf({ "stand-10s": NOW_MS }, [
      { ...done, counted: clean, clean, refused: none, taps: none },
    ]);
    const item = (level: "L1" | "L3") => itemOf("one-leg-ball-squat", { level });
    expect(idsOf(planOf(item("L1")), progress)).toEqual([]);
    expect(idsOf(planOf(item("L1"), item("L3")), progress)).toEqual(["one-leg-ball-squat"]);
    expect(idsOf(planOf(item("L3"), item("L1")), progress)).toEqual(["one-leg-ball-squat"]);
  });
});

test("a plan without some exercises keeps all others as they are, in their order", () => {
  const items = [itemOf("squat"), itemOf("wall-squat"), itemOf("squat", { sets: 2 }), itemOf("ball-squat")];
  const plan = { id: "own", name: "Mine", items };
  expect(planWithout(plan, new Set(["wall-squat"]))).toEqual({ ...plan, items: [items[0], items[2], items[3]] });
  expect(planWithout(plan, new Set())).toEqual(plan);
});
