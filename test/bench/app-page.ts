/**
 * A visit of the app without its pages: it starts at once with the pose worker and one picture, and can then send frames
 * on and on. The driver (visits.ts) puts in which engine and backend.
 */
import referenceUrl from "../../src/pose/worker/reference/standing.jpg?url";
import { AppWay } from "./app-way.js";
import type { DemoPicture } from "./demo-pictures.js";
import { answer, type Answer, type Pair } from "./pair.js";

/** Time from picture to picture in the sets, milliseconds; only the set's own clock sees it. */
const PICTURE_MS = 1000 / 30;
/** Pictures that are repeated. */
const PICTURES = 60;

interface FirstResult {
  /** From the start of the navigation to the first pose with its events, milliseconds. */
  readonly ms: number;
  /** The part of it until the worker was ready for pictures. */
  readonly readyMs: number;
  /** One picture in the worker's own trial, milliseconds. */
  readonly frameMs: number;
  readonly threads: number;
  readonly restarts: number;
}

/** JavaScript heap of this page and of its workers after a garbage collection, with their array buffers; bytes. */
interface Heap {
  readonly pageBytes: number;
  readonly workerBytes: number;
}

/** What the driver calls. */
export class AppBench {
  private readonly way: AppWay;
  private pictures: readonly DemoPicture[] | undefined;
  private sent = 0;
  readonly first: Promise<Answer<FirstResult>>;

  constructor(pair: Pair) {
    this.way = new AppWay(pair);
    this.first = answer(() => this.firstResult());
  }

  /** Sends so many frames and tells the tensors that the worker held after each. */
  async frames(count: number): Promise<Answer<readonly number[]>> {
    return answer(async () => {
      // A visit that only loads does not fetch the clip nor its decoder.
      const { copyOf, demoPictures } = await import("./demo-pictures.js");
      this.pictures ??= await demoPictures(PICTURES);
      const tensors: number[] = [];
      while (tensors.length < count) {
        const picture = this.pictures[this.sent % this.pictures.length];
        if (picture === undefined) throw new Error("the demo clip has no pictures");
        tensors.push((await this.way.step(copyOf(picture.image), this.sent * PICTURE_MS)).tensors);
        this.sent += 1;
      }
      return tensors;
    });
  }

  /** The heap now. Only a page that is cross-origin isolated may ask. */
  async heap(): Promise<Heap> {
    const { breakdown } = await performance.measureUserAgentSpecificMemory();
    const bytesOf = (scope: string): number =>
      breakdown
        .filter(({ types }) => types.includes("JavaScript"))
        .filter(({ attribution }) => attribution.some((owner) => owner.scope === scope))
        .reduce((total, { bytes }) => total + bytes, 0);
    return { pageBytes: bytesOf("Window"), workerBytes: bytesOf("DedicatedWorkerGlobalScope") };
  }

  private async firstResult(): Promise<FirstResult> {
    const [{ frameMs, threads }, image] = await Promise.all([this.way.load(), referencePicture()]);
    const readyMs = performance.now();
    const { found } = await this.way.step(image, 0);
    const ms = performance.now();
    if (!found) throw new Error("nobody was found in the first picture");
    return { ms, readyMs, frameMs, threads, restarts: this.way.restarts };
  }
}

const referencePicture = async (): Promise<ImageBitmap> =>
  createImageBitmap(await (await fetch(referenceUrl)).blob(), { colorSpaceConversion: "none" });

globalThis.appBench = new AppBench(globalThis.benchPair);
