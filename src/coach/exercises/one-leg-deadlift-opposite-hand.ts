import type { ExerciseText } from "./exercise-text.js";

export const oneLegDeadliftOppositeHandText: ExerciseText = {
  name: "One-leg deadlift, opposite hand",
  sentence: "Tip forward on one leg and reach down with the other side's hand.",
  block: "ankle",
  synonyms: ["opposite hand touch", "contralateral single-leg RDL", "cross-body reach", "single-leg reach"],
  counts: "Repetitions of each leg",
  purpose: "As the one-leg deadlift; reaching across also asks you not to twist.",
  muscles: "The buttocks, the back of the thigh, and the muscles that keep the trunk from turning.",
  equipment: ["Something to hold on to within reach", "A box or a block to reach for, if you like"],
  setUp: [
    "Put the camera beside you, on its side if it is a phone. The leg you stand on is nearer to it.",
    "Stand on one leg, knee soft. The hand of the other side will reach down.",
    "To have the hand checked, turn your body a little towards the camera.",
  ],
  steps: [
    "Send your hips back and tip forward, slowly.",
    "Then let the opposite hand sink: at 50 degrees to the knee, at 60 just below it, at 80 to the middle of the shin.",
    "Your chest faces the floor. Both shoulders stay at one height.",
    "Come up slowly and stand tall. The free foot stays in the air.",
    "Do all repetitions, then turn round and use the other leg.",
  ],
  mistakes: ["Taking the hand of the same side", "Rounding the back to get lower", "Turning the hip open"],
  unseen: {
    "E3-11": "Small wobbles. They are noted, not warned of.",
    "E3-14": "Twisting of the upper body. It is noted, not warned of.",
    "E3a-hand": "Which hand reaches, where the arms cover one another. It is then told as not checked.",
    "E3a-2": "How far the shoulders turn, from straight beside you.",
    "E3-back": "The arch of your lower back. The app sees the line from shoulder to hip, and the head.",
    "E3-12": "Whether the hip of the free leg opens to the side. Only a camera in front of you could see that.",
  },
  cautions: [
    "Leave it out with fresh back pain or a fresh strain at the back of the thigh.",
    "The shin is deep enough. The floor is no aim here.",
  ],
  stopWhen: [
    "New back pain, or pain, tingling or numbness down the leg",
    "Pain behind the knee above 3 of 10",
    "Dizziness",
  ],
  easier: [
    { words: "Reach to the knee only." },
    { exerciseId: "one-leg-deadlift", words: "Both arms hanging, no reach." },
  ],
  harder: [
    { words: "Choose a deeper lean. The hand has to come as low as it hangs there." },
    { exerciseId: "one-leg-deadlift-dumbbell", words: "Hold a dumbbell in that hand." }],
  figure: "A person seen from the side tips forward on one leg and reaches down with the opposite hand.",
};
