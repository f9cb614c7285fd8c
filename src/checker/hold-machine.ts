import type { HoldMovement, Values } from "./definition.js";
import { insideAll, overshoot } from "./definition.js";
import type { PauseReason, SetEvent } from "./events.js";

/** A pause is told when it lasts this long: shorter ones are a landmark's jitter at the edge of the band. */
const TELL_PAUSE_AFTER_MS = 500;
/** These are no jitter, and no picture follows them on which they could be told later. */
const TOLD_AT_ONCE: ReadonlySet<PauseReason> = new Set(["page-hidden", "source-lost", "paused"]);
/** Back in position this long before the clock runs again; the time is credited. */
const RESUME_MS = 300;

/** In position, not yet long enough to be a hold. */
interface Candidate {
  readonly pendingMs: number;
  readonly stillMs: number;
  readonly supportedMs: number;
}

interface Drift {
  readonly sinceMs: number;
  readonly reason: PauseReason;
  readonly told: boolean;
  readonly backMs: number;
}

/** How the person came down from the last stand. */
interface Descent {
  readonly standingSupport: number | undefined;
  readonly maxLeanDeg: number;
}

export interface HoldState {
  readonly phase: "standing" | "sliding" | "holding" | "paused";
  readonly totalMs: number;
  readonly longestMs: number;
  readonly goodFormMs: number;
  /** Time in position since the last break longer than the grace. */
  readonly currentMs: number;
  /** Time in position since the hold began. */
  readonly holdMs: number;
  readonly candidate: Candidate | undefined;
  readonly drift: Drift | undefined;
  readonly descent: Descent;
  /** Still, bent and supported once since the last stand: from then on form is judged. */
  readonly attempting: boolean;
  readonly steadyMs: number;
}

export const NO_HOLD: HoldState = {
  phase: "standing",
  totalMs: 0,
  longestMs: 0,
  goodFormMs: 0,
  currentMs: 0,
  holdMs: 0,
  candidate: undefined,
  drift: undefined,
  descent: { standingSupport: undefined, maxLeanDeg: 0 },
  attempting: false,
  steadyMs: 0,
};

export interface HoldInput {
  readonly timeMs: number;
  /** Time since the last picture that was seen; 0 after a gap. */
  readonly stepMs: number;
  /** All values that the bands need are seen; otherwise why not. */
  readonly seen: true | PauseReason;
  readonly values: Values;
  /** The upright metric before filtering: a lean of half a second must not be smoothed away. */
  readonly leanDeg: number | undefined;
  /** Speed of the driver, degrees per second. */
  readonly speedDegPerS: number | undefined;
  readonly targetDeg: number;
  /** No SAFE or FORM fault stands. */
  readonly cleanForm: boolean;
}

export interface HoldStep {
  readonly state: HoldState;
  readonly events: readonly SetEvent[];
  /** The person is in the posture but came down by sitting. */
  readonly satDown: boolean;
}

/**
 * The clock of a hold, exercises.md 8.5: STANDING, SLIDING, SETTLE, HOLD, DRIFT, END. It runs only while every band of
 * `stay` holds; the seconds between entering the band and the proof of stillness and support are credited. Pure.
 */
export function stepHold(state: HoldState, movement: HoldMovement<string>, input: HoldInput): HoldStep {
  const events: SetEvent[] = [];
  if (input.seen !== true) {
    return { state: loseSight(state, movement, input, input.seen, events), events, satDown: false };
  }
  const driver = input.values[movement.driver] ?? 0;
  if (driver < movement.standingBelowDeg) {
    const ended = state.phase === "holding" || state.phase === "paused" ? endHold(state, input.timeMs, events) : state;
    return {
      state: {
        ...ended,
        phase: "standing",
        candidate: undefined,
        descent: { standingSupport: input.values[movement.support.metric], maxLeanDeg: 0 },
        attempting: false,
        steadyMs: 0,
      },
      events,
      satDown: false,
    };
  }
  const followed = follow(state, movement, input, driver);
  const satDown = cameDownSitting(followed, movement, input);
  if (followed.phase === "holding") return { state: hold(followed, movement, input, events), events, satDown: false };
  if (followed.phase === "paused")
    return { state: pause(followed, movement, input, driver, events), events, satDown: false };
  return { state: settle({ ...followed, phase: "sliding" }, movement, input, satDown, events), events, satDown };
}

/** Keeps what is needed about the way down, and whether the person is trying the exercise. */
function follow(state: HoldState, movement: HoldMovement<string>, input: HoldInput, driver: number): HoldState {
  const lean = input.leanDeg ?? 0;
  const still = input.speedDegPerS !== undefined && Math.abs(input.speedDegPerS) < movement.stillDegPerS;
  const supported = (input.values[movement.support.metric] ?? 0) >= movement.support.above;
  const inHold = state.phase === "holding" || state.phase === "paused";
  const descent = inHold
    ? state.descent
    : { ...state.descent, maxLeanDeg: Math.max(state.descent.maxLeanDeg, state.candidate === undefined ? lean : 0) };
  const steadyMs = still && supported && driver >= movement.attemptAboveDeg ? state.steadyMs + input.stepMs : 0;
  const next = { ...state, descent, steadyMs };
  return {
    ...next,
    attempting: state.attempting || (steadyMs >= movement.settleMs && !cameDownSitting(next, movement, input)),
  };
}

function cameDownSitting(state: HoldState, movement: HoldMovement<string>, input: HoldInput): boolean {
  const before = state.descent.standingSupport;
  const now = input.values[movement.support.metric];
  if (before === undefined || now === undefined) return false;
  return state.descent.maxLeanDeg > movement.upright.maxDeg && now - before > movement.upright.maxSupportGain;
}

