import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Side } from "../../src/body/joints.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { SetEvent } from "../../src/checker/events.js";
import type { SetOptions } from "../../src/session/set-types.js";
import type { FilmOptions } from "../support/drawn-body.js";
import type { SideHops } from "../support/drawn-travel.js";
import { sideHops } from "../support/drawn-travel.js";
import { RECORDED, runSet } from "../support/run-set.js";
import { emptyFrame } from "../support/synthetic-body.js";

type Film = Partial<SideHops & FilmOptions>;

const eventsOf = (frames: Iterable<PoseFrame>, options: Partial<SetOptions> = {}): readonly SetEvent[] =>
  runSet(frames, { ...RECORDED, exerciseId: "lateral-hop", ...options }).events;

const hopsOf = (frames: Iterable<PoseFrame>, options: Partial<SetOptions> = {}) =>
  eventsOf(frames, options).filter((event) => event.type === "hop-counted");

const refusalsOf = (frames: Iterable<PoseFrame>, options: Partial<SetOptions> = {}): readonly string[] =>
  eventsOf(frames, options)
    .filter((event) => event.type === "rep-refused")
    .map((event) => event.reason);

const landings = (...sides: readonly Side[]): Film => ({ landings: sides });

describe("hops from side to side", () => {
  it("are counted by the leg that is landed on, with the way and the time in the air", () => {
    const hops = hopsOf(sideHops({ ...landings("right", "left", "right"), distanceShare: 0.3, flightMs: 300 }));
    expect(hops.map((hop) => hop.landing)).toEqual(["right", "left", "right"]);
    for (const { distanceM, flightMs } of hops) {
      expect(Math.abs(distanceM - 0.3 * 1.7)).toBeLessThan(0.06);
      expect(Math.abs(flightMs - 300)).toBeLessThan(100);
    }
  });

  it("are counted the same at any rate, way and length of flight within reach", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(15, 20, 30, 60),
        fc.integer({ min: 240, max: 400 }),
        fc.double({ min: 0.2, max: 0.45, noNaN: true }),
        fc.integer({ min: 450, max: 1200 }),
        (fps, flightMs, distanceShare, stanceMs) => {
          const film = sideHops({
            ...landings("left", "right", "left", "right"),
            fps,
            flightMs,
            distanceShare,
            stanceMs,
          });
          expect(hopsOf(film).map((hop) => hop.landing)).toEqual(["left", "right", "left", "right"]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("are refused when they land on the leg that was stood on", () => {
    const film = sideHops({
      ...landings("left", "left", "left"),
      flightMs: 300,
      distanceShare: 0.3,
      change: (pose, { cycle, phase, share }) => {
        const aside = cycle < 2 ? 0 : cycle - 2 + (phase === "flight" ? share : 1);
        return { ...pose, hips: { ...pose.hips, l: pose.hips.l - 0.25 * aside } };
      },
    });
    const frames = [...film];
    expect(hopsOf(frames)).toHaveLength(1);
    expect(refusalsOf(frames)).toEqual(["same-leg", "same-leg"]);
  });

  it("are refused when they are too small", () => {
    const film = [...sideHops({ distanceShare: 0.13, flightMs: 260 })];
    expect(refusalsOf(film)).toContain("too-small");
    expect(hopsOf(film)).toEqual([]);
  });

  it("are nothing at all on the spot", () => {
    const film = { ...landings("left", "left", "left"), flightMs: 300 };
    expect(hopsOf(sideHops(film))).toHaveLength(1);
  });

  it("are refused without a flight, and counted as steps in the step version", () => {
    const steps = [...sideHops({ ...landings("right", "left", "right", "left"), flightMs: 0 })];
    expect(hopsOf(steps)).toEqual([]);
    expect(new Set(refusalsOf(steps))).toEqual(new Set(["no-flight"]));
    const counted = hopsOf(steps, { lowImpact: true });
    expect(counted.map(({ landing, flightMs }) => [landing, flightMs])).toEqual([
      ["right", 0],
      ["left", 0],
      ["right", 0],
      ["left", 0],
    ]);
  });

  it("keep the clock running from the first one on until both feet stand for three seconds", () => {
    const film = [...sideHops(landings("right", "left", "right", "left"))];
    const last = film.at(-1);
    const standing = Array.from({ length: 300 }, (_, index): PoseFrame => {
      if (last === undefined) throw new Error("an empty film");
      return { ...last, timeMs: last.timeMs + ((index + 1) * 1000) / 30 };
    });
    const seconds = eventsOf([...film, ...standing]).filter((event) => event.type === "second-worked");
    const lastSecond = seconds.at(-1);
    const worked = (film.at(-1)?.timeMs ?? 0) - 2000;
    expect((lastSecond?.totalS ?? 0) * 1000).toBeGreaterThan(worked);
    expect((lastSecond?.totalS ?? 0) * 1000).toBeLessThan(worked + 4000);
  });

  it("are kept over half a second in which nobody was seen in the air", () => {
    const film = [...sideHops(landings("right", "left", "right"))];
    const whole = hopsOf(film).length;
    const hidden = film.map((frame) => (frame.timeMs > 2150 && frame.timeMs < 2650 ? emptyFrame(frame.timeMs) : frame));
    expect(hopsOf(hidden).length).toBeGreaterThanOrEqual(whole - 1);
  });

  it("are told nothing of by short times when pictures come too slowly", () => {
    const faults = eventsOf(sideHops({ flightMs: 0, fps: 10 })).filter((event) => event.type === "fault-raised");
    expect(faults).toEqual([]);
  });
});
