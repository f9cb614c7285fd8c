import type { EngineId } from "../../src/body/pose-frame.js";
import type { ExerciseDefinition } from "../../src/checker/definition.js";
import type { DepthLevel } from "../../src/checker/events.js";
import type { TraceInput } from "../../src/history/trace.js";
import { viewShows } from "../../src/checker/view-gate.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import type { SetOptions } from "../../src/session/set-types.js";
import type { ClipDetail, ScoredEvent } from "./evaluation.js";
import { type ClipRun, scoreRun } from "./score.js";
import { trueCurve } from "./true-angles.js";
import type { Expectation, TrueAngles } from "./truth.js";

/** Where the truth does not name a depth: that of the source article, exercises.md 0. */
const DEFAULT_LEVEL: DepthLevel = "L4";
/** Prescribed seconds: long enough that no clip is ended by its dose. */
const TARGET_S = 600;

/** Clip, exercise and what is true of them. */
export interface ClipPlan {
  readonly name: string;
  readonly definition: ExerciseDefinition;
  readonly engine: EngineId;
  /** Undefined: run without scores. */
  readonly expectation: Expectation | undefined;
  readonly trueAngles: TrueAngles | undefined;
}

/**
 * Runs one exercise over the poses of a clip, with the app's own set in its mode for files, and scores it. Depth comes
 * from the truth, else 90 degrees; the dose is out of reach, so that the whole clip is seen.
 * Throws Error when the truth names a depth that no level has.
 */
export function evaluateClip(plan: ClipPlan, inputs: readonly TraceInput[]): ClipDetail {
  const run = runClip(plan, inputs);
  return {
    score: scoreRun(plan.name, run, plan.expectation),
    events: run.events,
    angles: run.angles.map(({ inView: _, ...series }) => series),
    views: run.views,
    targetDeg: run.targetDeg,
  };
}

/** Options under which a clip is run: depth from the truth, the rest as said at the constants. */
export const setOptions = (
  definition: ExerciseDefinition,
  engine: EngineId,
  expectation: Expectation | undefined,
): SetOptions => ({
  exerciseId: definition.id,
  level: DEFAULT_LEVEL,
  ...(expectation?.level_deg === undefined ? {} : { targetDeg: expectation.level_deg }),
  amount: TARGET_S,
  leg: "auto",
  lowImpact: false,
  engine,
  mode: "recorded",
});

function runClip({ definition, engine, expectation, trueAngles }: ClipPlan, inputs: readonly TraceInput[]): ClipRun {
  const options = setOptions(definition, engine, expectation);
  const runner = createSetRunner(options);
  const events: ScoredEvent[] = [];
  const timeS: number[] = [];
  const columns = Object.entries(definition.metrics).map(([name, metric]) => {
    const curve = trueCurve(metric.name, trueAngles);
    const truth: (number | null)[] | undefined = curve === undefined ? undefined : [];
    return { name, metric, curve, measured: [] as (number | null)[], truth, inView: [] as boolean[] };
  });
  const views: { timeS: number; view: ClipDetail["views"][number]["view"] }[] = [];
  let posedPictures = 0;
  let inViewPictures = 0;
  let targetDeg = 0;
  for (const input of inputs) {
    const { snapshot, events: told } = runner.push(input);
    events.push(...told);
    if (input.type !== "frame") continue;
    const atS = input.frame.timeMs / 1000;
    timeS.push(atS);
    targetDeg = snapshot.targetDeg ?? 0;
    if (views.at(-1)?.view !== snapshot.view) views.push({ timeS: atS, view: snapshot.view });
    const posed = input.frame.joints !== undefined;
    if (posed) posedPictures += 1;
    if (posed && viewShows(definition.views[0], snapshot.view)) inViewPictures += 1;
    for (const { name, metric, curve, measured, truth, inView } of columns) {
      measured.push(snapshot.measured[name] ?? null);
      truth?.push(curve?.(atS) ?? null);
      inView.push(viewShows(metric.view, snapshot.view));
    }
  }
  return {
    exercise: definition.id,
    kind: definition.movement.kind,
    persistenceMs: Object.fromEntries(definition.rules.map((rule) => [rule.id, rule.forMs])),
    options: { level: options.level, amount: options.amount },
    events,
    holdS: runner.summary().totalMs / 1000,
    durationS: timeS.at(-1) ?? 0,
    pictures: timeS.length,
    posedPictures,
    inViewPictures,
    targetDeg,
    angles: columns
      .filter(({ metric }) => metric.unit === "deg")
      .map(({ metric, measured, truth, inView }) => ({
        metric: metric.name,
        unit: metric.unit,
        timeS,
        measured,
        truth,
        inView,
      })),
    views,
  };
}
