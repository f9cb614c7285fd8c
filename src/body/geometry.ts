/** Plane geometry of landmarks. Pixels: x to the right, y down. Angles in degrees. */
export interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

const DEG_PER_RAD = 180 / Math.PI;

export const toDeg = (rad: number): number => rad * DEG_PER_RAD;

export const distancePx = (a: Point, b: Point): number => Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx);

export const midpoint = (a: Point, b: Point): Point => ({ xPx: (a.xPx + b.xPx) / 2, yPx: (a.yPx + b.yPx) / 2 });

/** Interior angle at `vertex` between the rays to `a` and `b`, 0 to 180; undefined when a ray has no length. */
export function interiorAngleDeg(a: Point, vertex: Point, b: Point): number | undefined {
  const ux = a.xPx - vertex.xPx;
  const uy = a.yPx - vertex.yPx;
  const vx = b.xPx - vertex.xPx;
  const vy = b.yPx - vertex.yPx;
  if ((ux === 0 && uy === 0) || (vx === 0 && vy === 0)) return undefined;
  return toDeg(Math.abs(Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy)));
}

/**
 * Inclination of the line from `low` to `high` from the vertical, positive when `high` lies toward `forwardSign`
 * (+1: right in the picture, -1: left). 0 upright, 90 level.
 */
export function inclinationDeg(low: Point, high: Point, forwardSign: number): number {
  return toDeg(Math.atan2((high.xPx - low.xPx) * forwardSign, low.yPx - high.yPx));
}

/** Distance of `p` from the segment `a` to `b`, and where along it the foot lies (0 at a, 1 at b, unclamped). */
export function offSegment(p: Point, a: Point, b: Point): { readonly distancePx: number; readonly share: number } {
  const dx = b.xPx - a.xPx;
  const dy = b.yPx - a.yPx;
  const lengthSq = dx * dx + dy * dy;
  const share = lengthSq === 0 ? 0 : ((p.xPx - a.xPx) * dx + (p.yPx - a.yPx) * dy) / lengthSq;
  return { distancePx: distancePx(p, { xPx: a.xPx + share * dx, yPx: a.yPx + share * dy }), share };
}

/** Median of a non-empty list. */
export const median = (values: readonly number[]): number => medianOfSorted([...values].sort((a, b) => a - b));

/** Median of a non-empty list that is in rising order. */
export function medianOfSorted(sorted: readonly number[]): number {
  const upper = Math.floor(sorted.length / 2);
  const high = sorted[upper] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[upper - 1] ?? Number.NaN) + high) / 2;
}

/** The middle one of three numbers. */
export const middleOf = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** Points of a rising curve, in the order of their x. */
export type Curve = readonly (readonly [x: number, y: number])[];

/** Height of the curve at `x`, straight between its points; beyond its ends that of the end. */
export function alongCurve(curve: Curve, x: number): number {
  for (let index = 1; index < curve.length; index += 1) {
    const [lowX, lowY] = curve[index - 1] ?? [0, 0];
    const [highX, highY] = curve[index] ?? [1, 0];
    if (x <= highX) return lowY + ((Math.max(x, lowX) - lowX) / (highX - lowX)) * (highY - lowY);
  }
  return curve.at(-1)?.[1] ?? 0;
}
