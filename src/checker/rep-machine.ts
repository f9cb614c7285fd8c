import { median } from "../body/geometry.js";
import type { Side } from "../body/joints.js";
import type { TimedValue } from "../body/signal.js";
import type { AttemptPhase, MachineMeasure, MachineSignal, RepMovement } from "./definition.js";
import { overshoot } from "./definition.js";
import type { NoticeId, RefusalReason, SetEvent } from "./events.js";
import { LOST_MS, SHORT_GAP_MS } from "./machine.js";
import type { Machine, MachineInput, MachineStep, MovementLabel } from "./machine.js";
import { StandingLeg } from "./standing-leg.js";
import { ofView } from "./view-gate.js";
import type { SeenView } from "./view-gate.js";

/** At the top this long before another attempt, when one was given up. exercises.md 3.1: READY to TOP. */
const READY_MS = 500;
/** Between two attempts. exercises.md 3.1: refractory. */
const REFRACTORY_MS = 300;
/** At the bottom: within this of the peak. */
const BOTTOM_DEG = 4;
/** ... and no longer going down faster than this over so long: dT/dt of exercises.md 3.1. */
const SLOW_DEG_PER_S = 20;
const SLOW_MS = 100;
/** Under the peak by this: on the way back up. exercises.md 3.1. */
const UP_AFTER_DEG = 8;
/** Up again by this without having come back: a bounce, or an attempt that did not return. exercises.md 3.1. */
const BOUNCE_DEG = 15;
/** Nothing moves for this long outside of the top: given up. exercises.md 3.1. */
const FLAT_MS = 6000;
const FLAT_DEG = 5;
/** The way down begins where the driver was last within this of its lowest. */
const START_DEG = 4;
/** How far back that lowest is looked for. */
const TOP_WINDOW_MS = 1500;
/** Peaks are means over this much time: one noisy picture makes no depth. */
const PEAK_WINDOW_MS = 150;
/** A person who stands with soft knees has come back when so near to how they stood. */
const STANDS_WITHIN_DEG = 6;
/** The exit stays this far under the enter, whatever the standing angle. */
const LEAST_HYSTERESIS_DEG = 6;
/** For this long so near above the exit, the person has come back as far as they do. */
const BACK_MS = 500;
const BACK_ABOVE_EXIT_DEG = 10;
/** An attempt is told as too shallow or too fast from here on: what is less is no attempt. */
const TOLD_ABOVE_ENTER_DEG = 5;
const TOLD_SHARE_OF_TARGET = 0.5;
/** Longest time after an attempt in which the way up still ends. */
const RISE_MS = 1500;
/** Support must last this long at the bottom. exercises.md 5.4. */
const SUPPORT_MS = 300;

/** A hand is where it should be when it is there for this long: one noisy picture is no reach. */
const REACHED_MS = 100;

/** The free foot down for this long is a tap. exercises.md 5.5. */
const TAP_MS = 100;

interface Sample {
  readonly timeMs: number;
  readonly deg: number;
}

/** Where what has to stay in its place was, one after the other as in RepRun.#kept; undefined: not seen. */
interface Places {
  readonly timeMs: number;
  readonly values: readonly (number | undefined)[];
}

/** From its least to its largest place in an attempt. */
interface Spread {
  least: number;
  most: number;
}

/** One repetition from leaving the top on. */
interface Attempt {
  readonly ordinal: number;
  readonly startMs: number;
  /** The leg that stands; undefined while it is not known. */
  side: Side | undefined;
  /** How far the free foot was off the floor at most, share of height. */
  liftedShare: number;
  /** Where the standing foot was. */
  readonly places: TimedValue[];
  readonly samples: Sample[];
  phase: "down" | "bottom" | "up";
  peakDeg: number;
  /** Least driver since the peak, and when the driver last moved by more than FLAT_DEG. */
  lowDeg: number;
  flatFromDeg: number;
  flatSinceMs: number;
  /** How long nearly back. */
  backMs: number;
  readonly spreads: readonly Spread[];
  /** Not seen squarely: a depth that is reached counts, one that is not is no verdict. */
  slanted: boolean;
  supportedMs: number;
  reachSeen: boolean;
  /** How long each hand was where it should be. */
  reachedMs: number;
  otherReachedMs: number;
  /** Highest that all of the free foot was over the floor; undefined: not seen. */
  raisedShare: number | undefined;
  taps: number;
  footDownMs: number;
  /** It came down when the way up was nearly done: a tap only once it is up again, else the person has put it down to stand. */
  landedAtEnd: boolean;
  longestDownMs: number;
  upSpeedDegPerS: number;
  readonly topDeg: number | undefined;
}

