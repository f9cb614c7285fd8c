import { otherSide, type Side } from "../body/joints.js";
import type { ExerciseDefinition } from "../checker/definition.js";
import { DEPTH_LEVELS, type DepthLevel, type SetEndReason } from "../checker/events.js";
import type { WorkoutSaying } from "../coach/workout-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { AppError } from "../lib/app-error.js";
import { lessOf } from "./less-of.js";
import type { PainRange, PainReading, PainZone } from "./pain.js";
import type { PlanItem } from "./plan.js";
import { isEmpty, joinOutcomes, NO_OUTCOME } from "./set-outcome.js";
import type { SetOptions, Tally } from "./set-types.js";
import { isReached, NOTHING_DONE } from "./tally.js";
import { middleOf, painRanges, readingBefore, worstZone, zoneOf } from "./pain.js";
import type {
  ChoicePhase,
  DoneSet,
  GestureName,
  PainPhase,
  SetOutcome,
  SetPhase,
  WorkoutCommand,
  WorkoutEffect,
  WorkoutEnd,
  WorkoutInput,
  WorkoutItem,
  WorkoutPhase,
  WorkoutPlace,
  WorkoutRecord,
  WorkoutSetup,
  WorkoutState,
  WorkoutStep,
} from "./workout-types.js";

/** Times of a workout, milliseconds: all are choices, see README. */
export const WORKOUT_TIMES = {
  /** From the announcement of a set to the search for the person. */
  readyMs: 6000,
  summaryMs: 3000,
  /** A pain question that nobody answers does not keep the workout. By camera: from the first picture that is judged. */
  painMs: 30_000,
  /** ... also where somebody seems to be answering all the time, or no picture is ever judged. */
  painLongestMs: 90_000,
  /** Nothing was answered for so long: it is said how the hand does it. */
  painHowMs: 6000,
  /** Red, and nobody chooses: the session ends. */
  choiceMs: 60_000,
  moreRestMs: 15_000,
  longestRestMs: 600_000,
  /** The end of a rest is announced this long before, in rests of at least twice that. */
  restNearlyOverMs: 10_000,
} as const;

const BOTH: readonly Side[] = ["left", "right"];

const definitionOf = (exerciseId: string): ExerciseDefinition => {
  const definition = findExercise(exerciseId);
  if (definition === undefined) throw new AppError("SK-EXERCISE-UNKNOWN", exerciseId);
  return definition;
};

const isHopped = ({ movement }: ExerciseDefinition): boolean =>
  movement.kind === "hops" || movement.kind === "hop-squat";

const stay = (state: WorkoutState): WorkoutStep => ({ state, effects: [] });

const say = (saying: WorkoutSaying): WorkoutEffect => ({ type: "say", ...saying });

const after = (effects: readonly WorkoutEffect[], step: WorkoutStep): WorkoutStep => ({
  state: step.state,
  effects: [...effects, ...step.effects],
});

// --- begin, step, and what can be asked of a state -----------------------------------------------------------------

/** Begins a workout. Throws AppError SK-EXERCISE-UNKNOWN for an exercise the catalogue does not have. */
export function beginWorkout(setup: WorkoutSetup, timeMs: number): WorkoutStep {
  const state: WorkoutState = {
    version: 1,
    setup,
    startedMs: timeMs,
    timeMs,
    phase: { name: "ready", sinceMs: timeMs },
    held: false,
    pageHidden: false,
    sourceLost: false,
    personGone: false,
    watching: false,
    items: setup.plan.items.map(itemOf),
    place: { item: 0, set: 0, part: 0 },
    sets: [],
    readings: [],
    unanswered: [],
    reds: 0,
    easedNow: false,
    lastRunId: 0,
  };
  return after([{ type: "keep-awake", on: true }], askPain(state, "before", false));
}

function itemOf({ exerciseId, sets, amount, level, restS, firstLeg, lowImpact }: PlanItem): WorkoutItem {
  const apart = definitionOf(exerciseId).legs !== "together";
  const legs = apart && firstLeg !== "auto" ? [firstLeg, otherSide(firstLeg)] : (["auto"] as const);
  return { exerciseId, sets, amount, level, restS, lowImpact, legs, eased: false, dropped: false };
}

/**
 * The workout after one more input. Pure: time comes with the input, and what has to be done comes as effects, at most
 * one of them to be said. An input that does not fit the phase changes nothing but the time.
 */
export function stepWorkout(before: WorkoutState, input: WorkoutInput): WorkoutStep {
  const state = atTime(before, input);
  return settle(state, accept(state, input));
}

/** Nothing goes on until the reason is gone; times do not run. */
export function isPaused(state: WorkoutState): boolean {
  const { phase, held, pageHidden, sourceLost, personGone } = state;
  if (phase.name === "done") return false;
  if (held || pageHidden) return true;
  if (state.setup.entered === "by-hand") return false;
  // A rest and a summary need nobody before the camera.
  const asks = phase.name === "pain" || phase.name === "choice";
  if (sourceLost && (asks || phase.name === "ready" || phase.name === "set")) return true;
  return personGone && (asks || (phase.name === "set" && phase.runner === "set"));
}

/** The coach of the set speaks now, and nobody else. */
export const isCoachSpeaking = (state: WorkoutState): boolean =>
  state.phase.name === "set" && state.setup.entered === "by-camera" && !isPaused(state);

