import type { SetEvent } from "../../src/checker/events.js";
import { findExercise } from "../../src/exercises/catalog.js";
import type { Trace } from "../../src/history/trace.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import type { SetOptions, SetSummary } from "../../src/session/set-types.js";
import type { Expectation } from "./shared-clips.js";

const LEVEL_OF_DEG: Readonly<Record<number, SetOptions["level"]>> = { 45: "L1", 60: "L2", 75: "L3", 90: "L4" };
/** A fault may come this much after its span and persistence. See the README of the clips. */
const LATE_S = 1.5;
const HOLD_TOLERANCE_S = 0.7;

export interface Score {
  readonly events: readonly SetEvent[];
  readonly summary: SetSummary;
  readonly heldS: number;
  readonly holdErrorS: number | undefined;
  readonly holdOk: boolean;
  readonly raised: readonly string[];
  readonly missed: readonly string[];
  readonly falseWarnings: readonly string[];
  /** Shown knee flexion at each picture's time, milliseconds and degrees. */
  readonly knee: readonly { readonly timeMs: number; readonly kneeDeg: number }[];
}

/** Settings under which a clip is scored: depth from the truth, the rest as the app's defaults. */
function optionsFor(expectation: Expectation, engine: SetOptions["engine"]): SetOptions {
  const level = LEVEL_OF_DEG[expectation.level_deg ?? 90];
  if (level === undefined) throw new Error(`no depth level has ${String(expectation.level_deg)} degrees`);
  return { exerciseId: expectation.exercise, level, targetS: 60, engine, mode: "recorded" };
}

/** Runs a trace under the truth's settings through the app's own set and compares. */
export function scoreTrace(trace: Trace, expectation: Expectation): Score {
  const runner = createSetRunner(optionsFor(expectation, trace.options.engine));
  const events: SetEvent[] = [];
  const knee: { timeMs: number; kneeDeg: number }[] = [];
  for (const input of trace.inputs) {
    const step = runner.push(input);
    events.push(...step.events);
    const { kneeDeg, timeMs } = step.snapshot;
    if (input.type === "frame" && kneeDeg !== undefined) knee.push({ timeMs, kneeDeg });
  }
  const summary = runner.summary();
  const heldS = summary.totalMs / 1000;
  const holdErrorS = expectation.hold_s === undefined ? undefined : heldS - expectation.hold_s;
  const refused = expectation.view === "outside" && heldS === 0;
  const holdOk =
    holdErrorS === undefined || refused || Math.abs(holdErrorS) <= (expectation.tolerance_s ?? HOLD_TOLERANCE_S);
  return { events, summary, heldS, holdErrorS, holdOk, knee, ...compareFaults(events, expectation) };
}

function compareFaults(
  events: readonly SetEvent[],
  expectation: Expectation,
): Pick<Score, "raised" | "missed" | "falseWarnings"> {
  const raised = events.filter((event) => event.type === "fault-raised");
  const rules = findExercise(expectation.exercise)?.rules ?? [];
  const wanted = expectation.faults ?? [];
  const missed = wanted
    .filter(({ id, start_s, end_s }) => {
      const persistenceS = (rules.find((rule) => rule.id === id)?.forMs ?? 0) / 1000;
      const lastS = end_s + LATE_S + persistenceS;
      return !raised.some(
        (event) => event.ruleId === id && event.timeMs / 1000 >= start_s && event.timeMs / 1000 <= lastS,
      );
    })
    .map((fault) => fault.id);
  const excused = new Set([...wanted.map((fault) => fault.id), ...(expectation.allowed ?? [])]);
  const anyAllowed = (expectation.unjudged ?? []).length > 0 || expectation.faults === undefined;
  const warnings = raised.filter((event) => event.severity !== "info").map((event) => event.ruleId);
  return {
    raised: [...new Set(warnings)],
    missed,
    falseWarnings: anyAllowed ? [] : [...new Set(warnings.filter((id) => !excused.has(id)))],
  };
}

/** Mean absolute and mean difference of the shown knee flexion to the truth, degrees. */
export function kneeError(
  knee: Score["knee"],
  timeS: readonly number[],
  truthDeg: readonly number[],
): { readonly maeDeg: number; readonly biasDeg: number } {
  let sum = 0;
  let absolute = 0;
  let count = 0;
  let index = 0;
  for (const { timeMs, kneeDeg } of knee) {
    while (index + 1 < timeS.length && (timeS[index + 1] ?? 0) * 1000 <= timeMs + 1) index += 1;
    const wantedDeg = truthDeg[index];
    if (wantedDeg === undefined) continue;
    sum += kneeDeg - wantedDeg;
    absolute += Math.abs(kneeDeg - wantedDeg);
    count += 1;
  }
  return { maeDeg: absolute / count, biasDeg: sum / count };
}
