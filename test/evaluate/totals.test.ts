import { describe, expect, it } from "vitest";
import type { ClipScore } from "./evaluation.js";
import { totalsOf, worstFirst } from "./totals.js";

const BASE: ClipScore = {
  name: "clip",
  exercise: "hand-made",
  options: { level: "L4", targetDeg: 90, amount: 60, leg: "auto" },
  durationS: 30,
  scored: true,
  expected: { reps: 4 },
  counted: { reps: 4 },
  refused: [],
  exact: true,
  offByOne: true,
  countError: 0,
  countErrorShare: 0,
  holdErrorS: null,
  faults: { expected: [], raised: [], hit: [], missed: [], late: [], false: [] },
  cleanMinutes: 0.5,
  angleMaeDeg: {},
  angleBiasDeg: {},
  anglePictures: {},
  driver: null,
  posedShare: 1,
  view: { expected: "ok", judgedShare: 1, askedToTurn: false },
  label: { expected: null, told: null },
  notJudged: [],
};

const offByTwo: ClipScore = { ...BASE, exact: false, offByOne: false, countError: -2, countErrorShare: -0.5 };

describe("totals", () => {
  it("are shares and means over the clips that have the figure", () => {
    const hold: ClipScore = { ...BASE, offByOne: null, countError: null, countErrorShare: null, holdErrorS: -0.4 };
    const totals = totalsOf([BASE, offByTwo, hold]);
    expect(totals).toMatchObject({ clips: 3, oboShare: 0.5, countMae: 0.25, countMaeAbsolute: 1, holdMaeS: 0.4 });
    expect(totals.exactShare).toBeCloseTo(2 / 3, 9);
  });

  it("count a wrong warning once per clip for precision and every time for the rate", () => {
    const faulty: ClipScore = {
      ...BASE,
      faults: { ...BASE.faults, hit: ["A-1"], missed: ["A-2"], false: ["A-3", "A-3"] },
    };
    expect(totalsOf([BASE, faulty])).toMatchObject({
      faultPrecision: 0.5,
      faultRecall: 0.5,
      falseWarningsPerMinute: 2,
    });
  });

  it("give the hold error over all runs, and over those with a hold", () => {
    const held = (wantedS: number, errorS: number): ClipScore => ({
      ...BASE,
      expected: { holdS: wantedS },
      holdErrorS: errorS,
    });
    expect(totalsOf([held(6, -0.6), held(0, 0), held(0, 0.3)])).toMatchObject({ holdMaeS: 0.3, heldHoldMaeS: 0.6 });
  });

  it("weigh the error of each exercise's own angle by its pictures", () => {
    const of = (metric: string, maeDeg: number, pictures: number): ClipScore => ({
      ...BASE,
      driver: { metric, maeDeg, biasDeg: 0, pictures },
    });
    expect(totalsOf([of("kneeFlexion", 2, 300), of("trunkLean", 6, 100), BASE]).driverMaeDeg).toBe(3);
  });

  it("are null, not perfect, where nothing was asked", () => {
    const free: ClipScore = {
      ...BASE,
      scored: false,
      exact: null,
      offByOne: null,
      countError: null,
      countErrorShare: null,
    };
    expect(totalsOf([free])).toEqual({
      clips: 0,
      exactShare: null,
      oboShare: null,
      countMae: null,
      countMaeAbsolute: null,
      holdMaeS: null,
      heldHoldMaeS: null,
      faultPrecision: null,
      faultRecall: null,
      falseWarningsPerMinute: null,
      driverMaeDeg: null,
    });
  });
});

describe("worst first", () => {
  it("puts wrong counts before wrong warnings, those before the rest, and clips without truth last", () => {
    const free: ClipScore = { ...BASE, name: "free", scored: false, exact: null };
    const warned: ClipScore = { ...BASE, name: "warned", faults: { ...BASE.faults, false: ["A-1"] } };
    const wrong = { ...offByTwo, name: "wrong" };
    const fine = { ...BASE, name: "fine" };
    const also = { ...BASE, name: "also" };
    const order = [free, fine, warned, wrong, also].sort(worstFirst).map((score) => score.name);
    expect(order).toEqual(["wrong", "warned", "also", "fine", "free"]);
  });
});
