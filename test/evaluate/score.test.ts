import { describe, expect, it } from "vitest";
import type { SetEvent } from "../../src/checker/events.js";
import { findExercise } from "../../src/exercises/catalog.js";
import { film, STANDING, wallSit } from "../support/synthetic-body.js";
import type { BodyPose, Keyframe } from "../support/synthetic-body.js";
import type { ClipScore } from "./evaluation.js";
import { evaluateClip } from "./run-clip.js";
import { type ClipRun, scoreRun } from "./score.js";
import { parseTruth } from "./truth.js";
import type { Truth } from "./truth.js";

/** Paths of the values in which two scores differ, without the truth that was changed. */
function changed(before: ClipScore, after: ClipScore): readonly string[] {
  const paths = (value: unknown, at: string): [string, string][] =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, inner]) => paths(inner, at === "" ? key : `${at}.${key}`))
      : [[at, JSON.stringify(value)]];
  const left = new Map(paths(before, ""));
  const right = new Map(paths(after, ""));
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .filter((path) => !path.startsWith("expected") && path !== "faults.expected")
    .sort();
}

const truthOf = (expectation: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): Truth =>
  parseTruth(JSON.stringify({ expect: [expectation], ...more }));

describe("the score of a drawn wall squat", () => {
  const FPS = 30;
  const sit = (change: Partial<BodyPose> = {}): readonly Keyframe[] => [
    { untilMs: 1500, pose: STANDING },
    { untilMs: 3000, pose: { ...wallSit(90), ...change } },
    { untilMs: 10_000, pose: { ...wallSit(90), ...change } },
    { untilMs: 11_500, pose: STANDING },
    { untilMs: 13_000, pose: STANDING },
  ];

  const score = (keyframes: readonly Keyframe[], truth: Truth): ClipScore => {
    const definition = findExercise("wall-squat");
    const expectation = truth.expect[0];
    if (definition === undefined || expectation === undefined) throw new Error("no such exercise");
    const inputs = [...film(keyframes, FPS)].map((frame) => ({ type: "frame", frame }) as const);
    const plan = {
      name: "drawn",
      definition,
      engine: "blazepose-full",
      expectation,
      trueAngles: truth.angles,
    } as const;
    return evaluateClip(plan, inputs).score;
  };

  /** Seven still seconds, and what the bands of 10 and 15 degrees give on the way down and up. */
  const HELD_S = 7.36;
  const clean = { exercise: "wall-squat", view: "ok", level_deg: 90, hold_s: HELD_S, faults: [] };
  const right = score(sit(), truthOf(clean));

  it("is right where the truth is", () => {
    expect(right).toMatchObject({ exact: true, scored: true, posedShare: 1 });
    expect(Math.abs(right.holdErrorS ?? NaN)).toBeLessThan(0.1);
    expect(right.faults).toMatchObject({ hit: [], missed: [], false: [] });
    expect(right.cleanMinutes).toBeCloseTo(13 / 60, 2);
  });

  it("changes in the hold error alone when the truth holds a little longer", () => {
    const after = score(sit(), truthOf({ ...clean, hold_s: HELD_S + 0.3 }));
    expect(changed(right, after)).toEqual(["holdErrorS"]);
    expect((right.holdErrorS ?? 0) - (after.holdErrorS ?? 0)).toBeCloseTo(0.3, 6);
  });

  it("is no longer exact when the truth holds longer than its tolerance", () => {
    const after = score(sit(), truthOf({ ...clean, hold_s: HELD_S + 1 }));
    expect(changed(right, after)).toEqual(["exact", "holdErrorS"]);
    const tolerated = score(sit(), truthOf({ ...clean, hold_s: HELD_S + 1, tolerance_s: 1.2 }));
    expect(changed(right, tolerated)).toEqual(["holdErrorS"]);
  });

  it("misses a fault that the truth has and nobody raised", () => {
    const fault = { id: "E2-3", name: "knees-forward", start_s: 3, end_s: 9 };
    const after = score(sit(), truthOf({ ...clean, faults: [fault] }));
    expect(changed(right, after)).toEqual(["cleanMinutes", "faults.missed"]);
    expect(after.faults.missed).toEqual(["E2-3"]);
    expect(after.cleanMinutes).toBeCloseTo((13 - 6) / 60, 2);
  });

  const heels: Partial<BodyPose> = { heelLiftDeg: 30 };
  const raised = score(
    sit(heels),
    truthOf({ ...clean, faults: [{ id: "E2-7", name: "heels", start_s: 3, end_s: 10 }] }),
  );

  it("hits a fault that was raised in its window", () => {
    expect(raised.faults).toMatchObject({ hit: ["E2-7"], missed: [], late: [], false: [] });
  });

  it("counts a warning as false when the truth has none, once for every time it was raised", () => {
    const after = score(sit(heels), truthOf(clean));
    expect(changed(raised, after)).toEqual(["cleanMinutes", "faults.false", "faults.hit"]);
    expect(after.faults.false).toEqual(["E2-7"]);
  });

  it("lets a warning pass that the truth allows, by id or by the name of what cannot be judged", () => {
    for (const excuse of [{ allowed: ["E2-7"] }, { unjudged: ["heels"] }]) {
      const after = score(sit(heels), truthOf({ ...clean, ...excuse }));
      expect(after.faults).toMatchObject({ hit: [], missed: [], late: [], false: [] });
    }
  });

  it("counts a warning after its window as missed and late, not as false", () => {
    const [fault] = raised.faults.raised;
    if (fault === undefined) throw new Error("not raised");
    // Ends so early that end, 1.5 seconds and the rule's own second are over just before it was raised.
    const endS = fault.startS - 2.5 - 0.01;
    const faults = [{ id: "E2-7", name: "heels", start_s: endS - 1, end_s: endS }];
    const after = score(sit(heels), truthOf({ ...clean, faults }));
    expect(changed(raised, after)).toEqual(["cleanMinutes", "faults.hit", "faults.late", "faults.missed"]);
    expect(after.faults).toMatchObject({ missed: ["E2-7"], late: ["E2-7"], false: [] });
    const inTime = [{ id: "E2-7", name: "heels", start_s: endS - 1, end_s: endS + 0.02 }];
    expect(score(sit(heels), truthOf({ ...clean, faults: inTime })).faults.hit).toEqual(["E2-7"]);
  });

  it("scores no fault where the truth says nothing of faults", () => {
    const { faults: _, ...silent } = clean;
    const after = score(sit(heels), truthOf(silent));
    expect(after.faults).toMatchObject({ hit: [], missed: [], false: [] });
    expect(after.cleanMinutes).toBe(0);
  });

  it("finds a right refusal right, and a refusal in a good view wrong", () => {
    const front = sit({ yawDeg: 0 }).map(({ untilMs, pose }) => ({ untilMs, pose: { ...pose, yawDeg: 0 } }));
    const refused = score(front, truthOf({ ...clean, view: "outside" }));
    expect(refused).toMatchObject({ exact: true, holdErrorS: null, counted: { holdS: 0 } });
    expect(refused.view).toMatchObject({ expected: "outside", askedToTurn: true, judgedShare: 0 });
    expect(score(front, truthOf(clean))).toMatchObject({ exact: false });
  });

  it("gives mean and signed error of an angle over the pictures of its view", () => {
    const times = Array.from({ length: 400 }, (_, index) => index / FPS);
    const knee = times.map((timeS) => {
      const share =
        timeS < 1.5 ? 0 : timeS < 3 ? (timeS - 1.5) / 1.5 : timeS < 10 ? 1 : Math.max(0, 1 - (timeS - 10) / 1.5);
      return STANDING.kneeDeg + (90 - STANDING.kneeDeg) * share;
    });
    const withAngles = (offsetDeg: number): ClipScore =>
      score(
        sit(),
        truthOf(clean, {
          spec: { camera: { azimuth: 90 } },
          time_s: times,
          angles: { knee_flexion_L: knee.map((deg) => deg - offsetDeg), knee_flexion_R: knee.map(() => 0) },
        }),
      );
    expect(withAngles(0).angleMaeDeg["kneeFlexion"]).toBeLessThan(3);
    const shifted = withAngles(10);
    const plain = withAngles(0);
    expect(changed(plain, shifted)).toEqual([
      "angleBiasDeg.kneeFlexion",
      "angleMaeDeg.kneeFlexion",
      "driver.biasDeg",
      "driver.maeDeg",
    ]);
    const bias = (clip: ClipScore): number => clip.angleBiasDeg["kneeFlexion"] ?? NaN;
    expect(bias(shifted) - bias(plain)).toBeCloseTo(10, 6);
  });
});

