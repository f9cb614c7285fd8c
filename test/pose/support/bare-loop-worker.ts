import { ENGINES } from "../../../src/pose/engines/engine-catalog.js";
import { loadModels } from "../../../src/pose/engines/model-loader.js";
import { activateBackend, prepareWasm } from "../../../src/pose/worker/backends.js";

/** The bare loop to compare with: the library's own call on pictures that are already here, and nothing around it. */
let estimate: ((picture: ImageBitmap) => Promise<unknown>) | undefined;

async function prepare(modelsUrl: string): Promise<void> {
  prepareWasm(crossOriginIsolated);
  await activateBackend("wasm");
  const definition = ENGINES["blazepose-full"];
  const engine = await definition.create(await loadModels(definition.models, modelsUrl, () => undefined));
  estimate = (picture) => engine.estimate(picture);
}

self.addEventListener("message", ({ data }: MessageEvent<string | readonly ImageBitmap[]>) => {
  void (async (): Promise<void> => {
    if (typeof data === "string") await prepare(data);
    else {
      const startMs = performance.now();
      for (const picture of data) await estimate?.(picture);
      self.postMessage(performance.now() - startMs);
      return;
    }
    self.postMessage(0);
  })();
});
