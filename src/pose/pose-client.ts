import type { EngineId } from "../body/pose-frame.js";
import { AppError, type ErrorCode } from "../lib/app-error.js";
import { BackendMemory, type KeyValueStore } from "./backend-memory.js";
import {
  type BackendId,
  type BackendRejection,
  type EngineReport,
  type LoadProgress,
  TRIAL_ORDER,
} from "./protocol.js";
import { type PoseResult, WORKER_PATIENCE, WorkerLink, type WorkerPatience } from "./worker-link.js";

export type { PoseResult } from "./worker-link.js";

/** Failures that a fresh worker, on another backend if there is one, can mend. */
const MENDABLE: readonly ErrorCode[] = ["SK-POSE-BACKEND", "SK-POSE-CRASHED", "SK-POSE-TIMEOUT"];

/** Restarts in a row before the client gives up. */
const MAX_RESTARTS = 2;

/** A worker that gave this many poses is healthy, so the count of restarts begins anew: ten seconds at 30 a second. */
const HEALTHY_AFTER = 300;

/** Pictures in a row that may fail before the worker is restarted; one bad picture is no reason. */
const MAX_FAILED_PICTURES = 3;

/** What becomes of the worker when the page did not ask. */
export interface PoseClientListener {
  /** The worker failed and is being restarted; pictures are lost until `recovered`. */
  recovering?(reason: AppError): void;
  recovered?(report: EngineReport): void;
  /** It could not be restarted while no picture was waiting; otherwise `estimate` rejects. Load again to try anew. */
  failed?(error: AppError): void;
}

export interface PoseClientOptions {
  readonly listener?: PoseClientListener;
  /** Absolute address of the folder that serves models/, ending in "/". */
  readonly modelsUrl?: string;
  /** Where the fastest backend is remembered; undefined: the browser's own, if it allows. */
  readonly storage?: KeyValueStore;
  readonly createWorker?: () => Worker;
  readonly patience?: WorkerPatience;
}

export interface LoadOptions {
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Backends to try, in this order; left out or empty: all, and the remembered one first. */
  readonly backends?: readonly BackendId[];
}

/** How many pictures went which way since the client was made. */
export interface PoseClientStats {
  readonly estimated: number;
  /** Pictures without a result: failed, or in flight when the worker ended. */
  readonly lost: number;
  readonly restarts: number;
}

const createPoseWorker = (): Worker =>
  new Worker(new URL("./worker/pose-worker.ts", import.meta.url), { type: "module", name: "pose" });

const ownModelsUrl = (): string => new URL("models/", new URL(import.meta.env.BASE_URL, document.baseURI)).href;

function browserStorage(): KeyValueStore | undefined {
  try {
    return window.localStorage;
  } catch (error) {
    console.warn("this browser keeps nothing; the backends are tried on every visit", error);
    return undefined;
  }
}

/**
 * The page's end of the pose worker: one engine, one picture in flight. It restarts a worker that crashes, hangs or
 * loses its graphics context, on the next backend, and ends in one AppError when that does not help.
 */
export class PoseClient {
  private readonly listener: PoseClientListener;
  private readonly memory: BackendMemory;
  private readonly createWorker: () => Worker;
  private readonly modelsUrl: string;
  private readonly patience: WorkerPatience;

  private link: WorkerLink | undefined;
  private engine: EngineId | undefined;
  private currentReport: EngineReport | undefined;
  private backends: readonly BackendId[] = [];
  private failures: BackendRejection[] = [];
  private readonly failed = new Set<BackendId>();
  /** Whether wasm may try to start threads. */
  private threads = true;
  private restartsInRow = 0;
  private posesInRow = 0;
  private failedInRow = 0;
  private inFlight = false;
  private recovery: Promise<void> | undefined;
  private loading: Promise<EngineReport> | undefined;
  private progressListeners = new Set<(progress: LoadProgress) => void>();
  private counts = { estimated: 0, lost: 0, restarts: 0 };

