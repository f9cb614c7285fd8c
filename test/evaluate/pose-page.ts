/**
 * The page in which clips are posed: the app's own file source and pose worker, picture by picture. The driver
 * (pose-clips.ts) puts a file into the input and asks for its trace.
 */
import type { EngineId } from "../../src/body/pose-frame.js";
import { VideoFileSource } from "../../src/camera/video-file-source.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { TraceRecorder } from "../../src/history/trace.js";
import { AppError, type ErrorCode } from "../../src/lib/app-error.js";
import { PoseClient } from "../../src/pose/pose-client.js";
import type { BackendId } from "../../src/pose/protocol.js";
import { WORKER_PATIENCE } from "../../src/pose/worker-link.js";

/**
 * The same backend everywhere, since backends differ in the last digits: wasm runs on every machine, and gives the same
 * with any number of threads.
 */
const BACKENDS: readonly BackendId[] = ["wasm"];

/** A slow machine makes the run longer, never different: a picture is waited for much longer than in a live set. */
const PATIENCE = { ...WORKER_PATIENCE, firstPictureMs: 120_000, pictureMs: 120_000 };

/** The trace of one clip, or why there is none. */
export type PosedClip = { readonly trace: string } | { readonly code: ErrorCode; readonly detail: string };

/** What the driver calls. */
export class ClipPoser {
  private readonly client = new PoseClient({
    modelsUrl: new URL("/models/", document.baseURI).href,
    patience: PATIENCE,
    listener: {
      recovering: (reason) => {
        console.error(`the pose worker failed: ${reason.message}`);
      },
    },
  });

  /** Loads the engine. Rejects as PoseClient does. */
  async load(engine: EngineId): Promise<void> {
    await this.client.load(engine, { backends: BACKENDS });
  }

  /** Poses every picture of the chosen file. Failures of the file or the worker come back by their code. */
  async pose(engine: EngineId, progressed: (share: number) => void): Promise<PosedClip> {
    const file = document.querySelector<HTMLInputElement>("#clip")?.files?.[0];
    if (file === undefined) throw new Error("no file was chosen");
    const [first] = EXERCISES;
    if (first === undefined) throw new Error("the catalogue is empty");
    // A trace names a set. Which one does not matter: the poses are the same, and scoring puts in its own options.
    const recorder = new TraceRecorder({
      exerciseId: first.id,
      level: "L4",
      amount: 60,
      leg: "auto",
      lowImpact: false,
      engine,
      mode: "recorded",
    });
    this.client.reset();
    try {
      await this.readAll(file, recorder, progressed);
      return { trace: recorder.toText() };
    } catch (error) {
      if (error instanceof AppError) return { code: error.code, detail: error.detail };
      throw error;
    }
  }

  private readAll(file: File, recorder: TraceRecorder, progressed: (share: number) => void): Promise<void> {
    const source = new VideoFileSource(file);
    let lastMs = 0;
    return new Promise<void>((resolve, reject) => {
      const failed = (error: unknown): void => {
        source.stop();
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const ended = (): void => {
        recorder.append({ type: "stop", timeMs: lastMs, reason: "source-ended" });
        resolve();
      };
      source
        .start(
          async ({ image, timeMs }) => {
            const result = await this.client.estimate(image, timeMs);
            if (result === undefined) throw new AppError("SK-POSE-FRAME", `picture at ${(timeMs / 1000).toFixed(3)} s`);
            recorder.append({ type: "frame", frame: result.frame });
            lastMs = timeMs;
          },
          { failed, ended, progressed },
        )
        .catch(failed);
    });
  }
}

globalThis.clipPoser = new ClipPoser();
