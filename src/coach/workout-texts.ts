import { msg, str } from "@lit/localize";
import type { Side } from "../body/joints.js";
import type { View } from "../body/metrics.js";
import { perLanguage } from "../lib/language.js";
import { numberText, plural } from "../lib/quantities.js";
import { exerciseText } from "./exercise-texts.js";

type Zone = "green" | "amber" | "red";
interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the workout says between its sets, by key: the values that each sentence needs. */
interface WorkoutWords {
  readonly "pain-before": { readonly knee: Side };
  /** Understood by the height of the hand; it can still be changed. */
  readonly "pain-chosen": { readonly zone: Zone; readonly range: Range };
  /** How a hand answers, with the numbers of its heights. */
  readonly "pain-how": Readonly<Record<Zone, Range>>;
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
    /** Nothing was done yet, before a camera: the sign for "it hurts" is told. */
    readonly tellsStop: boolean;
  };
  readonly "other-leg": { readonly leg: Side };
  readonly rest: { readonly seconds: number; readonly eased: boolean };
  readonly "rest-nearly-over": { readonly seconds: number; readonly exerciseId: string };
  readonly paused: { readonly byHand: boolean };
  readonly "paused-gone": Readonly<Record<string, never>>;
  readonly "paused-camera": Readonly<Record<string, never>>;
  /** In a rest, which goes on. */
  readonly "camera-gone": Readonly<Record<string, never>>;
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

const turns = perLanguage((): Readonly<Record<View, string>> => ({
  side: msg("Now stand side-on to the camera."),
  front: msg("Now face the camera."),
  "front-oblique": msg("Now face the camera, turned a little."),
}));

/** The numbers of one height of the hand, as they are said: "0 to 3", "4 or 5", "6 or more". */
function rangeText(zone: Zone, { from, to }: Range): string {
  if (zone === "red") return msg(str`${numberText(from)} or more`);
  if (from === to) return numberText(from);
  return to - from === 1
    ? msg(str`${numberText(from)} or ${numberText(to)}`)
    : msg(str`${numberText(from)} to ${numberText(to)}`);
}

/** The numbers of all heights of the hand. */
export const heightTexts = (ranges: Readonly<Record<Zone, Range>>): Readonly<Record<Zone, string>> => ({
  green: rangeText("green", ranges.green),
  amber: rangeText("amber", ranges.amber),
  red: rangeText("red", ranges.red),
});

const eased = (): string => msg("We go easier from here.");

const joined = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => part !== false && part !== undefined).join(" ");

const goOn = (byHand: boolean): string => (byHand ? msg("Tap to go on.") : msg("Raise one hand to go on."));
const choose = (byHand: boolean): string =>
  byHand ? msg("Tap: go on easier, or end here.") : msg("One hand up: go on easier. Both hands up: end here.");

const sided = (side: Side, left: string, right: string): string => (side === "left" ? left : right);

const painAsked = (knee: Side): string =>
  sided(knee, msg("How is your left knee, zero to ten?"), msg("How is your right knee, zero to ten?"));

/** The words of what the workout says. */
export function workoutText({ key, values }: WorkoutSaying): string {
  switch (key) {
    case "pain-before":
      return sided(
        values.knee,
        msg("Before we begin: how is your left knee, zero to ten?"),
        msg("Before we begin: how is your right knee, zero to ten?"),
      );
    case "pain-how": {
      const { green, amber, red } = heightTexts(values);
      return msg(
        str`Let both hands hang. Then hold one still: at the belly, ${green}. At the shoulder, ${amber}. Above the head, ${red}.`,
      );
    }
    case "pain-chosen": {
      const range = rangeText(values.zone, values.range);
      return msg(str`${range}. Lower your hand if that is right.`);
    }
    case "pain-after-set":
    case "pain-asked":
      return painAsked(values.knee);
    case "pain-end":
      return sided(
        values.knee,
        msg("Last question: how is your left knee now, zero to ten?"),
        msg("Last question: how is your right knee now, zero to ten?"),
      );
    case "pain-stopped":
      return joined(msg("Let's stop there."), painAsked(values.knee));
    case "ready": {
      const { exerciseId, set, sets, leg, view } = values;
      const { name } = exerciseText(exerciseId);
      return joined(
        values.eased && eased(),
        set === 1 ? msg(str`Next: ${name}.`) : msg(str`${name} again.`),
        sets > 1 && msg(str`Set ${numberText(set)} of ${numberText(sets)}.`),
        leg !== undefined && sided(leg, msg("Your left leg."), msg("Your right leg.")),
        view !== undefined && turns()[view],
        values.tellsStop && msg("If it hurts, cross your arms above your head."),
      );
    }
    case "other-leg":
      return sided(values.leg, msg("Now your left leg."), msg("Now your right leg."));
    case "rest": {
      const { seconds } = values;
      const rest = plural(seconds, {
        one: msg(str`Rest, ${numberText(seconds)} second.`),
        other: msg(str`Rest, ${numberText(seconds)} seconds.`),
      });
      return joined(values.eased && eased(), rest);
    }
    case "rest-nearly-over": {
      const { seconds } = values;
      const { name } = exerciseText(values.exerciseId);
      return plural(seconds, {
        one: msg(str`${numberText(seconds)} second left. Then ${name}.`),
        other: msg(str`${numberText(seconds)} seconds left. Then ${name}.`),
      });
    }
    case "paused":
      return joined(msg("Paused."), goOn(values.byHand));
    case "paused-gone":
      return msg("Paused. Come back to go on.");
    case "paused-camera":
      return msg("Paused. The camera is gone.");
    case "camera-gone":
      return msg("The camera is gone.");
    case "go-on-offered":
      return joined(msg("Welcome back."), goOn(values.byHand));
    case "choice-red":
      return joined(msg("That is too much for today's level."), choose(values.byHand));
    case "choice-red-again":
      return joined(msg("Too much twice today. Please see a physiotherapist."), choose(values.byHand));
    case "choice-unanswered":
      return joined(msg("Take your time."), choose(values.byHand));
    case "time-up":
      return msg("Time is up. Well done.");
    case "done":
      if (values.again) return msg("That's it for today. Please see a physiotherapist about your knee.");
      if (values.end === "pain") return msg("That's it for today. Rest your knee.");
      return values.sets === 0 ? msg("Session ended.") : msg("Session done. Well done.");
  }
}
