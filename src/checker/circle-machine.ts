import type { Side } from "../body/joints.js";
import { otherSide } from "../body/joints.js";
import { median } from "../body/geometry.js";
import { sectorOf, verdictOf, windingOf } from "./circle-path.js";
import type { Sector, Verdict } from "./circle-path.js";
import type { CircleMovement, MachineMeasure, MachineSignal } from "./definition.js";
import type { SetEvent } from "./events.js";
import { LOST_MS, SHORT_GAP_MS } from "./machine.js";
import type { Machine, MachineInput, MachineStep } from "./machine.js";
import { busierLeg, magnitudeDeg, SwingZero } from "./swing-zero.js";
import type { Swing, Swings } from "./swing-zero.js";

/** A circle that begins this soon after the one before goes on without a rest. */
const WITHOUT_REST_MS = 1000;
/** Nothing done for this long: faults that still stand are over. */
const OVER_AFTER_MS = 6000;
/** The size of a circle is compared with these counted ones of the same leg. exercises.md 8.3 E1b-4. */
const FIRST_SIZES = [1, 4] as const;
/** A circle about its own middle is told when it has gone on by this much: one that comes home is told there. */
const BEYOND_TURN = 0.25;
/** What is missing of the last turn when the leg comes home from circles about their own middle. */
const NEARLY_TURN = 0.2;

/** Counts leg circles, exercises.md 8.3 and 5.3. */
export const createCircleMachine = (movement: CircleMovement<string>): Machine => new CircleMachine(movement);

interface Attempt {
  readonly side: Side;
  /** The leg left the body, as it is seen; a leg that comes toward the camera may have left before. */
  readonly beganMs: number;
  /** It cannot have begun before: the circle before ended then; undefined after a rest. */
  readonly earliestMs: number | undefined;
  /** In front it was seen, so the begin is right. */
  frontSeen: boolean;
  readonly footShare: number | undefined;
  readonly visits: ("side" | "rear")[];
  path: Swing[];
  /** Turns about its own middle that are counted already. */
  turns: number;
  peakDeg: number;
  taps: number;
}

class CircleMachine implements Machine {
  readonly #movement: CircleMovement<string>;
  readonly #zero: SwingZero;
  readonly #sizes: Record<Side, number[]> = { left: [], right: [] };
  #attempt: Attempt | undefined;
  #attempts = 0;
  /** The person walks or squats: no circle begins before the leg was home again. */
  #otherwise = false;
  #leg: Side | undefined;
  #sector: Sector | undefined;
  #entering: { readonly sector: Sector | undefined; readonly sinceMs: number } | undefined;
  #risingSinceMs: number | undefined;
  /** When each leg was under the body last. */
  readonly #homeMs: Record<Side, number> = { left: 0, right: 0 };
  #endedMs: number | undefined;
  #lastActiveMs: number | undefined;
  #downSinceMs: number | undefined;
  #touchSinceMs: number | undefined;
  #swingBefore: { readonly timeMs: number; readonly swing: Swing } | undefined;

  constructor(movement: CircleMovement<string>) {
    this.#movement = movement;
    this.#zero = new SwingZero(movement);
  }

