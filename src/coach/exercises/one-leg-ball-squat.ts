import type { ExerciseText } from "./exercise-text.js";

export const oneLegBallSquatText: ExerciseText = {
  name: "One-leg ball squat",
  sentence: "The ball squat on one leg, the other foot in the air.",
  block: "knee",
  synonyms: ["1-leg stability ball squat", "single-leg Swiss ball wall squat", "single-leg wall squat", "pistol squat"],
  counts: "Repetitions of each leg",
  purpose: "Lets each leg work by itself, and shows how evenly the two of them move.",
  muscles: "The front of the thigh, and the side of the hip, which keeps the pelvis level.",
  equipment: ["A burst-resistant exercise ball and a free wall", "A chair within reach", "Shoes that do not slip"],
  setUp: [
    "Put the camera in front of you, so that it faces the wall.",
    "Hold the ball against the wall with your lower back and walk both feet forward.",
    "Put one foot under the middle of your body. Lift the other one a hand's breadth.",
  ],
  steps: [
    "Bend the standing knee slowly, two counts down. Begin with a small bend.",
    "Your knee goes the way of your little toe, your belt stays level.",
    "Come up all the way. The other foot stays in the air.",
    "Do all repetitions, then change legs.",
  ],
  mistakes: [
    "Going deep on the first day",
    "Pushing off with the foot that should be in the air",
    "The standing foot too far to the side",
  ],
  unseen: {
    "E2b-depth": "The exact bend of the knee. From the front it is estimated from how far your hips come down.",
  },
  cautions: [
    "This may well be the hardest exercise here for the kneecap. Come to it after clean sets of the ball squat at the same depth.",
    "Leave it out while a knee is swollen or gives way.",
    "Keep a chair within reach.",
  ],
  stopWhen: ["Pain in the knee above 3 of 10", "A knee that gives way", "Feeling that you might fall"],
  easier: [
    { words: "Rest the toes of the back foot on the floor. Repetitions are then not counted, the practice is." },
    { exerciseId: "ball-squat", words: "Use both legs." },
  ],
  harder: [{ words: "Go one level deeper, once ten repetitions are steady." }],
  figure: "A person seen from the front squats on one leg with a large ball between the back and a wall.",
};
