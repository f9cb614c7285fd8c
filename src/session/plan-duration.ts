import type { Dose, ExerciseDefinition, Gear } from "../checker/definition.js";
import { findExercise } from "../exercises/catalog.js";
import type { Plan, PlanItem } from "./plan.js";

/*
 * How long things take, seconds. Judgement, but for what the set runner waits itself: about 3 s for place and still stand
 * and 3 s of countdown. exercises.md 4.2 has 10 s of spoken calibration.
 */
/** Questions about pain before the first set and after the last one. exercises.md 6.2. */
const QUESTIONS_S = 30;
/** What comes next is said, and the person gets ready for the first set of an exercise. */
const FIRST_SET_S = 15;
/** Place, still stand and countdown of every set. */
const BEGIN_S = 8;
/** Turning, or moving the camera, for another view. */
const OTHER_VIEW_S = 20;
/** Fetching something that was not at hand. */
const FETCH_S = 15;
/** From one leg to the other one. */
const OTHER_LEG_S = 8;
/** Into a hold and out of it. */
const INTO_HOLD_S = 5;

/** Way of the hips in side steps: a step of 0.3 m in one and a half seconds. */
const STEPS_M_PER_S = 0.2;
/** exercises.md 8.8: down in 2 s or more and up in 1.5, and a stand before the next one. */
const HINGE_S = 5;
/** exercises.md 8.3 and 8.7: "three seconds" for a circle, "two counts" down and two up. */
const OTHER_REP_S = 4;

function doseS({ dose, depth, movement }: ExerciseDefinition, amount: number): number {
  const secondsOf: Readonly<Record<Dose["unit"], number>> = {
    seconds: amount + (movement.kind === "hold" ? INTO_HOLD_S : 0),
    reps: amount * (depth?.measure === "trunk-lean" ? HINGE_S : OTHER_REP_S),
    // In both directions.
    metres: (2 * amount) / STEPS_M_PER_S,
  };
  return secondsOf[dose.unit];
}

function setS(exercise: ExerciseDefinition, amount: number): number {
  const once = doseS(exercise, amount);
  return BEGIN_S + (exercise.legs === "together" ? once : 2 * once + OTHER_LEG_S);
}

const definedIn = ({ items }: Pick<Plan, "items">): readonly (readonly [PlanItem, ExerciseDefinition])[] =>
  items.flatMap((item) => {
    const exercise = findExercise(item.exerciseId);
    return exercise === undefined ? [] : [[item, exercise] as const];
  });

/** Everything that has to be fetched for a plan, once each, in the order of need. */
export const gearOf = (plan: Pick<Plan, "items">): readonly Gear[] => [
  ...new Set(definedIn(plan).flatMap(([, { gear }]) => gear ?? [])),
];

/** How often the person turns or moves the camera between two exercises. */
export function viewChangesOf(plan: Pick<Plan, "items">): number {
  const views = definedIn(plan).map(([, { views }]) => views[0]);
  return views.filter((view, index) => index > 0 && view !== views[index - 1]).length;
}

/**
 * About how long a plan takes, seconds: doses, getting ready, changes of leg and view, things to fetch, rests (the one
 * after the last set is none). An exercise that the app does not have takes no time.
 */
export function estimateS(plan: Pick<Plan, "items">): number {
  const items = definedIn(plan);
  const last = items.at(-1);
  if (last === undefined) return 0;
  const working = items.map(
    ([{ sets, amount, restS }, exercise]) => FIRST_SET_S + sets * (setS(exercise, amount) + restS),
  );
  return (
    QUESTIONS_S +
    working.reduce((sum, seconds) => sum + seconds, 0) -
    last[0].restS +
    OTHER_VIEW_S * viewChangesOf(plan) +
    FETCH_S * gearOf(plan).length
  );
}
