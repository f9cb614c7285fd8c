import type { Arms, Hand } from "../body/arms.js";
import type { Side } from "../body/joints.js";
import { otherSide } from "../body/joints.js";
import type { HeldSign, Thirds } from "./held-sign.js";
import { heldMs, NOTHING_HELD, stepHeld, thirdsOf } from "./held-sign.js";

/** Signs with the person's own hands. */
export const GESTURES = ["raise-left", "raise-right", "raise-both", "cross"] as const;
export type Gesture = (typeof GESTURES)[number];

/** How long a sign has to be held. "Stop, it hurts" is for safety and is understood sooner. */
const HOLD_MS: Readonly<Record<Gesture, number>> = {
  "raise-left": 1500,
  "raise-right": 1500,
  "raise-both": 1500,
  cross: 1000,
};
/** A wrist this far over eye level is above the head: the crown is at 0.06. Share of body height, as all of these. */
const RAISED = 0.08;
/**
 * Crossed forearms stand before the forehead, their wrists lower: measured 0.04 to 0.06 from the front. From the side,
 * where one bent arm has to do, 0.06 to 0.09.
 */
const CROSSED_OVER = 0.01;
const CROSSED_OVER_SIDE = 0.04;
/** A sign that is being held may sink by this. */
const SLACK = 0.025;
/** Below eye level a hand takes no part in a sign. */
const DOWN_BELOW = 0;
/** Hands that have changed sides by this are crossed: measured 0.2, jitter of 5 pixels 0.02. */
const CROSSED_BY = 0.05;
/**
 * From the side a raised arm stands straight (measured 8 to 18 degrees, reach 0.20 to 0.28), crossed ones are bent before
 * the face (30 to 34 degrees, 0.18).
 */
const CROSSED_FROM_DEG = 24;
const CROSSED_REACH = 0.24;
/** From the side engines find the near hand twice where the far one is hidden: no further apart than this. */
const SEEN_TWICE = 0.01;
/**
 * From the side the map of the far wrist says this of the place above the head when that hand is up and the near one
 * hangs: measured 0.25 to 0.8, in a grey picture 0.04 to 0.2; 0.02 at most when both hang.
 */
const FAR_RAISED = 0.12;
/** The near hand is that far under its shoulder then. Hands that hold a bar on the shoulders are up, and hide the other. */
const NEAR_HANGS = -0.05;
/**
 * When the near hand is up the map of the far one also shows that. What tells is how much of it is below the shoulders:
 * a fifth and more where the far hand hangs, 0.02 to 0.15 where it is up. BlazePose lite: a quarter in both.
 */
const FAR_HANGING = 0.15;
/** That share is taken over this time: single pictures say 0.1 of a hand that hangs. Milliseconds. */
const FAR_SHARE_MS = 500;
/** Hands down for so long before the next sign. */
const RELEASE_MS = 300;

export interface GestureInput {
  readonly timeMs: number;
  /** `readArms` of the picture; undefined when nothing of the arms is known. */
  readonly arms: Arms | undefined;
  /** Signs that mean something now; others are seen and not answered. */
  readonly enabled: readonly Gesture[];
}

export interface GestureEvent {
  readonly type: "gesture-understood";
  readonly timeMs: number;
  readonly gesture: Gesture;
}

export interface GestureReadout {
  /** The sign that is being held, or was understood and is still shown. */
  readonly gesture: Gesture | undefined;
  /** Thirds of its hold; 3 when it was understood. */
  readonly thirds: Thirds;
  /** It was understood and the hands are not down yet. */
  readonly understood: boolean;
}

export interface GestureState {
  readonly hold: HeldSign<Gesture>;
  /** Understood, and the hands have not been down since. */
  readonly understood: Gesture | undefined;
  /** Hands have been down, so that a new sign can begin. */
  readonly released: boolean;
  readonly downSinceMs: number | undefined;
  /** Share of the far wrist's map that is below the shoulders, smoothed, while the near hand is up. From the side. */
  readonly farHanging: { readonly share: number; readonly timeMs: number } | undefined;
}

