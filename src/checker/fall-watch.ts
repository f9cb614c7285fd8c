import type { Body } from "../body/body.js";
import type { Point } from "../body/geometry.js";
import { inclinationDeg, midpoint } from "../body/geometry.js";
import type { Joint } from "../body/pose-frame.js";
import type { ExerciseDefinition } from "./definition.js";

/** The hips go down by more than this share of body height in this time. exercises.md 6.4. */
const DROP_SHARE = 0.25;
const DROP_MS = 600;
/** The trunk leans by more than this, with the hips below knee height: no upright exercise goes there. exercises.md 6.4. */
const DOWN_TRUNK_DEG = 60;
/** Height of the knee over the floor, share of body height. exercises.md 2.4: shank 0.246, ankle 0.039. */
const KNEE_SHARE = 0.285;
/**
 * Hips that have dropped end up lower than this over the floor, share of height: on it they are at 0.05 to 0.1, in the
 * deepest squat that a body can do at 0.22. So no commanded descent is a fall; see README.md here.
 */
const FLOOR_SHARE = 0.18;
/** Height of the ankle over the floor, share of body height. exercises.md 2.4. */
const ANKLE_SHARE = 0.039;
/** Upright with the hips over the knees no longer ago than this: who lies down on purpose takes two seconds and more. */
const TOPPLE_MS = 1000;
const UPRIGHT_TRUNK_DEG = 45;
/** Down for so long: a landmark that jumps comes back. */
const STAYS_MS = 150;

/** Whether the trunk goes down in it, as in hinges: in all others it stays up. */
export const leansIn = ({ depth }: ExerciseDefinition): boolean => depth?.measure === "trunk-lean";

/** The hips in one picture. */
interface Place {
  readonly timeMs: number;
  readonly hipsYPx: number;
  readonly bodyPx: number;
}

/**
 * Watches for a fall-like event, exercises.md 6.4: the hips drop to the floor, or an upright body topples. Deterministic:
 * the same bodies give the same answers; time is the picture's.
 */
export class FallWatch {
  /** Of the last DROP_MS, oldest first. */
  #lately: Place[] = [];
  #uprightMs: number | undefined;
  #downSinceMs: number | undefined;
  #told = false;

  /** @param leans the trunk goes down in what the person does: a level trunk tells nothing. */
  constructor(private readonly leans: boolean) {}

  /** True once for each fall, in the picture that makes it sure. Call it with every picture. */
  step(body: Body): boolean {
    const seen = posture(body);
    if (seen === undefined) return false;
    const { place, overFloor, trunkDeg } = seen;
    const { timeMs } = place;
    const dropped = this.#drop(place);
    const upright = overFloor >= KNEE_SHARE && trunkDeg !== undefined && trunkDeg < UPRIGHT_TRUNK_DEG;
    if (upright) this.#uprightMs = timeMs;
    if (overFloor >= KNEE_SHARE) this.#told = false;
    const onFloor = overFloor < FLOOR_SHARE;
    const lies = !this.leans && overFloor < KNEE_SHARE && trunkDeg !== undefined && trunkDeg > DOWN_TRUNK_DEG;
    const toppled = lies && timeMs - (this.#uprightMs ?? -Infinity) <= TOPPLE_MS;
    if (!onFloor && !lies) this.#downSinceMs = undefined;
    else if ((onFloor && dropped > DROP_SHARE) || toppled) this.#downSinceMs ??= timeMs;
    if (this.#told || this.#downSinceMs === undefined || timeMs - this.#downSinceMs < STAYS_MS) return false;
    this.#told = true;
    return true;
  }

  /** How far the hips have come down from their highest place of the last moments, share of height. */
  #drop(now: Place): number {
    this.#lately.push(now);
    const first = this.#lately.findIndex(({ timeMs }) => now.timeMs - timeMs <= DROP_MS);
    this.#lately = this.#lately.slice(first);
    const highestYPx = Math.min(...this.#lately.map(({ hipsYPx }) => hipsYPx));
    // The size as it was before: who lies toward the camera is seen shorter.
    return (now.hipsYPx - highestYPx) / (this.#lately[0] ?? now).bodyPx;
  }
}

/** Undefined where no hips, no floor or no size is known; the trunk's lean where no shoulders are seen. */
function posture({
  timeMs,
  joints,
  bodyPx,
  floorYPx,
}: Body): { readonly place: Place; readonly overFloor: number; readonly trunkDeg: number | undefined } | undefined {
  const hips = middle(joints?.leftHip, joints?.rightHip);
  const shoulders = middle(joints?.leftShoulder, joints?.rightShoulder);
  const floors = [floorYPx?.left, floorYPx?.right].filter((yPx) => yPx !== undefined);
  if (hips === undefined || bodyPx === undefined || bodyPx === 0 || floors.length === 0) return undefined;
  return {
    place: { timeMs, hipsYPx: hips.yPx, bodyPx },
    overFloor: (Math.max(...floors) - hips.yPx) / bodyPx + ANKLE_SHARE,
    trunkDeg: shoulders === undefined ? undefined : Math.abs(inclinationDeg(hips, shoulders, 1)),
  };
}

const middle = (left: Joint | undefined, right: Joint | undefined): Point | undefined =>
  left !== undefined && right !== undefined ? midpoint(left, right) : (left ?? right);
