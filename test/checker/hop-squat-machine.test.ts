import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { SetEvent } from "../../src/checker/events.js";
import type { SetOptions } from "../../src/session/set-types.js";
import type { DrawnPose } from "../support/drawn-body.js";
import { ANKLE_HEIGHT, ankleOf } from "../support/drawn-body.js";
import { hopSquats } from "../support/drawn-travel.js";
import { RECORDED, runSet } from "../support/run-set.js";
import { emptyFrame } from "../support/synthetic-body.js";

const eventsOf = (frames: Iterable<PoseFrame>, options: Partial<SetOptions> = {}): readonly SetEvent[] =>
  runSet(frames, { ...RECORDED, exerciseId: "hop-squat", level: "L2", ...options }).events;

const countedIn = (events: readonly SetEvent[]) => events.filter((event) => event.type === "rep-counted");
const reasonsIn = (events: readonly SetEvent[]): readonly string[] =>
  events.filter((event) => event.type === "rep-refused").map((event) => event.reason);

/** The same pose let down until the lower foot is on the floor. */
function grounded(pose: DrawnPose): DrawnPose {
  const overFloor = Math.min(ankleOf(pose, "left").u, ankleOf(pose, "right").u) - ANKLE_HEIGHT;
  return { ...pose, hips: { ...pose.hips, u: pose.hips.u - overFloor } };
}

describe("a hop into a squat", () => {
  it("is counted with its depth when it goes out and back in the air", () => {
    const reps = countedIn(eventsOf(hopSquats({ count: 3 })));
    expect(reps).toHaveLength(3);
    for (const { peakDeg, holdMs } of reps) {
      expect(Math.abs(peakDeg - 68)).toBeLessThan(8);
      expect(holdMs).toBeGreaterThan(500);
    }
  });

  it("is counted the same at any rate, width, depth and length of flight within reach", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(15, 20, 30, 60),
        fc.integer({ min: 220, max: 320 }),
        fc.double({ min: 1, max: 1.6, noNaN: true }),
        fc.integer({ min: 65, max: 80 }),
        (fps, flightMs, squatWidth, kneeDeg) => {
          const events = eventsOf(hopSquats({ count: 2, fps, flightMs, squatWidth, kneeDeg }));
          expect(countedIn(events)).toHaveLength(2);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("is refused with its reason when it is shallow, or the feet do not close", () => {
    expect(new Set(reasonsIn(eventsOf(hopSquats({ kneeDeg: 40 }))))).toEqual(new Set(["too-shallow"]));
    expect(new Set(reasonsIn(eventsOf(hopSquats({ togetherWidth: 0.7 }))))).toEqual(new Set(["feet-not-together"]));
  });

  it("is refused when it is stepped, and counted in the step version", () => {
    const steps = [
      ...hopSquats({
        count: 2,
        flightMs: 400,
        change: (pose, moment) => (moment.phase === "flight" ? grounded(pose) : pose),
      }),
    ];
    expect(countedIn(eventsOf(steps))).toEqual([]);
    expect(reasonsIn(eventsOf(steps))).toEqual(["no-flight", "no-flight"]);
    expect(countedIn(eventsOf(steps, { lowImpact: true }))).toHaveLength(2);
  });

  it("is no jump up and down from a wide stance", () => {
    const events = eventsOf(hopSquats({ togetherWidth: 1.3, squatWidth: 1.3, flightMs: 400 }));
    expect(countedIn(events)).toEqual([]);
  });

  it("is kept over half a second in which the hop itself was hidden", () => {
    const film = [...hopSquats({ count: 2 })];
    const whole = countedIn(eventsOf(film)).length;
    const hidden = film.map((frame) => (frame.timeMs > 1450 && frame.timeMs < 1950 ? emptyFrame(frame.timeMs) : frame));
    expect(countedIn(eventsOf(hidden))).toHaveLength(whole);
  });
});
