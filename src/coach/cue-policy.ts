import type { Side } from "../body/joints.js";
import type {
  NoticeId,
  PauseReason,
  PlacementProblem,
  RefusalReason,
  SetEndReason,
  SetEvent,
} from "../checker/events.js";
import { fromWalked, numberText } from "../lib/quantities.js";
import { LEAST_MS, makeCue, type Cue, type CueKind } from "./cue.js";
import { cueText, isCueId, type CueId } from "./cues.js";
import {
  coachTexts,
  distanceSaid,
  easierText,
  endText,
  heldText,
  legText,
  noticeText,
  pausedText,
  pauseText,
  placementText,
  refusalText,
  secondsText,
  sideDoneText,
  startText,
  type CoachTextId,
} from "./messages.js";
import type { Scene } from "./scene.js";

export interface CueInput {
  readonly timeMs: number;
  readonly events: readonly SetEvent[];
  /** True while the voice is still saying an earlier cue. */
  readonly speaking: boolean;
}

export interface CueStep {
  readonly state: CueState;
  readonly cue?: Cue | undefined;
}

/** Source of 6 s, 15 s, 3 repeats, 10 s and 5 s: exercises.md section 7. The other times are choices, see README. */
export const CUE_TIMES = {
  /** Between the starts of two corrections. */
  spacingMs: 6000,
  /** Between two of the same correction or notice. */
  sameCueMs: 15_000,
  /** Times a correction is said before the easier level is offered instead. */
  maxRepeats: 3,
  /** Every so many seconds in position are announced. */
  countStepS: 10,
  /** The last seconds before the target are all announced. */
  lastSeconds: 5,
  /** An announced ten is dropped when it could not be said within this. */
  countStaleMs: 1500,
  /** A number of the last seconds or the countdown is dropped when it could not be said within this. */
  tickStaleMs: 800,
  /** A placement problem must last this long before it is said. */
  placementSettleMs: 1000,
  /** ... or, where problems keep changing, something must be wrong for this long. */
  placementFlickerMs: 4000,
  placementRepeatMs: 7000,
  /** Between two different placement problems. */
  placementSpacingMs: 3000,
  /** Praise is dropped when it could not be said within this after the fault was gone. */
  praiseStaleMs: 5000,
  /** Between the start of a correction and praise. */
  praiseSpacingMs: 2500,
  /** Longer than the spacing, so that a correction just before does not swallow a notice. */
  noticeStaleMs: 7000,
  phaseStaleMs: 2000,
  /** Between two times of the same pause reason when holds start and stop quickly. */
  pauseRepeatMs: 6000,
  /** The same correction may come again after so many attempts, where there are repetitions. */
  sameCueAttempts: 3,
  /** Why an attempt does not count is told at most once in so many attempts. */
  refusalAttempts: 2,
  /** ... and is dropped when it could not be said within this. */
  refusalStaleMs: 2500,
  /** The number of a repetition is dropped when it could not be said within this. */
  repStaleMs: 2000,
  /** A fault of a repetition that is over is still worth a word for this long, before the next one is at its depth. */
  goneFaultMs: 3000,
  /** A good repetition is praised when it comes within this after the fault was gone ... */
  praiseWithinMs: 20_000,
  /** ... and the praise is dropped when it could not be said within this. */
  repPraiseStaleMs: 3000,
  /** Every so many metres, or yards, in a direction are announced. */
  distanceStep: 2,
} as const;

/** The correction that a spoken pause reason already tells: it is not said again right after. */
const PAUSE_TELLS: Readonly<Partial<Record<PauseReason, readonly CueId[]>>> = {
  "too-high": ["slide-down"],
  "too-low": ["slide-up"],
  "trunk-lean": ["back-to-wall"],
  "off-support": ["back-to-wall"],
  "shank-lean": ["feet-forward", "heels-under-knees"],
};

/** The same for notices. */
const PAUSE_TELLS_NOTICE: Readonly<Partial<Record<PauseReason, NoticeId>>> = {
  "trunk-lean": "lean-on-wall",
  "off-support": "lean-on-wall",
  "wrong-view": "turn-to-count",
  "stood-up": "slide-down-wall",
};

