import type { ExerciseText } from "./exercise-text.js";

export const legCirclesText: ExerciseText = {
  name: "Leg circles",
  sentence: "Stand on one leg and draw circles with the other: forward, out, back.",
  block: "hip",
  synonyms: ["outer leg circles", "standing hip circles", "hip circumduction", "hip CARs", "controlled rotations"],
  counts: "Circles of each leg",
  purpose: "Moves the hip through its whole range, and trains standing quietly on one leg.",
  muscles: "The muscles around the hip that moves, and the side of the hip that stands.",
  equipment: ["A chair or a wall to hold on to"],
  setUp: [
    "Put the camera in front of you and turn your body about a third of the way to the side, the working leg towards the camera.",
    "Put a chair beside the leg you stand on. You may touch it.",
    "Stand tall on one leg.",
  ],
  steps: [
    "Lift the long leg forward as far as it goes easily.",
    "Sweep it out to the side, then behind you.",
    "Bring it back under you. That is one circle; take three seconds for it.",
    "Your upper body stays upright, your hips face forward.",
    "Do all circles, then change legs.",
  ],
  mistakes: ["Kicking instead of circling", "Leaning back to get the leg higher", "Holding the breath"],
  unseen: { "E1b-rear": "With MoveNet: whether the leg really goes behind you." },
  cautions: ["If the front of the hip pinches, lift the leg less far forward.", "Hold the chair if you feel unsure."],
  stopWhen: ["Pain in the hip, groin or back above 3 of 10", "Dizziness"],
  easier: [{ words: "Smaller circles, with a hand on the chair." }],
  harder: [
    { words: "Larger circles, or no hand on the chair." },
    { exerciseId: "lateral-steps", words: "Move sideways against the pull of a band." },
  ],
  figure: "A person beside a chair circles one long leg forward, out to the side, and back.",
};
