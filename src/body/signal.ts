import { OneEuroFilter } from "1eurofilter";
import { medianOfSorted } from "./geometry.js";

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

export interface TimedValue {
  readonly timeMs: number;
  readonly value: number;
}

/** What came in the last `windowMs`, oldest first. A point is moved in once and out once, however long the window is. */
export class TimeWindow {
  readonly #windowMs: number;
  readonly #points: TimedValue[] = [];

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  get points(): readonly TimedValue[] {
    return this.#points;
  }

  /** `timeMs` must not decrease. Gives the points that have left the window. */
  push(value: number, timeMs: number): readonly TimedValue[] {
    this.#points.push({ timeMs, value });
    const kept = this.#points.findIndex((point) => timeMs - point.timeMs <= this.#windowMs);
    return this.#points.splice(0, kept);
  }

  clear(): void {
    this.#points.length = 0;
  }
}

/** Slope of a signal over a short window by least squares, per second. exercises.md 3.1 uses 0.1 to 0.5 s windows. */
export class Slope {
  readonly #windowMs: number;
  readonly #window: TimeWindow;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
    this.#window = new TimeWindow(windowMs);
  }

  /** Per-second slope, or undefined until half the window is covered. */
  step(value: number | undefined, timeMs: number): number | undefined {
    if (value === undefined) return undefined;
    this.#window.push(value, timeMs);
    const points = this.#window.points;
    const first = points[0];
    if (first === undefined || timeMs - first.timeMs < this.#windowMs / 2) return undefined;
    let sumT = 0;
    let sumV = 0;
    for (const point of points) {
      sumT += point.timeMs;
      sumV += point.value;
    }
    const meanT = sumT / points.length;
    const meanV = sumV / points.length;
    let covariance = 0;
    let variance = 0;
    for (const point of points) {
      covariance += (point.timeMs - meanT) * (point.value - meanV);
      variance += (point.timeMs - meanT) ** 2;
    }
    return variance === 0 ? undefined : (covariance / variance) * 1000;
  }
}

/** Values of the last `windowMs` and their median, which is kept in order instead of sorted anew for every picture. */
export class RecentValues {
  readonly #window: TimeWindow;
  readonly #sorted: number[] = [];

  constructor(windowMs: number) {
    this.#window = new TimeWindow(windowMs);
  }

  /** `timeMs` must not decrease. */
  push(value: number, timeMs: number): void {
    this.#sorted.splice(placeOf(value, this.#sorted), 0, value);
    for (const left of this.#window.push(value, timeMs)) this.#sorted.splice(placeOf(left.value, this.#sorted), 1);
  }

  clear(): void {
    this.#window.clear();
    this.#sorted.length = 0;
  }

  /** Oldest first. */
  get points(): readonly TimedValue[] {
    return this.#window.points;
  }

  /** The value that this share (0 to 1) of the values is not above; undefined while there is no value. */
  quantile(share: number): number | undefined {
    return this.#sorted[Math.floor(share * (this.#sorted.length - 1))];
  }

  /** Undefined while there is no value. */
  get median(): number | undefined {
    return this.#sorted.length === 0 ? undefined : medianOfSorted(this.#sorted);
  }
}

/** Index of the first item that is not smaller than `value`. */
function placeOf(value: number, sorted: readonly number[]): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? value) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
