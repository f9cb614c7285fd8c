import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENGINE_IDS } from "../../src/body/pose-frame.js";
import type { EngineId, PoseFrame } from "../../src/body/pose-frame.js";
import type { Gesture, GestureReadout } from "../../src/checker/gestures.js";
import { GESTURES, NO_GESTURE, stepGestures } from "../../src/checker/gestures.js";
import type { TraceInput } from "../../src/history/trace.js";
import { parseTrace } from "../../src/history/trace.js";
import { disturb } from "../evaluate/disturb.js";
import { gesturesIn, mirroredGesture, scoreGestures } from "../evaluate/gestures.js";
import { parseTruth } from "../evaluate/truth.js";
import { UPRIGHT } from "../support/drawn-body.js";
import type { HandsAt } from "../support/drawn-hands.js";
import { armsOf, handFilm, HANDS } from "../support/drawn-hands.js";

const SUFFIX = ".jsonl.gz";
const RECORDED = new URL("../fixtures/traces/", import.meta.url);
const SIGNS = new URL("../fixtures/gestures/", import.meta.url);

const tracesIn = (folder: URL): readonly string[] => readdirSync(folder).filter((file) => file.endsWith(SUFFIX));

function recordingOf(folder: URL, file: string): { readonly engine: EngineId; readonly inputs: readonly TraceInput[] } {
  const { options, inputs } = parseTrace(gunzipSync(readFileSync(new URL(file, folder))).toString("utf8"));
  return { engine: options.engine, inputs };
}

function scoreOf(clip: string, engine: EngineId, mirror = false): ReturnType<typeof scoreGestures> {
  const { inputs } = recordingOf(SIGNS, `${clip}.${engine}${SUFFIX}`);
  const { gestures } = parseTruth(readFileSync(new URL(`${clip}.json`, SIGNS), "utf8"));
  return mirror
    ? scoreGestures(clip, disturb(inputs, "mirror"), engine, gestures.map(mirroredGesture))
    : scoreGestures(clip, inputs, engine, gestures);
}

interface Watched {
  readonly told: readonly Gesture[];
  readonly timesMs: readonly number[];
  readonly readouts: readonly (GestureReadout & { readonly timeMs: number })[];
}

function watch(
  frames: readonly PoseFrame[],
  {
    engine = "blazepose-full",
    enabled = GESTURES,
  }: { readonly engine?: EngineId; readonly enabled?: readonly Gesture[] } = {},
): Watched {
  let state = NO_GESTURE;
  const told: Gesture[] = [];
  const timesMs: number[] = [];
  const readouts: (GestureReadout & { timeMs: number })[] = [];
  for (const { timeMs, arms } of armsOf(frames, engine)) {
    const step = stepGestures(state, { timeMs, arms, enabled });
    ({ state } = step);
    readouts.push({ ...step.readout, timeMs });
    for (const event of step.events) {
      told.push(event.gesture);
      timesMs.push(event.timeMs);
    }
  }
  return { told, timesMs, readouts };
}

const BEGIN_MS = 1000;
const heldFor = (hands: HandsAt["hands"], ms: number): readonly HandsAt[] => [
  { fromMs: 0, hands: HANDS.hanging },
  { fromMs: BEGIN_MS, hands },
  { fromMs: BEGIN_MS + ms, hands: HANDS.hanging },
];

/** What each sign looks like. */
const SHOWN = {
  "raise-left": HANDS.leftUp,
  "raise-right": HANDS.rightUp,
  "raise-both": HANDS.bothUp,
  cross: HANDS.crossed,
} as const satisfies Readonly<Record<Gesture, HandsAt["hands"]>>;

/** The same picture without some joints, or with them unsure. */
const without = (frame: PoseFrame, names: readonly string[]): PoseFrame => ({
  ...frame,
  joints: Object.fromEntries(Object.entries(frame.joints ?? {}).filter(([name]) => !names.includes(name))),
});

