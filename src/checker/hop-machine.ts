import { median } from "../body/geometry.js";
import { otherSide } from "../body/joints.js";
import type { Side } from "../body/joints.js";
import { Slope, TimeWindow } from "../body/signal.js";
import type { HopMovement, MachineMeasure, MachineSignal, Values } from "./definition.js";
import type { RefusalReason, SetEvent } from "./events.js";
import { CONTACT_LAG_MS, FlightDetector } from "./flight.js";
import type { FlightStep, OfFeet } from "./flight.js";
import { LOST_MS, SHORT_GAP_MS } from "./machine.js";
import type { Machine, MachineInput, MachineStep } from "./machine.js";
import { PictureRate } from "./picture-rate.js";

/** How far back before a take-off the hips may have begun to move over. */
const PUSH_MS = 600;
/** Window of a foot's speed, and how long it has to stand on one leg to be taken for it. */
const FOOT_SPEED_WINDOW_MS = 100;
const ONE_LEG_MS = 100;
/** A foot that stays is slower than this. exercises.md 5.2. */
const PLANTED_M_PER_S = 0.15;

type Mode = "ground" | "flight" | "landing" | "stance";

/** What the running attempt has shown. */
interface Attempt {
  /** Place of the hips before the take-off, the two ends of it, metres. */
  readonly fromM: readonly [number, number];
  /** Leg that was stood on before. */
  readonly from: Side | undefined;
  flightMs: number | undefined;
  contactMs: number;
  /** Largest drop on the landing leg. */
  dropShare: number | undefined;
  movedM: number;
  /** Counted or refused. */
  concluded: boolean;
  /** Places of the landing foot from its stay to the end of the landing. */
  readonly placesM: number[];
  slideSinceMs: number | undefined;
  /** The stance foot has left the floor again, or the other one has come down. */
  steppedOff: boolean;
  otherDownSinceMs: number | undefined;
  otherDownMs: number;
  taps: number;
  tapTold: boolean;
}

/** What a machine sees of one picture in metres. */
interface Seen {
  readonly drops: OfFeet<number | undefined>;
  readonly hipsM: number;
  readonly hipHeightM: number;
  readonly heights: OfFeet<number>;
  readonly feet: OfFeet<number>;
  readonly statureM: number;
}

/**
 * Hops from side to side, exercises.md 8.2: a flight that ends on the other leg with the hips moved over. Without flight
 * it is a step, which counts in the step version only.
 */
export function createHopMachine(movement: HopMovement<string>, carriedMs = 0): Machine {
  return new HopRun(movement, carriedMs);
}

