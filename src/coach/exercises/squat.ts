import type { ExerciseText } from "./exercise-text.js";

export const squatText: ExerciseText = {
  name: "Squat",
  sentence: "Sit back and down as if onto a chair, and stand up again.",
  block: "knee",
  synonyms: ["bodyweight squat", "air squat", "free squat", "chair squat"],
  counts: "Repetitions",
  purpose: "Practises sitting down and standing up with control.",
  muscles: "The thighs and the buttocks.",
  equipment: [],
  setUp: ["Put the camera beside you.", "Stand with your feet about shoulder-wide, toes turned out a little."],
  steps: [
    "Send your hips back and down, and let your arms come forward.",
    "Go down as far as you chose, heels on the floor.",
    "Push the floor away and stand all the way up.",
  ],
  mistakes: ["Rising onto the toes", "Dropping down fast"],
  unseen: {},
  cautions: ["How deep you go decides how much your kneecaps carry. With sore kneecaps stay at 45° or 60°."],
  stopWhen: ["Pain in the knee that is more than mild", "A knee that catches, locks or gives way"],
  easier: [
    { words: "Stay higher: choose 45°, or put a chair behind you." },
    { exerciseId: "ball-squat", words: "Let a ball at the wall guide you." },
  ],
  harder: [{ words: "Go one level deeper." }, { exerciseId: "hop-squat", words: "Hop into the squat." }],
  figure: "A person seen from the side sits back into a squat and stands up again.",
};