/** What each gesture asks for now; one that is not listed is not looked for. */
export function enabledGestures(state: WorkoutState): Readonly<Partial<Record<GestureName, WorkoutCommand>>> {
  const { phase } = state;
  if (state.setup.entered === "by-hand" || phase.name === "done") return {};
  const cross = "stop-hurts";
  if (state.held) return { raise: "resume", "raise-both": "skip", cross };
  if (isPaused(state)) return { cross };
  switch (phase.name) {
    case "pain":
      // One raised hand is an answer here.
      return phase.moment === "stopped" || phase.moment === "end"
        ? { "raise-both": "skip" }
        : { "raise-both": "skip", cross };
    case "ready":
      return { raise: "start", "raise-both": "skip", cross };
    case "set":
      // Once it counts, only what can be taken back: both hands do not end a set by accident.
      return phase.runner === "set" ? { raise: "pause", cross } : { raise: "pause", "raise-both": "skip", cross };
    case "summary":
      return { raise: "start", "raise-both": "skip", cross };
    case "rest":
      return { raise: "pause", "raise-both": "skip", cross };
    case "choice":
      return { raise: "start", "raise-both": "finish", cross };
  }
}

/** Which numbers each height of the hand stands for now: hops that were done or are to come have limits of their own. */
export function painHeights({ setup, sets, items, place, phase }: WorkoutState): Readonly<Record<PainZone, PainRange>> {
  const last = phase.name === "pain" && phase.moment !== "before" ? sets.at(-1) : undefined;
  const left = items.filter(({ dropped }, index) => index >= place.item && !dropped);
  const hops = [...left, ...(last === undefined ? [] : [last])].some(
    ({ exerciseId, lowImpact }) => !lowImpact && isHopped(definitionOf(exerciseId)),
  );
  return painRanges(setup.painLimits, hops);
}

/** What is kept of a workout, also of one that nobody has ended: a state that was found too late to go on with. */
export function recordOf(state: WorkoutState): WorkoutRecord {
  const { setup, phase } = state;
  // What a set has come to is kept also where the page was lost in the middle of it.
  const { sets } = phase.name === "set" ? closeSet(state, phase, "finished-by-user", phase.current) : state;
  return {
    version: 1,
    workoutId: setup.workoutId,
    plan: setup.plan,
    entered: setup.entered,
    startedMs: state.startedMs,
    endedMs: phase.name === "done" ? phase.sinceMs : state.timeMs,
    end: phase.name === "done" ? phase.end : (state.ending ?? "finished"),
    sets: sets.filter(({ outcome }) => !isEmpty(outcome)),
    readings: state.readings,
    unanswered: state.unanswered,
  };
}

/** What the set that runs has come to so far, over all its runs; undefined where none runs. */
export const outcomeNow = ({ phase }: WorkoutState): SetOutcome | undefined =>
  phase.name === "set" ? joinOutcomes(phase.earlier, phase.current) : undefined;

// --- time and pauses -----------------------------------------------------------------------------------------------

/** While paused, and over a reload, times stand still. A clock that was set back is no time that went by. */
function atTime(state: WorkoutState, { type, timeMs }: WorkoutInput): WorkoutState {
  const passedMs = timeMs - state.timeMs;
  const stands = passedMs < 0 || type === "restored" || isPaused(state);
  return { ...state, timeMs, phase: stands ? shifted(state.phase, passedMs) : state.phase };
}

function shifted(phase: WorkoutPhase, byMs: number): WorkoutPhase {
  const sinceMs = phase.sinceMs + byMs;
  switch (phase.name) {
    case "pain":
      return phase.answeringMs === undefined
        ? { ...phase, sinceMs }
        : { ...phase, sinceMs, answeringMs: phase.answeringMs + byMs };
    case "set":
      return phase.timerSinceMs === undefined
        ? { ...phase, sinceMs }
        : { ...phase, sinceMs, timerSinceMs: phase.timerSinceMs + byMs };
    case "done":
      return phase;
    default:
      return { ...phase, sinceMs };
  }
}

/** Adds what follows from a pause that has begun or ended, and starts a run again that was lost. */
function settle(before: WorkoutState, step: WorkoutStep): WorkoutStep {
  const { state } = step;
  const [was, is] = [isPaused(before), isPaused(state)];
  const effects = [...step.effects];
  const run = state.phase.name === "set" && state.setup.entered === "by-camera" ? state.phase : undefined;
  const sameRun = before.phase.name === "set" && before.phase.runId === run?.runId;
  if (run !== undefined && !run.live && !is)
    return after(was ? [...effects, GO_TONE] : effects, startRun(state, run.earlier));
  if (run?.live === true && sameRun && was !== is)
    effects.push({ type: is ? "pause-set" : "resume-set", runId: run.runId });
  if (is && !was) {
    effects.push({ type: "vibrate", length: "short" });
    // Behind a hidden page nobody listens. What is announced can't begin yet.
    const [told] = effects.flatMap((effect) => (effect.type === "say" ? [effect.key] : []));
    if (!state.pageHidden && (told === undefined || told === "ready" || told === "other-leg")) {
      return { state, effects: [...effects.filter(({ type }) => type !== "say"), say(pausedSaying(state))] };
    }
  }
  // Goes on, and still can't: the other reason has not been told.
  if (was && is && before.held && !state.held && !state.pageHidden && !effects.some(({ type }) => type === "say")) {
    return { state, effects: [...effects, say(pausedSaying(state))] };
  }
  return was && !is && state.phase.name === before.phase.name ? goneOn(state, effects) : { state, effects };
}

/** From three metres nobody sees that it goes on: what is due is said again, and where the coach speaks there is a tone. */
function goneOn(state: WorkoutState, effects: readonly WorkoutEffect[]): WorkoutStep {
  const { phase } = state;
  const due = effects.some(({ type }) => type === "say") ? undefined : dueSaying(state);
  // Whoever has just come back needs the whole time to get ready.
  const next: WorkoutState = phase.name === "ready" ? { ...state, phase: { ...phase, sinceMs: state.timeMs } } : state;
  return { state: next, effects: [...effects, GO_TONE, ...(due === undefined ? [] : [say(due)])] };
}

