import { describe, expect, test } from "vitest";
import { memoryTimeMs, rateWithin } from "./budget.js";

const ASKED = { pictures: 60, rounds: 3 };

describe("the rate", () => {
  test("gets all that was asked for when there is time", () => {
    expect(rateWithin(ASKED, 100, 18_000)).toEqual(ASKED);
  });

  test("gives up rounds before pictures", () => {
    expect(rateWithin(ASKED, 100, 17_900)).toEqual({ pictures: 60, rounds: 2 });
    expect(rateWithin(ASKED, 100, 5900)).toEqual({ pictures: 59, rounds: 1 });
  });

  test("never goes below six pictures and one round, even when the time is up", () => {
    expect(rateWithin(ASKED, 4000, 1000)).toEqual({ pictures: 6, rounds: 1 });
    expect(rateWithin(ASKED, 4000, -1000)).toEqual({ pictures: 6, rounds: 1 });
  });

  test("never takes more than was asked for", () => {
    expect(rateWithin({ pictures: 3, rounds: 1 }, 4000, 1000)).toEqual({ pictures: 3, rounds: 1 });
  });
});

describe("the frames of the memory", () => {
  test("get the time that the rate does not need", () => {
    expect(memoryTimeMs(ASKED, 10, 60_000)).toBe(60_000 - 60 * 3 * 2 * 10);
  });

  test("get half of the time when the rate needs more than the other half", () => {
    expect(memoryTimeMs(ASKED, 1000, 60_000)).toBe(30_000);
  });

  test("get all the time when the rate is not measured, and none when it is up", () => {
    expect(memoryTimeMs(undefined, 1000, 60_000)).toBe(60_000);
    expect(memoryTimeMs(ASKED, 1000, -500)).toBe(0);
  });
});
