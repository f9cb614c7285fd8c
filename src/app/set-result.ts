import type { SetSummary } from "../session/set-types.js";
import type { SourceChoice } from "./source-choice.js";

/** A set that is over, with its recording. */
export interface SetResult {
  readonly summary: SetSummary;
  /** Lines of the recording; joints only. */
  readonly traceParts: readonly string[];
  /** Where it came from; a replayed recording has no source. */
  readonly choice: SourceChoice | undefined;
}
