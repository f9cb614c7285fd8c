import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { SetOptions } from "../../src/session/set-types.js";

/**
 * One row of an exercise's table of faults as two drawn films. test/exercises/faults.test.ts runs the cases of
 * test/exercises/faults/<exercise-id>.ts, exported as FAULT_CASES, and asks for one of every rule of the catalogue.
 */
export interface FaultCase {
  /** Id of the rule, for instance "E2a-3". */
  readonly ruleId: string;
  /** What the person does, for the title of the test: "knees 25 degrees over the ankles". */
  readonly doing: string;
  /** A film in which this rule is raised and no other one that is more than INFO. */
  readonly raises: () => Iterable<PoseFrame>;
  /** The same a little less: the rule is not raised, and no other one that is more than INFO. */
  readonly justInside: () => Iterable<PoseFrame>;
  /** Beside the exercise, blazepose-full, a recorded set and the level in which the exercise starts. */
  readonly options?: Partial<SetOptions>;
  /** Rules of the same table that the body can't but break too, for instance one that is the same movement under load. */
  readonly along?: readonly string[];
}
