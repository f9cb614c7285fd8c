import { getThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import plainWasmUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simdWasmUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threadedWasmUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
import { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import type { BackendId } from "../protocol.js";

/** Names under which browsers offer a graphics card that is only computed by the processor. */
const SOFTWARE_RENDERER = /swiftshader|llvmpipe|software|basic render/i;

const absolute = (url: string): string => new URL(url, import.meta.url).href;

/**
 * Tells tfjs where its wasm is; to be called before the first activation. tfjs itself takes half of the processor's
 * cores, four threads at most, which leaves the page enough.
 * @param threads false: one thread, and no attempt to start others
 */
export function prepareWasm(threads: boolean): void {
  if (!threads) tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths({
    "tfjs-backend-wasm.wasm": absolute(plainWasmUrl),
    "tfjs-backend-wasm-simd.wasm": absolute(simdWasmUrl),
    "tfjs-backend-wasm-threaded-simd.wasm": absolute(threadedWasmUrl),
  });
}

/** Makes tfjs compute on this backend. Throws with a plain reason when it does not exist here or does not start. */
export async function activateBackend(backend: BackendId): Promise<void> {
  if (backend === "webgpu") {
    const gpu = navigator.gpu as GPU | undefined;
    if (gpu === undefined) throw new Error("this browser has no WebGPU");
    // tfjs would fail on a missing adapter with a message that tells nobody anything.
    if ((await gpu.requestAdapter()) === null) throw new Error("WebGPU finds no graphics adapter");
  }
  if (!(await tf.setBackend(backend))) throw new Error("does not start");
  await tf.ready();
}

/** Frees what the backend holds. It cannot be activated again in this worker. */
export function releaseBackend(backend: BackendId): void {
  tf.removeBackend(backend);
}

/** Threads that the active backend computes with; 1 for graphics backends. */
export const activeThreads = (): number => (tf.getBackend() === "wasm" ? getThreadsCount() : 1);

/** Number of tensors alive; must not grow from frame to frame. */
export const tensorCount = (): number => tf.memory().numTensors;

function webglRenderer(): string {
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (gl === null) return "";
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return String(name);
}

async function webgpuRenderer(): Promise<string> {
  const adapter = await (navigator.gpu as GPU | undefined)?.requestAdapter();
  if (adapter === undefined || adapter === null) return "";
  const { vendor, architecture, device, description } = adapter.info;
  return [vendor, architecture, device, description].join(" ");
}

/**
 * The name of the renderer when a graphics backend is only computed by the processor, else undefined. Such a backend is
 * always slower than wasm and takes many seconds to find that out.
 */
export async function softwareRenderer(backend: BackendId): Promise<string | undefined> {
  if (backend === "wasm") return undefined;
  const name = backend === "webgl" ? webglRenderer() : await webgpuRenderer();
  return SOFTWARE_RENDERER.test(name) ? name : undefined;
}

/** True when the active backend has lost its graphics context; its results are then worthless. */
export function contextLost(): boolean {
  const backend = tf.backend();
  return backend instanceof MathBackendWebGL && backend.gpgpu.gl.isContextLost();
}

/** Calls `lost` once if the active backend loses its graphics device. WebGL is asked with contextLost instead. */
export function watchDevice(lost: (reason: string) => void): void {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) return;
  void backend.device.lost.then((info) => {
    // "destroyed" is our own doing at the end.
    if (info.reason !== "destroyed") lost(info.message);
  });
}
