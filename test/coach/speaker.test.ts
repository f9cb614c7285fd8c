import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Coach } from "../../src/coach/coach.js";
import type { CueKind, Cue } from "../../src/coach/cue.js";
import { sceneOf } from "../../src/coach/scene.js";
import { chooseVoice, Speaker, type Synthesis } from "../../src/coach/speaker.js";
import type { Tones } from "../../src/coach/tones.js";
import { wallSquat } from "../../src/exercises/wall-squat.js";

const voice = (name: string, lang: string, localService: boolean, isDefault = false): SpeechSynthesisVoice => ({
  name,
  lang,
  localService,
  default: isDefault,
  voiceURI: name,
});

const LOCAL = voice("Local", "en-US", true);
const REMOTE = voice("Remote", "en-US", false, true);

/** What Speaker sets on an utterance; the browser's class does not exist in node. */
class FakeUtterance extends EventTarget {
  voice: SpeechSynthesisVoice | null = null;
  lang = "";
  rate = 1;
  volume = 1;
  constructor(readonly text: string) {
    super();
  }
}

/** The browser's synthesiser, which here says nothing until it is told what to tell. */
class FakeSynthesis extends EventTarget implements Synthesis {
  readonly spoken: SpeechSynthesisUtterance[] = [];
  cancelled = 0;
  constructor(private voices: SpeechSynthesisVoice[]) {
    super();
  }
  getVoices(): SpeechSynthesisVoice[] {
    return this.voices;
  }
  loadVoices(voices: SpeechSynthesisVoice[]): void {
    this.voices = voices;
    this.dispatchEvent(new Event("voiceschanged"));
  }
  speak(utterance: SpeechSynthesisUtterance): void {
    this.spoken.push(utterance);
  }
  cancel(): void {
    this.cancelled += 1;
  }
  tell(type: "start" | "end" | "error", index = this.spoken.length - 1): void {
    this.spoken[index]?.dispatchEvent(new Event(type));
  }
  texts(): readonly string[] {
    return this.spoken.map(({ text }) => text);
  }
}

class FakeTones implements Tones {
  readonly played: CueKind[] = [];
  unlocked = 0;
  unlock(): void {
    this.unlocked += 1;
  }
  play(kind: CueKind): number {
    this.played.push(kind);
    return 300;
  }
  dispose(): void {
    this.played.length = 0;
  }
}

