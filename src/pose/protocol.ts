import * as v from "valibot";
import { JOINT_NAMES } from "../body/joints.js";
import { ENGINE_IDS, type EngineId, type PoseFrame } from "../body/pose-frame.js";
import type { ErrorCode } from "../lib/app-error.js";

export const BACKEND_IDS = ["webgpu", "webgl", "wasm"] as const;
export type BackendId = (typeof BACKEND_IDS)[number];

/**
 * Order in which backends are tried when nothing is known of the device. wasm comes first because it nearly always
 * works and starts fastest; its time then cuts the measuring of a slower one short.
 */
export const TRIAL_ORDER: readonly BackendId[] = ["wasm", "webgpu", "webgl"];

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
  /** The backend that is being tried; undefined while files are loading. */
  readonly backend?: BackendId | undefined;
}

export interface LoadRequest {
  readonly type: "load";
  readonly engine: EngineId;
  /** Backends to try, in this order; empty: all, in TRIAL_ORDER. */
  readonly backends: readonly BackendId[];
  /** The fastest backend of an earlier visit: checked first and, when it is sound, taken without timing the others. */
  readonly prefer?: BackendId | undefined;
  /** False keeps wasm to one thread, for a browser or a server in which its threads do not start. */
  readonly threads: boolean;
  /** Folder that serves models/, an absolute address ending in "/". */
  readonly modelsUrl: string;
}
export interface EstimateRequest {
  readonly type: "estimate";
  readonly id: number;
  readonly image: ImageBitmap | VideoFrame;
  readonly timeMs: number;
}
/** Forget the person that is being followed (a new source). */
interface ResetRequest {
  readonly type: "reset";
}
interface DisposeRequest {
  readonly type: "dispose";
}
export type WorkerRequest = LoadRequest | EstimateRequest | ResetRequest | DisposeRequest;

interface ProgressReply {
  readonly type: "progress";
  readonly progress: LoadProgress;
}
interface LoadedReply {
  readonly type: "loaded";
  readonly report: EngineReport;
}
interface PoseReply {
  readonly type: "pose";
  readonly id: number;
  readonly frame: PoseFrame;
  readonly inferenceMs: number;
  /** tf.memory().numTensors after the frame. */
  readonly tensors: number;
}
interface FailedReply {
  readonly type: "failed";
  /** The request that failed; undefined: the whole worker. */
  readonly id?: number | undefined;
  readonly code: ErrorCode;
  readonly detail: string;
}
export type WorkerReply = ProgressReply | LoadedReply | PoseReply | FailedReply;

const finite = v.pipe(v.number(), v.finite());
const backendSchema = v.picklist(BACKEND_IDS);
const engineSchema = v.picklist(ENGINE_IDS);
const codeSchema = v.custom<ErrorCode>((value) => typeof value === "string" && /^SK-[A-Z0-9-]+$/.test(value));

// VideoFrame is missing in some browsers, and naming a missing class would throw.
const isPicture = (value: unknown): boolean =>
  (typeof ImageBitmap !== "undefined" && value instanceof ImageBitmap) ||
  (typeof VideoFrame !== "undefined" && value instanceof VideoFrame);

/** Checks what the page sends to the worker. */
export const workerRequestSchema: v.GenericSchema<unknown, WorkerRequest> = v.variant("type", [
  v.object({
    type: v.literal("load"),
    engine: engineSchema,
    backends: v.array(backendSchema),
    prefer: v.optional(backendSchema),
    threads: v.boolean(),
    modelsUrl: v.pipe(v.string(), v.url(), v.endsWith("/")),
  }),
  v.object({
    type: v.literal("estimate"),
    id: finite,
    image: v.custom<ImageBitmap | VideoFrame>(isPicture),
    timeMs: finite,
  }),
  v.object({ type: v.literal("reset") }),
  v.object({ type: v.literal("dispose") }),
]);

const shareSchema = v.pipe(finite, v.minValue(0), v.maxValue(1));
const worldSchema = v.object({ xM: finite, yM: finite, zM: finite });
const jointSchema = v.object({
  xPx: finite,
  yPx: finite,
  score: shareSchema,
  world: v.optional(worldSchema),
});

const wristSchema = v.object({ raised: shareSchema, hanging: shareSchema });

const poseFrameSchema = v.object({
  timeMs: finite,
  widthPx: finite,
  heightPx: finite,
  luma: v.optional(finite),
  joints: v.undefinedable(v.record(v.picklist(JOINT_NAMES), jointSchema)),
  wrists: v.optional(v.object({ left: wristSchema, right: wristSchema })),
});

const rejectionSchema = v.object({ backend: backendSchema, reason: v.string() });

/** Checks what the worker answers; a number that is not finite never gets past it. */
export const workerReplySchema = v.variant("type", [
  v.object({
    type: v.literal("progress"),
    progress: v.object({
      stage: v.picklist(["download", "check", "warm-up"]),
      share: finite,
      backend: v.optional(backendSchema),
    }),
  }),
  v.object({
    type: v.literal("loaded"),
    report: v.object({
      engine: engineSchema,
      backend: backendSchema,
      frameMs: finite,
      threads: finite,
      rejected: v.array(rejectionSchema),
    }),
  }),
  v.object({ type: v.literal("pose"), id: finite, frame: poseFrameSchema, inferenceMs: finite, tensors: finite }),
  v.object({ type: v.literal("failed"), id: v.optional(finite), code: codeSchema, detail: v.string() }),
]);
