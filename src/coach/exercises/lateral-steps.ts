import type { ExerciseText } from "./exercise-text.js";

export const lateralStepsText: ExerciseText = {
  name: "Side steps with a band",
  sentence: "Step sideways in a half squat, a band around your ankles.",
  block: "hip",
  synonyms: [
    "lateral side steps",
    "lateral band walk",
    "lateral monster walk",
    "X-walk",
    "crab walk",
    "ankle band",
    "penguin walk",
  ],
  counts: "Metres and steps in each direction",
  purpose: "Trains the hips to hold the legs apart while you move.",
  muscles: "The sides of the hips and the buttocks; the leg that stands works hardest.",
  equipment: ["An elastic loop band, if you have one; look for tears first", "About three metres of free floor"],
  setUp: [
    "Put the camera in front of you, on its side if it is a phone. You walk across the picture.",
    "Pull the band around both ankles.",
    "Stand with your feet a little wider than your shoulders, so that the band is tight.",
    "Sink into a half squat.",
  ],
  steps: [
    "Step out to the side with the outer foot.",
    "Bring the other foot after it slowly. Stop before the band goes slack.",
    "Stay low, and keep your shoulders level: glide, do not rock.",
    "At the edge of the picture go back the other way, without turning round.",
  ],
  mistakes: ["Rocking from foot to foot", "Pulling with the front leg instead of pushing with the other one"],
  unseen: {
    "E1-11": "How far you lean forward. From the front that is a rough guess and only noted.",
    "E1-12": "Whether one direction is weaker. The summary shows metres of both.",
    "E1-band": "How tight the band is. The app goes by how far your feet are apart.",
  },
  cautions: ["A torn band can snap: check it before you start.", "With sore kneecaps stay high, at 45° or less."],
  stopWhen: ["Pain at the side of the hip or in the knee above 3 of 10"],
  easier: [{ words: "Put the band above your knees, or leave it off." }, { words: "Stay higher in the squat." }],
  harder: [
    { words: "A stronger band, or more metres." },
    { exerciseId: "lateral-hop", words: "Land on one leg at a time." },
  ],
  figure: "A person seen from the front steps to the side and back in a half squat, a band around the ankles.",
};
