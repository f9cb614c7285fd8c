import { screeningState } from "../session/screening.js";
import type { AppParts } from "./app-parts.js";

/** Whether the questions about the user come first: never answered, a month ago, or with an answer that says stop. */
export const hasToBeAsked = ({ profile }: Pick<AppParts, "profile">): boolean =>
  screeningState(profile.value.screening, Date.now()) !== "clear";
