/** How an exercise is called and told in one sentence, by the id of the catalogue. */
const EXERCISE_TEXTS: Readonly<Record<string, { readonly name: string; readonly words: string }>> = {
  "wall-squat": {
    name: "Wall squat",
    words: "Lean your back on a wall, slide down, and hold. It works the front of your thighs.",
  },
};

/** Name and sentence of an exercise; one without texts is called by its id. */
export const exerciseText = (id: string): { readonly name: string; readonly words: string } =>
  EXERCISE_TEXTS[id] ?? { name: id, words: "" };
