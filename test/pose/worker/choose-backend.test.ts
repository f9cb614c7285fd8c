import { describe, expect, test } from "vitest";
import type { JointName } from "../../../src/body/joints.js";
import type { PoseEngine, RawPose } from "../../../src/pose/engines/pose-engine.js";
import { type BackendId, TRIAL_ORDER } from "../../../src/pose/protocol.js";
import { type BackendBench, type BackendChoice, chooseBackend } from "../../../src/pose/worker/choose-backend.js";

const NAMES: readonly JointName[] = ["leftHip", "leftKnee", "leftAnkle"];
const REFERENCE = {
  noseToHeelPx: 100,
  joints: { leftHip: { xPx: 50, yPx: 50 }, leftKnee: { xPx: 50, yPx: 75 }, leftAnkle: { xPx: 50, yPx: 95 } },
};
const TRUE_POSE: RawPose = [50, 75, 95].map((y) => ({ x: 50, y, score: 0.9 }));
const NAN_POSE: RawPose = NAMES.map(() => ({ x: Number.NaN, y: Number.NaN, score: Number.NaN }));
const WRONG_POSE: RawPose = [50, 75, 95].map((y) => ({ x: 90, y, score: 0.9 }));

/** How a backend behaves; what it does not say is sound. */
interface Behaviour {
  readonly runMs?: number;
  readonly pose?: RawPose | "nobody";
  /** Gives this pose from the second picture on. */
  readonly laterPose?: RawPose | "nobody";
  readonly opens?: () => void;
  readonly software?: string;
}

/** A device on which the backends behave as told, with a clock that only their work moves. */
class Device {
  readonly log: string[] = [];
  private timeMs = 0;

  constructor(private readonly behaviours: Partial<Record<BackendId, Behaviour>>) {}

  choose(order: readonly BackendId[] = TRIAL_ORDER, prefer?: BackendId): Promise<BackendChoice> {
    const bench: BackendBench = {
      open: (backend) => {
        this.log.push(`open ${backend}`);
        this.behaviours[backend]?.opens?.();
        return Promise.resolve(this.engine(backend));
      },
      activate: (backend) => {
        this.log.push(`activate ${backend}`);
        return Promise.resolve();
      },
      close: (backend) => {
        this.log.push(`close ${backend}`);
      },
      softwareRenderer: (backend) => Promise.resolve(this.behaviours[backend]?.software),
      picture: () => Promise.resolve({ input: {} as ImageData, widthPx: 100, heightPx: 100, inputScale: 1 }),
      nowMs: () => this.timeMs,
      progressed: () => undefined,
    };
    return chooseBackend(order, prefer, NAMES, REFERENCE, bench);
  }

  runs(backend: BackendId): number {
    return this.log.filter((line) => line === `run ${backend}`).length;
  }

  private engine(backend: BackendId): PoseEngine {
    const { runMs = 10, pose = TRUE_POSE, laterPose = pose } = this.behaviours[backend] ?? {};
    let runs = 0;
    return {
      estimate: () => {
        runs += 1;
        this.timeMs += runMs;
        this.log.push(`run ${backend}`);
        const shown = runs === 1 ? pose : laterPose;
        return Promise.resolve({ pose: shown === "nobody" ? undefined : shown });
      },
      reset: () => undefined,
      dispose: () => undefined,
    };
  }
}

const reasonFor = (choice: BackendChoice, backend: BackendId): string | undefined =>
  choice.rejected.find((rejection) => rejection.backend === backend)?.reason;

