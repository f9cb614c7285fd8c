import { describe, expect, test } from "vitest";
import { exerciseText } from "../../src/coach/exercise-texts.js";
import { BLOCKS } from "../../src/coach/exercises/exercise-text.js";
import { gearNames, readyPlanText } from "../../src/coach/plan-texts.js";
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";
import { checkPlan } from "../../src/session/plan-check.js";
import { estimateS, gearOf, viewChangesOf } from "../../src/session/plan-duration.js";
import { PLAN_LEVELS, PLAN_MINUTES, READY_PLANS, findReadyPlan } from "../../src/session/ready-plans.js";
import type { ExerciseDefinition } from "../../src/checker/definition.js";
import type { PlanItem } from "../../src/session/plan.js";

const definitionOf = (id: string): ExerciseDefinition => {
  const found = findExercise(id);
  if (found === undefined) throw new Error(`no exercise ${id}`);
  return found;
};

const hops = ({ exerciseId, lowImpact }: PlanItem): boolean => {
  const { kind } = definitionOf(exerciseId).movement;
  return (kind === "hops" || kind === "hop-squat") && !lowImpact;
};

const isLocked = ({ gates }: ExerciseDefinition): boolean => gates.some(({ strength }) => strength === "locked");

describe("ready plans", () => {
  test("there is one for every length and level, each with its own id, name and purpose", () => {
    for (const minutes of PLAN_MINUTES) {
      for (const level of PLAN_LEVELS) {
        const found = READY_PLANS.filter((plan) => plan.minutes === minutes && plan.difficulty === level);
        expect(found).toHaveLength(1);
      }
    }
    expect(new Set(READY_PLANS.map(({ id }) => id)).size).toBe(READY_PLANS.length);
    expect(new Set(READY_PLANS.map(({ id }) => readyPlanText(id).name)).size).toBe(READY_PLANS.length);
    for (const { id } of READY_PLANS) expect(readyPlanText(id).purpose.length).toBeLessThanOrEqual(65);
    expect(() => readyPlanText("nowhere")).toThrow("nowhere");
    expect(findReadyPlan("nowhere")).toBeUndefined();
  });

  describe.each(READY_PLANS)("$id", (plan) => {
    test("takes as long as it says, give or take 15 %", () => {
      const minutes = estimateS(plan) / 60;
      expect(minutes).toBeGreaterThanOrEqual(plan.minutes * 0.85);
      expect(minutes).toBeLessThanOrEqual(plan.minutes * 1.15);
    });

    test("holds to the limits, with amounts and levels that its exercises offer", () => {
      expect(checkPlan({ name: readyPlanText(plan.id).name, items: plan.items }).ok).toBe(true);
      for (const { exerciseId, amount } of plan.items) expect(definitionOf(exerciseId).dose.choices).toContain(amount);
    });

    test("works hip, knee and ankle, no exercise twice, and moves the camera three times at most", () => {
      const ids = plan.items.map(({ exerciseId }) => exerciseId);
      expect(new Set(ids.map((id) => exerciseText(id).block))).toEqual(new Set(BLOCKS));
      expect(new Set(ids).size).toBe(ids.length);
      expect(viewChangesOf(plan)).toBeLessThanOrEqual(3);
    });

    test("has nothing that is locked, and hops only after side steps, in the strong ones", () => {
      expect(plan.items.filter(({ exerciseId }) => isLocked(definitionOf(exerciseId)))).toEqual([]);
      if (plan.difficulty !== "strong") expect(plan.items.filter(hops)).toEqual([]);
      else expect(plan.items[0]?.exerciseId).toBe("lateral-steps");
    });
  });

  test("gentle ones bend least, stay on firm ground with firm things, and lift no weight", () => {
    for (const plan of READY_PLANS.filter(({ difficulty }) => difficulty === "gentle")) {
      const withDepth = plan.items.filter(({ exerciseId }) => definitionOf(exerciseId).depth !== undefined);
      expect(withDepth.map(({ level }) => level)).toEqual(withDepth.map(() => "L1"));
      expect(gearOf(plan).filter((gear) => ["pad", "bosu", "dumbbell"].includes(gear))).toEqual([]);
      const kinds = plan.items.map(({ exerciseId }) => definitionOf(exerciseId).movement.kind);
      expect(kinds).not.toContain("hops");
      expect(kinds).not.toContain("hop-squat");
    }
  });
});

describe("how long a plan takes", () => {
  const item = (exerciseId: string, part: Partial<PlanItem> = {}): PlanItem => ({
    exerciseId,
    sets: 1,
    amount: definitionOf(exerciseId).dose.amount,
    level: "L2",
    restS: 60,
    firstLeg: "auto",
    lowImpact: true,
    ...part,
  });
  const secondsOf = (...items: readonly PlanItem[]): number => estimateS({ items });

  test("a plan without exercises takes no time, and an unknown one adds none", () => {
    expect(secondsOf()).toBe(0);
    expect(secondsOf({ ...item("squat"), exerciseId: "cartwheel" })).toBe(0);
    expect(secondsOf(item("squat"), { ...item("squat"), exerciseId: "cartwheel" })).toBe(secondsOf(item("squat")));
  });

  test.each(EXERCISES)("more of $id, more sets of it and longer rests take longer", ({ id, dose }) => {
    const least = Math.min(...dose.choices);
    const once = secondsOf(item(id, { amount: least }));
    expect(secondsOf(item(id, { amount: Math.max(...dose.choices) }))).toBeGreaterThan(once);
    const thrice = secondsOf(item(id, { amount: least, sets: 3 }));
    expect(thrice).toBeGreaterThan(once);
    // No rest after the last set, so two of three.
    expect(secondsOf(item(id, { amount: least, sets: 3, restS: 90 }))).toBe(thrice + 60);
  });

  test("both legs take more than twice the time of one set together, for the change between them", () => {
    const ready = secondsOf(item("one-leg-deadlift", { amount: 5 }));
    expect(secondsOf(item("one-leg-deadlift", { amount: 8 }))).toBe(ready + 2 * 3 * 5);
  });

  test("the same exercises take longer when the camera has to be moved more often", () => {
    const [front, otherFront, side] = [item("lateral-steps"), item("lateral-hop"), item("squat")];
    expect(viewChangesOf({ items: [front, otherFront, side] })).toBe(1);
    expect(viewChangesOf({ items: [front, side, otherFront] })).toBe(2);
    expect(secondsOf(front, side, otherFront)).toBeGreaterThan(secondsOf(front, otherFront, side));
  });

  test("what is needed is named once, and every thing has a name", () => {
    const gear = gearOf({ items: [item("wall-squat"), item("ball-squat"), item("one-leg-ball-squat")] });
    expect(gear).toEqual(["wall", "ball", "hold"]);
    for (const { gear: things = [] } of EXERCISES) for (const thing of things) expect(gearNames()[thing]).not.toBe("");
  });
});
