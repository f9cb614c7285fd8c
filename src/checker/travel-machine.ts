import { otherSide } from "../body/joints.js";
import type { Side } from "../body/joints.js";
import type { AttemptPhase, TravelMovement } from "./definition.js";
import { insideAll } from "./definition.js";
import type { NoticeId, SetEvent } from "./events.js";
import { FootTrack } from "./foot-track.js";
import type { Swing } from "./foot-track.js";
import type { Machine, MachineInput, MachineStep } from "./machine.js";
import { LOST_MS } from "./machine.js";

/** So long after the trail foot is down the cycle still lasts: feet that stay together are judged in it. */
const NARROW_MS = 700;
/** The hips have come along by this share of the feet at least: else a foot was only put somewhere. */
const HIPS_FOLLOW_SHARE = 0.25;
/** Standing about, the place from which travel is reckoned follows the hips this fast. */
const SETTLE_MS = 500;
/** Slower than this the hips rest, metres in one block of a shuffle. */
const SHUFFLE_REST_M = 0.01;

/** Side steps: exercises.md 8.1, distances 5.1. */
export function createTravelMachine(movement: TravelMovement<string>): Machine {
  return new TravelRun(movement);
}

/** Metres across the picture, the person's left positive. */
interface Places {
  readonly hips: number;
  readonly left: number;
  readonly right: number;
}

/** The lead foot is out, the trail foot has not followed yet. */
interface Lead {
  readonly direction: Side;
  /** Largest distance between the feet since the lead foot went out. */
  readonly wideM: number;
  readonly peakMPerS: number;
  /** Not seen for a part of it: the ankles can't check the hips. */
  readonly unseen: boolean;
}

const signOf = (direction: Side): number => (direction === "left" ? 1 : -1);

class TravelRun implements Machine {
  readonly #movement: TravelMovement<string>;
  readonly #feet: Readonly<Record<Side, FootTrack>>;
  #lead: Lead | undefined;
  /** Where the hips were when travel was last credited; undefined: taken anew as the next foot leaves. */
  #creditedM: number | undefined;
  /** Since when the trail foot is down. */
  #narrowMs = Number.POSITIVE_INFINITY;
  #attempt = 0;
  #phase: AttemptPhase = "rest";
  #direction: Side | undefined;
  #trailShare: number | undefined;
  #stillMs = 0;
  #inPositionMs = 0;
  #ready = false;
  /** In position or stepping: form is judged. Who walks about is not told how to step. */
  #exercising = false;
  #shuffle: { readonly from: Places; readonly block: Places; readonly sinceMs: number } | undefined;

  constructor(movement: TravelMovement<string>) {
    this.#movement = movement;
    this.#feet = { left: new FootTrack(movement), right: new FootTrack(movement) };
  }

  step(input: MachineInput): MachineStep {
    const places = input.seen === true ? this.#placesOf(input) : undefined;
    return places === undefined ? this.#unseen(input) : this.#seen(input, places);
  }

  #placesOf({ values }: MachineInput): Places | undefined {
    const hips = values[this.#movement.hips];
    const left = values[this.#movement.leftFoot];
    const right = values[this.#movement.rightFoot];
    return hips === undefined || left === undefined || right === undefined ? undefined : { hips, left, right };
  }

  #unseen({ unseenMs }: MachineInput): MachineStep {
    const lost = unseenMs > LOST_MS;
    if (lost) this.#forget();
    return this.#result([], [], false, lost, 0);
  }

  #forget(): void {
    this.#feet.left.forget();
    this.#feet.right.forget();
    this.#lead = undefined;
    this.#creditedM = undefined;
    this.#shuffle = undefined;
    this.#narrowMs = Number.POSITIVE_INFINITY;
    this.#phase = "rest";
    this.#inPositionMs = 0;
    this.#exercising = false;
  }

