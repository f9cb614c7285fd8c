import { describe, expect, it } from "vitest";
import { NO_VIEW, stepViewGate, viewShows } from "../../src/checker/view-gate.js";
import type { SeenView, ViewGateState } from "../../src/checker/view-gate.js";

const follow = (yaws: readonly (readonly [yawDeg: number | undefined, forMs: number])[]): readonly SeenView[] => {
  let state: ViewGateState = NO_VIEW;
  let timeMs = 0;
  return yaws.map(([yawDeg, forMs]) => {
    const endMs = timeMs + forMs;
    for (; timeMs < endMs; timeMs += 50) state = stepViewGate(state, yawDeg, timeMs);
    return state.view;
  });
};

describe("view gate", () => {
  it("takes the first view at once", () => {
    expect(follow([[88, 50]])).toEqual(["side"]);
    expect(follow([[5, 50]])).toEqual(["front"]);
    expect(follow([[45, 50]])).toEqual(["oblique"]);
    expect(follow([[28, 50]])).toEqual(["between"]);
  });

  it("tells half a side view from half a front view", () => {
    expect(follow([[57, 50]])).toEqual(["half-side"]);
    expect(viewShows("side", "half-side")).toBe(true);
    expect(viewShows("front-oblique", "half-side")).toBe(false);
  });

  it("shows from half front what is done up to half a turn, and nothing of a person who is turned away", () => {
    const seen = [5, 28, 45].flatMap((yawDeg) => follow([[yawDeg, 50]]));
    expect(seen.map((view) => viewShows("front-oblique", view))).toEqual([true, true, true]);
    const away = follow([[160, 50]]);
    expect(away.map((view) => viewShows("front-oblique", view) || viewShows("front", view))).toEqual([false]);
  });

  it("counts the far side like the near one", () => {
    expect(follow([[100, 50]])).toEqual(["side"]);
  });

  it("does not leave a good view for one bad second", () => {
    expect(
      follow([
        [88, 1000],
        [50, 1000],
        [88, 500],
      ]),
    ).toEqual(["side", "side", "side"]);
  });

  it("leaves it after two", () => {
    expect(
      follow([
        [88, 1000],
        [45, 2500],
      ]),
    ).toEqual(["side", "oblique"]);
  });

  it("comes back only when the good view lasts", () => {
    expect(
      follow([
        [45, 1000],
        [88, 500],
        [45, 500],
        [88, 1500],
      ]),
    ).toEqual(["oblique", "oblique", "oblique", "side"]);
  });

  it("keeps the view while nobody is seen", () => {
    expect(
      follow([
        [88, 1000],
        [undefined, 5000],
      ]),
    ).toEqual(["side", "side"]);
  });
});
