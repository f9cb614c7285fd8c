import type { Side } from "../body/joints.js";
import { RecentValues, Slope, TimeWindow } from "../body/signal.js";
import type { TimedValue } from "../body/signal.js";

/** Numbers of exercises.md 5.2. Heights over the floor line as shares of body height. */
const UP_SHARE = 0.015;
const DOWN_SHARE = 0.01;
const TAKE_OFF_M_PER_S = 0.45;
const TAKE_OFF_WITHIN_MS = 130;
const MIN_FLIGHT_MS = 70;
const MAX_FLIGHT_MS = 800;
/** Five pictures at 30 per second. */
const SPEED_WINDOW_MS = 140;
/** Floor line: the 90th percentile of ankle Y, which is the tenth of its height. */
const FLOOR_WINDOW_MS = 3000;
const FLOOR_SHARE = 0.1;
/** A fall is confirmed from this long and this many pictures on. */
const BALLISTIC_FROM_MS = 200;
const BALLISTIC_FROM_PICTURES = 7;
/** The wide look is steadier, the narrow one keeps clear of the push and of the landing. */
const AROUND_TOP_MS = [150, 100] as const;
const MIN_FALL_M_PER_S2 = -16;
const MAX_FALL_M_PER_S2 = -5;
/** A gap up to this is bridged. exercises.md 1.3. */
const SHORT_GAP_MS = 300;
/** A foot that stays: slower than this in both directions, for so long. exercises.md 5.2 "landing foot". */
const REST_M_PER_S = 0.15;
const REST_MS = 100;
const REST_SPEED_WINDOW_MS = 100;
/** A foot that was still within this share of body height for this long stands on whatever it stands on. */
const SETTLED_SHARE = 0.01;
const SETTLED_MS = 1000;
/** Higher over its line it is held up: exercises.md 8.2, "other ankle". */
const SETTLED_WITHIN_SHARE = 0.04;

/**
 * A contact is known so much later than the legs begin to give: ankles are looked at in three pictures and through a
 * filter, and sink on for a moment after the toes have touched. See README.md here.
 */
export const CONTACT_LAG_MS = 100;

const SIDES = ["left", "right"] as const;

export type OfFeet<Any> = Readonly<Record<Side, Any>>;

/** One picture: heights of ankles and of the middle of the hips over any fixed level and places across it, metres. */
export interface FlightInput {
  readonly timeMs: number;
  readonly hipsM: number;
  readonly heightsM: OfFeet<number>;
  readonly placesM: OfFeet<number>;
  /** Body height, metres. */
  readonly statureM: number;
}

export interface Landing {
  /** Contact of the first foot; before this picture where only its rest told so. */
  readonly timeMs: number;
  readonly flightMs: number;
  /** Foot that touched the floor first; undefined when no picture lies between the two. */
  readonly first: Side | undefined;
}

export interface FlightStep {
  /** Both feet off the floor after a take-off. */
  readonly airborne: boolean;
  /** Heights of the ankles over their floor lines, metres. */
  readonly overFloorM: OfFeet<number>;
  /** On the floor, with hysteresis. */
  readonly down: OfFeet<boolean>;
  /** Given in the picture in which the first contact is known. */
  readonly landing: Landing | undefined;
}

interface Air {
  sinceMs: number;
  lastMs: number;
  readonly hips: TimedValue[];
  tookOff: boolean;
}

/**
 * Tells flight from the ground by exercises.md 5.2: the hips have been rising fast, both ankles leave their floor lines,
 * the hips fall freely, a foot comes back. Deterministic; keeps its state inside, as the filters of body/ do.
 */
export class FlightDetector {
  readonly #feet: OfFeet<Foot> = { left: new Foot(), right: new Foot() };
  readonly #hipSpeed = new Slope(SPEED_WINDOW_MS);
  #lastFastMs: number | undefined;
  #bothUpSinceMs: number | undefined;
  #air: Air | undefined;

