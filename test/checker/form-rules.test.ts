import { describe, expect, it } from "vitest";
import { defineExercise } from "../../src/checker/definition.js";
import type { Values } from "../../src/checker/definition.js";
import { NO_FAULTS, stepFormRules } from "../../src/checker/form-rules.js";
import type { FormRulesState } from "../../src/checker/form-rules.js";
import { wallSquat } from "../../src/exercises/wall-squat.js";

const STEP_MS = 100;

/** Two rules: one of two conditions in degrees, one of a length against its widest. */
const definition = defineExercise({
  ...wallSquat,
  rules: [
    {
      id: "two",
      severity: "form",
      cue: "two",
      conditions: [
        { metric: "knee", keep: { below: 100 } },
        { metric: "shank", keep: { below: 15 } },
      ],
      forMs: 300,
    },
    {
      id: "narrow",
      severity: "safe",
      cue: "narrow",
      conditions: [{ metric: "kneeGap", keep: { above: 0.85 }, relativeToWidest: true }],
      forMs: 300,
    },
  ],
});

/** Holds values for a while and gives what was told, "+" raised and "-" cleared, with the state after it. */
class Judge {
  state: FormRulesState = NO_FAULTS;
  timeMs = 0;
  readonly told: string[] = [];

  show(values: Values, forMs: number, { attempting = true, over = false } = {}): this {
    for (const endMs = this.timeMs + forMs; this.timeMs < endMs;) {
      this.timeMs += STEP_MS;
      const step = stepFormRules(this.state, definition, {
        timeMs: this.timeMs,
        stepMs: STEP_MS,
        values,
        measures: {},
        phase: "hold",
        attempt: 1,
        signals: [],
        view: "side",
        targetDeg: 90,
        attempting,
        over,
      });
      this.state = step.state;
      for (const event of step.events) {
        if (event.type === "fault-raised") this.told.push(`+${event.ruleId} ${String(event.value)}`);
        if (event.type === "fault-cleared") this.told.push(`-${event.ruleId} ${String(event.durationMs)}`);
      }
    }
    return this;
  }

  judged(): readonly boolean[] {
    return this.state.rules.map((rule) => rule.judged);
  }
}

describe("form rules", () => {
  it("raise a fault after its persistence, with the value of the first condition that is broken", () => {
    expect(new Judge().show({ knee: 101, shank: 20 }, 200).told).toEqual([]);
    expect(new Judge().show({ knee: 101, shank: 20 }, 300).told).toEqual(["+two 101"]);
    expect(new Judge().show({ knee: 90, shank: 20 }, 300).told).toEqual(["+two 20"]);
  });

  it("clear it when all conditions are back inside by the margin for long enough", () => {
    const judge = new Judge().show({ knee: 101, shank: 20 }, 300).show({ knee: 90, shank: 13 }, 1000);
    expect(judge.told).toEqual(["+two 101"]);
    expect(judge.show({ knee: 90, shank: 12 }, 200).told).toHaveLength(1);
    expect(judge.show({ knee: 90, shank: 12 }, 100).told).toEqual(["+two 101", "-two 1300"]);
  });

  it("clear everything when the attempt is over", () => {
    const judge = new Judge().show({ knee: 101, shank: 0 }, 300).show({}, 100, { over: true });
    expect(judge.told).toEqual(["+two 101", "-two 100"]);
    expect(judge.judged()).toEqual([false, false]);
  });

  it("are not judged while nothing they need is seen, and keep their time", () => {
    const judge = new Judge().show({ knee: 101 }, 200);
    expect(judge.judged()).toEqual([true, false]);
    expect(judge.show({ kneeGap: 0.3 }, 1000).judged()).toEqual([false, true]);
    expect(judge.show({ knee: 101 }, 100).told).toEqual(["+two 101"]);
  });

  it("add no time while the person moves", () => {
    const judge = new Judge().show({ knee: 101 }, 200).show({ knee: 101 }, 1000, { attempting: false });
    expect(judge.told).toEqual([]);
    expect(judge.judged()).toEqual([true, false]);
    expect(judge.show({ knee: 101 }, 100).told).toEqual(["+two 101"]);
  });

  it("measure against the widest since the attempt began, not since the one before", () => {
    const judge = new Judge().show({ kneeGap: 0.2 }, 100).show({ kneeGap: 0.4 }, 100);
    expect(judge.show({ kneeGap: 0.3 }, 300).told).toEqual(["+narrow 0.7499999999999999"]);
    const next = new Judge().show({ kneeGap: 0.4 }, 100).show({}, 100, { over: true });
    expect(next.show({ kneeGap: 0.3 }, 1000).told).toEqual([]);
  });
});