/** Repetitions of one driver, exercises.md 3.1: enter, bottom, exit, with a reason for what is not counted. */
export function createRepMachine(movement: RepMovement<string>): Machine {
  return new RepRun(movement);
}

/** A side view that is not square: full depth is counted from there, form is not judged. */
const isSlanted = (view: SeenView): boolean => view === "oblique" || view === "half-side";

class RepRun implements Machine {
  readonly #movement: RepMovement<string>;
  readonly #standing: StandingLeg | undefined;
  /** What has to stay in its place, and how far it may go. */
  readonly #kept: readonly { readonly metric: string; readonly within: number }[];
  readonly #recent: Sample[] = [];
  readonly #places: Places[] = [];
  #attempt: Attempt | undefined;
  #ordinal = 0;
  /** The attempt that went on came to nothing in this picture. */
  #voided = false;
  /** When the attempt began that was noticed in this picture. */
  #startedMs: number | undefined;
  #top: { readonly sinceMs: number; lowDeg: number } | undefined;
  #ready = false;
  #standingDeg: number | undefined;
  #endedMs = Number.NEGATIVE_INFINITY;
  /** Measures of the attempt that has just ended; the way up is known a little later. */
  #done: Partial<Record<MachineMeasure, number>> = {};
  #rising: { readonly fromMs: number; readonly endedMs: number; lowDeg: number } | undefined;
  #supported: boolean[] = [];
  #driver: string | undefined;
  #leg: Side | undefined;
  /** Between attempts: how long the free foot has been down, and whether it is seen up there at all. */
  #downBetweenMs = 0;
  #upBetweenMs = 0;

  constructor(movement: RepMovement<string>) {
    this.#movement = movement;
    this.#kept = [movement.planted, movement.carried].filter((limit) => limit !== undefined);
    this.#standing = movement.freeFoot === undefined ? undefined : new StandingLeg(movement.freeFoot);
  }

  step(input: MachineInput): MachineStep {
    this.#voided = false;
    this.#startedMs = undefined;
    if (input.seen !== true) return this.#unseen(input);
    const driver = ofView(this.#movement.driver, input.view);
    if (driver !== this.#driver) this.#giveUp();
    this.#driver = driver;
    const deg = driver === undefined ? undefined : input.values[driver];
    const raw = driver === undefined ? undefined : input.raw[driver];
    if (deg === undefined || raw === undefined) return this.#withoutDriver(input);
    return this.#seen(input, deg, raw);
  }

  #unseen(input: MachineInput): MachineStep {
    const lost = input.unseenMs > LOST_MS;
    if (lost) this.#giveUp();
    return this.#say(input, { events: [], signals: [], notices: [], judging: false, over: lost });
  }

  /** Before the standing leg is known, the driver of that leg is not. */
  #withoutDriver(input: MachineInput): MachineStep {
    const events: SetEvent[] = [];
    const notices: NoticeId[] = [];
    this.#followLeg(input, events, notices);
    return this.#say(input, { events, signals: [], notices, judging: false, over: false });
  }

