import { Slope, TimeWindow } from "../body/signal.js";
import type { HopSquatMovement, MachineMeasure, MachineSignal, Values } from "./definition.js";
import type { RefusalReason, SetEvent } from "./events.js";
import { CONTACT_LAG_MS, FlightDetector } from "./flight.js";
import type { FlightStep, Landing, OfFeet } from "./flight.js";
import { LOST_MS, SHORT_GAP_MS } from "./machine.js";
import type { Machine, MachineInput, MachineStep } from "./machine.js";
import { PictureRate } from "./picture-rate.js";

/** Window of the speed at which the legs bend. */
const BEND_WINDOW_MS = 150;

/**
 * "ready": feet together. "out" and "in": in the air, or stepping. "squat": apart, from the first landing on.
 * "closing": after the second landing.
 */
type Mode = "ground" | "ready" | "out" | "squat" | "in" | "closing";

/** One landing: the contacts of both feet, and how far the legs gave. */
interface Contact {
  readonly timeMs: number;
  readonly back: boolean;
  gapMs: number;
  dropShare: number;
}

interface Attempt {
  readonly startMs: number;
  flights: number;
  /** The feet went apart on the floor. */
  stepped: boolean;
  readonly contacts: Contact[];
  peakDeg: number | undefined;
  shallow: boolean;
  /** Rest at the bottom, the one that goes on and the longest. */
  stillMs: number;
  restMs: number;
  squatFromMs: number;
  squatToMs: number;
  /** Narrowest since the second landing. */
  closedWidth: number;
}

interface Seen {
  readonly kneeDeg: number | undefined;
  readonly dropShare: number;
  /** Before the filter, for what a landing shows. */
  readonly rawDropShare: number | undefined;
  readonly width: number;
  readonly hipHeightM: number;
  readonly heights: OfFeet<number>;
  readonly feet: OfFeet<number>;
  readonly statureM: number;
}

/**
 * Hop into a squat, exercises.md 8.4: from feet together a flight out into the squat, and a flight back. Both have to be
 * seen for a hop; in the step version the feet may step.
 */
export function createHopSquatMachine(movement: HopSquatMovement<string>): Machine {
  return new HopSquatRun(movement);
}

class HopSquatRun implements Machine {
  readonly #movement: HopSquatMovement<string>;
  readonly #flight = new FlightDetector();
  readonly #bend = new Slope(BEND_WINDOW_MS);
  readonly #drops = new TimeWindow(CONTACT_LAG_MS);
  readonly #rate: PictureRate;
  #mode: Mode = "ground";
  #attempt = 0;
  #now: Attempt | undefined;
  #modeSinceMs = 0;
  #togetherSinceMs: number | undefined;
  /** When each foot was last clear of the floor. */
  readonly #lastUpMs = { left: 0, right: 0 };
  #hidden = false;
  /** When the person was seen again after a gap. */
  #backMs = Number.NEGATIVE_INFINITY;
  #slow = false;

  constructor(movement: HopSquatMovement<string>) {
    this.#movement = movement;
    this.#rate = new PictureRate(movement.minPicturesPerS);
  }

  step(input: MachineInput): MachineStep {
    this.#slow = this.#rate.step(input.timeMs);
    const seen = input.seen === true ? measured(this.#movement, input) : undefined;
    if (seen === undefined) return this.#unseen(input);
    if (this.#hidden) this.#backMs = input.timeMs;
    this.#hidden = false;
    const events: SetEvent[] = [];
    const signals: MachineSignal[] = [];
    const flight = this.#flight.step({
      timeMs: input.timeMs,
      hipsM: seen.hipHeightM,
      heightsM: seen.heights,
      placesM: seen.feet,
      statureM: seen.statureM,
    });
    const bendPerS = this.#bend.step(seen.dropShare, input.timeMs);
    const ended = this.#follow(input, seen, flight, bendPerS, events, signals);
    return this.#tell(input, events, signals, ended);
  }

