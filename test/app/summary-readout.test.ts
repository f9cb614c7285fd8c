import { describe, expect, test } from "vitest";
import {
  doseOf,
  faultRowsOf,
  figuresOf,
  headingOf,
  loadOf,
  refusalsOf,
  sideRowsOf,
  symmetryOf,
} from "../../src/app/summary-readout.js";
import type { AttemptRecord, FaultTotal, SetSummary } from "../../src/session/set-types.js";
import { RECORDED } from "../support/run-set.js";
import { KINDS, NOTHING_DONE } from "../support/snapshots.js";

const summaryOf = (movement: keyof typeof KINDS, part: Partial<SetSummary> = {}): SetSummary => ({
  options: RECORDED,
  kind: KINDS[movement],
  tally: NOTHING_DONE,
  attempts: [],
  label: undefined,
  endReason: "finished-by-user",
  durationMs: 60_000,
  totalMs: 0,
  longestMs: 0,
  goodFormMs: 0,
  holds: [],
  pauses: [],
  faults: [],
  notJudged: [],
  chart: [],
  targetDeg: 60,
  leaveToleranceDeg: 10,
  seenShare: 1,
  ...part,
});

const sides = (left: number, right: number, together = 0): SetSummary["tally"]["counted"] => ({
  left,
  right,
  together,
});

const attempt = (part: Partial<AttemptRecord>): AttemptRecord => ({
  startMs: 0,
  endMs: 2000,
  side: undefined,
  counted: true,
  clean: true,
  faults: [],
  ...part,
});

const fault = (part: Partial<FaultTotal>): FaultTotal => ({
  ruleId: "E2a-7",
  cue: "heels-heavy",
  severity: "form",
  durationMs: 1500,
  times: 2,
  spans: [],
  ...part,
});