/** No picture follows these, so there is no later turn to wait for. */
const PAUSE_IS_SAID_AT_ONCE: ReadonlySet<PauseReason> = new Set(["page-hidden", "source-lost"]);

/** The correction that a spoken refusal already tells. */
const REFUSAL_TELLS: Readonly<Partial<Record<RefusalReason, readonly CueId[]>>> = {
  "too-shallow": ["down-a-little-more", "a-bit-lower", "sit-a-little-lower", "push-your-hips-back"],
  "too-fast": ["slow-circles", "slow-three-seconds-down", "slow-two-counts", "down-for-two"],
  "foot-down": ["foot-up", "float-the-back-foot", "other-foot-up"],
  "not-returned": ["stand-all-the-way-up", "stand-tall-squeeze-glutes"],
  "wrong-hand": ["other-hand-down"],
  "wrong-direction": ["start-forward-then-out"],
  "side-skipped": ["sweep-out-to-the-side"],
  "rear-skipped": ["reach-back-behind-you"],
  "no-flight": ["add-a-small-hop"],
  "feet-not-apart": ["feet-past-shoulders"],
  "feet-not-together": ["hop-feet-together"],
  "no-pause": ["pause-in-the-squat"],
};

/** Movements whose attempts are slow enough to be talked about one by one; steps and hops go on by the second. */
const ONE_BY_ONE: ReadonlySet<Scene["movement"]> = new Set(["reps", "hop-squat", "circles"]);

interface RaisedFault {
  readonly cue: CueId;
  readonly severity: "safe" | "form";
  readonly sinceMs: number;
  readonly spoken: boolean;
  /** Over, and not told yet. */
  readonly goneMs: number | undefined;
}

/** What has been said of one correction in this set. */
interface CueRecord {
  readonly lastMs: number;
  readonly times: number;
  /** Attempts done when it was said last. */
  readonly attempts: number;
}

interface Placement {
  /** Undefined: gone for the moment. */
  readonly problem: PlacementProblem | undefined;
  readonly sinceMs: number;
  /** Since when the placement, for whatever reason, has not been found. */
  readonly wrongSinceMs: number;
}

/** A cue that waits for its turn and is dropped when it comes too late. */
interface Waiting {
  readonly cue: Cue;
  readonly untilMs: number;
}

interface Pause {
  readonly reason: PauseReason;
  /** True when a hold is running: "Paused: ..." is said. */
  readonly holding: boolean;
}

/** Everything the policy remembers. Make it with `createCueState`, one for each set. */
export interface CueState {
  readonly scene: Scene;
  /** Attempts so far, counted or not. */
  readonly attempts: number;
  readonly counts: Readonly<Record<Side | "together", number>>;
  readonly metres: Readonly<Record<Side, number>>;
  readonly sidesDone: readonly Side[];
  /** The leg that was told last. */
  readonly leg: Side | undefined;
  /** Attempts done when a refusal was told last. */
  readonly refusalAttempts: number | undefined;
  readonly faults: Readonly<Record<string, RaisedFault>>;
  readonly said: Readonly<Record<string, CueRecord>>;
  readonly easierOffered: boolean;
  readonly placement: Placement | undefined;
  readonly placementSaidMs: Readonly<Partial<Record<PlacementProblem, number>>>;
  readonly lastPlacementMs: number | undefined;
  readonly holding: boolean;
  readonly paused: boolean;
  readonly lost: boolean;
  /** A reason that waits to be said. */
  readonly pause: Pause | undefined;
  /** Reasons already said in this pause. */
  readonly pauseSaid: readonly PauseReason[];
  readonly waiting: readonly Waiting[];
  /** When a fault that had been told was mended; praised at the next second in position. */
  readonly correctedMs: number | undefined;
  readonly lastCorrectionMs: number | undefined;
  readonly busyUntilMs: number;
  readonly ended: boolean;
}

