import { msg } from "@lit/localize";
import { perLanguage } from "../lib/language.js";

interface QuestionText {
  /** Yes means that something speaks against exercising. */
  readonly question: string;
  /** What a yes means, for a reader. */
  readonly meaning: string;
}

/** The questions of exercises.md 6.1 by their id in session/screening.ts. General guidance, no diagnosis. */
export const screeningTexts = perLanguage(() => ({
  injury: {
    question: msg("Was a knee hurt lately, and is it swollen or misshapen?"),
    meaning: msg("A fresh injury has to be looked at before it is trained."),
  },
  "weight-bearing": {
    question: msg("Is there a leg that you can't put weight on?"),
    meaning: msg("A leg that does not carry you has to be looked at soon."),
  },
  locks: {
    question: msg("Does a knee lock, or can't it be straightened?"),
    meaning: msg("Something may be caught in a knee that locks. Have it looked at first."),
  },
  "gives-way": {
    question: msg("Does a knee give way?"),
    meaning: msg("A knee that gives way can let you fall. Have it looked at first."),
  },
  hot: {
    question: msg("Is a knee hot, red and swollen, or do you have a fever or feel unwell?"),
    meaning: msg("A hot, red or swollen knee, or a fever, belongs to a doctor, today."),
  },
  "night-pain": {
    question: msg("Is there pain all the time or at night, or is a calf swollen or sore?"),
    meaning: msg("Pain at night or all the time, or a sore calf, has to be looked at by a doctor."),
  },
  operation: {
    question: msg("Was a knee operated on in the last three months, or were you told not to exercise?"),
    meaning: msg("After an operation, whoever treats you says when to begin, and with what."),
  },
  pressure: {
    question: msg(
      "Is your blood pressure too high, or do you have a disease of the heart or the retina, or chest pain?",
    ),
    meaning: msg("Holding still under effort raises the blood pressure. Leave out what is held until a doctor agrees."),
  },
  hops: {
    question: msg("Are your bones brittle, are you pregnant, or is your pelvic floor weak?"),
    meaning: msg("No hops for you: take the steps that every such exercise offers."),
  },
  balance: {
    question: msg(
      "Did you fall in the last year, are you dizzy, are your feet numb, or can't you stand on one leg for 10 seconds?",
    ),
    meaning: msg("Leave out the pad and the Bosu, and keep something to hold on to within reach."),
  },
})) satisfies () => Readonly<Record<string, QuestionText>>;

/** What pain before exercising means for today, by the traffic light of exercises.md 6.2. */
export const painNowTexts = perLanguage((): Readonly<Record<"amber" | "red", string>> => ({
  amber: msg("A sore knee today: choose a smaller bend than usual, and no hops."),
  red: msg("That is much pain: rest today. If it stays so, have the knee looked at. You decide."),
}));
