import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { healProfile } from "../../src/history/profile.js";
import { healProgress } from "../../src/history/progress.js";
import { MorningStore } from "../../src/history/mornings.js";
import { DEPTH_LEVELS } from "../../src/checker/events.js";
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";
import { morningZoneOf, scoreBefore, STRICT_LIMITS, zoneOf } from "../../src/session/pain.js";
import { adviseOn, withProposals } from "../../src/session/proposal.js";
import type { MorningAnswer } from "../../src/session/trial.js";
import {
  PART_QUESTIONS,
  SCREENING_QUESTIONS,
  STOP_QUESTIONS,
  gatesMetBy,
  progressThatHolds,
  screeningState,
  speaksAgainst,
  type Screening,
} from "../../src/session/screening.js";
import type { WorkoutRecord } from "../../src/session/workout-types.js";
import { itemOf, outcomeWith, sessionOf } from "../support/workouts.js";

const DAY_MS = 86_400_000;
const NOW_MS = 1_800_000_000_000;

const screened = (yes: readonly string[], part: Partial<Screening> = {}): Screening => ({
  answeredMs: NOW_MS,
  answers: Object.fromEntries(SCREENING_QUESTIONS.map((question) => [question, yes.includes(question)])),
  agreed: false,
  ...part,
});

describe("the questions before the first session", () => {
  test("are due at first, and again after thirty days", () => {
    expect(screeningState(undefined, NOW_MS)).toBe("first");
    expect(screeningState(screened([]), NOW_MS + 30 * DAY_MS)).toBe("clear");
    expect(screeningState(screened([]), NOW_MS + 30 * DAY_MS + 1)).toBe("again");
    // A clock that was set back.
    expect(screeningState(screened([]), NOW_MS - 1)).toBe("again");
  });

  test.each(STOP_QUESTIONS)("a yes to %s says stop until a professional has agreed", (question) => {
    expect(screeningState(screened([question]), NOW_MS)).toBe("stop");
    expect(screeningState(screened([question], { agreed: true }), NOW_MS)).toBe("clear");
  });

  test.each(PART_QUESTIONS)("a yes to %s stops nobody, and speaks against some exercises", (question) => {
    expect(screeningState(screened([question]), NOW_MS)).toBe("clear");
    const against = EXERCISES.filter(({ gates }) => speaksAgainst(screened([question]), gates).includes(question));
    expect(against.length).toBeGreaterThan(0);
    expect(against.length).toBeLessThan(EXERCISES.length);
    expect(against.flatMap(({ gates }) => speaksAgainst(screened([]), gates))).toEqual([]);
  });

  test("hops speak against hops, balance against what wobbles, blood pressure against the wall squat", () => {
    const against = (question: string): readonly string[] =>
      EXERCISES.filter(({ gates }) => speaksAgainst(screened([question]), gates).length > 0).map(({ id }) => id);
    expect(against("hops")).toEqual(expect.arrayContaining(["lateral-hop", "hop-squat"]));
    expect(against("balance")).toEqual(expect.arrayContaining(["one-leg-deadlift-pad", "one-leg-deadlift-bosu"]));
    expect(against("pressure")).toContain("wall-squat");
  });

  test("what was answered with no is not asked again by an exercise", () => {
    expect(gatesMetBy(screened([]))).toEqual(expect.arrayContaining(["blood-pressure", "hops-health", "no-fall"]));
    expect(gatesMetBy(screened(PART_QUESTIONS))).toEqual([]);
    const known = new Set(EXERCISES.flatMap(({ gates }) => gates.map(({ id }) => id)));
    for (const id of gatesMetBy(screened([]))) expect(known).toContain(id);
  });
});

