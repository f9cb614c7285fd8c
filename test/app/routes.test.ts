import { describe, expect, test } from "vitest";
import { hashOf, ROUTES, routeOf } from "../../src/app/routes.js";

describe("routes", () => {
  test.each(ROUTES)("the address of %s leads back to it", (route) => {
    expect(routeOf(hashOf(route))).toBe(route);
  });

  test.each(["", "#", "#/nowhere", "#set/extra"])("the address %j leads to the start", (hash) => {
    expect(routeOf(hash)).toBe("home");
  });
});
