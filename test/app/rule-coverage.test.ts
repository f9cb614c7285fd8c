import { describe, expect, test } from "vitest";
import { ENGINE_IDS } from "../../src/body/pose-frame.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { wallSquat } from "../../src/exercises/wall-squat.js";
import { coverageOf } from "../../src/app/rule-coverage.js";

describe("what a page says of the rules before a set", () => {
  const cuesOf = (engine: Parameters<typeof coverageOf>[1]): readonly string[] =>
    coverageOf(wallSquat, engine).flatMap(({ byEngine, rule }) => (byEngine ? [] : [rule.cue]));

  test("MoveNet sees no heels, the full model sees all that the wall squat asks for", () => {
    expect(cuesOf("blazepose-full")).toEqual([]);
    expect(cuesOf("movenet-thunder")).toContain("weight-in-heels");
  });

  test("knees that fall in are seen only from the front of a wall squat", () => {
    const knees = coverageOf(wallSquat, "blazepose-full").find(({ rule }) => rule.cue === "knees-apart");
    expect(knees?.onlyFrom).toEqual(["front"]);
  });

  test("a rule from the usual side names no other side", () => {
    const high = coverageOf(wallSquat, "blazepose-full").find(({ rule }) => rule.cue === "slide-down");
    expect(high?.onlyFrom).toEqual([]);
  });

  test.each(EXERCISES)("under every engine most rules of $id stay", (definition) => {
    for (const engine of ENGINE_IDS) {
      const seen = coverageOf(definition, engine).filter(({ byEngine }) => byEngine);
      expect(seen.length).toBeGreaterThanOrEqual(definition.rules.length / 2);
    }
  });
});
