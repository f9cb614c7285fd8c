import { createDetector, movenet, type PoseDetector, SupportedModels } from "@tensorflow-models/pose-detection";
import type { EngineId } from "../../src/body/pose-frame.js";
import { ENGINES } from "../../src/pose/engines/engine-catalog.js";
import { loadModels } from "../../src/pose/engines/model-loader.js";
import type { BackendId } from "../../src/pose/protocol.js";
import { activateBackend, prepareWasm } from "../../src/pose/worker/backends.js";

const MOVENET_TYPES = {
  "movenet-lightning": movenet.modelType.SINGLEPOSE_LIGHTNING,
  "movenet-thunder": movenet.modelType.SINGLEPOSE_THUNDER,
} as const;

/**
 * The library's own detector with nothing around it, on this thread: same weights, same backend, same switches as the
 * engine of src/pose/engines. Throws what the library or the download throws.
 */
export async function createBareDetector(
  engine: EngineId,
  backend: BackendId,
  modelsUrl: string,
): Promise<PoseDetector> {
  prepareWasm(globalThis.crossOriginIsolated);
  await activateBackend(backend);
  const [first, second] = await loadModels(ENGINES[engine].models, modelsUrl, () => undefined);
  if (first === undefined) throw new Error(`${engine} has no weights`);
  if (engine === "movenet-lightning" || engine === "movenet-thunder") {
    return createDetector(SupportedModels.MoveNet, {
      modelType: MOVENET_TYPES[engine],
      enableSmoothing: false,
      modelUrl: first,
    });
  }
  if (second === undefined) throw new Error(`${engine} needs two models`);
  return createDetector(SupportedModels.BlazePose, {
    runtime: "tfjs",
    modelType: engine === "blazepose-lite" ? "lite" : "full",
    enableSmoothing: false,
    enableSegmentation: false,
    detectorModelUrl: first,
    landmarkModelUrl: second,
  });
}
