import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planProblemText } from "../../src/coach/plan-texts.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { checkPlan, MAX_ITEMS, MAX_NAME_LENGTH } from "../../src/session/plan-check.js";
import {
  addItem,
  changeItem,
  duplicatePlan,
  moveItem,
  newPlan,
  removeItem,
  renamePlan,
  type PlanEdit,
} from "../../src/session/plan-edit.js";
import type { Plan, PlanItem } from "../../src/session/plan.js";
import { READY_PLANS } from "../../src/session/ready-plans.js";
import { aPlan, aName } from "../support/plans.js";

const done = (edit: PlanEdit): Plan => {
  if (!edit.ok) throw new Error(planProblemText(edit.problem));
  return edit.value;
};

const refusal = (edit: PlanEdit): string => (edit.ok ? "done" : planProblemText(edit.problem));

const ids = (plan: Plan): readonly string[] => plan.items.map(({ exerciseId }) => exerciseId);

const THREE: Plan = {
  id: "own-1",
  name: "Three",
  items: ["squat", "wall-squat", "one-leg-deadlift"].reduce<readonly PlanItem[]>(
    (items, id) => done(addItem({ id: "", items }, id)).items,
    [],
  ),
};

describe("editing a plan", () => {
  test.each(EXERCISES)("a plan that begins with $id is a plan, without hops", ({ id, dose, movement }) => {
    const plan = done(newPlan("own-1", " Mine ", id));
    expect(plan.name).toBe("Mine");
    expect(checkPlan(plan).ok).toBe(true);
    const hopping = movement.kind === "hops" || movement.kind === "hop-squat";
    expect(plan.items[0]).toMatchObject({ exerciseId: id, amount: dose.amount, lowImpact: hopping });
  });

  test("adds at the end, up to twenty, and nothing that it does not know", () => {
    expect(ids(done(addItem(THREE, "leg-circles"))).at(-1)).toBe("leg-circles");
    expect(refusal(addItem(THREE, "cartwheel"))).toBe("items 4, exercise: this app has no exercise of that name");
    let plan = THREE;
    while (plan.items.length < MAX_ITEMS) plan = done(addItem(plan, "squat"));
    expect(refusal(addItem(plan, "squat"))).toBe("items: must be 1 to 20 exercises");
  });

  test("removes the one that was meant, but not the last one", () => {
    expect(ids(done(removeItem(THREE, 1)))).toEqual(["squat", "one-leg-deadlift"]);
    expect(refusal(removeItem(done(newPlan("own-1", "One", "squat")), 0))).toBe("items: must be 1 to 20 exercises");
    expect(refusal(removeItem(THREE, 3))).toContain("items 4");
  });

  test("moves up and down, and not past the ends", () => {
    expect(ids(done(moveItem(THREE, 1, -1)))).toEqual(["wall-squat", "squat", "one-leg-deadlift"]);
    expect(ids(done(moveItem(THREE, 1, 1)))).toEqual(["squat", "one-leg-deadlift", "wall-squat"]);
    expect(refusal(moveItem(THREE, 0, -1))).toContain("items 1");
    expect(refusal(moveItem(THREE, 2, 1))).toContain("items 3");
  });

  test.each([
    [{ sets: 0 }, "items 2, sets: must be 1 to 10"],
    [{ sets: 11 }, "items 2, sets: must be 1 to 10"],
    [{ sets: 1.5 }, "items 2, sets: must be 1 to 10"],
    [{ restS: 601 }, "items 2, rest: must be 0 to 600 seconds"],
    [{ restS: -1 }, "items 2, rest: must be 0 to 600 seconds"],
    [{ amount: 19 }, "items 2, amount: must be 20 to 60"],
    [{ amount: 61 }, "items 2, amount: must be 20 to 60"],
    [{ amount: 30.5 }, "items 2, amount: must be 20 to 60"],
    [{ amount: NaN }, "items 2, amount: must be 20 to 60"],
    [{ amount: 33 }, "done"],
    [{ sets: 10, restS: 0 }, "done"],
    [{ level: "L4", firstLeg: "right", lowImpact: true } as const, "done"],
  ])("a change to %j is answered with: %s", (part, answer) => {
    const edit = changeItem(THREE, 1, part);
    expect(refusal(edit)).toBe(answer);
    if (edit.ok) expect(edit.value.items[1]).toEqual({ ...THREE.items[1], ...part });
  });

  test("a change of one exercise leaves the others as they are, also one that the app does not have", () => {
    const strange = { ...THREE, items: [...THREE.items, { ...THREE.items[0], exerciseId: "cartwheel" } as PlanItem] };
    const changed = done(changeItem(strange, 0, { sets: 5 }));
    expect(changed.items.slice(1)).toEqual(strange.items.slice(1));
    expect(refusal(changeItem(strange, 3, { sets: 5 }))).toContain("items 4, exercise");
    expect(ids(done(removeItem(strange, 3)))).toEqual(ids(THREE));
  });

  test("metres may be any within the smallest and largest choice", () => {
    const plan = done(newPlan("own-1", "Steps", "lateral-steps"));
    expect(done(changeItem(plan, 0, { amount: 7.5 })).items[0]?.amount).toBe(7.5);
    expect(refusal(changeItem(plan, 0, { amount: 4.5 }))).toBe("items 1, amount: must be 4.6 to 18.2");
  });

  test("takes a name without the blanks around it, and none that is empty or endless", () => {
    expect(done(renamePlan(THREE, "  Mornings ")).name).toBe("Mornings");
    expect(refusal(renamePlan(THREE, "   "))).toBe("name: must have 1 to 60 letters");
    expect(refusal(renamePlan(THREE, "x".repeat(MAX_NAME_LENGTH + 1)))).toBe("name: must have 1 to 60 letters");
  });

  test("a copy of a ready plan is an own one with the same exercises", () => {
    for (const ready of READY_PLANS) {
      const copy = done(duplicatePlan(ready, "own-2", "Copy"));
      expect(copy).toEqual({ id: "own-2", name: "Copy", items: ready.items });
    }
  });

  const anyEdit = fc.tuple(
    fc.constantFrom("add", "remove", "move", "change", "rename"),
    fc.nat(25),
    fc.record(
      {
        sets: fc.integer({ min: -1, max: 12 }),
        amount: fc.oneof(fc.integer({ min: -1, max: 80 }), fc.double()),
        restS: fc.integer({ min: -5, max: 700 }),
        lowImpact: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    fc.constantFrom(...EXERCISES.map(({ id }) => id)),
    fc.oneof(aName, fc.string()),
  );

  test("whatever is edited, a plan stays a plan, and a refused edit says where", () => {
    fc.assert(
      fc.property(aPlan, fc.array(anyEdit, { maxLength: 30 }), (start, edits) => {
        let plan: Plan = { id: "own-1", ...start };
        for (const [kind, index, part, exerciseId, name] of edits) {
          const before = JSON.stringify(plan);
          const results: Readonly<Record<typeof kind, () => PlanEdit>> = {
            add: () => addItem(plan, exerciseId),
            remove: () => removeItem(plan, index),
            move: () => moveItem(plan, index, index % 2 === 0 ? 1 : -1),
            change: () => changeItem(plan, index, part),
            rename: () => renamePlan(plan, name),
          };
          const result = results[kind]();
          expect(JSON.stringify(plan)).toBe(before);
          if (result.ok) plan = result.value;
          else expect(planProblemText(result.problem)).toMatch(/^(?:name|items|items \d+(?:, [a-z ]+)?): \S/);
          expect(checkPlan(plan).ok).toBe(true);
        }
      }),
    );
  });

  test("a move there and back changes nothing", () => {
    fc.assert(
      fc.property(aPlan, fc.nat(18), (start, index) => {
        const plan: Plan = { id: "own-1", ...start };
        const there = moveItem(plan, index, 1);
        if (there.ok) expect(done(moveItem(there.value, index + 1, -1))).toEqual(plan);
        else expect(index).toBeGreaterThanOrEqual(plan.items.length - 1);
      }),
    );
  });
});
