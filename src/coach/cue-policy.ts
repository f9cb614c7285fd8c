import type { NoticeId, PauseReason, PlacementProblem, SetEvent } from "../checker/events.js";
import {
  COACH_TEXTS,
  CUE_TEXTS,
  END_TEXTS,
  heldText,
  isCueId,
  LOST_TEXTS,
  NOTICE_TEXTS,
  PAUSE_TEXTS,
  PLACEMENT_TEXTS,
  secondsText,
  type CoachTextId,
  type CueId,
} from "./messages.js";

/** What a cue is about; the order of PRIORITY decides between cues that are due together. */
export type CueKind =
  "stop" | "end" | "pause" | "safe" | "form" | "offer" | "placement" | "phase" | "notice" | "praise" | "count";

/** "few" leaves out praise, counting and notices but not what keeps a person safe. */
export type Verbosity = "all" | "few";

/** One thing to say and show now. */
export interface Cue {
  /** Stable name, for instance "cue.slide-down", "pause.left-frame", "count.10". */
  readonly key: string;
  readonly text: string;
  readonly kind: CueKind;
  /** Larger is more urgent. */
  readonly priority: number;
  /** True: cut off what is being said. */
  readonly interrupt: boolean;
  /** How long the banner keeps it unless another cue comes, milliseconds. */
  readonly shownForMs: number;
}

export interface CueInput {
  readonly timeMs: number;
  readonly events: readonly SetEvent[];
  /** True while the voice is still saying an earlier cue. */
  readonly speaking: boolean;
  readonly verbosity?: Verbosity | undefined;
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
} as const;

const PRIORITY: Readonly<Record<CueKind, number>> = {
  stop: 100,
  end: 90,
  safe: 80,
  pause: 70,
  form: 60,
  offer: 50,
  placement: 45,
  phase: 40,
  notice: 30,
  praise: 20,
  count: 10,
};

/** A cue counts as being said for at least this long, also where there is no voice: it must be read. */
const LEAST_MS: Readonly<Record<CueKind, number>> = {
  stop: 1500,
  end: 1500,
  safe: 1200,
  pause: 1200,
  form: 1200,
  offer: 1200,
  placement: 1200,
  phase: 600,
  notice: 1000,
  praise: 800,
  count: 300,
};

const SHOWN_FOR_MS: Readonly<Record<CueKind, number>> = {
  stop: 10_000,
  end: 8000,
  safe: 5000,
  pause: 6000,
  form: 5000,
  offer: 6000,
  placement: 7000,
  phase: 3000,
  notice: 4000,
  praise: 2500,
  count: 1000,
};

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

interface RaisedFault {
  readonly cue: CueId;
  readonly severity: "safe" | "form";
  readonly sinceMs: number;
  readonly spoken: boolean;
}

/** What has been said of one correction in this set. */
interface CueRecord {
  readonly lastMs: number;
  readonly times: number;
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
  readonly offerEasier: boolean;
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

/**
 * The state before a set. `offerEasier` false: the user is on the easiest level already.
 */
export function createCueState(options: { readonly offerEasier?: boolean } = {}): CueState {
  return {
    offerEasier: options.offerEasier ?? true,
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
  next = { ...next, waiting: next.waiting.filter((waiting) => waiting.untilMs >= input.timeMs) };
  const busy = input.speaking || input.timeMs < next.busyUntilMs;
  const candidate = pickCandidate(next, input.timeMs, busy, input.verbosity ?? "all");
  if (candidate === undefined) return { state: next };
  return { state: said(candidate, input.timeMs), cue: candidate.cue };
}

interface Candidate {
  readonly cue: Cue;
  /** The state once the cue is out. */
  readonly after: CueState;
}

function makeCue(kind: CueKind, key: string, text: string, interrupt = false): Cue {
  return { key, text, kind, priority: PRIORITY[kind], interrupt, shownForMs: SHOWN_FOR_MS[kind] };
}

const coachCue = (kind: CueKind, id: CoachTextId, interrupt = false): Cue =>
  makeCue(kind, `coach.${id}`, COACH_TEXTS[id], interrupt);

function said({ cue, after }: Candidate, timeMs: number): CueState {
  return { ...after, busyUntilMs: timeMs + LEAST_MS[cue.kind] };
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
        : noteCount(state, event.secondsLeft, String(event.secondsLeft), event.timeMs, CUE_TIMES.tickStaleMs);
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
    case "fault-raised":
      return noteFault(state, event);
    case "fault-cleared":
      return noteCleared(state, event.ruleId, event.timeMs);
    case "notice":
      return wait(
        state,
        makeCue("notice", `notice.${event.notice}`, NOTICE_TEXTS[event.notice]),
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
        coachCue("phase", "set-started"),
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
    return noteCount(state, "last-five", COACH_TEXTS["last-five"], timeMs, CUE_TIMES.tickStaleMs);
  }
  if (leftS >= 1 && leftS < CUE_TIMES.lastSeconds) {
    return noteCount(state, leftS, String(leftS), timeMs, CUE_TIMES.tickStaleMs);
  }
  if (totalS > 0 && totalS % CUE_TIMES.countStepS === 0) {
    return noteCount(state, secondsText(totalS), secondsText(totalS), timeMs, CUE_TIMES.countStaleMs);
  }
  return state;
}

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
    const stop = isCueId(cue) ? makeCue("stop", `cue.${cue}`, CUE_TEXTS[cue], true) : coachCue("stop", "stop", true);
    return wait(state, stop, timeMs, CUE_TIMES.sameCueMs);
  }
  // A rule without a text has nothing to say; the page still lists it.
  if (!isCueId(cue)) return state;
  const fault: RaisedFault = { cue, severity, sinceMs: timeMs, spoken: false };
  return {
    ...withoutWaiting(state, ["praise"]),
    correctedMs: undefined,
    faults: { ...state.faults, [ruleId]: fault },
  };
}