/** The state before a set. */
export function createCueState(scene: Scene): CueState {
  return {
    scene,
    attempts: 0,
    counts: { left: 0, right: 0, together: 0 },
    metres: { left: 0, right: 0 },
    sidesDone: [],
    leg: undefined,
    refusalAttempts: undefined,
    faults: {},
    said: {},
    easierOffered: false,
    placement: undefined,
    placementSaidMs: {},
    lastPlacementMs: undefined,
    holding: false,
    paused: false,
    lost: false,
    pause: undefined,
    pauseSaid: [],
    waiting: [],
    correctedMs: undefined,
    lastCorrectionMs: undefined,
    busyUntilMs: -Infinity,
    ended: false,
  };
}

/**
 * Takes what happened up to `timeMs` and gives at most one cue to say now. Call it for every frame, also when nothing
 * happened: waiting cues come out when their turn is. Pure; times are media time and never go back.
 */
export function stepCues(state: CueState, input: CueInput): CueStep {
  let next = state;
  for (const event of input.events) next = noteEvent(next, event);
  next = withoutStale(next, input.timeMs);
  const busy = input.speaking || input.timeMs < next.busyUntilMs;
  const candidate = pickCandidate(next, input.timeMs, busy);
  if (candidate === undefined) return { state: next };
  return { state: said(candidate, input.timeMs), cue: candidate.cue };
}

interface Candidate {
  readonly cue: Cue;
  /** The state once the cue is out. */
  readonly after: CueState;
}

const coachCue = (kind: CueKind, id: CoachTextId, interrupt = false): Cue =>
  makeCue(kind, `coach.${id}`, coachTexts()[id], interrupt);

function said({ cue, after }: Candidate, timeMs: number): CueState {
  return { ...after, busyUntilMs: timeMs + LEAST_MS[cue.kind] };
}

function withoutStale(state: CueState, timeMs: number): CueState {
  const waiting = state.waiting.filter(({ untilMs }) => untilMs >= timeMs);
  const faults = Object.entries(state.faults).filter(
    ([, fault]) => timeMs - (fault.goneMs ?? timeMs) <= CUE_TIMES.goneFaultMs,
  );
  return { ...state, waiting, faults: Object.fromEntries(faults) };
}

// ---- events -------------------------------------------------------------------------------------------------------

function noteEvent(state: CueState, event: SetEvent): CueState {
  if (state.ended && event.type !== "set-ended") return state;
  switch (event.type) {
    case "phase-changed":
      return notePhase(state, event);
    case "placement-problem":
      return notePlacement(state, event.problem, event.timeMs);
    case "placement-cleared":
      return state.placement === undefined
        ? state
        : { ...state, placement: { ...state.placement, problem: undefined } };
    case "placement-found":
      return { ...state, placement: undefined };
    case "calibration-restarted":
      return wait(state, coachCue("phase", "calibration-restarted"), event.timeMs, CUE_TIMES.phaseStaleMs);
    case "countdown":
      return event.secondsLeft < 1
        ? state
        : noteCount(state, event.secondsLeft, numberText(event.secondsLeft), event.timeMs, CUE_TIMES.tickStaleMs);
    case "hold-started":
      return wait(
        { ...state, holding: true, paused: false, pause: undefined, pauseSaid: [] },
        coachCue("phase", "hold-started"),
        event.timeMs,
        CUE_TIMES.phaseStaleMs,
      );
    case "hold-paused":
      return notePause({ ...state, paused: true }, event.reason);
    case "hold-resumed":
      return noteResume(state, event.timeMs);
    case "hold-ended":
      return noteHoldEnd(state, event.holdMs, event.timeMs);
    case "second-held":
      return noteSecond(notePraise(state, event.timeMs), event.totalS, event.targetS, event.timeMs);
    case "second-worked":
      return noteSecond(state, event.totalS, event.targetS, event.timeMs);
    case "rep-counted":
      return noteRep(state, event.side, event.clean, event.timeMs);
    case "circle-counted":
      return event.reversed
        ? noteRefusal(state, "wrong-direction", event.timeMs)
        : noteRep(state, event.side, event.clean, event.timeMs);
    case "rep-refused":
      return noteRefusal(state, event.reason, event.timeMs);
    case "step-counted":
      return noteTravel(noteAttempt(state, event.clean, event.timeMs), event.direction, event.distanceM, event.timeMs);
    case "travelled":
      return noteTravel(state, event.direction, event.distanceM, event.timeMs);
    case "hop-counted":
      return noteAttempt(state, event.clean, event.timeMs);
    case "leg-found":
      return noteLeg(state, event.side, event.timeMs);
    case "side-done":
      return noteSideDone(state, event.side, event.timeMs);
    case "foot-tapped":
    case "fall-seen":
      // The exercise's own rule says what to do about a foot that came down, where anything is; a fall ends the set.
      return state;
    case "fault-raised":
      return noteFault(state, event);
    case "fault-cleared":
      return noteCleared(state, event.ruleId, event.timeMs);
    case "notice":
      return wait(
        state,
        makeCue("notice", `notice.${event.notice}`, noticeText(event.notice, state.scene)),
        event.timeMs,
        CUE_TIMES.noticeStaleMs,
      );
    case "tracking-lost":
      return notePause({ ...state, lost: true }, event.reason);
    case "tracking-found":
      return noteFound(state);
    case "set-ended":
      return noteSetEnd(state, event);
  }
}

