import { readFile } from "node:fs/promises";
import type { EngineId } from "../../src/body/pose-frame.js";
import type { ExerciseDefinition } from "../../src/checker/definition.js";
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";
import { parseTrace } from "../../src/history/trace.js";
import { atRate } from "./change-rate.js";
import { disturb, type Disturbance, mirroredExpectation } from "./disturb.js";
import { type ClipFile, clipsIn, hashOf } from "./clip-folder.js";
import type { ClipDetail, ClipScore, Evaluation, NotRun, Totals } from "./evaluation.js";
import { evaluateClip } from "./run-clip.js";
import { totalsOf, worstFirst } from "./totals.js";
import { TraceCache } from "./trace-cache.js";
import { type Expectation, parseTruth, type Truth } from "./truth.js";

export interface EvaluateOptions {
  readonly clips: string;
  /** Only this exercise. */
  readonly exercise?: string | undefined;
  readonly engine: EngineId;
  /** Folder of cached poses. */
  readonly traces: string;
  /** False: pose every clip anew. */
  readonly useCache: boolean;
  /** Pictures a second that the clips are brought to; undefined for their own. */
  readonly fps?: number | undefined;
  /** Makes the recordings worse before they are run. */
  readonly disturbance?: Disturbance | undefined;
}

/** Told while the clips are posed, which takes minutes; the rest takes seconds. */
export interface EvaluateListener {
  posing(clips: number): void;
  /** Share of all posing that is done, 0 to 1, and the clip that goes on. */
  progressed(share: number, name: string): void;
  posed(name: string, reason: string | undefined): void;
}

interface Run {
  readonly definition: ExerciseDefinition;
  readonly expectation: Expectation | undefined;
}

interface PlannedClip {
  readonly file: ClipFile;
  readonly truth: Truth | undefined;
  readonly runs: readonly Run[];
}

/**
 * Runs every clip below a folder through the app's own worker and set, and scores it against the truth beside it.
 * Throws Error for a folder or options that can't be used, and when no browser or engine starts. What is wrong with one
 * clip is in `broken`, and the others are run.
 */
export async function evaluateFolder(
  options: EvaluateOptions,
  listener: EvaluateListener,
): Promise<{ readonly evaluation: Evaluation; readonly details: readonly ClipDetail[] }> {
  const files = await clipsIn(options.clips);
  if (files.length === 0) throw new Error(`no .mp4 or .webm below ${options.clips}`);
  const broken: NotRun[] = [];
  const leftOut: NotRun[] = [];
  const planned: PlannedClip[] = [];
  for (const file of files) {
    try {
      const truth = await truthOf(file);
      const runs = runsOf(file, truth, options.exercise, leftOut);
      if (runs.length > 0) planned.push({ file, truth, runs });
    } catch (error) {
      broken.push({ name: file.name, reason: `${file.name}.json: ${messageOf(error)}` });
    }
  }
  const beganMs = performance.now();
  const traces = await tracesOf(planned, options, listener, broken);
  const posedMs = performance.now();
  const details: ClipDetail[] = [];
  for (const { file, truth, runs } of planned) {
    const trace = traces.get(file.name);
    if (trace === undefined) continue;
    try {
      const inputs = inputsOf(trace, options);
      for (const { definition, expectation: own } of runs) {
        const expectation = own !== undefined && options.disturbance === "mirror" ? mirroredExpectation(own) : own;
        const plan = { name: file.name, engine: options.engine, trueAngles: truth?.angles, definition, expectation };
        details.push(evaluateClip(plan, inputs));
      }
    } catch (error) {
      broken.push({ name: file.name, reason: messageOf(error) });
    }
  }
  // Clips are posed side by side, so failures come in any order.
  broken.sort((a, b) => (a.name < b.name ? -1 : 1));
  details.sort((a, b) => worstFirst(a.score, b.score));
  const scores = details.map((detail) => detail.score);
  return {
    evaluation: {
      version: 1,
      engine: options.engine,
      fps: options.fps ?? null,
      disturbance: options.disturbance ?? null,
      clips: scores,
      totals: totalsOf(scores),
      totalsByExercise: byExercise(scores),
      broken,
      leftOut,
      timings: {
        posingS: (posedMs - beganMs) / 1000,
        scoringS: (performance.now() - posedMs) / 1000,
      },
    },
    details,
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const truthOf = async (file: ClipFile): Promise<Truth | undefined> =>
  file.truthPath === undefined ? undefined : parseTruth(await readFile(file.truthPath, "utf8"));

/** What is run on a clip: what its truth asks for, else the chosen exercise, else all there are. */
function runsOf(
  file: ClipFile,
  truth: Truth | undefined,
  exercise: string | undefined,
  leftOut: NotRun[],
): readonly Run[] {
  const wanted = (id: string): boolean => exercise === undefined || exercise === id;
  if (truth === undefined) {
    return EXERCISES.filter(({ id }) => wanted(id)).map((definition) => ({ definition, expectation: undefined }));
  }
  return truth.expect
    .filter((expectation) => wanted(expectation.exercise))
    .flatMap((expectation) => {
      const definition = findExercise(expectation.exercise);
      if (definition !== undefined) return [{ definition, expectation }];
      leftOut.push({ name: file.name, reason: `${expectation.exercise} is not in the catalogue` });
      return [];
    });
}

/** Traces by the name of their clip, from the cache or posed now. */
async function tracesOf(
  planned: readonly PlannedClip[],
  options: EvaluateOptions,
  listener: EvaluateListener,
  broken: NotRun[],
): Promise<ReadonlyMap<string, string>> {
  const cache = new TraceCache(options.traces, options.engine);
  const traces = new Map<string, string>();
  const hashes = new Map<string, string>();
  const jobs: { key: string; videoPath: string }[] = [];
  for (const { file } of planned) {
    const hash = await hashOf(file.videoPath);
    hashes.set(file.name, hash);
    const kept = options.useCache ? await cache.read(hash) : undefined;
    if (kept === undefined) jobs.push({ key: file.name, videoPath: file.videoPath });
    else traces.set(file.name, kept);
  }
  if (jobs.length === 0) return traces;
  listener.posing(jobs.length);
  const shares = new Map<string, number>();
  const writes: Promise<void>[] = [];
  const move = (key: string, share: number): void => {
    shares.set(key, share);
    const done = [...shares.values()].reduce((sum, value) => sum + value, 0);
    listener.progressed(done / jobs.length, key);
  };
  // Browser and bundler take seconds to load, and are not needed where all poses are kept.
  const { poseClips } = await import("./pose-clips.js");
  await poseClips(jobs, options.engine, {
    progressed: move,
    posed: (key, trace) => {
      move(key, 1);
      traces.set(key, trace);
      writes.push(cache.write(hashes.get(key) ?? "", trace));
      listener.posed(key, undefined);
    },
    failed: (key, reason) => {
      move(key, 1);
      broken.push({ name: key, reason });
      listener.posed(key, reason);
    },
  });
  await Promise.all(writes);
  return traces;
}

function inputsOf(trace: string, { fps, disturbance }: EvaluateOptions) {
  const { inputs } = parseTrace(trace);
  const atFps = fps === undefined ? inputs : atRate(inputs, fps);
  return disturbance === undefined ? atFps : disturb(atFps, disturbance);
}

function byExercise(scores: readonly ClipScore[]): Readonly<Record<string, Totals>> {
  const ids = EXERCISES.map(({ id }) => id).filter((id) => scores.some((score) => score.exercise === id));
  return Object.fromEntries(ids.map((id) => [id, totalsOf(scores.filter((score) => score.exercise === id))]));
}
