import { describe, expect, test } from "vitest";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { Condition, FormRule } from "../../src/checker/definition.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { hopSquats, sideHops } from "../support/drawn-travel.js";
import { recordedSet, runSet } from "../support/run-set.js";

const RIGHT_AGAIN = ["right", "left", "right", "left", "right", "left"] as const;

const HOPS: Readonly<Record<string, (kneeInShare: number, landings: number) => Iterable<PoseFrame>>> = {
  "lateral-hop": (kneeInShare, landings) => sideHops({ kneeInShare, landings: RIGHT_AGAIN.slice(0, landings) }),
  "hop-squat": (kneeInShare, count) => hopSquats({ kneeInShare, count }),
};

/** Severities with which a rule is raised, in their order. */
const severities = (frames: Iterable<PoseFrame>, id: string, ruleId: string): readonly string[] =>
  runSet(frames, recordedSet(id)).events.flatMap((event) =>
    event.type === "fault-raised" && event.ruleId === ruleId ? [event.severity] : [],
  );

describe.each([
  ["lateral-hop", "E1a-1"],
  ["hop-squat", "E1c-3"],
] as const)("knees that fall in on landing in %s (exercises.md 6.4)", (id, ruleId) => {
  const film = HOPS[id];

  test("stop the set when it is far, twice", () => {
    expect(film && severities(film(0.11, 3), id, ruleId)).toContain("stop-set");
  });

  test("do not when it is far only once", () => {
    expect(film && severities(film(0.11, 1), id, ruleId)).not.toContain("stop-set");
  });

  test("are a warning, and no stop, when it is less", () => {
    const told = film && severities(film(0.05, 3), id, ruleId);
    expect(told).toContain("safe");
    expect(told).not.toContain("stop-set");
  });
});

const isBrokenAt = ({ keep: { below = Infinity } }: Condition<string>, value: number): boolean =>
  typeof below === "number" && value > below;

/** The rule stops the set when the free foot has come down so often in one attempt. */
function stopsAt(rule: FormRule<string>, taps: number): boolean {
  const ways = [
    { severity: rule.severity, conditions: rule.conditions },
    ...(rule.worse === undefined ? [] : [rule.worse]),
  ];
  return ways.some(
    ({ severity, conditions }) =>
      (severity === "stop" || severity === "stop-set") &&
      conditions.some((condition) => condition.metric === "taps" && isBrokenAt(condition, taps)),
  );
}

test.each(EXERCISES.filter(({ legs }) => legs !== "together").map(({ id, rules }) => ({ id, rules })))(
  "three touches of the free foot in one attempt end a set of $id (exercises.md 6.4)",
  ({ rules }) => {
    expect(rules.some((rule) => stopsAt(rule, 3))).toBe(true);
  },
);