function wait(state: CueState, cue: Cue, timeMs: number, staleMs: number): CueState {
  const others = state.waiting.filter((waiting) => waiting.cue.key !== cue.key);
  return { ...state, waiting: [...others, { cue, untilMs: timeMs + staleMs }] };
}

const withoutWaiting = (state: CueState, kinds: readonly CueKind[]): CueState => ({
  ...state,
  waiting: state.waiting.filter((waiting) => !kinds.includes(waiting.cue.kind)),
});

function notePhase(state: CueState, event: Extract<SetEvent, { type: "phase-changed" }>): CueState {
  switch (event.phase) {
    case "placement":
    case "ended":
      return { ...withoutWaiting(state, ["phase", "count"]), placement: undefined };
    case "calibrating":
      return wait(
        { ...state, placement: undefined },
        coachCue("phase", "calibration-started"),
        event.timeMs,
        CUE_TIMES.phaseStaleMs,
      );
    case "countdown":
      return { ...withoutWaiting(state, ["phase"]), placement: undefined };
    case "set":
      return wait(
        { ...withoutWaiting(state, ["count"]), placement: undefined },
        makeCue("phase", "coach.set-started", startText(state.scene)),
        event.timeMs,
        CUE_TIMES.phaseStaleMs,
      );
  }
}

function notePlacement(state: CueState, problem: PlacementProblem, timeMs: number): CueState {
  const { placement } = state;
  if (placement?.problem === problem) return state;
  return { ...state, placement: { problem, sinceMs: timeMs, wrongSinceMs: placement?.wrongSinceMs ?? timeMs } };
}

/** A newer number replaces one that could not be said yet. */
function noteCount(state: CueState, count: number | string, text: string, timeMs: number, staleMs: number): CueState {
  return wait(withoutWaiting(state, ["count"]), makeCue("count", `count.${String(count)}`, text), timeMs, staleMs);
}

function noteSecond(state: CueState, totalS: number, targetS: number, timeMs: number): CueState {
  const leftS = Math.round(targetS - totalS);
  // The set goes on until the person stands up.
  if (leftS === 0) return wait(state, coachCue("phase", "target-reached"), timeMs, CUE_TIMES.phaseStaleMs);
  if (leftS === CUE_TIMES.lastSeconds) {
    return noteCount(state, "last-five", coachTexts()["last-five"], timeMs, CUE_TIMES.tickStaleMs);
  }
  if (leftS >= 1 && leftS < CUE_TIMES.lastSeconds) {
    return noteCount(state, leftS, numberText(leftS), timeMs, CUE_TIMES.tickStaleMs);
  }
  if (totalS > 0 && totalS % CUE_TIMES.countStepS === 0) {
    return noteCount(state, `held-${totalS}`, secondsText(totalS), timeMs, CUE_TIMES.countStaleMs);
  }
  return state;
}

/** One more attempt; a good one after a mended fault is praised. */
function noteAttempt(state: CueState, clean: boolean, timeMs: number): CueState {
  const next = { ...state, attempts: state.attempts + 1 };
  if (!clean || next.correctedMs === undefined) return next;
  if (timeMs - next.correctedMs > CUE_TIMES.praiseWithinMs) return { ...next, correctedMs: undefined };
  return wait({ ...next, correctedMs: undefined }, coachCue("praise", "praise"), timeMs, CUE_TIMES.repPraiseStaleMs);
}