  #seen(input: MachineInput, places: Places): MachineStep {
    const { timeMs, stepMs } = input;
    const { left, right } = this.#feet;
    left.see(places.left, input.raw[this.#movement.leftFoot] ?? places.left, timeMs);
    right.see(places.right, input.raw[this.#movement.rightFoot] ?? places.right, timeMs);
    const lead = this.#lead;
    if (lead !== undefined) this.#lead = { ...lead, wideM: Math.max(lead.wideM, places.left - places.right) };
    const events = [
      ...this.#swung("left", left.step(stepMs, right), input, places),
      ...this.#swung("right", right.step(stepMs, left), input, places),
    ];
    this.#narrowMs += stepMs;
    this.#follow(input);
    this.#reckonFrom(places.hips, stepMs);
    const still = left.swungM === 0 && right.swungM === 0;
    this.#stillMs = still && events.length === 0 ? this.#stillMs + stepMs : 0;
    const shuffled = this.#shuffled(input, places);
    if (shuffled !== undefined) this.#stillMs = 0;
    const resting = this.#stillMs > this.#movement.restMs;
    if (resting) this.#exercising = false;
    return this.#result(
      shuffled === undefined ? events : [...events, shuffled],
      this.#notices(input, places, resting),
      this.#exercising && this.#phase !== "rest",
      resting,
      stepMs,
    );
  }

  /** What a swing that has just ended is: a lead foot put out, a trail foot brought after it, or nothing of a step. */
  #swung(side: Side, swing: Swing | undefined, input: MachineInput, places: Places): readonly SetEvent[] {
    if (swing === undefined) return [];
    const wayM = swing.toM - swing.fromM;
    if (Math.abs(wayM) < this.#movement.minStepM || !swing.quick) return [];
    this.#shuffle = undefined;
    const turned = input.values[this.#movement.turned.metric];
    if (swing.together || (turned !== undefined && turned > this.#movement.turned.below)) {
      this.#lead = undefined;
      this.#creditedM = undefined;
      return [];
    }
    const gapM = places.left - places.right;
    const toward = wayM > 0 ? "left" : "right";
    if (toward === side) {
      this.#creditedM ??= places.hips;
      this.#lead = { direction: side, wideM: gapM, peakMPerS: swing.peakMPerS, unseen: swing.unseen };
      this.#trailShare = undefined;
      return [];
    }
    const lead = this.#lead;
    this.#lead = undefined;
    // The lead foot taken back, or a foot put nearer with no step before it.
    return lead?.direction === toward ? this.#closed(lead, swing, gapM, input, places) : [];
  }

  /** The trail foot is down: a step cycle, exercises.md 5.1. */
  #closed(lead: Lead, swing: Swing, gapM: number, input: MachineInput, places: Places): readonly SetEvent[] {
    const { minGapM, agree } = this.#movement;
    const direction = lead.direction;
    const hipsM = (places.hips - (this.#creditedM ?? places.hips)) * signOf(direction);
    const feetM = lead.wideM - gapM;
    const unsure = lead.unseen || swing.unseen;
    this.#creditedM = undefined;
    if (gapM < minGapM || hipsM < (unsure ? 0 : HIPS_FOLLOW_SHARE * feetM)) return [];
    const agreed = unsure || Math.abs(hipsM - feetM) <= Math.max(agree.m, agree.share * Math.max(hipsM, feetM));
    this.#creditedM = places.hips;
    this.#direction = direction;
    this.#exercising = true;
    this.#narrowMs = 0;
    this.#trailShare = this.#shareOfLead(swing.peakMPerS, lead);
    const distanceM = agreed ? hipsM : Math.min(hipsM, feetM);
    return [{ type: "step-counted", timeMs: input.timeMs, direction, distanceM, clean: true }];
  }

  #shareOfLead(peakMPerS: number, lead: Lead): number | undefined {
    if (lead.unseen) return undefined;
    return peakMPerS / Math.max(lead.peakMPerS, this.#movement.leadAtLeastMPerS);
  }

  /** Phase of the cycle by what the feet do; a foot that leaves a standing person begins the next one. */
  #follow(input: MachineInput): void {
    const { left, right } = this.#feet;
    const before = this.#phase;
    if (this.#lead !== undefined) {
      const trail = this.#feet[otherSide(this.#lead.direction)];
      const closing = trail.swungM * signOf(this.#lead.direction) > 0;
      if (closing) this.#trailShare = this.#shareOfLead(trail.peakMPerS, this.#lead);
      this.#phase = closing ? "trail" : "wide";
    } else if (left.swungM > 0 || right.swungM < 0) {
      this.#phase = "swing";
      this.#direction = left.swungM > 0 ? "left" : "right";
    } else {
      this.#phase = this.#narrowMs < NARROW_MS ? "narrow" : "rest";
    }
    if ((before === "rest" || before === "narrow") && (this.#phase === "swing" || this.#phase === "wide")) {
      this.#attempt += 1;
      this.#trailShare = undefined;
    }
    const position = insideAll(this.#movement.position, input.values, input.targetDeg);
    if (position === undefined) return;
    this.#inPositionMs = position ? this.#inPositionMs + input.stepMs : 0;
    if (this.#inPositionMs < this.#movement.settleMs) return;
    this.#ready = true;
    this.#exercising = true;
  }

  /** Between trail-foot plants the hips are reckoned from the last one, before a first step from where they rest. */
  #reckonFrom(hipsM: number, stepMs: number): void {
    if (this.#phase !== "rest") return;
    const fromM = this.#creditedM ?? hipsM;
    this.#creditedM = fromM + (hipsM - fromM) * Math.min(1, stepMs / SETTLE_MS);
  }

  /**
   * Travel in steps too small to be told: the hips and both feet have moved the same way by a smallest step at least,
   * in position. exercises.md 5.1.
   */
  #shuffled({ timeMs }: MachineInput, places: Places): SetEvent | undefined {
    const { minStepM, shuffleMs } = this.#movement;
    const { left, right } = this.#feet;
    const inStep = Math.max(Math.abs(left.swungM), Math.abs(right.swungM)) >= minStepM;
    if (this.#lead !== undefined || inStep || this.#inPositionMs < shuffleMs) {
      this.#shuffle = undefined;
      return undefined;
    }
    this.#shuffle ??= { from: places, block: places, sinceMs: timeMs };
    const { from, block, sinceMs } = this.#shuffle;
    if (timeMs - sinceMs < shuffleMs) return undefined;
    const hipsM = places.hips - from.hips;
    const leftM = places.left - from.left;
    const rightM = places.right - from.right;
    const direction = hipsM > 0 ? "left" : "right";
    const leastM = Math.min(hipsM * signOf(direction), leftM * signOf(direction), rightM * signOf(direction));
    if (leastM >= minStepM) {
      this.#shuffle = { from: places, block: places, sinceMs: timeMs };
      this.#creditedM = places.hips;
      this.#direction = direction;
      return { type: "travelled", timeMs, direction, distanceM: Math.abs(hipsM) };
    }
    // Who rests begins anew, else the slow drift of the scale would add up to a way.
    const rests = Math.abs(places.hips - block.hips) < SHUFFLE_REST_M;
    this.#shuffle = { from: rests ? places : from, block: places, sinceMs: timeMs };
    return undefined;
  }

  #notices({ values }: MachineInput, { hips }: Places, resting: boolean): readonly NoticeId[] {
    const { edge } = this.#movement;
    const room = values[edge.metric];
    const ahead = this.#direction !== undefined && hips * signOf(this.#direction) > 0;
    if (!resting && ahead && room !== undefined && room < edge.below) return ["change-direction"];
    return this.#direction === undefined && !this.#ready ? ["take-position"] : [];
  }

  #result(
    events: readonly SetEvent[],
    notices: readonly NoticeId[],
    judging: boolean,
    over: boolean,
    formStepMs: number,
  ): MachineStep {
    return {
      events,
      phase: this.#phase,
      attempt: this.#attempt,
      judging,
      over,
      leg: this.#direction,
      signals: [],
      measures: this.#trailShare === undefined ? {} : { trailShareOfLead: this.#trailShare },
      notices,
      judgeable: this.#exercising,
      formStepMs,
      active: this.#phase !== "rest" || events.length > 0,
    };
  }
}
