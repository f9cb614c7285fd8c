import type { Arms } from "../body/arms.js";

/** Not seen for this long breaks nothing; exercises.md 1.3: short gap. */
const UNSEEN_MS = 300;
/** Another sign, or none, for so long is no outlier. */
const OTHER_MS = 200;
/** A sign is made standing still: whoever squats or walks with the arms up makes none. Share of body height. */
const STILL = 0.06;

/** A sign that is being held. */
interface Held<Sign extends string> {
  readonly sign: Sign;
  readonly sinceMs: number;
  /** When it was last seen. */
  readonly lastMs: number;
  /** Where the face was when it began. */
  readonly face: Arms["face"];
}

/** The sign that is held, and another that is seen in its stead: no outlier if it lasts. */
export interface HeldSign<Sign extends string> {
  readonly held: Held<Sign> | undefined;
  readonly rival: Held<Sign> | undefined;
}

export const NOTHING_HELD = { held: undefined, rival: undefined } as const;

/** Thirds of a hold for the screen; 3 is for what was understood. */
export type Thirds = 0 | 1 | 2 | 3;

/**
 * Goes on with the sign that is held, through gaps of 0.3 s and outliers of 0.2 s, or changes over to another one. It
 * begins anew when the head moves. Pure.
 * @param sign what the picture shows; undefined where too little is seen to tell.
 */
export function stepHeld<Sign extends string>(
  state: HeldSign<Sign>,
  sign: Sign | "none" | undefined,
  arms: Arms | undefined,
  timeMs: number,
): HeldSign<Sign> {
  const { held, rival } = state;
  if (arms === undefined || sign === undefined || sign === "none") {
    const patienceMs = sign === "none" ? OTHER_MS : UNSEEN_MS;
    return held === undefined || timeMs - held.lastMs > patienceMs ? NOTHING_HELD : state;
  }
  const begun: Held<Sign> = { sign, sinceMs: timeMs, lastMs: timeMs, face: arms.face };
  if (held?.sign === sign && timeMs - held.lastMs <= UNSEEN_MS) {
    return { held: hasMoved(held, arms) ? begun : { ...held, lastMs: timeMs }, rival: undefined };
  }
  const next = rival?.sign === sign && timeMs - rival.lastMs <= UNSEEN_MS ? { ...rival, lastMs: timeMs } : begun;
  return held === undefined || timeMs - held.lastMs > OTHER_MS
    ? { held: next, rival: undefined }
    : { held, rival: next };
}

/** How long the sign has been held in this very picture; undefined when the picture does not show it. */
export const heldMs = ({ held }: HeldSign<string>, timeMs: number): number | undefined =>
  held?.lastMs === timeMs ? timeMs - held.sinceMs : undefined;

/** Whole thirds of a hold that is not over yet. */
export function thirdsOf({ held }: HeldSign<string>, holdMs: number, timeMs: number): 0 | 1 | 2 {
  const thirds = held === undefined ? 0 : (3 * (timeMs - held.sinceMs)) / holdMs;
  return thirds >= 2 ? 2 : thirds >= 1 ? 1 : 0;
}

const hasMoved = ({ face }: Held<string>, arms: Arms): boolean =>
  Math.hypot(arms.face.x - face.x, arms.face.y - face.y) > STILL;