/** The number is said at the return to the top, for each leg by itself. */
function noteRep(state: CueState, side: Side | undefined, clean: boolean, timeMs: number): CueState {
  const of = side ?? "together";
  const count = state.counts[of] + 1;
  const counted = { ...noteAttempt(state, clean, timeMs), counts: { ...state.counts, [of]: count } };
  return noteCount(counted, count, numberText(count), timeMs, CUE_TIMES.repStaleMs);
}

function noteRefusal(state: CueState, reason: RefusalReason, timeMs: number): CueState {
  const refused = { ...state, attempts: state.attempts + 1 };
  const cue = makeCue("refused", `refused.${reason}`, refusalText(reason, state.scene));
  return wait(withoutWaiting(refused, ["refused"]), cue, timeMs, CUE_TIMES.refusalStaleMs);
}

function noteTravel(state: CueState, direction: Side, distanceM: number, timeMs: number): CueState {
  const before = state.metres[direction];
  const now = before + distanceM;
  const next = { ...state, metres: { ...state.metres, [direction]: now } };
  const stepM = fromWalked(CUE_TIMES.distanceStep);
  const mark = (metres: number): number => Math.floor(metres / stepM) * stepM;
  if (mark(now) === mark(before)) return next;
  const key = `distance-${mark(now).toFixed(1)}`;
  return noteCount(next, key, distanceSaid(mark(now)), timeMs, CUE_TIMES.repStaleMs);
}

function noteLeg(state: CueState, side: Side, timeMs: number): CueState {
  if (state.leg === side) return state;
  const cue = makeCue("phase", `leg.${side}`, legText(side, state.scene));
  return wait({ ...state, leg: side }, cue, timeMs, CUE_TIMES.phaseStaleMs);
}

/** The last number of a side and what comes next are one sentence, for they come at the same moment. */
function noteSideDone(state: CueState, side: Side, timeMs: number): CueState {
  const others = state.sidesDone.filter((done) => done !== side);
  const next = { ...state, sidesDone: [...others, side] };
  if (others.length > 0) return next;
  const text = afterWaitingText(state, ["count"], sideDoneText(state.scene));
  return wait(withoutWaiting(next, ["count"]), makeCue("phase", "coach.side-done", text), timeMs, CUE_TIMES.repStaleMs);
}

/** Puts what still waits to be said before the text that would wipe it out. */
function afterWaitingText(state: CueState, kinds: readonly CueKind[], text: string): string {
  const waiting = state.waiting.find(({ cue }) => kinds.includes(cue.kind));
  return waiting === undefined ? text : `${waiting.cue.text}. ${text}`;
}

const STOPPED: ReadonlySet<SetEndReason> = new Set(["pain", "control-lost", "fall"]);

/** What must not be lost when the set ends in the same moment. */
const LAST_WORDS: Readonly<Partial<Record<SetEndReason, readonly CueKind[]>>> = {
  "target-reached": ["count"],
  "control-lost": ["stop", "safe"],
};

function notePause(state: CueState, reason: PauseReason): CueState {
  const quiet = { ...withoutWaiting(state, ["count", "praise", "phase"]), correctedMs: undefined };
  if (state.pauseSaid.includes(reason)) return { ...quiet, pause: undefined };
  return { ...quiet, pause: { reason, holding: state.holding } };
}

function noteResume(state: CueState, timeMs: number): CueState {
  const wasSaid = state.pauseSaid.length > 0;
  const running: CueState = { ...state, holding: true, paused: false, pause: undefined, pauseSaid: [] };
  return wasSaid ? wait(running, coachCue("phase", "hold-resumed"), timeMs, CUE_TIMES.phaseStaleMs) : running;
}

function noteFound(state: CueState): CueState {
  // While a hold is paused the pause goes on until it is resumed or ended.
  return state.paused ? { ...state, lost: false } : { ...state, lost: false, pause: undefined, pauseSaid: [] };
}

