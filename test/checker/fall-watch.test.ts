import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BodyTracker } from "../../src/body/body-tracker.js";
import type { EngineId, PoseFrame } from "../../src/body/pose-frame.js";
import { FallWatch } from "../../src/checker/fall-watch.js";
import { parseTrace } from "../../src/history/trace.js";
import { drawFilm, PICTURE, squatHips, UPRIGHT } from "../support/drawn-body.js";
import { FALLS, movesFilm, STANDS, type Move, type Posture } from "../support/drawn-falls.js";
import { deadlifts } from "../support/drawn-repetitions.js";
import { hopSquats, sideHops } from "../support/drawn-travel.js";
import { emptyFrame, film, mirrored, wallSit } from "../support/synthetic-body.js";

/** Times at which a fall was told, milliseconds. */
function toldMs(frames: Iterable<PoseFrame>, engine: EngineId = "blazepose-full", leans = false): readonly number[] {
  const tracker = new BodyTracker(engine);
  const watch = new FallWatch(leans);
  const told: number[] = [];
  for (const frame of frames) if (watch.step(tracker.step(frame))) told.push(frame.timeMs);
  return told;
}

const STAND_MS = 2000;
const LIES_MS = 2000;

const stands: Move = { forMs: STAND_MS, to: STANDS };

const fallFilm = (name: keyof typeof FALLS, options: Parameters<typeof movesFilm>[1] = {}): readonly PoseFrame[] => {
  const { to, forMs, azimuthDeg, feetF } = FALLS[name];
  const moves: readonly Move[] = [stands, { forMs, to, moving: 2 }, { forMs: LIES_MS, to }];
  return movesFilm(moves, { azimuthDeg, feetF, ...options });
};

describe.each(Object.keys(FALLS) as (keyof typeof FALLS)[])("a fall %s", (name) => {
  test("is told once, within half a second of the floor, at any rate, in a mirror, by any engine", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(10, 15, 30, 60),
        fc.boolean(),
        fc.constantFrom<EngineId>("blazepose-full", "blazepose-lite", "movenet-thunder"),
        (fps, inMirror, engine) => {
          const frames = fallFilm(name, { fps, engine });
          const told = toldMs(inMirror ? frames.map(mirrored) : frames, engine);
          expect(told).toHaveLength(1);
          expect(told[0]).toBeGreaterThan(STAND_MS);
          expect(told[0]).toBeLessThanOrEqual(STAND_MS + FALLS[name].forMs + 500);
        },
      ),
      { numRuns: 24 },
    );
  });

  test("is told again only after the person has stood up", () => {
    const { to, forMs, azimuthDeg, feetF } = FALLS[name];
    const fall: readonly Move[] = [
      { forMs, to, moving: 2 },
      { forMs: LIES_MS, to },
    ];
    const moves = [stands, ...fall, { forMs: 1500, to: STANDS }, stands, ...fall];
    expect(toldMs(movesFilm(moves, { azimuthDeg, feetF }))).toHaveLength(2);
  });
});

