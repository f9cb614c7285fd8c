import type { ExerciseText } from "../coach/exercises/exercise-text.js";

/** Lower case letters without accents and digits only, in single words: "Single-leg RDL" is found by "single leg rdl". */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

/** Whether every word that was typed begins a word of the name, the sentence or a synonym. An empty search finds all. */
export function isFound({ name, sentence, synonyms }: ExerciseText, search: string): boolean {
  const haystack = ` ${plain([name, sentence, ...synonyms].join(" "))}`;
  return plain(search)
    .split(" ")
    .every((word) => haystack.includes(` ${word}`));
}
