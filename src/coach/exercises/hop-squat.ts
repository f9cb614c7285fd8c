import type { ExerciseText } from "./exercise-text.js";

export const hopSquatText: ExerciseText = {
  name: "Hop into a squat",
  sentence: "Hop your feet apart into a squat, and hop back to standing.",
  block: "hip",
  synonyms: ["hop squat", "squat jack", "squat jacks", "jump wide and close", "plyo squat"],
  counts: "Repetitions",
  purpose: "Trains landing on both feet at once, softly and in line.",
  muscles: "The buttocks and the thighs.",
  equipment: ["Cushioned shoes and a floor that does not slip"],
  setUp: ["Put the camera in front of you, low.", "Stand with your feet together, arms free."],
  steps: [
    "Hop both feet apart, a little wider than your shoulders, and land in a squat.",
    "Stay down for a moment, chest up, knees over the little toes.",
    "Hop your feet together and stand tall.",
  ],
  mistakes: ["Bouncing without a pause", "Landing on the toes with straight legs", "Landing wider every time"],
  unseen: { "E1c-force": "How hard you land. The app goes by how much your knees give way." },
  cautions: [
    "The version without hops is chosen at first: step out and step in, until it is easy.",
    "No hops with pain above 2 of 10, with a swollen knee, in pregnancy, or with brittle bones, unless a professional agrees.",
    "No hops within three days of a bad flare-up.",
  ],
  stopWhen: ["Any pain above 3 of 10", "Loud or uneven landings: you are tired"],
  easier: [
    { words: "Step out, squat, step in." },
    { words: "Stay higher: choose 45°." },
    { exerciseId: "squat", words: "Stay on the ground." },
  ],
  harder: [{ words: "Go one level deeper." }, { exerciseId: "lateral-hop", words: "Land on one leg at a time." }],
  figure: "A person seen from the front hops the feet apart into a squat and hops back to standing.",
};
