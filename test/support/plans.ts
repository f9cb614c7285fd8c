import fc from "fast-check";
import { DEPTH_LEVELS } from "../../src/checker/events.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { FIRST_LEGS, MAX_ITEMS, MAX_NAME_LENGTH, MAX_REST_S, MAX_SETS } from "../../src/session/plan-check.js";
import type { PlanItem } from "../../src/session/plan.js";

/** Names that a plan may have. */
export const aName = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .map((name) => name.trim())
  .filter((name) => name.length > 0 && name.length <= MAX_NAME_LENGTH);

/** Any exercise within the limits of a plan. */
const anItem: fc.Arbitrary<PlanItem> = fc.constantFrom(...EXERCISES).chain(({ id, dose }) =>
  fc.record({
    exerciseId: fc.constant(id),
    sets: fc.integer({ min: 1, max: MAX_SETS }),
    amount: fc.constantFrom(...dose.choices),
    level: fc.constantFrom(...DEPTH_LEVELS),
    restS: fc.integer({ min: 0, max: MAX_REST_S }),
    firstLeg: fc.constantFrom(...FIRST_LEGS),
    lowImpact: fc.boolean(),
  }),
);

/** Name and exercises of any plan within the limits. */
export const aPlan = fc.record({
  name: aName,
  items: fc.array(anItem, { minLength: 1, maxLength: MAX_ITEMS }),
});
