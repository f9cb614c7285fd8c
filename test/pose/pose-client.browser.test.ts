import { afterEach, describe, expect, test } from "vitest";
import { ENGINE_IDS } from "../../src/body/pose-frame.js";
import type { AppError } from "../../src/lib/app-error.js";
import { PoseClient, type PoseClientOptions } from "../../src/pose/pose-client.js";
import type { LoadProgress } from "../../src/pose/protocol.js";
import { WORKER_PATIENCE, type WorkerPatience } from "../../src/pose/worker-link.js";
import reference from "../../src/pose/worker/reference/standing.json";
import { ACCIDENT_TIME_MS } from "./support/accidents.js";
import { emptyPicture, isClosed, personPicture } from "./support/pictures.js";

const tamperedWorker = (): Worker =>
  new Worker(new URL("./support/tampered-worker.ts", import.meta.url), { type: "module" });
const accidentWorker = (): Worker =>
  new Worker(new URL("./support/accident-worker.ts", import.meta.url), { type: "module" });
const threadsThrowWorker = (): Worker =>
  new Worker(new URL("./support/threads-throw-worker.ts", import.meta.url), { type: "module" });
const threadsHangWorker = (): Worker =>
  new Worker(new URL("./support/threads-hang-worker.ts", import.meta.url), { type: "module" });
const muteWorker = (): Worker => new Worker(new URL("./support/mute-worker.ts", import.meta.url), { type: "module" });
const realWorker = (): Worker =>
  new Worker(new URL("../../src/pose/worker/pose-worker.ts", import.meta.url), { type: "module" });

/** Makes the given workers one after another, and the last kind from then on. */
function inTurn(...makers: readonly [() => Worker, ...(() => Worker)[]]): () => Worker {
  let made = 0;
  return () => {
    const make = makers[Math.min(made, makers.length - 1)] ?? makers[0];
    made += 1;
    return make();
  };
}

/**
 * Loses patience with the first worker soon, and gives the next one what users give it: how long a worker that works
 * takes is the machine's affair.
 */
function impatientWithFirst(
  hasty: Partial<WorkerPatience>,
  ...makers: readonly [() => Worker, ...(() => Worker)[]]
): Pick<PoseClientOptions, "createWorker" | "patience"> {
  const patience = { ...WORKER_PATIENCE };
  const make = inTurn(...makers);
  let made = 0;
  const createWorker = (): Worker => {
    Object.assign(patience, made === 0 ? hasty : WORKER_PATIENCE);
    made += 1;
    return make();
  };
  return { createWorker, patience };
}

class MemoryStore {
  readonly values = new Map<string, string>();
  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.values.set(key, value);
  }
}

const clients: PoseClient[] = [];

/** A client that remembers nothing of other tests, and what it told its listener. */
function newClient(options: PoseClientOptions = {}): { client: PoseClient; told: string[] } {
  const told: string[] = [];
  const client = new PoseClient({
    storage: new MemoryStore(),
    listener: {
      recovering: (reason: AppError) => told.push(`recovering ${reason.code}`),
      recovered: (report) => told.push(`recovered ${report.backend}`),
      failed: (error) => told.push(`failed ${error.code}`),
    },
    ...options,
  });
  clients.push(client);
  return { client, told };
}

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

describe("every engine on wasm", () => {
  test.each(ENGINE_IDS)("%s finds the known joints of the reference picture", async (engine) => {
    const { client } = newClient();
    const report = await client.load(engine, { backends: ["wasm"] });
    expect(report).toMatchObject({ engine, backend: "wasm", rejected: [] });
    const result = await client.estimate(await personPicture(), 40);
    expect(result?.frame).toMatchObject({ timeMs: 40, widthPx: 640, heightPx: 480 });
    for (const [name, truth] of Object.entries(reference.joints)) {
      const joint = result?.frame.joints?.[name as keyof typeof reference.joints];
      expect(Math.abs((joint?.xPx ?? Number.NaN) - truth.xPx)).toBeLessThan(20);
      expect(Math.abs((joint?.yPx ?? Number.NaN) - truth.yPx)).toBeLessThan(20);
    }
  });

  test("blazepose sees feet, depth and where wrists may be, movenet does not", async () => {
    const { client } = newClient();
    await client.load("blazepose-lite", { backends: ["wasm"] });
    const withFeet = await client.estimate(await personPicture(), 0);
    expect(withFeet?.frame.joints?.leftHeel).toBeDefined();
    expect(withFeet?.frame.joints?.leftKnee?.world).toBeDefined();
    // Both arms of the reference person hang.
    for (const places of Object.values(withFeet?.frame.wrists ?? {})) {
      expect(places.hanging).toBeGreaterThan(0.3);
      expect(places.raised).toBeLessThan(0.1);
    }
    expect(withFeet?.frame.wrists).toBeDefined();
    await client.load("movenet-lightning", { backends: ["wasm"] });
    const without = await client.estimate(await personPicture(), 0);
    expect(without?.frame.joints?.leftHeel).toBeUndefined();
    expect(without?.frame.joints?.leftKnee?.world).toBeUndefined();
    expect(without?.frame.wrists).toBeUndefined();
  });
});

