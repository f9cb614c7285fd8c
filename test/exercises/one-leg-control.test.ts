import { describe, expect, it } from "vitest";
import { JOINT_NAMES } from "../../src/body/joints.js";
import type { JointName } from "../../src/body/joints.js";
import type { Joint, PoseFrame } from "../../src/body/pose-frame.js";
import { ankleOf, eased, reaching, standingOn } from "../support/drawn-body.js";
import { legCircles } from "../support/drawn-circles.js";
import type { CircleMoment } from "../support/drawn-circles.js";
import { deadlifts, freeSquats, oneLegSquats } from "../support/drawn-repetitions.js";
import type { Change } from "../support/drawn-repetitions.js";
import { sideSteps } from "../support/drawn-travel.js";
import { recordedSet, runSet } from "../support/run-set.js";

const run = (exerciseId: string, frames: Iterable<PoseFrame>, targetDeg?: number) =>
  runSet(frames, { ...recordedSet(exerciseId), ...(targetDeg === undefined ? {} : { targetDeg }) });

/** Rule and severity of all that was raised. */
const raisedIn = ({ events }: ReturnType<typeof run>): readonly string[] => [
  ...new Set(
    events.filter((event) => event.type === "fault-raised").map((event) => `${event.ruleId} ${event.severity}`),
  ),
];

/** Landmarks that shake by so many pixels of a body of 320, the same way in every run. */
function* shaking(frames: Iterable<PoseFrame>, px: number, seed: number): Generator<PoseFrame> {
  let state = seed;
  const random = (): number => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const noise = (): number => px * Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random());
  for (const frame of frames) {
    const joints: Partial<Record<JointName, Joint>> = {};
    for (const name of JOINT_NAMES) {
      const joint = frame.joints?.[name];
      if (joint !== undefined) joints[name] = { ...joint, xPx: joint.xPx + noise(), yPx: joint.yPx + noise() };
    }
    yield { ...frame, joints };
  }
}

const BOSU = { azimuthDeg: 0, stance: "left", trunkDeg: 38, tempo: { bottomMs: 1500 } } as const;
const PAD = { stance: "right", trunkDeg: 48, tempo: { bottomMs: 1500 } } as const;

/** From the bottom of the second repetition on, and how long that is. */
const sinceBottomMs = (phase: string, rep: number, timeMs: number, fromMs: number): number =>
  rep < 2 || (rep === 2 && phase === "down") ? -1 : timeMs - fromMs;

describe("losing control on a Bosu", () => {
  /** Arms thrown over the head within a time, at the bottom of the second repetition. */
  const flinging =
    (withinMs: number): Change =>
    (pose, { rep, phase, timeMs }) => {
      if (rep !== 2 || phase !== "bottom") return pose;
      // The bottom of the second repetition begins 11.9 s into the film.
      const share = eased((timeMs - 12_100) / withinMs);
      const u = 0.25 + 0.85 * share;
      return { ...pose, hands: { left: { f: 0.3, u, l: 0.25 }, right: { f: 0.3, u, l: -0.25 } } };
    };

  it("is told by arms that are thrown up, and not by arms that are lifted", () => {
    expect(raisedIn(run("one-leg-deadlift-bosu", deadlifts({ ...BOSU, change: flinging(250) })))).toContain(
      "E3d-1 stop",
    );
    expect(raisedIn(run("one-leg-deadlift-bosu", deadlifts({ ...BOSU, change: flinging(1200) })))).toEqual([]);
  });

  /** The sole of the standing foot rolls: toes up and heel down in the picture. */
  function* tilting(frames: Iterable<PoseFrame>, share: number): Generator<PoseFrame> {
    for (const frame of frames) {
      const { leftToe } = frame.joints ?? {};
      const tilted = frame.timeMs > 12_000 && frame.timeMs < 13_300 && leftToe !== undefined;
      const joints = tilted ? { leftToe: { ...leftToe, yPx: leftToe.yPx - share * 320 } } : {};
      yield { ...frame, joints: { ...frame.joints, ...joints } };
    }
  }

  it("begins with a platform that tilts by more than 0.03 of height", () => {
    expect(raisedIn(run("one-leg-deadlift-bosu", tilting(deadlifts(BOSU), 0.045)))).toEqual(["E3d-2 form"]);
    expect(raisedIn(run("one-leg-deadlift-bosu", tilting(deadlifts(BOSU), 0.015)))).toEqual([]);
  });

  it("is told by a platform that rolls and comes back within the repetition", () => {
    const rolling =
      (share: number): Change =>
      (pose, { rep, phase }) =>
        rep === 2 && phase === "bottom" ? { ...pose, hips: { ...pose.hips, l: pose.hips.l + share } } : pose;
    expect(raisedIn(run("one-leg-deadlift-bosu", deadlifts({ ...BOSU, change: rolling(0.045) })))).toEqual([
      "E3d-2 form",
    ]);
    expect(raisedIn(run("one-leg-deadlift-bosu", deadlifts({ ...BOSU, change: rolling(0.015) })))).toEqual([]);
  });
});