export const NO_GESTURE: GestureState = {
  hold: NOTHING_HELD,
  understood: undefined,
  released: false,
  downSinceMs: undefined,
  farHanging: undefined,
};

export interface GestureStep {
  readonly state: GestureState;
  readonly readout: GestureReadout;
  readonly events: readonly GestureEvent[];
}

/**
 * Understands signs with the hands: one hand above the head, both hands, both arms crossed. Each is held for its time,
 * standing still, and told once; the hands have to come down before the next. Hands that are up from the beginning make
 * no sign. Crossed arms are understood at any time. Pure.
 */
export function stepGestures(state: GestureState, { timeMs, arms, enabled }: GestureInput): GestureStep {
  const farHanging = stepFarHanging(state, arms, timeMs);
  const release = { ...stepRelease(state, arms, timeMs), farHanging };
  const { released, understood } = release;
  const mayBegin = (gesture: Gesture): boolean =>
    enabled.includes(gesture) && (released || (gesture === "cross" && understood !== "cross"));
  const before = state.hold.held?.sign;
  const seen = arms === undefined ? undefined : signOf(arms, before, farHanging?.share);
  const sign = seen === undefined || seen === "none" || mayBegin(seen) ? seen : "none";
  const hold = stepHeld(before === undefined || mayBegin(before) ? state.hold : NOTHING_HELD, sign, arms, timeMs);
  const gesture = hold.held?.sign;
  if (gesture === undefined) {
    return {
      state: { hold, ...release },
      readout: { gesture: understood, thirds: understood === undefined ? 0 : 3, understood: understood !== undefined },
      events: [],
    };
  }
  const longMs = heldMs(hold, timeMs);
  if (longMs === undefined || longMs < HOLD_MS[gesture] || !isFresh(arms, gesture)) {
    return {
      state: { hold, ...release },
      readout: { gesture, thirds: thirdsOf(hold, HOLD_MS[gesture], timeMs), understood: false },
      events: [],
    };
  }
  return {
    state: { ...NO_GESTURE, understood: gesture, farHanging },
    readout: { gesture, thirds: 3, understood: true },
    events: [{ type: "gesture-understood", timeMs, gesture }],
  };
}

/** The hands come down: only what is seen tells it. */
function stepRelease(
  { released, downSinceMs, understood }: GestureState,
  arms: Arms | undefined,
  timeMs: number,
): Pick<GestureState, "released" | "downSinceMs" | "understood"> {
  const hands = [arms?.left, arms?.right].filter((hand) => hand !== undefined);
  if (released || hands.length === 0) return { released, downSinceMs, understood };
  const isUp =
    hands.some(({ overFace }) => overFace >= DOWN_BELOW) || (arms?.sideOn?.farMap?.raised ?? 0) >= FAR_RAISED;
  if (isUp) return { released, downSinceMs: undefined, understood };
  const sinceMs = downSinceMs ?? timeMs;
  const isDown = timeMs - sinceMs >= RELEASE_MS;
  return { released: isDown, downSinceMs: isDown ? undefined : sinceMs, understood: isDown ? undefined : understood };
}

/** What the map of the far wrist says of a far hand that hangs, over time; only while the near hand is up. */
function stepFarHanging(
  { farHanging: before }: GestureState,
  arms: Arms | undefined,
  timeMs: number,
): GestureState["farHanging"] {
  if (arms?.sideOn === undefined) return undefined;
  const { near, farMap } = arms.sideOn;
  const hand = arms[near];
  if (farMap === undefined || hand === undefined) return before;
  if (hand.overFace < DOWN_BELOW) return undefined;
  const { raised, hanging } = farMap;
  const now = raised + hanging === 0 ? 1 : hanging / (raised + hanging);
  if (before === undefined) return { share: now, timeMs };
  const weight = 1 - Math.exp(-(timeMs - before.timeMs) / FAR_SHARE_MS);
  return { share: before.share + weight * (now - before.share), timeMs };
}

