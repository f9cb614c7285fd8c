import type { ExerciseText } from "./exercise-text.js";

export const ballSquatText: ExerciseText = {
  name: "Ball squat",
  sentence: "Roll down and up along a wall with an exercise ball at your back.",
  block: "knee",
  synonyms: ["stability ball squat", "Swiss ball wall squat", "exercise ball squat", "gym ball"],
  counts: "Repetitions",
  purpose: "A guided squat: the ball keeps your back upright while your legs do the work.",
  muscles: "The front of the thighs most of all, and the buttocks.",
  equipment: [
    "A burst-resistant exercise ball; sitting on it, hips and knees should make a right angle",
    "A free wall without a window",
    "Shoes that do not slip",
  ],
  setUp: [
    "Put the camera beside you, along the same wall.",
    "Hold the ball against the wall with your lower back.",
    "Walk your feet forward, about one foot length in front of your hips and shoulder-wide.",
  ],
  steps: [
    "Bend your knees and let the ball roll up your back. Take two seconds on the way down.",
    "Go down as far as you chose. Your back stays upright, your heels stay down.",
    "Push the floor away and stand all the way up.",
  ],
  mistakes: ["The ball too high or too low at the start", "Knees drifting together"],
  unseen: { "E2a-10": "Whether you lean more on one leg. Only a camera in front of you could see that." },
  cautions: [
    "Mind the ball: if it slips, stop and set it up again.",
    "How deep you go decides how much your kneecaps carry. With sore kneecaps stay at 45° or 60°.",
    "Deep squats can raise blood pressure. Breathe out on the way up.",
  ],
  stopWhen: ["Pain in the knee that is more than mild", "A knee that catches, locks or gives way"],
  easier: [
    { words: "Stay higher: choose 45°." },
    { exerciseId: "wall-squat", words: "Hold still against the wall instead." },
  ],
  harder: [
    { words: "Go one level deeper." },
    { exerciseId: "one-leg-ball-squat", words: "Do it on one leg, from a small depth." },
  ],
  figure: "A person seen from the side rolls down and up along a wall with a large ball at the back.",
};
