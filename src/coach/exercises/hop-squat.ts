import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const hopSquatText = perLanguage((): ExerciseText => ({
  name: msg("Hop into a squat"),
  sentence: msg("Hop your feet apart into a squat, and hop back to standing."),
  block: "hip",
  synonyms: synonymsOf(
    msg("hop squat, squat jack, squat jacks, jump wide and close, plyo squat", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Repetitions"),
  purpose: msg("Trains landing on both feet at once, softly and in line."),
  muscles: msg("The buttocks and the thighs."),
  equipment: [msg("Cushioned shoes and a floor that does not slip")],
  setUp: [msg("Put the camera in front of you, low."), msg("Stand with your feet together, arms free.")],
  steps: [
    msg("Hop both feet apart, a little wider than your shoulders, and land in a squat."),
    msg("Stay down for a moment, chest up, knees over the little toes."),
    msg("Hop your feet together and stand tall."),
  ],
  mistakes: [
    msg("Bouncing without a pause"),
    msg("Landing on the toes with straight legs"),
    msg("Landing wider every time"),
  ],
  unseen: { "E1c-force": msg("How hard you land. The app goes by how much your knees give way.") },
  cautions: [
    msg("The version without hops is chosen at first: step out and step in, until it is easy."),
    msg(
      "No hops with pain above 2 of 10, with a swollen knee, in pregnancy, or with brittle bones, unless a professional agrees.",
    ),
    msg("No hops within three days of a bad flare-up."),
  ],
  stopWhen: [msg("Any pain above 3 of 10"), msg("Loud or uneven landings: you are tired")],
  easier: [
    { words: msg("Step out, squat, step in.") },
    { words: msg("Stay higher: choose 45°.") },
    { exerciseId: "squat", words: msg("Stay on the ground.") },
  ],
  harder: [
    { words: msg("Go one level deeper.") },
    { exerciseId: "lateral-hop", words: msg("Land on one leg at a time.") },
  ],
  figure: msg("A person seen from the front hops the feet apart into a squat and hops back to standing."),
}));
