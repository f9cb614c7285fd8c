import { msg, str } from "@lit/localize";
import type { Severity } from "../checker/events.js";
import { viewShows } from "../checker/view-gate.js";
import { cueText } from "../coach/cues.js";
import { pauseText, placementText, taskText } from "../coach/messages.js";
import type { Scene } from "../coach/scene.js";
import type { HoldReadout } from "../checker/machine.js";
import { degreesText } from "../lib/quantities.js";
import type { SetSnapshot } from "../session/set-types.js";
import type { BannerTone } from "../ui/sk-cue-banner.js";
import { totalOf } from "./set-readout.js";

/** What the banner shows now. */
export interface Banner {
  readonly tone: BannerTone;
  readonly text: string;
}

/** Most urgent first; what is for information only is no warning. */
const TONES: readonly (readonly [Severity, BannerTone])[] = [
  ["stop", "stop"],
  ["stop-set", "stop"],
  ["safe", "careful"],
  ["form", "adjust"],
];

/**
 * The one sentence for the state of the set. It says what to do now and stays as long as the state does; what the
 * coach says in passing is shown over it by the page.
 */
export function bannerOf(snapshot: SetSnapshot, scene: Scene): Banner {
  switch (snapshot.phase) {
    case "placement":
      return snapshot.placementProblem === undefined
        ? { tone: "info", text: msg("Looking for you") }
        : { tone: "info", text: placementText(snapshot.placementProblem) };
    case "calibrating":
      return { tone: "good", text: msg("Stand still") };
    case "countdown":
      return { tone: "good", text: msg("Get ready") };
    case "set":
      return setBanner(snapshot, scene);
    case "ended":
      return { tone: "info", text: msg("The set is over") };
  }
}

function setBanner(snapshot: SetSnapshot, scene: Scene): Banner {
  const { hold, rules } = snapshot;
  if (hold?.state === "paused") return { tone: "paused", text: holdPauseText(hold, scene) };
  for (const [severity, tone] of TONES) {
    const raised = rules.find((rule) => rule.state === "raised" && rule.severity === severity);
    if (raised) return { tone, text: cueText(raised.cue) };
  }
  if (hold !== undefined) return holdBanner(snapshot, hold, scene);
  if (snapshot.joints === undefined) return { tone: "paused", text: pauseText("left-frame", scene) };
  if (!scene.views.some((view) => viewShows(view, snapshot.view)))
    return { tone: "paused", text: pauseText("wrong-view", scene) };
  const begun = totalOf(snapshot.tally.counted) > 0 || snapshot.attemptPhase !== "rest";
  return { tone: begun ? "good" : "info", text: task(snapshot, scene) };
}

function holdBanner({ joints, targetDeg }: SetSnapshot, hold: HoldReadout, scene: Scene): Banner {
  if (hold.state === "holding") return { tone: "good", text: msg("Hold it there") };
  if (joints === undefined && hold.pauseReason !== undefined) {
    return { tone: "info", text: pauseText(hold.pauseReason, scene) };
  }
  if (hold.state === "sliding") return { tone: "info", text: msg("Down, then hold") };
  return {
    tone: "info",
    text: targetDeg === undefined ? taskText(scene) : msg(str`Down to ${degreesText(targetDeg)}`),
  };
}

/** What to do, with how far where there is a depth. */
function task({ targetDeg, kind }: SetSnapshot, scene: Scene): string {
  if (targetDeg === undefined || kind.depth === undefined) return taskText(scene);
  return kind.depth === "trunk-lean"
    ? msg(str`Lean to ${degreesText(targetDeg)}, and up`)
    : msg(str`Bend to ${degreesText(targetDeg)}, and up`);
}

const holdPauseText = ({ pauseReason }: HoldReadout, scene: Scene): string =>
  pauseReason === undefined ? msg("The clock stands still") : pauseText(pauseReason, scene);
