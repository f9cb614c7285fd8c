import type { ExerciseText } from "./exercise-text.js";

export const lateralHopText: ExerciseText = {
  name: "Hop side to side",
  sentence: "Hop from one leg to the other, sideways, for a minute.",
  block: "hip",
  synonyms: ["lateral hop", "skater hop", "lateral bound", "speed skater", "side hop", "ice skater"],
  counts: "Landings and time",
  purpose: "Trains landing on one leg softly and in line.",
  muscles: "The sides of the hips and the buttocks, the thighs and the calves.",
  equipment: ["Cushioned shoes and a floor that does not slip", "Two metres of free floor on each side"],
  setUp: [
    "Put the camera in front of you, low, on its side if it is a phone.",
    "Stand on one leg in the middle of the picture, knee soft.",
  ],
  steps: [
    "Swing the free leg out and hop over to it.",
    "Land softly on that one leg: the knee bends and points to the little toe.",
    "Wait until you stand quietly, then hop back.",
    "Go on for as long as you chose. Small and tidy is better than far.",
  ],
  mistakes: ["Going for distance before the landings are steady", "Looking down at the feet"],
  unseen: {
    "E1a-force": "How hard you land. The app goes by how much the knee gives way.",
    "E1a-ankle": "Whether the ankle rolls.",
  },
  cautions: [
    "The version without hops is chosen at first: step instead, until it is easy.",
    "No hops with pain above 2 of 10, with a swollen knee, in pregnancy, or with brittle bones, unless a professional agrees.",
    "No hops within three days of a bad flare-up.",
  ],
  stopWhen: ["Any pain above 3 of 10", "Landings that get loud or wobbly: you are tired"],
  easier: [
    { words: "Step from side to side without hopping." },
    { words: "Do 15 to 30 seconds." },
    { exerciseId: "lateral-steps", words: "Stay on the ground, with a band." },
  ],
  harder: [{ words: "A little further, once every landing is quiet." }],
  figure: "A person seen from the front hops from one leg to the other and back.",
};
