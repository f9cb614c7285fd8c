import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const oneLegBallSquatText = perLanguage((): ExerciseText => ({
  name: msg("One-leg ball squat"),
  sentence: msg("The ball squat on one leg, the other foot in the air."),
  block: "knee",
  synonyms: synonymsOf(
    msg("1-leg stability ball squat, single-leg Swiss ball wall squat, single-leg wall squat, pistol squat", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Repetitions of each leg"),
  purpose: msg("Lets each leg work by itself, and shows how evenly the two of them move."),
  muscles: msg("The front of the thigh, and the side of the hip, which keeps the pelvis level."),
  equipment: [
    msg("A burst-resistant exercise ball and a free wall"),
    msg("A chair within reach"),
    msg("Shoes that do not slip"),
  ],
  setUp: [
    msg("Put the camera in front of you, so that it faces the wall."),
    msg("Hold the ball against the wall with your lower back and walk both feet forward."),
    msg("Put one foot under the middle of your body. Lift the other one a hand's breadth."),
  ],
  steps: [
    msg("Bend the standing knee slowly, two counts down. Begin with a small bend."),
    msg("Your knee goes the way of your little toe, your belt stays level."),
    msg("Come up all the way. The other foot stays in the air."),
    msg("Do all repetitions, then change legs."),
  ],
  mistakes: [
    msg("Going deep on the first day"),
    msg("Pushing off with the foot that should be in the air"),
    msg("The standing foot too far to the side"),
  ],
  unseen: {
    "E2b-depth": msg("The exact bend of the knee. From the front it is estimated from how far your hips come down."),
  },
  cautions: [
    msg(
      "This may well be the hardest exercise here for the kneecap. Come to it after clean sets of the ball squat at the same depth.",
    ),
    msg("Leave it out while a knee is swollen or gives way."),
    msg("Keep a chair within reach."),
  ],
  stopWhen: [msg("Pain in the knee above 3 of 10"), msg("A knee that gives way"), msg("Feeling that you might fall")],
  easier: [
    { words: msg("Rest the toes of the back foot on the floor. Repetitions are then not counted, the practice is.") },
    { exerciseId: "ball-squat", words: msg("Use both legs.") },
  ],
  harder: [{ words: msg("Go one level deeper, once ten repetitions are steady.") }],
  figure: msg("A person seen from the front squats on one leg with a large ball between the back and a wall."),
}));
