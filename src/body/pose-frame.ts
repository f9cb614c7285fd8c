import type { JointName, Side } from "./joints.js";

/** Engines that can be chosen, by the id used in traces, settings and commands. */
export const ENGINE_IDS = ["blazepose-full", "blazepose-lite", "movenet-thunder", "movenet-lightning"] as const;

export type EngineId = (typeof ENGINE_IDS)[number];

/** Hip-centred position in metres as BlazePose gives it: x right in the picture, y down, z away from the camera. */
interface WorldPoint {
  readonly xM: number;
  readonly yM: number;
  readonly zM: number;
}

/** One landmark: pixels of the unmirrored picture (x right, y down), the engine's own confidence 0 to 1. */
export interface Joint {
  readonly xPx: number;
  readonly yPx: number;
  readonly score: number;
  readonly world?: WorldPoint | undefined;
}

export type Joints = Readonly<Partial<Record<JointName, Joint>>>;

/**
 * How strongly the model's own map of a wrist speaks for two places, 0 to 1 each: also where the landmark that it settled
 * on is the other arm's. From the side that is all there is of the far hand.
 */
export interface WristPlaces {
  /** Above the head. */
  readonly raised: number;
  /** Below the shoulders. */
  readonly hanging: number;
}

/**
 * What the pose worker gives for one picture. All numbers are finite. A joint the engine does not know is absent.
 * `joints` is undefined when nobody was found.
 */
export interface PoseFrame {
  /** Media time of the picture in milliseconds; never decreases within one source. */
  readonly timeMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Mean luma of the picture, 0 (black) to 255; undefined where it was not measured. */
  readonly luma?: number | undefined;
  readonly joints: Joints | undefined;
  /** Of both wrists, from engines that have such maps (BlazePose), where somebody was found. */
  readonly wrists?: Readonly<Record<Side, WristPlaces>> | undefined;
}
