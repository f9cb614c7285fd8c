import { describe, expect, test } from "vitest";
import { exerciseHash, hashOf, placeOf, ROUTES } from "../../src/app/routes.js";
import { EXERCISES } from "../../src/exercises/catalog.js";

describe("routes", () => {
  test.each(ROUTES)("the address of %s leads back to it", (route) => {
    expect(placeOf(hashOf(route))).toEqual({ route });
  });

  test.each(EXERCISES.map(({ id }) => id))("the address of the page of %s leads back to it", (id) => {
    expect(placeOf(exerciseHash(id))).toEqual({ route: "exercise", exerciseId: id });
  });

  test.each(["", "#", "#/nowhere", "#set/extra", "#/exercise", "#/exercise/", "#/exercise/a/b", "#/exercise/<b>"])(
    "the address %j leads to the start",
    (hash) => {
      expect(placeOf(hash)).toEqual({ route: "home" });
    },
  );
});
