import type { AttemptPhase, Condition, ExerciseDefinition, FormRule, MachineSignal, Values } from "./definition.js";
import { insideAll, overshoot } from "./definition.js";
import type { SetEvent } from "./events.js";
import type { SeenView } from "./view-gate.js";
import { viewShows } from "./view-gate.js";

/** A raised fault clears when the value is back inside by this for RELEASE_MS. exercises.md 3.2. */
const RELEASE_MARGIN_DEG = 3;
const RELEASE_MS = 300;
/** The same for lengths and ratios: about a tenth of the limits in use. */
const RELEASE_MARGIN_SHARE = 0.01;

interface RuleState {
  readonly brokenMs: number;
  readonly insideMs: number;
  readonly raisedAtMs: number | undefined;
  /** How long it has been so bad that it is raised once more, and whether it was in this attempt. */
  readonly worseMs: number;
  readonly worseNow: boolean;
  /** Whether it was so bad in this attempt, and in those before, as `before`. */
  readonly worseBroken: boolean;
  readonly worseBefore: readonly boolean[];
  /** Judged in the last picture. */
  readonly judged: boolean;
  /** Broken for long enough in the running attempt, or in the one that has just ended. */
  readonly brokenNow: boolean;
  /** The attempt could be judged at all. */
  readonly judgedNow: boolean;
  /** Whether the judged attempts before were broken, the latest last; no more of them than the rule asks for. */
  readonly before: readonly boolean[];
}

export interface FormRulesState {
  /** One state for each rule of the definition, in its order; none before the first picture. */
  readonly rules: readonly RuleState[];
  /** Largest values since the attempt began, of the metrics in relative conditions. */
  readonly widest: Values;
  readonly attempt: number;
  /** No attempt went on in the picture before. */
  readonly resting: boolean;
}

const IDLE: RuleState = {
  brokenMs: 0,
  insideMs: 0,
  raisedAtMs: undefined,
  worseMs: 0,
  worseNow: false,
  worseBroken: false,
  worseBefore: [],
  judged: false,
  brokenNow: false,
  judgedNow: false,
  before: [],
};

export const NO_FAULTS: FormRulesState = { rules: [], widest: {}, attempt: 0, resting: true };

export interface FormRulesInput {
  readonly timeMs: number;
  /** Time since the last judged picture; 0 after a gap, so that a gap never counts towards persistence. */
  readonly stepMs: number;
  /** Metrics of the view that is seen; others undefined. */
  readonly values: Values;
  /** Measures of the attempt, of the definition and of the machine; undefined until known. */
  readonly measures: Values;
  readonly phase: AttemptPhase;
  readonly attempt: number;
  readonly signals: readonly MachineSignal[];
  readonly view: SeenView;
  readonly targetDeg: number;
  /** The person is trying the exercise: only then metrics are judged. */
  readonly attempting: boolean;
  /** The position is given up (standing, gone): all faults clear. */
  readonly over: boolean;
  /** The attempt that went on has come to nothing: it counts as none. */
  readonly voided?: boolean | undefined;
}

interface Verdict {
  readonly broken: boolean;
  /** Back inside by the margin of release. */
  readonly released: boolean;
  readonly value: number;
}

const isMeasure = (condition: Condition<string>, definition: ExerciseDefinition): boolean =>
  definition.metrics[condition.metric] === undefined;

