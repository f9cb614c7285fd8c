import type { Side } from "../body/joints.js";
import type { DepthLevel } from "../checker/events.js";

/** exercises.md 6.2: when pain is asked for. */
export type PainMoment = "before" | "after-set" | "stopped" | "end" | "next-morning";

/** One answer on the 0 to 10 numeric rating. `timeMs` is wall-clock time since 1970. */
export interface PainReading {
  readonly timeMs: number;
  readonly moment: PainMoment;
  readonly knee: Side;
  /** Whole number, 0 (none) to 10 (worst). */
  readonly score: number;
  /** Sharp, catching or giving way: red whatever the number. exercises.md 6.2. */
  readonly sharp: boolean;
  /** Which session it belongs to. */
  readonly workoutId: string;
  readonly exerciseId?: string | undefined;
  readonly level?: DepthLevel | undefined;
}

export type PainZone = "green" | "amber" | "red";
