import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const squatText = perLanguage((): ExerciseText => ({
  name: msg("Squat"),
  sentence: msg("Sit back and down as if onto a chair, and stand up again."),
  block: "knee",
  synonyms: synonymsOf(
    msg("bodyweight squat, air squat, free squat, chair squat", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Repetitions"),
  purpose: msg("Practises sitting down and standing up with control."),
  muscles: msg("The thighs and the buttocks."),
  equipment: [],
  setUp: [
    msg("Put the camera beside you."),
    msg("Stand with your feet about shoulder-wide, toes turned out a little."),
  ],
  steps: [
    msg("Send your hips back and down, and let your arms come forward."),
    msg("Go down as far as you chose, heels on the floor."),
    msg("Push the floor away and stand all the way up."),
  ],
  mistakes: [msg("Rising onto the toes"), msg("Dropping down fast")],
  unseen: {},
  cautions: [msg("How deep you go decides how much your kneecaps carry. With sore kneecaps stay at 45° or 60°.")],
  stopWhen: [msg("Pain in the knee that is more than mild"), msg("A knee that catches, locks or gives way")],
  easier: [
    { words: msg("Stay higher: choose 45°, or put a chair behind you.") },
    { exerciseId: "ball-squat", words: msg("Let a ball at the wall guide you.") },
  ],
  harder: [{ words: msg("Go one level deeper.") }, { exerciseId: "hop-squat", words: msg("Hop into the squat.") }],
  figure: msg("A person seen from the side sits back into a squat and stands up again."),
}));
