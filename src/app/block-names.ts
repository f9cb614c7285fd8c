import type { Block } from "../coach/exercises/exercise-text.js";

/** Headings of the groups of exercises. */
export const BLOCK_NAMES: Readonly<Record<Block, string>> = {
  hip: "For the hip",
  knee: "For the knee",
  ankle: "For the ankle, and the back of the hip",
};
