/** exercises.md 1.4: below the least rate for this long, times of tenths of a second are not judged. */
const WINDOW_MS = 2000;
/** Pictures come a little unevenly. */
const TOLERANCE = 0.9;

/** Tells whether pictures come often enough for faults that are judged by short times. */
export class PictureRate {
  readonly #minPerS: number;
  readonly #timesMs: number[] = [];
  #slow = false;

  constructor(minPerS: number) {
    this.#minPerS = minPerS;
  }

  /** True while the rate of the last 2 s is too low; false until that is known. `timeMs` must not decrease. */
  step(timeMs: number): boolean {
    this.#timesMs.push(timeMs);
    while (timeMs - (this.#timesMs[0] ?? timeMs) > WINDOW_MS) this.#timesMs.shift();
    const spanMs = timeMs - (this.#timesMs[0] ?? timeMs);
    if (spanMs >= TOLERANCE * WINDOW_MS)
      this.#slow = ((this.#timesMs.length - 1) * 1000) / spanMs < TOLERANCE * this.#minPerS;
    return this.#slow;
  }
}