describe("a picture", () => {
  test("without a person gives no joints, and its brightness", async () => {
    const { client } = newClient();
    await client.load("blazepose-lite", { backends: ["wasm"] });
    const result = await client.estimate(await emptyPicture(30), 0);
    expect(result?.frame.joints).toBeUndefined();
    expect(result?.frame.luma).toBeCloseTo(30, 0);
  });

  test("that is large gives joints in its own pixels", async () => {
    const { client } = newClient();
    await client.load("movenet-lightning", { backends: ["wasm"] });
    const result = await client.estimate(await personPicture(1280, 960), 0);
    expect(result?.frame).toMatchObject({ widthPx: 1280, heightPx: 960 });
    const truth = reference.joints.leftKnee;
    expect(Math.abs((result?.frame.joints?.leftKnee?.xPx ?? 0) - 2 * truth.xPx)).toBeLessThan(40);
    expect(Math.abs((result?.frame.joints?.leftKnee?.yPx ?? 0) - 2 * truth.yPx)).toBeLessThan(40);
  });

  test("may be a VideoFrame as well", async () => {
    const { client } = newClient();
    await client.load("movenet-lightning", { backends: ["wasm"] });
    const bitmap = await personPicture();
    const frame = new VideoFrame(bitmap, { timestamp: 0 });
    bitmap.close();
    const result = await client.estimate(frame, 0);
    expect(result?.frame.widthPx).toBe(640);
    expect(result?.frame.joints?.leftKnee).toBeDefined();
    expect(frame.format).toBeNull();
  });

  test("is refused and closed while another is in flight", async () => {
    const { client } = newClient();
    await client.load("movenet-lightning", { backends: ["wasm"] });
    const [first, second] = [await personPicture(), await personPicture()];
    const answer = client.estimate(first, 0);
    expect(client.busy).toBe(true);
    await expect(client.estimate(second, 40)).rejects.toMatchObject({ code: "SK-POSE-BUSY" });
    expect([isClosed(first), isClosed(second)]).toEqual([true, true]);
    expect((await answer)?.frame.timeMs).toBe(0);
    expect(client.busy).toBe(false);
  });

  test("is closed when no engine was loaded", async () => {
    const { client } = newClient();
    const image = await personPicture();
    await expect(client.estimate(image, 0)).rejects.toMatchObject({ code: "SK-POSE-NOT-LOADED" });
    expect(isClosed(image)).toBe(true);
  });

  test("that was closed before is lost alone, and the next one is seen", async () => {
    const { client, told } = newClient();
    await client.load("movenet-lightning", { backends: ["wasm"] });
    const image = await personPicture();
    image.close();
    expect(await client.estimate(image, 0)).toBeUndefined();
    expect(await client.estimate(await personPicture(), 40)).toBeDefined();
    expect(client.stats).toEqual({ estimated: 1, lost: 1, restarts: 0 });
    expect(told).toEqual([]);
  });
});

