import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const legCirclesText = perLanguage((): ExerciseText => ({
  name: msg("Leg circles"),
  sentence: msg("Stand on one leg and draw circles with the other: forward, out, back."),
  block: "hip",
  synonyms: synonymsOf(
    msg("outer leg circles, standing hip circles, hip circumduction, hip CARs, controlled rotations", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Circles of each leg"),
  purpose: msg("Moves the hip through its whole range, and trains standing quietly on one leg."),
  muscles: msg("The muscles around the hip that moves, and the side of the hip that stands."),
  equipment: [msg("A chair or a wall to hold on to")],
  setUp: [
    msg(
      "Put the camera in front of you and turn your body about a third of the way to the side, the working leg towards the camera.",
    ),
    msg("Put a chair beside the leg you stand on. You may touch it."),
    msg("Stand tall on one leg."),
  ],
  steps: [
    msg("Lift the long leg forward as far as it goes easily."),
    msg("Sweep it out to the side, then behind you."),
    msg("Bring it back under you. That is one circle; take three seconds for it."),
    msg("Your upper body stays upright, your hips face forward."),
    msg("Do all circles, then change legs."),
  ],
  mistakes: [msg("Kicking instead of circling"), msg("Leaning back to get the leg higher"), msg("Holding the breath")],
  unseen: { "E1b-rear": msg("With MoveNet: whether the leg really goes behind you.") },
  cautions: [
    msg("If the front of the hip pinches, lift the leg less far forward."),
    msg("Hold the chair if you feel unsure."),
  ],
  stopWhen: [msg("Pain in the hip, groin or back above 3 of 10"), msg("Dizziness")],
  easier: [{ words: msg("Smaller circles, with a hand on the chair.") }],
  harder: [
    { words: msg("Larger circles, or no hand on the chair.") },
    { exerciseId: "lateral-steps", words: msg("Move sideways against the pull of a band.") },
  ],
  figure: msg("A person beside a chair circles one long leg forward, out to the side, and back."),
}));