/** The body but for its feet down by up to a fifth of its height and up again, every 2 s. */
function lowered(frame: PoseFrame, sinceMs: number): PoseFrame {
  const downPx = 32 * (1 - Math.cos((sinceMs * Math.PI) / 1000));
  const joints = Object.entries(frame.joints ?? {}).map(([name, joint]) => [
    name,
    /Ankle|Heel|Toe/.test(name) ? joint : { ...joint, yPx: joint.yPx + downPx },
  ]);
  return { ...frame, joints: Object.fromEntries(joints) as PoseFrame["joints"] };
}

describe("signs of recorded people", () => {
  const engines = ENGINE_IDS.slice(0, 3);
  const both = engines.flatMap((engine) => [false, true].map((mirror) => ({ engine, mirror })));

  it.each(both)("are all understood from the front, by $engine, mirrored $mirror", ({ engine, mirror }) => {
    const score = scoreOf("gestures-front", engine, mirror);
    expect(score.signs).toHaveLength(4);
    expect(score.signs.filter(({ right }) => !right)).toEqual([]);
    expect(score.false).toEqual([]);
  });

  const understanding = (["blazepose-full", "movenet-thunder"] as const).flatMap((engine) =>
    [false, true].map((mirror) => ({ engine, mirror })),
  );
  it.each(understanding)("are all understood from the side, by $engine, mirrored $mirror", ({ engine, mirror }) => {
    const score = scoreOf("gestures-side", engine, mirror);
    expect(score.signs).toHaveLength(4);
    expect(score.signs.filter(({ right }) => !right)).toEqual([]);
    expect(score.false).toEqual([]);
  });

  it("take both hands for the near one where BlazePose lite does not tell them apart, and never for crossed arms", () => {
    const score = scoreOf("gestures-side", "blazepose-lite");
    expect(score.signs.map(({ understood }) => understood)).toEqual([
      "raise-right",
      "raise-left",
      "raise-left",
      "cross",
    ]);
    expect(score.false).toEqual([]);
  });

  it.each(["drop", "jitter"] as const)("are understood from the side by BlazePose full under %s", (way) => {
    const { inputs } = recordingOf(SIGNS, `gestures-side.blazepose-full${SUFFIX}`);
    const { gestures } = parseTruth(readFileSync(new URL("gestures-side.json", SIGNS), "utf8"));
    const score = scoreGestures("gestures-side", disturb(inputs, way), "blazepose-full", gestures);
    expect(score.signs.filter(({ right }) => !right)).toEqual([]);
  });

  it.each(engines)("are none in somebody who squats with the hands beside the head, by %s", (engine) => {
    expect(scoreOf("squat-side-gym-2", engine).false).toEqual([]);
  });
});

describe("exercises of recorded people", () => {
  const files = tracesIn(RECORDED);

  it("are there", () => {
    expect(files.length).toBeGreaterThanOrEqual(30);
  });

  it.each(files)("show no sign in %s, however bad the recording is", (file) => {
    const { engine, inputs } = recordingOf(RECORDED, file);
    for (const worse of [inputs, ...(["mirror", "drop", "jitter", "gaps"] as const).map((way) => disturb(inputs, way))])
      expect(gesturesIn(worse, engine).events).toEqual([]);
  });
});

