import type { SetEvent } from "../checker/events.js";
import { createCueState, stepCues, type CueState } from "./cue-policy.js";
import { makeCue, type Cue } from "./cue.js";
import type { Scene } from "./scene.js";
import type { Speaker } from "./speaker.js";

export interface CoachOptions {
  readonly speaker: Speaker;
  /** Gets every cue, spoken or not: for the banner and the live region. */
  readonly onCue: (cue: Cue) => void;
  readonly scene: Scene;
}

/** Turns the events of one set into cues, says them and hands them to the page. Make one for each set. */
export class Coach {
  private state: CueState;
  private readonly told = new Set<string>();

  constructor(private readonly options: CoachOptions) {
    this.state = createCueState(options.scene);
  }

  /**
   * Takes what one step of the set gave. Call it for every frame, also without events: cues that wait come out then.
   * `timeMs` is the media time of the step. Gives the cue that was said, if any.
   */
  push(timeMs: number, events: readonly SetEvent[]): Cue | undefined {
    const { speaker, onCue } = this.options;
    const { state, cue } = stepCues(this.state, { timeMs, events, speaking: speaker.speaking });
    this.state = state;
    if (cue === undefined) return undefined;
    speaker.say(cue.text, cue.kind, cue.interrupt, { ...cue, again: this.told.has(cue.key) });
    this.told.add(cue.key);
    onCue(cue);
    return cue;
  }

  /** Says something that is no event of the set, such as a failure, and cuts off what is being said. */
  say(text: string): void {
    this.options.speaker.say(text, "end", true);
    this.options.onCue(makeCue("end", "said", text, true));
  }
}
