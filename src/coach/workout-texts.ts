import type { Side } from "../body/joints.js";
import type { View } from "../body/metrics.js";
import { exerciseText } from "./exercise-texts.js";

/** What the workout says between its sets, by key: the values that each sentence needs. */
interface WorkoutWords {
  readonly "pain-before": { readonly knee: Side };
  /** Understood by the height of the hand; it can still be changed. */
  readonly "pain-chosen": { readonly zone: "green" | "amber" | "red" };
  readonly "pain-after-set": { readonly knee: Side };
  readonly "pain-end": { readonly knee: Side };
  /** exercises.md 6.4: the set was stopped. */
  readonly "pain-stopped": { readonly knee: Side };
  /** The same after the coach has said that the set is over. */
  readonly "pain-asked": { readonly knee: Side };
  /** An exercise that comes next. `set` is the first, second …; `leg` where one leg is prescribed. */
  readonly ready: {
    readonly exerciseId: string;
    readonly set: number;
    readonly sets: number;
    readonly leg: Side | undefined;
    /** How to stand to the camera; undefined where nobody has to turn. */
    readonly view: View | undefined;
    /** What is left was made easier by the last pain answer. */
    readonly eased: boolean;
  };
  readonly "other-leg": { readonly leg: Side };
  readonly rest: { readonly seconds: number; readonly eased: boolean };
  readonly "rest-nearly-over": { readonly seconds: number; readonly exerciseId: string };
  readonly paused: { readonly byHand: boolean };
  readonly "paused-gone": Readonly<Record<string, never>>;
  readonly "paused-camera": Readonly<Record<string, never>>;
  /** After a reload or a hidden page. */
  readonly "go-on-offered": { readonly byHand: boolean };
  readonly "choice-red": { readonly byHand: boolean };
  readonly "choice-red-again": { readonly byHand: boolean };
  /** Stopped, and nobody has said how the knee is. */
  readonly "choice-unanswered": { readonly byHand: boolean };
  readonly "time-up": Readonly<Record<string, never>>;
  readonly done: {
    readonly sets: number;
    readonly end: "complete" | "finished" | "pain";
    /** The knee was red more than once. exercises.md 6.2. */
    readonly again: boolean;
  };
}

export type WorkoutTextId = keyof WorkoutWords;

/** One sentence to say: its key with the values of that key. */
export type WorkoutSaying = {
  [Key in WorkoutTextId]: { readonly key: Key; readonly values: WorkoutWords[Key] };
}[WorkoutTextId];

const KNEES: Readonly<Record<Side, string>> = { left: "left knee", right: "right knee" };

const TURNS: Readonly<Record<View, string>> = {
  side: "Now stand side-on to the camera.",
  front: "Now face the camera.",
  "front-oblique": "Now face the camera, turned a little.",
};

const HEIGHTS = { green: "Zero to three", amber: "Four to five", red: "Six or more" } as const;

const secondsOf = (seconds: number): string => (seconds === 1 ? "1 second" : `${String(seconds)} seconds`);

const EASED = "We go easier from here.";

const joined = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => part !== false && part !== undefined).join(" ");

const goOn = (byHand: boolean): string => (byHand ? "Tap to go on." : "Raise one hand to go on.");
const choose = (byHand: boolean): string =>
  byHand ? "Tap: go on easier, or end here." : "One hand up: go on easier. Both hands up: end here.";

/** The words of what the workout says. */
export function workoutText({ key, values }: WorkoutSaying): string {
  switch (key) {
    case "pain-before":
      return `Before we begin: how is your ${KNEES[values.knee]}, zero to ten?`;
    case "pain-chosen":
      return `${HEIGHTS[values.zone]}. Lower your hand if that is right.`;
    case "pain-after-set":
    case "pain-asked":
      return `How is your ${KNEES[values.knee]}, zero to ten?`;
    case "pain-end":
      return `Last question: how is your ${KNEES[values.knee]} now, zero to ten?`;
    case "pain-stopped":
      return `Let's stop there. How is your ${KNEES[values.knee]}, zero to ten?`;
    case "ready": {
      const { exerciseId, set, sets, leg, view, eased } = values;
      const { name } = exerciseText(exerciseId);
      return joined(
        eased && EASED,
        set === 1 ? `Next: ${name}.` : `${name} again.`,
        sets > 1 && `Set ${String(set)} of ${String(sets)}.`,
        leg !== undefined && `Your ${leg} leg.`,
        view !== undefined && TURNS[view],
      );
    }
    case "other-leg":
      return `Now your ${values.leg} leg.`;
    case "rest":
      return joined(values.eased && EASED, `Rest, ${secondsOf(values.seconds)}.`);
    case "rest-nearly-over":
      return `${secondsOf(values.seconds)} left. Then ${exerciseText(values.exerciseId).name}.`;
    case "paused":
      return `Paused. ${goOn(values.byHand)}`;
    case "paused-gone":
      return "Paused. Come back to go on.";
    case "paused-camera":
      return "Paused. The camera is gone.";
    case "go-on-offered":
      return `Welcome back. ${goOn(values.byHand)}`;
    case "choice-red":
      return `That is too much for today's level. ${choose(values.byHand)}`;
    case "choice-red-again":
      return `Too much twice today. Please see a physiotherapist. ${choose(values.byHand)}`;
    case "choice-unanswered":
      return `Take your time. ${choose(values.byHand)}`;
    case "time-up":
      return "Time is up. Well done.";
    case "done":
      if (values.again) return "That's it for today. Please see a physiotherapist about your knee.";
      if (values.end === "pain") return "That's it for today. Rest your knee.";
      return values.sets === 0 ? "Session ended." : "Session done. Well done.";
  }
}