describe("what came of a set", () => {
  test("the heading names what the movement counts, one of it in the singular", () => {
    const tally = { ...NOTHING_DONE, counted: sides(3, 4), metres: { left: 9.14, right: 3 } };
    const one = { ...NOTHING_DONE, counted: sides(0, 0, 1) };
    expect(headingOf(summaryOf("hold", { totalMs: 12_900 }))).toBe("12 seconds in position");
    expect(headingOf(summaryOf("reps", { tally }))).toBe("7 repetitions");
    expect(headingOf(summaryOf("hop-squat", { tally: one }))).toBe("1 repetition");
    expect(headingOf(summaryOf("circles", { tally }))).toBe("7 circles");
    expect(headingOf(summaryOf("travel", { tally }))).toBe("About 9.1 m left, 3.0 m right");
    expect(headingOf(summaryOf("hops", { tally }))).toBe("7 hops");
  });

  test("hops that were stepped are called steps", () => {
    const tally = { ...NOTHING_DONE, counted: sides(3, 4) };
    expect(headingOf(summaryOf("hops", { tally, options: { ...RECORDED, lowImpact: true } }))).toBe("7 steps");
  });

  test("the dose says what it is for: seconds, each direction, each leg or one leg", () => {
    const options = { ...RECORDED, amount: 10 };
    expect(doseOf(summaryOf("hold", { options }))).toBe("10 seconds");
    expect(doseOf(summaryOf("travel", { options: { ...options, amount: 9.14 } }))).toBe(
      "9.1 m (10 yd) in each direction",
    );
    expect(doseOf(summaryOf("reps", { options }))).toBe("10");
    expect(doseOf(summaryOf("circles", { options }))).toBe("10 on each leg");
    expect(doseOf(summaryOf("circles", { options: { ...options, leg: "left" } }))).toBe("10 on the left leg");
  });

  test("a weight is told with its hand, and nothing where there is none", () => {
    expect(loadOf(summaryOf("reps"))).toBeUndefined();
    const options = { ...RECORDED, load: { kg: 4, hand: "opposite" } } as const;
    expect(loadOf(summaryOf("reps", { options }))).toBe("4 kg in the opposite hand");
  });

  test("figures of a hold are times, of the rest counts, and of hops the clock too", () => {
    expect(figuresOf(summaryOf("hold", { totalMs: 29_990, longestMs: 12_000 })).map(({ value }) => value)).toEqual([
      "29 s",
      "12 s",
      "0 s",
    ]);
    const tally = { ...NOTHING_DONE, counted: sides(0, 0, 8), clean: sides(0, 0, 6), refused: sides(0, 0, 2) };
    expect(figuresOf(summaryOf("reps", { tally })).map(({ value }) => value)).toEqual(["8", "6", "2"]);
    expect(figuresOf(summaryOf("hops", { tally: { ...tally, workedMs: 30_500 } })).at(-1)?.value).toBe("30 s");
  });

  test("where legs work together nothing is shown for left and right", () => {
    expect(sideRowsOf(summaryOf("reps"))).toEqual([]);
    expect(sideRowsOf(summaryOf("hold"))).toEqual([]);
  });

  test("legs stand beside each other with counts, touches and the middle of their depths", () => {
    const attempts = [50, 60, 90].map((peakDeg) => attempt({ side: "left", peakDeg, startMs: 1000, endMs: 5200 }));
    const refused = attempt({ side: "right", counted: false, clean: false, peakDeg: 30, reason: "too-shallow" });
    const rows = sideRowsOf(
      summaryOf("reps", {
        kind: { ...KINDS.reps, legs: "stance", depth: "trunk-lean" },
        tally: { ...NOTHING_DONE, counted: sides(3, 0), clean: sides(2, 0), refused: sides(0, 1), taps: sides(0, 1) },
        attempts: [...attempts, refused],
      }),
    );
    expect(rows).toEqual([
      ["Leg", "Left", "Right"],
      ["Counted", "3", "0"],
      ["In good form", "2", "0"],
      ["Not counted", "0", "1"],
      ["Foot touches", "1", "0"],
      ["In control", "12 s", "0 s"],
      ["Usual lean", "60°", "–"],
    ]);
  });

  test("directions have their metres and yards, landings their distance and time in the air", () => {
    const travel = summaryOf("travel", { tally: { ...NOTHING_DONE, metres: { left: 9.144, right: 4.4 } } });
    expect(sideRowsOf(travel)).toContainEqual(["Distance, about", "9.1 m (10 yd)", "4.4 m (5 yd)"]);
    const hops = summaryOf("hops", {
      attempts: [
        attempt({ side: "left", distanceM: 0.4, flightMs: 200 }),
        attempt({ side: "right", distanceM: 0.5, flightMs: 0 }),
      ],
    });
    expect(sideRowsOf(hops)).toContainEqual(["Usual distance", "40 cm", "50 cm"]);
    expect(sideRowsOf(hops)).toContainEqual(["Usual time in the air", "0.2 s", "–"]);
  });

  test("why attempts did not count is told with how often, the most frequent first", () => {
    const reasons = ["foot-down", "too-shallow", "too-shallow"] as const;
    const attempts = [attempt({}), ...reasons.map((reason) => attempt({ counted: false, clean: false, reason }))];
    expect(refusalsOf(summaryOf("reps", { attempts }))).toEqual(["Too shallow: 2 times", "Foot down: 1 time"]);
  });

  test("faults of a hold are told with their time, of repetitions with how many of them, by leg where there are two", () => {
    expect(faultRowsOf(summaryOf("hold", { faults: [fault({})] }))).toEqual([
      ["What", "How long", "How often"],
      ["Heels lifted", "1.5 s", "2 times"],
    ]);
    const broken = attempt({ faults: ["E2a-7"] });
    expect(faultRowsOf(summaryOf("reps", { faults: [fault({})], attempts: [broken, attempt({})] }))).toEqual([
      ["What", "How often"],
      ["Heels lifted", "in 1 of 2"],
    ]);
    const left = attempt({ side: "left", faults: ["E2a-7"] });
    expect(faultRowsOf(summaryOf("circles", { faults: [fault({})], attempts: [left] }))).toEqual([
      ["What", "How often", "Left", "Right"],
      ["Heels lifted", "in 1 of 1", "1", "0"],
    ]);
  });

  const bySide = (left: number, right: number, part: (side: "left" | "right") => Partial<AttemptRecord>) => [
    ...Array.from({ length: left }, () => attempt({ side: "left", ...part("left") })),
    ...Array.from({ length: right }, () => attempt({ side: "right", ...part("right") })),
  ];
  const stance = { ...KINDS.reps, legs: "stance", depth: "trunk-lean" } as const;

  test("legs are compared by what they did, and a difference is told with what it means", () => {
    const lines = symmetryOf(
      summaryOf("reps", {
        kind: stance,
        tally: { ...NOTHING_DONE, clean: sides(7, 10) },
        attempts: bySide(7, 10, (side) => ({ peakDeg: side === "left" ? 50 : 60 })),
      }),
    );
    expect(lines).toEqual([
      "Good repetitions: your left leg did 70 % of what your right leg did. A clear difference: mention it to your physiotherapist.",
      "Lean: your left leg did 83 % of what your right leg did. Worth working on.",
    ]);
    expect(lines.join(" ")).not.toMatch(/strong|weak/);
  });

  test("a difference below what can be told is none", () => {
    const lines = symmetryOf(
      summaryOf("reps", {
        kind: stance,
        tally: { ...NOTHING_DONE, clean: sides(10, 10) },
        attempts: bySide(10, 10, (side) => ({ peakDeg: side === "left" ? 57 : 60 })),
      }),
    );
    expect(lines).toEqual([
      "Good repetitions: no difference between left and right.",
      "Lean: no difference between left and right.",
    ]);
  });

  test("too few good repetitions compare nothing, and that is said once", () => {
    const attempts = bySide(4, 4, () => ({ peakDeg: 60 }));
    const tally = { ...NOTHING_DONE, clean: sides(4, 4) };
    expect(symmetryOf(summaryOf("reps", { kind: stance, tally, attempts }))).toEqual([
      "To compare left and right, 5 good ones of each side are needed.",
    ]);
  });

  test("one prescribed leg is compared with nothing, nor are legs that work together", () => {
    const options = { ...RECORDED, leg: "left" } as const;
    expect(symmetryOf(summaryOf("reps", { kind: stance, options }))).toEqual([]);
    expect(symmetryOf(summaryOf("reps"))).toEqual([]);
  });

  test("directions are compared by their way", () => {
    const tally = { ...NOTHING_DONE, clean: sides(30, 20), metres: { left: 9, right: 7.5 } };
    expect(symmetryOf(summaryOf("travel", { tally }))).toEqual([
      "Distance: to the right you went 83 % of the way to the left. Worth working on.",
    ]);
  });

  test("a set without a warning has nothing to mend", () => {
    expect(faultRowsOf(summaryOf("reps", { faults: [fault({ times: 0 })] }))).toEqual([]);
  });
});
