import { EXERCISES } from "../../src/exercises/catalog.js";
import { quantiseFrame } from "../../src/history/trace.js";
import { PoseClient } from "../../src/pose/pose-client.js";
import type { EngineReport } from "../../src/pose/protocol.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import type { SetRunner } from "../../src/session/set-types.js";
import type { Pair } from "./pair.js";

/** What one picture took on its way to the events. */
interface AppStep {
  /** From the picture to the joints as the worker itself tells. */
  readonly workerMs: number;
  /** The app's own share on the main thread: rounding the joints and stepping the set. */
  readonly stepMs: number;
  /** Tensors alive in the worker after the picture. */
  readonly tensors: number;
  readonly found: boolean;
}

/** The way of a picture in the app: worker, messages and their checks, rounding, the set's step with its events. */
export class AppWay {
  private readonly client = new PoseClient({
    modelsUrl: new URL("/models/", document.baseURI).href,
    listener: {
      // A worker that was replaced would mix two of them in one figure.
      recovering: (reason) => {
        throw reason;
      },
    },
  });
  private runner = this.newRunner();

  constructor(private readonly pair: Pair) {}

  /** Rejects as PoseClient does when this backend does not start. */
  load(): Promise<EngineReport> {
    return this.client.load(this.pair.engine, { backends: [this.pair.backend] });
  }

  /** How often the worker was started again; any time told of loading then holds that, too. */
  get restarts(): number {
    return this.client.stats.restarts;
  }

  /** Begins anew: another person, another set. */
  reset(): void {
    this.client.reset();
    this.runner = this.newRunner();
  }

  /** Sends one picture all the way; it is closed. A set that is over makes place for a new one. */
  async step(image: ImageBitmap, timeMs: number): Promise<AppStep> {
    const result = await this.client.estimate(image, timeMs);
    if (result === undefined) throw new Error("the worker lost a picture");
    const beganMs = performance.now();
    const { snapshot } = this.runner.push({ type: "frame", frame: quantiseFrame(result.frame) });
    const stepMs = performance.now() - beganMs;
    if (snapshot.phase === "ended") this.runner = this.newRunner();
    const { inferenceMs: workerMs, tensors, frame } = result;
    return { workerMs, stepMs, tensors, found: frame.joints !== undefined };
  }

  private newRunner(): SetRunner {
    const [exercise] = EXERCISES;
    if (exercise === undefined) throw new Error("the catalogue is empty");
    // "recorded" counts from the first picture, so that every step does its full work.
    const { id: exerciseId, dose } = exercise;
    return createSetRunner({
      exerciseId,
      level: "L2",
      amount: dose.amount,
      leg: "auto",
      lowImpact: false,
      engine: this.pair.engine,
      mode: "recorded",
    });
  }
}