  constructor(options: PoseClientOptions = {}) {
    this.listener = options.listener ?? {};
    this.memory = new BackendMemory(options.storage ?? browserStorage());
    this.createWorker = options.createWorker ?? createPoseWorker;
    this.modelsUrl = options.modelsUrl ?? ownModelsUrl();
    this.patience = options.patience ?? WORKER_PATIENCE;
  }

  /** True while a picture is in flight, while loading and while recovering: a live source drops its picture then. */
  get busy(): boolean {
    return this.inFlight || this.recovery !== undefined || this.currentReport === undefined;
  }

  /** What the worker runs on; undefined before the first load and after a failure. */
  get report(): EngineReport | undefined {
    return this.currentReport;
  }

  get stats(): PoseClientStats {
    return this.counts;
  }

  /**
   * Starts a worker with this engine, ending an earlier one. Answers at once when just that is loaded, and joins in when
   * it is loading.
   * Rejects with AppError: SK-MODEL-MISSING and SK-MODEL-DAMAGED name the file, SK-POSE-NO-BACKEND gives each backend's
   * reason, SK-POSE-FAILED that restarting did not help, SK-POSE-CLOSED that dispose or another load came in between.
   */
  async load(engine: EngineId, { onProgress, backends = [] }: LoadOptions = {}): Promise<EngineReport> {
    if (engine === this.engine && backends.join() === this.backends.join()) {
      if (this.currentReport !== undefined) return this.currentReport;
      if (this.loading !== undefined) {
        if (onProgress !== undefined) this.progressListeners.add(onProgress);
        return this.loading;
      }
    }
    this.dispose();
    this.engine = engine;
    this.backends = backends;
    this.progressListeners = new Set(onProgress === undefined ? [] : [onProgress]);
    const loading = this.loadAnew(engine).finally(() => {
      if (this.loading === loading) this.loading = undefined;
    });
    this.loading = loading;
    return loading;
  }

  /**
   * Finds the person in one picture. The picture is closed on every path. Resolves with undefined when this picture was
   * lost but the next one may come (a failed picture, or the worker had to be restarted meanwhile).
   * Rejects with AppError: SK-POSE-BUSY when a picture is in flight, SK-POSE-NOT-LOADED before load, SK-POSE-FAILED when
   * the worker could not be restarted, SK-POSE-CLOSED after dispose.
   */
  async estimate(image: ImageBitmap | VideoFrame, timeMs: number): Promise<PoseResult | undefined> {
    if (this.inFlight) {
      image.close();
      throw new AppError("SK-POSE-BUSY", "one picture at a time");
    }
    this.inFlight = true;
    try {
      await this.recovery;
      const { link } = this;
      if (link === undefined || this.currentReport === undefined) throw new AppError("SK-POSE-NOT-LOADED");
      return await this.estimateOn(link, image, timeMs);
    } finally {
      this.inFlight = false;
      // No effect on a picture that was handed over; the others end here.
      image.close();
    }
  }

  /** Forgets the person that is being followed: call it before pictures of another source. */
  reset(): void {
    this.link?.reset();
  }

  /** Ends the worker. A waiting load or estimate rejects with SK-POSE-CLOSED. */
  dispose(): void {
    const { link } = this;
    this.link = undefined;
    this.loading = undefined;
    this.currentReport = undefined;
    link?.end(new AppError("SK-POSE-CLOSED"));
  }

  private async loadAnew(engine: EngineId): Promise<EngineReport> {
    this.failures = [];
    this.failed.clear();
    this.threads = globalThis.crossOriginIsolated;
    this.restartsInRow = 0;
    const chosen = this.backends.length > 0;
    const listeners = this.progressListeners;
    const report = await this.open(engine, chosen ? undefined : this.memory.recall(engine), (progress) => {
      for (const listener of listeners) listener(progress);
    });
    // What a failure left over is not the fastest, so only an undisturbed trial is remembered.
    if (!chosen && this.failures.length === 0) this.memory.remember(engine, report.backend);
    return report;
  }

