import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FlightInput, FlightStep, Landing } from "../../src/checker/flight.js";
import { acceleration, FlightDetector } from "../../src/checker/flight.js";

const STATURE_M = 1.7;
const GRAVITY_M_PER_S2 = 9.81;
/** Standing and bending before the take-off. */
const TAKE_OFF_MS = 2000;

interface Jump {
  readonly flightMs: number;
  readonly fps: number;
  /** Sideways on the way, metres. */
  readonly acrossM?: number;
  /** Height of the floor where the jump ends over that where it began, metres. */
  readonly higherM?: number;
  /** The left foot lands so much later, milliseconds. */
  readonly lateMs?: number;
  /** Downward, metres per second squared; not that of a fall where the person is lifted. */
  readonly fallMPerS2?: number;
  readonly noise?: () => number;
}

/** Both feet and the hips of somebody who stands, bends, jumps and stands again. */
function* jumping(jump: Jump): Generator<FlightInput> {
  const { flightMs, fps, acrossM = 0, higherM = 0, lateMs = 0, fallMPerS2 = GRAVITY_M_PER_S2, noise = () => 0 } = jump;
  for (let index = 0; (index * 1000) / fps < TAKE_OFF_MS + flightMs + 1500; index += 1) {
    const timeMs = (index * 1000) / fps;
    const airS = Math.max(0, Math.min(flightMs, timeMs - TAKE_OFF_MS)) / 1000;
    const share = airS / (flightMs / 1000);
    const upM = (fallMPerS2 / 2) * airS * (flightMs / 1000 - airS);
    const bend = Math.max(0, 1 - Math.abs(timeMs - (TAKE_OFF_MS - 200)) / 200);
    const left = timeMs < TAKE_OFF_MS ? 0 : Math.max(0, Math.min(1, 1 - (timeMs - TAKE_OFF_MS - flightMs) / lateMs));
    const floorM = 0.3 + higherM * share;
    yield {
      timeMs,
      hipsM: floorM + 0.9 + upM - 0.12 * bend + noise(),
      heightsM: {
        left: floorM + upM + (lateMs === 0 ? 0 : 0.06 * left * Math.min(1, share * 4)) + noise(),
        right: floorM + upM + noise(),
      },
      placesM: { left: 0.1 + acrossM * share + noise(), right: -0.1 + acrossM * share + noise() },
      statureM: STATURE_M,
    };
  }
}

const stepsOf = (inputs: Iterable<FlightInput>): readonly FlightStep[] => {
  const detector = new FlightDetector();
  return [...inputs].map((input) => detector.step(input));
};

const landingsOf = (inputs: Iterable<FlightInput>): readonly Landing[] =>
  stepsOf(inputs)
    .map((step) => step.landing)
    .filter((landing) => landing !== undefined);

/** Park and Miller's minimal standard generator, evenly spread, metres. */
const shaking = (seed: number, sizeM: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state / 2_147_483_647 - 0.5) * 2 * sizeM;
  };
};

describe("a flight", () => {
  it("is found once, less the time that the feet need to clear the floor, at any length and rate", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 500 }),
        fc.constantFrom(20, 25, 30, 60),
        fc.double({ min: -0.8, max: 0.8, noNaN: true }),
        (flightMs, fps, acrossM) => {
          const landings = landingsOf(jumping({ flightMs, fps, acrossM }));
          expect(landings).toHaveLength(1);
          const shorterMs = flightMs - (landings[0]?.flightMs ?? 0);
          expect(shorterMs).toBeGreaterThan(-60);
          expect(shorterMs).toBeLessThan(130);
        },
      ),
    );
  });

  it("is found through shaking landmarks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        expect(landingsOf(jumping({ flightMs: 350, fps: 30, noise: shaking(seed, 0.006) }))).toHaveLength(1);
      }),
    );
  });

  it("ends on a floor that is higher or lower in the picture", () => {
    for (const higherM of [-0.12, 0.06]) {
      expect(landingsOf(jumping({ flightMs: 400, fps: 30, acrossM: 0.5, higherM }))).toHaveLength(1);
    }
  });

  it("names the foot that lands first, and none where both do", () => {
    expect(landingsOf(jumping({ flightMs: 300, fps: 30, lateMs: 200 }))[0]?.first).toBe("right");
    expect(landingsOf(jumping({ flightMs: 300, fps: 30 }))[0]?.first).toBeUndefined();
  });

  it("is none where the body does not fall as everything does", () => {
    expect(landingsOf(jumping({ flightMs: 600, fps: 30, fallMPerS2: 3.5 }))).toEqual([]);
  });

  it("is none without a push: feet that are lifted one after the other, or together while sitting", () => {
    const inputs = Array.from({ length: 240 }, (_, index): FlightInput => {
      const timeMs = (index * 1000) / 30;
      const up = timeMs > 3000 && timeMs < 3400 ? 0.08 : 0;
      return {
        timeMs,
        hipsM: 0.9,
        heightsM: { left: 0.3 + up, right: 0.3 + up },
        placesM: { left: 0.1, right: -0.1 },
        statureM: STATURE_M,
      };
    });
    expect(landingsOf(inputs)).toEqual([]);
  });

  it("is none in walking, where one foot is always down", () => {
    const inputs = Array.from({ length: 300 }, (_, index): FlightInput => {
      const timeMs = (index * 1000) / 30;
      const swing = Math.sin((timeMs / 500) * Math.PI);
      return {
        timeMs,
        hipsM: 1.2 + 0.03 * Math.cos((timeMs / 250) * Math.PI),
        heightsM: { left: 0.3 + 0.12 * Math.max(0, swing), right: 0.3 + 0.12 * Math.max(0, -swing) },
        placesM: { left: 0.1, right: -0.1 },
        statureM: STATURE_M,
      };
    });
    expect(landingsOf(inputs)).toEqual([]);
  });
});

describe("the floor line", () => {
  it("stays under a foot that is held up still, and follows one that has found another floor", () => {
    const inputs = Array.from({ length: 300 }, (_, index): FlightInput => {
      const timeMs = (index * 1000) / 30;
      const held = timeMs > 2000 ? 0.15 : 0;
      const away = timeMs > 6000 ? 0.05 : 0;
      return {
        timeMs,
        hipsM: 1.2,
        heightsM: { left: 0.3 + held + away, right: 0.3 + away },
        placesM: { left: 0.1, right: -0.1 },
        statureM: STATURE_M,
      };
    });
    const steps = stepsOf(inputs);
    expect(steps[170]?.down).toEqual({ left: false, right: true });
    expect(steps.at(-1)?.down).toEqual({ left: false, right: true });
    expect(steps.at(-1)?.overFloorM.right).toBeCloseTo(0, 5);
  });
});

describe("the fall", () => {
  it("is the second derivative of a parabola, wherever it is measured", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -15, max: 15, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 4, maxLength: 20 }),
        (fallMPerS2, speedMPerS, timesMs) => {
          const points = timesMs.map((timeMs) => {
            const t = timeMs / 1000;
            return { timeMs, value: 1 + speedMPerS * t + (fallMPerS2 / 2) * t ** 2 };
          });
          expect(acceleration(points)).toBeCloseTo(fallMPerS2, 1);
        },
      ),
    );
  });
});
