import type { EngineId } from "../body/pose-frame.js";
import type { Metric, View } from "../body/metrics.js";
import type { ExerciseDefinition, FormRule } from "../checker/definition.js";
import type { FormRulesState } from "../checker/form-rules.js";
import { viewShows } from "../checker/view-gate.js";
import type { SeenView } from "../checker/view-gate.js";
import type { RuleReadout } from "./set-types.js";

/** One rule with everything that can be said of it, made once. */
interface Sayings {
  readonly byEngine: boolean;
  readonly views: readonly (View | "any")[];
  readonly idle: RuleReadout;
  readonly good: RuleReadout;
  readonly raised: RuleReadout;
  readonly noEngine: RuleReadout;
  readonly noView: RuleReadout;
  readonly noLandmark: RuleReadout;
}

/** The metrics a rule is judged by; a measure of the attempt stands for the metric it is taken of. */
function metricsOf(rule: FormRule<string>, definition: ExerciseDefinition): readonly Metric[] {
  return rule.conditions.flatMap(({ metric }) => {
    const found = definition.metrics[metric] ?? definition.metrics[definition.measures?.[metric]?.of ?? ""];
    return found === undefined ? [] : [found];
  });
}

function sayingsOf(rule: FormRule<string>, definition: ExerciseDefinition, engine: EngineId): Sayings {
  const metrics = metricsOf(rule, definition);
  // What the machine measures or tells by itself needs no more than the exercise does.
  const views = rule.view === undefined ? metrics.map(({ view }) => view) : [rule.view];
  const base = { id: rule.id, severity: rule.severity, cue: rule.cue };
  return {
    byEngine: metrics.length === 0 || metrics.some((metric) => metric.engines.includes(engine)),
    views: views.length === 0 ? definition.views : views,
    idle: { ...base, state: "idle" },
    good: { ...base, state: "good" },
    raised: { ...base, state: "raised" },
    noEngine: { ...base, state: "not-judged", why: "engine" },
    noView: { ...base, state: "not-judged", why: "view" },
    noLandmark: { ...base, state: "not-judged", why: "landmark" },
  };
}

/** Says how every form rule of an exercise stands. Deterministic. */
export class RuleReadouts {
  readonly #sayings: readonly Sayings[];
  #last: readonly RuleReadout[] = [];

  constructor(definition: ExerciseDefinition, engine: EngineId) {
    this.#sayings = definition.rules.map((rule) => sayingsOf(rule, definition, engine));
  }

  /** In the order of the definition; the very same list as before while no rule has changed. */
  read(form: FormRulesState, view: SeenView, attempting: boolean): readonly RuleReadout[] {
    const now = this.#sayings.map((sayings, index) => readoutOf(sayings, form.rules[index], view, attempting));
    if (now.length !== this.#last.length || now.some((readout, index) => readout !== this.#last[index])) {
      this.#last = now;
    }
    return this.#last;
  }
}

/** Form is judged squarely: an oblique view is no side view. */
const isSeenFrom = (wanted: View | "any", seen: SeenView): boolean =>
  wanted === "side" ? seen === "side" : viewShows(wanted, seen);

function readoutOf(
  sayings: Sayings,
  state: FormRulesState["rules"][number] | undefined,
  view: SeenView,
  attempting: boolean,
): RuleReadout {
  if (!sayings.byEngine) return sayings.noEngine;
  if (!sayings.views.some((wanted) => isSeenFrom(wanted, view))) return sayings.noView;
  if (state === undefined) return sayings.idle;
  if (state.raisedAtMs !== undefined) return sayings.raised;
  if (!attempting) return sayings.idle;
  return state.judged ? sayings.good : sayings.noLandmark;
}