/** Undefined where the landmarks do not allow a verdict, or the phase is not one to judge it in. */
function judge(
  condition: Condition<string>,
  rule: FormRule<string>,
  definition: ExerciseDefinition,
  input: FormRulesInput,
  widest: Values,
): Verdict | undefined {
  const measure = isMeasure(condition, definition);
  const raw = measure ? input.measures[condition.metric] : input.values[condition.metric];
  if (raw === undefined) return undefined;
  if (!measure && !inPhase(rule, input.phase)) return undefined;
  if (condition.while !== undefined && insideAll(condition.while, input.values, input.targetDeg) !== true) {
    return measure ? undefined : { broken: false, released: true, value: raw };
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

const inPhase = (rule: FormRule<string>, phase: AttemptPhase): boolean =>
  rule.during === undefined ? phase !== "rest" : rule.during.includes(phase);

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
 * Raises a fault when its condition is broken for its persistence, in as many of the last attempts as the rule asks for.
 * A fault of the moment clears when the value is back inside by a margin; one of whole attempts, or of a signal, when an
 * attempt ends without it. A rule whose landmarks are not seen is not judged and keeps no time. Pure.
 */
export function stepFormRules(
  state: FormRulesState,
  definition: ExerciseDefinition,
  input: FormRulesInput,
): { readonly state: FormRulesState; readonly events: readonly SetEvent[] } {
  const events: SetEvent[] = [];
  const widest = input.over ? NO_FAULTS.widest : widened(state.widest, definition, input.values);
  const rules = definition.rules.map((rule, index) => {
    const before = state.rules[index] ?? IDLE;
    const kept = input.voided === true ? { ...before, ...NOTHING_BROKEN } : before;
    const begun = input.attempt === state.attempt ? kept : nextAttempt(kept, rule, state.resting, input.timeMs, events);
    return stepRule(begun, rule, definition, input, widest, events);
  });
  return { state: { rules, widest, attempt: input.attempt, resting: input.phase === "rest" }, events };
}

const NOTHING_BROKEN = {
  brokenMs: 0,
  insideMs: 0,
  worseMs: 0,
  worseNow: false,
  worseBroken: false,
  brokenNow: false,
  judgedNow: false,
};

/** A fault of whole attempts: nothing in it changes by waiting. */
const ofAttempts = (rule: FormRule<string>): boolean =>
  rule.attempts !== undefined || (rule.signals?.length ?? 0) > 0 || rule.forMs === 0;

const lately = (before: readonly boolean[], now: boolean, kept: number): readonly boolean[] =>
  kept === 0 ? [] : [...before, now].slice(-kept);

/** What is judged all along lasts from one attempt into the next where there is no rest between them, as in side steps. */
function nextAttempt(
  before: RuleState,
  rule: FormRule<string>,
  rested: boolean,
  timeMs: number,
  events: SetEvent[],
): RuleState {
  const lasting =
    rested || rule.during !== undefined || ofAttempts(rule) ? { brokenMs: 0, insideMs: 0, worseMs: 0 } : {};
  const fresh = {
    ...before,
    ...lasting,
    worseNow: false,
    worseBroken: false,
    brokenNow: false,
    judgedNow: false,
  };
  if (!before.judgedNow && !before.brokenNow) return fresh;
  const kept = (rule.attempts?.of ?? 1) - 1;
  const worseKept = (rule.worse?.attempts?.of ?? 1) - 1;
  const next = {
    ...fresh,
    before: lately(before.before, before.brokenNow, kept),
    worseBefore: lately(before.worseBefore, before.worseBroken, worseKept),
  };
  if (!ofAttempts(rule) || before.brokenNow) return next;
  tellCleared(before, rule, timeMs, events);
  return { ...next, raisedAtMs: undefined };
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
  // A rule of signals alone is judged wherever form is: an attempt without the signal is a good one.
  let judged = rule.conditions.length === 0;
  let measured = false;
  let released = true;
  let brokenValue: number | undefined;
  if (rule.view === undefined || viewShows(rule.view, input.view)) {
    for (const condition of rule.conditions) {
      const verdict = judge(condition, rule, definition, input, widest);
      if (verdict === undefined) continue;
      judged = true;
      measured ||= isMeasure(condition, definition);
      if (verdict.broken) brokenValue ??= verdict.value;
      if (!verdict.released) released = false;
    }
  }
  const signalled = rule.signals?.some((signal) => input.signals.includes(signal)) === true;
  // Moving: no verdict, and the time before it stands.
  if (!signalled && (!judged || (!input.attempting && !measured))) {
    const same = before.judged === judged ? before : { ...before, judged };
    const grave = rule.worse !== undefined && input.attempting;
    return grave ? worsen(same, rule, rule.worse, definition, input, widest, events) : same;
  }
  const now =
    signalled || brokenValue !== undefined
      ? breakRule(before, rule, input, brokenValue ?? 0, signalled, released, events)
      : keepRule(before, rule, input, released, events);
  return rule.worse === undefined ? now : worsen(now, rule, rule.worse, definition, input, widest, events);
}

function worsen(
  now: RuleState,
  rule: FormRule<string>,
  worse: NonNullable<FormRule<string>["worse"]>,
  definition: ExerciseDefinition,
  input: FormRulesInput,
  widest: Values,
  events: SetEvent[],
): RuleState {
  let value: number | undefined;
  for (const condition of worse.conditions) {
    const verdict = judge(condition, rule, definition, input, widest);
    if (verdict?.broken === true) value ??= verdict.value;
  }
  if (value === undefined) return now.worseMs === 0 ? now : { ...now, worseMs: 0 };
  const worseMs = now.worseMs + input.stepMs;
  if (now.worseNow || worseMs < worse.forMs) return { ...now, worseMs };
  const worseBroken = { ...now, worseMs, worseBroken: true };
  if (now.worseBefore.filter(Boolean).length + 1 < (worse.attempts?.broken ?? 1)) return worseBroken;
  const { timeMs } = input;
  events.push({ type: "fault-raised", timeMs, ruleId: rule.id, severity: worse.severity, cue: rule.cue, value });
  return { ...worseBroken, worseNow: true, brokenNow: true, raisedAtMs: now.raisedAtMs ?? timeMs };
}

function breakRule(
  before: RuleState,
  rule: FormRule<string>,
  input: FormRulesInput,
  value: number,
  signalled: boolean,
  released: boolean,
  events: SetEvent[],
): RuleState {
  const brokenMs = before.brokenMs + input.stepMs;
  const brokenNow = before.brokenNow || signalled || brokenMs >= rule.forMs;
  const now = {
    ...before,
    brokenMs,
    brokenNow,
    insideMs: released ? before.insideMs : 0,
    judged: true,
    judgedNow: true,
  };
  if (before.raisedAtMs !== undefined || !brokenNow) return now;
  const broken = before.before.filter(Boolean).length + 1;
  if (broken < (rule.attempts?.broken ?? 1)) return now;
  const { id, severity, cue } = rule;
  events.push({ type: "fault-raised", timeMs: input.timeMs, ruleId: id, severity, cue, value });
  return { ...now, insideMs: 0, raisedAtMs: input.timeMs };
}

function keepRule(
  before: RuleState,
  rule: FormRule<string>,
  input: FormRulesInput,
  released: boolean,
  events: SetEvent[],
): RuleState {
  // Nothing new for most rules in most pictures.
  const same = before.judged && before.judgedNow && before.brokenMs === 0;
  const now = same ? before : { ...before, judged: true, judgedNow: true };
  if (before.raisedAtMs === undefined || ofAttempts(rule)) return same ? before : { ...now, brokenMs: 0 };
  const insideMs = released ? before.insideMs + input.stepMs : 0;
  if (insideMs < RELEASE_MS) return { ...now, insideMs };
  tellCleared(before, rule, input.timeMs, events);
  return { ...now, brokenMs: 0, insideMs: 0, raisedAtMs: undefined };
}

function tellCleared(before: RuleState, rule: FormRule<string>, timeMs: number, events: SetEvent[]): void {
  if (before.raisedAtMs === undefined) return;
  const durationMs = timeMs - before.raisedAtMs;
  events.push({ type: "fault-cleared", timeMs, ruleId: rule.id, cue: rule.cue, durationMs });
}