  /** A short gap freezes everything, a longer one ends what was going on. */
  #unseen(input: MachineInput): MachineStep {
    if (input.unseenMs > SHORT_GAP_MS) {
      this.#flight.interrupt();
      this.#togetherSinceMs = undefined;
      this.#hidden = true;
    }
    if (input.unseenMs > LOST_MS && this.#mode !== "ground") this.#giveUp(input.timeMs);
    return { ...this.#tell(input, [], [], undefined), judging: false, over: input.unseenMs > LOST_MS, formStepMs: 0 };
  }

  #tell(
    { timeMs, stepMs, lowImpact }: MachineInput,
    events: readonly SetEvent[],
    signals: readonly MachineSignal[],
    ended: Attempt | undefined,
  ): MachineStep {
    const now = ended ?? this.#now;
    // Feet that only stepped apart belong to the step version: elsewhere nothing of it is judged.
    const judging = now !== undefined && (!now.stepped || lowImpact);
    return {
      events,
      signals,
      phase: !judging ? "rest" : ended === undefined ? this.#phase(timeMs) : "together",
      attempt: this.#attempt,
      judging,
      over: false,
      leg: undefined,
      measures: ended === undefined || !judging ? {} : this.#measures(timeMs, ended),
      notices: this.#slow ? ["slow-frames"] : [],
      judgeable: true,
      formStepMs: stepMs,
      active: judging,
    };
  }

