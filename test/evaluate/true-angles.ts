import type { TrueAngles } from "./truth.js";

/** How a metric of src/body/metrics.ts is called in the truth, and how its zero and sign are turned into ours. */
interface TrueName {
  /** "near": of the leg that is nearer to the camera. "mean": the mean of both legs. "body": there is only one. */
  readonly of: "near" | "mean" | "body";
  readonly angle: string;
  readonly toOurs?: (deg: number) => number;
}

const TRUE_NAMES: Readonly<Record<string, TrueName>> = {
  kneeFlexion: { of: "near", angle: "knee_flexion" },
  kneeFromHipDrop: { of: "mean", angle: "knee_flexion" },
  trunkLean: { of: "body", angle: "trunk_forward" },
  shankAngle: { of: "near", angle: "shank_forward" },
  // Ours is 0 standing and 90 with the thigh level; the truth is 0 level and positive with the knee below the hip.
  thighInclination: { of: "near", angle: "thigh_from_horizontal", toOurs: (deg) => 90 - deg },
};

const namesOf = ({ of, angle }: TrueName, nearSide: TrueAngles["nearSide"]): readonly string[] =>
  ({ near: [`${angle}_${nearSide}`], mean: [`${angle}_L`, `${angle}_R`], body: [angle] })[of];

/** Every angle of the truth that some metric is compared with. */
export const trueNames = (nearSide: TrueAngles["nearSide"]): readonly string[] => [
  ...new Set(Object.values(TRUE_NAMES).flatMap((name) => namesOf(name, nearSide))),
];

/** The true value of a metric over time. */
export type TrueCurve = (timeS: number) => number | undefined;

/** Curve of a metric, in the metric's own zero and sign; undefined where the truth does not have this angle. */
export function trueCurve(metric: string, angles: TrueAngles | undefined): TrueCurve | undefined {
  const known = TRUE_NAMES[metric];
  if (known === undefined || angles === undefined) return undefined;
  const { toOurs = (deg: number) => deg } = known;
  const curves = namesOf(known, angles.nearSide).map((name) => angles.byName[name]);
  if (curves.some((curve) => curve === undefined)) return undefined;
  return (timeS) => {
    const values = curves.map((curve) => (curve === undefined ? undefined : valueAt(angles.timeS, curve, timeS)));
    let sum = 0;
    for (const value of values) {
      if (value === undefined) return undefined;
      sum += value;
    }
    return toOurs(sum / values.length);
  };
}

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