function dueSaying(state: WorkoutState): WorkoutSaying | undefined {
  const { phase } = state;
  const [knee] = phase.name === "pain" ? phase.ask : [];
  if (knee !== undefined) return { key: "pain-asked", values: { knee } };
  if (phase.name === "ready") return readySaying(state);
  return phase.name === "choice" ? { key: `choice-${phase.why}`, values: { byHand: isByHand(state) } } : undefined;
}

const GO_TONE: WorkoutEffect = { type: "tone", tone: "go" };

function pausedSaying(state: WorkoutState): WorkoutSaying {
  if (state.held) return { key: "paused", values: { byHand: isByHand(state) } };
  return state.sourceLost ? { key: "paused-camera", values: {} } : { key: "paused-gone", values: {} };
}

const isByHand = (state: WorkoutState): boolean => state.setup.entered === "by-hand";

// --- inputs --------------------------------------------------------------------------------------------------------

function accept(state: WorkoutState, input: WorkoutInput): WorkoutStep {
  const { phase } = state;
  if (input.type === "set-ended") return setEnded(state, input);
  if (phase.name === "done") return stay(state);
  switch (input.type) {
    case "tick":
      return isPaused(state) ? stay(state) : tick(state);
    case "command":
      return command(state, input.command);
    case "gesture": {
      const asked = enabledGestures(state)[input.gesture];
      return asked === undefined ? stay(state) : command(state, asked);
    }
    case "pain-answered":
      return phase.name === "pain" ? painAnswered(state, phase, input) : stay(state);
    case "pain-shown": {
      const range = painHeights(state)[input.zone];
      const shown = { knee: input.knee, score: middleOf(range), range, sharp: false };
      return phase.name === "pain" ? painAnswered(state, phase, shown) : stay(state);
    }
    case "pain-answering":
      return phase.name === "pain" ? answering(state, phase, input.chosen) : stay(state);
    case "person":
      return person(state, input.here);
    case "watching":
      return stay(isByHand(state) ? state : watching(state));
    case "fell":
      return fell(state);
    case "set-stepped":
      return stay(
        phase.name === "set" && phase.live && phase.runId === input.runId
          ? { ...state, phase: { ...phase, runner: input.runner, current: input.outcome } }
          : state,
      );
    case "interrupted":
      return input.reason === "page-hidden" ? stay({ ...state, pageHidden: true }) : sourceLost(state);
    case "resumed":
      return input.reason === "source-lost" ? stay({ ...state, sourceLost: false }) : shownAgain(state);
    case "restored":
      return restored(state);
    case "by-hand":
      return phase.name === "set" && isByHand(state) && !isPaused(state) ? byHand(state, phase, input) : stay(state);
  }
}

function tick(state: WorkoutState): WorkoutStep {
  const { phase, timeMs } = state;
  const lastedMs = timeMs - phase.sinceMs;
  switch (phase.name) {
    case "pain": {
      const silentMs = timeMs - Math.max(phase.sinceMs, phase.answeringMs ?? 0);
      const silent = (state.watching || isByHand(state)) && silentMs >= WORKOUT_TIMES.painMs;
      if (silent || lastedMs >= WORKOUT_TIMES.painLongestMs) return notAnswered(state, phase);
      const waits = state.watching && phase.told !== true && phase.answeringMs === undefined;
      if (!waits || lastedMs < WORKOUT_TIMES.painHowMs) return stay(state);
      return {
        state: { ...state, phase: { ...phase, told: true } },
        effects: [say({ key: "pain-how", values: painHeights(state) })],
      };
    }
    case "ready":
      return lastedMs >= WORKOUT_TIMES.readyMs ? startSet(state) : stay(state);
    case "set":
      return runTimer(state, phase);
    case "summary":
      return lastedMs >= WORKOUT_TIMES.summaryMs ? afterSummary(state) : stay(state);
    case "rest": {
      if (lastedMs >= phase.lengthMs) return getReady(state);
      const { restNearlyOverMs } = WORKOUT_TIMES;
      const near = phase.lengthMs >= 2 * restNearlyOverMs && phase.lengthMs - lastedMs <= restNearlyOverMs;
      if (phase.told || !near) return stay(state);
      const values = { seconds: restNearlyOverMs / 1000, exerciseId: itemNow(state).exerciseId };
      return {
        state: { ...state, phase: { ...phase, told: true } },
        effects: [say({ key: "rest-nearly-over", values })],
      };
    }
    case "choice":
      return lastedMs >= WORKOUT_TIMES.choiceMs ? beginEnd(state, endOfChoice(state, phase.why)) : stay(state);
    case "done":
      return stay(state);
  }
}

function command(state: WorkoutState, asked: WorkoutCommand): WorkoutStep {
  switch (asked) {
    case "pause":
      return stay({ ...state, held: true });
    case "resume":
      return stay({ ...state, held: false });
    case "start":
      return isPaused(state) ? stay({ ...state, held: false }) : goOn(state);
    case "skip":
      return skip({ ...state, held: false });
    case "back":
      return back(state);
    case "more-rest":
      return moreRest(state);
    case "stop-hurts":
      return stopHurts(state);
    case "finish":
      return finish({ ...state, held: false });
  }
}

/** What waits goes on at once. A pain question waits for its answer. */
function goOn(state: WorkoutState): WorkoutStep {
  switch (state.phase.name) {
    case "ready":
      return startSet(state);
    case "summary":
      return afterSummary(state);
    case "rest":
      return getReady(state);
    case "choice":
      return goOnEasier(state);
    default:
      return stay(state);
  }
}