function noteCleared(state: CueState, ruleId: string, timeMs: number): CueState {
  const { [ruleId]: fault, ...faults } = state.faults;
  if (fault === undefined) return state;
  const corrected = fault.spoken && Object.keys(faults).length === 0;
  return { ...state, faults, correctedMs: corrected ? timeMs : state.correctedMs };
}

/** A fault is also gone when the person stands up; only another second in position shows that it was mended. */
function notePraise(state: CueState, timeMs: number): CueState {
  if (state.correctedMs === undefined) return state;
  const leftMs = state.correctedMs + CUE_TIMES.praiseStaleMs - timeMs;
  return wait({ ...state, correctedMs: undefined }, coachCue("praise", "praise"), timeMs, leftMs);
}

function noteSetEnd(state: CueState, event: Extract<SetEvent, { type: "set-ended" }>): CueState {
  if (state.ended) return state;
  const kind = event.reason === "pain" ? "stop" : "end";
  const cue = makeCue(kind, `end.${event.reason}`, END_TEXTS[event.reason], true);
  const silent: CueState = { ...state, faults: {}, placement: undefined, pause: undefined, waiting: [], ended: true };
  return wait(silent, cue, event.timeMs, Infinity);
}

// ---- choice -------------------------------------------------------------------------------------------------------

function pickCandidate(state: CueState, timeMs: number, busy: boolean, verbosity: Verbosity): Candidate | undefined {
  const prompt = [...waitingCandidates(state, timeMs), ...pauseCandidates(state, timeMs)];
  const all = busy
    ? prompt.filter(({ cue }) => cue.interrupt)
    : [...prompt, ...faultCandidates(state, timeMs), ...placementCandidates(state, timeMs)];
  return all
    .filter(({ cue }) => verbosity === "all" || !isExtra(cue))
    .reduce<Candidate | undefined>(
      (best, each) => (best === undefined || each.cue.priority > best.cue.priority ? each : best),
      undefined,
    );
}

/** Left out when few words are wanted; the reminder to breathe stays. */
const isExtra = (cue: Cue): boolean =>
  cue.kind === "praise" || cue.kind === "count" || (cue.kind === "notice" && cue.key !== "notice.breathe");

const since = (timeMs: number, earlierMs: number | undefined): number =>
  earlierMs === undefined ? Infinity : timeMs - earlierMs;

function waitingCandidates(state: CueState, timeMs: number): readonly Candidate[] {
  return state.waiting
    .filter((waiting) => mayFollow(state, waiting.cue, timeMs))
    .map((waiting) => ({ cue: waiting.cue, after: afterWaiting(state, waiting, timeMs) }));
}

function mayFollow(state: CueState, cue: Cue, timeMs: number): boolean {
  if (cue.kind === "notice") {
    return (
      since(timeMs, state.lastCorrectionMs) >= CUE_TIMES.spacingMs &&
      since(timeMs, state.said[cue.key]?.lastMs) >= CUE_TIMES.sameCueMs
    );
  }
  if (cue.kind === "praise") {
    return (
      since(timeMs, state.lastCorrectionMs) >= CUE_TIMES.praiseSpacingMs &&
      since(timeMs, state.said[cue.key]?.lastMs) >= CUE_TIMES.sameCueMs
    );
  }
  return true;
}

