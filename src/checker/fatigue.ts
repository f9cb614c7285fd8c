import { RecentValues, TimeWindow } from "../body/signal.js";

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

/**
 * Tells once per hold that the person tires: drifting away from the target, or shaking. Keeps the last ten seconds
 * inside, as the filters do; deterministic.
 */
export class FatigueWatch {
  readonly #lately = new TimeWindow(DRIFT_WINDOW_MS);
  readonly #recent = new RecentValues(WOBBLE_WINDOW_MS);
  #startMs: number | undefined;
  #baselineDeg = 0;
  #told = false;

  /** The next value is the first of another hold. */
  reset(): void {
    this.#lately.clear();
    this.#recent.clear();
    this.#startMs = undefined;
    this.#baselineDeg = 0;
    this.#told = false;
  }

  /**
   * True when the person is found to tire.
   * @param valueDeg driver of the hold, lightly filtered; call it only while the clock runs.
   */
  step(timeMs: number, valueDeg: number, targetDeg: number): boolean {
    this.#startMs ??= timeMs;
    this.#lately.push(valueDeg, timeMs);
    this.#recent.push(valueDeg, timeMs);
    const middleDeg = this.#recent.median ?? valueDeg;
    const wobbleDeg = this.#wobbleDeg(middleDeg);
    const inBaseline = timeMs - this.#startMs <= BASELINE_MS;
    if (inBaseline) this.#baselineDeg = Math.max(this.#baselineDeg, wobbleDeg);
    const first = this.#lately.points[0];
    const awayDeg =
      first !== undefined && timeMs - first.timeMs >= DRIFT_WINDOW_MS * 0.95
        ? Math.abs(middleDeg - targetDeg) - Math.abs(first.value - targetDeg)
        : 0;
    const shaking = !inBaseline && wobbleDeg > Math.max(WOBBLE_FLOOR_DEG, WOBBLE_FACTOR * this.#baselineDeg);
    const tired = !this.#told && (awayDeg > DRIFT_DEG || shaking);
    if (tired) this.#told = true;
    return tired;
  }

  #wobbleDeg(middleDeg: number): number {
    const { points } = this.#recent;
    let sum = 0;
    for (const point of points) sum += (point.value - middleDeg) ** 2;
    return Math.sqrt(sum / points.length);
  }
}
