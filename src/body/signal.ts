import { OneEuroFilter } from "1eurofilter";

/** One Euro settings of exercises.md 1.4, for signals in degrees. */
export interface SignalClass {
  readonly minCutoffHz: number;
  readonly beta: number;
}

/** Holds and slow repetitions: lag 80 to 100 ms, still jitter a third. */
export const SLOW_ANGLE: SignalClass = { minCutoffHz: 1, beta: 0.01 };
/** Squats and the default: lag about 65 ms. */
export const DEFAULT_ANGLE: SignalClass = { minCutoffHz: 1, beta: 0.02 };

const D_CUTOFF_HZ = 1;
/** The library wants a rate before it knows the time stamps; it is replaced by the real one from the second value on. */
const ASSUMED_RATE_HZ = 30;
/** After this long without a value the past says nothing about the present. exercises.md 1.3: gap over 1 s. */
const FORGET_AFTER_MS = 1000;

/** One Euro filter over real time stamps. A missing value gives a missing value and leaves the filter as it is. */
export class Signal {
  readonly #filter: OneEuroFilter;
  #lastMs: number | undefined;

  constructor(kind: SignalClass) {
    this.#filter = new OneEuroFilter(ASSUMED_RATE_HZ, kind.minCutoffHz, kind.beta, D_CUTOFF_HZ);
  }

  /** Filters one value. `timeMs` must not decrease; a repeated time gives the value through the filter unchanged in time. */
  step(value: number | undefined, timeMs: number): number | undefined {
    if (value === undefined) return undefined;
    if (this.#lastMs !== undefined && timeMs - this.#lastMs > FORGET_AFTER_MS) this.#filter.reset();
    this.#lastMs = timeMs;
    return this.#filter.filter(value, timeMs / 1000);
  }
}

/** Slope of a signal over a short window by least squares, per second. exercises.md 3.1 uses 0.1 to 0.5 s windows. */
export class Slope {
  readonly #windowMs: number;
  #points: { timeMs: number; value: number }[] = [];

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Per-second slope, or undefined until half the window is covered. */
  step(value: number | undefined, timeMs: number): number | undefined {
    if (value === undefined) return undefined;
    this.#points.push({ timeMs, value });
    this.#points = this.#points.filter((point) => timeMs - point.timeMs <= this.#windowMs);
    const first = this.#points[0];
    if (first === undefined || timeMs - first.timeMs < this.#windowMs / 2) return undefined;
    const count = this.#points.length;
    const meanT = this.#points.reduce((sum, point) => sum + point.timeMs, 0) / count;
    const meanV = this.#points.reduce((sum, point) => sum + point.value, 0) / count;
    let covariance = 0;
    let variance = 0;
    for (const point of this.#points) {
      covariance += (point.timeMs - meanT) * (point.value - meanV);
      variance += (point.timeMs - meanT) ** 2;
    }
    return variance === 0 ? undefined : (covariance / variance) * 1000;
  }
}

/** Values of the last `windowMs`, for medians and ranges. */
export class RecentValues {
  readonly #windowMs: number;
  #points: { timeMs: number; value: number }[] = [];

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  push(value: number, timeMs: number): void {
    this.#points.push({ timeMs, value });
    this.#points = this.#points.filter((point) => timeMs - point.timeMs <= this.#windowMs);
  }

  clear(): void {
    this.#points = [];
  }

  get values(): readonly number[] {
    return this.#points.map((point) => point.value);
  }

  get spanMs(): number {
    const first = this.#points[0];
    const last = this.#points.at(-1);
    return first === undefined || last === undefined ? 0 : last.timeMs - first.timeMs;
  }
}
