import type { JointName } from "../../body/joints.js";
import { type PictureSize, readJoints } from "../engines/read-joints.js";
import type { EnginePicture, PoseEngine } from "../engines/pose-engine.js";
import type { BackendId, BackendRejection } from "../protocol.js";
import { checkReference, type Reference } from "./reference-check.js";

/** Timed runs of a sound backend; the median of five is steady within a few per cent. */
const TIMED_RUNS = 5;
/** A backend with one run this many times slower than the best so far is not timed any further. */
const HOPELESS_FACTOR = 3;

/** What choosing needs of the world: the real one is tfjs. */
export interface BackendBench {
  /** Activates a backend and makes the engine on it. Throws with the reason when that fails. */
  open(backend: BackendId): Promise<PoseEngine>;
  /** Activates a backend that was opened before. */
  activate(backend: BackendId): Promise<void>;
  /** Frees a backend that lost. `engine` is undefined when it was never made. */
  close(backend: BackendId, engine: PoseEngine | undefined): void;
  /** Name of the renderer when the backend only pretends to be a graphics card. */
  softwareRenderer(backend: BackendId): Promise<string | undefined>;
  /** The reference picture as this backend reads it. */
  picture(backend: BackendId): Promise<ReferenceInput>;
  /** Milliseconds of a steady clock. */
  nowMs(): number;
  /** Called when work on a backend begins. */
  progressed(stage: "check" | "warm-up", backend: BackendId, share: number): void;
}

/** The reference picture and its size. */
export type ReferenceInput = PictureSize & { readonly input: EnginePicture };

/** A backend that found the known joints. */
export interface SoundBackend {
  readonly backend: BackendId;
  readonly engine: PoseEngine;
  readonly frameMs: number;
}

/** The chosen backend, or undefined when none is sound; and why the others were passed over. */
export interface BackendChoice {
  readonly best: SoundBackend | undefined;
  readonly rejected: readonly BackendRejection[];
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;

/**
 * Lets an engine look at the reference picture. Throws with the reason when it misses the known joints or its numbers
 * are not finite.
 */
export async function passReference(
  engine: PoseEngine,
  jointNames: readonly JointName[],
  picture: ReferenceInput,
  reference: Reference,
): Promise<void> {
  const { pose } = await engine.estimate(picture.input);
  checkReference(readJoints(pose, jointNames, picture), reference);
}

/**
 * Tries the backends in order with a picture whose joints are known. A backend that throws, gives numbers that are not
 * finite or misses the joints is passed over with its reason. Of the sound ones the fastest wins.
 * @param prefer the winner of an earlier visit: tried first and taken without timing the others when it is sound
 */
export async function chooseBackend(
  order: readonly BackendId[],
  prefer: BackendId | undefined,
  jointNames: readonly JointName[],
  reference: Reference,
  bench: BackendBench,
): Promise<BackendChoice> {
  const sequence = prefer === undefined ? order : [prefer, ...order.filter((backend) => backend !== prefer)];
  const rejected: BackendRejection[] = [];
  let best: SoundBackend | undefined;

  const run = async (engine: PoseEngine, picture: ReferenceInput): Promise<number> => {
    const startMs = bench.nowMs();
    await passReference(engine, jointNames, picture, reference);
    return bench.nowMs() - startMs;
  };

  const measure = async (backend: BackendId, engine: PoseEngine, share: number): Promise<number> => {
    const picture = await bench.picture(backend);
    // The first run finds the person and compiles, the second follows the person: both ways must be sound.
    await run(engine, picture);
    await run(engine, picture);
    bench.progressed("warm-up", backend, share);
    const times: number[] = [];
    while (times.length < TIMED_RUNS) {
      const runMs = await run(engine, picture);
      times.push(runMs);
      if (best !== undefined && runMs > HOPELESS_FACTOR * best.frameMs) break;
    }
    engine.reset();
    return median(times);
  };

  for (const [index, backend] of sequence.entries()) {
    bench.progressed("check", backend, index / sequence.length);
    let engine: PoseEngine | undefined;
    try {
      const software = best === undefined ? undefined : await bench.softwareRenderer(backend);
      if (software !== undefined) throw new Error(`only computed by the processor (${software})`);
      engine = await bench.open(backend);
      const frameMs = await measure(backend, engine, (index + 0.5) / sequence.length);
      if (best !== undefined && best.frameMs <= frameMs) {
        throw new Error(`sound, but slower: ${frameMs.toFixed(0)} ms against ${best.frameMs.toFixed(0)} ms a picture`);
      }
      if (best !== undefined) {
        const reason = `sound, but slower: ${best.frameMs.toFixed(0)} ms against ${frameMs.toFixed(0)} ms a picture`;
        rejected.push({ backend: best.backend, reason });
        bench.close(best.backend, best.engine);
      }
      best = { backend, engine, frameMs };
      if (backend === prefer) break;
    } catch (error) {
      rejected.push({ backend, reason: reasonOf(error) });
      bench.close(backend, engine);
    }
  }
  if (best !== undefined) await bench.activate(best.backend);
  return { best, rejected };
}
