import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const wallSquatText = perLanguage((): ExerciseText => ({
  name: msg("Wall squat"),
  sentence: msg("Lean your back on a wall, slide down, and hold."),
  block: "knee",
  synonyms: synonymsOf(
    msg("wall sit, isometric wall squat, wall chair, invisible chair", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Seconds in position"),
  purpose: msg("Trains the legs to carry you with bent knees, without any movement."),
  muscles: msg("The front of the thighs, which straighten the knee."),
  equipment: [msg("A smooth, free wall"), msg("Shoes or a floor that do not slip")],
  setUp: [
    msg("Put the camera beside you, along the same wall."),
    msg(
      "Stand with your back on the wall, feet a little wider than your shoulders and two foot lengths in front of it.",
    ),
    msg("Turn your toes out a little."),
  ],
  steps: [
    msg("Slide down the wall until your knees are bent as far as you chose."),
    msg("Your shins stand upright, your whole back stays on the wall."),
    msg("Let your arms hang or cross them. Keep them off your thighs."),
    msg("Hold, and keep breathing."),
    msg("Slide up slowly, or put your hands on the wall to come up."),
  ],
  mistakes: [
    msg("Letting the lower back arch away from the wall"),
    msg("Sliding lower and lower as the legs get tired"),
  ],
  unseen: { "E2-11": msg("Whether you hold your breath. The voice reminds you to breathe instead.") },
  cautions: [
    msg(
      "Holding a deep squat raises blood pressure strongly. With high blood pressure or heart disease ask a doctor first, and stay at 45° or 60°.",
    ),
    msg("Never hold your breath. A set ends by itself after two minutes."),
    msg("With sore kneecaps begin at 45°."),
  ],
  stopWhen: [msg("Pain at the kneecap that is more than mild"), msg("Dizziness, chest pain or a headache")],
  easier: [
    { words: msg("Choose a higher position, or a shorter hold.") },
    { words: msg("Split the time into several short holds; they are added up.") },
  ],
  harder: [
    { words: msg("Go one level deeper once the hold is easy and calm.") },
    { exerciseId: "ball-squat", words: msg("Move up and down with a ball at your back.") },
  ],
  figure: msg("A person seen from the side leans on a wall, slides down, holds, and slides up again."),
}));