function skip(state: WorkoutState): WorkoutStep {
  const { phase } = state;
  switch (phase.name) {
    case "pain":
      return notAnswered(state, phase);
    case "ready":
      return skipPlace(state);
    case "set": {
      const closed = endRun(state, phase, leftReason(state, phase), "finish");
      const last = closed.state.sets.at(-1);
      const step = last === undefined || isEmpty(last.outcome) ? skipPlace(closed.state) : summarise(closed.state);
      return after(closed.effects, step);
    }
    case "choice":
      return beginEnd(state, endOfChoice(state, phase.why));
    default:
      return goOn(state);
  }
}

function finish(state: WorkoutState): WorkoutStep {
  const { phase } = state;
  switch (phase.name) {
    case "pain":
      if (phase.moment === "end") return finalise(withUnanswered(state, phase.ask), state.ending ?? "finished");
      return beginEnd(withUnanswered(state, phase.ask), phase.moment === "stopped" ? "pain" : "finished");
    case "set": {
      const closed = endRun(state, phase, leftReason(state, phase), "finish");
      return after(closed.effects, beginEnd(closed.state, "finished"));
    }
    case "choice":
      return beginEnd(state, endOfChoice(state, phase.why));
    default:
      return beginEnd(state, "finished");
  }
}

/** Who went to the door in the middle of a set, and nobody has said that anything hurts. */
const endOfChoice = ({ sets }: WorkoutState, why: ChoicePhase["why"]): WorkoutEnd =>
  why === "unanswered" && sets.at(-1)?.endReason === "control-lost" ? "finished" : "pain";

/** "Stop, it hurts": at any moment. exercises.md 6.2, 6.4. */
function stopHurts(state: WorkoutState): WorkoutStep {
  return stopNow(state, "pain");
}

/** A set that runs tells of a fall by its end, and after one that was stopped the question comes anyway. */
function fell(state: WorkoutState): WorkoutStep {
  const { phase } = state;
  const toldBySet = phase.name === "set" && phase.live && phase.runner !== "placement" && !isPaused(state);
  const asksNext = phase.name === "summary" && phase.then === "stopped";
  return toldBySet || asksNext ? stay(state) : stopNow(state, "fall");
}

function stopNow(state: WorkoutState, why: "pain" | "fall"): WorkoutStep {
  const { phase } = state;
  const free: WorkoutState = { ...state, held: false };
  const felt: WorkoutEffect = { type: "vibrate", length: "long" };
  switch (phase.name) {
    case "set": {
      const closed = endRun(free, phase, why, why === "pain" ? "pain" : "control-lost");
      return after([...closed.effects, felt], askPain(closed.state, "stopped", true));
    }
    case "pain":
      // The question that is open is the one that a stop asks.
      return phase.moment === "stopped" || phase.moment === "end"
        ? stay(free)
        : after([felt], askPain(free, "stopped", true));
    case "choice":
      return why === "pain" ? beginEnd(free, "pain") : after([felt], askPain(free, "stopped", true));
    default:
      return after([felt], askPain(free, "stopped", true));
  }
}

/** Gone in an exercise on one leg: a stop (exercises.md 6.4). In any other, the set waits. */
function person(state: WorkoutState, here: boolean): WorkoutStep {
  const { phase } = state;
  const next: WorkoutState = { ...state, personGone: !here };
  if (here || phase.name !== "set" || phase.runner !== "set" || !phase.live || isPaused(state)) return stay(next);
  const { legs, movement } = definitionOf(itemNow(state).exerciseId);
  if (legs === "together" && movement.kind !== "hops") return stay(next);
  const closed = endRun(next, phase, "control-lost", "control-lost");
  return after(closed.effects, askPain(closed.state, "stopped", true));
}

/** Where nothing is paused for it, in a rest, it is told all the same. */
function sourceLost(state: WorkoutState): WorkoutStep {
  const next: WorkoutState = { ...state, sourceLost: true, watching: false };
  const tells = !state.sourceLost && !isByHand(state) && !state.pageHidden && !isPaused(next);
  return { state: next, effects: tells ? [say({ key: "camera-gone", values: {} })] : [] };
}

/** The time to answer by hand begins only now. */
const watching = (state: WorkoutState): WorkoutState => ({
  ...state,
  watching: true,
  phase: state.phase.name === "pain" && !state.watching ? { ...state.phase, sinceMs: state.timeMs } : state.phase,
});

/** A page that was hidden in a set waits for a go-on: nobody knows where the person is. */
function shownAgain(state: WorkoutState): WorkoutStep {
  if (!state.pageHidden) return stay(state);
  const next: WorkoutState = { ...state, pageHidden: false };
  return next.phase.name === "set" ? offered({ ...next, held: true }) : stay(next);
}

const offered = (state: WorkoutState): WorkoutStep => ({
  state,
  effects: [say({ key: "go-on-offered", values: { byHand: isByHand(state) } })],
});

function restored(state: WorkoutState): WorkoutStep {
  const { phase } = state;
  const free: WorkoutState = {
    ...state,
    held: true,
    pageHidden: false,
    sourceLost: false,
    personGone: false,
    watching: false,
  };
  const lost: WorkoutState =
    phase.name === "set" && !isByHand(state)
      ? { ...free, phase: setPhase(phase.runId, phase.sinceMs, joinOutcomes(phase.earlier, phase.current), false) }
      : free;
  return after([{ type: "keep-awake", on: true }], offered(lost));
}

function moreRest(state: WorkoutState): WorkoutStep {
  const { phase } = state;
  if (phase.name !== "rest") return stay(state);
  const lengthMs = Math.min(phase.lengthMs + WORKOUT_TIMES.moreRestMs, WORKOUT_TIMES.longestRestMs);
  return stay({ ...state, phase: { ...phase, lengthMs, told: false } });
}

