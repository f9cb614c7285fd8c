import type { Arms, Hand } from "../body/arms.js";
import type { HeldSign, Thirds } from "./held-sign.js";
import { heldMs, NOTHING_HELD, stepHeld, thirdsOf } from "./held-sign.js";

/** Zones of the pain rating, exercises.md 6.2, in the order of the hand's height. */
export const PAIN_LEVELS = ["green", "amber", "red"] as const;
export type PainLevel = (typeof PAIN_LEVELS)[number];

/** A level is held for so long. */
const HOLD_MS = 1500;
/** With the hand down for so long the answer stands; until then another level changes it. Time to hear it spoken. */
const CONFIRM_MS = 4000;
/** Out of sight for no longer than this, the hand stays where it was. exercises.md 1.3: short gap. */
const UNSEEN_MS = 300;
/** The hand has been down for so long before it answers: folded arms when the question comes are no answer. */
const DOWN_MS = 300;

/**
 * Heights of the wrist, shares of body height over the shoulder; drawn from Drillis and Contini's proportions
 * (exercises.md 2.4): it hangs at -0.33, is at -0.19 with the forearm level, at 0 with the arm stretched out.
 */
const HANGING_BELOW = -0.24;
const GREEN = { from: -0.22, to: -0.1 } as const;
const AMBER = { from: -0.07, to: 0.07 } as const;
/** Over the middle of the face: at the crown. */
const RED_OVER_FACE = 0.05;
/** A level that is being held reaches this much further. */
const SLACK = 0.015;

export interface PainAnswerInput {
  readonly timeMs: number;
  /** `readArms` of the picture; undefined when nothing of the arms is known. */
  readonly arms: Arms | undefined;
}

interface PainAnswerEvent {
  /** "pain-chosen": say it, and how to change it. "pain-answered": it stands. */
  readonly type: "pain-chosen" | "pain-answered";
  readonly timeMs: number;
  readonly level: PainLevel;
}

export interface PainAnswerReadout {
  /** The level at which the hand is held now. */
  readonly held: PainLevel | undefined;
  /** Thirds of its hold; 3 when it was just chosen. */
  readonly thirds: Thirds;
  /** Chosen last; can be changed until it is answered. */
  readonly chosen: PainLevel | undefined;
  readonly answered: boolean;
}

export interface PainAnswerState {
  readonly hold: HeldSign<PainLevel>;
  readonly chosen: PainLevel | undefined;
  readonly answered: boolean;
  /** The hand has been down, so that a level can be chosen. */
  readonly ready: boolean;
  /** Since when the hands hang, and when that was last seen. */
  readonly down: { readonly sinceMs: number; readonly lastMs: number } | undefined;
}

/** The question has just been asked. */
export const NO_PAIN_ANSWER: PainAnswerState = {
  hold: NOTHING_HELD,
  chosen: undefined,
  answered: false,
  ready: false,
  down: undefined,
};

export interface PainAnswerStep {
  readonly state: PainAnswerState;
  readonly readout: PainAnswerReadout;
  readonly events: readonly PainAnswerEvent[];
}

/**
 * Understands the answer to "how is your knee": one hand before the belly, at shoulder height, or above the head, held
 * for 1.5 s, the other one hanging. The level is chosen, can be changed by another one, and stands when the hand has
 * been down for 4 s. Pure; begin anew with NO_PAIN_ANSWER for each question.
 */
export function stepPainAnswer(state: PainAnswerState, { timeMs, arms }: PainAnswerInput): PainAnswerStep {
  if (state.answered) return stepOf(state, 0, []);
  const down = stepDown(state.down, arms, timeMs);
  const downMs = down === undefined ? 0 : down.lastMs - down.sinceMs;
  if (state.chosen !== undefined && downMs >= CONFIRM_MS) {
    const answered: PainAnswerState = { ...state, hold: NOTHING_HELD, answered: true };
    return stepOf(answered, 0, [{ type: "pain-answered", timeMs, level: state.chosen }]);
  }
  const ready = state.ready || downMs >= DOWN_MS;
  const shown = arms === undefined ? undefined : levelOf(arms, state.hold.held?.sign);
  const hold = ready ? stepHeld(state.hold, shown, arms, timeMs) : NOTHING_HELD;
  const level = hold.held?.sign;
  const next: PainAnswerState = { ...state, hold, ready, down };
  if (level === undefined) return stepOf(next, 0, []);
  const longMs = heldMs(hold, timeMs);
  if (longMs === undefined || longMs < HOLD_MS || !isFresh(arms)) {
    return stepOf(next, thirdsOf(hold, HOLD_MS, timeMs), []);
  }
  // The same level held on is no second answer.
  const isNew = level !== state.chosen;
  return stepOf({ ...next, chosen: level }, 3, isNew ? [{ type: "pain-chosen", timeMs, level }] : []);
}

const stepOf = (state: PainAnswerState, thirds: Thirds, events: readonly PainAnswerEvent[]): PainAnswerStep => ({
  state,
  readout: { held: state.hold.held?.sign, thirds, chosen: state.chosen, answered: state.answered },
  events,
});

const handsOf = ({ left, right }: Arms): readonly Hand[] => [left, right].filter((hand) => hand !== undefined);

const hangs = ({ overShoulder }: Hand): boolean => overShoulder < HANGING_BELOW;

/** Follows how long every hand that is seen hangs; being out of sight for longer than UNSEEN_MS begins anew. */
function stepDown(down: PainAnswerState["down"], arms: Arms | undefined, timeMs: number): PainAnswerState["down"] {
  const hands = arms === undefined ? [] : handsOf(arms);
  if (hands.length === 0) return down;
  if (!hands.every(hangs)) return undefined;
  const goesOn = down !== undefined && timeMs - down.lastMs <= UNSEEN_MS;
  return { sinceMs: goesOn ? down.sinceMs : timeMs, lastMs: timeMs };
}

/** The hand that answers was seen in this very picture. */
const isFresh = (arms: Arms | undefined): boolean =>
  (["left", "right"] as const).some((side) => {
    const hand = arms?.[side];
    return hand !== undefined && !hangs(hand) && arms?.fresh[side] === true;
  });

/** Height of the one hand that does not hang. Two hands are folded arms, or a sign, and no answer. */
function levelOf(arms: Arms, held: PainLevel | undefined): PainLevel | "none" | undefined {
  const hands = handsOf(arms);
  if (hands.length === 0) return undefined;
  const [hand, other] = hands.filter((one) => !hangs(one));
  if (!arms.upright || hand === undefined || other !== undefined) return "none";
  return PAIN_LEVELS.find((level) => isAt(level, hand, level === held ? SLACK : 0)) ?? "none";
}

function isAt(level: PainLevel, { overShoulder, overFace }: Hand, slack: number): boolean {
  if (level === "red") return overFace >= RED_OVER_FACE - slack;
  const { from, to } = level === "green" ? GREEN : AMBER;
  return overShoulder >= from - slack && overShoulder <= to + slack;
}
