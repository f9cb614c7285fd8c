import type { PoseFrame } from "../../src/body/pose-frame.js";
import { ANKLE_HEIGHT, drawFilm, mix, reaching, SHANK, THIGH, UPRIGHT } from "./drawn-body.js";
import type { DrawnPose, FilmOptions } from "./drawn-body.js";

/** Where hips and trunk are at one time; the feet stay where they stand. Shares of height and degrees. */
export interface Posture {
  readonly f: number;
  readonly u: number;
  readonly l: number;
  readonly trunkDeg: number;
  readonly trunkSideDeg: number;
}

/** Hips of somebody who stands with a little give in the knees, so that legs have a way to bend. */
export const STANDS: Posture = {
  f: 0,
  u: ANKLE_HEIGHT + 0.995 * (SHANK + THIGH),
  l: 0,
  trunkDeg: 0,
  trunkSideDeg: 0,
};

/** One thing after the other: `moving` 2 falls ever faster, 1 goes evenly. */
export interface Move {
  readonly forMs: number;
  readonly to: Posture;
  readonly moving?: 1 | 2;
}

/** Film of moves from a stand; feet hip-wide, `feetF` in front of the origin. */
export function movesFilm(
  moves: readonly Move[],
  { feetF = 0, from = STANDS, ...shot }: Partial<FilmOptions> & { readonly feetF?: number; from?: Posture } = {},
): readonly PoseFrame[] {
  const untilMs = moves.reduce((sum, { forMs }) => sum + forMs, 0);
  return [...drawFilm((timeMs) => drawnAt(moves, from, feetF, timeMs), untilMs, shot)];
}

function drawnAt(moves: readonly Move[], from: Posture, feetF: number, timeMs: number): DrawnPose {
  let begin = from;
  let sinceMs = 0;
  for (const { forMs, to, moving = 1 } of moves) {
    if (timeMs < sinceMs + forMs) return drawn(between(begin, to, ((timeMs - sinceMs) / forMs) ** moving), feetF);
    begin = to;
    sinceMs += forMs;
  }
  return drawn(begin, feetF);
}

const between = (a: Posture, b: Posture, share: number): Posture => ({
  f: mix(a.f, b.f, share),
  u: mix(a.u, b.u, share),
  l: mix(a.l, b.l, share),
  trunkDeg: mix(a.trunkDeg, b.trunkDeg, share),
  trunkSideDeg: mix(a.trunkSideDeg, b.trunkSideDeg, share),
});

function drawn({ f, u, l, trunkDeg, trunkSideDeg }: Posture, feetF: number): DrawnPose {
  const pose: DrawnPose = { ...UPRIGHT, hips: { f, u, l }, trunkDeg, trunkSideDeg };
  const foot = (side: 1 | -1) => ({ f: feetF, u: ANKLE_HEIGHT, l: 0.07 * side });
  return reaching(reaching(pose, "left", foot(1)), "right", foot(-1));
}

/** Falls from a stand, each with how long it takes, from where it is seen, and where the feet are. */
export const FALLS = {
  /** Over the outside foot, as a felled tree. */
  "to the side": { to: { ...STANDS, l: 0.45, u: 0.1, trunkSideDeg: 78 }, forMs: 800, azimuthDeg: 0, feetF: 0 },
  /** The ball slips away: onto the seat. */
  "backwards off a ball": { to: { ...STANDS, f: -0.35, u: 0.08, trunkDeg: -15 }, forMs: 450, azimuthDeg: 0, feetF: 0 },
  "backwards, seen from the side": {
    to: { ...STANDS, f: -0.4, u: 0.08, trunkDeg: -70 },
    forMs: 700,
    azimuthDeg: -90,
    feetF: 0,
  },
  /** Onto hands and knees: the hips stay off the floor. */
  forwards: { to: { ...STANDS, f: 0.2, u: 0.24, trunkDeg: 80 }, forMs: 700, azimuthDeg: -90, feetF: 0 },
  /** The legs give way at the wall. */
  "down a wall": { to: { ...STANDS, f: 0, u: 0.08 }, forMs: 550, azimuthDeg: -90, feetF: 0.25 },
} as const satisfies Readonly<
  Record<string, { readonly to: Posture; readonly forMs: number; readonly azimuthDeg: number; readonly feetF: number }>
>;
