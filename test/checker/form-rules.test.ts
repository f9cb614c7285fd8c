import { describe, expect, it } from "vitest";
import { defineExercise } from "../../src/checker/definition.js";
import type { Values } from "../../src/checker/definition.js";
import { NO_FAULTS, stepFormRules } from "../../src/checker/form-rules.js";
import type { FormRulesInput, FormRulesState } from "../../src/checker/form-rules.js";
import { wallSquat } from "../../src/exercises/wall-squat.js";

const STEP_MS = 100;

/** Rules of the moment: two conditions in degrees, and a length against its widest. Rules of attempts and signals. */
const definition = defineExercise({
  ...wallSquat,
  measures: { deepest: { of: "knee", take: "max" } },
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
    {
      id: "deep",
      severity: "safe",
      cue: "deep",
      conditions: [{ metric: "deepest", keep: { below: 100 } }],
      forMs: 0,
      attempts: { broken: 2, of: 3 },
    },
    { id: "fast", severity: "form", cue: "fast", conditions: [{ metric: "downS", keep: { above: 1 } }], forMs: 0 },
    { id: "foot", severity: "form", cue: "foot", conditions: [], forMs: 0, signals: ["tap"] },
    {
      id: "bottom",
      severity: "form",
      cue: "bottom",
      conditions: [{ metric: "trunk", keep: { below: 20 } }],
      forMs: 200,
      during: ["bottom"],
    },
    {
      id: "tilt",
      severity: "form",
      cue: "tilt",
      conditions: [{ metric: "thigh", keep: { below: 10 } }],
      forMs: 100,
      worse: { severity: "stop", conditions: [{ metric: "thigh", keep: { below: 30 } }], forMs: 200 },
    },
    {
      id: "twice",
      severity: "safe",
      cue: "twice",
      conditions: [{ metric: "deepest", keep: { below: 150 } }],
      forMs: 0,
      worse: {
        severity: "stop-set",
        conditions: [{ metric: "deepest", keep: { below: 160 } }],
        forMs: 0,
        attempts: { broken: 2, of: 3 },
      },
    },
    {
      id: "front",
      severity: "form",
      cue: "front",
      conditions: [{ metric: "head", keep: { below: 20 } }],
      forMs: 0,
      view: "front",
    },
    {
      id: "skip",
      severity: "form",
      cue: "skip",
      conditions: [],
      forMs: 0,
      signals: ["side-skipped"],
      attempts: { broken: 2, of: 3 },
    },
  ],
});

/** Holds values for a while and gives what was told, "+" raised and "-" cleared, with the state after it. */
class Judge {
  state: FormRulesState = NO_FAULTS;
  timeMs = 0;
  readonly told: string[] = [];

