import { readFile } from "node:fs/promises";
import type { EngineId } from "../../src/body/pose-frame.js";
import type { ExerciseDefinition } from "../../src/checker/definition.js";
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";
import { parseTrace, type TraceInput } from "../../src/history/trace.js";
import { atRate } from "./change-rate.js";
import { disturb, type Disturbance, mirroredExpectation } from "./disturb.js";
import { type ClipFile, clipsIn, hashOf } from "./clip-folder.js";
import type { ClipDetail, ClipScore, Evaluation, NotRun, Totals } from "./evaluation.js";
import { uncountedFigures } from "./figures.js";
import { type GestureScore, mirroredGesture, scoreGestures } from "./gestures.js";
import { evaluateClip } from "./run-clip.js";
import { totalsOf, worstFirst } from "./totals.js";
import { TraceCache } from "./trace-cache.js";
import { mirroredAngles } from "./true-angles.js";
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
  /** Something that changes no score: poses that could not be kept or read again. */
  warned(text: string): void;
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
  const { clips: files, broken } = await filesBelow(options.clips);
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
  const recordings = await recordingsOf(planned, options, listener, broken);
  const posedMs = performance.now();
  const details: ClipDetail[] = [];
  for (const { file, truth, runs } of planned) {
    const recording = recordings.get(file.name);
    if (recording === undefined) continue;
    const inputs = changedBy(options, recording);
    const isMirrored = options.disturbance === "mirror";
    const angles = truth?.angles;
    const trueAngles = angles !== undefined && isMirrored ? mirroredAngles(angles) : angles;
    for (const { definition, expectation: own } of runs) {
      const expectation = own !== undefined && isMirrored ? mirroredExpectation(own) : own;
      const plan = { name: file.name, engine: options.engine, trueAngles, definition, expectation };
      try {
        details.push(evaluateClip(plan, inputs));
      } catch (error) {
        broken.push({ name: file.name, reason: `${definition.id}: ${messageOf(error)}` });
      }
    }
  }
  // Clips are posed side by side, so failures come in any order.
  broken.sort((a, b) => (a.name < b.name ? -1 : 1));
  details.sort((a, b) => worstFirst(a.score, b.score));
  const scores = details.map((detail) => detail.score);
  return {
    evaluation: {
      version: 2,
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

/**
 * Looks for signs with the hands in every clip below a folder, exercises or not. Throws and `broken` as `evaluateFolder`.
 */
export async function evaluateGestures(
  options: EvaluateOptions,
  listener: EvaluateListener,
): Promise<{ readonly clips: readonly GestureScore[]; readonly broken: readonly NotRun[] }> {
  const { clips: files, broken } = await filesBelow(options.clips);
  const planned: PlannedClip[] = [];
  for (const file of files) {
    try {
      planned.push({ file, truth: await truthOf(file), runs: [] });
    } catch (error) {
      broken.push({ name: file.name, reason: `${file.name}.json: ${messageOf(error)}` });
    }
  }
  const recordings = await recordingsOf(planned, options, listener, broken);
  const isMirrored = options.disturbance === "mirror";
  const clips = planned.flatMap(({ file: { name }, truth }) => {
    const recording = recordings.get(name);
    if (recording === undefined) return [];
    const expected = truth?.gestures ?? [];
    const inputs = changedBy(options, recording);
    return [scoreGestures(name, inputs, options.engine, isMirrored ? expected.map(mirroredGesture) : expected)];
  });
  return { clips, broken };
}

/** Clips of a folder; those that can't be told from one another are broken. Throws Error where there is none. */
async function filesBelow(folder: string): Promise<{ readonly clips: readonly ClipFile[]; readonly broken: NotRun[] }> {
  const { clips, clashes } = await clipsIn(folder);
  const broken = clashes.map((name) => ({ name, reason: "several videos have this name and one truth" }));
  if (clips.length + broken.length === 0) throw new Error(`no .mp4 or .webm below ${folder}`);
  return { clips, broken };
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
  if (truth.expect.length === 0) leftOut.push({ name: file.name, reason: "its truth asks for no exercise" });
  return truth.expect
    .filter((expectation) => wanted(expectation.exercise))
    .flatMap((expectation) => {
      const definition = findExercise(expectation.exercise);
      const { exercise: id, notScored } = expectation;
      if (definition === undefined) {
        leftOut.push({ name: file.name, reason: `${id} is not in the catalogue` });
        return [];
      }
      const uncounted = uncountedFigures(expectation, definition.movement.kind);
      leftOut.push(
        ...[...notScored, ...uncounted].map((key) => ({ name: file.name, reason: `${id}: "${key}" is not scored` })),
      );
      return [{ definition, expectation }];
    });
}

/** A clip to pose, for every clip of the same bytes. */
interface Unposed {
  readonly hash: string;
  readonly videoPath: string;
  readonly names: readonly string[];
}

type Recordings = Map<string, readonly TraceInput[]>;

/** Recordings by the name of their clip, from the cache or posed now. */
async function recordingsOf(
  planned: readonly PlannedClip[],
  options: EvaluateOptions,
  listener: EvaluateListener,
  broken: NotRun[],
): Promise<Recordings> {
  const cache = new TraceCache(options.traces, options.engine);
  const recordings: Recordings = new Map();
  const unposed = new Map<string, Unposed>();
  for (const { file } of planned) {
    const { name, videoPath } = file;
    try {
      const hash = await hashOf(videoPath);
      const kept = options.useCache ? await keptRecording(cache, hash, name, listener) : undefined;
      if (kept !== undefined) recordings.set(name, kept);
      else unposed.set(hash, { hash, videoPath, names: [...(unposed.get(hash)?.names ?? []), name] });
    } catch (error) {
      broken.push({ name, reason: messageOf(error) });
    }
  }
  if (unposed.size > 0) await poseAll([...unposed.values()], cache, options.engine, listener, recordings, broken);
  return recordings;
}

async function keptRecording(
  cache: TraceCache,
  hash: string,
  name: string,
  listener: EvaluateListener,
): Promise<readonly TraceInput[] | undefined> {
  try {
    const trace = await cache.read(hash);
    return trace === undefined ? undefined : parseTrace(trace).inputs;
  } catch (error) {
    listener.warned(`${name}: the kept poses can't be used and are made anew (${messageOf(error)})`);
    return undefined;
  }
}

async function poseAll(
  unposed: readonly Unposed[],
  cache: TraceCache,
  engine: EngineId,
  listener: EvaluateListener,
  recordings: Recordings,
  broken: NotRun[],
): Promise<void> {
  listener.posing(unposed.length);
  const shares = new Map<Unposed, number>();
  const writes: Promise<void>[] = [];
  const move = (clip: Unposed, share: number): void => {
    shares.set(clip, share);
    const done = [...shares.values()].reduce((sum, value) => sum + value, 0);
    listener.progressed(done / unposed.length, clip.names[0] ?? "");
  };
  const keep = async ({ hash, names }: Unposed, trace: string): Promise<void> => {
    try {
      await cache.write(hash, trace);
    } catch (error) {
      listener.warned(`${names.join(", ")}: the poses can't be kept (${messageOf(error)})`);
    }
  };
  // Browser and bundler take seconds to load, and are not needed where all poses are kept.
  const { poseClips } = await import("./pose-clips.js");
  await poseClips(unposed, engine, {
    progressed: move,
    posed: (clip, trace) => {
      move(clip, 1);
      const { inputs } = parseTrace(trace);
      for (const name of clip.names) recordings.set(name, inputs);
      writes.push(keep(clip, trace));
      listener.posed(clip.names.join(", "), undefined);
    },
    failed: (clip, reason) => {
      move(clip, 1);
      broken.push(...clip.names.map((name) => ({ name, reason })));
      listener.posed(clip.names.join(", "), reason);
    },
  });
  await Promise.all(writes);
}

function changedBy({ fps, disturbance }: EvaluateOptions, inputs: readonly TraceInput[]): readonly TraceInput[] {
  const atFps = fps === undefined ? inputs : atRate(inputs, fps);
  return disturbance === undefined ? atFps : disturb(atFps, disturbance);
}

function byExercise(scores: readonly ClipScore[]): Readonly<Record<string, Totals>> {
  const ids = EXERCISES.map(({ id }) => id).filter((id) => scores.some((score) => score.exercise === id));
  return Object.fromEntries(ids.map((id) => [id, totalsOf(scores.filter((score) => score.exercise === id))]));
}
