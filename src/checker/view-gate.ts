import type { View } from "../body/metrics.js";
import type { ByView } from "./definition.js";

/**
 * Side view: from this turn on. exercises.md 4.3 asks for 70; BlazePose's depth reads up to 10 degrees less than the
 * true turn (measured: 90 reads 79 to 92, 70 reads 65 to 71, 60 reads 57 to 61; see README.md here).
 */
const SIDE_FROM_DEG = 62;
/** Left again below this. */
const SIDE_LEAVE_DEG = 57;
/**
 * Between this and the side view the leg's plane can still be straightened by the measured turn well enough for the
 * clock, not for a verdict on form. Below it the thigh has no length in the picture.
 */
const OBLIQUE_FROM_DEG = 38;
const OBLIQUE_LEAVE_DEG = 35;
/**
 * From here on the front of the body is seen too little for what is counted from half front: exercises.md 8.3 accepts
 * true turns up to 45 degrees, which read 39 to 45, in steep pictures up to 50.
 */
const HALF_SIDE_FROM_DEG = 52;
const HALF_SIDE_LEAVE_DEG = 49;
/** Front view: up to this turn. exercises.md 4.3. */
const FRONT_UP_TO_DEG = 20;
const FRONT_LEAVE_DEG = 25;
/** A view has to be wrong this long before anything is suspended. exercises.md 4.3. */
const WRONG_FOR_MS = 2000;
/** A good view after a wrong one has to last this long before anything is judged. */
const RIGHT_FOR_MS = 1000;

/**
 * "between": more front than side; "oblique": half turned; "half-side": more side than front, and not square to it;
 * "back": turned away.
 */
export type SeenView = Exclude<View, "front-oblique"> | "half-side" | "oblique" | "between" | "back" | "unknown";

export interface ViewGateState {
  readonly view: SeenView;
  readonly otherSinceMs: number | undefined;
}

export const NO_VIEW: ViewGateState = { view: "unknown", otherSinceMs: undefined };

function classify(yawDeg: number | undefined, current: SeenView): SeenView {
  if (yawDeg === undefined) return "unknown";
  const sideFrom = current === "side" ? SIDE_LEAVE_DEG : SIDE_FROM_DEG;
  const frontTo = current === "front" ? FRONT_LEAVE_DEG : FRONT_UP_TO_DEG;
  const turn = Math.min(yawDeg, 180 - yawDeg);
  if (turn >= sideFrom) return "side";
  if (yawDeg <= frontTo) return "front";
  if (turn >= (current === "half-side" ? HALF_SIDE_LEAVE_DEG : HALF_SIDE_FROM_DEG)) return "half-side";
  if (turn >= (current === "oblique" ? OBLIQUE_LEAVE_DEG : OBLIQUE_FROM_DEG)) return "oblique";
  return yawDeg > 90 ? "back" : "between";
}

/**
 * Follows the view with hysteresis: the first one is taken at once, a good one is left only after 2 s, so that one bad
 * second does not suspend a hold, and entered from a wrong one after 1 s. Pure.
 */
export function stepViewGate(state: ViewGateState, yawDeg: number | undefined, timeMs: number): ViewGateState {
  const now = classify(yawDeg, state.view);
  if (now === "unknown" || now === state.view) return { view: state.view, otherSinceMs: undefined };
  if (state.view === "unknown") return { view: now, otherSinceMs: undefined };
  const sinceMs = state.otherSinceMs ?? timeMs;
  const good = state.view === "side" || state.view === "front";
  const neededMs = good ? WRONG_FOR_MS : RIGHT_FOR_MS;
  return timeMs - sinceMs >= neededMs
    ? { view: now, otherSinceMs: undefined }
    : { view: state.view, otherSinceMs: sinceMs };
}

/** Whether something that is measured or counted in `view` can be taken from where the body is seen. */
export function viewShows(view: View | "any", seen: SeenView): boolean {
  switch (view) {
    case "any":
      return true;
    case "side":
      return seen === "side" || seen === "half-side" || seen === "oblique";
    case "front":
      return seen === "front";
    case "front-oblique":
      return seen === "front" || seen === "between" || seen === "oblique";
  }
}

/** The entry of the view that is seen; front before side where both would fit. */
export function ofView<Any>(byView: ByView<Any>, seen: SeenView): Any | undefined {
  for (const view of ["front", "front-oblique", "side"] as const) {
    const entry = byView[view];
    if (entry !== undefined && viewShows(view, seen)) return entry;
  }
  return undefined;
}
