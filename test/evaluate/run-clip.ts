import type { Metric, View } from "../../src/body/metrics.js";
import type { EngineId } from "../../src/body/pose-frame.js";
import type { ExerciseDefinition } from "../../src/checker/definition.js";
import { DEPTH_LEVELS, type DepthLevel, type SetEvent } from "../../src/checker/events.js";
import { driverOf, neededMetrics } from "../../src/checker/machines.js";
import type { SeenView } from "../../src/checker/view-gate.js";
import { viewShows } from "../../src/checker/view-gate.js";
import type { TraceInput } from "../../src/history/trace.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import type { SetOptions } from "../../src/session/set-types.js";
import type { ClipDetail } from "./evaluation.js";
import { type ClipRun, scoreRun } from "./score.js";
import { trueCurve } from "./true-angles.js";
import type { Expectation, TrueAngles } from "./truth.js";

/** Where the truth does not name a depth: that of the source article for squats, exercises.md 0. */
const SQUAT_LEVEL: DepthLevel = "L4";
/** Prescribed amount in any unit: so much that no clip is ended by its dose. */
const OUT_OF_REACH = 600;

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
 * from the truth; the dose is out of reach, so that the whole clip is seen; legs are found by the app itself.
 */
export function evaluateClip(plan: ClipPlan, inputs: readonly TraceInput[]): ClipDetail {
  const run = runClip(plan, inputs);
  return {
    score: scoreRun(plan.name, run, plan.expectation),
    events: run.events,
    angles: run.angles.map(({ inView: _, ...series }) => series),
    main: run.main,
    views: run.views,
    targetDeg: run.hasDriver ? (run.options.targetDeg ?? undefined) : undefined,
  };
}

/** The level whose depth is asked for; where none is, the start one with a depth of its own. */
function depthOf({ depth }: ExerciseDefinition, levelDeg: number | undefined): Pick<SetOptions, "level" | "targetDeg"> {
  if (depth === undefined) return { level: SQUAT_LEVEL };
  if (levelDeg === undefined) return { level: depth.measure === "knee-flexion" ? SQUAT_LEVEL : depth.start };
  const level = DEPTH_LEVELS.find((known) => depth.levels[known] === levelDeg);
  return level === undefined ? { level: depth.start, targetDeg: levelDeg } : { level };
}

/** Options under which a clip is run: depth from the truth, the rest as said at the constants. */
export const setOptions = (
  definition: ExerciseDefinition,
  engine: EngineId,
  expectation: Expectation | undefined,
): SetOptions => ({
  exerciseId: definition.id,
  ...depthOf(definition, expectation?.level_deg),
  amount: OUT_OF_REACH,
  leg: "auto",
  lowImpact: false,
  ...(expectation?.bodyHeightM === undefined ? {} : { bodyHeightM: expectation.bodyHeightM }),
  ...(expectation?.view_gate === "off" ? { anyView: true as const } : {}),
  engine,
  mode: "recorded",
});

/** Squarely in a view: a half turned person shows what is judged from the front up to there, and no side view. */
const isSquare = (view: Metric["view"], seen: SeenView): boolean =>
  view === "any" || view === "front-oblique" ? viewShows(view, seen) : seen === view;

/** Metrics that the movement is counted by in a view, the joint angle of the target first. */
function mainOf(
  { movement }: ExerciseDefinition,
  view: View,
): { readonly names: readonly string[]; readonly hasDriver: boolean } {
  const seen = view === "front-oblique" ? "between" : view;
  const driver = driverOf(movement, seen);
  const needed = neededMetrics(movement, seen, undefined);
  return driver === undefined
    ? { names: needed, hasDriver: false }
    : { names: movement.kind === "hop-squat" ? [...new Set([driver, ...needed])] : [driver], hasDriver: true };
}

function runClip({ definition, engine, expectation, trueAngles }: ClipPlan, inputs: readonly TraceInput[]): ClipRun {
  const options = setOptions(definition, engine, expectation);
  const runner = createSetRunner(options);
  const events: SetEvent[] = [];
  const timeS: number[] = [];
  const counting = definition.views.flatMap((view) => mainOf(definition, view).names);
  const columns = Object.entries(definition.metrics)
    .filter(([name, { unit }]) => unit === "deg" || counting.includes(name))
    .map(([name, metric]) => {
      const curve = trueCurve(metric.name, trueAngles);
      const truth: (number | null)[] | undefined = curve === undefined ? undefined : [];
      return { name, metric, curve, measured: [] as (number | null)[], truth, inView: [] as boolean[] };
    });
  const views: { timeS: number; view: SeenView; own: boolean }[] = [];
  const seenIn = new Map(definition.views.map((view) => [view, 0]));
  let posedPictures = 0;
  let inViewPictures = 0;
  let targetDeg: number | undefined;
  for (const input of inputs) {
    const { snapshot, events: told } = runner.push(input);
    events.push(...told);
    if (input.type !== "frame") continue;
    const atS = input.frame.timeMs / 1000;
    timeS.push(atS);
    ({ targetDeg } = snapshot);
    const from = definition.views.find((view) => isSquare(view, snapshot.view));
    const own = from !== undefined;
    if (from !== undefined) seenIn.set(from, (seenIn.get(from) ?? 0) + 1);
    if (views.at(-1)?.view !== snapshot.view) views.push({ timeS: atS, view: snapshot.view, own });
    const posed = input.frame.joints !== undefined;
    if (posed) posedPictures += 1;
    if (posed && own) inViewPictures += 1;
    for (const { name, metric, curve, measured, truth, inView } of columns) {
      measured.push(snapshot.measured[name] ?? null);
      truth?.push(curve?.(atS, snapshot.leg) ?? null);
      inView.push(isSquare(metric.view, snapshot.view));
    }
  }
  const { totalMs, label, notJudged } = runner.summary();
  // Seen from several of its views, an exercise is plotted as it was seen for longest.
  const [view] = definition.views.toSorted((one, other) => (seenIn.get(other) ?? 0) - (seenIn.get(one) ?? 0));
  const main = mainOf(definition, view ?? definition.views[0]);
  const order = (name: string): number => (main.names.includes(name) ? main.names.indexOf(name) : main.names.length);
  columns.sort((one, other) => order(one.name) - order(other.name));
  const metricName = (name: string): string => definition.metrics[name]?.name ?? name;
  return {
    exercise: definition.id,
    kind: definition.movement.kind,
    persistenceMs: persistenceOf(definition),
    options: {
      level: targetDeg === undefined || options.targetDeg !== undefined ? null : options.level,
      targetDeg: targetDeg ?? null,
      amount: options.amount,
      leg: options.leg,
    },
    events,
    holdS: totalMs / 1000,
    durationS: timeS.at(-1) ?? 0,
    pictures: timeS.length,
    posedPictures,
    inViewPictures,
    main: main.names.map(metricName),
    hasDriver: main.hasDriver,
    label,
    notJudged: notJudged.map(({ id, why }) => ({ id, why })),
    angles: columns.map(({ metric, measured, truth, inView }) => ({
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

/** How long each fault has to last before it is raised; of several rules under one id the longest. */
function persistenceOf({ rules }: ExerciseDefinition): Readonly<Record<string, number>> {
  const longest: Record<string, number> = {};
  for (const { id, forMs } of rules) longest[id] = Math.max(longest[id] ?? 0, forMs);
  return longest;
}