function make(voices: SpeechSynthesisVoice[]): { synthesis: FakeSynthesis; tones: FakeTones; speaker: Speaker } {
  const synthesis = new FakeSynthesis(voices);
  const tones = new FakeTones();
  const makeUtterance = (text: string): SpeechSynthesisUtterance =>
    new FakeUtterance(text) as unknown as SpeechSynthesisUtterance;
  return { synthesis, tones, speaker: new Speaker({ synthesis, tones, makeUtterance }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("choice of a voice", () => {
  test("a remote voice is never taken, even where it is the only one", () => {
    expect(chooseVoice([REMOTE], "en")).toBeUndefined();
    expect(chooseVoice([REMOTE, LOCAL], "en")).toBe(LOCAL);
  });

  test("a voice of another language is not taken", () => {
    expect(chooseVoice([voice("Anna", "de-DE", true, true)], "en")).toBeUndefined();
  });

  test("the device's own default goes first, then the very language", () => {
    const british = voice("British", "en_GB", true);
    const usual = voice("Usual", "en-AU", true, true);
    expect(chooseVoice([LOCAL, british, usual], "en")).toBe(usual);
    expect(chooseVoice([LOCAL, british], "en-GB")).toBe(british);
  });
});

describe("speaker", () => {
  test("a cue is said by the local voice, and speaking lasts until the voice tells its end", () => {
    const { synthesis, speaker } = make([REMOTE, LOCAL]);
    expect(speaker.say("Hold", "phase")).toBe(true);
    expect(synthesis.spoken[0]).toMatchObject({ text: "Hold", voice: LOCAL, lang: "en-US" });
    expect(speaker.speaking).toBe(true);
    synthesis.tell("start");
    expect(speaker.speaking).toBe(true);
    synthesis.tell("end");
    expect(speaker.speaking).toBe(false);
  });

  test("while one cue is said another is refused", () => {
    const { synthesis, speaker } = make([LOCAL]);
    speaker.say("Slide down a little", "form");
    expect(speaker.say("10 seconds", "count")).toBe(false);
    expect(synthesis.texts()).toEqual(["Slide down a little"]);
  });

  test("an interrupting cue cuts off the one before, whose late end then changes nothing", () => {
    const { synthesis, speaker } = make([LOCAL]);
    speaker.say("Slide down a little", "form");
    expect(speaker.say("Set finished.", "end", true)).toBe(true);
    expect(synthesis.cancelled).toBe(1);
    synthesis.tell("error", 0);
    expect(speaker.speaking).toBe(true);
    synthesis.tell("end", 1);
    expect(speaker.speaking).toBe(false);
  });

  test("an error of the voice ends the cue", () => {
    const { synthesis, speaker } = make([LOCAL]);
    speaker.say("Hold", "phase");
    synthesis.tell("error");
    expect(speaker.speaking).toBe(false);
  });

  test("a voice that never tells its end is given up after a while", () => {
    const { synthesis, speaker } = make([LOCAL]);
    speaker.say("Hold", "phase");
    synthesis.tell("start");
    vi.advanceTimersByTime(2000);
    expect(speaker.speaking).toBe(true);
    vi.advanceTimersByTime(3000);
    expect(speaker.speaking).toBe(false);
    expect(synthesis.cancelled).toBe(1);
    expect(speaker.voice).toBe("speech");
  });

  test("a voice that does not even start, twice in a row, is replaced by tones until the next tap", () => {
    const { synthesis, tones, speaker } = make([LOCAL]);
    for (const text of ["Hold", "Hold"]) {
      speaker.say(text, "phase");
      vi.advanceTimersByTime(10_000);
    }
    expect(speaker.voice).toBe("tones");
    speaker.say("Keep breathing", "notice");
    expect(tones.played).toEqual(["notice"]);
    speaker.unlock();
    expect(speaker.voice).toBe("speech");
    expect(synthesis.texts()).toEqual(["Hold", "Hold"]);
  });

  test("without a local voice the tone of the cue is played for its length", () => {
    const { synthesis, tones, speaker } = make([REMOTE]);
    speaker.say("Hold", "phase");
    expect(tones.played).toEqual(["phase"]);
    expect(synthesis.spoken).toEqual([]);
    expect(speaker.speaking).toBe(true);
    vi.advanceTimersByTime(300);
    expect(speaker.speaking).toBe(false);
  });

  test("a voice that arrives late is used from then on", () => {
    const { synthesis, speaker } = make([]);
    expect(speaker.voice).toBe("tones");
    synthesis.loadVoices([LOCAL]);
    expect(speaker.voice).toBe("speech");
    expect(speaker.voiceName).toBe("Local");
  });

  test("muted, nothing is heard, and what is being said stops", () => {
    const { synthesis, tones, speaker } = make([LOCAL]);
    speaker.say("Hold", "phase");
    speaker.muted = true;
    expect(synthesis.cancelled).toBe(1);
    expect(speaker.speaking).toBe(false);
    expect(speaker.say("10 seconds", "count")).toBe(true);
    expect(synthesis.texts()).toEqual(["Hold"]);
    expect(tones.played).toEqual([]);
  });

  test("the start tap unlocks voice and tones with a silent utterance", () => {
    const { synthesis, tones, speaker } = make([LOCAL]);
    speaker.unlock();
    expect(tones.unlocked).toBe(1);
    expect(synthesis.spoken).toMatchObject([{ text: "", volume: 0 }]);
    expect(speaker.speaking).toBe(false);
  });

  test("without speech synthesis in the browser there are tones", () => {
    const tones = new FakeTones();
    const speaker = new Speaker({ tones });
    speaker.unlock();
    speaker.say("Set finished.", "end");
    expect(tones.played).toEqual(["end"]);
  });

  test("after dispose voices that arrive change nothing", () => {
    const { synthesis, speaker } = make([]);
    speaker.dispose();
    synthesis.loadVoices([LOCAL]);
    expect(speaker.voice).toBe("tones");
  });
});

describe("coach", () => {
  function coached(): { synthesis: FakeSynthesis; speaker: Speaker; coach: Coach; cues: Cue[] } {
    const { synthesis, speaker } = make([LOCAL]);
    const cues: Cue[] = [];
    const scene = sceneOf(wallSquat, { level: "L2", lowImpact: false });
    return { synthesis, speaker, cues, coach: new Coach({ speaker, scene, onCue: (cue) => void cues.push(cue) }) };
  }

  test("what is said is also shown", () => {
    const { synthesis, coach, cues } = coached();
    coach.push(0, [{ type: "hold-started", timeMs: 0 }]);
    expect(synthesis.texts()).toEqual(["Hold"]);
    expect(cues.map(({ text }) => text)).toEqual(["Hold"]);
  });

  test("muted, every cue is still shown", () => {
    const { synthesis, speaker, coach, cues } = coached();
    speaker.muted = true;
    coach.push(0, [{ type: "notice", timeMs: 0, notice: "breathe" }]);
    expect(cues.map(({ text }) => text)).toEqual(["Keep breathing"]);
    expect(synthesis.texts()).toEqual([]);
  });

  test("a number waits for the voice and comes out with a later frame", () => {
    const { synthesis, coach } = coached();
    coach.push(0, [{ type: "notice", timeMs: 0, notice: "breathe" }]);
    expect(coach.push(1200, [{ type: "second-held", timeMs: 1200, totalS: 10, targetS: 30 }])).toBeUndefined();
    synthesis.tell("end");
    expect(coach.push(1600, [])?.text).toBe("10 seconds");
    expect(synthesis.texts()).toEqual(["Keep breathing", "10 seconds"]);
  });

  test("a failure is said into anything else and shown", () => {
    const { synthesis, coach, cues } = coached();
    coach.push(0, [{ type: "hold-started", timeMs: 0 }]);
    coach.say("The camera is gone");
    expect(synthesis.texts()).toEqual(["Hold", "The camera is gone"]);
    expect(cues.at(-1)).toMatchObject({ text: "The camera is gone", interrupt: true });
  });
});
