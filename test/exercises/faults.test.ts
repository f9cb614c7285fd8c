import { describe, expect, it } from "vitest";
import { EXERCISES } from "../../src/exercises/catalog.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { FaultCase } from "../support/fault-cases.js";
import { recordedSet, runSet } from "../support/run-set.js";

const files = import.meta.glob<{ readonly FAULT_CASES: readonly FaultCase[] }>("./faults/*.ts", { eager: true });

const casesOf = (exerciseId: string): readonly FaultCase[] => files[`./faults/${exerciseId}.ts`]?.FAULT_CASES ?? [];

describe.each(EXERCISES.map((exercise) => [exercise.id, exercise] as const))("faults of %s", (id, { rules }) => {
  const cases = casesOf(id);
  const judgedHarder = new Set(rules.filter((rule) => rule.severity !== "info").map((rule) => rule.id));

  /** Ids that were raised, each once, in the order of their names. */
  const raisedBy = (film: () => Iterable<PoseFrame>, options: FaultCase["options"]): readonly string[] => {
    const { events } = runSet(film(), { ...recordedSet(id), ...options });
    return [...new Set(events.filter((event) => event.type === "fault-raised").map((event) => event.ruleId))].sort();
  };

  it("have a case for every rule, and none for a rule that is not there", () => {
    const ruled = [...new Set(rules.map((rule) => rule.id))].sort();
    expect([...new Set(cases.map((fault) => fault.ruleId))].sort()).toEqual(ruled);
  });

  it.each(cases.map((fault) => [fault.ruleId, fault.doing, fault] as const))(
    "%s is raised by %s, and nothing else is",
    (ruleId, _, { raises, options, along = [] }) => {
      const raised = raisedBy(raises, options);
      expect(raised).toContain(ruleId);
      expect(raised.filter((other) => other !== ruleId && judgedHarder.has(other))).toEqual([...along].sort());
    },
  );

  it.each(cases.map((fault) => [fault.ruleId, fault.doing, fault] as const))(
    "%s is not raised just inside of %s",
    (ruleId, _, { justInside, options }) => {
      const raised = raisedBy(justInside, options);
      expect(raised.filter((other) => judgedHarder.has(other) || other === ruleId)).toEqual([]);
    },
  );
});
