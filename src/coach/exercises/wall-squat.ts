import type { ExerciseText } from "./exercise-text.js";

export const wallSquatText: ExerciseText = {
  name: "Wall squat",
  sentence: "Lean your back on a wall, slide down, and hold.",
  block: "knee",
  synonyms: ["wall sit", "isometric wall squat", "wall chair", "invisible chair"],
  counts: "Seconds in position",
  purpose: "Trains the legs to carry you with bent knees, without any movement.",
  muscles: "The front of the thighs, which straighten the knee.",
  equipment: ["A smooth, free wall", "Shoes or a floor that do not slip"],
  setUp: [
    "Put the camera beside you, along the same wall.",
    "Stand with your back on the wall, feet a little wider than your shoulders and two foot lengths in front of it.",
    "Turn your toes out a little.",
  ],
  steps: [
    "Slide down the wall until your knees are bent as far as you chose.",
    "Your shins stand upright, your whole back stays on the wall.",
    "Let your arms hang or cross them. Keep them off your thighs.",
    "Hold, and keep breathing.",
    "Slide up slowly, or put your hands on the wall to come up.",
  ],
  mistakes: ["Letting the lower back arch away from the wall", "Sliding lower and lower as the legs get tired"],
  unseen: { "E2-11": "Whether you hold your breath. The voice reminds you to breathe instead." },
  cautions: [
    "Holding a deep squat raises blood pressure strongly. With high blood pressure or heart disease ask a doctor first, and stay at 45° or 60°.",
    "Never hold your breath. A set ends by itself after two minutes.",
    "With sore kneecaps begin at 45°.",
  ],
  stopWhen: ["Pain at the kneecap that is more than mild", "Dizziness, chest pain or a headache"],
  easier: [
    { words: "Choose a higher position, or a shorter hold." },
    { words: "Split the time into several short holds; they are added up." },
  ],
  harder: [
    { words: "Go one level deeper once the hold is easy and calm." },
    { exerciseId: "ball-squat", words: "Move up and down with a ball at your back." },
  ],
  figure: "A person seen from the side leans on a wall, slides down, holds, and slides up again.",
};
