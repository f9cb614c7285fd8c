import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { PainAnswerReadout, PainLevel } from "../../src/checker/pain-answer.js";
import { NO_PAIN_ANSWER, PAIN_LEVELS, stepPainAnswer } from "../../src/checker/pain-answer.js";
import type { HandsAt } from "../support/drawn-hands.js";
import { armsOf, handFilm, HANDS } from "../support/drawn-hands.js";

const BEGIN_MS = 1000;

/** Each level with each hand. */
const SHOWN = {
  green: { left: HANDS.leftAtBelly, right: HANDS.rightAtBelly },
  amber: { left: HANDS.leftStretched, right: HANDS.rightStretched },
  red: { left: HANDS.leftUp, right: HANDS.rightUp },
} as const satisfies Readonly<Record<PainLevel, Readonly<Record<"left" | "right", HandsAt["hands"]>>>>;

function answer(frames: readonly PoseFrame[]): {
  readonly told: readonly string[];
  readonly timesMs: readonly number[];
  readonly readouts: readonly (PainAnswerReadout & { readonly timeMs: number })[];
} {
  let state = NO_PAIN_ANSWER;
  const told: string[] = [];
  const timesMs: number[] = [];
  const readouts: (PainAnswerReadout & { timeMs: number })[] = [];
  for (const { timeMs, arms } of armsOf(frames)) {
    const step = stepPainAnswer(state, { timeMs, arms });
    ({ state } = step);
    readouts.push({ ...step.readout, timeMs });
    for (const event of step.events) {
      told.push(`${event.type} ${event.level}`);
      timesMs.push(event.timeMs);
    }
  }
  return { told, timesMs, readouts };
}

const heldFor = (hands: HandsAt["hands"], ms: number): readonly HandsAt[] => [
  { fromMs: 0, hands: HANDS.hanging },
  { fromMs: BEGIN_MS, hands },
  { fromMs: BEGIN_MS + ms, hands: HANDS.hanging },
];

describe("a pain answer", () => {
  it("is the height of one hand, chosen after 1.5 s and standing after 4 s with the hand down, from any side", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PAIN_LEVELS),
        fc.constantFrom("left", "right"),
        fc.constantFrom(0, 20, 85),
        fc.constantFrom(10, 15, 30),
        (level, side, turnDeg, fps) => {
          // Side on the near hand answers.
          const azimuthDeg = side === "left" ? turnDeg : -turnDeg;
          const { told, timesMs } = answer(handFilm(heldFor(SHOWN[level][side], 2500), 9000, { azimuthDeg, fps }));
          expect(told).toEqual([`pain-chosen ${level}`, `pain-answered ${level}`]);
          expect(timesMs[0]).toBeGreaterThanOrEqual(BEGIN_MS + 1500);
          expect(timesMs[0]).toBeLessThanOrEqual(BEGIN_MS + 1900);
          expect(timesMs[1]).toBeGreaterThanOrEqual(BEGIN_MS + 2500 + 4000);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("is changed by another height before it stands", () => {
    const script = [...heldFor(HANDS.leftAtBelly, 2000), { fromMs: 4500, hands: HANDS.leftUp }];
    const { told, readouts } = answer(handFilm([...script, { fromMs: 7000, hands: HANDS.hanging }], 12_000));
    expect(told).toEqual(["pain-chosen green", "pain-chosen red", "pain-answered red"]);
    expect(readouts.at(-1)).toMatchObject({ chosen: "red", answered: true });
  });

  it("does not stand while the hand is up", () => {
    expect(answer(handFilm(heldFor(HANDS.rightStretched, 9000), 9900)).told).toEqual(["pain-chosen amber"]);
  });

  it("is none of a hand that is not held, and passes the lower heights without a word", () => {
    expect(answer(handFilm(heldFor(HANDS.leftUp, 1300), 6000)).told).toEqual([]);
    const slowly: readonly HandsAt[] = [
      { fromMs: 0, hands: HANDS.hanging },
      { fromMs: 1000, hands: HANDS.leftAtBelly },
      { fromMs: 2000, hands: HANDS.leftStretched },
      { fromMs: 3000, hands: HANDS.leftUp },
    ];
    expect(answer(handFilm(slowly, 6000)).told).toEqual(["pain-chosen red"]);
  });

  it("is none of folded arms, nor of two hands", () => {
    expect(answer(handFilm(heldFor(HANDS.folded, 6000), 9000)).told).toEqual([]);
    expect(answer(handFilm(heldFor(HANDS.bothUp, 6000), 9000)).told).toEqual([]);
  });

  it("is none of a hand that was there when the question came, until it has been down", () => {
    expect(answer(handFilm([{ fromMs: 0, hands: HANDS.leftAtBelly }], 6000)).told).toEqual([]);
  });

  it("is none of somebody who only stands there", () => {
    expect(answer(handFilm([], 10_000)).told).toEqual([]);
  });

  it("is not chosen while the hand is not seen", () => {
    const frames = handFilm(heldFor(HANDS.leftUp, 4000), 6000);
    const whole = answer(frames).timesMs[0] ?? 0;
    const hidden = frames.map((frame) => {
      if (frame.timeMs < whole - 60 || frame.timeMs > whole + 150) return frame;
      const { leftWrist: _, ...joints } = frame.joints ?? {};
      return { ...frame, joints };
    });
    const { told, timesMs } = answer(hidden);
    expect(told).toEqual(["pain-chosen red"]);
    expect(timesMs[0]).toBeGreaterThan(whole + 150);
  });

  it("waits for a person who is out of sight", () => {
    const frames = handFilm(heldFor(HANDS.leftUp, 2000), 12_000);
    const away = frames.map((frame) =>
      frame.timeMs >= 3500 && frame.timeMs < 8500 ? { ...frame, joints: undefined } : frame,
    );
    const { told, timesMs } = answer(away);
    expect(told).toEqual(["pain-chosen red"]);
    expect(timesMs[0]).toBeLessThan(3500);
  });

  it("shows in thirds what is held, and what was chosen", () => {
    const { readouts } = answer(handFilm(heldFor(HANDS.leftStretched, 2500), 5000));
    expect([...new Set(readouts.map(({ thirds }) => thirds))]).toEqual([0, 1, 2, 3]);
    expect(readouts.find(({ timeMs }) => timeMs >= 2100)).toMatchObject({
      held: "amber",
      thirds: 2,
      chosen: undefined,
    });
    expect(readouts.at(-1)).toMatchObject({ held: undefined, thirds: 0, chosen: "amber", answered: false });
  });
});
