import type { ExerciseText } from "./exercise-text.js";

export const oneLegDeadliftBosuText: ExerciseText = {
  name: "One-leg deadlift on a Bosu",
  sentence: "Tip forward on one leg on an upside-down Bosu, support within reach.",
  block: "ankle",
  synonyms: ["inverted Bosu", "half ball", "balance trainer", "dome", "wobble board"],
  counts: "Repetitions of each leg, and touches of the free foot",
  purpose: "The least steady ground of all. It is for few people and for none who is prone to falls.",
  muscles: "The muscles of the lower leg and the foot, and those of the hip.",
  equipment: [
    "A Bosu whose maker allows standing on its flat side",
    "A fixed support to hold, or a second person",
    "Bare feet or firm soles",
  ],
  setUp: [
    "Put the camera in front of you.",
    "Hold the support and put one foot in the middle of the platform.",
    "Stand still for two seconds before you let go. The app begins only then.",
  ],
  steps: [
    "Press the platform level and tip forward a little, hands towards your knees.",
    "Come up slowly.",
    "After a few repetitions hold the support and step down backwards.",
    "Rest, then change legs.",
  ],
  mistakes: ["Stepping on at the edge", "Looking down", "A stiff knee", "No support within reach"],
  unseen: {
    "E3-1": "A knee that is bent backwards, from the front. A knee that stays straight is told.",
    "E3-2": "How far the knee bends, from the front.",
    "E3-7": "Whether the free leg drops or bends, from the front.",
    "E3-10": "A small shuffle of the foot. From a hand's width on it is told.",
    "E3-11": "Small wobbles: the camera's own are as large.",
    "E3-14": "Twisting of the upper body: the turn is not measured well enough in a bent person.",
    "E3-13": "Whether you stand up fully, from the front.",
    "E3-8": "How fast you go down and up, from the front.",
    "E3-4": "Whether the back is rounded, from the front.",
    "E3-5": "How far the hips go back, from the front.",
    "E3-9": "Where the head points, from the front.",
  },
  cautions: [
    "The highest risk of a fall in this app. Getting on and off is the riskiest moment: hold the support.",
    "Not after a fall in the last year, not with numb feet or dizziness.",
    "Read what the maker says about standing on the flat side.",
  ],
  stopWhen: ["Losing your balance once", "Any feeling that you might fall", "Dizziness"],
  easier: [
    { exerciseId: "one-leg-deadlift-pad", words: "Stand on a soft pad." },
    { exerciseId: "one-leg-deadlift", words: "Stand on the floor." },
  ],
  harder: [{ words: "Nothing harder is wise. Slower is enough." }],
  figure: "A person stands with one foot on an upside-down half ball and tips forward a little.",
};