function noteHoldEnd(state: CueState, holdMs: number, timeMs: number): CueState {
  const over: CueState = {
    ...withoutWaiting(state, ["count", "praise", "phase"]),
    correctedMs: undefined,
    holding: false,
    paused: false,
    pause: undefined,
    pauseSaid: [],
  };
  const seconds = Math.floor(holdMs / 1000);
  if (seconds < 1) return over;
  return wait(over, makeCue("phase", "coach.hold-ended", heldText(seconds)), timeMs, CUE_TIMES.phaseStaleMs);
}

function noteFault(state: CueState, event: Extract<SetEvent, { type: "fault-raised" }>): CueState {
  const { severity, ruleId, cue, timeMs } = event;
  if (severity === "info") return state;
  if (severity === "stop") {
    const stop = isCueId(cue) ? makeCue("stop", `cue.${cue}`, cueText(cue), true) : coachCue("stop", "stop", true);
    return wait(state, stop, timeMs, CUE_TIMES.sameCueMs);
  }
  // A rule without a text has nothing to say; the page still lists it.
  if (!isCueId(cue)) return state;
  if (severity === "stop-set") {
    // The movement is ended first; the harm it does has usually been told just before.
    if (since(timeMs, state.said[`cue.${cue}`]?.lastMs) < CUE_TIMES.spacingMs) return state;
    const last: Cue = { ...makeCue("safe", `cue.${cue}`, cueText(cue)), endsSet: true };
    return wait(state, last, timeMs, CUE_TIMES.refusalStaleMs);
  }
  const fault: RaisedFault = { cue, severity, sinceMs: timeMs, spoken: false, goneMs: undefined };
  return {
    ...withoutWaiting(state, ["praise"]),
    correctedMs: undefined,
    faults: { ...state.faults, [ruleId]: fault },
  };
}

function noteCleared(state: CueState, ruleId: string, timeMs: number): CueState {
  const { [ruleId]: fault, ...others } = state.faults;
  if (fault === undefined) return state;
  // A knee that fell in at the bottom is straight again at the top, where there is time for a word about it.
  if (!fault.spoken && state.scene.movement !== "hold") {
    return { ...state, faults: { ...others, [ruleId]: { ...fault, goneMs: timeMs } } };
  }
  return { ...state, faults: others, correctedMs: fault.spoken && noneStands(others) ? timeMs : state.correctedMs };
}

const noneStands = (faults: CueState["faults"]): boolean =>
  Object.values(faults).every((fault) => fault.goneMs !== undefined);

/** A fault is also gone when the person stands up; only another second in position shows that it was mended. */
function notePraise(state: CueState, timeMs: number): CueState {
  if (state.correctedMs === undefined) return state;
  const leftMs = state.correctedMs + CUE_TIMES.praiseStaleMs - timeMs;
  return wait({ ...state, correctedMs: undefined }, coachCue("praise", "praise"), timeMs, leftMs);
}

function noteSetEnd(state: CueState, event: Extract<SetEvent, { type: "set-ended" }>): CueState {
  if (state.ended) return state;
  const kind = STOPPED.has(event.reason) ? "stop" : "end";
  const text = endText(event.reason, state.scene.exerciseId);
  const told = afterWaitingText(state, LAST_WORDS[event.reason] ?? [], text);
  const cue = makeCue(kind, `end.${event.reason}`, told, true);
  const silent: CueState = { ...state, faults: {}, placement: undefined, pause: undefined, waiting: [], ended: true };
  return wait(silent, cue, event.timeMs, Infinity);
}

// ---- choice -------------------------------------------------------------------------------------------------------

function pickCandidate(state: CueState, timeMs: number, busy: boolean): Candidate | undefined {
  const prompt = [...waitingCandidates(state, timeMs), ...pauseCandidates(state, timeMs)];
  const all = busy
    ? prompt.filter(({ cue }) => cue.interrupt)
    : [...prompt, ...faultCandidates(state, timeMs), ...placementCandidates(state, timeMs)];
  return all.reduce<Candidate | undefined>(
    (best, each) => (best === undefined || each.cue.priority > best.cue.priority ? each : best),
    undefined,
  );
}