function settle(
  state: HoldState,
  movement: HoldMovement<string>,
  input: HoldInput,
  satDown: boolean,
  events: SetEvent[],
): HoldState {
  const band = state.candidate === undefined ? movement.enter : movement.stay;
  if (satDown || insideAll(band, input.values, input.targetDeg) !== true) return { ...state, candidate: undefined };
  const still = input.speedDegPerS !== undefined && Math.abs(input.speedDegPerS) < movement.stillDegPerS;
  const supported = (input.values[movement.support.metric] ?? 0) >= movement.support.above;
  const before = state.candidate ?? { pendingMs: 0, stillMs: 0, supportedMs: 0 };
  const stepMs = state.candidate === undefined ? 0 : input.stepMs;
  const candidate: Candidate = {
    pendingMs: before.pendingMs + stepMs,
    stillMs: still ? before.stillMs + stepMs : 0,
    supportedMs: supported ? before.supportedMs + stepMs : 0,
  };
  if (candidate.stillMs < movement.settleMs || candidate.supportedMs < movement.settleMs)
    return { ...state, candidate };
  events.push({ type: "hold-started", timeMs: input.timeMs });
  return credit(
    { ...state, phase: "holding", candidate: undefined, currentMs: 0, holdMs: 0 },
    candidate.pendingMs,
    input,
  );
}

function hold(state: HoldState, movement: HoldMovement<string>, input: HoldInput, events: SetEvent[]): HoldState {
  if (insideAll(movement.stay, input.values, input.targetDeg) === true) return credit(state, input.stepMs, input);
  const drift: Drift = { sinceMs: input.timeMs, reason: reasonFor(movement, input), told: false, backMs: 0 };
  return pause({ ...state, phase: "paused", drift }, movement, input, input.values[movement.driver] ?? 0, events);
}

function pause(
  state: HoldState,
  movement: HoldMovement<string>,
  input: HoldInput,
  driver: number,
  events: SetEvent[],
): HoldState {
  const drift = state.drift ?? { sinceMs: input.timeMs, reason: "out-of-view", told: false, backMs: 0 };
  if (insideAll(movement.enter, input.values, input.targetDeg) === true) {
    const backMs = drift.backMs + input.stepMs;
    if (backMs < RESUME_MS) return { ...state, drift: { ...drift, backMs } };
    if (drift.told) events.push({ type: "hold-resumed", timeMs: input.timeMs });
    return credit({ ...state, phase: "holding", drift: undefined }, backMs, input);
  }
  const lastedMs = input.timeMs - drift.sinceMs;
  const gaveUp = driver < input.targetDeg - movement.endBelowTargetDeg;
  if (gaveUp || lastedMs > movement.endAfterMs) return { ...endHold(state, input.timeMs, events), phase: "sliding" };
  return broken(tell({ ...state, drift: { ...drift, backMs: 0 } }, input.timeMs, events), movement, lastedMs);
}

function loseSight(
  state: HoldState,
  movement: HoldMovement<string>,
  input: HoldInput,
  reason: PauseReason,
  events: SetEvent[],
): HoldState {
  if (state.phase !== "holding" && state.phase !== "paused") return { ...state, candidate: undefined, steadyMs: 0 };
  const drift = state.drift ?? { sinceMs: input.timeMs, reason, told: false, backMs: 0 };
  const lastedMs = input.timeMs - drift.sinceMs;
  if (lastedMs > movement.endAfterMs) {
    // Out of sight for long: how the person comes back is not known, so the descent starts from nothing.
    const ended = endHold(state, input.timeMs, events);
    return { ...ended, phase: "sliding", attempting: false, steadyMs: 0, descent: NO_HOLD.descent };
  }
  const paused: HoldState = { ...state, phase: "paused", drift: { ...drift, backMs: 0 } };
  return broken(tell(paused, input.timeMs, events), movement, lastedMs);
}

function tell(state: HoldState, timeMs: number, events: SetEvent[]): HoldState {
  const drift = state.drift;
  if (drift === undefined || drift.told) return state;
  if (timeMs - drift.sinceMs < TELL_PAUSE_AFTER_MS && !TOLD_AT_ONCE.has(drift.reason)) return state;
  events.push({ type: "hold-paused", timeMs, reason: drift.reason });
  return { ...state, drift: { ...drift, told: true } };
}

/** A pause beyond the grace breaks the run "without a break". */
const broken = (state: HoldState, movement: HoldMovement<string>, lastedMs: number): HoldState =>
  lastedMs > movement.graceMs ? { ...state, currentMs: 0 } : state;

function credit(state: HoldState, ms: number, input: HoldInput): HoldState {
  const currentMs = state.currentMs + ms;
  return {
    ...state,
    totalMs: state.totalMs + ms,
    currentMs,
    holdMs: state.holdMs + ms,
    longestMs: Math.max(state.longestMs, currentMs),
    goodFormMs: state.goodFormMs + (input.cleanForm ? ms : 0),
  };
}

function endHold(state: HoldState, timeMs: number, events: SetEvent[]): HoldState {
  events.push({ type: "hold-ended", timeMs, holdMs: state.holdMs });
  return { ...state, drift: undefined, candidate: undefined, currentMs: 0, holdMs: 0 };
}

function reasonFor(movement: HoldMovement<string>, input: HoldInput): PauseReason {
  for (const [name, band] of Object.entries(movement.stay)) {
    const value = input.values[name];
    if (band === undefined || value === undefined || overshoot(value, band, input.targetDeg) <= 0) continue;
    if (name === movement.driver) return value < input.targetDeg ? "too-high" : "too-low";
    return movement.reasons[name] ?? "out-of-view";
  }
  return "out-of-view";
}
