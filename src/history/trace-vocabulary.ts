import type { JointName } from "../body/joints.js";
import type { EngineId } from "../body/pose-frame.js";
import type { DepthLevel } from "../checker/events.js";

/*
 * The words of trace version 1. They are written out here, not taken from the body, because files that exist must stay
 * readable when the body learns more. A word that is missing does not compile.
 */

const JOINT_COLUMNS = {
  nose: true,
  leftEyeInner: true,
  leftEye: true,
  leftEyeOuter: true,
  rightEyeInner: true,
  rightEye: true,
  rightEyeOuter: true,
  leftEar: true,
  rightEar: true,
  mouthLeft: true,
  mouthRight: true,
  leftShoulder: true,
  rightShoulder: true,
  leftElbow: true,
  rightElbow: true,
  leftWrist: true,
  rightWrist: true,
  leftPinky: true,
  rightPinky: true,
  leftIndex: true,
  rightIndex: true,
  leftThumb: true,
  rightThumb: true,
  leftHip: true,
  rightHip: true,
  leftKnee: true,
  rightKnee: true,
  leftAnkle: true,
  rightAnkle: true,
  leftHeel: true,
  rightHeel: true,
  leftToe: true,
  rightToe: true,
} as const satisfies Readonly<Record<JointName, true>>;

const ENGINES = {
  "blazepose-full": true,
  "blazepose-lite": true,
  "movenet-thunder": true,
  "movenet-lightning": true,
} as const satisfies Readonly<Record<EngineId, true>>;

const LEVELS = { L1: true, L2: true, L3: true, L4: true } as const satisfies Readonly<Record<DepthLevel, true>>;

/** Names of the keys in the order they are written above. */
const keysOf = <Key extends string>(words: Readonly<Record<Key, true>>): readonly Key[] => Object.keys(words) as Key[];

/** Order of the joint columns in the traces that are written. */
export const TRACE_JOINTS: readonly JointName[] = keysOf(JOINT_COLUMNS);
export const TRACE_ENGINES: readonly EngineId[] = keysOf(ENGINES);
export const TRACE_LEVELS: readonly DepthLevel[] = keysOf(LEVELS);
