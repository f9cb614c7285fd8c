import { describe, expect, it } from "vitest";
import { failuresOfPlaywright, failuresOfVitest } from "./failures.mjs";

describe("the failures named at the end of a run", () => {
  it("of vitest are the tests with the first line of what is wrong, without colours", () => {
    const told = failuresOfVitest({
      testResults: [
        {
          name: "a.test.ts",
          status: "failed",
          message: "",
          assertionResults: [
            { status: "passed", fullName: "a holds", failureMessages: [] },
            {
              status: "failed",
              fullName: "a counts",
              failureMessages: ["\u001B[31mAssertionError: 1 is not 2\u001B[39m\n    at a.test.ts:1"],
            },
          ],
        },
        {
          name: "b.test.ts",
          status: "failed",
          message: "Cannot find module './b.js'\nrequire stack",
          assertionResults: [],
        },
        { name: "c.test.ts", status: "passed", message: "", assertionResults: [] },
      ],
    });
    expect(told).toEqual(["a counts: AssertionError: 1 is not 2", "b.test.ts: Cannot find module './b.js'"]);
  });

  it("of playwright are the journeys of all nested suites, and what went wrong outside of any", () => {
    const held = { title: "holds", ok: true, tests: [{ results: [{}] }] };
    const broken = {
      title: "counts",
      ok: false,
      tests: [{ results: [{}, { error: { message: "\u001B[2mexpect(\u001B[22mlocator) failed\n\nLocator: x" } }] }],
    };
    const told = failuresOfPlaywright({
      suites: [{ title: "a.spec.ts", specs: [held], suites: [{ title: "on a phone", specs: [broken, held] }] }],
      errors: [{ message: "the server did not start" }],
    });
    expect(told).toEqual([
      "on a phone › counts: expect(locator) failed",
      "outside of any test: the server did not start",
    ]);
  });
});
