/** What is drawn beside the person. Lengths in millimetres, in the axes of the tracks. */
export type FigureThing =
  | { readonly kind: "wall"; readonly zMm: number }
  /** Its centre goes along `ballMm`. */
  | { readonly kind: "ball"; readonly radiusMm: number }
  /** Under a foot; `topMm` is its upper side. */
  | { readonly kind: "pad" | "bosu"; readonly xMm: number; readonly zMm: number; readonly topMm: number }
  | { readonly kind: "dumbbell"; readonly hand: "left" | "right" }
  | { readonly kind: "band" }
  | { readonly kind: "chair"; readonly xMm: number; readonly zMm: number };

export const FIGURE_JOINTS = [
  "head",
  "nose",
  "leftShoulder",
  "leftElbow",
  "leftWrist",
  "leftHip",
  "leftKnee",
  "leftAnkle",
  "leftHeel",
  "leftToe",
  "rightShoulder",
  "rightElbow",
  "rightWrist",
  "rightHip",
  "rightKnee",
  "rightAnkle",
  "rightHeel",
  "rightToe",
] as const;
export type FigureJoint = (typeof FIGURE_JOINTS)[number];

/**
 * One clean repetition as key poses, evenly spaced in time, made by test/tools/make-figures.ts. A track is the path of one joint:
 * "x y z x y z ..." in millimetres; x to the person's left, y up from the floor, z to where the person faces.
 */
export interface FigureData {
  /** Rendered clip whose true joints these are. */
  readonly clip: string;
  /** From the first key pose to the last. */
  readonly lengthMs: number;
  /** The way back is the same, backwards; otherwise the first pose follows the last. */
  readonly thereAndBack: boolean;
  /** Key pose that tells the exercise without movement. */
  readonly stillPose: number;
  /** From where it is seen: 0 from the front, 90 from the person's left. */
  readonly azimuthDeg: number;
  readonly things: readonly FigureThing[];
  readonly tracksMm: Readonly<Record<FigureJoint, string>>;
  /** The same of the ball's centre. */
  readonly ballMm?: string;
}
