import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const oneLegDeadliftDumbbellText = perLanguage((): ExerciseText => ({
  name: msg("One-leg deadlift, dumbbell"),
  sentence: msg("Tip forward on one leg with a light weight in the opposite hand."),
  block: "ankle",
  synonyms: synonymsOf(
    msg("weighted single-leg RDL, kettlebell one-legged deadlift, dumbbell single-leg Romanian deadlift", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Repetitions of each leg"),
  purpose: msg("As the one-leg deadlift, with a load for the hip."),
  muscles: msg("The buttocks, the back of the thigh, and the back muscles that carry the weight."),
  equipment: [msg("A dumbbell of 2 to 5 kg to begin with"), msg("Something to hold on to within reach")],
  setUp: [
    msg("Put the camera beside you, on its side if it is a phone. The leg you stand on is nearer to it."),
    msg("Take the weight into the hand of the other side, and say here how heavy it is."),
    msg("Stand on one leg, knee soft."),
  ],
  steps: [
    msg("Send your hips back and tip forward, slowly."),
    msg("Let the weight hang still, close to your shin, down to the middle of it."),
    msg("Come up slowly and smoothly, without a jerk."),
    msg("Do all repetitions, then change leg and hand."),
  ],
  mistakes: [
    msg("Shrugging the shoulder"),
    msg("Turning towards the weight"),
    msg("Letting the weight pull you down fast"),
  ],
  unseen: {
    "E3-11": msg("Small wobbles. They are noted, not warned of."),
    "E3-14": msg("Twisting of the upper body. It is noted, not warned of."),
    "E3b-load": msg("How heavy the weight is. The app knows only what you say."),
    "E3-back": msg("The arch of your lower back. The app sees the line from shoulder to hip, and the head."),
    "E3-12": msg("Whether the hip of the free leg opens to the side. Only a camera in front of you could see that."),
  },
  cautions: [
    msg("Come to it after clean sets of the one-leg deadlift without weight."),
    msg("Leave it out when your back hurt in the last two weeks."),
    msg("More weight only after two calm sets: 1 to 2 kg at a time."),
  ],
  stopWhen: [
    msg("New back pain, or pain, tingling or numbness down the leg"),
    msg("Pain behind the knee above 3 of 10"),
    msg("Dizziness"),
  ],
  easier: [{ words: msg("A lighter weight.") }, { exerciseId: "one-leg-deadlift", words: msg("No weight.") }],
  harder: [{ words: msg("A little more weight, once every repetition is smooth.") }],
  figure: msg("A person seen from the side tips forward on one leg, a dumbbell hanging from the opposite hand."),
}));
