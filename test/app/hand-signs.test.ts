import { expect, test } from "vitest";
import { HandSigns } from "../../src/app/hand-signs.js";
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
