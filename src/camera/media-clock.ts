/** Step put in where a source starts over: one picture at 30 per second. */
const DEFAULT_STEP_MS = 1000 / 30;
/** A longer step is a stall of the source, not its picture rate. */
const LONGEST_STEP_MS = 200;

/**
 * Turns the media time of a video element into one that never goes back. Fake webcams and clip loops begin again at 0:
 * from there on an offset is added, so that the picture after the loop comes one step after the picture before it.
 */
export class MediaClock {
  private offsetMs = 0;
  private stepMs = DEFAULT_STEP_MS;
  private lastRawMs: number | undefined;
  private lastMs = 0;

  /**
   * Time of a picture in milliseconds, never before an earlier one.
   * Undefined when the raw time has not changed: the same picture again.
   */
  stamp(rawMs: number): number | undefined {
    if (!Number.isFinite(rawMs)) return undefined;
    if (this.lastRawMs !== undefined) {
      const stepMs = rawMs - this.lastRawMs;
      if (stepMs === 0) return undefined;
      if (stepMs < 0) this.offsetMs = this.lastMs + this.stepMs - rawMs;
      else if (stepMs <= LONGEST_STEP_MS) this.stepMs = stepMs;
    }
    this.lastRawMs = rawMs;
    this.lastMs = rawMs + this.offsetMs;
    return this.lastMs;
  }
}
