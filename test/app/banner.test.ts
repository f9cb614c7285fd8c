import { describe, expect, test } from "vitest";
import { bannerOf } from "../../src/app/banner.js";
import type { RuleReadout, SetSnapshot } from "../../src/session/set-types.js";

const HOLD: SetSnapshot["hold"] = { state: "standing", totalMs: 0, longestMs: 0, goodFormMs: 0, currentMs: 0 };

const snapshot = (part: Partial<SetSnapshot>): SetSnapshot => ({
  timeMs: 0,
  phase: "set",
  calibrationShare: 0,
  hold: HOLD,
  rules: [],
  targetDeg: 60,
  enterToleranceDeg: 10,
  leaveToleranceDeg: 15,
  measured: {},
  view: "side",
  joints: {},
  widthPx: 640,
  heightPx: 480,
  ...part,
});

const raised = (id: string, severity: RuleReadout["severity"], cue: string): RuleReadout => ({
  id,
  severity,
  cue,
  state: "raised",
});

describe("banner", () => {
  test("a placement problem is said as what to do", () => {
    expect(bannerOf(snapshot({ phase: "placement", placementProblem: "feet-cut-off" }))).toEqual({
      tone: "info",
      text: "Your feet are cut off, step back",
    });
  });

  test("a standing person is told how deep to go", () => {
    expect(bannerOf(snapshot({})).text).toBe("Slide down to 60°");
  });

  test("a pause wins over a warning and gives its reason without saying paused twice", () => {
    const banner = bannerOf(
      snapshot({
        hold: { ...HOLD, state: "paused", pauseReason: "too-high" },
        rules: [raised("E2-1", "form", "slide-down")],
      }),
    );
    expect(banner).toEqual({ tone: "paused", text: "Slide down a little" });
  });

  test("of two warnings the one for safety is shown", () => {
    const banner = bannerOf(
      snapshot({
        hold: { ...HOLD, state: "holding" },
        rules: [raised("E2-5", "form", "back-to-wall"), raised("E2-3", "safe", "feet-forward")],
      }),
    );
    expect(banner).toEqual({ tone: "careful", text: "Walk your feet forward" });
  });

  test("what is only for information is no warning", () => {
    const banner = bannerOf(
      snapshot({ hold: { ...HOLD, state: "holding" }, rules: [raised("E2-9", "info", "head-forward")] }),
    );
    expect(banner.tone).toBe("good");
  });

  test("somebody who is out of sight between two holds is asked back", () => {
    const banner = bannerOf(snapshot({ joints: undefined, hold: { ...HOLD, pauseReason: "left-frame" } }));
    expect(banner.text).toBe("Step back into view");
  });
});