function afterWaiting(state: CueState, { cue }: Waiting, timeMs: number): CueState {
  const waiting = state.waiting.filter((other) => other.cue !== cue);
  const after: CueState = { ...state, waiting };
  if (cue.kind === "notice") return { ...withRecord(after, cue.key, timeMs), lastCorrectionMs: timeMs };
  if (cue.kind === "praise") return withRecord(after, cue.key, timeMs);
  return after;
}

function withRecord(state: CueState, key: string, timeMs: number): CueState {
  const times = (state.said[key]?.times ?? 0) + 1;
  return { ...state, said: { ...state.said, [key]: { lastMs: timeMs, times } } };
}

function pauseCandidates(state: CueState, timeMs: number): readonly Candidate[] {
  const { pause } = state;
  if (pause === undefined) return [];
  const texts = pause.holding ? PAUSE_TEXTS : LOST_TEXTS;
  const key = `${pause.holding ? "pause" : "lost"}.${pause.reason}`;
  const cue = makeCue("pause", key, texts[pause.reason], PAUSE_IS_SAID_AT_ONCE.has(pause.reason));
  if (since(timeMs, state.said[cue.key]?.lastMs) < CUE_TIMES.pauseRepeatMs) return [];
  const paused: CueState = {
    ...withRecord(state, cue.key, timeMs),
    pause: undefined,
    pauseSaid: [...state.pauseSaid, pause.reason],
    lastCorrectionMs: timeMs,
  };
  return [{ cue, after: withToldByPause(paused, pause.reason, timeMs) }];
}

/** What a pause reason tells counts as said, but not as one of the repeats. */
function withToldByPause(state: CueState, reason: PauseReason, timeMs: number): CueState {
  const cues = PAUSE_TELLS[reason] ?? [];
  const notice = PAUSE_TELLS_NOTICE[reason];
  const noticeKeys = notice === undefined ? [] : [`notice.${notice}`];
  const told = [...cues.map((cue) => `cue.${cue}`), ...noticeKeys];
  const records = told.map((key) => [key, { lastMs: timeMs, times: state.said[key]?.times ?? 0 }] as const);
  return {
    ...cues.reduce(markSpoken, state),
    said: { ...state.said, ...Object.fromEntries(records) },
    waiting: state.waiting.filter((waiting) => !noticeKeys.includes(waiting.cue.key)),
  };
}

function markSpoken(state: CueState, cue: CueId): CueState {
  const faults = Object.fromEntries(
    Object.entries(state.faults).map(([id, fault]) => [id, fault.cue === cue ? { ...fault, spoken: true } : fault]),
  );
  return { ...state, faults };
}

function faultCandidates(state: CueState, timeMs: number): readonly Candidate[] {
  if (state.lost || since(timeMs, state.lastCorrectionMs) < CUE_TIMES.spacingMs) return [];
  const due = Object.values(state.faults).filter(
    (fault) => since(timeMs, state.said[`cue.${fault.cue}`]?.lastMs) >= CUE_TIMES.sameCueMs,
  );
  // Of equals, the one that was said least lately, then the one that stands longest.
  const order = (fault: RaisedFault): number => state.said[`cue.${fault.cue}`]?.lastMs ?? -Infinity;
  const sorted = [...due].sort((a, b) => Math.sign(order(a) - order(b)) || a.sinceMs - b.sinceMs);
  return sorted.flatMap((fault) => faultCandidate(state, fault, timeMs));
}

function faultCandidate(state: CueState, fault: RaisedFault, timeMs: number): readonly Candidate[] {
  const key = `cue.${fault.cue}`;
  if ((state.said[key]?.times ?? 0) < CUE_TIMES.maxRepeats) {
    const after = withRecord(markSpoken(state, fault.cue), key, timeMs);
    return [{ cue: makeCue(fault.severity, key, CUE_TEXTS[fault.cue]), after: { ...after, lastCorrectionMs: timeMs } }];
  }
  if (!state.offerEasier || state.easierOffered) return [];
  return [
    { cue: coachCue("offer", "easier-level"), after: { ...state, easierOffered: true, lastCorrectionMs: timeMs } },
  ];
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
  return [{ cue: makeCue("placement", `placement.${problem}`, PLACEMENT_TEXTS[problem]), after }];
}
