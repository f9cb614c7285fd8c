import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const lateralHopText = perLanguage((): ExerciseText => ({
  name: msg("Hop side to side"),
  sentence: msg("Hop from one leg to the other, sideways, for a minute."),
  block: "hip",
  synonyms: synonymsOf(
    msg("lateral hop, skater hop, lateral bound, speed skater, side hop, ice skater", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Landings and time"),
  purpose: msg("Trains landing on one leg softly and in line."),
  muscles: msg("The sides of the hips and the buttocks, the thighs and the calves."),
  equipment: [msg("Cushioned shoes and a floor that does not slip"), msg("Two metres of free floor on each side")],
  setUp: [
    msg("Put the camera in front of you, low, on its side if it is a phone."),
    msg("Stand on one leg in the middle of the picture, knee soft."),
  ],
  steps: [
    msg("Swing the free leg out and hop over to it."),
    msg("Land softly on that one leg: the knee bends and points to the little toe."),
    msg("Wait until you stand quietly, then hop back."),
    msg("Go on for as long as you chose. Small and tidy is better than far."),
  ],
  mistakes: [msg("Going for distance before the landings are steady"), msg("Looking down at the feet")],
  unseen: {
    "E1a-force": msg("How hard you land. The app goes by how much the knee gives way."),
    "E1a-ankle": msg("Whether the ankle rolls."),
  },
  cautions: [
    msg("The version without hops is chosen at first: step instead, until it is easy."),
    msg(
      "No hops with pain above 2 of 10, with a swollen knee, in pregnancy, or with brittle bones, unless a professional agrees.",
    ),
    msg("No hops within three days of a bad flare-up."),
  ],
  stopWhen: [msg("Any pain above 3 of 10"), msg("Landings that get loud or wobbly: you are tired")],
  easier: [
    { words: msg("Step from side to side without hopping.") },
    { words: msg("Do 15 to 30 seconds.") },
    { exerciseId: "lateral-steps", words: msg("Stay on the ground, with a band.") },
  ],
  harder: [{ words: msg("A little further, once every landing is quiet.") }],
  figure: msg("A person seen from the front hops from one leg to the other and back."),
}));