  #giveUp(): void {
    this.#voided = this.#attempt !== undefined;
    this.#attempt = undefined;
    this.#ready = false;
    this.#top = undefined;
    this.#rising = undefined;
    this.#recent.length = 0;
    this.#places.length = 0;
    this.#done = {};
    this.#standing?.forget();
  }

  #seen(input: MachineInput, deg: number, raw: number): MachineStep {
    const events: SetEvent[] = [];
    const signals: MachineSignal[] = [];
    const notices: NoticeId[] = [];
    this.#remember(input, raw);
    this.#followLeg(input, events, notices);
    const { enterDeg, exitDeg } = this.#limits(input);
    if (this.#attempt === undefined) {
      this.#rest(input, deg, enterDeg, exitDeg, notices, signals);
    } else {
      this.#go(this.#attempt, input, deg, enterDeg, exitDeg, events, signals);
    }
    if (this.#lacksSupport(2)) notices.push("lean-into-ball");
    if (isSlanted(input.view)) notices.push("turn-to-count");
    return this.#say(input, { events, signals, notices, judging: this.#isJudged, over: false });
  }

  /** The leg that stands has to be known, and be the chosen one, before its form means anything. */
  get #isJudged(): boolean {
    return this.#attempt !== undefined && (this.#standing === undefined || this.#attempt.side !== undefined);
  }

  #limits({ view, targetDeg }: Pick<MachineInput, "view" | "targetDeg">): {
    readonly enterDeg: number;
    readonly exitDeg: number;
  } {
    const enter = ofView(this.#movement.enter, view);
    const hysteresisDeg = ofView(this.#movement.hysteresisDeg, view) ?? BOUNCE_DEG;
    const enterDeg = Math.max(enter?.atLeastDeg ?? 0, (enter?.shareOfTarget ?? 0) * targetDeg);
    const standsDeg = (this.#standingDeg ?? Number.NEGATIVE_INFINITY) + STANDS_WITHIN_DEG;
    const exitDeg = Math.max(enterDeg - hysteresisDeg, Math.min(standsDeg, enterDeg - LEAST_HYSTERESIS_DEG));
    return { enterDeg, exitDeg };
  }

  #remember({ timeMs, raw }: MachineInput, deg: number): void {
    this.#recent.push({ timeMs, deg });
    while (timeMs - (this.#recent[0]?.timeMs ?? timeMs) > TOP_WINDOW_MS) this.#recent.shift();
    this.#places.push({ timeMs, values: this.#kept.map(({ metric }) => raw[metric]) });
    while (timeMs - (this.#places[0]?.timeMs ?? timeMs) > TOP_WINDOW_MS) this.#places.shift();
  }

  /** Mean of the last moments. */
  #smoothed(timeMs: number): number {
    let sum = 0;
    let count = 0;
    for (let index = this.#recent.length - 1; index >= 0; index -= 1) {
      const sample = this.#recent[index];
      if (sample === undefined || timeMs - sample.timeMs > PEAK_WINDOW_MS) break;
      sum += sample.deg;
      count += 1;
    }
    return sum / count;
  }

  #followLeg(input: MachineInput, events: SetEvent[], notices: NoticeId[]): void {
    const { freeFoot } = this.#movement;
    if (this.#standing === undefined || freeFoot === undefined) return;
    this.#standing.step(input.values[freeFoot.leftOverRight], input.stepMs);
    // A leg is never changed within an attempt.
    if (this.#attempt?.side !== undefined) return;
    const found = this.#standing.leg;
    if (found === undefined) return;
    if (input.leg !== undefined && found !== input.leg) {
      notices.push("other-leg");
      return;
    }
    const lifted = Math.abs(input.values[freeFoot.leftOverRight] ?? 0);
    if (this.#attempt !== undefined && this.#standing.stands(input.leg) && lifted >= (freeFoot.upWithin ?? 0))
      this.#attempt.side = found;
    if (found === this.#leg) return;
    this.#leg = found;
    events.push({ type: "leg-found", timeMs: input.timeMs, side: found });
  }

  /** Between attempts: waits at the top, then for the way down. */
  #rest(
    input: MachineInput,
    deg: number,
    enterDeg: number,
    exitDeg: number,
    notices: NoticeId[],
    signals: MachineSignal[],
  ): void {
    const { timeMs } = input;
    this.#endRise(timeMs, deg);
    if (deg < exitDeg) this.#watchFootBetween(input);
    if (deg < Math.max(exitDeg, enterDeg - LEAST_HYSTERESIS_DEG)) {
      this.#top ??= { sinceMs: timeMs, lowDeg: deg };
      this.#top.lowDeg = Math.min(this.#top.lowDeg, deg);
      // A recording may begin just before the first way down.
      if (this.#ordinal === 0) this.#ready = true;
      if (timeMs - this.#top.sinceMs >= READY_MS) {
        this.#ready = true;
        this.#standingDeg ??= this.#top.lowDeg;
      }
      return;
    }
    if (deg < enterDeg) return;
    const { freeFoot } = this.#movement;
    const onOneLeg =
      this.#standing === undefined || freeFoot?.upWithin !== undefined || this.#standing.stands(input.leg);
    if (!onOneLeg) notices.push(this.#standing.leg === undefined ? "lift-one-foot" : "other-leg");
    if (this.#ready && onOneLeg && timeMs - this.#endedMs >= REFRACTORY_MS) {
      if (this.#tappedBetween(timeMs)) signals.push("tap");
      this.#begin(input);
    } else if (!onOneLeg) this.#ready = false;
  }

  #begin({ timeMs, leg }: MachineInput): void {
    this.#ordinal += 1;
    const lowDeg = Math.min(...this.#recent.map((sample) => sample.deg));
    const start = this.#recent.findLast((sample) => sample.deg <= lowDeg + START_DEG);
    const startMs = start?.timeMs ?? timeMs;
    const side = this.#standing?.stands(leg) === true ? (leg ?? this.#standing.leg) : undefined;
    const samples = this.#recent.filter((sample) => sample.timeMs >= startMs);
    const deg = this.#smoothed(timeMs);
    this.#voided = false;
    this.#startedMs = startMs;
    this.#done = {};
    this.#rising = undefined;
    this.#attempt = {
      ordinal: this.#ordinal,
      startMs,
      side,
      liftedShare: 0,
      places: [],
      samples,
      phase: "down",
      peakDeg: deg,
      lowDeg: deg,
      flatFromDeg: deg,
      flatSinceMs: timeMs,
      backMs: 0,
      spreads: this.#kept.map(() => ({ least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY })),
      slanted: false,
      supportedMs: 0,
      reachSeen: false,
      reachedMs: 0,
      otherReachedMs: 0,
      raisedShare: undefined,
      taps: 0,
      footDownMs: 0,
      landedAtEnd: false,
      longestDownMs: 0,
      upSpeedDegPerS: 0,
      topDeg: this.#ordinal === 1 ? undefined : this.#top?.lowDeg,
    };
    this.#top = undefined;
    // Somebody who walks is on the way before a knee is bent far enough.
    const walked = this.#attempt;
    for (const place of this.#places) if (place.timeMs >= startMs) this.#walks(walked, place.timeMs);
  }

  #go(
    attempt: Attempt,
    input: MachineInput,
    deg: number,
    enterDeg: number,
    exitDeg: number,
    events: SetEvent[],
    signals: MachineSignal[],
  ): void {
    const { timeMs } = input;
    const now = this.#smoothed(timeMs);
    const before = attempt.samples.at(-1);
    if (before !== undefined && timeMs > before.timeMs && timeMs - before.timeMs <= SHORT_GAP_MS) {
      const speed = ((before.deg - now) * 1000) / (timeMs - before.timeMs);
      if (attempt.phase === "up") attempt.upSpeedDegPerS = Math.max(attempt.upSpeedDegPerS, speed);
    }
    attempt.samples.push({ timeMs, deg: now });
    if (Math.abs(now - attempt.flatFromDeg) > FLAT_DEG) {
      attempt.flatFromDeg = now;
      attempt.flatSinceMs = timeMs;
    }
    attempt.slanted ||= isSlanted(input.view);
    if (this.#walks(attempt, timeMs)) {
      this.#giveUp();
      return;
    }
    this.#watchSupport(attempt, input, now);
    this.#watchReach(attempt, input);
    this.#watchRaised(attempt, input);
    this.#watchFoot(attempt, input, deg, enterDeg, events, signals);
    this.#watchShift(attempt, input);
    if (now > attempt.peakDeg) {
      attempt.peakDeg = now;
      attempt.lowDeg = now;
    }
    attempt.lowDeg = Math.min(attempt.lowDeg, now);
    attempt.phase = this.#phaseOf(attempt, input, now);
    if (deg < exitDeg || this.#isBack(attempt, input, now, exitDeg)) {
      this.#finish(attempt, input, events, signals, undefined);
    } else if (timeMs - attempt.flatSinceMs > FLAT_MS) {
      this.#giveUp();
    } else if (this.#goesDownAgain(attempt, now, exitDeg)) {
      this.#finish(attempt, input, events, signals, "not-returned");
      this.#begin(input);
    }
  }

  /** A foot that has to stay planted has moved, or the whole body has: the person walks, or sits down on something. */
  #walks({ spreads }: Attempt, timeMs: number): boolean {
    this.#kept.forEach((_, index) => {
      const spread = spreads[index];
      const place = meanOf(this.#places, index, timeMs);
      if (spread === undefined || place === undefined) return;
      spread.least = Math.min(spread.least, place);
      spread.most = Math.max(spread.most, place);
    });
    return this.#kept.some(({ within }, index) => {
      const spread = spreads[index];
      return spread !== undefined && spread.most - spread.least > within;
    });
  }

  /** Not quite under the exit, but there for long enough. */
  #isBack(attempt: Attempt, { stepMs, view, targetDeg }: MachineInput, now: number, exitDeg: number): boolean {
    const { enterDeg } = this.#limits({ view, targetDeg });
    const limitDeg = Math.min(exitDeg + BACK_ABOVE_EXIT_DEG, enterDeg - LEAST_HYSTERESIS_DEG);
    attempt.backMs = now < limitDeg ? attempt.backMs + stepMs : 0;
    return attempt.backMs >= BACK_MS;
  }

  #phaseOf(attempt: Attempt, { timeMs }: MachineInput, now: number): Attempt["phase"] {
    if (now < attempt.peakDeg - BOTTOM_DEG) return now < attempt.peakDeg - UP_AFTER_DEG ? "up" : attempt.phase;
    const before = attempt.samples.findLast((sample) => timeMs - sample.timeMs >= SLOW_MS);
    const rises = before !== undefined && now - before.deg >= (SLOW_DEG_PER_S * (timeMs - before.timeMs)) / 1000;
    return attempt.phase === "down" && rises ? "down" : "bottom";
  }

  /** Half way back or more, and down again without having stood up. */
  #goesDownAgain(attempt: Attempt, now: number, exitDeg: number): boolean {
    const halfDeg = (attempt.peakDeg + exitDeg) / 2;
    return attempt.lowDeg < halfDeg && now - attempt.lowDeg > BOUNCE_DEG;
  }

  #watchSupport(attempt: Attempt, input: MachineInput, now: number): void {
    const { support } = this.#movement;
    if (support === undefined) return;
    const value = input.values[support.metric];
    if (value === undefined || now < attempt.peakDeg - UP_AFTER_DEG) return;
    if (value >= support.above) attempt.supportedMs += input.stepMs;
  }

  #watchReach(attempt: Attempt, input: MachineInput): void {
    const { reach } = this.#movement;
    if (reach === undefined) return;
    const reaches = (metric: string | undefined): boolean | undefined => {
      const value = metric === undefined ? undefined : input.values[metric];
      return value === undefined ? undefined : overshoot(value, reach.keep, input.targetDeg) <= 0;
    };
    const reached = reaches(reach.metric);
    if (reached === undefined) return;
    attempt.reachSeen = true;
    if (reached) attempt.reachedMs += input.stepMs;
    if (reaches(reach.otherHand) === true) attempt.otherReachedMs += input.stepMs;
  }

  #watchRaised(attempt: Attempt, input: MachineInput): void {
    const raised = this.#movement.freeFoot?.raised;
    const share = raised === undefined ? undefined : input.values[raised.metric];
    if (share !== undefined) attempt.raisedShare = Math.max(attempt.raisedShare ?? share, share);
  }

  #watchFoot(
    attempt: Attempt,
    input: MachineInput,
    deg: number,
    enterDeg: number,
    events: SetEvent[],
    signals: MachineSignal[],
  ): void {
    if (this.#standing === undefined || attempt.side === undefined) return;
    attempt.liftedShare = Math.max(attempt.liftedShare, this.#standing.freeFootShare(attempt.side) ?? 0);
    const down = this.#standing.freeFootIsDown(attempt.side);
    if (down === undefined) return;
    const { timeMs } = input;
    if (!down) {
      if (attempt.landedAtEnd && attempt.footDownMs >= TAP_MS) this.#taps(attempt, signals);
      this.#tapEnds(attempt, timeMs, events);
      attempt.footDownMs = 0;
      return;
    }
    const beforeMs = attempt.footDownMs;
    if (beforeMs === 0) attempt.landedAtEnd = attempt.phase === "up" && deg < enterDeg;
    attempt.footDownMs += input.stepMs;
    attempt.longestDownMs = Math.max(attempt.longestDownMs, attempt.footDownMs);
    if (!attempt.landedAtEnd && beforeMs < TAP_MS && attempt.footDownMs >= TAP_MS) this.#taps(attempt, signals);
  }

  #taps(attempt: Attempt, signals: MachineSignal[]): void {
    attempt.taps += 1;
    signals.push("tap");
  }

  #watchShift(attempt: Attempt, input: MachineInput): void {
    const { planted } = this.#movement;
    const value = planted === undefined || attempt.side === undefined ? undefined : input.raw[planted.metric];
    if (value !== undefined) attempt.places.push({ timeMs: input.timeMs, value });
  }

  #watchFootBetween({ stepMs }: MachineInput): void {
    if (this.#leg === undefined) return;
    const down = this.#standing?.freeFootIsDown(this.#leg);
    if (down === true) this.#downBetweenMs += stepMs;
    else if (this.#standing?.stands(this.#leg) === true) this.#upBetweenMs += stepMs;
  }

  /** Since the last attempt the free foot has been down, where otherwise it is up. */
  #tappedBetween(timeMs: number): boolean {
    const { tapMs, betweenMs } = this.#movement.freeFoot ?? {};
    const downMs = this.#downBetweenMs;
    this.#downBetweenMs = 0;
    if (tapMs === undefined || betweenMs === undefined || timeMs - this.#endedMs > betweenMs) return false;
    return downMs > tapMs && this.#upBetweenMs > tapMs;
  }

  #tapEnds(attempt: Attempt, timeMs: number, events: SetEvent[]): void {
    if (attempt.footDownMs < TAP_MS || attempt.side === undefined) return;
    const side = attempt.side === "left" ? "right" : "left";
    events.push({ type: "foot-tapped", timeMs, side, durationMs: attempt.footDownMs });
  }

  #finish(
    attempt: Attempt,
    input: MachineInput,
    events: SetEvent[],
    signals: MachineSignal[],
    notReturned: "not-returned" | undefined,
  ): void {
    const { timeMs, targetDeg } = input;
    if (!attempt.landedAtEnd) this.#tapEnds(attempt, timeMs, events);
    const { startMs, peakDeg, side, samples } = attempt;
    const near = samples.filter((sample) => sample.deg >= peakDeg - BOTTOM_DEG);
    const bottomMs = near[0]?.timeMs ?? timeMs;
    const leftMs = near.at(-1)?.timeMs ?? timeMs;
    if (this.#standing !== undefined && side === undefined) {
      // No foot was up in it: a bow, or somebody who sits down.
      this.#giveUp();
      this.#ready = true;
      return;
    }
    const reason = notReturned ?? this.#refusal(attempt, timeMs, targetDeg);
    if ((reason === "too-shallow" || reason === "too-fast") && !this.#isTold(attempt, input)) {
      this.#giveUp();
      this.#ready = true;
      return;
    }
    const { support } = this.#movement;
    if (support !== undefined) {
      this.#supported = [...this.#supported, attempt.supportedMs >= SUPPORT_MS].slice(-support.of);
      if (this.#lacksSupport(support.of)) signals.push("support-lost");
    }
    if (reason === undefined) {
      events.push({
        type: "rep-counted",
        timeMs,
        ...(side === undefined ? {} : { side }),
        peakDeg,
        downMs: bottomMs - startMs,
        holdMs: leftMs - bottomMs,
        upMs: timeMs - leftMs,
        clean: true,
      });
    } else {
      signals.push(reason);
      events.push({ type: "rep-refused", timeMs, ...(side === undefined ? {} : { side }), reason, peakDeg });
    }
    this.#done = { ...this.#measures(attempt), attemptS: (timeMs - startMs) / 1000 };
    this.#rising = { fromMs: leftMs, endedMs: timeMs, lowDeg: samples.at(-1)?.deg ?? peakDeg };
    this.#attempt = undefined;
    this.#downBetweenMs = 0;
    this.#endedMs = timeMs;
    this.#top = undefined;
    this.#ready = true;
  }

  #isTold({ peakDeg, slanted }: Attempt, { view, targetDeg }: MachineInput): boolean {
    const fromDeg = Math.max(
      this.#limits({ view, targetDeg }).enterDeg + TOLD_ABOVE_ENTER_DEG,
      TOLD_SHARE_OF_TARGET * targetDeg,
    );
    return !slanted && peakDeg >= fromDeg;
  }

  #refusal(attempt: Attempt, timeMs: number, targetDeg: number): RefusalReason | undefined {
    const { toleranceDeg, minMs, freeFoot } = this.#movement;
    if (timeMs - attempt.startMs < minMs) return "too-fast";
    if (freeFoot !== undefined && attempt.longestDownMs > freeFoot.tapMs) return "foot-down";
    if (attempt.liftedShare < (freeFoot?.upWithin ?? 0)) return "foot-down";
    const { reach } = this.#movement;
    const reached = attempt.reachedMs >= REACHED_MS;
    const deep = attempt.peakDeg >= targetDeg - toleranceDeg || (reach?.insteadOfDepth === true && reached);
    if (!deep) return "too-shallow";
    // Of a small lean a foot that is up shows little; a deep one shows whether the person stands on two feet.
    const { raised } = freeFoot ?? {};
    if (raised !== undefined && attempt.raisedShare !== undefined && attempt.raisedShare < raised.above)
      return "foot-down";
    if (reach === undefined || reach.insteadOfDepth === true || !attempt.reachSeen || reached) return undefined;
    return attempt.otherReachedMs >= REACHED_MS ? "wrong-hand" : "not-reached";
  }

  /** The way up ends where the driver stops falling; only then its time is known. */
  #endRise(timeMs: number, deg: number): void {
    const rising = this.#rising;
    if (rising === undefined) return;
    if (deg < rising.lowDeg - 1 && timeMs - rising.endedMs < RISE_MS) {
      rising.lowDeg = deg;
      return;
    }
    this.#done = { ...this.#done, upS: (timeMs - rising.fromMs) / 1000 };
    this.#rising = undefined;
  }

  /** None of the last attempts, of which there are at least `least`, leaned on anything. */
  #lacksSupport(least: number): boolean {
    const { support } = this.#movement;
    if (support === undefined || this.#supported.length < Math.min(least, support.of)) return false;
    return this.#supported.filter(Boolean).length < support.needed;
  }

  #measures(attempt: Attempt): Partial<Record<MachineMeasure, number>> {
    const near = attempt.samples.filter((sample) => sample.deg >= attempt.peakDeg - BOTTOM_DEG);
    const first = near[0]?.timeMs ?? attempt.startMs;
    const last = near.at(-1)?.timeMs ?? first;
    return {
      ...this.#countsOf(attempt),
      downS: (first - attempt.startMs) / 1000,
      bottomS: (last - first) / 1000,
      upSpeedDegPerS: attempt.upSpeedDegPerS,
      ...smoothTimes(attempt),
      ...footShift(attempt),
    };
  }

  #countsOf({ topDeg, taps, longestDownMs }: Attempt): Partial<Record<MachineMeasure, number>> {
    return {
      ...(topDeg === undefined ? {} : { topDeg }),
      ...(this.#standing === undefined ? {} : { taps, footDownS: longestDownMs / 1000 }),
    };
  }

  #say(
    input: MachineInput,
    said: Pick<MachineStep, "events" | "signals" | "notices" | "judging" | "over">,
  ): MachineStep {
    const attempt = this.#attempt;
    const label: MovementLabel | undefined = this.#lacksSupport(1) ? "free-squat" : undefined;
    const phase: AttemptPhase = attempt?.phase ?? "rest";
    return {
      ...said,
      phase,
      attempt: this.#ordinal,
      leg: attempt === undefined ? this.#leg : attempt.side,
      // Times are told at its end: what turns out to be a walk must not be called too fast.
      measures: attempt === undefined ? this.#done : this.#countsOf(attempt),
      judgeable: !isSlanted(input.view),
      formStepMs: input.stepMs,
      active: attempt !== undefined,
      voided: this.#voided,
      startedMs: this.#startedMs,
      ...(label === undefined ? {} : { label }),
    };
  }
}