  /** `timeMs` must increase. */
  step(input: FlightInput): FlightStep {
    const { timeMs, hipsM, statureM } = input;
    const { left, right } = this.#feet;
    for (const side of SIDES) {
      this.#feet[side].step(timeMs, input.heightsM[side], input.placesM[side], statureM);
    }
    const restedMs = this.#findFloor(timeMs);
    const speed = this.#hipSpeed.step(hipsM, timeMs);
    if (speed !== undefined && speed > TAKE_OFF_M_PER_S) this.#lastFastMs = timeMs;
    const landing = this.#follow(input, restedMs ?? timeMs);
    return {
      airborne: this.#air?.tookOff === true,
      overFloorM: { left: left.overFloorM, right: right.overFloorM },
      down: { left: left.down, right: right.down },
      landing,
    };
  }

  /**
   * Whoever is not flying stands on something: a foot that rests while both are up has found its floor. Tells since when.
   */
  #findFloor(timeMs: number): number | undefined {
    const { left, right } = this.#feet;
    if (left.down || right.down) {
      this.#bothUpSinceMs = undefined;
      return undefined;
    }
    // A free foot may have been held still when the other one left the floor: its rest counts from then on.
    const upSinceMs = (this.#bothUpSinceMs ??= timeMs);
    const restedSinceMs = (foot: Foot): number => Math.max(foot.restingSinceMs ?? Number.POSITIVE_INFINITY, upSinceMs);
    const standing = [left, right]
      .filter((foot) => timeMs - restedSinceMs(foot) >= REST_MS)
      .sort((a, b) => a.overFloorM - b.overFloorM)[0];
    standing?.standHere(timeMs);
    return standing === undefined ? undefined : restedSinceMs(standing);
  }

  /** After a gap: what is in the air is not known any more; the floor still is. */
  interrupt(): void {
    this.#air = undefined;
    this.#lastFastMs = undefined;
    this.#bothUpSinceMs = undefined;
  }

  #follow({ timeMs, hipsM }: FlightInput, contactMs: number): Landing | undefined {
    const { left, right } = this.#feet;
    const air = this.#air;
    if (!left.down && !right.down) {
      const now = air ?? { sinceMs: timeMs, lastMs: timeMs, hips: [], tookOff: false };
      // A gap in the air is no time in the air that was seen.
      if (timeMs - now.lastMs > SHORT_GAP_MS) now.sinceMs += timeMs - now.lastMs;
      now.lastMs = timeMs;
      now.hips.push({ timeMs, value: hipsM });
      now.tookOff ||= this.#lastFastMs !== undefined && timeMs - this.#lastFastMs <= TAKE_OFF_WITHIN_MS;
      // Nobody is up for so long: the feet are up on something.
      if (timeMs - now.sinceMs > MAX_FLIGHT_MS) now.tookOff = false;
      this.#air = now;
      return undefined;
    }
    this.#air = undefined;
    if (air?.tookOff !== true) return undefined;
    const flightMs = (contactMs - air.lastMs > SHORT_GAP_MS ? air.lastMs : contactMs) - air.sinceMs;
    if (flightMs < MIN_FLIGHT_MS || flightMs > MAX_FLIGHT_MS || !fellFreely(air.hips, flightMs)) return undefined;
    const first = left.down && right.down ? undefined : left.down ? "left" : "right";
    return { timeMs: contactMs, flightMs, first };
  }
}

/** One ankle and the floor under it. */
class Foot {
  /** Heights since the floor line was found anew. */
  readonly #recent = new RecentValues(FLOOR_WINDOW_MS);
  readonly #lately = new TimeWindow(SETTLED_MS);
  readonly #rise = new Slope(REST_SPEED_WINDOW_MS);
  readonly #slide = new Slope(REST_SPEED_WINDOW_MS);
  #lineM = 0;
  #heightM = 0;
  down = true;
  overFloorM = 0;
  restingSinceMs: number | undefined;

