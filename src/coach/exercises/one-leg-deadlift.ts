import type { ExerciseText } from "./exercise-text.js";

export const oneLegDeadliftText: ExerciseText = {
  name: "One-leg deadlift",
  sentence: "Tip forward from the hip on one leg, and come up again.",
  block: "ankle",
  synonyms: ["single-leg deadlift", "single-leg RDL", "single-leg Romanian deadlift", "one leg hinge", "hip hinge"],
  counts: "Repetitions of each leg",
  purpose: "Trains bending from the hip with a long back, and standing steadily on one foot.",
  muscles: "The buttocks, the back of the thigh, and everything that steadies the ankle and foot.",
  equipment: ["Something to hold on to within reach", "Bare feet or flat shoes"],
  setUp: [
    "Put the camera beside you, on its side if it is a phone. The leg you stand on is nearer to it.",
    "Leave room in front of you and behind you: at the bottom you are as long as you are tall.",
    "Stand on one leg, knee soft. The other foot just leaves the floor.",
  ],
  steps: [
    "Send your hips back and tip forward, slowly, three seconds.",
    "Back and free leg stay in one line; the heel reaches away behind you.",
    "Tip as far as you chose: at 50 degrees your hands hang at the knee, at 80 at the middle of the shin.",
    "Hands that come so low count too. You need not reach the floor.",
    "Come up slowly and stand tall. The free foot stays in the air.",
    "Do all repetitions, then turn round and use the other leg.",
  ],
  mistakes: [
    "Reaching down with the hands instead of back with the hips",
    "Holding the breath",
    "Gripping with the toes",
  ],
  unseen: {
    "E3-back": "The arch of your lower back. The app sees the line from shoulder to hip, and the head.",
    "E3-12": "Whether the hip of the free leg opens to the side. Only a camera in front of you could see that.",
    "E3-knee": "A knee bend of a few degrees. Only a locked or a clearly bent knee is told.",
    "E3-11": "Small wobbles: the camera's own are as large.",
    "E3-14": "Twisting of the upper body: the turn is not measured well enough in a bent person.",
  },
  cautions: [
    "Leave it out with fresh back pain or a fresh strain at the back of the thigh.",
    "Touching the floor asks for more than most hips can do. It is no aim here.",
    "Hold on to something while you learn it.",
  ],
  stopWhen: [
    "New back pain, or pain, tingling or numbness down the leg",
    "Pain behind the knee above 3 of 10",
    "Dizziness",
  ],
  easier: [
    { words: "Tip less far." },
    { words: "Keep your fingertips on a wall." },
    { words: "Rest the toes of the back foot on the floor. Repetitions are then not counted, the practice is." },
  ],
  harder: [
    { exerciseId: "one-leg-deadlift-opposite-hand", words: "Reach down with the opposite hand." },
    { exerciseId: "one-leg-deadlift-dumbbell", words: "Hold a dumbbell." },
    { exerciseId: "one-leg-deadlift-pad", words: "Stand on a soft pad." },
  ],
  figure: "A person seen from the side tips forward on one leg, the other leg reaching back, and comes up again.",
};