/** To the set before, if something of it was left out: it goes on from what was counted. */
function back(state: WorkoutState): WorkoutStep {
  const { phase } = state;
  const place = placeBefore(state);
  if ((phase.name !== "ready" && phase.name !== "rest") || place === undefined) return stay(state);
  if (itemAt(state, place)?.dropped === true) return stay(state);
  const done = doneAt(state, place);
  const open = done === undefined || done.endReason === "finished-by-user" || done.endReason === "rested";
  return open ? getReady({ ...state, held: false, place }) : stay(state);
}

// --- pain ----------------------------------------------------------------------------------------------------------

/** @param stopped the words "Let's stop there" come first; the coach has not said them. */
function askPain(state: WorkoutState, moment: PainPhase["moment"], stopped: boolean): WorkoutStep {
  const { knees } = state.setup;
  const ask = moment === "stopped" && knees.length === 0 ? BOTH : knees;
  const phase: PainPhase = { name: "pain", sinceMs: state.timeMs, moment, ask, answered: [] };
  return askNext({ ...state, phase }, phase, stopped ? "pain-stopped" : FIRST_WORDS[moment]);
}

const FIRST_WORDS = {
  before: "pain-before",
  "after-set": "pain-after-set",
  stopped: "pain-asked",
  end: "pain-end",
} as const;

function askNext(
  state: WorkoutState,
  phase: PainPhase,
  key: (typeof FIRST_WORDS)[keyof typeof FIRST_WORDS] | "pain-stopped",
): WorkoutStep {
  const [knee] = phase.ask;
  if (knee === undefined) return concludePain(state, phase);
  return { state: { ...state, phase }, effects: [say({ key, values: { knee } })] };
}

/** The other knee is asked for, if there is one. */
const withoutKnee = (
  state: WorkoutState,
  { answeringMs: _old, chosen: _before, ...phase }: PainPhase,
  knee: Side,
): PainPhase => ({
  ...phase,
  sinceMs: state.timeMs,
  ask: phase.ask.filter((asked) => asked !== knee),
});

function painAnswered(
  state: WorkoutState,
  phase: PainPhase,
  { knee, score, range, sharp }: Pick<PainReading, "knee" | "score" | "range" | "sharp">,
): WorkoutStep {
  if (!phase.ask.includes(knee) || !Number.isInteger(score) || score < 0 || score > 10) return stay(state);
  const last = phase.moment === "before" ? undefined : state.sets.at(-1);
  const reading: PainReading = {
    timeMs: state.timeMs,
    moment: phase.moment,
    knee,
    score,
    ...(range === undefined ? {} : { range }),
    sharp,
    workoutId: state.setup.workoutId,
    ...(last === undefined ? {} : { exerciseId: last.exerciseId, level: last.level }),
  };
  const next = withoutKnee(state, { ...phase, answered: [...phase.answered, reading] }, knee);
  const kept: WorkoutState = { ...state, held: false, readings: [...state.readings, reading] };
  return after([{ type: "save-reading", reading }], askNext(kept, next, "pain-asked"));
}

const answering = (state: WorkoutState, phase: PainPhase, zone: PainZone | undefined): WorkoutStep => ({
  state: { ...state, phase: { ...phase, answeringMs: state.timeMs, ...(zone === undefined ? {} : { chosen: zone }) } },
  effects: zone === undefined ? [] : [say({ key: "pain-chosen", values: { zone, range: painHeights(state)[zone] } })],
});

const withUnanswered = (state: WorkoutState, knees: readonly Side[]): WorkoutState => {
  const { phase, timeMs } = state;
  if (phase.name !== "pain") return state;
  const { moment } = phase;
  return { ...state, unanswered: [...state.unanswered, ...knees.map((knee) => ({ timeMs, moment, knee }))] };
};

function notAnswered(state: WorkoutState, phase: PainPhase): WorkoutStep {
  const [knee] = phase.ask;
  if (knee === undefined) return concludePain(state, phase);
  return askNext(withUnanswered(state, [knee]), withoutKnee(state, phase, knee), "pain-asked");
}

/** The traffic light, exercises.md 6.2. */
function concludePain(state: WorkoutState, { moment, answered }: PainPhase): WorkoutStep {
  const last = moment === "before" ? undefined : state.sets.at(-1);
  const hopped = last !== undefined && !last.lowImpact && isHopped(definitionOf(last.exerciseId));
  const zonesOf = (hops: boolean) =>
    answered.map((reading) =>
      zoneOf(reading, readingBefore(state.readings, reading.knee), state.setup.painLimits, hops),
    );
  const zone = worstZone(zonesOf(hopped));
  if (moment === "end") {
    const isRed = zone === "red";
    return finalise(isRed ? { ...state, reds: state.reds + 1 } : state, state.ending ?? "complete", isRed);
  }
  const mayHop = zonesOf(true).every((of) => of === "green");
  const next = mayHop ? state : { ...state, items: withoutHops(state) };
  if (zone === "red") return red({ ...next, reds: state.reds + 1 }, state.reds > 0 ? "red-again" : "red");
  if (zone === undefined && moment === "stopped") return red(next, "unanswered");
  const eased = zone === "amber" ? ease(next) : next;
  if (last !== undefined && samePlace(last.place, state.place)) return toNextPlace(eased);
  // The set is still to come; whoever has stopped comes to it from a rest.
  return moment === "stopped" && last !== undefined
    ? rest(eased, itemAt(eased, last.place)?.restS ?? 0)
    : getReady(eased);
}

