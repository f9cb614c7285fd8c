import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  healPlans,
  newPlanId,
  PlanStore,
  planFileText,
  readPlanFile,
  type StoredPlan,
} from "../../src/history/plans.js";
import { AppError } from "../../src/lib/app-error.js";
import { aPlan } from "../support/plans.js";

const ITEM = {
  exerciseId: "squat",
  sets: 2,
  amount: 10,
  level: "L2",
  restS: 60,
  firstLeg: "auto",
  lowImpact: false,
} as const;

const plan = (id: string, part: Partial<StoredPlan> = {}): StoredPlan => ({ id, name: id, items: [ITEM], ...part });

function memory(): { text: string | null; getItem(): string | null; setItem(key: string, value: string): void } {
  return {
    text: null,
    getItem(): string | null {
      return this.text;
    },
    setItem(_key: string, value: string): void {
      this.text = value;
    },
  };
}

const plansOf = (value: unknown): readonly StoredPlan[] => healPlans(value).plans;

describe("own plans", () => {
  it("are found again by the next page, in their order", () => {
    const storage = memory();
    const store = new PlanStore(storage);
    store.put(plan("own-a"));
    store.put(plan("own-b"));
    store.put(plan("own-a", { name: "Renamed" }));
    const next = new PlanStore(storage);
    expect(next.value.plans).toEqual([plan("own-a", { name: "Renamed" }), plan("own-b")]);
    expect(next.find("own-b")).toEqual(plan("own-b"));
    expect(next.find("own-c")).toBeUndefined();
  });

  it("are removed, and brought back to where they were, once", () => {
    const store = new PlanStore(undefined);
    for (const id of ["own-a", "own-b", "own-c"]) store.put(plan(id));
    const removed = store.remove("own-b");
    expect(store.value.plans.map(({ id }) => id)).toEqual(["own-a", "own-c"]);
    expect(store.remove("own-b")).toBeUndefined();
    if (removed === undefined) throw new Error("nothing was removed");
    store.restore(removed);
    store.restore(removed);
    expect(store.value.plans.map(({ id }) => id)).toEqual(["own-a", "own-b", "own-c"]);
  });

  it("lose a damaged exercise and nothing else", () => {
    const damaged = [{ ...ITEM, sets: "two" }, null, { ...ITEM, amount: -1 }, { ...ITEM, level: "L9" }];
    const stored = { version: 1, plans: [plan("own-a"), { ...plan("own-b"), items: [ITEM, ...damaged, ITEM] }, 7] };
    expect(plansOf(stored)).toEqual([plan("own-a"), plan("own-b", { items: [ITEM, ITEM] })]);
  });

  it("keep an exercise that this version does not have, and what a later version has written", () => {
    const strange = plan("own-a", { items: [{ ...ITEM, exerciseId: "cartwheel" }] });
    expect(plansOf({ version: 1, plans: [strange] })).toEqual([strange]);
    expect(plansOf({ version: 2, plans: [{ ...strange, colour: "red" }] })).toEqual([strange]);
  });

  it("lose a damaged name or id, but not the plan, and no two have the same id", () => {
    const stored = [plan("own-a"), plan("own-a"), { ...plan("<script>"), name: 5 }, { ...plan("x"), id: 3 }];
    const healed = plansOf({ plans: stored });
    expect(healed.map(({ name }) => name)).toEqual(["own-a", "own-a", undefined, "x"]);
    expect(healed.map(({ items }) => items)).toEqual(stored.map(() => [ITEM]));
    expect(new Set(healed.map(({ id }) => id)).size).toBe(4);
    for (const { id } of healed) expect(id).toMatch(/^own-[a-z0-9-]+$/);
  });

  it("are healed from anything without a throw, and what is healed stays as it is", () => {
    const nearly = fc.record({
      version: fc.nat(3),
      plans: fc.array(
        fc.oneof(
          fc.anything(),
          fc.record({
            id: fc.oneof(fc.constantFrom("own-a", "own-healed-1", "own-healed-2"), fc.string(), fc.anything()),
            name: fc.oneof(fc.string(), fc.anything()),
            items: fc.array(fc.oneof(fc.constant(ITEM), fc.anything())),
          }),
        ),
      ),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), nearly), (value) => {
        const healed = healPlans(value);
        expect(healPlans(healed)).toEqual(healed);
        const ids = healed.plans.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it("get ids that the store keeps and that are not given twice", () => {
    const ids = Array.from({ length: 50 }, newPlanId);
    expect(new Set(ids).size).toBe(50);
    expect(plansOf({ plans: ids.map((id) => plan(id)) }).map(({ id }) => id)).toEqual(ids);
  });
});

describe("the file of a plan", () => {
  const problemOf = (text: string): string => {
    try {
      readPlanFile(text);
      return "read";
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return error.code;
    }
  };

  it("says what it is, of which version and from where, and gives its plan back", () => {
    fc.assert(
      fc.property(aPlan, (any) => {
        const text = planFileText({ ...any });
        expect(JSON.parse(text)).toMatchObject({ type: "steady-knee-plan", version: 1, source: "Steady Knee" });
        expect(readPlanFile(text)).toEqual(any);
      }),
    );
  });

  it.each([
    ["", "SK-PLAN-FILE"],
    ["{", "SK-PLAN-FILE"],
    ["[]", "SK-PLAN-FILE"],
    ["null", "SK-PLAN-FILE"],
    ['{"format":"steady-knee-trace","version":2}', "SK-PLAN-FILE"],
    ['{"type":"steady-knee-plan","plan":{}}', "SK-PLAN-FILE"],
    ['{"type":"steady-knee-plan","version":"1","plan":{}}', "SK-PLAN-FILE"],
    ['{"type":"steady-knee-plan","version":2,"plan":{}}', "SK-PLAN-VERSION"],
    [`"${"x".repeat(100_001)}"`, "SK-PLAN-FILE"],
    ['{"type":"steady-knee-plan","version":1,"plan":null}', "read"],
  ])("of the text %.60s is told: %s", (text, code) => {
    expect(problemOf(text)).toBe(code);
  });
});
