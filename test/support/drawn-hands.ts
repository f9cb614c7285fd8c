import { readArms } from "../../src/body/arms.js";
import type { Arms } from "../../src/body/arms.js";
import { BodyTracker } from "../../src/body/body-tracker.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { DrawnPose, Hand, Shot } from "./drawn-body.js";
import { drawFrame, FRONT, UPRIGHT } from "./drawn-body.js";

/** Where both hands are from a time on. */
export interface HandsAt {
  readonly fromMs: number;
  readonly hands: DrawnPose["hands"];
}

/** Hands of somebody who stands as UPRIGHT: places in the room, shares of height. */
export const HANDS = {
  hanging: { left: "hanging", right: "hanging" },
  leftUp: { left: { f: 0.02, u: 1.1, l: 0.14 }, right: "hanging" },
  rightUp: { left: "hanging", right: { f: 0.02, u: 1.1, l: -0.14 } },
  bothUp: { left: { f: 0.02, u: 1.13, l: 0.14 }, right: { f: 0.02, u: 1.09, l: -0.14 } },
  crossed: { left: { f: 0.12, u: 1, l: -0.1 }, right: { f: 0.12, u: 1, l: 0.1 } },
  folded: { left: { f: 0.12, u: 0.68, l: -0.06 }, right: { f: 0.12, u: 0.68, l: 0.06 } },
  leftAtBelly: { left: { f: 0.12, u: 0.66, l: 0.05 }, right: "hanging" },
  leftStretched: { left: { f: 0.05, u: 0.82, l: 0.4 }, right: "hanging" },
  rightAtBelly: { left: "hanging", right: { f: 0.12, u: 0.66, l: -0.05 } },
  rightStretched: { left: "hanging", right: { f: 0.05, u: 0.82, l: -0.4 } },
} as const satisfies Readonly<Record<string, Readonly<Record<"left" | "right", Hand>>>>;

/** Pictures of somebody who stands still and moves the hands at once. */
export function handFilm(
  script: readonly HandsAt[],
  untilMs: number,
  { fps = 30, body = UPRIGHT, ...shot }: Partial<Shot> & { fps?: number; body?: DrawnPose } = {},
): readonly PoseFrame[] {
  const frames: PoseFrame[] = [];
  for (let index = 0; (index * 1000) / fps < untilMs; index += 1) {
    const timeMs = (index * 1000) / fps;
    const hands = script.findLast(({ fromMs }) => fromMs <= timeMs)?.hands ?? UPRIGHT.hands;
    frames.push(drawFrame({ ...body, hands }, timeMs, shot));
  }
  return frames;
}

/** The arms of each picture, as the app reads them. */
export function armsOf(
  frames: readonly PoseFrame[],
  engine: Shot["engine"] = FRONT.engine,
): readonly { readonly timeMs: number; readonly arms: Arms | undefined }[] {
  const tracker = new BodyTracker(engine);
  return frames.map((frame) => ({ timeMs: frame.timeMs, arms: readArms(frame, tracker.step(frame), engine) }));
}