/** The exercise that was done is over; what is left is made easier, if the person goes on. */
function red(state: WorkoutState, why: "red" | "red-again" | "unanswered"): WorkoutStep {
  const hurt = state.sets.at(-1)?.place.item;
  const items = state.items.map((item, index) => (index === hurt ? { ...item, dropped: true } : item));
  const place = hurt === state.place.item ? { item: hurt + 1, set: 0, part: 0 } : state.place;
  const next: WorkoutState = { ...state, items, place };
  if (itemAt(next, place) === undefined) return beginEnd(next, "pain");
  return {
    state: { ...ease(next), phase: { name: "choice", sinceMs: state.timeMs, why } },
    effects: [say({ key: `choice-${why}`, values: { byHand: isByHand(state) } })],
  };
}

function goOnEasier(state: WorkoutState): WorkoutStep {
  const last = state.sets.at(-1);
  return rest(state, last === undefined ? 0 : (itemAt(state, last.place)?.restS ?? 0));
}

const withoutHops = ({ items, place }: WorkoutState): readonly WorkoutItem[] =>
  items.map((item, index) =>
    index >= place.item && isHopped(definitionOf(item.exerciseId)) ? { ...item, lowImpact: true } : item,
  );

const shallower = (level: DepthLevel): DepthLevel => DEPTH_LEVELS[DEPTH_LEVELS.indexOf(level) - 1] ?? level;

/** What makes an item easier. */
const EASIER_BY = ["level", "amount", "lowImpact"] as const;

/** No hops, one level shallower, and where there is none less of it, for everything that is left. exercises.md 6.2, amber. */
function ease(state: WorkoutState): WorkoutState {
  const items = withoutHops(state).map((item, index) => (index < state.place.item ? item : easier(item)));
  const isEasier = items.some((item, index) => {
    const before = state.items[index];
    return before !== undefined && EASIER_BY.some((key) => item[key] !== before[key]);
  });
  return { ...state, items, easedNow: isEasier };
}

function easier(item: WorkoutItem): WorkoutItem {
  const definition = definitionOf(item.exerciseId);
  const level = definition.depth === undefined ? item.level : shallower(item.level);
  return level === item.level
    ? { ...item, eased: true, amount: lessOf(definition, item.amount) }
    : { ...item, eased: true, level };
}

// --- from set to set -----------------------------------------------------------------------------------------------

const itemAt = (state: WorkoutState, place: WorkoutPlace): WorkoutItem | undefined => state.items[place.item];

function itemNow(state: WorkoutState): WorkoutItem {
  const item = itemAt(state, state.place);
  if (item === undefined) throw new RangeError(`no item ${String(state.place.item)} in the plan`);
  return item;
}

const samePlace = (a: WorkoutPlace, b: WorkoutPlace): boolean =>
  a.item === b.item && a.set === b.set && a.part === b.part;

const isSameSet = (a: WorkoutPlace, b: WorkoutPlace): boolean => a.item === b.item && a.set === b.set;

const doneAt = ({ sets }: WorkoutState, place: WorkoutPlace): DoneSet | undefined =>
  sets.findLast((done) => samePlace(done.place, place));

/** Every set of every item with its parts, in order. */
const placesOf = (items: readonly WorkoutItem[]): readonly WorkoutPlace[] =>
  items.flatMap(({ sets, legs }, item) =>
    Array.from({ length: sets }, (_, set) => legs.map((_leg, part) => ({ item, set, part }))).flat(),
  );

const placeAfter = ({ items, place }: WorkoutState): WorkoutPlace | undefined => {
  const places = placesOf(items);
  return places[places.findIndex((each) => samePlace(each, place)) + 1];
};

const placeBefore = ({ items, place }: WorkoutState): WorkoutPlace | undefined => {
  const places = placesOf(items);
  return places[places.findIndex((each) => samePlace(each, place)) - 1];
};

/** The other leg follows at once, another set after its rest. */
function toNextPlace(state: WorkoutState): WorkoutStep {
  const place = placeAfter(state);
  if (place === undefined) return beginEnd(state, "complete");
  const next: WorkoutState = { ...state, place };
  return place.part > 0 ? getReady(next) : rest(next, itemNow(state).restS);
}

function skipPlace(state: WorkoutState): WorkoutStep {
  const place = placeAfter(state);
  if (place === undefined) return beginEnd(state, "complete");
  const next: WorkoutState = { ...state, place };
  // The other leg was done, and is asked about after the whole set.
  const last = state.sets.at(-1);
  const half = last !== undefined && isSameSet(last.place, state.place) && last.place.part < state.place.part;
  return half ? askPain(next, "after-set", false) : getReady(next);
}

function rest(state: WorkoutState, restS: number): WorkoutStep {
  if (restS <= 0) return getReady(state);
  const phase: WorkoutPhase = { name: "rest", sinceMs: state.timeMs, lengthMs: restS * 1000, told: false };
  const values = { seconds: restS, eased: state.easedNow };
  return { state: { ...state, phase, easedNow: false }, effects: [say({ key: "rest", values })] };
}

function getReady(state: WorkoutState): WorkoutStep {
  if (itemAt(state, state.place) === undefined) return beginEnd(state, "complete");
  return {
    state: { ...state, phase: { name: "ready", sinceMs: state.timeMs }, easedNow: false },
    effects: [say(readySaying(state))],
  };
}

function readySaying(state: WorkoutState): WorkoutSaying {
  const { place, sets, easedNow } = state;
  const { exerciseId, sets: count, legs } = itemNow(state);
  const leg = legs[place.part] ?? "auto";
  const last = sets.at(-1);
  const follows = last?.place.item === place.item && last.place.set === place.set && last.place.part < place.part;
  if (follows && leg !== "auto") return { key: "other-leg", values: { leg } };
  const [view] = definitionOf(exerciseId).views;
  const turns = last === undefined || definitionOf(last.exerciseId).views[0] !== view;
  return {
    key: "ready",
    values: {
      exerciseId,
      set: place.set + 1,
      sets: count,
      leg: leg === "auto" ? undefined : leg,
      view: turns && !isByHand(state) ? view : undefined,
      eased: easedNow,
      tellsStop: last === undefined && !isByHand(state),
    },
  };
}

