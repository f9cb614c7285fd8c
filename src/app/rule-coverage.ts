import type { Metric, View } from "../body/metrics.js";
import type { EngineId } from "../body/pose-frame.js";
import type { ExerciseDefinition, FormRule } from "../checker/definition.js";

/** What an exercise's page says of a rule before any set. */
export interface RuleCoverage {
  readonly rule: FormRule<string>;
  /** The pose model finds the landmarks for it. */
  readonly byEngine: boolean;
  /** The only views it is judged from, where the exercise's first one is none of them. */
  readonly onlyFrom: readonly View[];
}

/** How the rules of an exercise can be judged with an engine. Broken is a rule by any condition, so one is enough. */
export const coverageOf = (definition: ExerciseDefinition, engine: EngineId): readonly RuleCoverage[] =>
  definition.rules.map((rule) => {
    const metrics = rule.conditions.flatMap(({ metric }): readonly Metric[] => {
      const found = definition.metrics[metric] ?? definition.metrics[definition.measures?.[metric]?.of ?? ""];
      return found === undefined ? [] : [found];
    });
    const views = rule.view === undefined ? metrics.map(({ view }) => view) : [rule.view];
    const [usual] = definition.views;
    return {
      rule,
      byEngine: metrics.length === 0 || metrics.some(({ engines }) => engines.includes(engine)),
      onlyFrom:
        views.length === 0 || views.some((view) => shows(usual, view))
          ? []
          : [...new Set(views.filter((view) => view !== "any"))],
    };
  });

/** From the front one sees what can be seen half from the front too, and not the other way round. */
const shows = (usual: View, wanted: View | "any"): boolean =>
  wanted === "any" || wanted === usual || (usual === "front" && wanted === "front-oblique");