  /**
   * The floor line is the percentile of exercises.md 5.2 while the foot is down, sinks with the foot at any time, and
   * stays where it is under a foot that is up: else the lowest tenth of its air would be taken for floor.
   */
  step(timeMs: number, heightM: number, placeM: number, statureM: number): void {
    const known = this.#recent.points.length > 0;
    this.#heightM = heightM;
    this.#recent.push(heightM, timeMs);
    this.#lately.push(heightM, timeMs);
    const percentileM = this.#recent.quantile(FLOOR_SHARE) ?? heightM;
    if (!known || this.down || percentileM < this.#lineM) this.#lineM = percentileM;
    const near = heightM - this.#lineM < SETTLED_WITHIN_SHARE * statureM;
    if (near && isSettled(this.#lately.points, statureM, timeMs)) this.standHere(timeMs);
    this.overFloorM = heightM - this.#lineM;
    this.down = this.overFloorM < (this.down ? UP_SHARE : DOWN_SHARE) * statureM;
    const rise = this.#rise.step(heightM, timeMs);
    const slide = this.#slide.step(placeM, timeMs);
    const rests =
      rise !== undefined && slide !== undefined && Math.abs(rise) < REST_M_PER_S && Math.abs(slide) < REST_M_PER_S;
    this.restingSinceMs = rests ? (this.restingSinceMs ?? timeMs) : undefined;
  }

  /** The floor is where the foot is now. */
  standHere(timeMs: number): void {
    this.#recent.clear();
    this.#recent.push(this.#heightM, timeMs);
    this.#lineM = this.#heightM;
    this.overFloorM = 0;
    this.down = true;
  }
}

function isSettled(points: readonly TimedValue[], statureM: number, timeMs: number): boolean {
  const first = points[0];
  if (first === undefined || timeMs - first.timeMs < 0.9 * SETTLED_MS) return false;
  let low = first.value;
  let high = first.value;
  for (const { value } of points) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low < SETTLED_SHARE * statureM;
}

/**
 * Short flights are taken as they are; in longer ones the hips have to fall about as fast as everything does. Judged
 * around their highest place: at the ends of a flight that noise has made longer the feet are on the floor.
 */
function fellFreely(hips: readonly TimedValue[], flightMs: number): boolean {
  if (flightMs < BALLISTIC_FROM_MS) return true;
  const top = hips.reduce((highest, point) => (point.value > highest.value ? point : highest));
  return AROUND_TOP_MS.some((reachMs) => {
    const around = hips.filter((point) => Math.abs(point.timeMs - top.timeMs) <= reachMs);
    if (around.length < BALLISTIC_FROM_PICTURES) return true;
    const fall = acceleration(around);
    return fall > MIN_FALL_M_PER_S2 && fall < MAX_FALL_M_PER_S2;
  });
}

/** Second derivative by least squares of a parabola, metres per second squared. */
export function acceleration(points: readonly TimedValue[]): number {
  const meanMs = points.reduce((sum, point) => sum + point.timeMs, 0) / points.length;
  const times = points.map((point) => (point.timeMs - meanMs) / 1000);
  const power = (exponent: number): number => times.reduce((sum, t) => sum + t ** exponent, 0) / points.length;
  const [s2, s3, s4] = [power(2), power(3), power(4)];
  const with_ = (weight: (t: number) => number): number =>
    points.reduce((sum, point, index) => sum + weight(times[index] ?? 0) * point.value, 0) / points.length;
  // The parabola's own part of t squared: what is left of it beside a constant and a slope.
  const slopePart = s2 === 0 ? 0 : s3 / s2;
  const own = (t: number): number => t ** 2 - s2 - slopePart * t;
  const size = s4 - s2 ** 2 - slopePart * s3;
  return size <= 0 ? 0 : (2 * with_(own)) / size;
}
