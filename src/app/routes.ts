/** Pages of the app; the address after the # names one. */
export const ROUTES = ["home", "plans", "set", "summary", "workout", "session", "about", "you"] as const;
type Route = (typeof ROUTES)[number] | "exercise" | "plan";

/** What an address names: a page, and for the page of an exercise which one. */
export interface Place {
  readonly route: Route;
  /** Id of the exercise, as it stands in the address. */
  readonly exerciseId?: string;
  /** Id of the plan. */
  readonly planId?: string;
}

const EXERCISE = /^exercise\/([a-z0-9-]+)$/;
const PLAN = /^plan\/([a-z0-9-]+)$/;

/** The place that an address names; anything unknown is the home page. Whether there is such an exercise or plan is not asked. */
export function placeOf(hash: string): Place {
  const name = hash.replace(/^#\/?/, "");
  const exerciseId = EXERCISE.exec(name)?.[1];
  if (exerciseId !== undefined) return { route: "exercise", exerciseId };
  const planId = PLAN.exec(name)?.[1];
  if (planId !== undefined) return { route: "plan", planId };
  return { route: ROUTES.find((route) => route === name) ?? "home" };
}

export const hashOf = (route: (typeof ROUTES)[number]): string => (route === "home" ? "#/" : `#/${route}`);
export const exerciseHash = (exerciseId: string): string => `#/exercise/${exerciseId}`;
export const planHash = (planId: string): string => `#/plan/${planId}`;
