import { msg, str } from "@lit/localize";
import type { SetEndReason } from "../checker/events.js";
import { exerciseText } from "../coach/exercise-texts.js";
import { cueText } from "../coach/cues.js";
import { endText, refusalName, sideNames } from "../coach/messages.js";
import { workoutText } from "../coach/workout-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { numberText } from "../lib/quantities.js";
import { isEmpty } from "../session/set-outcome.js";
import { isPaused, outcomeNow, painHeights, stepWorkout, WORKOUT_TIMES } from "../session/workout.js";
import { amountOf, workOnOf, type WorkOn } from "../session/workout-summary.js";
import type { DoneSet, PainPhase, WorkoutPhase, WorkoutState } from "../session/workout-types.js";
import type { BannerTone } from "../ui/sk-cue-banner.js";
import type { FarNumber } from "../ui/sk-far-view.js";
import type { Figure } from "../ui/sk-figures.js";
import { figuresAfterSet, figuresOfSet } from "./set-figures.js";
import { numberOf } from "./set-number.js";

/**
 * What stands on the screen where no camera set runs: one sentence, and a number where there is one. What was said stands
 * there too, for who hears nothing.
 */
export interface Panel {
  readonly tone: BannerTone;
  readonly text: string;
  readonly number: FarNumber | undefined;
  /** From afar, instead of `text`: only one sentence is read there. */
  readonly farText?: string | undefined;
  /** For who stands near: what was said, in full. */
  readonly more?: string | undefined;
  /** For who stands near: what the last set came to, and which one that was. */
  readonly figures?: { readonly of: string; readonly items: readonly Figure[] } | undefined;
}

/** Seconds that are left, never rounded down: the last one is shown until it is over. */
const secondsLeft = (sinceMs: number, lengthMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((sinceMs + lengthMs - nowMs) / 1000));

/**
 * The panel of a workout at this moment; undefined while a set runs before the camera and nothing keeps it.
 * @param said what was said last in this phase.
 */
export function panelOf(state: WorkoutState, said?: string): Panel | undefined {
  if (isPaused(state)) return pausedPanel(state);
  const panel = panelOfPhase(state);
  return panel === undefined || said === undefined ? panel : { more: said, ...panel };
}

function panelOfPhase(state: WorkoutState): Panel | undefined {
  const { phase, setup } = state;
  switch (phase.name) {
    case "pain":
      return painPanel(state, phase);
    case "ready":
      return readyPanel(state);
    case "set":
      return setup.entered === "by-camera"
        ? undefined
        : { tone: "good", text: exerciseText(exerciseIdOf(state)).name, number: numberNow(state) };
    case "summary":
      return summaryPanel(state);
    case "rest": {
      const left = secondsLeft(phase.sinceMs, phase.lengthMs, state.timeMs);
      const next = exerciseText(exerciseIdOf(state)).name;
      return {
        tone: "info",
        text: msg(str`Rest, then ${next}`),
        number: { value: left, share: (left * 1000) / phase.lengthMs, label: msg("seconds") },
        figures: figuresOf(state, figuresAfterSet),
      };
    }
    case "choice":
      return choicePanel(state, phase);
    case "done":
      return undefined;
  }
}

/** From afar the answer that a hand has given, and can still change, is the one sentence. */
function painPanel(state: WorkoutState, { chosen }: PainPhase): Panel {
  const panel: Panel = { tone: "info", text: painQuestion(state), number: undefined };
  if (chosen === undefined) return panel;
  const values = { zone: chosen, range: painHeights(state)[chosen] };
  return { ...panel, farText: workoutText({ key: "pain-chosen", values }) };
}

/** From afar the advice stands alone for so long before the hands take its place: two lines are read in half of it. */
const ADVICE_MS = 6000;

/** What was said stands there until somebody chooses, also after a reload. */
function choicePanel(state: WorkoutState, { why, sinceMs }: Extract<WorkoutPhase, { name: "choice" }>): Panel {
  const byHand = state.setup.entered === "by-hand";
  const advises = why === "red-again" && state.timeMs - sinceMs < ADVICE_MS;
  return {
    tone: why === "unanswered" ? "careful" : "stop",
    text: why === "unanswered" ? msg("Go on easier, or end here?") : msg("Too much today: easier, or end?"),
    number: undefined,
    farText: advises
      ? msg("Too much twice today. Please see a physiotherapist.")
      : byHand
        ? undefined
        : msg("One hand up: go on easier. Both hands up: end here."),
    more: workoutText({ key: `choice-${why}`, values: { byHand } }),
  };
}

