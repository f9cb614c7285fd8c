import type { io } from "@tensorflow/tfjs-core";
import type { EngineId, PoseFrame } from "../../body/pose-frame.js";
import type { ModelId } from "./model-catalog.js";

/** One landmark as a model gives it: pixels of the picture, confidence, and metres where the model knows depth. */
export interface RawPoint {
  readonly x: number;
  readonly y: number;
  readonly score: number;
  readonly world?: { readonly x: number; readonly y: number; readonly z: number } | undefined;
}

/** Landmarks of one person in the model's own order; undefined: nobody found. */
export type RawPose = readonly RawPoint[] | undefined;

/** What one picture gives. */
export interface Estimation {
  readonly pose: RawPose;
  /** Where else the wrists may be, from models that have maps of them. */
  readonly wrists?: PoseFrame["wrists"];
}

/** What an engine looks at: the unmirrored picture. */
export type EnginePicture = ImageBitmap | ImageData;

/** A loaded pose model on the backend that was active when it was made. It follows one person until reset. */
export interface PoseEngine {
  /** Finds the person. Throws when the backend fails. */
  estimate(picture: EnginePicture): Promise<Estimation>;
  /** Forgets the person that is being followed. */
  reset(): void;
  /** Frees all tensors. */
  dispose(): void;
}

/** How one engine is made and read; one small file each. */
export interface EngineDefinition {
  readonly id: EngineId;
  /** Weights it needs, in the order in which `create` takes them. */
  readonly models: readonly ModelId[];
  /** Name of each landmark, in the model's order. */
  readonly jointNames: readonly import("../../body/joints.js").JointName[];
  create(models: readonly io.IOHandler[]): Promise<PoseEngine>;
}