  step(input: MachineInput): MachineStep {
    if (input.seen !== true) return this.#unseen(input);
    const { timeMs } = input;
    const swings = this.#zero.step(input.values, timeMs);
    if (swings === undefined) return this.#say({});
    for (const leg of ["left", "right"] as const) {
      if (magnitudeDeg(swings[leg]) < this.#movement.neutralBelowDeg) this.#homeMs[leg] = timeMs;
    }
    if (this.#homeMs.left === timeMs && this.#homeMs.right === timeMs) this.#otherwise = false;
    const side = this.#attempt?.side ?? input.leg ?? busierLeg(swings, this.#movement.aheadDeg);
    if (side === undefined) {
      this.#risingSinceMs = undefined;
      return this.#rest(input, swings);
    }
    this.#enterSector(swings[side], timeMs);
    return this.#attempt === undefined ? this.#begin(input, swings, side) : this.#go(input, swings, this.#attempt);
  }

  // --- between circles ------------------------------------------------------------------------------------------

  #begin(input: MachineInput, swings: Swings, side: Side): MachineStep {
    const { activeAboveDeg, aheadDeg, dwellMs, crouchShare } = this.#movement;
    const size = magnitudeDeg(swings[side]);
    const ahead = size - magnitudeDeg(swings[otherSide(side)]) >= aheadDeg;
    const crouches = swings.shorter[otherSide(side)] > crouchShare;
    if (crouches) this.#otherwise = true;
    if (size < activeAboveDeg || !ahead || this.#otherwise) {
      this.#risingSinceMs = undefined;
      return this.#rest(input, swings);
    }
    const { timeMs } = input;
    this.#risingSinceMs ??= timeMs;
    if (timeMs - this.#risingSinceMs < dwellMs) return this.#say({ active: true });
    const events: SetEvent[] = [...this.#liftedFrom(timeMs)];
    if (this.#leg !== side) events.push({ type: "leg-found", timeMs, side });
    this.#leg = side;
    const endedMs = this.#endedMs;
    const goesOn = endedMs !== undefined && this.#risingSinceMs - endedMs < WITHOUT_REST_MS;
    this.#attempts += 1;
    this.#attempt = {
      side,
      beganMs: Math.max(this.#homeMs[side], endedMs ?? 0),
      earliestMs: goesOn ? endedMs : undefined,
      frontSeen: false,
      footShare: input.values[this.#movement.foot[otherSide(side)]],
      visits: [],
      path: [],
      turns: 0,
      peakDeg: 0,
      taps: 0,
    };
    this.#risingSinceMs = undefined;
    const step = this.#go(input, swings, this.#attempt);
    return { ...step, events: [...events, ...step.events] };
  }

  /** The foot was down between two circles and is lifted again: a floor touch, allowed and told. */
  #liftedFrom(timeMs: number): readonly SetEvent[] {
    const sinceMs = this.#downSinceMs;
    this.#downSinceMs = undefined;
    const { touch, timeoutMs } = this.#movement;
    if (sinceMs === undefined || this.#endedMs === undefined || this.#leg === undefined) return [];
    const durationMs = timeMs - sinceMs;
    if (durationMs < touch.forMs || durationMs > timeoutMs) return [];
    return [{ type: "foot-tapped", timeMs, side: this.#leg, durationMs }];
  }

  #rest(input: MachineInput, swings: Swings): MachineStep {
    const { timeMs } = input;
    const { activeAboveDeg } = this.#movement;
    this.#watchFloor(swings, timeMs);
    const wrongLeg =
      input.leg !== undefined &&
      magnitudeDeg(swings[otherSide(input.leg)]) >= activeAboveDeg &&
      busierLeg(swings, this.#movement.aheadDeg) === otherSide(input.leg);
    const over = this.#lastActiveMs !== undefined && timeMs - this.#lastActiveMs > OVER_AFTER_MS;
    return this.#say({ notices: wrongLeg ? ["other-leg"] : [], over });
  }

  #watchFloor(swings: Swings, timeMs: number): void {
    const leg = this.#leg;
    if (leg === undefined) return;
    const { neutralBelowDeg, touch } = this.#movement;
    const low = magnitudeDeg(swings[leg]) < neutralBelowDeg && this.#heightOf(swings, leg) < touch.floorShare;
    if (!low) this.#downSinceMs = undefined;
    else if (this.#isSlow(swings[leg], timeMs)) this.#downSinceMs ??= timeMs;
  }

  // --- in a circle ----------------------------------------------------------------------------------------------

  #go(input: MachineInput, swings: Swings, attempt: Attempt): MachineStep {
    const { timeMs } = input;
    const { walkShare, crouchShare, timeoutMs, neutralBelowDeg } = this.#movement;
    const swing = swings[attempt.side];
    this.#lastActiveMs = timeMs;
    attempt.peakDeg = Math.max(attempt.peakDeg, magnitudeDeg(swing));
    attempt.path.push(swing);
    const standing = otherSide(attempt.side);
    const footShift = this.#footShiftShare(input, attempt) ?? 0;
    if (footShift > walkShare || swings.shorter[standing] > crouchShare || timeMs - attempt.beganMs > timeoutMs) {
      this.#otherwise = true;
      return this.#abandon(timeMs);
    }
    const measures: Partial<Record<MachineMeasure, number>> = { taps: attempt.taps };
    const events = this.#touches(swings, swing, attempt, timeMs);
    if (this.#sector === "front") attempt.frontSeen = true;
    if ((this.#sector === "side" || this.#sector === "rear") && attempt.visits.at(-1) !== this.#sector) {
      attempt.visits.push(this.#sector);
    }
    const home = this.#sector === "home" || this.#sector === "front";
    const under = magnitudeDeg(swing) < neutralBelowDeg;
    if (home && (attempt.visits.length > 0 || under)) return this.#end(input, attempt, measures, events);
    return this.#say({
      events: [...events, ...this.#turned(attempt, timeMs, BEYOND_TURN)],
      measures,
      phase: this.#sector === "side" ? "sweep" : "active",
      judging: attempt.visits.length > 0,
      formStepMs: input.stepMs,
    });
  }

  #footShiftShare({ values }: MachineInput, attempt: Attempt): number | undefined {
    const foot = values[this.#movement.foot[otherSide(attempt.side)]];
    return foot === undefined || attempt.footShare === undefined ? undefined : Math.abs(foot - attempt.footShare);
  }

  /** Circles that do not come home: whole turns about the middle of their path. */
  #turned(attempt: Attempt, timeMs: number, beyond: number): readonly SetEvent[] {
    const { turns, radiusDeg } = windingOf(attempt.path);
    if (radiusDeg < this.#movement.minRadiusDeg || Math.abs(turns) < attempt.turns + 1 + beyond) return [];
    attempt.turns += 1;
    return [this.#counted(attempt, timeMs, turns < 0)];
  }

  #end(
    input: MachineInput,
    attempt: Attempt,
    soFar: MachineStep["measures"],
    touches: readonly SetEvent[],
  ): MachineStep {
    const { timeMs } = input;
    const verdict = verdictOf(attempt.visits);
    const kicked = verdict === undefined && this.#isKick(attempt);
    this.#attempt = undefined;
    const goneOn = attempt.turns > 0;
    const events = goneOn
      ? this.#turned(attempt, timeMs, -NEARLY_TURN)
      : this.#judged(attempt, kicked ? "incomplete-circle" : verdict, timeMs);
    const measures: Partial<Record<MachineMeasure, number>> = { ...soFar };
    const footShiftShare = this.#footShiftShare(input, attempt);
    if (attempt.visits.length > 1 && footShiftShare !== undefined) measures.footShiftShare = footShiftShare;
    if (verdict === "circle" && !goneOn) {
      const beganMs = attempt.frontSeen ? attempt.beganMs : attempt.earliestMs;
      if (beganMs !== undefined) measures.attemptS = (timeMs - beganMs) / 1000;
      const share = this.#shareOfFirst(attempt);
      if (share !== undefined) measures.peakShareOfFirst = share;
      this.#sizes[attempt.side].push(attempt.peakDeg);
    }
    this.#endedMs = timeMs;
    const signals = events.flatMap((event): readonly MachineSignal[] => {
      if (event.type === "rep-refused") return [event.reason];
      return event.type === "circle-counted" && event.reversed ? ["wrong-direction"] : [];
    });
    return this.#say({ events: [...touches, ...events], measures, signals, formStepMs: input.stepMs });
  }

  /** A leg that was only lifted forward; not the end of the circle before. */
  #isKick(attempt: Attempt): boolean {
    return (
      attempt.frontSeen &&
      attempt.earliestMs === undefined &&
      attempt.peakDeg >= this.#movement.sectors.forwardAtLeastDeg
    );
  }

  #judged(attempt: Attempt, verdict: Verdict | undefined, timeMs: number): readonly SetEvent[] {
    if (verdict === undefined) return [];
    if (verdict === "circle" || verdict === "reversed") return [this.#counted(attempt, timeMs, verdict === "reversed")];
    if (attempt.peakDeg < this.#movement.toldAboveDeg) return [];
    return [{ type: "rep-refused", timeMs, side: attempt.side, reason: verdict, peakDeg: attempt.peakDeg }];
  }

  #counted({ side, peakDeg }: Attempt, timeMs: number, reversed: boolean): SetEvent {
    return { type: "circle-counted", timeMs, side, reversed, amplitudeDeg: peakDeg, clean: true };
  }

  #shareOfFirst({ side, peakDeg }: Attempt): number | undefined {
    const first = this.#sizes[side].slice(...FIRST_SIZES);
    return first.length < FIRST_SIZES[1] - FIRST_SIZES[0] ? undefined : peakDeg / median(first);
  }

  /** The free foot comes down in the middle of a circle; only to the side a single camera tells that. */
  #touches(swings: Swings, swing: Swing, attempt: Attempt, timeMs: number): readonly SetEvent[] {
    const { touch } = this.#movement;
    const low = this.#sector === "side" && this.#heightOf(swings, attempt.side) < touch.floorShare;
    if (low && this.#isSlow(swing, timeMs)) {
      this.#touchSinceMs ??= timeMs;
      return [];
    }
    const sinceMs = this.#touchSinceMs;
    this.#touchSinceMs = undefined;
    if (sinceMs === undefined || timeMs - sinceMs < touch.forMs) return [];
    const durationMs = timeMs - sinceMs;
    if (durationMs > touch.lostMs) attempt.taps += 1;
    return [{ type: "foot-tapped", timeMs, side: attempt.side, durationMs }];
  }

  #heightOf(swings: Swings, side: Side): number {
    return side === "left" ? swings.leftHigher : -swings.leftHigher;
  }

  #isSlow(swing: Swing, timeMs: number): boolean {
    const before = this.#swingBefore;
    if (before === undefined || timeMs - before.timeMs >= this.#movement.touch.forMs) {
      this.#swingBefore = { timeMs, swing };
    }
    if (before === undefined || timeMs === before.timeMs) return false;
    const moved = Math.hypot(swing.outDeg - before.swing.outDeg, swing.forwardDeg - before.swing.forwardDeg);
    return (moved / (timeMs - before.timeMs)) * 1000 < this.#movement.touch.slowDegPerS;
  }

  /** A sector holds once the leg has stayed in it. */
  #enterSector(swing: Swing, timeMs: number): void {
    const sector = sectorOf(swing, this.#movement);
    if (this.#entering === undefined || this.#entering.sector !== sector) {
      this.#entering = { sector, sinceMs: timeMs };
    }
    if (sector !== undefined && timeMs - this.#entering.sinceMs >= this.#movement.dwellMs) this.#sector = sector;
  }

  // --- gaps -----------------------------------------------------------------------------------------------------

  #unseen({ unseenMs, timeMs }: MachineInput): MachineStep {
    this.#risingSinceMs = undefined;
    if (unseenMs <= SHORT_GAP_MS) return this.#say({ phase: this.#attempt === undefined ? "rest" : "active" });
    this.#zero.forget();
    if (unseenMs > LOST_MS) {
      // Where the leg was meanwhile is not known: the next circle begins under the body.
      this.#otherwise = true;
      return { ...this.#abandon(timeMs), over: true };
    }
    return this.#say({ phase: this.#attempt === undefined ? "rest" : "active" });
  }

  /** Gives up the running attempt without a word: nobody circles there. */
  #abandon(timeMs: number): MachineStep {
    if (this.#attempt !== undefined) this.#endedMs = timeMs;
    this.#attempt = undefined;
    this.#sector = undefined;
    this.#entering = undefined;
    this.#downSinceMs = undefined;
    this.#touchSinceMs = undefined;
    return this.#say({});
  }

  #say(said: Partial<MachineStep>): MachineStep {
    const phase = said.phase ?? "rest";
    return {
      events: [],
      attempt: this.#attempts,
      judging: false,
      over: false,
      leg: this.#leg,
      signals: [],
      measures: {},
      notices: [],
      judgeable: true,
      formStepMs: 0,
      active: phase !== "rest",
      ...said,
      phase,
    };
  }
}