describe("the score of counted movements", () => {
  const rep = (timeS: number, side: "left" | "right"): SetEvent => ({
    type: "rep-counted",
    timeMs: timeS * 1000,
    side,
    peakDeg: 90,
    downMs: 1000,
    holdMs: 200,
    upMs: 1000,
    clean: true,
  });
  const step = (timeS: number, direction: "left" | "right", distanceM = 0.3): SetEvent => ({
    type: "step-counted",
    timeMs: timeS * 1000,
    direction,
    distanceM,
    clean: true,
  });
  const circle = (timeS: number, reversed = false): SetEvent => ({
    type: "circle-counted",
    timeMs: timeS * 1000,
    side: "left",
    reversed,
    amplitudeDeg: 40,
    clean: true,
  });
  const runOf = (kind: string, events: readonly SetEvent[]): ClipRun => ({
    exercise: "hand-made",
    kind,
    persistenceMs: {},
    options: { level: "L4", targetDeg: 90, amount: 60, leg: "auto" },
    events,
    holdS: 0,
    durationS: 20,
    pictures: 600,
    posedPictures: 600,
    inViewPictures: 600,
    main: ["kneeFlexion"],
    hasDriver: true,
    label: undefined,
    notJudged: [],
    angles: [],
    views: [],
  });
  const score = (
    kind: string,
    events: readonly SetEvent[],
    expectation: Readonly<Record<string, unknown>>,
  ): ClipScore =>
    scoreRun("hand-made", runOf(kind, events), truthOf({ exercise: "hand-made", ...expectation }).expect[0]);

  const three = [rep(3, "left"), rep(6, "left"), rep(9, "left")];
  const threeLeft = { reps: 3, partial: 0, side: "L" };
  const right = score("reps", three, threeLeft);

  it("is exact where every count is", () => {
    expect(right).toMatchObject({ exact: true, offByOne: true, countError: 0, countErrorShare: 0 });
    expect(right.expected).toEqual({ reps: 3, repsLeft: 3, repsRight: 0, partial: 0 });
  });

  it("tells one repetition too many as off by one, not as exact", () => {
    const after = score("reps", [...three, rep(12, "left")], threeLeft);
    expect(changed(right, after)).toEqual([
      "countError",
      "countErrorShare",
      "counted.reps",
      "counted.repsLeft",
      "exact",
    ]);
    expect(after).toMatchObject({ countError: 1, offByOne: true, exact: false });
    expect(after.countErrorShare).toBeCloseTo(1 / 3, 9);
  });

  it("tells two too few as more than off by one", () => {
    expect(score("reps", [rep(3, "left")], threeLeft)).toMatchObject({ countError: -2, offByOne: false, exact: false });
  });

  it("tells a repetition on the wrong side although the sum is right", () => {
    const after = score("reps", [rep(3, "left"), rep(6, "left"), rep(9, "right")], threeLeft);
    expect(changed(right, after)).toEqual(["counted.repsLeft", "counted.repsRight", "exact"]);
  });

  it("tells an attempt that was refused without reason, with its reason", () => {
    const refused = { type: "rep-refused", timeMs: 12_000, side: "left", reason: "too-shallow" } as const;
    const after = score("reps", [...three, refused], threeLeft);
    expect(changed(right, after)).toEqual(["counted.partial", "exact", "refused"]);
    expect(after.refused).toEqual([{ timeS: 12, reason: "too-shallow", side: "left" }]);
    expect(score("reps", [...three, refused], { ...threeLeft, partial: 1 }).exact).toBe(true);
  });

  it("lets a count differ by the truth's own tolerance", () => {
    const hop = (timeS: number): SetEvent => ({
      type: "hop-counted",
      timeMs: timeS * 1000,
      landing: "left",
      flightMs: 250,
      distanceM: 0.5,
      clean: true,
    });
    const hops = [hop(1), hop(2), hop(3)];
    expect(score("hops", hops, { hops: 4, tolerance: 1 })).toMatchObject({ exact: true, countError: -1 });
    expect(score("hops", hops, { hops: 5, tolerance: 1 })).toMatchObject({ exact: false, countError: -2 });
  });

  it("scores steps by direction, and metres within eight in a hundred", () => {
    const steps = [step(1, "left"), step(2, "left"), step(3, "right"), step(4, "right")];
    const wanted = { steps: 4, steps_left: 2, steps_right: 2, metres_left: 0.62, metres_right: 0.6 };
    expect(score("travel", steps, wanted).exact).toBe(true);
    expect(score("travel", steps, { ...wanted, metres_left: 0.66 }).exact).toBe(false);
    const turned = score("travel", [...steps.slice(0, 3), step(4, "left")], wanted);
    expect(turned).toMatchObject({ exact: false, countError: 0 });
    expect(turned.counted).toMatchObject({ stepsLeft: 3, stepsRight: 1 });
  });

  it("adds the way without steps to the metres of its direction", () => {
    const shuffled: SetEvent = { type: "travelled", timeMs: 3000, direction: "left", distanceM: 0.2 };
    const events = [step(1, "left", 0.3), shuffled];
    expect(score("travel", events, { steps: 1, metres_left: 0.5 }).exact).toBe(true);
    expect(score("travel", events, { steps: 1, metres_right: 0.5 }).exact).toBe(false);
  });

  it("asks for no circles where the truth asks for no repetitions of an exercise of circles", () => {
    expect(score("circles", [circle(2)], { reps: 0 })).toMatchObject({ exact: false, countError: 1 });
    expect(score("circles", [], { reps: 0 }).exact).toBe(true);
  });

  it("does not count a circle the wrong way round", () => {
    const events = [circle(2), circle(5), circle(8, true)];
    expect(score("circles", events, { circles: 2, reversed: 1, side: "L" }).exact).toBe(true);
    expect(score("circles", events, { circles: 3, reversed: 0, side: "L" })).toMatchObject({
      exact: false,
      countError: -1,
    });
  });

  it("scores no figure that the truth leaves open", () => {
    const open = score("travel", [step(1, "left")], { steps: 1, steps_right: null });
    expect(open.expected).toEqual({ steps: 1 });
    expect(open.exact).toBe(true);
  });

  it("is exact only with the name that the movement is to be called", () => {
    const named = (told: "free-squat" | undefined) =>
      scoreRun(
        "named",
        { ...runOf("reps", three), label: told },
        truthOf({ exercise: "hand-made", reps: 3, label: "free-squat" }).expect[0],
      );
    expect(named("free-squat")).toMatchObject({ exact: true, label: { expected: "free-squat", told: "free-squat" } });
    expect(named(undefined)).toMatchObject({ exact: false, countError: 0, label: { told: null } });
    expect(score("reps", three, { reps: 3 }).label).toEqual({ expected: null, told: null });
  });

  it("gives no relative error where nothing was expected, and no score without a truth", () => {
    expect(score("reps", [rep(2, "left")], { reps: 0 })).toMatchObject({ countError: 1, countErrorShare: null });
    const free = scoreRun("free", runOf("reps", three), undefined);
    expect(free).toMatchObject({ scored: false, exact: null, offByOne: null, countError: null, expected: {} });
    expect(free.counted).toMatchObject({ reps: 3, repsLeft: 3 });
  });

  it("refuses a kind of movement that it has no figures for", () => {
    expect(() => score("swimming", [], { reps: 1 })).toThrow(/swimming/);
  });
});