  show(
    values: Values,
    forMs: number,
    { attempting = true, over = false, ...more }: Partial<FormRulesInput> = {},
  ): this {
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
        ...more,
      });
      this.state = step.state;
      for (const event of step.events) {
        if (event.type === "fault-raised") {
          const grave = event.severity.startsWith("stop") ? "!" : "";
          this.told.push(`+${event.ruleId}${grave} ${String(event.value)}`);
        }
        if (event.type === "fault-cleared") this.told.push(`-${event.ruleId} ${String(event.durationMs)}`);
      }
    }
    return this;
  }

  /** One attempt of 300 ms with what was measured in it. */
  attempt(attempt: number, measures: Values, more: Partial<FormRulesInput> = {}): this {
    return this.show({}, 300, { attempt, phase: "down", measures, ...more });
  }

  /** Of the first two rules. */
  judged(): readonly boolean[] {
    return this.state.rules.slice(0, 2).map((rule) => rule.judged);
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

describe("rules of attempts", () => {
  it("are raised in the attempt that makes it two of the last three, as soon as it is broken there", () => {
    const judge = new Judge().attempt(1, { deepest: 105 }).attempt(2, { deepest: 90 });
    expect(judge.told).toEqual([]);
    expect(judge.show({}, 100, { attempt: 3, phase: "down", measures: { deepest: 101 } }).told).toEqual(["+deep 101"]);
  });

  it("forget what is more than three attempts ago", () => {
    const judge = new Judge().attempt(1, { deepest: 105 }).attempt(2, { deepest: 90 }).attempt(3, { deepest: 90 });
    expect(judge.attempt(4, { deepest: 105 }).told).toEqual([]);
  });

  it("leave out attempts in which nothing could be judged", () => {
    const judge = new Judge().attempt(1, { deepest: 105 }).attempt(2, {}).attempt(3, {}).attempt(4, {});
    expect(judge.attempt(5, { deepest: 105 }).told).toEqual(["+deep 105"]);
  });

  it("leave out an attempt that came to nothing", () => {
    const nothing: Partial<FormRulesInput> = { attempt: 2, phase: "rest", voided: true };
    const judge = new Judge().attempt(1, { deepest: 90 }).attempt(2, { deepest: 105 }).show({}, 100, nothing);
    expect(judge.attempt(3, { deepest: 105 }).told).toEqual([]);
  });

  it("stay raised until an attempt ends without the fault", () => {
    const judge = new Judge().attempt(1, { deepest: 105 }).attempt(2, { deepest: 105 }).attempt(3, { deepest: 90 });
    expect(judge.told).toEqual(["+deep 105"]);
    expect(judge.attempt(4, { deepest: 90 }).told).toEqual(["+deep 105", "-deep 600"]);
  });

  it("judge what is known only after the attempt, and clear it with the next clean one", () => {
    const judge = new Judge().attempt(1, {}).show({}, 200, { attempt: 1, phase: "rest", measures: { downS: 0.5 } });
    expect(judge.told).toEqual(["+fast 0.5"]);
    expect(judge.attempt(2, { downS: 2 }).attempt(3, { downS: 2 }).told).toEqual(["+fast 0.5", "-fast 500"]);
  });

  it("take a signal as broken, also while nothing is judged", () => {
    const judge = new Judge().show({}, 100, { attempting: false, phase: "rest", signals: ["tap"] });
    expect(judge.told).toEqual(["+foot 0"]);
    expect(judge.show({}, 100, { signals: ["too-fast"] }).told).toEqual(["+foot 0"]);
  });

  it("take an attempt without the signal for a good one", () => {
    const skips = (...attempts: readonly number[]): Judge => {
      const judge = new Judge();
      for (let attempt = 1; attempt <= 4; attempt += 1) {
        judge.attempt(attempt, {}, { signals: attempts.includes(attempt) ? ["side-skipped"] : [] });
      }
      return judge;
    };
    expect(skips(1, 3).told).toEqual(["+skip 0"]);
    expect(skips(1, 4).told).toEqual([]);
  });

  it("are judged only in their phases", () => {
    const judge = new Judge().show({ trunk: 30 }, 1000, { phase: "down" }).show({ trunk: 30 }, 1000, { phase: "rest" });
    expect(judge.told).toEqual([]);
    expect(judge.show({ trunk: 30 }, 200, { phase: "bottom" }).told).toEqual(["+bottom 30"]);
  });

  it("are judged only from their view", () => {
    expect(new Judge().show({ head: 30 }, 300).told).toEqual([]);
    expect(new Judge().show({ head: 30 }, 300, { view: "front" }).told).toEqual(["+front 30"]);
  });

  it("are raised once more, and once, when it gets much worse", () => {
    const judge = new Judge().show({ thigh: 20 }, 300).show({ thigh: 40 }, 100).show({ thigh: 20 }, 100);
    expect(judge.told).toEqual(["+tilt 20"]);
    expect(judge.show({ thigh: 40 }, 1000).told).toEqual(["+tilt 20", "+tilt! 40"]);
  });

  it("get worse only in as many attempts as is asked for", () => {
    const judge = new Judge().attempt(1, { deepest: 170 }).attempt(2, { deepest: 155 });
    expect(judge.told.filter((told) => told.includes("twice"))).toEqual(["+twice 170"]);
    expect(judge.attempt(3, { deepest: 170 }).told.filter((told) => told.includes("!"))).toEqual(["+twice! 170"]);
  });

  it("begin their persistence anew with every attempt", () => {
    const judge = new Judge();
    for (let attempt = 1; attempt < 6; attempt += 1) judge.show({ trunk: 30 }, 100, { phase: "bottom", attempt });
    expect(judge.told).toEqual([]);
  });

  it("last from one attempt into the next where they are judged all along and nothing is between", () => {
    const attempts = (rest: boolean): readonly string[] => {
      const judge = new Judge();
      for (let attempt = 1; attempt < 5; attempt += 1) {
        judge.show({ shank: 20 }, 100, { phase: "swing", attempt });
        if (rest) judge.show({}, 100, { phase: "rest", attempt });
      }
      return judge.told;
    };
    expect(attempts(false)).toEqual(["+two 20"]);
    expect(attempts(true)).toEqual([]);
  });
});
