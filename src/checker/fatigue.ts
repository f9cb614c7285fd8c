import { median } from "../body/geometry.js";

/** E2-10 of exercises.md 8.5: the driver leaves the target by this much more within DRIFT_WINDOW_MS. */
const DRIFT_DEG = 5;
const DRIFT_WINDOW_MS = 10_000;
/** Shaking more than this times the shaking of the hold's first ten seconds. */
const WOBBLE_FACTOR = 2;
const BASELINE_MS = 10_000;
/** Shaking below this is the noise of the landmarks. exercises.md 5.5: floor 3 degrees. */
const WOBBLE_FLOOR_DEG = 3;
/** The wobble is what is faster than this window's median: about 0.7 Hz and up. */
const WOBBLE_WINDOW_MS = 1400;

interface Point {
  readonly timeMs: number;
  readonly valueDeg: number;
}

export interface FatigueState {
  readonly points: readonly Point[];
  readonly startMs: number | undefined;
  readonly baselineDeg: number | undefined;
  readonly told: boolean;
}

export const FRESH: FatigueState = { points: [], startMs: undefined, baselineDeg: undefined, told: false };

const wobbleDeg = (points: readonly Point[]): number => {
  const middle = median(points.map((point) => point.valueDeg));
  return Math.sqrt(points.reduce((sum, point) => sum + (point.valueDeg - middle) ** 2, 0) / points.length);
};

/**
 * Tells once per hold that the person tires: drifting away from the target, or shaking. Pure.
 * @param valueDeg driver of the hold, lightly filtered; call it only while the clock runs.
 */
export function stepFatigue(
  state: FatigueState,
  timeMs: number,
  valueDeg: number,
  targetDeg: number,
): { readonly state: FatigueState; readonly tired: boolean } {
  const startMs = state.startMs ?? timeMs;
  const points = [...state.points.filter((point) => timeMs - point.timeMs <= DRIFT_WINDOW_MS), { timeMs, valueDeg }];
  const recent = points.filter((point) => timeMs - point.timeMs <= WOBBLE_WINDOW_MS);
  const wobble = wobbleDeg(recent);
  const inBaseline = timeMs - startMs <= BASELINE_MS;
  const baselineDeg = inBaseline ? Math.max(state.baselineDeg ?? 0, wobble) : state.baselineDeg;
  const first = points[0];
  const away =
    first !== undefined && timeMs - first.timeMs >= DRIFT_WINDOW_MS * 0.95
      ? Math.abs(median(recent.map((point) => point.valueDeg)) - targetDeg) - Math.abs(first.valueDeg - targetDeg)
      : 0;
  const shaking =
    !inBaseline && baselineDeg !== undefined && wobble > Math.max(WOBBLE_FLOOR_DEG, WOBBLE_FACTOR * baselineDeg);
  const tired = !state.told && (away > DRIFT_DEG || shaking);
  return { state: { points, startMs, baselineDeg, told: state.told || tired }, tired };
}
