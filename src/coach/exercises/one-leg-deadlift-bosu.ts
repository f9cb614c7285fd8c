import { msg } from "@lit/localize";
import { perLanguage } from "../../lib/language.js";
import { synonymsOf, type ExerciseText } from "./exercise-text.js";

export const oneLegDeadliftBosuText = perLanguage((): ExerciseText => ({
  name: msg("One-leg deadlift on a Bosu"),
  sentence: msg("Tip forward on one leg on an upside-down Bosu, support within reach."),
  block: "ankle",
  synonyms: synonymsOf(
    msg("inverted Bosu, half ball, balance trainer, dome, wobble board", {
      desc: "What others call it, for the search; any number, with commas",
    }),
  ),
  counts: msg("Repetitions of each leg, and touches of the free foot"),
  purpose: msg("The least steady ground of all. It is for few people and for none who is prone to falls."),
  muscles: msg("The muscles of the lower leg and the foot, and those of the hip."),
  equipment: [
    msg("A Bosu whose maker allows standing on its flat side"),
    msg("A fixed support to hold, or a second person"),
    msg("Bare feet or firm soles"),
  ],
  setUp: [
    msg("Put the camera in front of you."),
    msg("Hold the support and put one foot in the middle of the platform."),
    msg("Stand still for two seconds before you let go. The app begins only then."),
  ],
  steps: [
    msg("Press the platform level and tip forward a little, hands towards your knees."),
    msg("Come up slowly."),
    msg("After a few repetitions hold the support and step down backwards."),
    msg("Rest, then change legs."),
  ],
  mistakes: [msg("Stepping on at the edge"), msg("Looking down"), msg("A stiff knee"), msg("No support within reach")],
  unseen: {
    "E3-1": msg("A knee that is bent backwards, from the front. A knee that stays straight is told."),
    "E3-2": msg("How far the knee bends, from the front."),
    "E3-7": msg("Whether the free leg drops or bends, from the front."),
    "E3-10": msg("A small shuffle of the foot. From a hand's width on it is told."),
    "E3-11": msg("Small wobbles: the camera's own are as large."),
    "E3-14": msg("Twisting of the upper body: the turn is not measured well enough in a bent person."),
    "E3-13": msg("Whether you stand up fully, from the front."),
    "E3-8": msg("How fast you go down and up, from the front."),
    "E3-4": msg("Whether the back is rounded, from the front."),
    "E3-5": msg("How far the hips go back, from the front."),
    "E3-9": msg("Where the head points, from the front."),
  },
  cautions: [
    msg("The highest risk of a fall in this app. Getting on and off is the riskiest moment: hold the support."),
    msg("Not after a fall in the last year, not with numb feet or dizziness."),
    msg("Read what the maker says about standing on the flat side."),
  ],
  stopWhen: [msg("Losing your balance once"), msg("Any feeling that you might fall"), msg("Dizziness")],
  easier: [
    { exerciseId: "one-leg-deadlift-pad", words: msg("Stand on a soft pad.") },
    { exerciseId: "one-leg-deadlift", words: msg("Stand on the floor.") },
  ],
  harder: [{ words: msg("Nothing harder is wise. Slower is enough.") }],
  figure: msg("A person stands with one foot on an upside-down half ball and tips forward a little."),
}));
