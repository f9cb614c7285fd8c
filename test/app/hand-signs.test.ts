import { expect, test } from "vitest";
import { HandSigns } from "../../src/app/hand-signs.js";
import { handFilm, HANDS } from "../support/drawn-hands.js";
import { FALLS, movesFilm, STANDS } from "../support/drawn-falls.js";

const NOT_ASKED = { gestures: [], question: undefined };

test("a fall between the sets is told once, whatever signs are looked for", () => {
  const { to, forMs } = FALLS["to the side"];
  const signs = new HandSigns("blazepose-full");
  const moves = [
    { forMs: 2000, to: STANDS },
    { forMs, to, moving: 2 as const },
    { forMs: 2000, to },
  ];
  const told = movesFilm(moves).filter((frame) => signs.read(frame, NOT_ASKED).fell === true);
  expect(told).toHaveLength(1);
  expect(told[0]?.timeMs).toBeLessThanOrEqual(2000 + forMs + 500);
});

test("a hand that was raised to go on has not answered the question that is asked again", () => {
  const signs = new HandSigns("blazepose-full");
  const question = "0";
  const film = handFilm(
    [
      { fromMs: 0, hands: HANDS.hanging },
      { fromMs: 1000, hands: HANDS.leftUp },
      { fromMs: 6000, hands: HANDS.hanging },
    ],
    12_000,
  );
  const chosen: string[] = [];
  let paused = true;
  for (const frame of film) {
    const reading = signs.read(
      frame,
      paused ? { gestures: ["raise"], question: undefined } : { gestures: ["cross"], question },
    );
    if (reading.gesture === "raise") paused = false;
    chosen.push(reading.chosen ?? "", reading.answered ?? "");
  }
  expect(paused).toBe(false);
  expect(chosen.filter((each) => each !== "")).toEqual([]);
});
