/** Pages of the app; the address after the # names one. */
export const ROUTES = ["home", "set", "summary", "about"] as const;
type Route = (typeof ROUTES)[number] | "exercise";

/** What an address names: a page, and for the page of an exercise which one. */
export interface Place {
  readonly route: Route;
  /** Id of the exercise, as it stands in the address. */
  readonly exerciseId?: string;
}

const EXERCISE = /^exercise\/([a-z0-9-]+)$/;

/** The place that an address names; anything unknown is the home page. Whether there is such an exercise is not asked. */
export function placeOf(hash: string): Place {
  const name = hash.replace(/^#\/?/, "");
  const exerciseId = EXERCISE.exec(name)?.[1];
  if (exerciseId !== undefined) return { route: "exercise", exerciseId };
  return { route: ROUTES.find((route) => route === name) ?? "home" };
}

export const hashOf = (route: (typeof ROUTES)[number]): string => (route === "home" ? "#/" : `#/${route}`);
export const exerciseHash = (exerciseId: string): string => `#/exercise/${exerciseId}`;
