import { describe, expect, it } from "vitest";
import { BodyTracker } from "../../src/body/body-tracker.js";
import { NO_STILL_STAND, stepStillStand } from "../../src/body/calibration.js";
import type { StillStandStep } from "../../src/body/calibration.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import { PICTURE } from "../support/drawn-body.js";
import { frameOf, STANDING, wallSit } from "../support/synthetic-body.js";

function watch(frames: readonly PoseFrame[], heightM?: number): readonly StillStandStep[] {
  const tracker = new BodyTracker("blazepose-full");
  let state = NO_STILL_STAND;
  return frames.map((frame) => {
    const step = stepStillStand(state, tracker.step(frame), 2000, heightM);
    state = step.state;
    return step;
  });
}

const stand = (fromMs: number, untilMs: number, xPx = PICTURE.ankleXPx): PoseFrame[] => {
  const frames: PoseFrame[] = [];
  for (let timeMs = fromMs; timeMs < untilMs; timeMs += 40) {
    frames.push(frameOf(STANDING, timeMs, { ...PICTURE, ankleXPx: xPx }));
  }
  return frames;
};

describe("still stand", () => {
  it("is measured after two seconds, not before", () => {
    const steps = watch(stand(0, 2200));
    const first = steps.findIndex((step) => step.calibration !== undefined);
    expect(first * 40).toBe(2000);
    expect(steps[25]?.share).toBeCloseTo(0.5, 2);
  });

  it("gives body height in pixels and metres per pixel from the given height", () => {
    const calibration = watch(stand(0, 2200), 1.6).at(-1)?.calibration;
    expect(Math.abs((calibration?.heightPx ?? 0) / PICTURE.bodyPx - 1)).toBeLessThan(0.05);
    expect(calibration?.heightM).toBe(1.6);
    expect(Math.abs(((calibration?.mPerPx ?? 0) * PICTURE.bodyPx) / 1.6 - 1)).toBeLessThan(0.03);
  });

  it("assumes 1.70 m when no height was given", () => {
    const calibration = watch(stand(0, 2200)).at(-1)?.calibration;
    expect(calibration?.heightM).toBe(1.7);
    expect(Math.abs(((calibration?.mPerPx ?? 0) * PICTURE.bodyPx) / 1.7 - 1)).toBeLessThan(0.03);
  });

  it("starts again when the person moves", () => {
    const steps = watch([...stand(0, 1000), ...stand(1000, 4000, PICTURE.ankleXPx + 25)]);
    expect(steps.filter((step) => step.restarted)).toHaveLength(1);
    const first = steps.findIndex((step) => step.calibration !== undefined);
    expect(first * 40).toBeGreaterThanOrEqual(3000);
  });

  it("never takes a sitting person for a standing one", () => {
    const frames = Array.from({ length: 100 }, (_, index) => frameOf(wallSit(90), index * 40));
    expect(watch(frames).every((step) => step.calibration === undefined)).toBe(true);
  });
});
