import { msg, str } from "@lit/localize";
import { perLanguage } from "../lib/language.js";
import { numberText } from "../lib/quantities.js";

/**
 * What should be so before an exercise, by the id of the gate in its definition; each a sentence that one can say yes to.
 * Source: exercises.md 6.1 and the "Gate" and "Contraindications" lines of section 8.
 */
const gateTexts = perLanguage((): Readonly<Record<string, string>> => ({
  "blood-pressure": msg("My blood pressure is not too high, and I have no heart or retinal disease."),
  "calm-knee": msg("My knees are not swollen, and pain at rest and in walking is 2 of 10 at most."),
  "hops-health": msg("I am not pregnant, and have no brittle bones and no pelvic floor trouble."),
  "hops-prepared": msg("I did side steps or one-leg ball squats cleanly this week."),
  "stand-10s": msg("I can stand on each leg for 10 seconds, with one touch of the other foot at most."),
  "stand-30s": msg("I can stand on each leg for 30 seconds."),
  "ball-squat-clean": msg("I can do 15 clean ball squats at this depth."),
  "deadlift-clean": msg("I can do 10 clean one-leg deadlifts on the floor with each leg, without pain."),
  "pad-clean": msg("On the pad 8 of 10 repetitions are clean with each leg, with one touch at most."),
  "calm-back": msg("My back has not hurt in the last two weeks."),
  steady: msg("No fresh ankle sprain, no numb feet, no dizziness."),
  "no-fall": msg("I have not fallen in the last twelve months."),
  "under-65": msg("I am younger than 65, or a professional agreed to this exercise."),
  "support-in-reach": msg("A fixed support or a second person is within an arm's length."),
  "maker-allows": msg("The maker of my Bosu allows standing on its flat side."),
}));

/** How far a gate has come that the app counts itself. */
export function gateProgressText(progress: {
  readonly left: number;
  readonly right: number;
  readonly needed: number;
}): string {
  const { left, right, needed } = progress;
  const of = numberText(needed);
  return left === right
    ? msg(str`${numberText(left)} of ${of} so far`)
    : msg(str`so far left ${numberText(left)}, right ${numberText(right)} of ${of}`);
}

/** The text of a gate; its id where the catalogue has none. */
export const gateText = (id: string): string => gateTexts()[id] ?? id;
