/**
 * The page of the rate: it decodes pictures of the demo clip once and sends the same ones, block by block, through the
 * bare library on this thread and through the app's way; the driver (rate.ts) says which block goes where.
 */
import type { PoseDetector } from "@tensorflow-models/pose-detection";
import type { EngineReport } from "../../src/pose/protocol.js";
import { AppWay } from "./app-way.js";
import { createBareDetector } from "./bare-detector.js";
import { copyOf, type DemoPicture, demoPictures } from "./demo-pictures.js";
import { answer, type Answer, type Pair } from "./pair.js";

/** Pictures each way sees before anything counts: tfjs compiles and allocates on the first ones. */
const WARM_UP_PICTURES = 20;
/** A slow backend is warm after fewer: at least two, and no more after this time. */
const WARM_UP_LEAST = 2;
const WARM_UP_MS = 4000;
/** Set time from picture to picture meanwhile. */
const WARM_UP_STEP_MS = 33;

interface Ready {
  readonly pictures: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly report: EngineReport;
  /** One picture through both ways, from the end of the warm-up, milliseconds. */
  readonly bothWaysMs: number;
}

/** What one block took. Making the copies that a way may consume is not in it. */
export interface BlockTimes {
  readonly wholeMs: number;
  /** From the picture to the library's pose, or to the step of the set. */
  readonly pictureMs: readonly number[];
  /** The app's way only: in the worker, and rounding and stepping on the main thread. */
  readonly workerMs: readonly number[];
  readonly stepMs: readonly number[];
  readonly found: number;
}

export type Way = "bare" | "app";

/** What the driver calls. */
export class RateBench {
  private readonly way: AppWay;
  private pictures: readonly DemoPicture[] = [];
  private detector: PoseDetector | undefined;

  constructor(private readonly pair: Pair) {
    this.way = new AppWay(pair);
  }

  /** Decodes the pictures, loads the engine twice, here and in the worker, and warms both. */
  prepare(pictures: number): Promise<Answer<Ready>> {
    return answer(async () => {
      this.pictures = await demoPictures(pictures);
      const report = await this.way.load();
      const { engine, backend } = this.pair;
      this.detector = await createBareDetector(engine, backend, new URL("/models/", document.baseURI).href);
      const bothWaysMs = (await this.warmUp("bare")) + (await this.warmUp("app"));
      const { width: widthPx = 0, height: heightPx = 0 } = this.pictures[0]?.image ?? {};
      return { pictures: this.pictures.length, widthPx, heightPx, report, bothWaysMs };
    });
  }

  /** Both ways forget what they saw: the pictures come anew. */
  beginRound(): void {
    this.detector?.reset();
    this.way.reset();
  }

  /** Sends pictures `from` to `to` (without it) one way. The marks say where the block is in a browser trace. */
  block(way: Way, from: number, to: number): Promise<Answer<BlockTimes>> {
    return answer(async () => {
      const ready = this.pictures.slice(from, to).map(({ image, timeMs }) => ({ image: copyOf(image), timeMs }));
      performance.mark(`bench-${way}-begin`);
      const times = await this.send(way, ready);
      performance.mark(`bench-${way}-end`);
      return times;
    });
  }

  /** Milliseconds of the last picture of the warm-up. */
  private async warmUp(way: Way): Promise<number> {
    const startMs = performance.now();
    for (let index = 0; ; index += 1) {
      const picture = this.pictures[index % this.pictures.length];
      if (picture === undefined) throw new Error("the demo clip has no pictures");
      const ready = [{ image: copyOf(picture.image), timeMs: index * WARM_UP_STEP_MS }];
      const { wholeMs } = await this.send(way, ready);
      const enough = index + 1 >= WARM_UP_LEAST && performance.now() - startMs > WARM_UP_MS;
      if (enough || index + 1 >= WARM_UP_PICTURES) return wholeMs;
    }
  }

  private send(way: Way, ready: readonly DemoPicture[]): Promise<BlockTimes> {
    return way === "bare" ? this.bare(ready) : this.app(ready);
  }

  private async bare(ready: readonly DemoPicture[]): Promise<BlockTimes> {
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

  private async app(ready: readonly DemoPicture[]): Promise<BlockTimes> {
    const pictureMs: number[] = [];
    const workerMs: number[] = [];
    const stepMs: number[] = [];
    let found = 0;
    const startMs = performance.now();
    for (const { image, timeMs } of ready) {
      const beganMs = performance.now();
      const step = await this.way.step(image, timeMs);
      pictureMs.push(performance.now() - beganMs);
      workerMs.push(step.workerMs);
      stepMs.push(step.stepMs);
      found += Number(step.found);
    }
    return { wholeMs: performance.now() - startMs, pictureMs, workerMs, stepMs, found };
  }
}

globalThis.rateBench = new RateBench(globalThis.benchPair);
