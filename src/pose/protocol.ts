import type { EngineId, PoseFrame } from "../body/pose-frame.js";
import type { ErrorCode } from "../lib/app-error.js";

export const BACKEND_IDS = ["webgpu", "webgl", "wasm"] as const;
export type BackendId = (typeof BACKEND_IDS)[number];

/** Why a backend was passed over at start-up. */
export interface BackendRejection {
  readonly backend: BackendId;
  readonly reason: string;
}

/** What the worker really runs on. */
export interface EngineReport {
  readonly engine: EngineId;
  readonly backend: BackendId;
  /** Median time for one reference picture, milliseconds. */
  readonly frameMs: number;
  readonly threads: number;
  readonly rejected: readonly BackendRejection[];
}

export interface LoadProgress {
  readonly stage: "download" | "check" | "warm-up";
  /** 0 to 1 over all stages. */
  readonly share: number;
}

export interface LoadRequest {
  readonly type: "load";
  readonly engine: EngineId;
  /** Backends to try, in this order; empty: all that exist. */
  readonly backends: readonly BackendId[];
}
export interface EstimateRequest {
  readonly type: "estimate";
  readonly id: number;
  readonly image: ImageBitmap | VideoFrame;
  readonly timeMs: number;
}
/** Forget the person that is being followed (a new source). */
export interface ResetRequest {
  readonly type: "reset";
}
export interface DisposeRequest {
  readonly type: "dispose";
}
export type WorkerRequest = LoadRequest | EstimateRequest | ResetRequest | DisposeRequest;

export interface ProgressReply {
  readonly type: "progress";
  readonly progress: LoadProgress;
}
export interface LoadedReply {
  readonly type: "loaded";
  readonly report: EngineReport;
}
export interface PoseReply {
  readonly type: "pose";
  readonly id: number;
  readonly frame: PoseFrame;
  readonly inferenceMs: number;
  /** tf.memory().numTensors after the frame. */
  readonly tensors: number;
}
export interface FailedReply {
  readonly type: "failed";
  /** The request that failed; undefined: the whole worker. */
  readonly id?: number | undefined;
  readonly code: ErrorCode;
  readonly detail: string;
}
export type WorkerReply = ProgressReply | LoadedReply | PoseReply | FailedReply;
