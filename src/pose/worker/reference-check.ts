import type { JointName } from "../../body/joints.js";
import type { Joints } from "../../body/pose-frame.js";

/** A rendered person whose joints are known exactly. */
export interface Reference {
  /** Size of the person in the picture, pixels. */
  readonly noseToHeelPx: number;
  readonly joints: Readonly<Partial<Record<JointName, { readonly xPx: number; readonly yPx: number }>>>;
}

/**
 * How far a joint may be from the truth, as a share of the nose-to-heel distance. The worst joint of the four engines
 * was measured at 0.034 to 0.044 (README.md); a backend that computes wrongly is off by far more than twice that.
 */
export const REFERENCE_TOLERANCE = 0.1;

/** A joint the engine hardly believes in counts as not found. The least certain one measured 0.66. */
const MIN_SCORE = 0.3;

/**
 * Compares what an engine found with the known joints.
 * @returns the largest distance, as a share of the nose-to-heel distance
 * Throws an Error with the reason when a joint is missing, uncertain or too far away.
 */
export function checkReference(joints: Joints | undefined, reference: Reference): number {
  if (joints === undefined) throw new Error("finds nobody in the reference picture");
  let worst = 0;
  for (const name of Object.keys(reference.joints) as JointName[]) {
    const truth = reference.joints[name];
    const found = joints[name];
    if (truth === undefined) continue;
    if (found === undefined || found.score < MIN_SCORE)
      throw new Error(`does not find ${name} in the reference picture`);
    const distance = Math.hypot(found.xPx - truth.xPx, found.yPx - truth.yPx) / reference.noseToHeelPx;
    if (!(distance <= REFERENCE_TOLERANCE)) {
      throw new Error(`${name} is ${(distance * 100).toFixed(0)} % of the body off in the reference picture`);
    }
    worst = Math.max(worst, distance);
  }
  return worst;
}
