import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mirroredAngles, trueCurve } from "./true-angles.js";
import { parseTruth } from "./truth.js";

const text = (expectation: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ name: "clip", kind: "synthetic", expect: [{ exercise: "wall-squat", ...expectation }], ...more });

const withAngles = (azimuth: number, angles: Readonly<Record<string, readonly (number | null)[]>>): string =>
  text({}, { spec: { camera: { azimuth } }, time_s: [0, 1, 2], angles });

describe("a truth file", () => {
  it("is read with several exercises on one clip", () => {
    const expect_ = [
      { exercise: "ball-squat", reps: 3 },
      { exercise: "wall-squat", hold_s: 0, tolerance_s: 1.5 },
    ];
    const { expect: read, angles } = parseTruth(JSON.stringify({ kind: "real", expect: expect_ }));
    expect(read.map((entry) => entry.exercise)).toEqual(["ball-squat", "wall-squat"]);
    expect(read[1]).toMatchObject({ hold_s: 0, tolerance_s: 1.5, faults: undefined, excused: [] });
    expect(angles).toBeUndefined();
  });

  it("names faults by their ids, from the table where it has only the name", () => {
    const faults = [
      { id: "E2-3", name: "knees-forward", start_s: 1, end_s: 2 },
      { name: "heels", start_s: 3, end_s: 4 },
    ];
    const [entry] = parseTruth(text({ faults, allowed: ["E2-6"], unjudged: ["drift-up", "narrow"] })).expect;
    expect(entry?.faults).toEqual([
      { id: "E2-3", name: "knees-forward", startS: 1, endS: 2 },
      { id: "E2-7", name: "heels", startS: 3, endS: 4 },
    ]);
    expect(entry?.excused).toEqual(["E2-6", "E2-1"]);
  });

  it("tells which of its keys nothing is compared with", () => {
    const [entry] = parseTruth(text({ hold_s: 3, holds_s: 3, label: "free-squat" })).expect;
    expect(entry).toMatchObject({ notScored: ["holds_s"], label: "free-squat" });
  });

  it.each([
    ["no JSON", "{", /JSON/],
    ["no list", "{}", /expect: /],
    ["a text for a number", text({ hold_s: "7" }), /expect\.0\.hold_s: /],
    ["a count below zero", text({ reps: -1 }), /expect\.0\.reps: /],
    ["an unknown view", text({ view: "above" }), /expect\.0\.view: /],
    [
      "a fault that no table has",
      text({ faults: [{ name: "sneezing", start_s: 0, end_s: 1 }] }),
      /expect\.0\.faults\.0.*sneezing/,
    ],
    [
      "a fault that ends before it begins",
      text({ faults: [{ id: "E2-1", start_s: 2, end_s: 1 }] }),
      /expect\.0\.faults\.0/,
    ],
    ["an id with a slip in it", text({ allowed: ["E2-7x"] }), /expect\.0.*E2-7x/],
    ["a word that is neither id nor name", text({ unjudged: ["sneezing"] }), /expect\.0.*sneezing/],
    [
      "an exercise twice",
      JSON.stringify({ expect: [{ exercise: "squat" }, { exercise: "squat" }] }),
      /squat is there twice/,
    ],
    ["angles of another length", withAngles(90, { trunk_forward: [1, 2] }), /angles\.trunk_forward: 2 values for 3/],
  ])("with %s is refused with the place", (_, broken, message) => {
    expect(() => parseTruth(broken)).toThrow(message);
  });
});

describe("a true angle", () => {
  const angles = {
    knee_flexion_L: [10, 20, 40],
    knee_flexion_R: [50, 50, null],
    thigh_from_horizontal_L: [90, 0, -10],
  };
  const curve = (metric: string, azimuth: number) => trueCurve(metric, parseTruth(withAngles(azimuth, angles)).angles);

  it("is that of the leg near the camera", () => {
    expect(curve("kneeFlexion", 90)?.(1)).toBe(20);
    expect(curve("kneeFlexion", -90)?.(1)).toBe(50);
  });

  it("is read between the pictures, and not beyond them or where the truth has none", () => {
    expect(curve("kneeFlexion", 90)?.(1.5)).toBeCloseTo(30, 9);
    expect(curve("kneeFlexion", 90)?.(2.1)).toBeUndefined();
    expect(curve("kneeFlexion", 90)?.(-0.1)).toBeUndefined();
    expect(curve("kneeFlexion", -90)?.(1.5)).toBeUndefined();
  });

  it("has the zero and the sign of the metric", () => {
    expect(curve("thighInclination", 90)?.(0)).toBe(0);
    expect(curve("thighInclination", 90)?.(2)).toBe(100);
  });

  it("is the mean of both legs where the metric is", () => {
    expect(curve("kneeFromHipDrop", 0)?.(0)).toBe(30);
  });

  it("is that of the person's other leg in the stored mirror image, and of the same one where it is the near one", () => {
    const mirrored = parseTruth(
      text({}, { spec: { camera: { azimuth: 90 }, mirrored: true }, time_s: [0, 1, 2], angles }),
    ).angles;
    if (mirrored === undefined) throw new Error("no angles");
    expect(trueCurve("kneeFlexion", mirrored)?.(1)).toBe(20);
    expect(mirroredAngles(mirrored).mirrored).toBe(false);
  });

  it("is there only for metrics that the truth has", () => {
    expect(curve("wristOffThigh", 90)).toBeUndefined();
    expect(curve("trunkLean", 90)).toBeUndefined();
  });

  it("lies between its neighbours at every moment", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2, noNaN: true }), (timeS) => {
        const value = curve("kneeFlexion", 90)?.(timeS) ?? Number.NaN;
        expect(value).toBeGreaterThanOrEqual(timeS < 1 ? 10 : 20 - 1e-9);
        expect(value).toBeLessThanOrEqual(timeS <= 1 ? 20 + 1e-9 : 40);
      }),
    );
  });
});
