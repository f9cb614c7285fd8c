import { describe, expect, test } from "vitest";
import { exerciseHash, hashOf, placeOf, planHash, ROUTES } from "../../src/app/routes.js";
import { EXERCISES } from "../../src/exercises/catalog.js";

describe("routes", () => {
  test.each(ROUTES)("the address of %s leads back to it", (route) => {
    expect(placeOf(hashOf(route))).toEqual({ route });
  });

  test.each(EXERCISES.map(({ id }) => id))("the address of the page of %s leads back to it", (id) => {
    expect(placeOf(exerciseHash(id))).toEqual({ route: "exercise", exerciseId: id });
  });

  test.each(["gentle-10", "own-12ab"])("the address of the plan %s leads back to it", (id) => {
    expect(placeOf(planHash(id))).toEqual({ route: "plan", planId: id });
  });

  test.each([
    "",
    "#",
    "#/nowhere",
    "#set/extra",
    "#/exercise",
    "#/exercise/",
    "#/exercise/a/b",
    "#/exercise/<b>",
    "#/plan/",
    "#/plan/A b",
  ])("the address %j leads to the start", (hash) => {
    expect(placeOf(hash)).toEqual({ route: "home" });
  });
});
