import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const lateralStepsText = perLanguage((): ExerciseText => ({
  name: msg("Side steps with a band"),
  sentence: msg("Step sideways in a half squat, a band around your ankles."),
  block: "hip",
  synonyms: synonymsOf(
    msg("lateral side steps, lateral band walk, lateral monster walk, X-walk, crab walk, ankle band, penguin walk", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Metres and steps in each direction"),
  purpose: msg("Trains the hips to hold the legs apart while you move."),
  muscles: msg("The sides of the hips and the buttocks; the leg that stands works hardest."),
  equipment: [
    msg("An elastic loop band, if you have one; look for tears first"),
    msg("About three metres of free floor"),
  ],
  setUp: [
    msg("Put the camera in front of you, on its side if it is a phone. You walk across the picture."),
    msg("Pull the band around both ankles."),
    msg("Stand with your feet a little wider than your shoulders, so that the band is tight."),
    msg("Sink into a half squat."),
  ],
  steps: [
    msg("Step out to the side with the outer foot."),
    msg("Bring the other foot after it slowly. Stop before the band goes slack."),
    msg("Stay low, and keep your shoulders level: glide, do not rock."),
    msg("At the edge of the picture go back the other way, without turning round."),
  ],
  mistakes: [msg("Rocking from foot to foot"), msg("Pulling with the front leg instead of pushing with the other one")],
  unseen: {
    "E1-11": msg("How far you lean forward. From the front that is a rough guess and only noted."),
    "E1-12": msg("Whether one direction is weaker. The summary shows metres of both."),
    "E1-band": msg("How tight the band is. The app goes by how far your feet are apart."),
  },
  cautions: [
    msg("A torn band can snap: check it before you start."),
    msg("With sore kneecaps stay high, at 45° or less."),
  ],
  stopWhen: [msg("Pain at the side of the hip or in the knee above 3 of 10")],
  easier: [
    { words: msg("Put the band above your knees, or leave it off.") },
    { words: msg("Stay higher in the squat.") },
  ],
  harder: [
    { words: msg("A stronger band, or more metres.") },
    { exerciseId: "lateral-hop", words: msg("Land on one leg at a time.") },
  ],
  figure: msg("A person seen from the front steps to the side and back in a half squat, a band around the ankles."),
}));
