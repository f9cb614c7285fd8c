import { msg } from "@lit/localize";
import { gateProgressText, gateText } from "../coach/gate-texts.js";
import type { GateReadout } from "../session/gates.js";

/** A gate in one line: its sentence, and how far it has come where the app counts that itself. */
export function gateLine({ id, state, progress }: GateReadout): string {
  if (progress === undefined) return gateText(id);
  return `${gateText(id)} (${state === "met" ? msg("done") : gateProgressText(progress)})`;
}
