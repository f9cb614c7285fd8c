import { describe, expect, test } from "vitest";
import { setReadout } from "../../src/app/set-readout.js";
import type { Tally } from "../../src/session/set-types.js";
import { HOLD, KINDS, NOTHING_DONE, snapshotOf } from "../support/snapshots.js";

const sides = (left: number, right: number, together = 0): Tally["counted"] => ({ left, right, together });
const tally = (part: Partial<Tally>): Tally => ({ ...NOTHING_DONE, ...part });

describe("numbers of a running set", () => {
  test("a hold shows its seconds, and stands still when it is paused", () => {
    const hold = { ...HOLD, state: "paused", totalMs: 12_900, longestMs: 8000, goodFormMs: 999 } as const;
    const { rings, figures } = setReadout(
      snapshotOf("hold", { hold, amount: 30, tally: tally({ workedMs: 12_900 }) }),
      "auto",
    );
    expect(rings).toMatchObject([{ value: 12.9, share: 0.43, label: "of 30 s", paused: true, caption: "" }]);
    expect(figures.map(({ value }) => value)).toEqual(["12 s", "8 s", "0 s"]);
  });

  test("repetitions of both legs are one number", () => {
    const { rings, figures } = setReadout(
      snapshotOf("reps", { tally: tally({ counted: sides(0, 0, 4), clean: sides(0, 0, 3), refused: sides(0, 0, 2) }) }),
      "auto",
    );
    expect(rings).toMatchObject([{ side: undefined, value: 4, share: 0.4, label: "of 10" }]);
    expect(figures).toEqual([
      { name: "in good form", value: "3" },
      { name: "not counted", value: "2" },
    ]);
  });

  test("legs that work apart have a number each, with the touches of the foot that is in the air", () => {
    const kind = { ...KINDS.reps, legs: "stance" } as const;
    const done = tally({ counted: sides(7, 2), taps: sides(1, 2) });
    const { rings, figures } = setReadout(snapshotOf("reps", { kind, tally: done }), "auto");
    expect(rings.map(({ caption, value }) => [caption, value])).toEqual([
      ["Left", 7],
      ["Right", 2],
    ]);
    expect(figures.at(-1)).toEqual({ name: "foot touches", value: "3" });
    expect(setReadout(snapshotOf("circles", { tally: done }), "auto").figures.at(-1)?.name).toBe("floor touches");
  });

  test("the leg that is not prescribed is shown only once it did something", () => {
    const shown = (counted: Tally["counted"]): readonly string[] =>
      setReadout(snapshotOf("circles", { tally: tally({ counted }) }), "right").rings.map(({ caption }) => caption);
    expect(shown(sides(0, 3))).toEqual(["Right"]);
    expect(shown(sides(1, 3))).toEqual(["Left", "Right"]);
  });

  test("travel shows metres of both directions, with yards to the half", () => {
    const { rings, figures } = setReadout(
      snapshotOf("travel", { amount: 9, tally: tally({ metres: { left: 4.5, right: 0.9 }, counted: sides(20, 4) }) }),
      "auto",
    );
    expect(rings).toMatchObject([
      { caption: "Left", value: 4.5, share: 0.5, decimals: 1, label: "of 9 m" },
      { caption: "Right", value: 0.9, share: 0.1 },
    ]);
    expect(figures.map(({ value }) => value)).toEqual(["5 yd", "1 yd", "0"]);
    expect(figures.at(-1)?.name).toBe("good of 24 steps");
  });

  test("hops show the running clock and the landings on each foot", () => {
    const { rings, figures } = setReadout(
      snapshotOf("hops", {
        amount: 60,
        tally: tally({ workedMs: 15_000, counted: sides(8, 7), clean: sides(6, 6) }),
      }),
      "auto",
    );
    expect(rings).toMatchObject([{ value: 15, share: 0.25, label: "of 60 s" }]);
    expect(figures.map(({ value }) => value)).toEqual(["8", "7", "12"]);
  });
});
