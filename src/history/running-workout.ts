import { StoredValue, type ValueStorage } from "./stored-value.js";

/** A workout that was left for longer than this is another day's: it is not offered any more. */
const OFFERED_MS = 12 * 3_600_000;

/** The workout that is under way on this device, kept after each change; null: none. */
export class RunningWorkoutStore<State extends { readonly timeMs: number }> extends StoredValue<State | null> {
  /** @param restore turns anything that was stored into a workout, or null; never throws. */
  constructor(storage: ValueStorage | undefined, restore: (stored: unknown) => State | null) {
    super(storage, "steady-knee.running-workout", restore);
  }

  /** The workout that can be gone on with. `nowMs` is wall-clock time since 1970. */
  offered(nowMs: number): State | null {
    return this.value !== null && nowMs - this.value.timeMs <= OFFERED_MS ? this.value : null;
  }

  /** Takes out a workout that is too old to go on with, so that what was done in it can be recorded. */
  takeOld(nowMs: number): State | null {
    const old = this.offered(nowMs) === null ? this.value : null;
    if (old !== null) this.set(null);
    return old;
  }
}