describe("no fall is", () => {
  const sitting: Posture = { ...STANDS, f: -0.3, u: 0.3, trunkDeg: 15 };
  const onFloor: Posture = { ...STANDS, f: -0.35, u: 0.08 };
  const still: Posture = { ...STANDS };

  test.each<[string, readonly Move[], { readonly azimuthDeg: number }]>([
    [
      "sitting down on a chair",
      [stands, { forMs: 500, to: sitting }, { forMs: 2000, to: sitting }],
      { azimuthDeg: -90 },
    ],
    [
      "sitting down, seen from the front",
      [stands, { forMs: 500, to: sitting }, { forMs: 2000, to: sitting }],
      { azimuthDeg: 0 },
    ],
    [
      "lying down slowly",
      [
        stands,
        { forMs: 2000, to: onFloor },
        { forMs: 2000, to: { ...onFloor, trunkDeg: -85 } },
        { forMs: 2000, to: { ...onFloor, trunkDeg: -85 } },
      ],
      { azimuthDeg: -90 },
    ],
    [
      "bending over to the floor, quickly",
      [
        stands,
        { forMs: 400, to: { ...still, f: -0.12, trunkDeg: 95 } },
        { forMs: 1000, to: { ...still, f: -0.12, trunkDeg: 95 } },
      ],
      { azimuthDeg: -90 },
    ],
    [
      "a quick squat as deep as there is",
      [
        stands,
        { forMs: 450, to: { ...still, ...squatHips(130, 45), trunkDeg: 35 } },
        { forMs: 500, to: { ...still, ...squatHips(130, 45), trunkDeg: 35 } },
        { forMs: 450, to: STANDS },
      ],
      { azimuthDeg: -90 },
    ],
  ])("%s", (_, moves, shot) => {
    expect(toldMs(movesFilm(moves, shot))).toEqual([]);
  });

  test("a hop, or a hop into a deep squat", () => {
    expect(toldMs(sideHops({ landings: ["left", "right", "left", "right"] }))).toEqual([]);
    expect(toldMs(hopSquats({ count: 4, kneeDeg: 100 }))).toEqual([]);
  });

  test("a slide down the wall to the target, however quick", () => {
    const slide = [
      { untilMs: 2000, pose: wallSit(8) },
      { untilMs: 2400, pose: wallSit(100) },
      { untilMs: 4000, pose: wallSit(100) },
    ];
    expect(toldMs(film(slide))).toEqual([]);
  });

  test("a deadlift with a level trunk", () => {
    expect(toldMs(deadlifts({ tempo: { count: 2 }, trunkDeg: 90, freeLegDeg: 80 }), "blazepose-full", true)).toEqual(
      [],
    );
  });

  test("walking out of the picture, nearer and nearer, and coming back", () => {
    const walk = Array.from({ length: 240 }, (_, index) => {
      const share = Math.sin((Math.PI * index) / 239);
      const picture = {
        ...PICTURE,
        bodyPx: 320 * (1 + share),
        floorYPx: 430 + 160 * share,
        ankleXPx: 320 + 700 * share,
      };
      return [...movesFilm([{ forMs: 40, to: STANDS }], { picture })]
        .slice(0, 1)
        .map((frame) => ({ ...frame, timeMs: (index * 1000) / 30 }));
    }).flat();
    expect(toldMs(walk)).toEqual([]);
  });

  test("landmarks that lie on the floor for a tenth of a second after a gap, or nobody at all", () => {
    const standing = [...drawFilm(() => UPRIGHT, 4000)];
    const lying = fallFilm("backwards off a ball").at(-1);
    if (lying === undefined) throw new Error("no picture");
    const jumping = (lyingPictures: number) =>
      standing.map((frame, index) => {
        if (index < 60 || index >= 80) return frame;
        const lies = index >= 67 && index < 67 + lyingPictures;
        return lies ? { ...lying, timeMs: frame.timeMs } : emptyFrame(frame.timeMs);
      });
    expect(toldMs(jumping(3))).toEqual([]);
    // The same for longer is a fall.
    expect(toldMs(jumping(8))).toHaveLength(1);
    expect(toldMs(standing.map((frame, index) => (index < 60 ? frame : emptyFrame(frame.timeMs))))).toEqual([]);
  });
});

const TRACES = new URL("../fixtures/traces/", import.meta.url);

describe("recorded bodies", () => {
  const names = readdirSync(TRACES).filter((name) => name.endsWith(".jsonl.gz"));

  test.each(names)("nobody falls in %s, whatever the exercise", (name) => {
    const { options, inputs } = parseTrace(gunzipSync(readFileSync(new URL(name, TRACES))).toString("utf8"));
    const frames = inputs.flatMap((input) => (input.type === "frame" ? [input.frame] : []));
    expect(toldMs(frames, options.engine)).toEqual([]);
  });
});