/** There is a set to go back to. The reducer is asked: it is pure, and only its rule counts. */
export function canGoBack(state: WorkoutState): boolean {
  const { place } = stepWorkout(state, { type: "command", command: "back", timeMs: state.timeMs }).state;
  return place !== state.place;
}

const exerciseIdOf = ({ items, place }: WorkoutState): string => items[place.item]?.exerciseId ?? "";

function painQuestion({ phase }: WorkoutState): string {
  const knee = phase.name === "pain" ? phase.ask[0] : undefined;
  if (knee === undefined) return msg("How is your knee?");
  return knee === "left" ? msg("How is your left knee?") : msg("How is your right knee?");
}

function readyPanel(state: WorkoutState): Panel {
  const { phase, timeMs, place, items } = state;
  const item = items[place.item];
  const leg = item?.legs[place.part] ?? "auto";
  const left = secondsLeft(phase.sinceMs, WORKOUT_TIMES.readyMs, timeMs);
  const name = exerciseText(exerciseIdOf(state)).name;
  return {
    tone: "info",
    text: leg === "auto" ? name : msg(str`${name}, ${sideNames()[leg].toLowerCase()} leg`),
    number: {
      value: left,
      share: (left * 1000) / WORKOUT_TIMES.readyMs,
      label:
        item !== undefined && item.sets > 1
          ? msg(str`set ${numberText(place.set + 1)} of ${numberText(item.sets)}`)
          : msg("get ready"),
    },
  };
}

function pausedPanel(state: WorkoutState): Panel {
  const { held, pageHidden, sourceLost, setup } = state;
  const reason = held
    ? setup.entered === "by-hand"
      ? msg("Tap to go on")
      : msg("Raise one hand to go on")
    : pageHidden
      ? msg("The page was hidden")
      : sourceLost
        ? msg("The camera is gone")
        : msg("Come back to go on");
  return { tone: "paused", text: reason, number: numberNow(state, true) };
}

/** What the running set has come to. */
function numberNow(state: WorkoutState, paused = false): FarNumber | undefined {
  const outcome = outcomeNow(state);
  const item = state.items[state.place.item];
  if (outcome === undefined || item === undefined) return undefined;
  const { phase, timeMs, place } = state;
  const runningMs = phase.name === "set" && phase.timerSinceMs !== undefined ? timeMs - phase.timerSinceMs : 0;
  const workedMs = outcome.tally.workedMs + runningMs;
  return numberOf({ ...item, leg: item.legs[place.part] ?? "auto" }, { ...outcome.tally, workedMs }, paused);
}

/** Three seconds on what was just done: the number, and the one thing to work on. */
function summaryPanel(state: WorkoutState): Panel {
  const set = state.sets.at(-1);
  if (set === undefined) return { tone: "info", text: msg("Set over"), number: undefined };
  const verdict = verdictOn(set);
  return {
    ...verdict,
    number: numberOf(set, set.outcome.tally),
    figures: figuresOf(state, figuresOfSet),
    // Praise was said in the same words.
    ...(verdict.tone === "good" ? { more: undefined } : {}),
  };
}

function figuresOf({ sets, readings }: WorkoutState, of: typeof figuresOfSet): Panel["figures"] {
  const set = sets.at(-1);
  if (set === undefined || isEmpty(set.outcome)) return undefined;
  const items = of(set, readings);
  return items.length === 0 ? undefined : { of: msg(str`Last set: ${exerciseText(set.exerciseId).name}`), items };
}

/** Praise is for what was prescribed and done without a fault, never for a set that was stopped. */
function verdictOn(set: DoneSet): Pick<Panel, "tone" | "text"> {
  const { endReason, exerciseId, outcome } = set;
  if (isStop(endReason)) return { tone: "stop", text: msg("Let's stop there") };
  const workOn = workOnOf([set]);
  if (workOn !== undefined) return { tone: "adjust", text: workOnText(workOn) };
  const definition = findExercise(exerciseId);
  if (definition === undefined || amountOf(definition, outcome.tally) <= 0) {
    return { tone: "info", text: msg("Nothing was counted") };
  }
  return endReason === "target-reached"
    ? { tone: "good", text: msg("Well done") }
    : { tone: "info", text: endText(endReason, exerciseId) };
}

const isStop = (reason: SetEndReason): boolean => reason === "pain" || reason === "control-lost" || reason === "fall";

/** What to do better, as it is said in a set. */
const workOnText = (workOn: WorkOn): string => ("cue" in workOn ? cueText(workOn.cue) : refusalName(workOn.reason));
