import * as v from "valibot";
import type { PoseFrame } from "../body/pose-frame.js";
import { AppError, type ErrorCode } from "../lib/app-error.js";
import {
  type BackendId,
  type EngineReport,
  type LoadProgress,
  type LoadRequest,
  type WorkerRequest,
  workerReplySchema,
} from "./protocol.js";

/** What one picture gave. */
export interface PoseResult {
  readonly frame: PoseFrame;
  /** Milliseconds the worker took from the picture to the joints. */
  readonly inferenceMs: number;
  /** Tensors alive in the worker after the picture. */
  readonly tensors: number;
}

/** How long a silent worker is waited for, milliseconds. */
export interface WorkerPatience {
  /** Between two signs of life while files are loading; a stalled download ends by itself before. */
  readonly downloadMs: number;
  /** For one backend to start and pass its trial, between two signs of life. */
  readonly backendMs: Readonly<Record<BackendId, number>>;
  /** For the first picture of a source: a graphics backend compiles for each new picture size. */
  readonly firstPictureMs: number;
  readonly pictureMs: number;
}

export const WORKER_PATIENCE: WorkerPatience = {
  downloadMs: 45_000,
  backendMs: { webgpu: 20_000, webgl: 30_000, wasm: 30_000 },
  firstPictureMs: 30_000,
  pictureMs: 10_000,
};

interface Waiter<T> {
  resolve(value: T): void;
  reject(error: AppError): void;
}

/** Codes that concern one picture; every other failure ends the worker. */
const PICTURE_CODES: readonly ErrorCode[] = ["SK-POSE-FRAME"];

/**
 * One worker from its start to its end: turns messages into promises, and silence, crashes and broken messages into
 * errors. After the first failure that is not about one picture the worker is ended and the link is dead.
 */
export class WorkerLink {
  private loading: Waiter<EngineReport> | undefined;
  private picture: (Waiter<PoseResult> & { readonly id: number }) | undefined;
  private progressed: ((progress: LoadProgress) => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastId = 0;
  private firstPicture = true;
  private dead = false;
  /** The backend that is being tried or used. */
  private currentBackend: BackendId | undefined;

  /** @param died called when the worker fails while nobody waits for an answer */
  constructor(
    private readonly worker: Worker,
    private readonly patience: WorkerPatience,
    private readonly died: (error: AppError) => void,
  ) {
    worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      this.received(data);
    });
    worker.addEventListener("messageerror", () => {
      this.fail(new AppError("SK-POSE-CRASHED", "a message of the pose worker could not be read"));
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.fail(new AppError("SK-POSE-CRASHED", event.message));
    });
  }

  get backend(): BackendId | undefined {
    return this.currentBackend;
  }

  /** Loads the engine. Rejects with an AppError; the link is dead then. */
  load(request: Omit<LoadRequest, "type">, progressed: (progress: LoadProgress) => void): Promise<EngineReport> {
    return new Promise((resolve, reject) => {
      this.loading = { resolve, reject };
      this.progressed = progressed;
      this.expect(this.patience.downloadMs, "no sign of life while loading");
      this.send({ type: "load", ...request });
    });
  }

  /**
   * Sends one picture, which is closed on every path. Rejects with an AppError; code SK-POSE-FRAME concerns only this
   * picture, after any other the link is dead.
   */
  estimate(image: ImageBitmap | VideoFrame, timeMs: number): Promise<PoseResult> {
    return new Promise((resolve, reject) => {
      if (this.dead) {
        image.close();
        reject(new AppError("SK-POSE-CRASHED", "the pose worker has ended"));
        return;
      }
      this.lastId += 1;
      this.picture = { id: this.lastId, resolve, reject };
      this.expect(
        this.firstPicture ? this.patience.firstPictureMs : this.patience.pictureMs,
        "a picture did not come back",
      );
      try {
        this.send({ type: "estimate", id: this.lastId, image, timeMs }, [image]);
      } catch (error) {
        image.close();
        this.settlePicture()?.reject(new AppError("SK-POSE-FRAME", String(error), { cause: error }));
      }
    });
  }

  reset(): void {
    if (this.dead) return;
    this.firstPicture = true;
    this.send({ type: "reset" });
  }

  /** Ends the worker; whoever still waits gets the error. */
  end(error: AppError): void {
    if (this.dead) return;
    this.dead = true;
    clearTimeout(this.timer);
    this.worker.terminate();
    this.loading?.reject(error);
    this.picture?.reject(error);
    this.loading = undefined;
    this.picture = undefined;
  }

  private send(request: WorkerRequest, transfer: Transferable[] = []): void {
    this.worker.postMessage(request, transfer);
  }

  private expect(withinMs: number, otherwise: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const where = this.currentBackend === undefined ? "" : `${this.currentBackend}: `;
      this.fail(new AppError("SK-POSE-TIMEOUT", `${where}${otherwise} within ${(withinMs / 1000).toString()} s`));
    }, withinMs);
  }

  private fail(error: AppError): void {
    if (this.dead) return;
    const awaited = this.loading !== undefined || this.picture !== undefined;
    this.end(error);
    if (!awaited) this.died(error);
  }

  private settlePicture(): Waiter<PoseResult> | undefined {
    clearTimeout(this.timer);
    const picture = this.picture;
    this.picture = undefined;
    return picture;
  }

  private received(data: unknown): void {
    if (this.dead) return;
    const parsed = v.safeParse(workerReplySchema, data);
    if (!parsed.success) {
      this.fail(new AppError("SK-POSE-CRASHED", `the pose worker answered oddly: ${v.summarize(parsed.issues)}`));
      return;
    }
    const reply = parsed.output;
    switch (reply.type) {
      case "progress": {
        const { backend } = reply.progress;
        this.currentBackend = backend;
        this.expect(
          backend === undefined ? this.patience.downloadMs : this.patience.backendMs[backend],
          backend === undefined ? "no sign of life while loading" : "did not pass its trial",
        );
        this.progressed?.(reply.progress);
        break;
      }
      case "loaded":
        clearTimeout(this.timer);
        this.currentBackend = reply.report.backend;
        this.loading?.resolve(reply.report);
        this.loading = undefined;
        break;
      case "pose": {
        if (reply.id !== this.picture?.id) return;
        this.firstPicture = false;
        const { frame, inferenceMs, tensors } = reply;
        this.settlePicture()?.resolve({ frame, inferenceMs, tensors });
        break;
      }
      case "failed": {
        const error = new AppError(reply.code, reply.detail);
        if (PICTURE_CODES.includes(reply.code)) {
          if (reply.id === this.picture?.id) this.settlePicture()?.reject(error);
        } else this.fail(error);
        break;
      }
    }
  }
}