describe("the standing foot's landmark", () => {
  /** Ends of the ways up in a film of deadlifts. */
  const ends = (): readonly number[] => {
    const upMs: number[] = [];
    const watching: Change = (pose, { rep, phase, timeMs }) => {
      if (phase === "up") upMs[rep] = timeMs;
      return pose;
    };
    const film = [...deadlifts({ stance: "left", fps: 15, change: watching })];
    return film.length === 0 ? [] : Object.values(upMs);
  };

  it.each([100, 300, 500, 700, 900])(
    "may jump for 0.2 s, %i ms before the end of a repetition, without being taken for a step",
    (beforeMs) => {
      const jumps = ends().map((timeMs) => timeMs - beforeMs);
      function* jumping(): Generator<PoseFrame> {
        for (const frame of deadlifts({ stance: "left", fps: 15 })) {
          const { leftAnkle } = frame.joints ?? {};
          const jumped = jumps.some((fromMs) => frame.timeMs >= fromMs && frame.timeMs < fromMs + 200);
          const joints = jumped && leftAnkle ? { leftAnkle: { ...leftAnkle, xPx: leftAnkle.xPx - 0.045 * 320 } } : {};
          yield { ...frame, joints: { ...frame.joints, ...joints } };
        }
      }
      const { summary, ...set } = run("one-leg-deadlift", jumping());
      expect(summary.tally.counted.left).toBe(3);
      expect(raisedIn({ summary, ...set })).toEqual([]);
    },
  );
});

describe("stepping off a pad", () => {
  it.each([-90, 0])("is told by a foot that comes down from it, seen from %i degrees", (azimuthDeg) => {
    const sinking =
      (share: number): Change =>
      (pose, { rep, phase, timeMs }) => {
        const sunk = share * eased(sinceBottomMs(phase, rep, timeMs, 12_000) / 200);
        return { ...pose, hips: { ...pose.hips, u: pose.hips.u - sunk } };
      };
    const off = (share: number) =>
      run("one-leg-deadlift-pad", deadlifts({ ...PAD, azimuthDeg, change: sinking(share) }));
    expect(raisedIn(off(0.035))).toContain("E3c-2 stop");
    expect(off(0.035).summary.tally.counted.right).toBeLessThan(3);
    expect(raisedIn(off(0.01))).toEqual([]);
  });
});

describe("a knee that falls in by more than 25 degrees", () => {
  const inward = { kneeInShare: 0.14 } as const;

  it("ends a set on a pad and on a Bosu with the movement", () => {
    expect(raisedIn(run("one-leg-deadlift-bosu", deadlifts({ ...BOSU, ...inward })))).toContain("E3d-3 stop-set");
    const front = { ...PAD, azimuthDeg: 0, ...inward };
    expect(raisedIn(run("one-leg-deadlift-pad", deadlifts(front)))).toContain("E3c-3 stop-set");
  });

  it("ends a set of side steps and of squats, and a smaller one does not", () => {
    const squats = (kneeInShare: number) => run("squat", freeSquats({ azimuthDeg: 0, kneeDeg: 62, kneeInShare }), 60);
    expect(raisedIn(squats(0.16))).toContain("S-3 stop-set");
    expect(raisedIn(squats(0.045))).toEqual(["S-3 safe"]);
    expect(raisedIn(run("lateral-steps", sideSteps({ kneeInShare: 0.11 })))).toContain("E1-4 stop-set");
    expect(raisedIn(run("lateral-steps", sideSteps({ kneeInShare: 0.055 })))).toEqual(["E1-4 safe"]);
  });
});