const since = (timeMs: number, earlierMs: number | undefined): number =>
  earlierMs === undefined ? Infinity : timeMs - earlierMs;

function waitingCandidates(state: CueState, timeMs: number): readonly Candidate[] {
  return state.waiting
    .filter((waiting) => mayFollow(state, waiting.cue, timeMs))
    .flatMap((waiting) => {
      const { cue } = waiting;
      if (cue.kind !== "refused" || timesSaid(state, cue.key) < CUE_TIMES.maxRepeats) {
        return [{ cue, after: afterWaiting(state, waiting, timeMs) }];
      }
      return offerCandidates(withoutWaiting(state, ["refused"]), timeMs);
    });
}

const timesSaid = (state: CueState, key: string): number => state.said[key]?.times ?? 0;

/** Whether the same correction may be said again. exercises.md section 7. */
function isDue(state: CueState, key: string, timeMs: number, attempts: number): boolean {
  const record = state.said[key];
  if (record === undefined || timeMs - record.lastMs >= CUE_TIMES.sameCueMs) return true;
  return ONE_BY_ONE.has(state.scene.movement) && state.attempts - record.attempts >= attempts;
}

function mayFollow(state: CueState, cue: Cue, timeMs: number): boolean {
  switch (cue.kind) {
    case "notice":
      return (
        since(timeMs, state.lastCorrectionMs) >= CUE_TIMES.spacingMs &&
        since(timeMs, state.said[cue.key]?.lastMs) >= CUE_TIMES.sameCueMs
      );
    case "praise":
      return (
        since(timeMs, state.lastCorrectionMs) >= CUE_TIMES.praiseSpacingMs &&
        since(timeMs, state.said[cue.key]?.lastMs) >= CUE_TIMES.sameCueMs
      );
    case "refused":
      return (
        !state.lost &&
        since(timeMs, state.lastCorrectionMs) >= CUE_TIMES.spacingMs &&
        state.attempts - (state.refusalAttempts ?? -Infinity) >= CUE_TIMES.refusalAttempts &&
        isDue(state, cue.key, timeMs, CUE_TIMES.refusalAttempts)
      );
    default:
      return true;
  }
}

function afterWaiting(state: CueState, { cue }: Waiting, timeMs: number): CueState {
  const waiting = state.waiting.filter((other) => other.cue !== cue);
  const after: CueState = { ...state, waiting };
  if (cue.kind === "notice") return { ...withRecord(after, cue.key, timeMs), lastCorrectionMs: timeMs };
  if (cue.kind === "praise") return withRecord(after, cue.key, timeMs);
  if (cue.kind !== "refused") return after;
  const refused = { ...withRecord(after, cue.key, timeMs), lastCorrectionMs: timeMs, refusalAttempts: state.attempts };
  return withTold(refused, refusalTells(cue.key), [], timeMs);
}

const refusalTells = (key: string): readonly CueId[] =>
  Object.entries(REFUSAL_TELLS).find(([reason]) => key === `refused.${reason}`)?.[1] ?? [];

function withRecord(state: CueState, key: string, timeMs: number): CueState {
  const record = { lastMs: timeMs, times: timesSaid(state, key) + 1, attempts: state.attempts };
  return { ...state, said: { ...state.said, [key]: record } };
}

function pauseCandidates(state: CueState, timeMs: number): readonly Candidate[] {
  const { pause } = state;
  if (pause === undefined) return [];
  const { reason } = pause;
  const text = pause.holding ? pausedText(reason, state.scene) : pauseText(reason, state.scene);
  const key = `${pause.holding ? "pause" : "lost"}.${reason}`;
  const cue = makeCue("pause", key, text, PAUSE_IS_SAID_AT_ONCE.has(reason));
  if (since(timeMs, state.said[cue.key]?.lastMs) < CUE_TIMES.pauseRepeatMs) return [];
  const paused: CueState = {
    ...withRecord(state, cue.key, timeMs),
    pause: undefined,
    pauseSaid: [...state.pauseSaid, reason],
    lastCorrectionMs: timeMs,
  };
  return [{ cue, after: withToldByPause(paused, reason, timeMs) }];
}

