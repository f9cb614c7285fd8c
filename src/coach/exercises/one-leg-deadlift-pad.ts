import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const oneLegDeadliftPadText = perLanguage((): ExerciseText => ({
  name: msg("One-leg deadlift on a pad"),
  sentence: msg("Tip forward on one leg, that foot on a soft pad."),
  block: "ankle",
  synonyms: synonymsOf(
    msg("unstable pad, balance pad, foam pad deadlift, Airex, cushion", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Repetitions of each leg, and touches of the free foot"),
  purpose: msg("As the one-leg deadlift; the soft ground gives foot and ankle more to do."),
  muscles: msg("The muscles of the lower leg and the foot, and those of the hip."),
  equipment: [
    msg("A firm balance pad on a floor where it does not slide"),
    msg("A wall or the back of a heavy chair within reach"),
    msg("Bare feet or firm soles"),
  ],
  setUp: [
    msg("Put the camera in front of you to have your balance watched, or beside you to have the bend watched."),
    msg("Step onto the middle of the pad, one hand on the support."),
    msg("Find your balance on one foot before you begin."),
  ],
  steps: [
    msg("Tip forward slowly from the hip, hands towards your knee."),
    msg("Keep the knee soft and your eyes on a spot on the floor ahead."),
    msg("Come up slowly. If the free foot touches the floor, breathe and begin anew."),
    msg("Do all repetitions, step down with both feet, then change legs."),
  ],
  mistakes: [
    msg("Beginning on the pad before it is clean on the floor"),
    msg("Locking the knee"),
    msg("Staring at the feet"),
    msg("Rushing"),
  ],
  unseen: {
    "E3-11": msg("Small wobbles. They are noted, not warned of."),
    "E3-14": msg("Twisting of the upper body. It is noted, not warned of."),
    "E3c-5": msg("Whether you sway more and more, from the side."),
    "E3c-feet": msg("Heels and toes: on a soft pad they are not seen well enough."),
    "E3-back": msg("The arch of your lower back. The app sees the line from shoulder to hip, and the head."),
  },
  cautions: [
    msg("Come to it after clean sets of the one-leg deadlift on the floor."),
    msg("Not with a fresh ankle sprain, numb feet, dizziness, or a fall in the last year."),
    msg("Keep the support within an arm's length all the time."),
  ],
  stopWhen: [
    msg("Feeling that you might fall"),
    msg("The free foot touching down three times in one repetition"),
    msg("Dizziness"),
  ],
  easier: [
    { words: msg("Keep a fingertip on the support.") },
    { exerciseId: "one-leg-deadlift", words: msg("Stand on the floor.") },
  ],
  harder: [{ words: msg("More repetitions, slower.") }],
  figure: msg("A person seen from the side stands with one foot on a pad and tips forward a little."),
}));
