import type { NoticeId } from "../checker/events.js";

/** A condition has to last this long before it is told, and this long before it is told again. */
const AFTER_MS = 1500;
const AGAIN_MS = 12_000;

/** Decides when a lasting condition is worth a notice. */
export class NoticeGate {
  readonly #since = new Map<NoticeId, number>();
  readonly #toldAt = new Map<NoticeId, number>();

  /** True when the notice is due now. Call it for every picture with whether its condition holds. */
  due(notice: NoticeId, holds: boolean, timeMs: number): boolean {
    if (!holds) {
      this.#since.delete(notice);
      return false;
    }
    const sinceMs = this.#since.get(notice) ?? timeMs;
    this.#since.set(notice, sinceMs);
    const toldAtMs = this.#toldAt.get(notice) ?? Number.NEGATIVE_INFINITY;
    if (timeMs - sinceMs < AFTER_MS || timeMs - toldAtMs < AGAIN_MS) return false;
    this.#toldAt.set(notice, timeMs);
    return true;
  }
}