describe("a yes after a no", () => {
  const progress = healProgress({
    version: 1,
    sets: [],
    answers: { "blood-pressure": 1, "hops-health": 1, "no-fall": 1, "stand-10s": 1, steady: 1, "calm-back": 1 },
  });
  const holding = (yes: readonly string[]): readonly string[] =>
    Object.keys(progressThatHolds(progress, screened(yes)).answers);

  test("takes back what the no had met, and nothing else", () => {
    expect(progressThatHolds(progress, undefined)).toEqual(progress);
    expect(holding([])).toEqual(Object.keys(progress.answers));
    expect(holding(["pressure"])).toEqual(["hops-health", "no-fall", "stand-10s", "steady", "calm-back"]);
    expect(holding(["hops"])).toEqual(["blood-pressure", "no-fall", "stand-10s", "steady", "calm-back"]);
    expect(holding(["balance"])).toEqual(["blood-pressure", "hops-health", "calm-back"]);
  });
});

describe("the traffic light", () => {
  test("the next morning is told by the day before", () => {
    const calm = { swollen: false };
    expect(morningZoneOf({ score: 2, ...calm }, 2, STRICT_LIMITS)).toBe("green");
    expect(morningZoneOf({ score: 3, ...calm }, 2, STRICT_LIMITS)).toBe("amber");
    expect(morningZoneOf({ score: 4, ...calm }, 2, STRICT_LIMITS)).toBe("red");
    expect(morningZoneOf({ score: 0, swollen: true }, 2, STRICT_LIMITS)).toBe("red");
    expect(morningZoneOf({ score: 4, ...calm }, undefined, STRICT_LIMITS)).toBe("amber");
  });

  test("more pain is never a better colour", () => {
    const order = ["green", "amber", "red"];
    fc.assert(
      fc.property(
        fc.nat(10),
        fc.nat(10),
        fc.option(fc.nat(10), { nil: undefined }),
        fc.boolean(),
        (a, b, before, hops) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          const zone = (score: number): number =>
            order.indexOf(
              zoneOf(
                { score, sharp: false },
                before === undefined ? undefined : { score: before },
                STRICT_LIMITS,
                hops,
              ),
            );
          expect(zone(more)).toBeGreaterThanOrEqual(zone(less));
          const morning = (score: number): number =>
            order.indexOf(morningZoneOf({ score, swollen: false }, before, STRICT_LIMITS));
          expect(morning(more)).toBeGreaterThanOrEqual(morning(less));
        },
      ),
    );
  });
});

const planOf = (exerciseId: string, part: Parameters<typeof itemOf>[1] = {}) => ({
  id: "own-1",
  items: [itemOf(exerciseId, { level: "L2", ...part })],
});

const advise = (
  exerciseId: string,
  records: readonly WorkoutRecord[],
  mornings: readonly MorningAnswer[] = [],
  part: Parameters<typeof itemOf>[1] = {},
) => adviseOn(planOf(exerciseId, part), records, mornings, STRICT_LIMITS);