class HopRun implements Machine {
  readonly #movement: HopMovement<string>;
  readonly #flight = new FlightDetector();
  readonly #feetSpeed: OfFeet<Slope> = {
    left: new Slope(FOOT_SPEED_WINDOW_MS),
    right: new Slope(FOOT_SPEED_WINDOW_MS),
  };
  readonly #hips = new TimeWindow(PUSH_MS);
  readonly #rate: PictureRate;
  readonly #drops: OfFeet<TimeWindow> = {
    left: new TimeWindow(CONTACT_LAG_MS),
    right: new TimeWindow(CONTACT_LAG_MS),
  };
  #mode: Mode = "ground";
  #attempt = 0;
  #now: Attempt | undefined;
  /** Leg that is stood on; while both feet are down for a moment the one before. */
  #stance: Side | undefined;
  /** Kept when a series is broken by a moment on both feet. */
  #lastLanding: Side | undefined;
  /** Place of the hips when it was taken. */
  #stanceHipsM = 0;
  #oneLeg: { readonly side: Side; readonly sinceMs: number } | undefined;
  #bothDownSinceMs: number | undefined;
  #slow = false;
  #statureM = 1;
  #clockMs = 0;
  #secondsTold: number;
  /** Readings of the clock at every hop. */
  readonly #hopsAtMs: number[] = [];

  constructor(
    movement: HopMovement<string>,
    private readonly carriedMs: number,
  ) {
    this.#movement = movement;
    this.#secondsTold = Math.floor(carriedMs / 1000);
    this.#rate = new PictureRate(movement.minPicturesPerS);
  }

  step(input: MachineInput): MachineStep {
    this.#slow = this.#rate.step(input.timeMs);
    const seen = input.seen === true ? measured(this.#movement, input) : undefined;
    if (seen === undefined) return this.#unseen(input);
    this.#statureM = seen.statureM;
    const events: SetEvent[] = [];
    const signals: MachineSignal[] = [];
    const flight = this.#flight.step({
      timeMs: input.timeMs,
      hipsM: seen.hipHeightM,
      heightsM: seen.heights,
      placesM: seen.feet,
      statureM: seen.statureM,
    });
    this.#hips.push(seen.hipsM, input.timeMs);
    for (const side of ["left", "right"] as const) {
      const drop = seen.drops[side];
      if (drop !== undefined) this.#drops[side].push(drop, input.timeMs);
    }
    this.#follow(input, seen, flight, events, signals);
    const paused = this.#tick(input, flight, events);
    return {
      ...this.#readout(input.lowImpact),
      events,
      signals,
      over: paused,
      notices: [
        ...(paused && this.#attempt > 0 ? (["keep-moving"] as const) : []),
        ...(this.#slow ? (["slow-frames"] as const) : []),
      ],
      judging: this.#mode !== "ground",
      active: this.#attempt > 0 && !paused,
      formStepMs: input.stepMs,
    };
  }

  /**
   * A short gap freezes everything; after a longer one nobody knows which foot was down meanwhile. Somebody who was last
   * seen in the air is waited for.
   */
  #unseen({ timeMs, unseenMs }: MachineInput): MachineStep {
    const events: SetEvent[] = [];
    if (unseenMs > SHORT_GAP_MS && (this.#mode !== "flight" || unseenMs > LOST_MS)) {
      const now = this.#now;
      const stance = this.#stance;
      // Landed as far as was seen: that hop was made.
      if (this.#mode === "landing" && now !== undefined && stance !== undefined)
        this.#conclude(timeMs, stance, now, this.#statureM, events);
      this.#flight.interrupt();
      this.#hips.clear();
      this.#break();
    }
    return {
      ...this.#readout(false),
      events,
      signals: [],
      over: unseenMs > LOST_MS,
      notices: [],
      judging: false,
      active: false,
      formStepMs: 0,
    };
  }

  #readout(lowImpact: boolean): Pick<MachineStep, "phase" | "attempt" | "leg" | "measures" | "judgeable"> {
    return {
      phase: this.#mode === "ground" ? "rest" : this.#mode,
      attempt: this.#attempt,
      leg: this.#mode === "landing" || this.#mode === "stance" ? this.#stance : undefined,
      measures: this.#measures(lowImpact),
      judgeable: true,
    };
  }

  #measures(lowImpact: boolean): Readonly<Partial<Record<MachineMeasure, number>>> {
    const now = this.#now;
    const cadenceShare = this.#cadenceShare();
    const cadence = cadenceShare === undefined ? {} : { cadenceShare };
    if (now === undefined || this.#mode === "flight" || this.#mode === "ground") return cadence;
    return {
      ...cadence,
      // A step has the other foot down by its nature.
      ...(this.#slow || now.flightMs === undefined ? {} : { footDownS: now.otherDownMs / 1000 }),
      taps: now.taps,
      // Known when the hop is told; in the step version no flight is asked for.
      ...(now.concluded
        ? {
            hopShare: now.movedM / this.#statureM,
            ...(now.dropShare === undefined ? {} : { landingDropShare: now.dropShare }),
            ...(lowImpact || this.#slow ? {} : { flightS: (now.flightMs ?? 0) / 1000 }),
          }
        : {}),
    };
  }

  // --- flight, landing, stance ------------------------------------------------------------------------------------

  #follow(input: MachineInput, seen: Seen, flight: FlightStep, events: SetEvent[], signals: MachineSignal[]): void {
    const { timeMs } = input;
    switch (this.#mode) {
      case "flight":
        if (flight.landing !== undefined) this.#land(timeMs, seen, flight, events);
        // What was taken for a flight is over without a landing.
        else if (!flight.airborne) this.#break();
        return;
      case "landing":
        this.#watchStance(timeMs, seen, flight, events, signals);
        this.#followLanding(timeMs, seen, flight, events);
        return;
      case "stance":
      case "ground":
        if (flight.airborne) {
          this.#takeOff(timeMs);
          return;
        }
        this.#followDouble(timeMs, flight);
        this.#watchStance(timeMs, seen, flight, events, signals);
        this.#followSteps(input, seen, flight, events, signals);
    }
  }

  #takeOff(timeMs: number): void {
    const places = this.#hips.points.map((point) => point.value);
    this.#begin(timeMs, [Math.min(...places), Math.max(...places)]);
    this.#mode = "flight";
    this.#oneLeg = undefined;
    this.#bothDownSinceMs = undefined;
  }

  #begin(timeMs: number, fromM: readonly [number, number]): Attempt {
    this.#attempt += 1;
    const now: Attempt = {
      fromM,
      from: this.#stance,
      flightMs: undefined,
      contactMs: timeMs,
      dropShare: undefined,
      movedM: 0,
      concluded: false,
      placesM: [],
      slideSinceMs: undefined,
      steppedOff: false,
      otherDownSinceMs: undefined,
      otherDownMs: 0,
      taps: 0,
      tapTold: false,
    };
    this.#now = now;
    return now;
  }

  #land(timeMs: number, seen: Seen, { landing }: FlightStep, events: SetEvent[]): void {
    const now = this.#now;
    if (now === undefined || landing === undefined) return;
    now.flightMs = landing.flightMs;
    now.contactMs = landing.timeMs;
    now.movedM = movedM(now.fromM, seen.hipsM);
    if (landing.first === undefined) {
      if (now.movedM >= this.#movement.minShareOfHeight * seen.statureM)
        this.#refuse(timeMs, undefined, "foot-down", events);
      this.#break();
      return;
    }
    this.#mode = "landing";
    this.#stand(landing.first, seen.hipsM);
  }

  #followLanding(timeMs: number, seen: Seen, flight: FlightStep, events: SetEvent[]): void {
    const now = this.#now;
    const side = this.#stance;
    if (now === undefined || side === undefined) return;
    const sinceMs = timeMs - now.contactMs;
    if (sinceMs <= this.#movement.staysMs && !flight.down[side]) {
      const other = otherSide(side);
      // The foot only dipped down: the other one is stood on, or none is. What was gathered of it is no landing.
      this.#attempt += 1;
      if (flight.down[other]) this.#stand(other, seen.hipsM);
      else this.#break();
      return;
    }
    now.movedM = Math.max(now.movedM, movedM(now.fromM, seen.hipsM));
    now.dropShare = largest(now.dropShare, this.#drops[side], timeMs);
    if (sinceMs < this.#movement.landingMs && !flight.airborne) return;
    this.#conclude(timeMs, side, now, seen.statureM, events);
    this.#hips.clear();
    this.#mode = "stance";
    this.#stanceHipsM = seen.hipsM;
  }

  #conclude(timeMs: number, landing: Side, now: Attempt, statureM: number, events: SetEvent[]): void {
    const { minShareOfHeight, meantShareOfHeight } = this.#movement;
    const share = now.movedM / statureM;
    now.concluded = true;
    // A hop on the spot: no hop from side to side, and nothing to say about.
    if (share < meantShareOfHeight) return;
    const before = now.from ?? this.#lastLanding;
    this.#lastLanding = landing;
    if (before === landing) this.#refuse(timeMs, landing, "same-leg", events);
    else if (share < minShareOfHeight) this.#refuse(timeMs, landing, "too-small", events);
    else this.#count(timeMs, landing, now, events);
  }

  #count(timeMs: number, landing: Side, now: Attempt, events: SetEvent[]): void {
    this.#hopsAtMs.push(this.#clockMs);
    const { flightMs = 0, movedM: distanceM } = now;
    events.push({ type: "hop-counted", timeMs, landing, flightMs, distanceM, clean: true });
  }

  #refuse(timeMs: number, side: Side | undefined, reason: RefusalReason, events: SetEvent[]): void {
    events.push({ type: "rep-refused", timeMs, side, reason });
  }

  #stand(side: Side, hipsM: number): void {
    this.#stance = side;
    this.#stanceHipsM = hipsM;
  }

  #break(): void {
    this.#mode = "ground";
    this.#stance = undefined;
    this.#now = undefined;
    this.#oneLeg = undefined;
    this.#bothDownSinceMs = undefined;
  }

  /** Both feet down for a moment are a tap or a step; for longer the series is broken. */
  #followDouble(timeMs: number, { down }: FlightStep): void {
    if (!down.left || !down.right) {
      this.#bothDownSinceMs = undefined;
      return;
    }
    this.#bothDownSinceMs ??= timeMs;
    if (timeMs - this.#bothDownSinceMs <= this.#movement.breakMs) return;
    const sinceMs = this.#bothDownSinceMs;
    this.#break();
    this.#bothDownSinceMs = sinceMs;
  }

  /** The other foot, and whether the stance foot stays where it landed. */
  #watchStance(timeMs: number, seen: Seen, flight: FlightStep, events: SetEvent[], signals: MachineSignal[]): void {
    const now = this.#now;
    const side = this.#stance;
    if (now === undefined || side === undefined) return;
    const { tapMs, maxTaps, slideShare, staysMs, landingMs } = this.#movement;
    const other = otherSide(side);
    if (flight.down[other]) {
      now.otherDownSinceMs ??= timeMs;
      const downMs = timeMs - now.otherDownSinceMs;
      now.otherDownMs = Math.max(now.otherDownMs, downMs);
      if (downMs >= tapMs && !now.tapTold) {
        now.tapTold = true;
        now.taps += 1;
        if (now.taps >= maxTaps) signals.push("lost-balance");
      }
    } else if (now.otherDownSinceMs !== undefined) {
      const durationMs = timeMs - now.otherDownSinceMs;
      if (now.tapTold) events.push({ type: "foot-tapped", timeMs, side: other, durationMs });
      now.otherDownSinceMs = undefined;
      now.tapTold = false;
    }
    if (timeMs - now.contactMs < staysMs) return;
    // Who steps off, or stands on both feet, does not lose balance.
    if (!flight.down[side] || flight.down[other]) now.steppedOff = true;
    if (now.steppedOff) return;
    const placeM = seen.feet[side];
    if (timeMs - now.contactMs <= landingMs || now.placesM.length === 0) now.placesM.push(placeM);
    if (Math.abs(placeM - median(now.placesM)) <= slideShare * seen.statureM) {
      now.slideSinceMs = undefined;
      return;
    }
    now.slideSinceMs ??= timeMs;
    if (timeMs - now.slideSinceMs >= tapMs) signals.push("lost-balance");
  }

  /** Weight that goes over to the other leg without a flight. */
  #followSteps(
    { timeMs, lowImpact }: MachineInput,
    seen: Seen,
    flight: FlightStep,
    events: SetEvent[],
    signals: MachineSignal[],
  ): void {
    const side = this.#legStoodOn(timeMs, seen, flight);
    if (side === undefined || side === this.#stance) return;
    const from = this.#stance;
    const movedM = Math.abs(seen.hipsM - this.#stanceHipsM);
    const moved = from !== undefined && movedM >= this.#movement.minShareOfHeight * seen.statureM;
    if (!moved) {
      // Marking time, or the first leg that is stood on.
      if (from === undefined || this.#mode === "ground") this.#stand(side, seen.hipsM);
      return;
    }
    const now = this.#begin(timeMs, [this.#stanceHipsM, this.#stanceHipsM]);
    now.movedM = movedM;
    now.concluded = true;
    this.#lastLanding = side;
    this.#stand(side, seen.hipsM);
    this.#mode = "stance";
    if (lowImpact) {
      this.#count(timeMs, side, now, events);
      return;
    }
    signals.push("no-flight");
    this.#refuse(timeMs, side, "no-flight", events);
  }

  /** The leg that has carried the body for a moment: its foot stands, the other one is up or moving. */
  #legStoodOn(timeMs: number, { feet, statureM }: Seen, { down, overFloorM }: FlightStep): Side | undefined {
    const { otherUpShare, otherMovesMPerS } = this.#movement;
    const speeds = {
      left: Math.abs(this.#feetSpeed.left.step(feet.left, timeMs) ?? 0),
      right: Math.abs(this.#feetSpeed.right.step(feet.right, timeMs) ?? 0),
    };
    const side = (["left", "right"] as const).find((leg) => {
      const other = otherSide(leg);
      const free = overFloorM[other] >= otherUpShare * statureM || speeds[other] >= otherMovesMPerS;
      return down[leg] && speeds[leg] < PLANTED_M_PER_S && free;
    });
    if (side === undefined) {
      this.#oneLeg = undefined;
      return undefined;
    }
    if (this.#oneLeg?.side !== side) this.#oneLeg = { side, sinceMs: timeMs };
    return timeMs - this.#oneLeg.sinceMs >= ONE_LEG_MS ? side : undefined;
  }

  // --- the clock --------------------------------------------------------------------------------------------------

  /** Runs from the first attempt on; true while it stands because both feet do. exercises.md 8.2 "Counts". */
  #tick({ timeMs, stepMs, amount }: MachineInput, { down }: FlightStep, events: SetEvent[]): boolean {
    const bothMs = down.left && down.right && this.#bothDownSinceMs !== undefined ? timeMs - this.#bothDownSinceMs : 0;
    const paused = bothMs > this.#movement.pauseMs;
    if (paused) this.#lastLanding = undefined;
    if (this.#attempt === 0 || paused) return paused;
    this.#clockMs += stepMs;
    while (this.#secondsTold < Math.floor((this.carriedMs + this.#clockMs) / 1000)) {
      this.#secondsTold += 1;
      events.push({ type: "second-worked", timeMs, totalS: this.#secondsTold, targetS: amount });
    }
    return false;
  }

  /** Hops in the latest window against those in the first one; undefined until both are full and apart. */
  #cadenceShare(): number | undefined {
    const windowMs = this.#movement.cadenceWindowMs;
    if (this.#clockMs < 2 * windowMs) return undefined;
    const first = this.#hopsAtMs.filter((atMs) => atMs < windowMs).length;
    const latest = this.#hopsAtMs.filter((atMs) => atMs >= this.#clockMs - windowMs).length;
    return first === 0 ? undefined : latest / first;
  }
}

function measured(
  movement: HopMovement<string>,
  { values, raw }: { readonly values: Values; readonly raw: Values },
): Seen | undefined {
  const hipsM = values[movement.hips];
  const hipHeightM = values[movement.hipHeight];
  const leftHeight = values[movement.leftHeight];
  const rightHeight = values[movement.rightHeight];
  const leftFoot = values[movement.leftFoot];
  const rightFoot = values[movement.rightFoot];
  const statureM = values[movement.stature];
  if (hipsM === undefined || hipHeightM === undefined || leftHeight === undefined || rightHeight === undefined)
    return undefined;
  if (leftFoot === undefined || rightFoot === undefined || statureM === undefined) return undefined;
  return {
    hipsM,
    hipHeightM,
    drops: { left: raw[movement.leftDrop], right: raw[movement.rightDrop] },
    heights: { left: leftHeight, right: rightHeight },
    feet: { left: leftFoot, right: rightFoot },
    statureM,
  };
}

const movedM = ([low, high]: readonly [number, number], hipsM: number): number =>
  Math.max(Math.abs(hipsM - low), Math.abs(hipsM - high));

function largest(before: number | undefined, window: TimeWindow, timeMs: number): number | undefined {
  const lately = window.points.filter((point) => timeMs - point.timeMs <= CONTACT_LAG_MS).map((point) => point.value);
  return before === undefined && lately.length === 0 ? undefined : Math.max(before ?? 0, ...lately);
}
