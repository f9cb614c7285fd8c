import { msg } from "@lit/localize";
import type { Block } from "../coach/exercises/exercise-text.js";
import { perLanguage } from "../lib/language.js";

/** What the exercises of a block are for. */
export const blockNames = perLanguage((): Readonly<Record<Block, string>> => ({
  hip: msg("For the hip"),
  knee: msg("For the knee"),
  ankle: msg("For the ankle, and the back of the hip"),
}));
