import { CUE_TEXTS, LOST_TEXTS, PAUSE_TEXTS, PLACEMENT_TEXTS, isCueId } from "../coach/messages.js";
import type { Severity } from "../checker/events.js";
import type { SetSnapshot } from "../session/set-types.js";
import type { BannerTone } from "../ui/sk-cue-banner.js";

/** What the banner shows now. */
export interface Banner {
  readonly tone: BannerTone;
  readonly text: string;
}

/** Most urgent first. */
const SEVERITIES: readonly Severity[] = ["stop", "safe", "form"];

const toneOfSeverity = (severity: Severity): BannerTone =>
  (({ stop: "stop", safe: "careful", form: "adjust", info: "info" }) as const)[severity];

/**
 * The one sentence for the state of the set. It says what to do now and stays as long as the state does; what the
 * coach says in passing is shown over it by the page.
 */
export function bannerOf(snapshot: SetSnapshot): Banner {
  switch (snapshot.phase) {
    case "placement":
      return snapshot.placementProblem === undefined
        ? { tone: "info", text: "Looking for you" }
        : { tone: "info", text: PLACEMENT_TEXTS[snapshot.placementProblem] };
    case "calibrating":
      return { tone: "good", text: "Stand still" };
    case "countdown":
      return { tone: "good", text: "Get ready" };
    case "set":
      return holdBanner(snapshot);
    case "ended":
      return { tone: "info", text: "The set is over" };
  }
}

function holdBanner({ hold, rules, targetDeg, joints }: SetSnapshot): Banner {
  if (hold.state === "paused") {
    return { tone: "paused", text: pauseText(hold.pauseReason) };
  }
  for (const severity of SEVERITIES) {
    const raised = rules.find((rule) => rule.state === "raised" && rule.severity === severity);
    if (raised)
      return { tone: toneOfSeverity(severity), text: isCueId(raised.cue) ? CUE_TEXTS[raised.cue] : raised.cue };
  }
  if (hold.state === "holding") return { tone: "good", text: "Hold it there" };
  if (joints === undefined && hold.pauseReason !== undefined)
    return { tone: "info", text: LOST_TEXTS[hold.pauseReason] };
  return { tone: "info", text: hold.state === "sliding" ? "Slide down, then hold" : `Slide down to ${targetDeg}°` };
}

/** The banner shows "Paused" as its own word, so the reason stands alone. */
function pauseText(reason: SetSnapshot["hold"]["pauseReason"]): string {
  if (reason === undefined) return "The clock stands still";
  const text = PAUSE_TEXTS[reason].replace(/^Paused: /, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