// --- the set -------------------------------------------------------------------------------------------------------

const setPhase = (runId: number, sinceMs: number, earlier: SetOutcome | undefined, live: boolean): SetPhase => ({
  name: "set",
  sinceMs,
  runId,
  live,
  runner: "placement",
  ...(earlier === undefined ? {} : { earlier }),
});

/** A set that was left before goes on from what was counted. */
function startSet(state: WorkoutState): WorkoutStep {
  const done = doneAt(state, state.place);
  return startRun({ ...state, sets: state.sets.filter((each) => each !== done) }, done?.outcome);
}

function startRun(state: WorkoutState, earlier: SetOutcome | undefined): WorkoutStep {
  const runId = state.lastRunId + 1;
  const phase = setPhase(runId, state.timeMs, earlier, true);
  const options = optionsOf(state, earlier);
  const next: WorkoutState = { ...state, phase, lastRunId: runId };
  // Lost between its last repetition and its end.
  if (earlier !== undefined && isDone(earlier.tally, options)) {
    return summarise(closeSet(next, phase, "target-reached", undefined));
  }
  if (isByHand(state)) {
    return { state: { ...next, phase: { ...phase, runner: "set" } }, effects: [{ type: "tone", tone: "go" }] };
  }
  return { state: next, effects: [{ type: "start-set", runId, options }] };
}

function isDone(tally: Tally, options: SetOptions): boolean {
  const { movement, legs, dose, depth } = definitionOf(options.exerciseId);
  if (movement.kind === "hold") return tally.workedMs >= options.amount * 1000;
  return isReached(tally, { movement: movement.kind, legs, dose: dose.unit, depth: depth?.measure }, options);
}

function optionsOf(state: WorkoutState, earlier: SetOutcome | undefined): SetOptions {
  const { exerciseId, level, amount, lowImpact, legs, eased } = itemNow(state);
  const { bodyHeightM, engine, extras } = state.setup;
  const { targetDeg, anyView, load } = extras[exerciseId] ?? {};
  return {
    exerciseId,
    level,
    amount,
    leg: legs[state.place.part] ?? "auto",
    lowImpact,
    ...(targetDeg === undefined || eased ? {} : { targetDeg }),
    ...(anyView === undefined ? {} : { anyView }),
    ...(load === undefined ? {} : { load }),
    ...(bodyHeightM === undefined ? {} : { bodyHeightM }),
    engine,
    ...(earlier === undefined || isEmpty(earlier) ? {} : { carried: earlier.tally }),
    mode: "live",
  };
}

type SetEnded = Extract<WorkoutInput, { readonly type: "set-ended" }>;

function setEnded(state: WorkoutState, { runId, reason, outcome }: SetEnded): WorkoutStep {
  const { phase, closing } = state;
  if (phase.name === "set" && phase.live && phase.runId === runId) {
    return summarise(closeSet({ ...state, held: false }, phase, reason, outcome));
  }
  if (closing?.runId !== runId) return stay(state);
  // Ended from here: what was counted up to its end belongs to it all the same.
  const { closing: _closing, ...open } = state;
  const next: WorkoutState = {
    ...open,
    sets: state.sets.map((done) =>
      done.runId === runId ? { ...done, outcome: joinOutcomes(closing.earlier, outcome) } : done,
    ),
  };
  return phase.name === "done"
    ? { state: next, effects: [{ type: "save-record", record: recordOf(next) }] }
    : stay(next);
}

/** Left by the person; by hand that is also how a set that is done ends. */
const leftReason = (state: WorkoutState, phase: SetPhase): SetEndReason =>
  isByHand(state) && isDone(handOutcome(phase).tally, optionsOf(state, undefined))
    ? "target-reached"
    : "finished-by-user";

/** Ends the run from here; it may tell its end afterwards. */
function endRun(
  state: WorkoutState,
  phase: SetPhase,
  reason: SetEndReason,
  asked: "pain" | "finish" | "control-lost",
): WorkoutStep {
  const { runId, live, earlier } = phase;
  const closed = closeSet(state, phase, reason, phase.current);
  if (isByHand(state) || !live) return stay(closed);
  return {
    state: { ...closed, closing: earlier === undefined ? { runId } : { runId, earlier } },
    effects: [{ type: "end-set", runId, reason: asked }],
  };
}

/** The set stands among those that are done; the phase is left to the caller. */
function closeSet(
  state: WorkoutState,
  { runId, sinceMs, earlier }: SetPhase,
  endReason: SetEndReason,
  current: SetOutcome | undefined,
): WorkoutState {
  const { exerciseId, level, amount, lowImpact, legs } = itemNow(state);
  const joined = joinOutcomes(earlier, current);
  // By hand nobody else measures how long it took.
  const outcome = isByHand(state)
    ? { ...joined, durationMs: (earlier?.durationMs ?? 0) + state.timeMs - sinceMs }
    : joined;
  const done: DoneSet = {
    runId,
    place: state.place,
    exerciseId,
    leg: legs[state.place.part] ?? "auto",
    level,
    amount,
    lowImpact,
    entered: state.setup.entered,
    startedMs: sinceMs,
    endedMs: state.timeMs,
    endReason,
    outcome,
  };
  return { ...state, sets: [...state.sets, done] };
}

