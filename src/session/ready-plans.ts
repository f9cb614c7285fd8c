import type { Plan, PlanItem } from "./plan.js";

/** Lengths of ready plans, minutes. */
export const PLAN_MINUTES = [10, 20, 30] as const;
/** How hard a ready plan is, easiest first. */
export const PLAN_LEVELS = ["gentle", "steady", "strong"] as const;
type PlanLevel = (typeof PLAN_LEVELS)[number];

/** A plan that comes with the app. */
export interface ReadyPlan extends Plan {
  readonly minutes: (typeof PLAN_MINUTES)[number];
  readonly difficulty: PlanLevel;
}

const YARD_M = 0.9144;

type Choices = Partial<Pick<PlanItem, "level" | "restS" | "lowImpact">>;

const item = (exerciseId: string, sets: number, amount: number, choices: Choices = {}): PlanItem => ({
  exerciseId,
  sets,
  amount,
  level: "L2",
  // exercises.md 0: 60 s, shorter where the muscles that worked rest in the next exercise.
  restS: 45,
  firstLeg: "auto",
  lowImpact: false,
  ...choices,
});

/** The step version is offered by default. exercises.md 8.2, "Gate". */
const STEPS = { lowImpact: true } as const;

/**
 * The knee-stability circuit of the source article (exercises.md 0): hip, knee and ankle in every plan. First what is seen
 * from the front, then half from the front, then from the side, so that the camera is moved once or twice.
 *
 * Gentle: depth level L1 (6.3), small doses, no hops, nothing that wobbles. Steady: L2 and steps instead of hops. Strong:
 * L3, hops, and in half an hour the pad and one leg on the ball, these at their first dose (8.7, 8.11). Its exercises ask
 * first what their gates ask. What is locked is in no plan.
 */
export const READY_PLANS: readonly ReadyPlan[] = [
  {
    id: "gentle-10",
    minutes: 10,
    difficulty: "gentle",
    items: [
      item("lateral-steps", 1, 5 * YARD_M),
      item("leg-circles", 1, 5),
      item("wall-squat", 2, 20, { level: "L1" }),
      item("one-leg-deadlift", 1, 5, { level: "L1" }),
    ],
  },
  {
    id: "steady-10",
    minutes: 10,
    difficulty: "steady",
    items: [
      item("lateral-steps", 1, 10 * YARD_M, { restS: 30 }),
      item("leg-circles", 1, 8, { restS: 30 }),
      item("wall-squat", 2, 30),
      item("one-leg-deadlift", 1, 5),
    ],
  },
  {
    id: "strong-10",
    minutes: 10,
    difficulty: "strong",
    items: [
      item("lateral-steps", 1, 10 * YARD_M),
      item("hop-squat", 1, 10, { level: "L2" }),
      item("wall-squat", 1, 45, { level: "L3" }),
      item("one-leg-deadlift", 1, 10, { level: "L3" }),
    ],
  },
  {
    id: "gentle-20",
    minutes: 20,
    difficulty: "gentle",
    items: [
      item("lateral-steps", 2, 5 * YARD_M, { restS: 60 }),
      item("leg-circles", 2, 8, { restS: 60 }),
      item("wall-squat", 3, 20, { level: "L1", restS: 60 }),
      item("one-leg-deadlift", 2, 5, { level: "L1", restS: 60 }),
    ],
  },
  {
    id: "steady-20",
    minutes: 20,
    difficulty: "steady",
    items: [
      item("lateral-steps", 2, 10 * YARD_M),
      item("hop-squat", 1, 10, STEPS),
      item("leg-circles", 1, 10),
      item("wall-squat", 3, 30),
      item("one-leg-deadlift", 2, 8),
    ],
  },
  {
    id: "strong-20",
    minutes: 20,
    difficulty: "strong",
    items: [
      item("lateral-steps", 1, 15 * YARD_M),
      item("lateral-hop", 2, 30),
      item("hop-squat", 1, 10),
      item("leg-circles", 1, 12),
      item("wall-squat", 2, 45, { level: "L3" }),
      item("one-leg-deadlift", 1, 10, { level: "L3" }),
      item("one-leg-deadlift-dumbbell", 1, 5, { level: "L2" }),
    ],
  },
  {
    id: "gentle-30",
    minutes: 30,
    difficulty: "gentle",
    items: [
      item("lateral-steps", 2, 10 * YARD_M, { restS: 60 }),
      item("leg-circles", 2, 10, { restS: 60 }),
      item("wall-squat", 3, 20, { level: "L1", restS: 60 }),
      item("ball-squat", 3, 8, { level: "L1", restS: 60 }),
      item("one-leg-deadlift", 2, 5, { level: "L1", restS: 60 }),
    ],
  },
  {
    id: "steady-30",
    minutes: 30,
    difficulty: "steady",
    items: [
      item("lateral-steps", 2, 10 * YARD_M),
      item("lateral-hop", 2, 30, STEPS),
      item("leg-circles", 2, 10),
      item("wall-squat", 3, 30),
      item("ball-squat", 2, 12),
      item("one-leg-deadlift", 2, 10),
    ],
  },
  {
    id: "strong-30",
    minutes: 30,
    difficulty: "strong",
    items: [
      item("lateral-steps", 1, 15 * YARD_M),
      item("lateral-hop", 2, 45),
      item("hop-squat", 1, 12),
      item("leg-circles", 1, 12),
      item("one-leg-deadlift", 2, 10, { level: "L3" }),
      item("one-leg-deadlift-opposite-hand", 1, 10, { level: "L3" }),
      item("one-leg-deadlift-pad", 1, 5),
      item("ball-squat", 2, 15, { level: "L3" }),
      item("one-leg-ball-squat", 1, 5, { level: "L1", restS: 60 }),
    ],
  },
];

/** The ready plan with this id, or undefined. */
export const findReadyPlan = (id: string): ReadyPlan | undefined => READY_PLANS.find((plan) => plan.id === id);