/** Mean of one of the places in the PEAK_WINDOW_MS up to a time; undefined where it was not seen. */
function meanOf(places: readonly Places[], index: number, untilMs: number): number | undefined {
  let sum = 0;
  let count = 0;
  for (const { timeMs, values } of places) {
    const value = values[index];
    if (value === undefined || timeMs > untilMs || untilMs - timeMs > PEAK_WINDOW_MS) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}

/** Share of a smooth movement's time between these shares of its way. Minimum jerk: 10 t^3 - 15 t^4 + 6 t^5. */
const TIME_OF_10_TO_90 = 0.506;
const TIME_OF_40_TO_90 = 0.306;

/** Time of the way down and back from the middle of each, where it is fast; undefined where that was not seen. */
function smoothTimes({ samples, peakDeg }: Attempt): Partial<Record<MachineMeasure, number>> {
  const lowDeg = samples[0]?.deg ?? peakDeg;
  const at = (share: number): number => lowDeg + share * (peakDeg - lowDeg);
  const down90 = samples.find(({ deg }) => deg >= at(0.9));
  const down10 = samples.findLast(({ deg, timeMs }) => deg < at(0.1) && timeMs < (down90?.timeMs ?? 0));
  const up90 = samples.findLast(({ deg }) => deg >= at(0.9));
  const up40 = samples.find(({ deg, timeMs }) => deg <= at(0.4) && timeMs > (up90?.timeMs ?? Infinity));
  const seconds = (from: Sample | undefined, to: Sample | undefined, share: number): number | undefined =>
    from === undefined || to === undefined ? undefined : (to.timeMs - from.timeMs) / 1000 / share;
  const smoothDownS = seconds(down10, down90, TIME_OF_10_TO_90);
  const smoothUpS = seconds(up90, up40, TIME_OF_40_TO_90);
  return {
    ...(smoothDownS === undefined ? {} : { smoothDownS }),
    ...(smoothUpS === undefined ? {} : { smoothUpS }),
  };
}

/** Begin of an attempt, for where the foot stood. */
const STOOD_MS = 300;
/** End of an attempt: a landmark that jumps for up to 0.2 s is back for some of it, a foot that has moved is not. */
const STAYED_MS = 500;
/** This share of the pictures at the end may show the foot where it was before. */
const BACK_SHARE = 0.25;

/**
 * How far the standing foot has moved from begin to end, when the person is upright: in a deep hinge the model moves it by
 * itself (README.md of body). A foot that has moved stays where it is to the end.
 */
function footShift({ places }: Attempt): Partial<Record<MachineMeasure, number>> {
  const first = places[0];
  const last = places.at(-1);
  if (first === undefined || last === undefined) return {};
  const before = median(places.filter(({ timeMs }) => timeMs - first.timeMs <= STOOD_MS).map(({ value }) => value));
  const away = places
    .filter(({ timeMs }) => last.timeMs - timeMs <= STAYED_MS)
    .map(({ value }) => Math.abs(value - before))
    .sort((a, b) => a - b);
  return { footShiftShare: away[Math.floor(BACK_SHARE * away.length)] ?? 0 };
}
