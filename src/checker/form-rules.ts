import type { Condition, ExerciseDefinition, FormRule, Values } from "./definition.js";
import { insideAll, overshoot } from "./definition.js";
import type { SetEvent } from "./events.js";

/** A raised fault clears when the value is back inside by this for RELEASE_MS. exercises.md 3.2. */
const RELEASE_MARGIN_DEG = 3;
const RELEASE_MS = 300;
/** The same for lengths and ratios: about a tenth of the limits in use. */
const RELEASE_MARGIN_SHARE = 0.01;

interface RuleState {
  readonly brokenMs: number;
  readonly insideMs: number;
  readonly raisedAtMs: number | undefined;
  /** Judged in the last picture. */
  readonly judged: boolean;
}

export interface FormRulesState {
  readonly rules: Readonly<Record<string, RuleState>>;
  /** Largest values since the person began to come down, for relative conditions. */
  readonly widest: Values;
}

const IDLE: RuleState = { brokenMs: 0, insideMs: 0, raisedAtMs: undefined, judged: false };

export const NO_FAULTS: FormRulesState = { rules: {}, widest: {} };

export interface FormRulesInput {
  readonly timeMs: number;
  /** Time since the last judged picture; 0 after a gap, so that a gap never counts towards persistence. */
  readonly stepMs: number;
  /** Metrics of the view that is seen; others undefined. */
  readonly values: Values;
  readonly targetDeg: number;
  /** The person is trying the exercise and is still: only then form is judged. */
  readonly attempting: boolean;
  /** The attempt is over (standing, gone): all faults clear. */
  readonly over: boolean;
}

interface Verdict {
  readonly judged: boolean;
  /** Largest overshoot of a broken condition; 0 when none. */
  readonly broken: boolean;
  readonly released: boolean;
  readonly value: number;
}

function judge(
  condition: Condition<string>,
  definition: ExerciseDefinition,
  input: FormRulesInput,
  widest: Values,
): Verdict {
  const unjudged: Verdict = { judged: false, broken: false, released: true, value: 0 };
  const raw = input.values[condition.metric];
  if (raw === undefined) return unjudged;
  if (condition.while !== undefined && insideAll(condition.while, input.values, input.targetDeg) !== true) {
    return { judged: true, broken: false, released: true, value: raw };
  }
  let value = raw;
  if (condition.relativeToWidest === true) {
    const most = widest[condition.metric];
    if (most === undefined || most === 0) return unjudged;
    value = raw / most;
  }
  const metric = definition.metrics[condition.metric];
  const margin =
    metric?.unit === "deg" && condition.relativeToWidest !== true ? RELEASE_MARGIN_DEG : RELEASE_MARGIN_SHARE;
  const over = overshoot(value, condition.keep, input.targetDeg);
  return { judged: true, broken: over > 0, released: over <= -margin, value };
}

function largest(before: Values, now: Values): Values {
  const out: Record<string, number | undefined> = { ...before };
  for (const [name, value] of Object.entries(now)) {
    if (value !== undefined) out[name] = Math.max(value, before[name] ?? value);
  }
  return out;
}

/**
 * Raises a fault when its condition is broken for its persistence, clears it when the value is back inside by a margin.
 * A rule whose landmarks are not seen is not judged and keeps no time. Pure.
 */
export function stepFormRules(
  state: FormRulesState,
  definition: ExerciseDefinition,
  input: FormRulesInput,
): { readonly state: FormRulesState; readonly events: readonly SetEvent[] } {
  const events: SetEvent[] = [];
  const rules: Record<string, RuleState> = {};
  const widest = input.over ? {} : largest(state.widest, input.values);
  for (const rule of definition.rules) {
    const before = state.rules[rule.id] ?? IDLE;
    rules[rule.id] = stepRule(before, rule, definition, input, widest, events);
  }
  return { state: { rules, widest }, events };
}

function stepRule(
  before: RuleState,
  rule: FormRule<string>,
  definition: ExerciseDefinition,
  input: FormRulesInput,
  widest: Values,
  events: SetEvent[],
): RuleState {
  const clear = (): RuleState => {
    if (before.raisedAtMs !== undefined) {
      events.push({
        type: "fault-cleared",
        timeMs: input.timeMs,
        ruleId: rule.id,
        cue: rule.cue,
        durationMs: input.timeMs - before.raisedAtMs,
      });
    }
    return IDLE;
  };
  if (input.over) return clear();
  const verdicts = rule.conditions.map((condition) => judge(condition, definition, input, widest));
  const judged = verdicts.some((verdict) => verdict.judged);
  if (!judged) return { ...before, judged: false };
  // Moving: no verdict, and the time before it stands.
  if (!input.attempting) return { ...before, judged: true };
  const worst = verdicts.find((verdict) => verdict.broken);
  if (before.raisedAtMs === undefined) {
    if (worst === undefined) return { ...IDLE, judged: true };
    const brokenMs = before.brokenMs + input.stepMs;
    if (brokenMs < rule.forMs) return { ...before, brokenMs, judged: true };
    events.push({
      type: "fault-raised",
      timeMs: input.timeMs,
      ruleId: rule.id,
      severity: rule.severity,
      cue: rule.cue,
      value: worst.value,
    });
    return { brokenMs, insideMs: 0, raisedAtMs: input.timeMs, judged: true };
  }
  const released = verdicts.every((verdict) => verdict.released);
  const insideMs = released ? before.insideMs + input.stepMs : 0;
  return insideMs >= RELEASE_MS ? { ...clear(), judged: true } : { ...before, insideMs, judged: true };
}
