/** Parts of the body that the exercises are grouped by. */
export const BLOCKS = ["hip", "knee", "ankle"] as const;
export type Block = (typeof BLOCKS)[number];

/** Other names of an exercise, from one text, so that a language may have more or fewer of them than another. */
export const synonymsOf = (names: string): readonly string[] => names.split(/, */);

/** A way to make an exercise easier or harder; `exerciseId` where it is another exercise. */
export interface Variation {
  readonly exerciseId?: string;
  readonly words: string;
}

/** Everything that an exercise's page says in words. General guidance, no promise. Source: exercises.md 8 and 10.2. */
export interface ExerciseText {
  readonly name: string;
  /** For lists. */
  readonly sentence: string;
  readonly block: Block;
  /** What others call it, for the search. */
  readonly synonyms: readonly string[];
  readonly counts: string;
  readonly purpose: string;
  readonly muscles: string;
  /** What is needed beside the device; may be empty. */
  readonly equipment: readonly string[];
  readonly setUp: readonly string[];
  readonly steps: readonly string[];
  /** What goes wrong at first and is no rule of the checker. */
  readonly mistakes: readonly string[];
  /** Rows of the specification that no camera sees, by their id. */
  readonly unseen: Readonly<Record<string, string>>;
  readonly cautions: readonly string[];
  readonly stopWhen: readonly string[];
  readonly easier: readonly Variation[];
  readonly harder: readonly Variation[];
  /** The moving figure in words. */
  readonly figure: string;
}
