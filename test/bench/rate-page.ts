/**
 * The page of the rate bench. It decodes the demo clip once and sends the same pictures, block by block, through the
 * bare library on this thread and through the app's way; the driver (run-bench.mjs) says which block goes where.
 */
import type { PoseDetector } from "@tensorflow-models/pose-detection";
import type { EngineId } from "../../src/body/pose-frame.js";
import demoClipUrl from "../../src/camera/demo/wall-squat-demo.webm?url";
import { openVideoFile } from "../../src/camera/video-file-reader.js";
import { quantiseFrame } from "../../src/history/trace.js";
import { PoseClient } from "../../src/pose/pose-client.js";
import type { BackendId, EngineReport } from "../../src/pose/protocol.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import { createBareDetector } from "./bare-detector.js";

/** Pictures each way sees before anything counts: tfjs compiles and allocates on the first ones. */
const WARM_UP_PICTURES = 20;

interface Plan {
  readonly engine: EngineId;
  readonly backend: BackendId;
  /** Pictures to keep, and the clip's time of the first one. */
  readonly pictures: number;
  readonly fromS: number;
}

interface Ready {
  readonly pictures: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly report: EngineReport;
}

/** What one block took. Making the copies that a way may consume is not in it. */
interface BlockTimes {
  readonly wholeMs: number;
  /** From the picture to the library's pose, or to the step of the set. */
  readonly pictureMs: readonly number[];
  /** The app's way only: from the picture to the joints as the worker itself tells. */
  readonly workerMs: readonly number[];
  /** The app's own share on the main thread: rounding the joints and stepping the set. */
  readonly stepMs: readonly number[];
  readonly found: number;
}

type Way = "bare" | "app";

/** A picture with pixels of its own. One of createImageBitmap shares them, and handing it over then copies them. */
function copyOf(image: ImageBitmap): ImageBitmap {
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) throw new Error("no 2D canvas");
  context.drawImage(image, 0, 0);
  return canvas.transferToImageBitmap();
}

/** What the driver calls. */
export class RateBench {
  private readonly pictures: { readonly image: ImageBitmap; readonly timeMs: number }[] = [];
  private readonly client = new PoseClient({
    listener: {
      recovering: (reason) => {
        throw reason;
      },
    },
  });
  private detector: PoseDetector | undefined;
  private runner = this.newRunner("blazepose-full");

  /** Decodes the pictures and loads the engine twice, here and in the worker. */
  async prepare({ engine, backend, pictures, fromS }: Plan): Promise<Ready> {
    await this.decode(pictures, fromS);
    const report = await this.client.load(engine, { backends: [backend] });
    this.detector = await createBareDetector(engine, backend, new URL("/models/", document.baseURI).href);
    await this.block("bare", 0, WARM_UP_PICTURES);
    await this.block("app", 0, WARM_UP_PICTURES);
    const { width: widthPx = 0, height: heightPx = 0 } = this.pictures[0]?.image ?? {};
    return { pictures: this.pictures.length, widthPx, heightPx, report };
  }

  /** Both ways forget what they saw: the pictures come anew. */
  beginRound(engine: EngineId): void {
    this.detector?.reset();
    this.client.reset();
    this.runner = this.newRunner(engine);
  }

  /** Sends pictures `from` to `to` (without it) one way. The marks say where the block is in a browser trace. */
  async block(way: Way, from: number, to: number): Promise<BlockTimes> {
    const ready = this.pictures.slice(from, to).map(({ image, timeMs }) => ({ image: copyOf(image), timeMs }));
    performance.mark(`bench-${way}-begin`);
    const times = await (way === "bare" ? this.bare(ready) : this.app(ready));
    performance.mark(`bench-${way}-end`);
    return times;
  }

  private async bare(ready: readonly { readonly image: ImageBitmap }[]): Promise<BlockTimes> {
    const { detector } = this;
    if (detector === undefined) throw new Error("not prepared");
    const pictureMs: number[] = [];
    let found = 0;
    const startMs = performance.now();
    for (const { image } of ready) {
      const beganMs = performance.now();
      const poses = await detector.estimatePoses(image, { maxPoses: 1, flipHorizontal: false });
      pictureMs.push(performance.now() - beganMs);
      found += poses.length;
    }
    const wholeMs = performance.now() - startMs;
    for (const { image } of ready) image.close();
    return { wholeMs, pictureMs, workerMs: [], stepMs: [], found };
  }

  private async app(ready: readonly { readonly image: ImageBitmap; readonly timeMs: number }[]): Promise<BlockTimes> {
    const pictureMs: number[] = [];
    const workerMs: number[] = [];
    const stepMs: number[] = [];
    let found = 0;
    const startMs = performance.now();
    for (const { image, timeMs } of ready) {
      const beganMs = performance.now();
      const result = await this.client.estimate(image, timeMs);
      if (result === undefined) throw new Error("the worker lost a picture");
      const estimatedMs = performance.now();
      this.runner.push({ type: "frame", frame: quantiseFrame(result.frame) });
      const endedMs = performance.now();
      pictureMs.push(endedMs - beganMs);
      workerMs.push(result.inferenceMs);
      stepMs.push(endedMs - estimatedMs);
      found += result.frame.joints === undefined ? 0 : 1;
    }
    return { wholeMs: performance.now() - startMs, pictureMs, workerMs, stepMs, found };
  }

  private newRunner(engine: EngineId) {
    // "recorded" counts from the first picture, so that every step does its full work.
    return createSetRunner({ exerciseId: "wall-squat", level: "L2", targetS: 30, engine, mode: "recorded" });
  }

  private async decode(count: number, fromS: number): Promise<void> {
    const reader = await openVideoFile(await (await fetch(demoClipUrl)).blob());
    const enough = new AbortController();
    await reader.readAll(
      ({ image, timeMs }) => {
        if (timeMs < fromS * 1000 || !(image instanceof ImageBitmap)) image.close();
        else this.pictures.push({ image, timeMs });
        if (this.pictures.length === count) enough.abort();
        return Promise.resolve();
      },
      () => undefined,
      enough.signal,
    );
    reader.close();
  }
}

globalThis.bench = new RateBench();
