import type { JointName } from "../../body/joints.js";
import type { Joint, Joints } from "../../body/pose-frame.js";
import type { RawPoint, RawPose } from "./pose-engine.js";

/** More broken points than this share mean that the backend computes nonsense, not that one joint was unlucky. */
const MAX_BROKEN_SHARE = 0.5;

/** Thrown when a result is mostly not finite: the backend must not be used any more. */
export class NonFiniteError extends Error {
  override readonly name = "NonFiniteError";
}

/** Size of the picture, and pixels of what the engine saw for one pixel of it. */
export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly inputScale: number;
}

const clamp01 = (value: number): number => Math.min(1, Math.max(0, value));

function readJoint(point: RawPoint, { widthPx, heightPx, inputScale }: PictureSize): Joint | undefined {
  const { score, world } = point;
  const xPx = point.x / inputScale;
  const yPx = point.y / inputScale;
  if (![xPx, yPx, score].every(Number.isFinite)) return undefined;
  const inside = xPx >= 0 && yPx >= 0 && xPx < widthPx && yPx < heightPx;
  const joint = { xPx, yPx, score: inside ? clamp01(score) : 0 };
  if (world === undefined || ![world.x, world.y, world.z].every(Number.isFinite)) return joint;
  return { ...joint, world: { xM: world.x, yM: world.y, zM: world.z } };
}

/**
 * Turns a model's landmarks into joints of our vocabulary. Scores are held to 0..1 and are 0 outside the picture, where
 * a model only guesses. A landmark that is not finite is left out.
 * @param names name of each landmark, in the model's order
 * Throws NonFiniteError when more than half of the landmarks are broken.
 */
export function readJoints(pose: RawPose, names: readonly JointName[], size: PictureSize): Joints | undefined {
  if (pose === undefined) return undefined;
  const joints: Partial<Record<JointName, Joint>> = {};
  let broken = 0;
  for (const [index, name] of names.entries()) {
    const point = pose[index];
    const joint = point === undefined ? undefined : readJoint(point, size);
    if (joint === undefined) broken += 1;
    else joints[name] = joint;
  }
  if (broken > names.length * MAX_BROKEN_SHARE) {
    throw new NonFiniteError(`${broken.toString()} of ${names.length.toString()} landmarks are not finite`);
  }
  return joints;
}
