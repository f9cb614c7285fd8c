import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const oneLegDeadliftText = perLanguage((): ExerciseText => ({
  name: msg("One-leg deadlift"),
  sentence: msg("Tip forward from the hip on one leg, and come up again."),
  block: "ankle",
  synonyms: synonymsOf(
    msg("single-leg deadlift, single-leg RDL, single-leg Romanian deadlift, one leg hinge, hip hinge", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Repetitions of each leg"),
  purpose: msg("Trains bending from the hip with a long back, and standing steadily on one foot."),
  muscles: msg("The buttocks, the back of the thigh, and everything that steadies the ankle and foot."),
  equipment: [msg("Something to hold on to within reach"), msg("Bare feet or flat shoes")],
  setUp: [
    msg("Put the camera beside you, on its side if it is a phone. The leg you stand on is nearer to it."),
    msg("Leave room in front of you and behind you: at the bottom you are as long as you are tall."),
    msg("Stand on one leg, knee soft. The other foot just leaves the floor."),
  ],
  steps: [
    msg("Send your hips back and tip forward, slowly, three seconds."),
    msg("Back and free leg stay in one line; the heel reaches away behind you."),
    msg("Tip as far as you chose: at 50 degrees your hands hang at the knee, at 80 at the middle of the shin."),
    msg("Hands that come so low count too. You need not reach the floor."),
    msg("Come up slowly and stand tall. The free foot stays in the air."),
    msg("Do all repetitions, then turn round and use the other leg."),
  ],
  mistakes: [
    msg("Reaching down with the hands instead of back with the hips"),
    msg("Holding the breath"),
    msg("Gripping with the toes"),
  ],
  unseen: {
    "E3-back": msg("The arch of your lower back. The app sees the line from shoulder to hip, and the head."),
    "E3-12": msg("Whether the hip of the free leg opens to the side. Only a camera in front of you could see that."),
    "E3-knee": msg("A knee bend of a few degrees. Only a locked or a clearly bent knee is told."),
    "E3-11": msg("Small wobbles: the camera's own are as large."),
    "E3-14": msg("Twisting of the upper body: the turn is not measured well enough in a bent person."),
  },
  cautions: [
    msg("Leave it out with fresh back pain or a fresh strain at the back of the thigh."),
    msg("Touching the floor asks for more than most hips can do. It is no aim here."),
    msg("Hold on to something while you learn it."),
  ],
  stopWhen: [
    msg("New back pain, or pain, tingling or numbness down the leg"),
    msg("Pain behind the knee above 3 of 10"),
    msg("Dizziness"),
  ],
  easier: [
    { words: msg("Tip less far.") },
    { words: msg("Keep your fingertips on a wall.") },
    { words: msg("Rest the toes of the back foot on the floor. Repetitions are then not counted, the practice is.") },
  ],
  harder: [
    { exerciseId: "one-leg-deadlift-opposite-hand", words: msg("Reach down with the opposite hand.") },
    { exerciseId: "one-leg-deadlift-dumbbell", words: msg("Hold a dumbbell.") },
    { exerciseId: "one-leg-deadlift-pad", words: msg("Stand on a soft pad.") },
  ],
  figure: msg("A person seen from the side tips forward on one leg, the other leg reaching back, and comes up again."),
}));
