import { msg, str } from "@lit/localize";
import type { Gate } from "../checker/definition.js";
import { screeningTexts } from "../coach/screening-texts.js";
import { speaksAgainst } from "../session/screening.js";
import type { AppParts } from "./app-parts.js";

/** What the user has answered about their health that speaks against an exercise with these gates, and what it means. */
export const saidYes = ({ profile }: Pick<AppParts, "profile">, gates: readonly Gate[]): readonly string[] =>
  speaksAgainst(profile.value.screening, gates).map((id) => {
    const { meaning } = screeningTexts()[id];
    return msg(str`Your answers speak against it. ${meaning}`);
  });