function withToldByPause(state: CueState, reason: PauseReason, timeMs: number): CueState {
  const notice = PAUSE_TELLS_NOTICE[reason];
  return withTold(state, PAUSE_TELLS[reason] ?? [], notice === undefined ? [] : [`notice.${notice}`], timeMs);
}

/** What a pause or a refusal tells counts as said, but not as one of the repeats. */
function withTold(state: CueState, cues: readonly CueId[], noticeKeys: readonly string[], timeMs: number): CueState {
  const told = [...cues.map((cue) => `cue.${cue}`), ...noticeKeys];
  const records = told.map(
    (key) => [key, { lastMs: timeMs, times: timesSaid(state, key), attempts: state.attempts }] as const,
  );
  return {
    ...cues.reduce((next, cue) => markSpoken(next, cue, timeMs), state),
    said: { ...state.said, ...Object.fromEntries(records) },
    waiting: state.waiting.filter((waiting) => !noticeKeys.includes(waiting.cue.key)),
  };
}

/** A fault that is told; one that is over by then can be praised from here on. */
function markSpoken(state: CueState, cue: CueId, timeMs: number): CueState {
  const faults: Record<string, RaisedFault> = {};
  let gone = false;
  for (const [id, fault] of Object.entries(state.faults)) {
    if (fault.cue !== cue) faults[id] = fault;
    else if (fault.goneMs === undefined) faults[id] = { ...fault, spoken: true };
    else gone = true;
  }
  return { ...state, faults, correctedMs: gone && noneStands(faults) ? timeMs : state.correctedMs };
}

function faultCandidates(state: CueState, timeMs: number): readonly Candidate[] {
  if (state.lost || since(timeMs, state.lastCorrectionMs) < CUE_TIMES.spacingMs) return [];
  const due = Object.values(state.faults).filter((fault) =>
    isDue(state, `cue.${fault.cue}`, timeMs, CUE_TIMES.sameCueAttempts),
  );
  // Of equals, the one that was said least lately, then the one that stands longest.
  const order = (fault: RaisedFault): number => state.said[`cue.${fault.cue}`]?.lastMs ?? -Infinity;
  const sorted = [...due].sort((a, b) => Math.sign(order(a) - order(b)) || a.sinceMs - b.sinceMs);
  return sorted.flatMap((fault) => faultCandidate(state, fault, timeMs));
}

function faultCandidate(state: CueState, fault: RaisedFault, timeMs: number): readonly Candidate[] {
  const key = `cue.${fault.cue}`;
  if (timesSaid(state, key) >= CUE_TIMES.maxRepeats) return offerCandidates(state, timeMs);
  const after = withRecord(markSpoken(state, fault.cue, timeMs), key, timeMs);
  return [{ cue: makeCue(fault.severity, key, cueText(fault.cue)), after: { ...after, lastCorrectionMs: timeMs } }];
}

/** A correction that did not help in three times is left; something easier is offered once. */
function offerCandidates(state: CueState, timeMs: number): readonly Candidate[] {
  if (!state.scene.canBeEasier || state.easierOffered) return [];
  const cue = makeCue("offer", "coach.easier-level", easierText(state.scene));
  return [{ cue, after: { ...state, easierOffered: true, lastCorrectionMs: timeMs } }];
}

function placementCandidates(state: CueState, timeMs: number): readonly Candidate[] {
  const { placement } = state;
  if (placement?.problem === undefined) return [];
  const settled =
    timeMs - placement.sinceMs >= CUE_TIMES.placementSettleMs ||
    timeMs - placement.wrongSinceMs >= CUE_TIMES.placementFlickerMs;
  const { problem } = placement;
  if (
    !settled ||
    since(timeMs, state.placementSaidMs[problem]) < CUE_TIMES.placementRepeatMs ||
    since(timeMs, state.lastPlacementMs) < CUE_TIMES.placementSpacingMs
  ) {
    return [];
  }
  const after: CueState = {
    ...state,
    placementSaidMs: { ...state.placementSaidMs, [problem]: timeMs },
    lastPlacementMs: timeMs,
  };
  return [{ cue: makeCue("placement", `placement.${problem}`, placementText(problem)), after }];
}
