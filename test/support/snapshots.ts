import type { Movement } from "../../src/checker/definition.js";
import type { HoldReadout } from "../../src/checker/machine.js";
import type { SetKind, SetSnapshot, Tally } from "../../src/session/set-types.js";

export const HOLD: HoldReadout = {
  state: "standing",
  totalMs: 0,
  longestMs: 0,
  goodFormMs: 0,
  currentMs: 0,
  holdMs: 0,
};

const NONE = { left: 0, right: 0, together: 0 };

export const NOTHING_DONE: Tally = {
  counted: NONE,
  clean: NONE,
  refused: NONE,
  metres: { left: 0, right: 0 },
  workedMs: 0,
  taps: NONE,
};

/** What each kind of movement usually is; repetitions of both legs. */
export const KINDS: Readonly<Record<Movement<string>["kind"], SetKind>> = {
  hold: { movement: "hold", legs: "together", dose: "seconds", depth: "knee-flexion" },
  reps: { movement: "reps", legs: "together", dose: "reps", depth: "knee-flexion" },
  travel: { movement: "travel", legs: "together", dose: "metres", depth: undefined },
  hops: { movement: "hops", legs: "together", dose: "seconds", depth: undefined },
  "hop-squat": { movement: "hop-squat", legs: "together", dose: "reps", depth: "knee-flexion" },
  circles: { movement: "circles", legs: "swing", dose: "reps", depth: undefined },
};

/** A running set in which nothing has been done, seen from the side. */
export const snapshotOf = (movement: Movement<string>["kind"], part: Partial<SetSnapshot> = {}): SetSnapshot => ({
  timeMs: 0,
  phase: "set",
  calibrationShare: 1,
  kind: KINDS[movement],
  hold: movement === "hold" ? HOLD : undefined,
  tally: NOTHING_DONE,
  amount: 10,
  leg: undefined,
  attemptPhase: "rest",
  rules: [],
  targetDeg: 60,
  enterToleranceDeg: 10,
  leaveToleranceDeg: 15,
  measured: {},
  view: "side",
  joints: {},
  widthPx: 640,
  heightPx: 480,
  ...part,
});
