import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  distanceSign,
  fixedText,
  fromTall,
  fromWalked,
  measuredSign,
  numberText,
  orList,
  otherDistanceSign,
  percentText,
  plural,
  shortSeconds,
  spanSign,
  toAway,
  toHigh,
  toTall,
  toWalked,
  unitsOfRegion,
  useUnits,
  weightText,
  wholeSeconds,
} from "../../src/lib/quantities.js";
import { inLanguage } from "../support/in-language.js";

afterEach(() => {
  useUnits("metric");
});

describe("numbers", () => {
  test("have the decimal sign of the language", async () => {
    expect([numberText(2.5), fixedText(3, 1), shortSeconds(1250), percentText(0.706)]).toEqual([
      "2.5",
      "3.0",
      "1.3 s",
      "71 %",
    ]);
    await inLanguage("de");
    expect([numberText(2.5), fixedText(3, 1), shortSeconds(1250), weightText(2.5)]).toEqual([
      "2,5",
      "3,0",
      "1,3 s",
      "2,5 kg",
    ]);
  });

  test("of seconds are never rounded up", () => {
    expect(wholeSeconds(59_999)).toBe("59 s");
  });

  test("have the form of their count", () => {
    const forms = { one: "one", other: "many" };
    expect([0, 1, 2, 21].map((count) => plural(count, forms))).toEqual(["many", "one", "many", "many"]);
    expect(plural(1, { other: "any" })).toBe("any");
  });

  test("of a choice are joined by the word of the language", async () => {
    expect(orList(["a", "b"])).toBe("a or b");
    await inLanguage("de");
    expect(orList(["a", "b"])).toBe("a oder b");
  });
});

describe("distances", () => {
  test("are told in metres, and in yards to the half for who measures so", () => {
    expect([distanceSign(9.144), otherDistanceSign(9.144), measuredSign(3), spanSign(0.3)]).toEqual([
      "9.1 m",
      "10 yd",
      "3.0 m",
      "30 cm",
    ]);
    useUnits("yards");
    expect([distanceSign(9.144), otherDistanceSign(9.144), measuredSign(3), spanSign(0.3)]).toEqual([
      "10 yd",
      "9.1 m",
      "3.5 yd",
      "12 in",
    ]);
  });

  test("to the camera are in half feet for who measures so, and its height too", () => {
    expect([toAway(2.5), toHigh(0.6)]).toEqual([2.5, 60]);
    useUnits("yards");
    expect([toAway(2.5), toHigh(0.6)]).toEqual([8, 2]);
  });

  test.each(["metric", "yards"] as const)("come back from %s as what they were", (system) => {
    useUnits(system);
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 50, noNaN: true }), (metres) => {
        expect(fromWalked(toWalked(metres))).toBeCloseTo(metres, 9);
        // Heights are typed as whole centimetres or inches.
        expect(Math.abs(fromTall(toTall(metres)) - metres)).toBeLessThanOrEqual(0.0128);
      }),
    );
  });

  test.each([
    [["en-US", "de"], "yards"],
    [["en-GB"], "metric"],
    [["de-DE", "en-US"], "metric"],
    [["en"], "metric"],
    [[], "metric"],
  ])("are told to a reader of %j as %s", (tags, system) => {
    expect(unitsOfRegion(tags)).toBe(system);
  });
});