/** Silent: the coach has just said how the set ended. */
function summarise(state: WorkoutState): WorkoutStep {
  const reason = state.sets.at(-1)?.endReason;
  const stopped = reason === "pain" || reason === "control-lost" || reason === "fall";
  const next = placeAfter(state);
  const then = stopped ? "stopped" : next !== undefined && next.part > 0 ? "none" : "after-set";
  return {
    state: { ...state, phase: { name: "summary", sinceMs: state.timeMs, then } },
    effects: [{ type: "vibrate", length: "short" }],
  };
}

function afterSummary(state: WorkoutState): WorkoutStep {
  const { phase } = state;
  if (phase.name !== "summary") return stay(state);
  return phase.then === "none" ? toNextPlace(state) : askPain(state, phase.then, false);
}

// --- by hand -------------------------------------------------------------------------------------------------------

type ByHand = Extract<WorkoutInput, { readonly type: "by-hand" }>;

function byHand(state: WorkoutState, phase: SetPhase, input: ByHand): WorkoutStep {
  switch (input.action) {
    case "add":
      return stay({ ...state, phase: countedByHand(state, phase, input.side, 1) });
    case "undo":
      return stay({ ...state, phase: countedByHand(state, phase, input.side, -1) });
    case "timer-start": {
      const timed = definitionOf(itemNow(state).exerciseId).dose.unit === "seconds";
      return stay(timed ? { ...state, phase: { ...phase, timerSinceMs: phase.timerSinceMs ?? state.timeMs } } : state);
    }
    case "timer-stop": {
      const step = runTimer(state, phase);
      const run = step.state.phase;
      if (run.name !== "set") return step;
      const { timerSinceMs: _stopped, ...still } = run;
      return { ...step, state: { ...step.state, phase: still } };
    }
    case "done": {
      const step = runTimer(state, phase);
      const run = step.state.phase;
      if (run.name !== "set") return step;
      return skip(step.state);
    }
  }
}

/** What one run by hand has so far; its tally counts on from the runs before. */
const handOutcome = ({ earlier, current }: SetPhase): SetOutcome =>
  current ?? { ...NO_OUTCOME, tally: earlier?.tally ?? NOTHING_DONE };

function countedByHand(state: WorkoutState, phase: SetPhase, chosen: Side | undefined, by: 1 | -1): SetPhase {
  const { exerciseId, legs } = itemNow(state);
  const { dose, legs: kind } = definitionOf(exerciseId);
  const prescribed = legs[state.place.part] ?? "auto";
  const side = prescribed === "auto" ? chosen : prescribed;
  const outcome = handOutcome(phase);
  const { tally } = outcome;
  const more = (value: number): number => Math.max(0, value + by);
  const counted = (next: Tally): SetPhase => ({ ...phase, current: { ...outcome, tally: next } });
  if (dose.unit === "metres") {
    return side === undefined
      ? phase
      : counted({ ...tally, metres: { ...tally.metres, [side]: more(tally.metres[side]) } });
  }
  if (dose.unit === "seconds" || (kind !== "together" && side === undefined)) return phase;
  const of = kind === "together" || side === undefined ? "together" : side;
  return counted({ ...tally, counted: { ...tally.counted, [of]: more(tally.counted[of]) } });
}

/** Seconds by hand: kept at every tick, so that a crash costs none. */
function runTimer(state: WorkoutState, phase: SetPhase): WorkoutStep {
  if (phase.timerSinceMs === undefined) return stay(state);
  const outcome = handOutcome(phase);
  const limitMs = itemNow(state).amount * 1000;
  const ranMs = Math.max(0, state.timeMs - phase.timerSinceMs);
  const workedMs = Math.min(limitMs, outcome.tally.workedMs + ranMs);
  const current: SetOutcome = { ...outcome, tally: { ...outcome.tally, workedMs } };
  if (workedMs < limitMs) return stay({ ...state, phase: { ...phase, timerSinceMs: state.timeMs, current } });
  const summary = summarise(closeSet(state, phase, "target-reached", current));
  return after([{ type: "tone", tone: "end" }, say({ key: "time-up", values: {} })], summary);
}

// --- the end -------------------------------------------------------------------------------------------------------

/** Asks for pain at the end, unless every knee was told of since the last set: then that is the answer. */
function beginEnd(state: WorkoutState, end: WorkoutEnd): WorkoutStep {
  const next: WorkoutState = { ...state, ending: end };
  const last = state.sets.findLast(({ outcome }) => !isEmpty(outcome));
  if (last === undefined) return finalise(next, end);
  const since = state.readings.filter(({ timeMs, moment }) => moment !== "before" && timeMs >= last.endedMs);
  const told = state.setup.knees.map((knee) => since.findLast((reading) => reading.knee === knee));
  const known = told.filter((reading) => reading !== undefined);
  if (known.length < told.length) return askPain(next, "end", false);
  const copies = known.map(({ exerciseId: _exercise, level: _level, ...reading }): PainReading => ({
    ...reading,
    moment: "end",
  }));
  const saved = copies.map((reading): WorkoutEffect => ({ type: "save-reading", reading }));
  return after(saved, finalise({ ...next, readings: [...state.readings, ...copies] }, end));
}

/** @param isRed the last answer was: nobody is praised then. */
function finalise(state: WorkoutState, end: WorkoutEnd, isRed = false): WorkoutStep {
  const next: WorkoutState = { ...state, held: false, phase: { name: "done", sinceMs: state.timeMs, end } };
  const record = recordOf(next);
  return {
    state: next,
    effects: [
      say({ key: "done", values: { sets: record.sets.length, end: isRed ? "pain" : end, again: state.reds > 1 } }),
      { type: "keep-awake", on: false },
      { type: "save-record", record },
      { type: "session-ended", record },
    ],
  };
}
