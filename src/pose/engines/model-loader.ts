import type { io } from "@tensorflow/tfjs-core";
import * as v from "valibot";
import { AppError } from "../../lib/app-error.js";
import { type ModelFile, type ModelId, modelFiles } from "./model-catalog.js";
import { downloadVerified } from "./verified-download.js";

const isRecord = (value: unknown): boolean => typeof value === "object" && value !== null;

// The sums have been checked, so this only tells the type checker what the converter wrote.
const graphSchema = v.object({
  format: v.string(),
  modelTopology: v.looseObject({}),
  signature: v.looseObject({}),
  weightsManifest: v.array(
    v.object({ paths: v.array(v.string()), weights: v.array(v.custom<io.WeightsManifestEntry>(isRecord)) }),
  ),
});

/** Puts the verified files of one graph model together for tfjs. */
function artifacts(
  files: readonly ModelFile[],
  contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): io.ModelArtifacts {
  const graphFile = files.find((file) => file.path.endsWith("/model.json"));
  const graphBytes = graphFile === undefined ? undefined : contents.get(graphFile.path);
  if (graphFile === undefined || graphBytes === undefined) throw new Error("a model needs its model.json");
  const graph = v.parse(graphSchema, JSON.parse(new TextDecoder().decode(graphBytes)));
  const folder = graphFile.path.slice(0, graphFile.path.lastIndexOf("/") + 1);
  const weightData = graph.weightsManifest
    .flatMap((group) => group.paths)
    .map((path) => {
      const bytes = contents.get(folder + path);
      if (bytes === undefined) throw new AppError("SK-MODEL-MISSING", folder + path);
      return bytes.buffer;
    });
  return {
    format: graph.format,
    modelTopology: graph.modelTopology,
    signature: graph.signature,
    weightSpecs: graph.weightsManifest.flatMap((group) => group.weights),
    weightData,
  };
}

/**
 * Downloads and verifies the weights of an engine. The handlers may be loaded any number of times.
 * @param folderUrl absolute address of the folder that serves models/, ending in "/"
 * @param progressed share of all bytes that has come, 0 to 1
 * Throws AppError SK-MODEL-MISSING or SK-MODEL-DAMAGED, naming the file.
 */
export async function loadModels(
  ids: readonly ModelId[],
  folderUrl: string,
  progressed: (share: number) => void,
): Promise<readonly io.IOHandler[]> {
  const files = ids.flatMap((id) => modelFiles(id));
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  let receivedBytes = 0;
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  await Promise.all(
    files.map(async (file) => {
      const content = await downloadVerified(folderUrl, file, (bytes) => {
        receivedBytes += bytes;
        progressed(receivedBytes / totalBytes);
      });
      contents.set(file.path, content);
    }),
  );
  return ids.map((id) => {
    const model = artifacts(modelFiles(id), contents);
    return { load: () => Promise.resolve(model) };
  });
}
