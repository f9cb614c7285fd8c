import type { Side } from "../body/joints.js";
import type { DepthLevel } from "../checker/events.js";

/** One exercise of a plan. */
export interface PlanItem {
  readonly exerciseId: string;
  readonly sets: number;
  /** In the unit of the exercise's dose; for each leg or direction where these are apart. */
  readonly amount: number;
  readonly level: DepthLevel;
  /** Between its sets and after the last one, seconds. */
  readonly restS: number;
  /** Which leg begins where legs work apart; "auto": as the person begins. */
  readonly firstLeg: "auto" | Side;
  /** Steps instead of hops. */
  readonly lowImpact: boolean;
}

/** Exercises in their order. Ready plans have their name in the message catalogue under their id. */
export interface Plan {
  readonly id: string;
  /** As the user named it; undefined for a ready plan. */
  readonly name?: string | undefined;
  readonly items: readonly PlanItem[];
}
