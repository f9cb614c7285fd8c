import { describe, expect, it } from "vitest";
import { ballSquats } from "../support/drawn-repetitions.js";
import { RECORDED, runSet } from "../support/run-set.js";

const SQUATS = { ...RECORDED, exerciseId: "ball-squat", amount: 15, targetDeg: 60 };
/** Half in front, knees far ahead: the fault that a side view would show. */
const film = () => ballSquats({ azimuthDeg: -35, kneeDeg: 75, shankDeg: 30 });

describe("a squat from half in front", () => {
  it("is not counted, and a turn is asked for", () => {
    const { events, summary } = runSet(film(), SQUATS);
    expect(summary.tally.counted.together).toBe(0);
    expect(events).toContainEqual(expect.objectContaining({ type: "notice", notice: "turn-to-count" }));
  });

  it("is counted and not judged where the person asked for it", () => {
    const { events, faults, summary } = runSet(film(), { ...SQUATS, anyView: true });
    expect(summary.tally.counted.together).toBe(3);
    expect(faults).toEqual([]);
    expect(events.some((event) => event.type === "notice" && event.notice === "turn-to-count")).toBe(false);
    expect(summary.notJudged.length).toBeGreaterThan(0);
  });
});
