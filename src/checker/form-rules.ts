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
  /** One state for each rule of the definition, in its order; none before the first picture. */
  readonly rules: readonly RuleState[];
  /** Largest values since the person began to come down, of the metrics in relative conditions. */
  readonly widest: Values;
}

const IDLE: RuleState = { brokenMs: 0, insideMs: 0, raisedAtMs: undefined, judged: false };

/** Judged and in order. */
const CLEAN: RuleState = { ...IDLE, judged: true };

export const NO_FAULTS: FormRulesState = { rules: [], widest: {} };

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
  readonly broken: boolean;
  /** Back inside by the margin of release. */
  readonly released: boolean;
  readonly value: number;
}

/** Undefined where the landmarks do not allow a verdict. */
function judge(
  condition: Condition<string>,
  definition: ExerciseDefinition,
  input: FormRulesInput,
  widest: Values,
): Verdict | undefined {
  const raw = input.values[condition.metric];
  if (raw === undefined) return undefined;
  if (condition.while !== undefined && insideAll(condition.while, input.values, input.targetDeg) !== true) {
    return { broken: false, released: true, value: raw };
  }
  let value = raw;
  if (condition.relativeToWidest === true) {
    const most = widest[condition.metric];
    if (most === undefined || most === 0) return undefined;
    value = raw / most;
  }
  const metric = definition.metrics[condition.metric];
  const margin =
    metric?.unit === "deg" && condition.relativeToWidest !== true ? RELEASE_MARGIN_DEG : RELEASE_MARGIN_SHARE;
  const over = overshoot(value, condition.keep, input.targetDeg);
  return { broken: over > 0, released: over <= -margin, value };
}

function widened(before: Values, definition: ExerciseDefinition, values: Values): Values {
  let widest = before;
  for (const rule of definition.rules) {
    for (const { metric, relativeToWidest } of rule.conditions) {
      const value = values[metric];
      if (relativeToWidest !== true || value === undefined) continue;
      const most = widest[metric];
      if (most === undefined || value > most) widest = { ...widest, [metric]: value };
    }
  }
  return widest;
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
  const widest = input.over ? NO_FAULTS.widest : widened(state.widest, definition, input.values);
  const rules = definition.rules.map((rule, index) =>
    stepRule(state.rules[index] ?? IDLE, rule, definition, input, widest, events),
  );
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
  if (input.over) {
    tellCleared(before, rule, input.timeMs, events);
    return IDLE;
  }
  let judged = false;
  let released = true;
  let brokenValue: number | undefined;
  for (const condition of rule.conditions) {
    const verdict = judge(condition, definition, input, widest);
    if (verdict === undefined) continue;
    judged = true;
    if (verdict.broken) brokenValue ??= verdict.value;
    if (!verdict.released) released = false;
  }
  // Moving: no verdict, and the time before it stands.
  if (!judged || !input.attempting) return before.judged === judged ? before : { ...before, judged };
  if (before.raisedAtMs === undefined) {
    if (brokenValue === undefined) return CLEAN;
    const brokenMs = before.brokenMs + input.stepMs;
    if (brokenMs < rule.forMs) return { ...before, brokenMs, judged: true };
    events.push({
      type: "fault-raised",
      timeMs: input.timeMs,
      ruleId: rule.id,
      severity: rule.severity,
      cue: rule.cue,
      value: brokenValue,
    });
    return { brokenMs, insideMs: 0, raisedAtMs: input.timeMs, judged: true };
  }
  const insideMs = released ? before.insideMs + input.stepMs : 0;
  if (insideMs < RELEASE_MS) return { ...before, insideMs, judged: true };
  tellCleared(before, rule, input.timeMs, events);
  return CLEAN;
}

function tellCleared(before: RuleState, rule: FormRule<string>, timeMs: number, events: SetEvent[]): void {
  if (before.raisedAtMs === undefined) return;
  const durationMs = timeMs - before.raisedAtMs;
  events.push({ type: "fault-cleared", timeMs, ruleId: rule.id, cue: rule.cue, durationMs });
}
