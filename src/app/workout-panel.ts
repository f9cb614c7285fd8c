import { msg, str } from "@lit/localize";
import { exerciseText } from "../coach/exercise-texts.js";
import { faultName } from "../coach/cues.js";
import { sideNames } from "../coach/messages.js";
import { findExercise } from "../exercises/catalog.js";
import { numberText, wholeSeconds } from "../lib/quantities.js";
import { isPaused, outcomeNow, WORKOUT_TIMES } from "../session/workout.js";
import { amountOf, worstFault } from "../session/workout-results.js";
import type { DoneSet, WorkoutState } from "../session/workout-types.js";
import type { BannerTone } from "../ui/sk-cue-banner.js";
import type { FarNumber } from "../ui/sk-far-view.js";

/** What stands on the screen where no camera set runs: one sentence, and a number where there is one. */
export interface Panel {
  readonly tone: BannerTone;
  readonly text: string;
  readonly number: FarNumber | undefined;
}

/** Seconds that are left, never rounded down: the last one is shown until it is over. */
const secondsLeft = (sinceMs: number, lengthMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((sinceMs + lengthMs - nowMs) / 1000));

/** The panel of a workout at this moment; undefined while a set runs before the camera and nothing keeps it. */
export function panelOf(state: WorkoutState): Panel | undefined {
  const { phase, setup } = state;
  const isSet = phase.name === "set";
  if (isPaused(state)) return pausedPanel(state);
  if (isSet && setup.entered === "by-camera") return undefined;
  switch (phase.name) {
    case "pain":
      return { tone: "info", text: painQuestion(state), number: undefined };
    case "ready":
      return readyPanel(state);
    case "set":
      return { tone: "good", text: exerciseText(exerciseIdOf(state)).name, number: numberNow(state) };
    case "summary":
      return summaryPanel(state.sets.at(-1));
    case "rest": {
      const left = secondsLeft(phase.sinceMs, phase.lengthMs, state.timeMs);
      const next = exerciseText(exerciseIdOf(state)).name;
      return {
        tone: "info",
        text: msg(str`Rest, then ${next}`),
        number: { value: left, share: (left * 1000) / phase.lengthMs, label: msg("seconds left") },
      };
    }
    case "choice":
      return {
        tone: phase.why === "unanswered" ? "careful" : "stop",
        text: phase.why === "unanswered" ? msg("Go on easier, or end here?") : msg("Too much today: easier, or end?"),
        number: undefined,
      };
    case "done":
      return undefined;
  }
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
      caption:
        item !== undefined && item.sets > 1
          ? msg(str`Set ${numberText(place.set + 1)} of ${numberText(item.sets)}`)
          : undefined,
      label: msg("get ready"),
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
  const { phase, timeMs } = state;
  const runningMs = phase.name === "set" && phase.timerSinceMs !== undefined ? timeMs - phase.timerSinceMs : 0;
  const done = amountOf(item.exerciseId, {
    ...outcome.tally,
    workedMs: outcome.tally.workedMs + (paused ? 0 : runningMs),
  });
  return { value: Math.floor(done), share: done / item.amount, label: doseLabel(item), paused };
}

const doseLabel = ({ exerciseId, amount }: { readonly exerciseId: string; readonly amount: number }): string =>
  findExercise(exerciseId)?.dose.unit === "seconds"
    ? msg(str`of ${wholeSeconds(amount * 1000)}`)
    : msg(str`of ${numberText(amount)}`);

/** Three seconds on what was just done: the number, and the one thing to work on. */
function summaryPanel(set: DoneSet | undefined): Panel {
  if (set === undefined) return { tone: "info", text: msg("Set over"), number: undefined };
  const { outcome, exerciseId, amount } = set;
  const done = amountOf(exerciseId, outcome.tally);
  const worst = worstFault(outcome.faults);
  return {
    tone: worst === undefined ? "good" : "adjust",
    text: worst === undefined ? msg("Well done") : msg(str`Work on: ${faultName(worst.cue)}`),
    number: { value: Math.floor(done), share: done / amount, label: doseLabel({ exerciseId, amount }) },
  };
}