describe("loading", () => {
  test("tells its progress from the download to the trial, and never backwards", async () => {
    const progress: LoadProgress[] = [];
    const { client } = newClient();
    await client.load("movenet-lightning", { backends: ["wasm"], onProgress: (step) => progress.push(step) });
    expect(new Set(progress.map(({ stage }) => stage))).toEqual(new Set(["download", "check", "warm-up"]));
    const shares = progress.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  });

  test("says for every backend that does not run here why", async () => {
    const { client } = newClient();
    const report = await client.load("movenet-lightning");
    const backends = [report.backend, ...report.rejected.map(({ backend }) => backend)];
    expect(new Set(backends)).toEqual(new Set(["webgpu", "webgl", "wasm"]));
    for (const { reason } of report.rejected) expect(reason).not.toBe("");
  });

  test("takes the backend of the last visit without trying the others", async () => {
    const storage = new MemoryStore();
    const first = await newClient({ storage }).client.load("movenet-lightning");
    const second = await newClient({ storage }).client.load("movenet-lightning");
    expect(second.backend).toBe(first.backend);
    expect(second.rejected).toEqual([]);
  });

  test.each([
    ["flip", "SK-MODEL-DAMAGED", "sha256"],
    ["cut", "SK-MODEL-DAMAGED", "1000 bytes"],
    ["gone", "SK-MODEL-MISSING", "404"],
  ])("is refused and names the file when the weights are spoilt: %s", async (how, code, detail) => {
    const modelsUrl = new URL(`/tampered/${how}/models/`, document.baseURI).href;
    const { client } = newClient({ createWorker: tamperedWorker, modelsUrl });
    const load = client.load("movenet-lightning", { backends: ["wasm"] });
    await expect(load).rejects.toMatchObject({ code });
    await expect(load).rejects.toThrow("movenet-lightning/movenet-lightning.bin");
    await expect(load).rejects.toThrow(detail);
  });

  test("ends when another engine is loaded meanwhile", async () => {
    const { client } = newClient();
    const first = client.load("movenet-thunder", { backends: ["wasm"] });
    const second = client.load("movenet-lightning", { backends: ["wasm"] });
    await expect(first).rejects.toMatchObject({ code: "SK-POSE-CLOSED" });
    expect((await second).engine).toBe("movenet-lightning");
  });

  test("the engine that is loaded or loading starts no second worker", async () => {
    let made = 0;
    const createWorker = (): Worker => {
      made += 1;
      return realWorker();
    };
    const { client } = newClient({ createWorker });
    const steps: LoadProgress[] = [];
    const [first, second] = await Promise.all([
      client.load("movenet-lightning", { backends: ["wasm"] }),
      client.load("movenet-lightning", { backends: ["wasm"], onProgress: (step) => steps.push(step) }),
    ]);
    expect(second).toEqual(first);
    expect(steps.length).toBeGreaterThan(0);
    expect(await client.load("movenet-lightning", { backends: ["wasm"] })).toEqual(first);
    expect(made).toBe(1);
  });

  test("starts a fresh worker when the first one says nothing", async () => {
    const { client } = newClient(impatientWithFirst({ downloadMs: 50 }, muteWorker, realWorker));
    const report = await client.load("movenet-lightning", { backends: ["wasm"] });
    expect(report.backend).toBe("wasm");
    expect(client.stats.restarts).toBe(1);
  });

  test.each([
    ["are forbidden", threadsThrowWorker],
    ["never start", threadsHangWorker],
  ])("does without threads where they %s", async (_how, createWorker) => {
    const hasty = { backendMs: { ...WORKER_PATIENCE.backendMs, wasm: 3000 } };
    const { client } = newClient(impatientWithFirst(hasty, createWorker));
    const report = await client.load("movenet-lightning", { backends: ["wasm"] });
    expect(report).toMatchObject({ backend: "wasm", threads: 1 });
    expect((await client.estimate(await personPicture(), 0))?.frame.joints?.leftKnee).toBeDefined();
  });

  test("ends in one error when no worker ever says anything", async () => {
    const { client } = newClient({ createWorker: muteWorker, patience: { ...WORKER_PATIENCE, downloadMs: 50 } });
    await expect(client.load("movenet-lightning")).rejects.toMatchObject({ code: "SK-POSE-FAILED" });
    expect(client.stats.restarts).toBe(2);
  });
});