describe("the far hand from the side", () => {
  /** The right hand is the far one of somebody who faces the picture's left; its landmark hangs, whatever the map says. */
  const film = (hands: HandsAt["hands"], map: { raised: number; hanging: number }, ms = 2500): readonly PoseFrame[] =>
    handFilm(heldFor(hands, ms), 5000, { azimuthDeg: 85 }).map((frame) => {
      const isHeld = frame.timeMs >= BEGIN_MS && frame.timeMs < BEGIN_MS + ms;
      const right = isHeld ? map : { raised: 0.01, hanging: 0.8 };
      return { ...without(frame, ["rightWrist"]), wrists: { left: { raised: 0, hanging: 0.9 }, right } };
    });

  it("is read from the model's map while the near one hangs", () => {
    expect(watch(film(HANDS.hanging, { raised: 0.3, hanging: 0.7 })).told).toEqual(["raise-right"]);
    expect(watch(film(HANDS.hanging, { raised: 0.05, hanging: 0.8 })).told).toEqual([]);
    expect(watch(film(HANDS.hanging, { raised: 0.3, hanging: 0.7 }, 1200)).told).toEqual([]);
  });

  it("is told once however long it is up", () => {
    expect(watch(film(HANDS.hanging, { raised: 0.3, hanging: 0.7 }, 3900)).told).toEqual(["raise-right"]);
  });

  it("makes both hands of a raised near one where little of its map hangs, and else not", () => {
    expect(watch(film(HANDS.leftUp, { raised: 0.8, hanging: 0.05 })).told).toEqual(["raise-both"]);
    expect(watch(film(HANDS.leftUp, { raised: 0.6, hanging: 0.3 })).told).toEqual(["raise-left"]);
  });

  it("says nothing of hands that hold something on the shoulders", () => {
    const atShoulders = { left: { f: 0.1, u: 0.84, l: 0.14 }, right: { f: 0.1, u: 0.84, l: -0.14 } } as const;
    expect(watch(film(atShoulders, { raised: 0.3, hanging: 0.5 })).told).toEqual([]);
  });
});

