import type { ExerciseText } from "./exercise-text.js";

export const oneLegDeadliftDumbbellText: ExerciseText = {
  name: "One-leg deadlift, dumbbell",
  sentence: "Tip forward on one leg with a light weight in the opposite hand.",
  block: "ankle",
  synonyms: ["weighted single-leg RDL", "kettlebell one-legged deadlift", "dumbbell single-leg Romanian deadlift"],
  counts: "Repetitions of each leg",
  purpose: "As the one-leg deadlift, with a load for the hip.",
  muscles: "The buttocks, the back of the thigh, and the back muscles that carry the weight.",
  equipment: ["A dumbbell of 2 to 5 kg to begin with", "Something to hold on to within reach"],
  setUp: [
    "Put the camera beside you, on its side if it is a phone. The leg you stand on is nearer to it.",
    "Take the weight into the hand of the other side, and say here how heavy it is.",
    "Stand on one leg, knee soft.",
  ],
  steps: [
    "Send your hips back and tip forward, slowly.",
    "Let the weight hang still, close to your shin, down to the middle of it.",
    "Come up slowly and smoothly, without a jerk.",
    "Do all repetitions, then change leg and hand.",
  ],
  mistakes: ["Shrugging the shoulder", "Turning towards the weight", "Letting the weight pull you down fast"],
  unseen: {
    "E3-11": "Small wobbles. They are noted, not warned of.",
    "E3-14": "Twisting of the upper body. It is noted, not warned of.",
    "E3b-load": "How heavy the weight is. The app knows only what you say.",
    "E3-back": "The arch of your lower back. The app sees the line from shoulder to hip, and the head.",
    "E3-12": "Whether the hip of the free leg opens to the side. Only a camera in front of you could see that.",
  },
  cautions: [
    "Come to it after clean sets of the one-leg deadlift without weight.",
    "Leave it out when your back hurt in the last two weeks.",
    "More weight only after two calm sets: 1 to 2 kg at a time.",
  ],
  stopWhen: [
    "New back pain, or pain, tingling or numbness down the leg",
    "Pain behind the knee above 3 of 10",
    "Dizziness",
  ],
  easier: [{ words: "A lighter weight." }, { exerciseId: "one-leg-deadlift", words: "No weight." }],
  harder: [{ words: "A little more weight, once every repetition is smooth." }],
  figure: "A person seen from the side tips forward on one leg, a dumbbell hanging from the opposite hand.",
};
