import manifest from "../../../models/manifest.json";

export type ModelId =
  "blazepose-detector" | "blazepose-full" | "blazepose-lite" | "movenet-lightning" | "movenet-thunder";

/** One file of a model as it must be; `path` is relative to the folder that serves models/. */
export interface ModelFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The files of one model, from models/manifest.json that is built into the worker. */
export function modelFiles(id: ModelId): readonly ModelFile[] {
  const model = manifest.models.find((entry) => entry.id === id);
  if (model === undefined) throw new Error(`models/manifest.json does not list ${id}`);
  return model.files;
}
