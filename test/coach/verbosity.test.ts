import { describe, expect, test } from "vitest";
import type { CueKind } from "../../src/coach/cue.js";
import { isSpoken, VERBOSITIES, type Utterable } from "../../src/coach/verbosity.js";

const kinds = (...names: readonly CueKind[]): readonly Utterable[] => names.map((kind) => ({ kind }));

const CASES: readonly (readonly [string, readonly Utterable[], readonly string[]])[] = [
  ["a stop and the end of the set", kinds("stop", "end"), ["full", "sparse", "counts"]],
  ["a warning that ends the set", [{ kind: "safe", endsSet: true }], ["full", "sparse", "counts"]],
  [
    "numbers, placement, what comes next, pauses",
    kinds("count", "placement", "phase", "pause"),
    ["full", "sparse", "counts"],
  ],
  ["what to do to go on", [{ kind: "notice", key: "notice.other-leg" }], ["full", "sparse", "counts"]],
  ["what is good to know", [{ kind: "notice", key: "notice.breathe" }], ["full", "sparse"]],
  ["a warning, first and again", [{ kind: "safe" }, { kind: "safe", again: true }], ["full", "sparse"]],
  ["why a repetition did not count", [{ kind: "refused" }, { kind: "refused", again: true }], ["full", "sparse"]],
  ["a correction of form for the first time", kinds("form"), ["full", "sparse"]],
  ["a correction of form again", [{ kind: "form", again: true }], ["full"]],
  ["praise", kinds("praise"), ["full"]],
];

describe("what is said aloud", () => {
  test.each(CASES)("%s", (_, utterables, spokenWith) => {
    for (const utterable of utterables) {
      expect(VERBOSITIES.filter((verbosity) => isSpoken(utterable, verbosity))).toEqual(spokenWith);
    }
  });
});
