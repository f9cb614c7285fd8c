import type { PoseFrame } from "../../body/pose-frame.js";
import { AppError } from "../../lib/app-error.js";
import { ENGINES } from "../engines/engine-catalog.js";
import { loadModels } from "../engines/model-loader.js";
import type { EngineDefinition } from "../engines/pose-engine.js";
import { NonFiniteError, readJoints } from "../engines/read-joints.js";
import { type EngineReport, type LoadProgress, type LoadRequest, TRIAL_ORDER } from "../protocol.js";
import {
  activateBackend,
  activeThreads,
  contextLost,
  prepareWasm,
  releaseBackend,
  softwareRenderer,
  tensorCount,
} from "./backends.js";
import { chooseBackend, passReference, type SoundBackend } from "./choose-backend.js";
import { PictureReader } from "./picture-reader.js";
import reference from "./reference/standing.json";
import referenceUrl from "./reference/standing.jpg?url";

/**
 * After this many pictures in a row without anybody the engine has to prove on the reference picture that it still sees.
 * A backend that has begun to compute nonsense looks just like an empty room: BlazePose's detector finds nothing in it.
 * Five seconds at 30 pictures a second, at the cost of one picture.
 */
const BLIND_AFTER = 150;

/** What one picture gives. */
export interface Estimate {
  readonly frame: PoseFrame;
  /** Milliseconds from the picture to the joints. */
  readonly inferenceMs: number;
  readonly tensors: number;
}

async function referencePicture(): Promise<ImageBitmap> {
  const response = await fetch(new URL(referenceUrl, import.meta.url));
  if (!response.ok) throw new AppError("SK-MODEL-MISSING", `reference picture: answer ${response.status.toString()}`);
  // No colour conversion: every device must see the same numbers.
  return createImageBitmap(await response.blob(), { colorSpaceConversion: "none" });
}

/** One engine on the backend that proved sound and fastest, with everything a picture passes through. */
export class PoseRunner {
  private constructor(
    private readonly definition: EngineDefinition,
    private readonly sound: SoundBackend,
    private readonly reader: PictureReader,
    private readonly referenceImage: ImageBitmap,
    readonly report: EngineReport,
  ) {}

  private nobodyInRow = 0;

  /**
   * Downloads the weights, tries the backends and keeps the best.
   * Throws AppError SK-MODEL-MISSING, SK-MODEL-DAMAGED, or SK-POSE-NO-BACKEND with the reason of each backend.
   */
  static async load(request: LoadRequest, progressed: (progress: LoadProgress) => void): Promise<PoseRunner> {
    const definition = ENGINES[request.engine];
    const [models, picture] = await Promise.all([
      loadModels(definition.models, request.modelsUrl, (share) => {
        progressed({ stage: "download", share });
      }),
      referencePicture(),
    ]);
    prepareWasm(request.threads);
    const reader = new PictureReader();
    const order = request.backends.length > 0 ? request.backends : TRIAL_ORDER;
    const { best, rejected } = await chooseBackend(order, request.prefer, definition.jointNames, reference, {
      async open(backend) {
        await activateBackend(backend);
        return definition.create(models);
      },
      activate: activateBackend,
      close(backend, engine) {
        try {
          engine?.dispose();
          releaseBackend(backend);
        } catch (error) {
          // A backend that failed may fail again while it is taken down; its reason is already kept.
          console.warn(`${backend} could not be freed`, error);
        }
      },
      softwareRenderer,
      picture: (backend) => reader.read(picture, backend),
      nowMs: () => performance.now(),
      progressed(stage, backend, share) {
        progressed({ stage, backend, share });
      },
    });
    if (best === undefined) {
      picture.close();
      const reasons = rejected.map(({ backend, reason }) => `${backend}: ${reason}`).join("; ");
      throw new AppError("SK-POSE-NO-BACKEND", reasons);
    }
    const { backend, frameMs } = best;
    const report = { engine: definition.id, backend, frameMs, threads: activeThreads(), rejected };
    return new PoseRunner(definition, best, reader, picture, report);
  }

  /**
   * Finds the person in one picture; the caller closes the picture.
   * Throws AppError SK-POSE-BACKEND when the backend can no longer be trusted, or any error for this picture alone.
   */
  async estimate(image: ImageBitmap | VideoFrame, timeMs: number): Promise<Estimate> {
    const startMs = performance.now();
    const { engine, backend } = this.sound;
    try {
      const picture = await this.reader.read(image, backend);
      try {
        const { widthPx, heightPx, luma } = picture;
        const { pose, wrists } = await engine.estimate(picture.input);
        const joints = readJoints(pose, this.definition.jointNames, picture);
        if (contextLost()) throw new Error("the graphics context was lost");
        this.nobodyInRow = joints === undefined ? this.nobodyInRow + 1 : 0;
        if (this.nobodyInRow >= BLIND_AFTER) await this.proveSight();
        const frame = { timeMs, widthPx, heightPx, luma, joints, ...(joints === undefined ? {} : { wrists }) };
        return { frame, inferenceMs: performance.now() - startMs, tensors: tensorCount() };
      } finally {
        picture.release();
      }
    } catch (error) {
      // A broken result also breaks where the engine looks next.
      engine.reset();
      if (error instanceof NonFiniteError || contextLost()) {
        throw new AppError("SK-POSE-BACKEND", `${backend}: ${String(error)}`, { cause: error });
      }
      throw error;
    }
  }

  private async proveSight(): Promise<void> {
    this.nobodyInRow = 0;
    const { engine, backend } = this.sound;
    const picture = await this.reader.read(this.referenceImage, backend);
    try {
      await passReference(engine, this.definition.jointNames, picture, reference);
    } catch (error) {
      throw new AppError("SK-POSE-BACKEND", `${backend} went blind: it ${String(error)}`, { cause: error });
    } finally {
      engine.reset();
    }
  }

  /** Forgets the person that is being followed. */
  reset(): void {
    this.sound.engine.reset();
  }

  dispose(): void {
    this.referenceImage.close();
    this.sound.engine.dispose();
    releaseBackend(this.sound.backend);
  }
}
