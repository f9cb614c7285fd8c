import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { median } from "../../src/body/geometry.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { ExerciseDefinition } from "../../src/checker/definition.js";
import type { Phase } from "../../src/checker/events.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { parseTrace } from "../../src/history/trace.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import type { SetOptions, SetRunner } from "../../src/session/set-types.js";
import { parseTruth } from "../evaluate/truth.js";

const FIXTURES = new URL("../fixtures/traces/", import.meta.url);

/** Time between the last picture of one recording and the first of the next: long enough to be a gap, not to be a rest. */
const BETWEEN_MS = 500;

const DEFAULT_ROUNDS = 3;
const DEFAULT_LENGTHS: readonly number[] = [1000, 4000, 16_000, 64_000];
/** At 20,000 pictures a second 0.4 s: long beside the clock's steps and a pause of the garbage collector. */
const DEFAULT_ROUND_FRAMES = 8000;

/** Speed of the pure part for one exercise: tracker, filters, metrics, view gate, machine, form rules, record. */
export interface PureFigures {
  readonly exerciseId: string;
  /** Pictures per second of processor time, so on one core; median of the rounds. */
  readonly framesPerSecond: number;
  /** The cost of one picture in sets of growing length. */
  readonly lengths: readonly { readonly frames: number; readonly microsecondsPerFrame: number }[];
  /** Slope of log time over log pictures: 1 is linear, 2 quadratic. */
  readonly growthExponent: number;
}

export interface PureOptions {
  /** Timed rounds of which the median counts. */
  readonly rounds?: number;
  /** Pictures in a set, two different numbers at least. */
  readonly lengths?: readonly number[];
  /** Pictures in a timed round of the rate; a set shorter than this is played over until a round has as many. */
  readonly roundFrames?: number;
}

/** Pictures of one recording, its time beginning at 0. */
type Recording = readonly PoseFrame[];

/**
 * Times the pure part for every exercise of the catalogue. The pictures are the recorded bodies of test/fixtures whose
 * truth names the exercise, or all of them where none does yet; reading them is not timed.
 */
export function measurePure(options: PureOptions = {}): readonly PureFigures[] {
  const plan = { rounds: DEFAULT_ROUNDS, lengths: DEFAULT_LENGTHS, roundFrames: DEFAULT_ROUND_FRAMES, ...options };
  const fixtures = readFixtures();
  const all = fixtures.map((fixture) => fixture.frames);
  return EXERCISES.map((exercise) => {
    const own = fixtures.filter((fixture) => fixture.exerciseIds.includes(exercise.id)).map(({ frames }) => frames);
    return measureExercise(exercise, own.length === 0 ? all : own, all, plan);
  });
}

function measureExercise(
  exercise: ExerciseDefinition,
  own: readonly Recording[],
  all: readonly Recording[],
  plan: Required<PureOptions>,
): PureFigures {
  const options = optionsFor(exercise);
  const mixed = inARow(own, plan.roundFrames);
  playSets(options, mixed);
  const rateMs = median(
    Array.from({ length: plan.rounds }, () =>
      timed(() => {
        playSets(options, mixed);
      }),
    ),
  );
  const costs = costsByLength(options, endless(options, own, all, Math.max(...plan.lengths)), plan);
  return {
    exerciseId: exercise.id,
    framesPerSecond: (mixed.length / rateMs) * 1000,
    lengths: costs,
    growthExponent: slope(
      costs.map(({ frames }) => Math.log(frames)),
      costs.map(({ frames, microsecondsPerFrame }) => Math.log(frames * microsecondsPerFrame)),
    ),
  };
}

/** The lengths take turns, so that a machine that grows slower or faster meanwhile does not look like growth. */
function costsByLength(
  options: SetOptions,
  frames: Recording,
  { rounds, lengths, roundFrames }: Required<PureOptions>,
): PureFigures["lengths"] {
  const parts = lengths.map((length) => ({ part: frames.slice(0, length), ms: new Array<number>() }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { part, ms } of parts) {
      // A short set is over too soon to be timed alone.
      const times = Math.ceil(roundFrames / part.length);
      const spentMs = timed(() => {
        for (let index = 0; index < times; index += 1) playOneSet(options, part);
      });
      ms.push(spentMs / times);
    }
  }
  return parts.map(({ part, ms }) => ({
    frames: part.length,
    microsecondsPerFrame: (median(ms) * 1000) / part.length,
  }));
}