  private async estimateOn(
    link: WorkerLink,
    image: ImageBitmap | VideoFrame,
    timeMs: number,
  ): Promise<PoseResult | undefined> {
    try {
      const result = await link.estimate(image, timeMs);
      this.counts = { ...this.counts, estimated: this.counts.estimated + 1 };
      this.failedInRow = 0;
      this.posesInRow += 1;
      if (this.posesInRow >= HEALTHY_AFTER) this.restartsInRow = 0;
      return result;
    } catch (error) {
      this.counts = { ...this.counts, lost: this.counts.lost + 1 };
      if (!(error instanceof AppError) || error.code === "SK-POSE-CLOSED") throw error;
      this.failedInRow += 1;
      if (error.code === "SK-POSE-FRAME") {
        if (this.failedInRow < MAX_FAILED_PICTURES) return undefined;
        link.end(error);
      }
      await this.recover(link, error);
      return undefined;
    }
  }

  /** Starts workers until one is ready or nothing is left to try, at last wasm without threads. */
  private async open(
    engine: EngineId,
    prefer: BackendId | undefined,
    progressed: (progress: LoadProgress) => void,
  ): Promise<EngineReport> {
    for (;;) {
      const link: WorkerLink = new WorkerLink(this.createWorker(), this.patience, (error) => {
        this.diedIdle(link, error);
      });
      this.link = link;
      try {
        const backends = this.backendsLeft();
        const preferred = prefer !== undefined && backends.includes(prefer) ? prefer : undefined;
        const request = { engine, backends, prefer: preferred, threads: this.threads, modelsUrl: this.modelsUrl };
        const report = await link.load(request, progressed);
        this.posesInRow = 0;
        this.failedInRow = 0;
        this.currentReport = { ...report, rejected: [...this.failures, ...report.rejected] };
        return this.currentReport;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === "SK-POSE-NO-BACKEND" && this.threads) this.threads = false;
        else if (MENDABLE.includes(error.code)) this.noteFailure(link, error);
        else throw error;
      }
    }
  }

  /** Keeps why a worker failed. Throws AppError SK-POSE-FAILED when it has happened too often. */
  private noteFailure(link: WorkerLink, error: AppError): void {
    const { backend } = link;
    if (backend !== undefined) this.failures.push({ backend, reason: error.message });
    // wasm hardly ever fails but by its threads (a server's policy can forbid them), so it gets a second chance without.
    if (backend === "wasm" && this.threads) this.threads = false;
    else if (backend !== undefined) this.failed.add(backend);
    if (this.restartsInRow >= MAX_RESTARTS) throw new AppError("SK-POSE-FAILED", error.message, { cause: error });
    this.restartsInRow += 1;
    this.counts = { ...this.counts, restarts: this.counts.restarts + 1 };
  }

  /** The backends that have not failed; all of them again when none is left, as the failure may have been a passing one. */
  private backendsLeft(): readonly BackendId[] {
    const all = this.backends.length > 0 ? this.backends : TRIAL_ORDER;
    const left = all.filter((backend) => !this.failed.has(backend));
    return left.length > 0 ? left : all;
  }

  private recover(link: WorkerLink, error: AppError): Promise<void> {
    // The worker may have been ended by dispose or replaced by load while the picture was on its way.
    if (this.link !== link) return Promise.reject(new AppError("SK-POSE-CLOSED"));
    this.recovery ??= this.restart(link, error).finally(() => {
      this.recovery = undefined;
    });
    return this.recovery;
  }

  private async restart(link: WorkerLink, error: AppError): Promise<void> {
    const { engine } = this;
    if (engine === undefined) throw new AppError("SK-POSE-NOT-LOADED");
    this.currentReport = undefined;
    if (!MENDABLE.includes(error.code) && error.code !== "SK-POSE-FRAME") throw error;
    this.noteFailure(link, error);
    this.memory.forget(engine);
    this.listener.recovering?.(error);
    const report = await this.open(engine, undefined, () => undefined);
    this.listener.recovered?.(report);
  }

  private diedIdle(link: WorkerLink, error: AppError): void {
    if (this.link !== link || this.currentReport === undefined) return;
    this.recover(link, error).catch((reason: unknown) => {
      const final = reason instanceof AppError ? reason : new AppError("SK-POSE-FAILED", String(reason));
      if (final.code !== "SK-POSE-CLOSED") this.listener.failed?.(final);
    });
  }
}