describe("what is proposed for the next session", () => {
  test("nothing without a session, and nothing after one that was green", () => {
    expect(advise("ball-squat", [])).toEqual({ proposals: [], seePhysio: undefined });
    expect(advise("ball-squat", [sessionOf("ball-squat", 2)]).proposals).toEqual([]);
  });

  test("three green and clean sessions at the plan's depth unlock the next one", () => {
    const green = [sessionOf("ball-squat", 1), sessionOf("ball-squat", 1), sessionOf("ball-squat", 2)];
    expect(advise("ball-squat", green).proposals).toEqual([
      { index: 0, reason: "three-green", level: "L3", amount: 3, lowImpact: false },
    ]);
    expect(advise("ball-squat", green.slice(1)).proposals).toEqual([]);
    // A plan that is deeper still waits: one step at a time.
    expect(advise("ball-squat", green, [], { level: "L4" }).proposals).toMatchObject([{ level: "L3" }]);
    expect(advise("ball-squat", green, [], { level: "L3" }).proposals).toEqual([]);
  });

  test("a set that was not clean, or an uneasy morning, unlocks nothing", () => {
    const unclean = sessionOf("ball-squat", 1, { outcome: outcomeWith({ together: 3 }) });
    expect(advise("ball-squat", [sessionOf("ball-squat", 1), unclean, sessionOf("ball-squat", 1)]).proposals).toEqual(
      [],
    );
    const last = sessionOf("ball-squat", 1);
    const morning = {
      workoutId: last.workoutId,
      scores: { left: 1 + (scoreBefore(last.readings, "left") ?? 0) },
      swollen: false,
    };
    const three = [sessionOf("ball-squat", 1), sessionOf("ball-squat", 1), last];
    expect(advise("ball-squat", three, [morning]).proposals).toEqual([
      { index: 0, reason: "amber-morning", level: "L1", amount: 3, lowImpact: false },
    ]);
  });

  test.each([
    [4, "amber"],
    [7, "red"],
  ] as const)("pain of %i is answered by a level less", (score, reason) => {
    expect(advise("ball-squat", [sessionOf("ball-squat", score)]).proposals).toEqual([
      { index: 0, reason, level: "L1", amount: 3, lowImpact: false },
    ]);
    // At the easiest depth it is less of it.
    const easiest = { level: "L1", amount: 15 } as const;
    expect(advise("ball-squat", [sessionOf("ball-squat", score, easiest)], [], easiest).proposals).toEqual([
      { index: 0, reason, level: "L1", amount: 10, lowImpact: false },
    ]);
  });

  test("hops become steps from an answer of three on", () => {
    expect(advise("lateral-hop", [sessionOf("lateral-hop", 3)]).proposals).toMatchObject([{ lowImpact: true }]);
    expect(advise("lateral-hop", [sessionOf("lateral-hop", 2)]).proposals).toEqual([]);
  });

  test("two red sessions in a row ask for a physiotherapist, one does not", () => {
    const red = sessionOf("ball-squat", 8);
    expect(advise("ball-squat", [red]).seePhysio).toBeUndefined();
    expect(advise("ball-squat", [red, sessionOf("ball-squat", 1)]).seePhysio).toBeUndefined();
    expect(advise("ball-squat", [sessionOf("ball-squat", 8), red]).seePhysio).toBe("two-sessions");
  });

  test("a proposal after pain is never harder, and leaves the plan a plan", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EXERCISES.map(({ id }) => id)),
        fc.array(fc.nat(10), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...DEPTH_LEVELS),
        fc.boolean(),
        (exerciseId, scores, level, lowImpact) => {
          const plan = planOf(exerciseId, { level, lowImpact });
          const records = scores.map((score) => sessionOf(exerciseId, score));
          const { proposals } = adviseOn(plan, records, [], STRICT_LIMITS);
          const next = withProposals(plan, proposals);
          expect(next.items).toHaveLength(plan.items.length);
          for (const { reason, level: proposed, lowImpact: steps } of proposals) {
            const by = DEPTH_LEVELS.indexOf(proposed) - DEPTH_LEVELS.indexOf(level);
            expect(by).toBeLessThanOrEqual(reason === "three-green" ? 1 : 0);
            expect(steps || !lowImpact).toBe(true);
            if (findExercise(exerciseId)?.depth === undefined) expect(by).toBe(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("what is kept of the user", () => {
  test("one damaged answer costs none of the others", () => {
    const screening = screened(["locks"]);
    expect(healProfile({ version: 1, screening, painfulKnees: ["middle"], kneecap: true })).toMatchObject({
      screening,
      painfulKnees: [],
      kneecap: true,
    });
    expect(healProfile({ version: 1, painLimits: { greenMax: 5, amberMax: 3 } }).painLimits).toBeUndefined();
    expect(healProfile("nonsense")).toEqual({ version: 1, painfulKnees: [], kneecap: false, painNow: {} });
  });

  test("a morning takes the place of an earlier one after the same session", () => {
    const store = new MorningStore(undefined);
    store.add({ workoutId: "a", timeMs: 1, scores: { left: 3 }, swollen: false });
    store.add({ workoutId: "b", timeMs: 2, scores: {}, swollen: false });
    store.add({ workoutId: "a", timeMs: 3, scores: { left: 1 }, swollen: true });
    expect(store.value.map(({ workoutId, timeMs }) => [workoutId, timeMs])).toEqual([
      ["b", 2],
      ["a", 3],
    ]);
  });
});
