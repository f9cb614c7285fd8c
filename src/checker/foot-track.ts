import { Slope } from "../body/signal.js";

/** Window of a foot's speed: short against a swing of 0.4 s, long against the landmarks' noise. */
const SPEED_WINDOW_MS = 200;
/** Shorter for the fastest speed of a swing, which a foot that snaps has for a tenth of a second. */
const PEAK_WINDOW_MS = 134;
/** A standing foot's place follows what is seen this fast: small shuffles and the drift of the scale are no swing. */
const SETTLE_MS = 500;
/** So much of the smallest step away from where it stood a foot is moving. */
const LEAVE_SHARE = 0.6;
/** Swinging together with the other foot for more than this share of a swing is a jump. */
const TOGETHER_SHARE = 0.5;

/** Metres and metres per second across the picture. */
export interface FootLimits {
  readonly swingMPerS: number;
  readonly stillMPerS: number;
  readonly stillMs: number;
  readonly minStepM: number;
}

/** A swing of one foot, from where it stood to where it stands. */
export interface Swing {
  readonly fromM: number;
  readonly toM: number;
  readonly peakMPerS: number;
  /** Fast at some time, or not seen for a part of it. */
  readonly quick: boolean;
  /** Not seen for a part of it: where it ended is less sure. */
  readonly unseen: boolean;
  /** The other foot was in the air with it. */
  readonly together: boolean;
}

interface Moving {
  readonly fromM: number;
  /** Furthest from there. */
  furthestM: number;
  peakMPerS: number;
  fastMs: number;
  togetherMs: number;
  stillMs: number;
  unseen: boolean;
}

/** Follows one foot across the picture: where it stands, and its swings. Deterministic. */
export class FootTrack {
  readonly #limits: FootLimits;
  readonly #slope = new Slope(SPEED_WINDOW_MS);
  readonly #peakSlope = new Slope(PEAK_WINDOW_MS);
  #standsM: number | undefined;
  #placeM: number | undefined;
  #moving: Moving | undefined;
  /** Undefined until there are enough pictures, also after a gap: not known is neither still nor fast. */
  #speedMPerS: number | undefined;
  #sharpMPerS = 0;

  constructor(limits: FootLimits) {
    this.#limits = limits;
  }

  get fast(): boolean {
    return this.#speedMPerS !== undefined && this.#speedMPerS >= this.#limits.swingMPerS;
  }

  /** How far it has swung from where it stood, signed; 0 while it stands. */
  get swungM(): number {
    return this.#moving === undefined || this.#placeM === undefined ? 0 : this.#placeM - this.#moving.fromM;
  }

  /** Fastest of the swing that goes on, metres per second. */
  get peakMPerS(): number {
    return this.#moving?.peakMPerS ?? 0;
  }

  forget(): void {
    this.#standsM = undefined;
    this.#moving = undefined;
    this.#speedMPerS = undefined;
  }

  /** Takes the place of one picture in, filtered and as measured: peaks are taken from there (exercises.md 1.4). */
  see(placeM: number, measuredM: number, timeMs: number): void {
    this.#placeM = placeM;
    const speed = this.#slope.step(placeM, timeMs);
    this.#speedMPerS = speed === undefined ? undefined : Math.abs(speed);
    this.#sharpMPerS = Math.abs(this.#peakSlope.step(measuredM, timeMs) ?? 0);
  }

  /**
   * The swing that is over with this picture, if any.
   * @param stepMs time since the last picture that was seen; 0 after a gap.
   */
  step(stepMs: number, other: FootTrack): Swing | undefined {
    const { minStepM, stillMPerS, stillMs } = this.#limits;
    if (this.#placeM === undefined) return undefined;
    this.#standsM ??= this.#placeM;
    const moving = this.#moving;
    if (moving === undefined) {
      if (Math.abs(this.#placeM - this.#standsM) <= LEAVE_SHARE * minStepM) {
        this.#standsM += (this.#placeM - this.#standsM) * Math.min(1, stepMs / SETTLE_MS);
        return undefined;
      }
      this.#begin(this.#standsM, stepMs, other);
      return undefined;
    }
    this.#follow(moving, stepMs, other);
    // Who turns round without coming to rest has stood at the far end.
    if (Math.abs(moving.furthestM - this.#placeM) > minStepM) {
      this.#begin(moving.furthestM, stepMs, other);
      return this.#ended(moving, moving.furthestM);
    }
    const still = this.#speedMPerS !== undefined && this.#speedMPerS < stillMPerS;
    moving.stillMs = still ? moving.stillMs + stepMs : 0;
    // Who steps on at once does not wait for this foot to come to rest.
    const stoodOn = moving.fastMs > 0 && !this.fast && other.fast;
    if (moving.stillMs < stillMs && !stoodOn) return undefined;
    this.#standsM = this.#placeM;
    this.#moving = undefined;
    return this.#ended(moving, this.#placeM);
  }

  #begin(fromM: number, stepMs: number, other: FootTrack): void {
    const seen = { peakMPerS: 0, fastMs: 0, togetherMs: 0, stillMs: 0, unseen: false };
    this.#moving = { fromM, furthestM: fromM, ...seen };
    this.#follow(this.#moving, stepMs, other);
  }

  #ended({ fromM, peakMPerS, fastMs, togetherMs, unseen }: Moving, toM: number): Swing {
    const together = togetherMs > TOGETHER_SHARE * fastMs;
    return { fromM, toM, peakMPerS, quick: unseen || fastMs > 0, unseen, together };
  }

  #follow(moving: Moving, stepMs: number, other: FootTrack): void {
    moving.unseen ||= stepMs === 0;
    const placeM = this.#placeM ?? moving.fromM;
    if (Math.abs(placeM - moving.fromM) > Math.abs(moving.furthestM - moving.fromM)) moving.furthestM = placeM;
    moving.peakMPerS = Math.max(moving.peakMPerS, this.#sharpMPerS);
    if (!this.fast) return;
    moving.fastMs += stepMs;
    if (other.fast) moving.togetherMs += stepMs;
  }
}
