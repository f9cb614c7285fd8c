import * as v from "valibot";
import { AppError } from "../../lib/app-error.js";
import {
  type EstimateRequest,
  type LoadProgress,
  type LoadRequest,
  type WorkerReply,
  type WorkerRequest,
  workerRequestSchema,
} from "../protocol.js";
import { watchDevice } from "./backends.js";
import { PoseRunner } from "./pose-runner.js";

declare const self: DedicatedWorkerGlobalScope;

/** Shares of the whole start: the download takes longest on a first visit, the trial on every other one. */
const DOWNLOAD_SHARE = 0.6;

const reply = (message: WorkerReply): void => {
  self.postMessage(message);
};

function overallShare({ stage, share }: LoadProgress): number {
  return stage === "download" ? share * DOWNLOAD_SHARE : DOWNLOAD_SHARE + share * (1 - DOWNLOAD_SHARE);
}

/** Tells the page what failed. Errors that are no AppError are a fault of the backend or of us. */
function replyFailed(error: unknown, fallback: "SK-POSE-FRAME" | "SK-POSE-BACKEND", id?: number): void {
  const known = error instanceof AppError ? error : new AppError(fallback, String(error));
  reply({ type: "failed", id, code: known.code, detail: known.detail });
}

let runner: PoseRunner | undefined;

async function load(request: LoadRequest): Promise<void> {
  if (runner !== undefined) throw new AppError("SK-POSE-PROTOCOL", "a worker loads one engine in its life");
  runner = await PoseRunner.load(request, (progress) => {
    reply({ type: "progress", progress: { ...progress, share: overallShare(progress) } });
  });
  watchDevice((reason) => {
    replyFailed(new AppError("SK-POSE-BACKEND", `the graphics device was lost: ${reason}`), "SK-POSE-BACKEND");
  });
  reply({ type: "loaded", report: runner.report });
}

async function estimate({ id, image, timeMs }: EstimateRequest): Promise<void> {
  try {
    if (runner === undefined) throw new AppError("SK-POSE-PROTOCOL", "a picture came before an engine was loaded");
    reply({ type: "pose", id, ...(await runner.estimate(image, timeMs)) });
  } catch (error) {
    replyFailed(error, "SK-POSE-FRAME", id);
  } finally {
    image.close();
  }
}

async function handle(request: WorkerRequest): Promise<void> {
  switch (request.type) {
    case "load":
      await load(request).catch((error: unknown) => {
        replyFailed(error, "SK-POSE-BACKEND");
      });
      break;
    case "estimate":
      await estimate(request);
      break;
    case "reset":
      runner?.reset();
      break;
    case "dispose":
      runner?.dispose();
      self.close();
      break;
  }
}

// One after another, so that a reset never falls into the middle of a picture.
let queue = Promise.resolve();

self.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const request = v.safeParse(workerRequestSchema, data);
  if (!request.success) {
    replyFailed(new AppError("SK-POSE-PROTOCOL", v.summarize(request.issues)), "SK-POSE-BACKEND");
    return;
  }
  queue = queue.then(() => handle(request.output));
});

// A rejection that nobody waits for does not reach the page's error event.
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  replyFailed(new AppError("SK-POSE-BACKEND", String(event.reason)), "SK-POSE-BACKEND");
});