describe("a sign", () => {
  it("is understood once when it is held, from the front at any rate", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...GESTURES),
        fc.integer({ min: -25, max: 25 }),
        fc.constantFrom(10, 15, 24, 30, 60),
        fc.constantFrom(...ENGINE_IDS),
        (gesture, azimuthDeg, fps, engine) => {
          const { told, timesMs } = watch(handFilm(heldFor(SHOWN[gesture], 2500), 5000, { azimuthDeg, fps, engine }), {
            engine,
          });
          expect(told).toEqual([gesture]);
          const afterMs = (timesMs[0] ?? 0) - BEGIN_MS;
          expect(afterMs).toBeGreaterThanOrEqual(gesture === "cross" ? 1000 : 1500);
          expect(afterMs).toBeLessThanOrEqual((gesture === "cross" ? 1000 : 1500) + 450);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ["raise-left", 85],
    ["raise-right", -85],
    ["raise-both", 85],
    ["cross", 85],
    ["cross", -85],
  ] as const)("%s is understood from the side at %i degrees", (gesture, azimuthDeg) => {
    expect(watch(handFilm(heldFor(SHOWN[gesture], 2500), 5000, { azimuthDeg })).told).toEqual([gesture]);
  });

  it("is none when it is not held for its time", () => {
    fc.assert(
      fc.property(fc.constantFrom(...GESTURES), fc.integer({ min: 100, max: 850 }), (gesture, ms) => {
        const script = heldFor(SHOWN[gesture], gesture === "cross" ? ms : ms + 450);
        expect(watch(handFilm(script, 4000)).told).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("is shown in thirds, understood until the hands are down, and then no more", () => {
    const { readouts } = watch(handFilm(heldFor(HANDS.leftUp, 2500), 5000));
    const thirds = readouts.map((readout) => readout.thirds);
    expect([...new Set(thirds)]).toEqual([0, 1, 2, 3]);
    expect(readouts.findLast(({ timeMs }) => timeMs <= BEGIN_MS + 2500)).toMatchObject({
      gesture: "raise-left",
      thirds: 3,
      understood: true,
    });
    expect(readouts.at(-1)).toMatchObject({ gesture: undefined, thirds: 0, understood: false });
  });

  it("is told once however long it is held, and again after the hands were down", () => {
    expect(watch(handFilm(heldFor(HANDS.rightUp, 8000), 10_000)).told).toEqual(["raise-right"]);
    const twice = [...heldFor(HANDS.rightUp, 2500), { fromMs: 4500, hands: HANDS.rightUp }];
    expect(watch(handFilm(twice, 7000)).told).toEqual(["raise-right", "raise-right"]);
  });

  it("is not begun by one hand that stays up after both were understood", () => {
    const script = [...heldFor(HANDS.bothUp, 2500).slice(0, 2), { fromMs: 3500, hands: HANDS.leftUp }];
    expect(watch(handFilm(script, 8000)).told).toEqual(["raise-both"]);
  });

  it("is none while the hands have been up from the beginning", () => {
    expect(watch(handFilm([{ fromMs: 0, hands: HANDS.bothUp }], 5000)).told).toEqual([]);
  });

  it("is understood as stop when arms cross that were up already", () => {
    const script = [...heldFor(HANDS.bothUp, 2500).slice(0, 2), { fromMs: 3500, hands: HANDS.crossed }];
    expect(watch(handFilm(script, 6000)).told).toEqual(["raise-both", "cross"]);
  });

  it("is none when it is not enabled, and no other sign in its stead", () => {
    const frames = handFilm(heldFor(HANDS.bothUp, 3000), 5000);
    expect(watch(frames, { enabled: ["raise-left", "raise-right", "cross"] }).told).toEqual([]);
  });

  it("is none of somebody who squats with the hands up", () => {
    const frames = handFilm(heldFor(HANDS.bothUp, 9000), 10_000);
    expect(watch(frames).told).toEqual(["raise-both"]);
    const squats = frames.map((frame) => (frame.timeMs < BEGIN_MS ? frame : lowered(frame, frame.timeMs - BEGIN_MS)));
    expect(watch(squats).told).toEqual([]);
  });

  it("is none of somebody who is bent over", () => {
    const bent = { ...UPRIGHT, trunkDeg: 85 };
    const hands = { left: { f: 0.5, u: 0.9, l: 0.14 }, right: "hanging" } as const;
    expect(watch(handFilm(heldFor(hands, 3000), 5000, { body: bent, azimuthDeg: 90 })).told).toEqual([]);
  });

  it("goes on through a wrist that is not seen for 0.3 s, and never ends with it", () => {
    const frames = handFilm(heldFor(HANDS.rightUp, 2500), 5000);
    const wrist = ["rightWrist"];
    const gap = (fromMs: number, toMs: number): readonly PoseFrame[] =>
      frames.map((frame) => (frame.timeMs >= fromMs && frame.timeMs < toMs ? without(frame, wrist) : frame));
    const whole = watch(frames).timesMs[0] ?? 0;
    expect(watch(gap(1800, 2080)).timesMs).toEqual([whole]);
    expect(watch(gap(1800, 2700)).told).toEqual([]);
    expect(watch(gap(whole - 60, whole + 150)).timesMs[0]).toBeGreaterThanOrEqual(whole + 150);
    expect(watch(gap(whole - 60, 5000)).told).toEqual([]);
  });

  it("is none where only the raised hand is seen and the other arm is not known to hang", () => {
    const frames = handFilm(heldFor(HANDS.rightUp, 2500), 5000);
    const hidden = frames.map((frame) => without(frame, ["leftWrist", "leftElbow"]));
    expect(watch(hidden).told).toEqual([]);
    const behindBack = frames.map((frame) => without(frame, ["leftWrist"]));
    expect(watch(behindBack).told).toEqual(["raise-right"]);
  });

  it("is begun anew after nobody was seen", () => {
    const frames = handFilm(heldFor(HANDS.rightUp, 2400), 5000);
    const away = frames.map((frame) =>
      frame.timeMs >= 1800 && frame.timeMs < 2500 ? { ...frame, joints: undefined } : frame,
    );
    expect(watch(away).told).toEqual([]);
  });
});