describe("knees inside of the toes where the thighs point at the camera", () => {
  /** Knees straight ahead over feet that point outward. */
  const toesOut =
    (toeOutDeg: number): Change =>
    (pose) => ({ ...pose, left: { ...pose.left, toeOutDeg }, right: { ...pose.right, toeOutDeg } });

  it("are told of a deep squat, and not of one whose feet point less outward", () => {
    const deep = (toeOutDeg: number) =>
      run("squat", freeSquats({ azimuthDeg: 0, kneeDeg: 95, change: toesOut(toeOutDeg) }), 90);
    expect(raisedIn(deep(45))).toEqual(["S-3 safe"]);
    expect(raisedIn(deep(12))).toEqual([]);
  });
});

describe("a one-leg squat at the ball", () => {
  const STANCE = { kneeDeg: 60, tempo: { bottomMs: 900 } } as const;
  const clip = (change: Change) => run("one-leg-ball-squat", oneLegSquats({ ...STANCE, change }), 60);
  /** From 0 to 1 within a time, from the bottom of the second repetition on (10.0 s into the film). */
  const begun = (rep: number, phase: string, timeMs: number, withinMs: number): number =>
    eased(Math.min(1, Math.max(0, sinceBottomMs(phase, rep, timeMs, 9000)) / withinMs));

  /** The hips fall straight down while the standing foot stays; at the bottom of the second repetition only. */
  const falling =
    (share: number, withinMs: number): Change =>
    (pose, { rep, phase, timeMs }) => {
      if (rep !== 2 || phase !== "bottom") return pose;
      const foot = ankleOf(pose, "left");
      const fallen = { ...pose, hips: { ...pose.hips, u: pose.hips.u - share * begun(rep, phase, timeMs, withinMs) } };
      return reaching(fallen, "left", foot);
    };

  it("is over when the hips fall off the ball", () => {
    expect(raisedIn(clip(falling(0.28, 200)))).toContain("E2b-10 stop");
    expect(raisedIn(clip(falling(0.06, 200)))).not.toContain("E2b-10 stop");
  });

  it("is over when the trunk folds", () => {
    const folding =
      (trunkDeg: number): Change =>
      (pose, { rep, phase, timeMs }) => {
        if (rep !== 2 || phase !== "bottom") return pose;
        const folded = { ...pose, trunkDeg: trunkDeg * begun(rep, phase, timeMs, 300) };
        return standingOn(folded, "left", ankleOf(pose, "left"));
      };
    expect(raisedIn(clip(folding(72)))).toContain("E2b-10 stop");
    expect(raisedIn(clip(folding(35)))).not.toContain("E2b-10 stop");
  });

  it.each([2, 3, 5])("does not wobble where the landmarks shake by %i pixels", (px) => {
    for (const seed of [1, 77]) {
      const still = oneLegSquats({ kneeDeg: 60, freeFootShare: 0.12 });
      expect(raisedIn(run("one-leg-ball-squat", shaking(still, px, seed), 60))).toEqual([]);
    }
  });
});

describe("side steps in a half squat", () => {
  it.each([15, 30])("are no standing up where the landmarks shake by 2 pixels at %i pictures a second", (fps) => {
    for (const seed of [1, 77]) {
      expect(raisedIn(run("lateral-steps", shaking(sideSteps({ fps }), 2, seed)))).toEqual([]);
    }
  });
});

describe("a knee that bends while its leg circles", () => {
  /** Bent by 55 degrees for so long while the leg is to the side, in circles of 8 s. */
  const bentFor =
    (forMs: number) =>
    (pose: Parameters<typeof standingOn>[0], { share }: CircleMoment) => {
      const offMs = Math.abs(share - 0.36) * 8000;
      return offMs > forMs / 2 ? pose : { ...pose, left: { ...pose.left, kneeDeg: 58 } };
    };

  it("is told after half a second of it", () => {
    const circles = (forMs: number) =>
      run("leg-circles", legCircles({ circleMs: 8000, count: 2, change: bentFor(forMs) }));
    expect(raisedIn(circles(400))).not.toContain("E1b-10 form");
    expect(raisedIn(circles(1100))).toContain("E1b-10 form");
  });
});