describe("choosing a backend", () => {
  test("takes the fastest of those that find the known joints", async () => {
    const choice = await new Device({ wasm: { runMs: 30 }, webgpu: { runMs: 8 }, webgl: { runMs: 12 } }).choose();
    expect(choice.best).toMatchObject({ backend: "webgpu", frameMs: 8 });
    expect(reasonFor(choice, "wasm")).toBe("sound, but slower: 30 ms against 8 ms a picture");
  });

  test("passes over a backend whose numbers are not finite, with the reason", async () => {
    const choice = await new Device({ wasm: { runMs: 30 }, webgl: { runMs: 5, pose: NAN_POSE } }).choose([
      "wasm",
      "webgl",
    ]);
    expect(choice.best?.backend).toBe("wasm");
    expect(reasonFor(choice, "webgl")).toBe("3 of 3 landmarks are not finite");
  });

  test("passes over a backend that goes wrong only once it follows the person", async () => {
    const choice = await new Device({ webgl: { runMs: 5, laterPose: NAN_POSE } }).choose();
    expect(choice.best?.backend).not.toBe("webgl");
  });

  test("passes over a backend that finds the joints in the wrong place", async () => {
    const choice = await new Device({ webgpu: { runMs: 5, pose: WRONG_POSE } }).choose(["webgpu", "wasm"]);
    expect(choice.best?.backend).toBe("wasm");
    expect(reasonFor(choice, "webgpu")).toContain("leftHip is 40 % of the body off");
  });

  test("passes over a backend that does not start, with its own words", async () => {
    const device = new Device({
      webgpu: {
        opens: () => {
          throw new Error("WebGPU finds no graphics adapter");
        },
      },
    });
    const choice = await device.choose();
    expect(reasonFor(choice, "webgpu")).toBe("WebGPU finds no graphics adapter");
    expect(device.log).toContain("close webgpu");
  });

  test("says of every backend why, when none is sound", async () => {
    const device = new Device({ wasm: { pose: "nobody" }, webgpu: { pose: NAN_POSE }, webgl: { pose: WRONG_POSE } });
    const choice = await device.choose();
    expect(choice.best).toBeUndefined();
    expect(choice.rejected).toEqual([
      { backend: "wasm", reason: "finds nobody in the reference picture" },
      { backend: "webgpu", reason: "3 of 3 landmarks are not finite" },
      { backend: "webgl", reason: "leftHip is 40 % of the body off in the reference picture" },
    ]);
  });

  test("stops timing a backend that is hopelessly slower", async () => {
    const device = new Device({ wasm: { runMs: 10 }, webgl: { runMs: 400 } });
    await device.choose(["wasm", "webgl"]);
    expect(device.runs("wasm")).toBe(7);
    expect(device.runs("webgl")).toBe(3);
  });

  test("takes the remembered backend when it is sound and does not try the others", async () => {
    const device = new Device({ wasm: { runMs: 30 }, webgl: { runMs: 12 }, webgpu: { runMs: 1 } });
    const choice = await device.choose(TRIAL_ORDER, "webgl");
    expect(choice.best?.backend).toBe("webgl");
    expect(device.log.filter((line) => line.startsWith("open"))).toEqual(["open webgl"]);
  });

  test("tries the others when the remembered backend is no longer sound", async () => {
    const choice = await new Device({ webgl: { pose: NAN_POSE } }).choose(TRIAL_ORDER, "webgl");
    expect(choice.best?.backend).toBe("wasm");
  });

  test("does not try a graphics card that the processor only plays when another backend is sound", async () => {
    const device = new Device({ webgl: { software: "SwiftShader" } });
    const choice = await device.choose(["wasm", "webgl"]);
    expect(device.log).not.toContain("open webgl");
    expect(reasonFor(choice, "webgl")).toBe("only computed by the processor (SwiftShader)");
  });

  test("takes a graphics card that the processor only plays when nothing else is sound", async () => {
    const choice = await new Device({ wasm: { pose: NAN_POSE }, webgl: { software: "SwiftShader" } }).choose([
      "wasm",
      "webgl",
    ]);
    expect(choice.best?.backend).toBe("webgl");
  });

  test("frees every loser and leaves the winner active", async () => {
    const device = new Device({ wasm: { runMs: 10 }, webgpu: { runMs: 20 }, webgl: { runMs: 5 } });
    await device.choose();
    expect(device.log.filter((line) => line.startsWith("close"))).toEqual(["close webgpu", "close wasm"]);
    expect(device.log.at(-1)).toBe("activate webgl");
  });
});