/** The hands that make the sign were seen in this very picture; from the side the near one stands for both. */
function isFresh(arms: Arms | undefined, gesture: Gesture): boolean {
  if (arms === undefined) return false;
  const { fresh, sideOn } = arms;
  if (gesture === "raise-left" || gesture === "raise-right") {
    const side = gesture === "raise-left" ? "left" : "right";
    return fresh[side] || (sideOn?.farMap !== undefined && sideOn.near !== side);
  }
  return sideOn === undefined ? fresh.left && fresh.right : fresh[sideOn.near];
}

/** The sign that one picture shows, "none", or undefined where too little is seen to tell. */
function signOf(arms: Arms, held: Gesture | undefined, farHanging: number | undefined): Gesture | "none" | undefined {
  if (!arms.upright) return "none";
  return arms.sideOn === undefined ? signFromFront(arms, held) : signFromSide(arms, arms.sideOn, held, farHanging);
}

const raiseOf = (side: Side): Gesture => (side === "left" ? "raise-left" : "raise-right");

const isRaised = ({ overFace }: Hand, held: Gesture | undefined): boolean =>
  overFace >= (held === undefined || held === "cross" ? RAISED : RAISED - SLACK);

const isCrossHigh = ({ overFace }: Hand, over: number, held: Gesture | undefined): boolean =>
  overFace >= (held === "cross" ? over - SLACK : over);

function signFromFront(arms: Arms, held: Gesture | undefined): Gesture | "none" | undefined {
  const { left, right, crossed = 0, elbowDown } = arms;
  if (left === undefined && right === undefined) return undefined;
  if (left === undefined || right === undefined) {
    const side = left === undefined ? "right" : "left";
    const hand = left ?? right;
    if (hand === undefined || !isRaised(hand, held)) return undefined;
    return elbowDown[otherSide(side)] ? raiseOf(side) : undefined;
  }
  if (crossed >= CROSSED_BY && isCrossHigh(left, CROSSED_OVER, held) && isCrossHigh(right, CROSSED_OVER, held))
    return "cross";
  const leftUp = isRaised(left, held);
  const rightUp = isRaised(right, held);
  if (leftUp && rightUp) return "raise-both";
  if (leftUp && right.overFace < DOWN_BELOW) return "raise-left";
  if (rightUp && left.overFace < DOWN_BELOW) return "raise-right";
  return "none";
}

function signFromSide(
  arms: Arms,
  { near: nearSide, tiltDeg, reach, farMap }: NonNullable<Arms["sideOn"]>,
  held: Gesture | undefined,
  farHanging: number | undefined,
): Gesture | "none" | undefined {
  const near = arms[nearSide];
  if (near === undefined) return undefined;
  const isTwice = (arms.apart ?? 0) < SEEN_TWICE;
  const far = isTwice ? undefined : arms[otherSide(nearSide)];
  const farIsDown = far !== undefined && far.overFace < DOWN_BELOW;
  const isBent = (tiltDeg ?? 0) >= CROSSED_FROM_DEG && (reach ?? 1) <= CROSSED_REACH;
  if (isBent && !farIsDown && isCrossHigh(near, CROSSED_OVER_SIDE, held)) return "cross";
  if (farMap !== undefined) {
    if (isRaised(near, held)) return (farHanging ?? 1) < FAR_HANGING ? "raise-both" : raiseOf(nearSide);
    return near.overShoulder < NEAR_HANGS && farMap.raised >= FAR_RAISED ? raiseOf(otherSide(nearSide)) : "none";
  }
  const farIsUp = far !== undefined && isRaised(far, held);
  if (isRaised(near, held)) return farIsUp ? "raise-both" : raiseOf(nearSide);
  return farIsUp && near.overFace < DOWN_BELOW ? raiseOf(otherSide(nearSide)) : "none";
}
