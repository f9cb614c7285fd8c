import type { Side } from "../../src/body/joints.js";
import { otherSide } from "../../src/body/joints.js";
import type { TrueAngles } from "./truth.js";

/** How a metric of src/body is called in the truth, and how its zero and sign are turned into ours. */
interface TrueName {
  /**
   * Of which leg: "near" the camera, the "working" or the "other" one, the "left" or the "right" one of the picture, the
   * "mean" of both. "body": there is only one.
   */
  readonly of: "near" | "working" | "other" | Side | "mean" | "body";
  readonly angle: string;
  readonly toOurs?: (deg: number) => number;
}

const TRUE_NAMES: Readonly<Record<string, TrueName>> = {
  kneeFlexion: { of: "near", angle: "knee_flexion" },
  kneeFromHipDrop: { of: "mean", angle: "knee_flexion" },
  freeSquatKnee: { of: "mean", angle: "knee_flexion" },
  stanceKnee: { of: "working", angle: "knee_flexion" },
  stanceKneeFront: { of: "working", angle: "knee_flexion" },
  freeKnee: { of: "other", angle: "knee_flexion" },
  workingKnee: { of: "working", angle: "knee_flexion" },
  standingKnee: { of: "other", angle: "knee_flexion" },
  trunkLean: { of: "body", angle: "trunk_forward" },
  trunkLeanFront: { of: "body", angle: "trunk_forward" },
  shankAngle: { of: "near", angle: "shank_forward" },
  // Ours is 0 standing and 90 with the thigh level; the truth is 0 level and positive with the knee below the hip.
  thighInclination: { of: "near", angle: "thigh_from_horizontal", toOurs: (deg) => 90 - deg },
};

type Letter = TrueAngles["nearSide"];

/** A side of the picture as the truth calls it: the person's own, which a mirror image exchanges. */
const letterOf = (side: Side, mirrored: boolean): Letter => ((side === "left") === mirrored ? "R" : "L");

/** Columns of the truth that a metric is the mean of; undefined where the leg it is of is not known. */
function columnsOf(
  { of, angle }: TrueName,
  { nearSide, mirrored }: TrueAngles,
  leg: Side | undefined,
): readonly string[] | undefined {
  switch (of) {
    case "body":
      return [angle];
    case "mean":
      return [`${angle}_L`, `${angle}_R`];
    case "near":
      // The leg near the camera is the same one in the mirror.
      return [`${angle}_${nearSide}`];
    case "working":
      return leg === undefined ? undefined : [`${angle}_${letterOf(leg, mirrored)}`];
    case "other":
      return leg === undefined ? undefined : [`${angle}_${letterOf(otherSide(leg), mirrored)}`];
    default:
      return [`${angle}_${letterOf(of, mirrored)}`];
  }
}

/** Every angle of the truth that some metric is compared with. */
export const trueNames = (nearSide: Letter): readonly string[] => [
  ...new Set(
    Object.values(TRUE_NAMES).flatMap(({ of, angle }) =>
      of === "body" ? [angle] : of === "near" ? [`${angle}_${nearSide}`] : [`${angle}_L`, `${angle}_R`],
    ),
  ),
];

/**
 * The true value of a metric over time.
 * @param leg the working leg in the picture at that time, as the app has it.
 */
export type TrueCurve = (timeS: number, leg?: Side) => number | undefined;

/** Curve of a metric, in the metric's own zero and sign; undefined where the truth does not have this angle. */
export function trueCurve(metric: string, angles: TrueAngles | undefined): TrueCurve | undefined {
  const known = TRUE_NAMES[metric];
  if (known === undefined || angles === undefined) return undefined;
  const { toOurs = (deg: number) => deg } = known;
  const anyLeg = columnsOf(known, angles, "left") ?? [];
  if (anyLeg.some((name) => angles.byName[name] === undefined)) return undefined;
  return (timeS, leg) => {
    const columns = columnsOf(known, angles, leg);
    if (columns === undefined) return undefined;
    let sum = 0;
    for (const name of columns) {
      const value = valueAt(angles.timeS, angles.byName[name] ?? [], timeS);
      if (value === undefined) return undefined;
      sum += value;
    }
    return toOurs(sum / columns.length);
  };
}

/** The same truth for the mirror image of its picture. */
export const mirroredAngles = (angles: TrueAngles): TrueAngles => ({ ...angles, mirrored: !angles.mirrored });

/** A picture's stamp may differ from the truth's by rounding. */
const STAMP_SLACK_S = 0.002;

/** Linear between two pictures; undefined outside of the curve or where the truth has no value. */
function valueAt(timesS: readonly number[], values: readonly (number | null)[], timeS: number): number | undefined {
  const after = firstAtOrAfter(timesS, timeS - STAMP_SLACK_S);
  const right = timesS[after];
  const rightValue = values[after];
  if (right === undefined || typeof rightValue !== "number") return undefined;
  if (right <= timeS + STAMP_SLACK_S) return rightValue;
  const left = timesS[after - 1];
  const leftValue = values[after - 1];
  if (left === undefined || typeof leftValue !== "number") return undefined;
  return leftValue + ((rightValue - leftValue) * (timeS - left)) / (right - left);
}

function firstAtOrAfter(timesS: readonly number[], timeS: number): number {
  let low = 0;
  let high = timesS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timesS[middle] ?? 0) < timeS) low = middle + 1;
    else high = middle;
  }
  return low;
}
