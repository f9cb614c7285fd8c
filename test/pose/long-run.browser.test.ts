import { afterEach, describe, expect, test } from "vitest";
import { PoseClient } from "../../src/pose/pose-client.js";
import { emptyPicture, personPicture } from "./support/pictures.js";

const PICTURES = 500;

const client = new PoseClient();

afterEach(() => {
  client.dispose();
});

describe.each(["blazepose-lite", "movenet-lightning"] as const)("%s", (engine) => {
  test(`holds no more tensors after ${PICTURES.toString()} pictures`, { timeout: 240_000 }, async () => {
    await client.load(engine, { backends: ["wasm"] });
    const counts: number[] = [];
    for (let index = 0; index < PICTURES; index += 1) {
      // Someone comes, is followed, leaves, and now and then the source changes: every way through the engine.
      const nobody = index % 25 >= 20;
      if (index % 100 === 50) client.reset();
      const result = await client.estimate(nobody ? await emptyPicture() : await personPicture(), index * 33);
      counts.push(result?.tensors ?? Number.NaN);
    }
    expect(new Set(counts).size).toBe(1);
    expect(client.stats).toMatchObject({ lost: 0, restarts: 0 });
  });
});
