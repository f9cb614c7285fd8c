import type { Side } from "../body/joints.js";
import { median, toDeg } from "../body/geometry.js";
import { RecentValues } from "../body/signal.js";
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
 * Takes the legs' angles from the stand of the person: what is measured at rest is the zero. "Forward" is where the body
 * faces over the last seconds, because the measured turn follows the swinging leg. Deterministic.
 */
export class SwingZero {
  readonly #movement: CircleMovement<string>;
  readonly #turn: RecentValues;
  #window: readonly Sample[] = [];
  #zero: Channels | undefined;
  /** Spread of the first zero, degrees; none once there was a still stand. */
  #calmDeg: number | undefined = Number.POSITIVE_INFINITY;
  /** Longest that both legs were together; whoever squats is still too, but not at rest. */
  #longest = 0;

  constructor(movement: CircleMovement<string>) {
    this.#movement = movement;
    this.#turn = new RecentValues(movement.rest.turnMs);
  }

  /** The window begins anew: what was before a gap says nothing about now. */
  forget(): void {
    this.#window = [];
  }

  /** Undefined until both legs were once still, or when something is not seen. */
  step(values: Values, timeMs: number): Swings | undefined {
    const sample = this.#read(values, timeMs);
    if (sample === undefined) return undefined;
    const { againMs, longAtLeast, floorShare } = this.#movement.rest;
    this.#turn.push(sample.turn, timeMs);
    const length = sample.leftLength + sample.rightLength;
    this.#longest = Math.max(this.#longest, length);
    this.#window = [...this.#window.filter((item) => timeMs - item.timeMs <= againMs), sample];
    const level = this.#zero === undefined || Math.abs(sample.leftOverRight - this.#zero.leftOverRight) < floorShare;
    if (level && length >= this.#longest * longAtLeast) this.#rest(timeMs);
    const zero = this.#zero;
    if (zero === undefined) return undefined;
    const turnDeg = this.#turn.median ?? sample.turn;
    return {
      left: swingOf(sample, zero, turnDeg, "left"),
      right: swingOf(sample, zero, turnDeg, "right"),
      leftHigher: sample.leftOverRight - zero.leftOverRight,
      shorter: { left: 1 - sample.leftLength / zero.leftLength, right: 1 - sample.rightLength / zero.rightLength },
    };
  }

  #rest(timeMs: number): void {
    const { firstMs, againMs, spreadDeg, calmDeg } = this.#movement.rest;
    const before = this.#calmDeg;
    const samples = this.#last(before === undefined ? againMs : firstMs, timeMs);
    if (samples === undefined) return;
    const spreadNowDeg = Math.max(...LEG_CHANNELS.map((name) => spread(samples.map((sample) => sample[name]))));
    if (spreadNowDeg < spreadDeg) this.#calmDeg = undefined;
    else if (before !== undefined && spreadNowDeg < Math.min(before, calmDeg)) this.#calmDeg = spreadNowDeg;
    else return;
    const of = (name: (typeof CHANNELS)[number]): number => median(samples.map((sample) => sample[name]));
    this.#zero = {
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

  /** The samples of so long; undefined while there are none from its begin. */
  #last(forMs: number, timeMs: number): readonly Sample[] | undefined {
    const first = this.#window[0];
    if (first === undefined || timeMs - first.timeMs < forMs * 0.9) return undefined;
    return this.#window.filter((item) => timeMs - item.timeMs <= forMs);
  }
}

const isWhole = (read: Readonly<Record<(typeof CHANNELS)[number], number | undefined>>): read is Channels =>
  CHANNELS.every((name) => read[name] !== undefined);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Standard deviation. */
function spread(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** From the camera's axes to the body's: a turn about the upright. */
function swingOf(now: Channels, zero: Channels, turnDeg: number, side: Side): Swing {
  const sign = side === "left" ? 1 : -1;
  const acrossDeg = side === "left" ? now.leftAcross - zero.leftAcross : now.rightAcross - zero.rightAcross;
  const towardDeg = side === "left" ? now.leftToward - zero.leftToward : now.rightToward - zero.rightToward;
  const leftward = tan(acrossDeg) * sign;
  const nearer = tan(towardDeg);
  const turnRad = (turnDeg * Math.PI) / 180;
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
