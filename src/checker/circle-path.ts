import { toDeg } from "../body/geometry.js";
import type { CircleMovement } from "./definition.js";
import type { RefusalReason } from "./events.js";
import { azimuthDeg, magnitudeDeg } from "./swing-zero.js";
import type { Swing } from "./swing-zero.js";

/** "home": under the body or in front of it. */
export type Sector = "home" | "front" | "side" | "rear";

/** Where the leg is; undefined between sectors. exercises.md 5.3. */
export function sectorOf(swing: Swing, movement: CircleMovement<string>): Sector | undefined {
  const { sideFromDeg, rearFromDeg, outAtLeastDeg, forwardAtLeastDeg, behindAtLeastDeg } = movement.sectors;
  if (magnitudeDeg(swing) < movement.neutralBelowDeg) return "home";
  // Behind and a little across the other leg is behind too.
  const turnDeg = Math.abs(azimuthDeg(swing));
  if (turnDeg > rearFromDeg) return swing.forwardDeg <= -behindAtLeastDeg ? "rear" : undefined;
  if (turnDeg >= sideFromDeg) {
    if (swing.outDeg >= outAtLeastDeg) return "side";
    return swing.forwardDeg > 0 ? "home" : undefined;
  }
  return swing.forwardDeg >= forwardAtLeastDeg ? "front" : "home";
}

export type Verdict = "circle" | "reversed" | RefusalReason;

/**
 * What the sectors that were visited between two times at home make. The front is not asked for: seen from the front a
 * leg that comes toward the camera hardly changes (README.md here), and the order of side and rear tells the direction.
 * Undefined where neither was visited.
 */
export function verdictOf(visits: readonly ("side" | "rear")[]): Verdict | undefined {
  const first = visits[0];
  const last = visits.at(-1);
  if (first === undefined) return undefined;
  if (first !== last) return first === "side" ? "circle" : "reversed";
  if (visits.length > 1) return "incomplete-circle";
  return first === "side" ? "rear-skipped" : "side-skipped";
}

/** Turns of a path about its own middle; positive from the front over the side to the rear. */
export interface Winding {
  readonly turns: number;
  /** How near the path comes to its middle, degrees. */
  readonly radiusDeg: number;
}

const NO_WINDING: Winding = { turns: 0, radiusDeg: 0 };

/** Unwraps the phase of a path about the mean of its points. exercises.md 5.3: continuous circles. */
export function windingOf(path: readonly Swing[]): Winding {
  if (path.length < 3) return NO_WINDING;
  let outDeg = 0;
  let forwardDeg = 0;
  for (const point of path) {
    outDeg += point.outDeg / path.length;
    forwardDeg += point.forwardDeg / path.length;
  }
  let turnedDeg = 0;
  let radiusDeg = Number.POSITIVE_INFINITY;
  let beforeDeg: number | undefined;
  for (const point of path) {
    const out = point.outDeg - outDeg;
    const forward = point.forwardDeg - forwardDeg;
    radiusDeg = Math.min(radiusDeg, Math.hypot(out, forward));
    const nowDeg = toDeg(Math.atan2(out, forward));
    if (beforeDeg !== undefined) turnedDeg += ((nowDeg - beforeDeg + 540) % 360) - 180;
    beforeDeg = nowDeg;
  }
  return { turns: turnedDeg / 360, radiusDeg };
}
