import { describe, expect, it } from "vitest";
import { BodyTracker } from "../../src/body/body-tracker.js";
import type { Body } from "../../src/body/body.js";
import { NO_STILL_STAND, stepStillStand } from "../../src/body/calibration.js";
import type { Calibration } from "../../src/body/calibration.js";
import type { Metric } from "../../src/body/metrics.js";
import { hipsPlace, leftFootPlace, rightFootPlace, roomToEdge } from "../../src/body/place-metrics.js";
import type { EngineId, Joint, PoseFrame } from "../../src/body/pose-frame.js";
import { drawFrame, FRONT, PICTURE, reaching, squatHips, UPRIGHT } from "../support/drawn-body.js";
import type { DrawnPose } from "../support/drawn-body.js";

const HEIGHT_M = 1.6;
const ANKLE_U = 0.039;
const STANCE = 0.1;

/** A person whose hips and feet are so far to the left of the middle, share of height. */
function standAt(left: number, kneeDeg = 0, liftShare = 0): DrawnPose {
  const pose = { ...UPRIGHT, hips: squatHips(kneeDeg, 0.4 * kneeDeg, left), trunkDeg: kneeDeg / 3 };
  const foot = (sign: 1 | -1, lift: number) => ({ f: 0, u: ANKLE_U + lift, l: left + sign * STANCE });
  return reaching(reaching(pose, "left", foot(1, liftShare)), "right", foot(-1, 0));
}

interface Scene {
  readonly timeMs: number;
  readonly pose: DrawnPose;
  readonly bodyPx: number;
  /** How wide the hips look, as in a squat. */
  readonly hipsShare?: number;
}

function withHips(frame: PoseFrame, share: number): PoseFrame {
  const { leftHip, rightHip } = frame.joints ?? {};
  if (leftHip === undefined || rightHip === undefined) return frame;
  const middlePx = (leftHip.xPx + rightHip.xPx) / 2;
  const nearer = (hip: Joint): Joint => ({ ...hip, xPx: middlePx + (hip.xPx - middlePx) * share });
  return { ...frame, joints: { ...frame.joints, leftHip: nearer(leftHip), rightHip: nearer(rightHip) } };
}

/** Shows 30 pictures a second of what the person does after a still second, and measures the last one. */
function watch(
  untilMs: number,
  sceneAt: (timeMs: number) => Omit<Scene, "timeMs">,
  { engine = "blazepose-full", heightM }: { readonly engine?: EngineId; readonly heightM?: number } = {},
): { readonly body: Body; readonly calibration: Calibration; readonly value: (metric: Metric) => number } {
  const tracker = new BodyTracker(engine);
  let still = NO_STILL_STAND;
  let calibration: Calibration | undefined;
  let body: Body | undefined;
  for (let timeMs = 0; timeMs <= untilMs; timeMs += 1000 / 30) {
    const { pose, bodyPx, hipsShare = 1 } = sceneAt(timeMs);
    const frame = drawFrame(pose, timeMs, { ...FRONT, engine, picture: { ...PICTURE, bodyPx } });
    body = tracker.step(withHips(frame, hipsShare));
    if (calibration !== undefined) continue;
    const step = stepStillStand(still, body, 600, heightM);
    still = step.state;
    calibration = step.calibration;
    if (calibration !== undefined) tracker.calibrate(calibration);
  }
  if (body === undefined || calibration === undefined) throw new Error("nobody stood still");
  const [seen, measured] = [body, calibration];
  return { body, calibration, value: (metric) => metric.compute(seen, measured, undefined) ?? Number.NaN };
}

/** From 1 s to 3 s, eased. */
const moved = (timeMs: number): number => Math.max(0, Math.min(1, (timeMs - 1000) / 2000));

describe("places across the picture", () => {
  it("are metres by the given height, the person's left positive", () => {
    const { value } = watch(3500, (timeMs) => ({ pose: standAt(0.3 * moved(timeMs)), bodyPx: 320 }), {
      heightM: HEIGHT_M,
    });
    expect(Math.abs(value(hipsPlace) - 0.3 * HEIGHT_M)).toBeLessThan(0.03);
    expect(Math.abs(value(leftFootPlace) - value(rightFootPlace) - 2 * STANCE * HEIGHT_M)).toBeLessThan(0.03);
    expect(value(leftFootPlace)).toBeGreaterThan(value(rightFootPlace));
  });

  it("are metres of somebody 1.70 m tall where no height is given", () => {
    const { value, calibration } = watch(3500, (timeMs) => ({ pose: standAt(0.3 * moved(timeMs)), bodyPx: 320 }));
    expect(calibration.heightM).toBe(1.7);
    expect(Math.abs(value(hipsPlace) - 0.3 * 1.7)).toBeLessThan(0.03);
  });

  it("give the room to the nearer edge", () => {
    const { value } = watch(3500, (timeMs) => ({ pose: standAt(0.5 * moved(timeMs)), bodyPx: 320 }), {
      heightM: HEIGHT_M,
    });
    // Half of 640 pixels is one height; the outer ankle is 0.6 of it from the middle.
    expect(Math.abs(value(roomToEdge) - 0.4 * HEIGHT_M)).toBeLessThan(0.05);
  });
});

describe("the scale", () => {
  it("follows a person who comes nearer, so that a place stays the same", () => {
    const nearer = (timeMs: number): Omit<Scene, "timeMs"> => ({
      pose: standAt(0.3, 0, 0.02 * Math.abs(Math.sin(timeMs / 150)) * (moved(timeMs) % 1 === 0 ? 0 : 1)),
      bodyPx: 320 * (1 + 0.12 * moved(timeMs)),
    });
    const { body, value } = watch(4500, nearer, { heightM: HEIGHT_M });
    expect(Math.abs((body.sizeShare ?? 1) - 1.12)).toBeLessThan(0.02);
    expect(Math.abs(value(hipsPlace) - 0.3 * HEIGHT_M)).toBeLessThan(0.03);
  });

  it("is not changed by a squat in which the hips look narrower, on standing feet", () => {
    const squatting = (timeMs: number): Omit<Scene, "timeMs"> => ({
      pose: standAt(0.3, 50 * moved(timeMs)),
      bodyPx: 320,
      hipsShare: 1 - 0.2 * moved(timeMs),
    });
    const { body } = watch(4500, squatting, { heightM: HEIGHT_M });
    expect(Math.abs((body.sizeShare ?? 1) - 1)).toBeLessThan(0.02);
  });

  it("stays as calibrated under MoveNet, which does not tell a turn from a step back", () => {
    const nearer = (timeMs: number): Omit<Scene, "timeMs"> => ({
      pose: standAt(0.3),
      bodyPx: 320 * (1 + 0.12 * moved(timeMs)),
    });
    const { body } = watch(4500, nearer, { engine: "movenet-thunder", heightM: HEIGHT_M });
    expect(body.sizeShare).toBeUndefined();
  });
});
