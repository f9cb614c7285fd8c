/** Pages of the app; the address after the # names one. */
export const ROUTES = ["home", "set", "summary", "about"] as const;
export type Route = (typeof ROUTES)[number];

/** The page that an address names; anything unknown is the home page. */
export function routeOf(hash: string): Route {
  const name = hash.replace(/^#\/?/, "");
  return ROUTES.find((route) => route === name) ?? "home";
}

export const hashOf = (route: Route): string => (route === "home" ? "#/" : `#/${route}`);