  #phase(timeMs: number): MachineStep["phase"] {
    const contact = this.#now?.contacts.at(-1);
    const landing = contact !== undefined && timeMs - contact.timeMs <= this.#movement.landingMs;
    switch (this.#mode) {
      case "ground":
      case "ready":
        return "rest";
      case "out":
      case "in":
        return "flight";
      case "squat":
        return landing ? "landing" : "squat";
      case "closing":
        return landing ? "landing" : "rest";
    }
  }

  #measures(timeMs: number, ended: Attempt): Readonly<Partial<Record<MachineMeasure, number>>> {
    const out = ended.contacts.find(({ back }) => !back);
    const gapsMs = ended.contacts.map(({ gapMs }) => gapMs);
    return {
      attemptS: (timeMs - ended.startMs) / 1000,
      ...(out === undefined ? {} : { landingDropShare: out.dropShare }),
      ...(this.#slow || ended.shallow ? {} : { squatS: ended.restMs / 1000 }),
      ...(this.#slow || gapsMs.length === 0 ? {} : { contactGapS: Math.max(...gapsMs) / 1000 }),
    };
  }

  // --- together, out, squat, in -----------------------------------------------------------------------------------

  /** Gives the attempt in the picture in which it ends. */
  #follow(
    input: MachineInput,
    seen: Seen,
    flight: FlightStep,
    bendPerS: number | undefined,
    events: SetEvent[],
    signals: MachineSignal[],
  ): Attempt | undefined {
    const { timeMs } = input;
    this.#watchContacts(timeMs, seen, flight);
    switch (this.#mode) {
      case "ground":
        this.#awaitTogether(timeMs, seen);
        return undefined;
      case "ready":
        this.#leaveTogether(timeMs, seen, flight);
        return undefined;
      case "out":
        return this.#flyOut(timeMs, seen, flight, events, signals);
      case "squat":
        this.#watchSquat(input, seen, flight, bendPerS);
        break;
      case "in":
        this.#flyIn(timeMs, flight);
        break;
      case "closing": {
        const verdict = this.#close(input, seen);
        if (verdict !== undefined)
          return this.#end(timeMs, verdict === "closed" ? undefined : verdict, input, events, signals);
        break;
      }
    }
    if (timeMs - this.#modeSinceMs <= this.#movement.timeoutMs) return undefined;
    return this.#end(timeMs, "not-returned", input, events, signals);
  }

  #enter(mode: Mode, timeMs: number): void {
    this.#mode = mode;
    this.#modeSinceMs = timeMs;
  }

  #giveUp(timeMs: number): void {
    this.#now = undefined;
    this.#togetherSinceMs = undefined;
    this.#enter("ground", timeMs);
  }

  #awaitTogether(timeMs: number, { width, dropShare }: Seen): void {
    const { standing, apartWidth } = this.#movement;
    // Feet that are not quite together may begin: whether they close is judged at the end of each attempt.
    if (width >= apartWidth || dropShare > standing.hipDrop) {
      this.#togetherSinceMs = undefined;
      return;
    }
    this.#togetherSinceMs ??= timeMs;
    if (timeMs - this.#togetherSinceMs < standing.steadyMs) return;
    this.#togetherSinceMs = undefined;
    this.#enter("ready", timeMs);
  }

  #leaveTogether(timeMs: number, { width }: Seen, { airborne }: FlightStep): void {
    if (airborne) {
      this.#begin(timeMs);
      this.#enter("out", timeMs);
    } else if (width >= this.#movement.apartWidth) {
      const now = this.#begin(timeMs);
      now.squatFromMs = timeMs;
      now.flights = this.#wasHidden(timeMs) ? 1 : 0;
      now.stepped = now.flights === 0;
      this.#enter("squat", timeMs);
    }
  }

  /** What the feet have done in a gap was a flight for all that is known. */
  #wasHidden(timeMs: number): boolean {
    return timeMs - this.#backMs <= SHORT_GAP_MS;
  }

  #begin(timeMs: number): Attempt {
    this.#attempt += 1;
    this.#now = {
      startMs: timeMs,
      flights: 0,
      stepped: false,
      contacts: [],
      peakDeg: undefined,
      shallow: true,
      stillMs: 0,
      restMs: 0,
      squatFromMs: timeMs,
      squatToMs: timeMs,
      closedWidth: Number.POSITIVE_INFINITY,
    };
    return this.#now;
  }

  #flyOut(
    timeMs: number,
    { width }: Seen,
    { airborne, landing }: FlightStep,
    events: SetEvent[],
    signals: MachineSignal[],
  ): Attempt | undefined {
    const now = this.#now;
    if (airborne || now === undefined) return undefined;
    if (landing === undefined) {
      // It was no flight: the feet may be apart by a step.
      this.#giveUp(timeMs);
      this.#attempt -= 1;
      this.#enter("ready", timeMs);
      return undefined;
    }
    // A hop on the spot is no hop out; it is told, and the feet are still together.
    if (width <= this.#movement.closed.width) {
      signals.push("feet-not-apart");
      events.push({ type: "rep-refused", timeMs, reason: "feet-not-apart" });
      this.#giveUp(timeMs);
      return now;
    }
    now.squatFromMs = timeMs;
    this.#land(false, landing);
    this.#enter("squat", timeMs);
    return undefined;
  }

  #land(back: boolean, { timeMs }: Landing): void {
    if (this.#now === undefined) return;
    this.#now.flights += 1;
    this.#now.contacts.push({ timeMs, back, gapMs: 0, dropShare: 0 });
  }

  /** Between the feet: from where one was last in the air to where the other one was. */
  #watchContacts(timeMs: number, { rawDropShare, statureM }: Seen, { overFloorM }: FlightStep): void {
    if (rawDropShare !== undefined) this.#drops.push(rawDropShare, timeMs);
    const limitM = this.#movement.contactShare * statureM;
    for (const side of ["left", "right"] as const) {
      if (overFloorM[side] >= limitM) this.#lastUpMs[side] = timeMs;
    }
    const contact = this.#now?.contacts.at(-1);
    if (contact === undefined || timeMs - contact.timeMs > this.#movement.landingMs) return;
    if (this.#mode !== "squat" && this.#mode !== "closing") return;
    contact.dropShare = Math.max(contact.dropShare, ...this.#drops.points.map((point) => point.value));
    contact.gapMs = Math.abs(this.#lastUpMs.left - this.#lastUpMs.right);
  }

  #watchSquat({ timeMs, stepMs, targetDeg }: MachineInput, seen: Seen, flight: FlightStep, bendPerS = Infinity): void {
    const now = this.#now;
    if (now === undefined) return;
    if (flight.airborne) {
      now.squatToMs = timeMs;
      this.#enter("in", timeMs);
      return;
    }
    const { kneeDeg } = seen;
    if (kneeDeg !== undefined) {
      now.peakDeg = Math.max(now.peakDeg ?? kneeDeg, kneeDeg);
      const rests =
        kneeDeg >= targetDeg - this.#movement.toleranceDeg && Math.abs(bendPerS) <= this.#movement.stillPerS;
      now.stillMs = rests ? now.stillMs + stepMs : 0;
      now.restMs = Math.max(now.restMs, now.stillMs);
    }
    if (seen.width <= this.#movement.closed.width) {
      if (this.#wasHidden(timeMs)) now.flights += 1;
      now.squatToMs = timeMs;
      this.#enter("closing", timeMs);
    }
  }

  #flyIn(timeMs: number, { airborne, landing }: FlightStep): void {
    const now = this.#now;
    if (airborne || now === undefined) return;
    if (landing === undefined) {
      this.#enter("squat", timeMs);
      return;
    }
    this.#land(true, landing);
    this.#enter("closing", timeMs);
  }

  /** After the second landing: both feet have to be together and the person up in time. */
  #close({ timeMs }: MachineInput, { width, dropShare }: Seen): "closed" | RefusalReason | undefined {
    const now = this.#now;
    if (now === undefined) return undefined;
    const { closed, landingMs } = this.#movement;
    const sinceMs = timeMs - this.#modeSinceMs;
    now.closedWidth = Math.min(now.closedWidth, width);
    if (sinceMs < landingMs) return undefined;
    if (width <= closed.width && dropShare <= closed.hipDrop) return "closed";
    if (sinceMs < closed.withinMs) return undefined;
    return width > closed.width ? "feet-not-together" : "not-returned";
  }

  #end(
    timeMs: number,
    fault: RefusalReason | undefined,
    { targetDeg, lowImpact }: MachineInput,
    events: SetEvent[],
    signals: MachineSignal[],
  ): Attempt | undefined {
    const now = this.#now;
    if (now === undefined) return undefined;
    const peakDeg = now.peakDeg ?? 0;
    now.shallow = peakDeg < targetDeg - this.#movement.toleranceDeg;
    // Between pictures that come so slowly a flight gets lost: then nothing is made of its absence.
    const stepped = now.flights < 2 && !lowImpact && !this.#slow;
    const reason = fault ?? (stepped ? "no-flight" : now.shallow ? "too-shallow" : undefined);
    const walked = now.stepped && !lowImpact && now.shallow;
    if (reason === undefined) {
      events.push({
        type: "rep-counted",
        timeMs,
        peakDeg,
        downMs: now.squatFromMs - now.startMs,
        holdMs: now.squatToMs - now.squatFromMs,
        upMs: timeMs - now.squatToMs,
        clean: true,
      });
    } else if (!walked) {
      signals.push(reason);
      events.push({ type: "rep-refused", timeMs, reason, peakDeg });
    }
    this.#giveUp(timeMs);
    return now;
  }
}

function measured(
  movement: HopSquatMovement<string>,
  { values, raw }: { readonly values: Values; readonly raw: Values },
): Seen | undefined {
  const dropShare = values[movement.hipDrop];
  const width = values[movement.width];
  const hipHeightM = values[movement.hipHeight];
  const leftHeight = values[movement.leftHeight];
  const rightHeight = values[movement.rightHeight];
  const leftFoot = values[movement.leftFoot];
  const rightFoot = values[movement.rightFoot];
  const statureM = values[movement.stature];
  if (dropShare === undefined || width === undefined || hipHeightM === undefined || statureM === undefined)
    return undefined;
  if (leftHeight === undefined || rightHeight === undefined || leftFoot === undefined || rightFoot === undefined)
    return undefined;
  return {
    kneeDeg: values[movement.driver],
    dropShare,
    rawDropShare: raw[movement.hipDrop],
    width,
    hipHeightM,
    heights: { left: leftHeight, right: rightHeight },
    feet: { left: leftFoot, right: rightFoot },
    statureM,
  };
}
