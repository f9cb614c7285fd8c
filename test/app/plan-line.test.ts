import { expect, test } from "vitest";
import { itemLine, itemName, minutesText } from "../../src/app/plan-line.js";
import type { PlanItem } from "../../src/session/plan.js";

const ITEM: PlanItem = {
  exerciseId: "wall-squat",
  sets: 2,
  amount: 30,
  level: "L2",
  restS: 45,
  firstLeg: "auto",
  lowImpact: false,
};

test.each([
  [ITEM, "2 sets of 30 seconds, 60° deep, 45 seconds of rest"],
  [{ ...ITEM, exerciseId: "squat", sets: 1, amount: 8, restS: 0 }, "1 set of 8 times, 60° deep"],
  [
    { ...ITEM, exerciseId: "hop-squat", amount: 10, level: "L1", lowImpact: true } as const,
    "45° deep, steps instead of hops",
  ],
  [{ ...ITEM, exerciseId: "lateral-hop" }, "with hops, 45"],
  [{ ...ITEM, exerciseId: "lateral-steps", amount: 9.144 }, "9 metres, 10 yards each way, 45"],
  [{ ...ITEM, exerciseId: "leg-circles", firstLeg: "left" } as const, "30 per leg, left leg first"],
  [{ ...ITEM, exerciseId: "cartwheel" }, "This app does not have it and leaves it out."],
])("an exercise of a plan is told in one line (%#)", (item, words) => {
  expect(itemLine(item)).toContain(words);
});

test("an exercise that the app does not have is named by its id", () => {
  expect(itemName({ ...ITEM, exerciseId: "cartwheel" })).toBe("Unknown exercise (cartwheel)");
  expect(itemName(ITEM)).toBe("Wall squat");
});

test("minutes are whole ones, and at least one", () => {
  expect(minutesText(5)).toBe("about 1 minute");
  expect(minutesText(620)).toBe("about 10 minutes");
});
