import type { Side } from "../body/joints.js";
import { median, toDeg } from "../body/geometry.js";
import type { CircleMovement, Values } from "./definition.js";

/** Where a leg has swung from hanging down, degrees: away from the other leg, and forward. */
export interface Swing {
  readonly outDeg: number;
  readonly forwardDeg: number;
}

export const magnitudeDeg = ({ outDeg, forwardDeg }: Swing): number => Math.hypot(outDeg, forwardDeg);

/** 0 in front, 90 to the side, 180 behind; negative where the leg crosses the other one. exercises.md 5.3. */
export const azimuthDeg = ({ outDeg, forwardDeg }: Swing): number => toDeg(Math.atan2(outDeg, forwardDeg));

/** What both legs show in one picture. */
export interface Swings {
  readonly left: Swing;
  readonly right: Swing;
  /** Height of the left ankle over the right one against the stand, share of body height. */
  readonly leftHigher: number;
  /** How much shorter each leg is seen than in the stand, share of its length. */
  readonly shorter: Readonly<Record<Side, number>>;
}

/** Everything that is taken from one picture, in the camera's axes; the angles in degrees. */
const CHANNELS = [
  "leftAcross",
  "leftToward",
  "rightAcross",
  "rightToward",
  "turn",
  "leftOverRight",
  "leftLength",
  "rightLength",
] as const;
const LEG_CHANNELS = ["leftAcross", "leftToward", "rightAcross", "rightToward"] as const;
type Channels = Readonly<Record<(typeof CHANNELS)[number], number>>;

interface Sample extends Channels {
  readonly timeMs: number;
}

const tan = (deg: number): number => Math.tan((deg * Math.PI) / 180);

/**
 * Takes the legs' angles from the stand of the person: what is measured at rest is the zero, and the body's turn at rest
 * is the direction of "forward" until the next rest, because the measured turn follows the swinging leg. Deterministic.
 */
export class SwingZero {
  readonly #movement: CircleMovement<string>;
  #window: readonly Sample[] = [];
  #zero: Channels | undefined;
  /** Longest that both legs were together; whoever squats is still too, but not at rest. */
  #longest = 0;

  constructor(movement: CircleMovement<string>) {
    this.#movement = movement;
  }

  /** The window begins anew: what was before a gap says nothing about now. */
  forget(): void {
    this.#window = [];
  }

  /**
   * Undefined until both legs were once still, or when something is not seen.
   * @param resting no circle is running, so that a still stand is soon believed.
   */
  step(values: Values, timeMs: number, resting: boolean): Swings | undefined {
    const sample = this.#read(values, timeMs);
    if (sample === undefined) return undefined;
    const { stillMs, heldStillMs, floorShare, longAtLeast } = this.#movement.rest;
    const length = sample.leftLength + sample.rightLength;
    this.#longest = Math.max(this.#longest, length);
    this.#window = [...this.#window.filter((item) => timeMs - item.timeMs <= heldStillMs), sample];
    const level = this.#zero === undefined || Math.abs(sample.leftOverRight - this.#zero.leftOverRight) < floorShare;
    const stands = length >= this.#longest * longAtLeast;
    if (level && stands && this.#isStill(resting ? stillMs : heldStillMs, timeMs))
      this.#zero = this.#middle(stillMs, timeMs);
    const zero = this.#zero;
    if (zero === undefined) return undefined;
    return {
      left: swingOf(sample, zero, "left"),
      right: swingOf(sample, zero, "right"),
      leftHigher: sample.leftOverRight - zero.leftOverRight,
      shorter: { left: 1 - sample.leftLength / zero.leftLength, right: 1 - sample.rightLength / zero.rightLength },
    };
  }

  #read(values: Values, timeMs: number): Sample | undefined {
    const { across, toward, turn, leftOverRight, length } = this.#movement;
    const read: Readonly<Record<(typeof CHANNELS)[number], number | undefined>> = {
      leftAcross: values[across.left],
      leftToward: values[toward.left],
      rightAcross: values[across.right],
      rightToward: values[toward.right],
      turn: values[turn],
      leftOverRight: values[leftOverRight],
      leftLength: values[length.left],
      rightLength: values[length.right],
    };
    return isWhole(read) ? { timeMs, ...read } : undefined;
  }

  #last(forMs: number, timeMs: number): readonly Sample[] | undefined {
    const first = this.#window[0];
    if (first === undefined || timeMs - first.timeMs < forMs * 0.9) return undefined;
    return this.#window.filter((item) => timeMs - item.timeMs <= forMs);
  }

  #isStill(forMs: number, timeMs: number): boolean {
    const samples = this.#last(forMs, timeMs);
    if (samples === undefined) return false;
    return LEG_CHANNELS.every((name) => spread(samples.map((sample) => sample[name])) < this.#movement.rest.spreadDeg);
  }

  #middle(forMs: number, timeMs: number): Channels | undefined {
    const samples = this.#last(forMs, timeMs);
    if (samples === undefined) return this.#zero;
    const of = (name: (typeof CHANNELS)[number]): number => median(samples.map((sample) => sample[name]));
    return {
      leftAcross: of("leftAcross"),
      leftToward: of("leftToward"),
      rightAcross: of("rightAcross"),
      rightToward: of("rightToward"),
      turn: of("turn"),
      leftOverRight: of("leftOverRight"),
      leftLength: of("leftLength"),
      rightLength: of("rightLength"),
    };
  }
}

const isWhole = (read: Readonly<Record<(typeof CHANNELS)[number], number | undefined>>): read is Channels =>
  CHANNELS.every((name) => read[name] !== undefined);

/** Standard deviation. */
function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** From the camera's axes to the body's: a turn about the upright. */
function swingOf(now: Channels, zero: Channels, side: Side): Swing {
  const sign = side === "left" ? 1 : -1;
  const acrossDeg = side === "left" ? now.leftAcross - zero.leftAcross : now.rightAcross - zero.rightAcross;
  const towardDeg = side === "left" ? now.leftToward - zero.leftToward : now.rightToward - zero.rightToward;
  const leftward = tan(acrossDeg) * sign;
  const nearer = tan(towardDeg);
  const turnRad = (zero.turn * Math.PI) / 180;
  const left = leftward * Math.cos(turnRad) + nearer * Math.sin(turnRad);
  const forward = nearer * Math.cos(turnRad) - leftward * Math.sin(turnRad);
  return { outDeg: toDeg(Math.atan(left * sign)), forwardDeg: toDeg(Math.atan(forward)) };
}

/** The leg that has swung further than the other one by `aheadDeg` or more. */
export function busierLeg(swings: Swings, aheadDeg: number): Side | undefined {
  const ahead = magnitudeDeg(swings.left) - magnitudeDeg(swings.right);
  if (Math.abs(ahead) < aheadDeg) return undefined;
  return ahead > 0 ? "left" : "right";
}
