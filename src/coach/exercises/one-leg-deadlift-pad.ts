import type { ExerciseText } from "./exercise-text.js";

export const oneLegDeadliftPadText: ExerciseText = {
  name: "One-leg deadlift on a pad",
  sentence: "Tip forward on one leg, that foot on a soft pad.",
  block: "ankle",
  synonyms: ["unstable pad", "balance pad", "foam pad deadlift", "Airex", "cushion"],
  counts: "Repetitions of each leg, and touches of the free foot",
  purpose: "As the one-leg deadlift; the soft ground gives foot and ankle more to do.",
  muscles: "The muscles of the lower leg and the foot, and those of the hip.",
  equipment: [
    "A firm balance pad on a floor where it does not slide",
    "A wall or the back of a heavy chair within reach",
    "Bare feet or firm soles",
  ],
  setUp: [
    "Put the camera in front of you to have your balance watched, or beside you to have the bend watched.",
    "Step onto the middle of the pad, one hand on the support.",
    "Find your balance on one foot before you begin.",
  ],
  steps: [
    "Tip forward slowly from the hip, hands towards your knee.",
    "Keep the knee soft and your eyes on a spot on the floor ahead.",
    "Come up slowly. If the free foot touches the floor, breathe and begin anew.",
    "Do all repetitions, step down with both feet, then change legs.",
  ],
  mistakes: [
    "Beginning on the pad before it is clean on the floor",
    "Locking the knee",
    "Staring at the feet",
    "Rushing",
  ],
  unseen: {
    "E3-11": "Small wobbles. They are noted, not warned of.",
    "E3-14": "Twisting of the upper body. It is noted, not warned of.",
    "E3c-5": "Whether you sway more and more, from the side.",
    "E3c-feet": "Heels and toes: on a soft pad they are not seen well enough.",
    "E3-back": "The arch of your lower back. The app sees the line from shoulder to hip, and the head.",
  },
  cautions: [
    "Come to it after clean sets of the one-leg deadlift on the floor.",
    "Not with a fresh ankle sprain, numb feet, dizziness, or a fall in the last year.",
    "Keep the support within an arm's length all the time.",
  ],
  stopWhen: ["Feeling that you might fall", "The free foot touching down three times in one repetition", "Dizziness"],
  easier: [
    { words: "Keep a fingertip on the support." },
    { exerciseId: "one-leg-deadlift", words: "Stand on the floor." },
  ],
  harder: [{ words: "More repetitions, slower." }],
  figure: "A person seen from the side stands with one foot on a pad and tips forward a little.",
};
