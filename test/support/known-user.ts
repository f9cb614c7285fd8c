import type { AppParts } from "../../src/app/app-parts.js";
import { createStores } from "../../src/app/stores.js";
import { healProfile, type Profile } from "../../src/history/profile.js";
import { SCREENING_QUESTIONS } from "../../src/session/screening.js";

/** Somebody who has just answered every question about their health with no, so that nothing is asked before a start. */
export const knownUser = (): Profile => ({
  ...healProfile(undefined),
  screening: {
    answeredMs: Date.now(),
    answers: Object.fromEntries(SCREENING_QUESTIONS.map((question) => [question, false])),
    agreed: false,
  },
});

/** What the device of a known user keeps, for as long as a test. */
export function storesOfKnownUser(): ReturnType<typeof createStores> & Pick<AppParts, "profile"> {
  const stores = createStores(undefined);
  stores.profile.set(knownUser());
  return stores;
}
