import { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import * as tf from "@tensorflow/tfjs-core";
import { ACCIDENT_TIME_MS } from "./accidents.js";

/** What a broken driver does: every number that comes back from the graphics card is not a number. */
function spoilResults(): void {
  const read = Reflect.get(tf.Tensor.prototype, "data") as (this: tf.Tensor) => Promise<ArrayLike<number>>;
  Reflect.set(tf.Tensor.prototype, "data", async function data(this: tf.Tensor) {
    const values = await read.call(this);
    return values instanceof Float32Array ? values.fill(Number.NaN) : values;
  });
}

function loseGraphicsContext(): void {
  const backend = tf.backend();
  if (!(backend instanceof MathBackendWebGL)) throw new Error("this accident needs webgl");
  backend.gpgpu.gl.getExtension("WEBGL_lose_context")?.loseContext();
}

/**
 * Loaded into a worker before the real one: a picture with one of the agreed time stamps brings an accident with it.
 * Without such a picture the worker is the real one and nothing else.
 */
self.addEventListener("message", (event: MessageEvent<{ type: string; timeMs?: number }>) => {
  switch (event.data.timeMs) {
    case ACCIDENT_TIME_MS.crash:
      event.stopImmediatePropagation();
      throw new Error("out of memory");
    case ACCIDENT_TIME_MS.hang:
      event.stopImmediatePropagation();
      break;
    case ACCIDENT_TIME_MS.nonsense:
      spoilResults();
      break;
    case ACCIDENT_TIME_MS.lostContext:
      loseGraphicsContext();
      break;
    default:
      break;
  }
});