const optionsFor = (exercise: ExerciseDefinition): SetOptions => ({
  exerciseId: exercise.id,
  level: "L4",
  amount: exercise.dose.amount,
  leg: "auto",
  lowImpact: false,
  engine: "blazepose-full",
  mode: "recorded",
});

interface Fixture {
  /** Exercises that its truth names. */
  readonly exerciseIds: readonly string[];
  readonly frames: Recording;
}

function readFixtures(): readonly Fixture[] {
  const suffix = ".jsonl.gz";
  return readdirSync(FIXTURES)
    .filter((file) => file.endsWith(suffix))
    .map((file) => {
      const name = file.slice(0, -suffix.length);
      const truth = parseTruth(readFileSync(new URL(`${name}.json`, FIXTURES), "utf8"));
      const trace = parseTrace(gunzipSync(readFileSync(new URL(file, FIXTURES))).toString("utf8"));
      const frames = trace.inputs.filter((input) => input.type === "frame").map((input) => input.frame);
      const exerciseIds = truth.expect.map((expectation) => expectation.exercise);
      return { exerciseIds, frames: later(frames, -(frames[0]?.timeMs ?? 0)) };
    });
}

const later = (frames: Recording, byMs: number): Recording =>
  frames.map((frame) => ({ ...frame, timeMs: frame.timeMs + byMs }));

/** The recordings one after the other, over and over, the time running on. */
function inARow(recordings: readonly Recording[], count: number, fromMs = 0): PoseFrame[] {
  const out: PoseFrame[] = [];
  let startMs = fromMs;
  while (out.length < count) {
    for (const recording of recordings) {
      const moved = later(recording, startMs);
      out.push(...moved);
      startMs = (moved.at(-1)?.timeMs ?? startMs) + BETWEEN_MS;
    }
  }
  return out.slice(0, count);
}

/**
 * Pictures of one set that does not end by itself: the exercise's own recordings once, then again and again those of
 * all recordings in which nothing counts towards the longest time in position.
 */
function endless(
  options: SetOptions,
  own: readonly Recording[],
  all: readonly Recording[],
  count: number,
): readonly PoseFrame[] {
  const ownFrames = own.reduce((sum, recording) => sum + recording.length, 0);
  const once = inARow(own, ownFrames);
  const restful = all.filter((recording) => playOneSet(options, recording).summary().totalMs === 0);
  if (restful.length === 0) {
    throw new Error(
      `${options.exerciseId}: every recorded body brings its set nearer to the end; record one that rests`,
    );
  }
  return [...once, ...inARow(restful, count, (once.at(-1)?.timeMs ?? 0) + BETWEEN_MS)].slice(0, count);
}

/** Plays pictures into one set. */
function playOneSet(options: SetOptions, frames: Recording): SetRunner {
  const runner = createSetRunner(options);
  let phase: Phase = "set";
  for (const frame of frames) ({ phase } = runner.push({ type: "frame", frame }).snapshot);
  // A set that is over takes pictures for nothing, which would look fast.
  if (phase === "ended")
    throw new Error(`${options.exerciseId}: the set ended before its ${String(frames.length)} pictures`);
  return runner;
}

/** Plays pictures into sets, a new one whenever one has ended. */
function playSets(options: SetOptions, frames: Recording): void {
  let runner = createSetRunner(options);
  for (const frame of frames) {
    if (runner.push({ type: "frame", frame }).snapshot.phase === "ended") runner = createSetRunner(options);
  }
}

/**
 * Milliseconds of processor time that the work takes, all threads of this process together. What other programs take of
 * the core does not count.
 */
function timed(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Slope of the straight line through the points by least squares. */
function slope(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const covariance = xs.reduce((sum, x, index) => sum + (x - meanX) * ((ys[index] ?? 0) - meanY), 0);
  return covariance / xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
}
