import type { Side } from "../body/joints.js";
import type { RepMovement } from "./definition.js";

/** One foot up for this long before the other leg is the standing one. exercises.md 8.8: STAND. */
const FOUND_MS = 300;

/**
 * Tells from the heights of both feet on which leg a person stands. The leg stays known while the free foot comes down
 * for a moment; it changes only when the other foot has been up for long enough.
 */
export class StandingLeg {
  readonly #limits: NonNullable<RepMovement<string>["freeFoot"]>;
  #leg: Side | undefined;
  #leftOverRight: number | undefined;
  #upMs = 0;
  #candidate: Side | undefined;

  constructor(limits: NonNullable<RepMovement<string>["freeFoot"]>) {
    this.#limits = limits;
  }

  /** The leg that stands, as far as it was ever seen. */
  get leg(): Side | undefined {
    return this.#leg;
  }

  forget(): void {
    this.#candidate = undefined;
    this.#upMs = 0;
    this.#leftOverRight = undefined;
  }

  /** @param leftOverRight height of the left ankle over the right one, share of body height. */
  step(leftOverRight: number | undefined, stepMs: number): void {
    this.#leftOverRight = leftOverRight;
    if (leftOverRight === undefined) return;
    const { upShare } = this.#limits;
    const now: Side | undefined = leftOverRight >= upShare ? "right" : leftOverRight <= -upShare ? "left" : undefined;
    this.#upMs = now === this.#candidate ? this.#upMs + stepMs : 0;
    this.#candidate = now;
    if (now !== undefined && this.#upMs >= FOUND_MS) this.#leg = now;
  }

  /** The free foot is up now, and the leg that stands is the prescribed one if there is one. */
  stands(prescribed: Side | undefined): boolean {
    const leg = prescribed ?? this.#leg;
    return leg !== undefined && this.#leg === leg && this.#candidate === leg && this.#upMs >= FOUND_MS;
  }

  /** How far the other foot than `standing` is up, share of height; undefined where it is not seen. */
  freeFootShare(standing: Side): number | undefined {
    if (this.#leftOverRight === undefined) return undefined;
    return standing === "right" ? this.#leftOverRight : -this.#leftOverRight;
  }

  /** Whether that foot is on the floor. */
  freeFootIsDown(standing: Side): boolean | undefined {
    const share = this.freeFootShare(standing);
    // With the other foot up in its stead nothing is known of it: sides have been exchanged, or the leg.
    return share === undefined || share <= -this.#limits.upShare ? undefined : share < this.#limits.downShare;
  }
}
