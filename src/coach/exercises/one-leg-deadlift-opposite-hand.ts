import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const oneLegDeadliftOppositeHandText = perLanguage((): ExerciseText => ({
  name: msg("One-leg deadlift, opposite hand"),
  sentence: msg("Tip forward on one leg and reach down with the other side's hand."),
  block: "ankle",
  synonyms: synonymsOf(
    msg("opposite hand touch, contralateral single-leg RDL, cross-body reach, single-leg reach", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Repetitions of each leg"),
  purpose: msg("As the one-leg deadlift; reaching across also asks you not to twist."),
  muscles: msg("The buttocks, the back of the thigh, and the muscles that keep the trunk from turning."),
  equipment: [msg("Something to hold on to within reach"), msg("A box or a block to reach for, if you like")],
  setUp: [
    msg("Put the camera beside you, on its side if it is a phone. The leg you stand on is nearer to it."),
    msg("Stand on one leg, knee soft. The hand of the other side will reach down."),
    msg("To have the hand checked, turn your body a little towards the camera."),
  ],
  steps: [
    msg("Send your hips back and tip forward, slowly."),
    msg(
      "Then let the opposite hand sink: at 50 degrees to the knee, at 60 just below it, at 80 to the middle of the shin.",
    ),
    msg("Your chest faces the floor. Both shoulders stay at one height."),
    msg("Come up slowly and stand tall. The free foot stays in the air."),
    msg("Do all repetitions, then turn round and use the other leg."),
  ],
  mistakes: [
    msg("Taking the hand of the same side"),
    msg("Rounding the back to get lower"),
    msg("Turning the hip open"),
  ],
  unseen: {
    "E3-11": msg("Small wobbles. They are noted, not warned of."),
    "E3-14": msg("Twisting of the upper body. It is noted, not warned of."),
    "E3a-hand": msg("Which hand reaches, where the arms cover one another. It is then told as not checked."),
    "E3a-2": msg("How far the shoulders turn, from straight beside you."),
    "E3-back": msg("The arch of your lower back. The app sees the line from shoulder to hip, and the head."),
    "E3-12": msg("Whether the hip of the free leg opens to the side. Only a camera in front of you could see that."),
  },
  cautions: [
    msg("Leave it out with fresh back pain or a fresh strain at the back of the thigh."),
    msg("The shin is deep enough. The floor is no aim here."),
  ],
  stopWhen: [
    msg("New back pain, or pain, tingling or numbness down the leg"),
    msg("Pain behind the knee above 3 of 10"),
    msg("Dizziness"),
  ],
  easier: [
    { words: msg("Reach to the knee only.") },
    { exerciseId: "one-leg-deadlift", words: msg("Both arms hanging, no reach.") },
  ],
  harder: [
    { words: msg("Choose a deeper lean. The hand has to come as low as it hangs there.") },
    { exerciseId: "one-leg-deadlift-dumbbell", words: msg("Hold a dumbbell in that hand.") },
  ],
  figure: msg("A person seen from the side tips forward on one leg and reaches down with the opposite hand."),
}));
