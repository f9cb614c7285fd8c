import type { GraphModel } from "@tensorflow/tfjs-converter";
import { keep, type NamedTensorMap, type Tensor } from "@tensorflow/tfjs-core";
import type { PoseDetector } from "@tensorflow-models/pose-detection";
import { JOINT_NAMES, type Side } from "../../body/joints.js";
import type { WristPlaces } from "../../body/pose-frame.js";

/** Side of the square map of one landmark, cells. Source: BlazePose's landmark model. */
export const MAP_SIDE = 64;
/** Side of the picture that the landmark model sees, in whose pixels it gives its landmarks. */
const INPUT_SIDE = 256;
/** x, y, z, visibility and presence of each landmark. */
const VALUES_PER_LANDMARK = 5;
/** Landmarks that have a map each: 33, and 6 that the model needs for itself. */
const LANDMARKS = 39;
/** Shoulders to hips as a share of body height. Source: Drillis and Contini, exercises.md 2.4 (0.818 less 0.530). */
const TRUNK_SHARE = 0.288;
/** From here on a wrist is above the head, over the middle of the face; as in checker/gestures.ts. Share of height. */
const RAISED = 0.08;

const FACE = ["nose", "leftEye", "rightEye", "leftEar", "rightEar"] as const;
const indexOf = (name: (typeof JOINT_NAMES)[number]): number => JOINT_NAMES.indexOf(name);

/** What the landmark model gave for one picture; both are as the model lays them out. */
export interface LandmarkOutput {
  readonly landmarks: ArrayLike<number>;
  readonly maps: ArrayLike<number>;
}

/**
 * Reads from the model's maps how strongly they speak for each wrist above the head and below the shoulders. Undefined
 * where the trunk has no length, as in an empty picture. Pure.
 */
export function readWristPlaces({ landmarks, maps }: LandmarkOutput): Readonly<Record<Side, WristPlaces>> | undefined {
  const cell = (index: number, axis: 0 | 1): number =>
    ((landmarks[index * VALUES_PER_LANDMARK + axis] ?? Number.NaN) * MAP_SIDE) / INPUT_SIDE;
  const middle = (names: readonly (typeof JOINT_NAMES)[number][], axis: 0 | 1): number =>
    names.reduce((sum, name) => sum + cell(indexOf(name), axis), 0) / names.length;
  const shoulders = ["leftShoulder", "rightShoulder"] as const;
  const hips = ["leftHip", "rightHip"] as const;
  const trunk = Math.hypot(middle(shoulders, 0) - middle(hips, 0), middle(shoulders, 1) - middle(hips, 1));
  const headRow = middle(FACE, 1) - (RAISED * trunk) / TRUNK_SHARE;
  const shoulderRow = middle(shoulders, 1);
  if (!(trunk > 0) || !Number.isFinite(headRow)) return undefined;
  const places = (index: number): WristPlaces => {
    let raised = 0;
    let hanging = 0;
    for (let row = 0; row < MAP_SIDE; row += 1) {
      if (row >= headRow && row <= shoulderRow) continue;
      for (let column = 0; column < MAP_SIDE; column += 1) {
        const value = maps[(row * MAP_SIDE + column) * LANDMARKS + index] ?? 0;
        if (row < headRow) {
          if (value > raised) raised = value;
        } else if (value > hanging) hanging = value;
      }
    }
    return { raised: Math.min(1, raised), hanging: Math.min(1, hanging) };
  };
  return { left: places(indexOf("leftWrist")), right: places(indexOf("rightWrist")) };
}

/** The part of the library's BlazePose that we listen in on; it is not among its types. README.md. */
interface Inside {
  readonly landmarkModel?: Pick<GraphModel, "execute">;
}

/**
 * Listens in on the landmark model of a BlazePose detector: the library makes a map of each landmark for every picture,
 * uses a few cells of it and throws it away.
 */
export class WristMaps {
  #kept: readonly Tensor[] = [];

  /** Throws when the library keeps its model elsewhere: another version of it needs another look. */
  constructor(detector: PoseDetector) {
    const { landmarkModel } = detector as unknown as Inside;
    if (landmarkModel === undefined)
      throw new Error("this version of pose-detection keeps its landmark model elsewhere");
    const execute = landmarkModel.execute.bind(landmarkModel);
    landmarkModel.execute = (inputs: Tensor | Tensor[] | NamedTensorMap, outputs: string | string[] = []) => {
      const results = execute(inputs, outputs);
      this.#keep(results, outputs);
      return results;
    };
  }

  #keep(results: Tensor | Tensor[], outputs: string | string[]): void {
    this.drop();
    const kept = ["ld_3d", "activation_heatmap"].map((name) => {
      const result = Array.isArray(results) ? results[outputs.indexOf(name)] : undefined;
      if (result === undefined) throw new Error(`the landmark model was not asked for ${name}`);
      return keep(result.clone());
    });
    this.#kept = kept;
  }

  /** What the maps of the latest picture say. Undefined when no landmark was looked for in it. */
  async read(): Promise<Readonly<Record<Side, WristPlaces>> | undefined> {
    const [landmarks, maps] = this.#kept;
    if (landmarks === undefined || maps === undefined) return undefined;
    try {
      return readWristPlaces({ landmarks: await landmarks.data(), maps: await maps.data() });
    } finally {
      this.drop();
    }
  }

  /** Frees what is kept of a picture. */
  drop(): void {
    for (const tensor of this.#kept) tensor.dispose();
    this.#kept = [];
  }
}