describe("an accident in the worker", () => {
  test("that crashes it costs one picture and mends itself", async () => {
    const { client, told } = newClient({ createWorker: inTurn(accidentWorker, realWorker) });
    await client.load("movenet-lightning", { backends: ["wasm"] });
    expect(await client.estimate(await personPicture(), ACCIDENT_TIME_MS.crash)).toBeUndefined();
    expect(told).toEqual(["recovering SK-POSE-CRASHED", "recovered wasm"]);
    expect(await client.estimate(await personPicture(), 40)).toBeDefined();
  });

  test("that swallows a picture is noticed, and mends itself", async () => {
    const { client, told } = newClient(impatientWithFirst({ firstPictureMs: 300 }, accidentWorker, realWorker));
    await client.load("movenet-lightning", { backends: ["wasm"] });
    expect(await client.estimate(await personPicture(), ACCIDENT_TIME_MS.hang)).toBeUndefined();
    expect(told[0]).toBe("recovering SK-POSE-TIMEOUT");
    expect(client.report?.backend).toBe("wasm");
  });

  test("that makes every number nonsense lets none of them out, and mends itself", async () => {
    const { client, told } = newClient({ createWorker: inTurn(accidentWorker, realWorker) });
    await client.load("blazepose-lite", { backends: ["wasm"] });
    expect((await client.estimate(await personPicture(), 0))?.frame.joints).toBeDefined();
    expect(await client.estimate(await personPicture(), ACCIDENT_TIME_MS.nonsense)).toBeUndefined();
    expect(told).toEqual(["recovering SK-POSE-BACKEND", "recovered wasm"]);
    expect((await client.estimate(await personPicture(), 40))?.frame.joints?.leftKnee).toBeDefined();
  });

  test("that makes the engine blind is told from an empty room, and mends itself", async () => {
    const { client, told } = newClient({ createWorker: inTurn(accidentWorker, realWorker) });
    await client.load("blazepose-lite", { backends: ["wasm"] });
    let pictures = 0;
    for (; told.length === 0 && pictures < 200; pictures += 1) {
      const timeMs = pictures === 0 ? ACCIDENT_TIME_MS.nonsense : pictures;
      const result = await client.estimate(await personPicture(), timeMs);
      expect(result?.frame.joints).toBeUndefined();
    }
    expect(told).toEqual(["recovering SK-POSE-BACKEND", "recovered wasm"]);
    expect((await client.estimate(await personPicture(), 300))?.frame.joints?.leftKnee).toBeDefined();
  });

  test("that loses the graphics context mends itself", { timeout: 120_000 }, async () => {
    const { client, told } = newClient({ createWorker: accidentWorker });
    await client.load("movenet-lightning", { backends: ["webgl"] });
    expect(await client.estimate(await personPicture(), ACCIDENT_TIME_MS.lostContext)).toBeUndefined();
    expect(told).toEqual(["recovering SK-POSE-BACKEND", "recovered webgl"]);
    expect((await client.estimate(await personPicture(), 40))?.frame.joints?.leftKnee).toBeDefined();
  });

  test("is not remembered as the fastest backend", async () => {
    const storage = new MemoryStore();
    const { client } = newClient({ storage, createWorker: inTurn(accidentWorker, realWorker) });
    await client.load("movenet-lightning");
    await client.estimate(await personPicture(), ACCIDENT_TIME_MS.crash);
    const next = await newClient({ storage }).client.load("movenet-lightning");
    expect(next.rejected).not.toEqual([]);
  });

  test("that happens again and again ends in one error, and loading again helps", async () => {
    const { client } = newClient({ createWorker: accidentWorker });
    await client.load("movenet-lightning", { backends: ["wasm"] });
    for (let accident = 0; accident < 2; accident += 1) {
      expect(await client.estimate(await personPicture(), ACCIDENT_TIME_MS.crash)).toBeUndefined();
    }
    const last = await personPicture();
    await expect(client.estimate(last, ACCIDENT_TIME_MS.crash)).rejects.toMatchObject({ code: "SK-POSE-FAILED" });
    expect(isClosed(last)).toBe(true);
    await expect(client.estimate(await personPicture(), 40)).rejects.toMatchObject({ code: "SK-POSE-NOT-LOADED" });
    await client.load("movenet-lightning", { backends: ["wasm"] });
    expect(await client.estimate(await personPicture(), 80)).toBeDefined();
  });
});

describe("an ended client", () => {
  test("gives a picture in flight back as closed", async () => {
    const { client, told } = newClient();
    await client.load("movenet-lightning", { backends: ["wasm"] });
    const answer = client.estimate(await personPicture(), 0);
    await Promise.resolve();
    client.dispose();
    await expect(answer).rejects.toMatchObject({ code: "SK-POSE-CLOSED" });
    expect(told).toEqual([]);
  });
});
