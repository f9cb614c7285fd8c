import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Coach } from "../../src/coach/coach.js";
import type { CueKind, Cue } from "../../src/coach/cue.js";
import { sceneOf } from "../../src/coach/scene.js";
import { Speaker, usableVoices, type Synthesis } from "../../src/coach/speaker.js";
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
    expect(usableVoices([REMOTE], "en")).toEqual([]);
    expect(usableVoices([REMOTE, LOCAL], "en")).toEqual([LOCAL]);
  });

  test("a voice of another language is not taken", () => {
    expect(usableVoices([voice("Anna", "de-DE", true, true)], "en")).toEqual([]);
  });

  test("the device's own default goes first, then the very language", () => {
    const british = voice("British", "en_GB", true);
    const usual = voice("Usual", "en-AU", true, true);
    expect(usableVoices([LOCAL, british, usual], "en-GB")).toEqual([usual, british, LOCAL]);
    expect(usableVoices([LOCAL, british], "en-GB")[0]).toBe(british);
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

describe("manner of speaking", () => {
  const OTHER = voice("Other", "en-GB", true);

  test("the voice that was chosen speaks at the speed that was chosen", () => {
    const { synthesis, speaker } = make([LOCAL, OTHER]);
    speaker.manner = { verbosity: "full", speechRate: 0.8, voiceName: "Other" };
    speaker.say("Hold", "phase");
    expect(synthesis.spoken[0]).toMatchObject({ voice: OTHER, rate: 0.8 });
  });

  test("a chosen voice that is remote, or gone, is replaced by the best one of the device", () => {
    const { synthesis, speaker } = make([REMOTE, LOCAL]);
    speaker.manner = { verbosity: "full", speechRate: 1, voiceName: "Remote" };
    speaker.say("Hold", "phase");
    expect(synthesis.spoken[0]).toMatchObject({ voice: LOCAL });
  });

  test("a slow voice is given more time before it is given up", () => {
    const { speaker } = make([LOCAL]);
    speaker.manner = { verbosity: "full", speechRate: 0.7 };
    speaker.say("Hold", "phase");
    vi.advanceTimersByTime(4000);
    expect(speaker.speaking).toBe(true);
    vi.advanceTimersByTime(1000);
    expect(speaker.speaking).toBe(false);
  });

  test("what is not to be said has its tone, and occupies the speaker for its length", () => {
    const { synthesis, tones, speaker } = make([LOCAL]);
    speaker.manner = { verbosity: "counts", speechRate: 1 };
    speaker.say("Slide down a little", "form");
    expect([synthesis.texts(), tones.played, speaker.speaking]).toEqual([[], ["form"], true]);
    vi.advanceTimersByTime(300);
    speaker.say("Four", "count");
    expect([synthesis.texts(), tones.played]).toEqual([["Four"], ["form"]]);
  });

  test("switched off in a sentence, the voice stops, and tones go on", () => {
    const { synthesis, tones, speaker } = make([LOCAL]);
    speaker.say("Hold", "phase");
    speaker.manner = { verbosity: "off", speechRate: 1 };
    expect([synthesis.cancelled, speaker.speaking]).toEqual([1, false]);
    speaker.say("Stop", "stop", true);
    expect([synthesis.texts(), tones.played]).toEqual([["Hold"], ["stop"]]);
  });

  test("who shows the voices hears of those that come late", () => {
    const { synthesis, speaker } = make([]);
    let heard = 0;
    const unwatch = speaker.watchVoices(() => (heard += 1));
    synthesis.loadVoices([LOCAL]);
    unwatch();
    synthesis.loadVoices([LOCAL, OTHER]);
    expect(heard).toBe(1);
    expect(speaker.voices.map(({ name }) => name)).toEqual(["Local", "Other"]);
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

  /** A correction that is due three times, 16 s apart, each heard to its end. */
  function correctedThrice({ synthesis, coach }: ReturnType<typeof coached>): void {
    const fault = {
      type: "fault-raised",
      ruleId: "height",
      cue: "slide-down",
      severity: "form",
      value: 0,
      timeMs: 0,
    } as const;
    for (const timeMs of [0, 16_000, 32_000]) {
      coach.push(timeMs, timeMs === 0 ? [fault] : []);
      synthesis.tell("end");
      vi.advanceTimersByTime(400);
    }
  }

  test("with fewer words a correction is said once in a set, and shown every time", () => {
    const set = coached();
    set.speaker.manner = { verbosity: "sparse", speechRate: 1 };
    correctedThrice(set);
    expect(set.synthesis.texts()).toEqual(["Slide down a little"]);
    expect(set.cues.map(({ key }) => key)).toEqual(Array.from({ length: 3 }, () => "cue.slide-down"));
  });

  test("a warning that ends the set is said even where only counts are wanted", () => {
    const { synthesis, speaker, coach } = coached();
    speaker.manner = { verbosity: "counts", speechRate: 1 };
    const fault = { type: "fault-raised", ruleId: "support", cue: "pause-and-reset", value: 0, timeMs: 0 } as const;
    coach.push(0, [{ ...fault, severity: "safe" }]);
    expect(synthesis.texts()).toEqual([]);
    vi.advanceTimersByTime(400);
    coach.push(20_000, [{ ...fault, timeMs: 20_000, severity: "stop-set" }]);
    expect(synthesis.texts()).toHaveLength(1);
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