describe("the score of hand-made events", () => {
  const raise = (timeS: number, severity: "safe" | "info" = "safe"): SetEvent => ({
    type: "fault-raised",
    timeMs: timeS * 1000,
    ruleId: "H-1",
    severity,
    cue: "cue",
    value: 1,
  });
  const clear = (timeS: number): SetEvent => ({
    type: "fault-cleared",
    timeMs: timeS * 1000,
    ruleId: "H-1",
    cue: "cue",
    durationMs: 0,
  });
  const turn: SetEvent = { type: "notice", timeMs: 1000, notice: "turn-to-count" };
  const score = (events: readonly SetEvent[], expectation: Readonly<Record<string, unknown>>, more = {}): ClipScore => {
    const run: ClipRun = {
      exercise: "hand-made",
      kind: "hold",
      persistenceMs: { "H-1": 1000 },
      options: { level: "L4", targetDeg: 90, amount: 60, leg: "auto" },
      events,
      holdS: 0,
      durationS: 20,
      pictures: 4,
      posedPictures: 4,
      inViewPictures: 4,
      main: ["kneeFlexion"],
      hasDriver: true,
      label: undefined,
      notJudged: [],
      angles: [],
      views: [],
      ...more,
    };
    return scoreRun("hand-made", run, truthOf({ exercise: "hand-made", ...expectation }).expect[0]);
  };
  const faults = [{ id: "H-1", start_s: 5, end_s: 8 }];

  it("counts a warning before its window as missed", () => {
    expect(score([raise(4.9)], { faults }).faults).toMatchObject({ hit: [], missed: ["H-1"], late: ["H-1"] });
    expect(score([raise(5)], { faults }).faults.hit).toEqual(["H-1"]);
    expect(score([raise(10.5)], { faults }).faults.hit).toEqual(["H-1"]);
    expect(score([raise(10.6)], { faults }).faults.hit).toEqual([]);
  });

  it("needs one hit only where a fault is scripted several times", () => {
    const twice = [...faults, { id: "H-1", start_s: 12, end_s: 14 }];
    expect(score([raise(13)], { faults: twice }).faults).toMatchObject({ hit: ["H-1"], missed: [] });
  });

  it("does not hold information against the app", () => {
    expect(score([raise(3, "info")], { faults: [] }).faults.false).toEqual([]);
    expect(score([raise(3)], { faults: [] }).faults.false).toEqual(["H-1"]);
  });

  it("gives begin and end of a fault, and the clip's end where it never ended", () => {
    const { raised } = score([raise(3), clear(5), raise(7)], { faults: [] }).faults;
    expect(raised.map(({ startS, endS }) => [startS, endS])).toEqual([
      [3, 5],
      [7, 20],
    ]);
  });

  it("finds a refusal right only when the person was told", () => {
    const outside = { view: "outside", hold_s: 6 };
    expect(score([], outside)).toMatchObject({ exact: false, holdErrorS: -6 });
    expect(score([turn], outside)).toMatchObject({ exact: true, holdErrorS: null });
    expect(score([turn], { ...outside, view: "ok" })).toMatchObject({ exact: false, holdErrorS: -6 });
  });

  it("finds asking to turn wrong where the camera stands right and something should have been counted", () => {
    // Within the tolerance, so that it is the refusal alone that is wrong.
    const little = { hold_s: 0.5, tolerance_s: 1 };
    expect(score([], { ...little, view: "ok" }).exact).toBe(true);
    expect(score([turn], { ...little, view: "ok" }).exact).toBe(false);
    expect(score([turn], little).exact).toBe(true);
    expect(score([turn], { view: "ok", hold_s: 0 }).exact).toBe(true);
  });

  it("takes time with overlapping faults once from the clean minutes", () => {
    const overlapping = [...faults, { id: "H-2", start_s: 7, end_s: 10 }];
    expect(score([], { faults: overlapping, hold_s: 5 }).cleanMinutes).toBeCloseTo(15 / 60, 9);
  });

  it("has clean minutes only where the exercise is done, is judged and its faults are known", () => {
    const minutes = (expectation: Readonly<Record<string, unknown>>): number => score([], expectation).cleanMinutes;
    expect(minutes({ faults: [], hold_s: 5 })).toBeCloseTo(20 / 60, 9);
    expect([minutes({ faults: [], hold_s: 0 }), minutes({ hold_s: 5 })]).toEqual([0, 0]);
    expect(minutes({ faults: [], hold_s: 5, view: "outside" })).toBe(0);
  });

  it("compares an angle only where it is seen in its own view and has a truth", () => {
    const angles = [
      {
        metric: "kneeFlexion",
        unit: "deg",
        timeS: [0, 1, 2, 3],
        measured: [10, 20, null, 40],
        truth: [12, 90, 30, null],
        inView: [true, false, true, true],
      },
    ];
    const { angleMaeDeg, angleBiasDeg, anglePictures } = score([], { hold_s: 0 }, { angles });
    expect([angleMaeDeg, angleBiasDeg, anglePictures]).toEqual([
      { kneeFlexion: 2 },
      { kneeFlexion: -2 },
      { kneeFlexion: 1 },
    ]);
    expect(score([], { hold_s: 0, view: "outside" }, { angles }).angleMaeDeg).toEqual({});
  });
});
