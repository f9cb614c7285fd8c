import { language, type Language } from "../lib/language.js";
import type { CueKind } from "./cue.js";
import { createTones, type Tones } from "./tones.js";
import { isSpoken, type Utterable, type Verbosity } from "./verbosity.js";

/** Some browsers forget to tell that an utterance is over: after this and so much for each letter it counts as over. */
const GUARD_BASE_MS = 2500;
const GUARD_PER_LETTER_MS = 120;
/** So many utterances without a start in a row, and the voice counts as broken: tones from then on. */
const MAX_SILENT = 2;

/** How cues are heard at present. */
export type SpeakerVoice = "speech" | "tones" | "muted";

/** What the speaker needs of the browser's speech synthesis. */
export type Synthesis = Pick<
  SpeechSynthesis,
  "getVoices" | "speak" | "cancel" | "addEventListener" | "removeEventListener"
>;

export interface SpeakerOptions {
  /** Undefined where the browser has no speech synthesis. */
  readonly synthesis?: Synthesis | undefined;
  readonly makeUtterance?: ((text: string) => SpeechSynthesisUtterance) | undefined;
  readonly tones?: Tones | undefined;
}

/** How the user wants to be spoken to; the settings fit. */
export interface SpeechManner {
  readonly verbosity: Verbosity;
  /** 1 is the voice's own speed. */
  readonly speechRate: number;
  /** Undefined, or a voice that is not there: the best one for the language. */
  readonly voiceName?: string | undefined;
}

/** Voices of a language that speak on the device, the best first; remote voices would send the text away. */
export function usableVoices(
  voices: readonly SpeechSynthesisVoice[],
  language: string,
): readonly SpeechSynthesisVoice[] {
  const tongue = language.toLowerCase();
  const tag = (voice: SpeechSynthesisVoice): string => voice.lang.toLowerCase().replace("_", "-");
  const rank = (voice: SpeechSynthesisVoice): number => (voice.default ? 0 : tag(voice).startsWith(tongue) ? 1 : 2);
  return voices
    .filter((voice) => voice.localService && tag(voice).split("-")[0] === tongue.split("-")[0])
    .sort((a, b) => rank(a) - rank(b));
}

/**
 * Says cues with a voice of the device, or plays tones where there is none. One at a time: while one is being said
 * another is refused unless it interrupts.
 */
export class Speaker {
  private readonly synthesis: Synthesis | undefined;
  private readonly makeUtterance: (text: string) => SpeechSynthesisUtterance;
  private readonly tones: Tones;
  private wanted: SpeechManner = { verbosity: "full", speechRate: 1 };
  private usable: readonly SpeechSynthesisVoice[] = [];
  private readonly voiceWatchers = new Set<() => void>();
  private chosen: SpeechSynthesisVoice | undefined;
  /** What `chosen` speaks: a voice of another language than the texts would not be understood. */
  private spoken: Language = language();
  private isMuted = false;
  private silent = 0;
  /** Kept, or some browsers drop the utterance before its end event. */
  private current: SpeechSynthesisUtterance | undefined;
  private guard: ReturnType<typeof setTimeout> | undefined;
  private busy = false;

  constructor(options: SpeakerOptions = browserSpeech()) {
    this.synthesis = options.synthesis;
    this.makeUtterance =
      options.makeUtterance ?? ((text): SpeechSynthesisUtterance => new SpeechSynthesisUtterance(text));
    this.tones = options.tones ?? createTones();
    this.synthesis?.addEventListener("voiceschanged", this.voicesChanged);
    this.refreshVoice();
  }

  /** True from `say` until the words or the tone are over. */
  get speaking(): boolean {
    return this.busy;
  }

  get voice(): SpeakerVoice {
    if (this.isMuted) return "muted";
    if (this.spoken !== language()) this.refreshVoice();
    return this.chosen !== undefined && this.silent < MAX_SILENT ? "speech" : "tones";
  }

  /** Name of the voice in use; undefined where tones are played. */
  get voiceName(): string | undefined {
    return this.chosen?.name;
  }

  /** Voices that can be chosen for the language of the texts, the best first. */
  get voices(): readonly SpeechSynthesisVoice[] {
    if (this.spoken !== language()) this.refreshVoice();
    return this.usable;
  }

  /** Calls `listener` when the browser has found other voices; the returned function ends that. */
  watchVoices(listener: () => void): () => void {
    this.voiceWatchers.add(listener);
    return () => this.voiceWatchers.delete(listener);
  }

  /** Takes effect with the next sentence; "off" also cuts off the one that is being said. */
  set manner(manner: SpeechManner) {
    // Pages set it with every update, and some browsers are slow to list their voices.
    if (manner === this.wanted) return;
    const wasOff = this.wanted.verbosity === "off";
    this.wanted = manner;
    this.refreshVoice();
    if (manner.verbosity === "off" && !wasOff) this.cancel();
  }

  get muted(): boolean {
    return this.isMuted;
  }

  set muted(muted: boolean) {
    this.isMuted = muted;
    if (muted) this.cancel();
  }

  /** Call it in the tap that starts a set: phones allow sound only after that. */
  unlock(): void {
    this.tones.unlock();
    this.silent = 0;
    this.refreshVoice();
    if (this.synthesis === undefined || this.chosen === undefined || this.busy) return;
    const nothing = this.makeUtterance("");
    nothing.voice = this.chosen;
    nothing.volume = 0;
    this.synthesis.speak(nothing);
  }

  /**
   * Says the text, or plays the tone of its kind where it is not to be said. False: another one is being said, and this
   * does not interrupt.
   */
  say(text: string, kind: CueKind, interrupt = false, more: Omit<Utterable, "kind"> = {}): boolean {
    if (this.busy && !interrupt) return false;
    if (this.busy) this.cancel();
    const { voice } = this;
    if (voice === "muted") return true;
    const aloud = voice === "speech" && isSpoken({ ...more, kind }, this.wanted.verbosity);
    if (aloud && this.synthesis !== undefined) this.speak(text, this.synthesis);
    else this.beBusy(this.tones.play(kind));
    return true;
  }

  /** Plays the tone of a kind beside whatever is said; nothing where it is muted. */
  tone(kind: CueKind): void {
    if (!this.isMuted) this.tones.play(kind);
  }

  /** Stops at once. */
  cancel(): void {
    this.synthesis?.cancel();
    this.over();
  }

  dispose(): void {
    this.cancel();
    this.synthesis?.removeEventListener("voiceschanged", this.voicesChanged);
    this.tones.dispose();
  }

  private readonly voicesChanged = (): void => {
    this.refreshVoice();
    for (const listener of this.voiceWatchers) listener();
  };

  private refreshVoice(): void {
    this.spoken = language();
    this.usable = usableVoices(this.synthesis?.getVoices() ?? [], this.spoken);
    this.chosen = this.usable.find(({ name }) => name === this.wanted.voiceName) ?? this.usable[0];
  }

  private speak(text: string, synthesis: Synthesis): void {
    const utterance = this.makeUtterance(text);
    utterance.voice = this.chosen ?? null;
    utterance.lang = this.chosen?.lang ?? this.spoken;
    utterance.rate = this.wanted.speechRate;
    let started = false;
    const ended = (): void => {
      if (this.current === utterance) this.over();
    };
    utterance.addEventListener("start", () => {
      started = true;
      this.silent = 0;
    });
    utterance.addEventListener("end", ended);
    utterance.addEventListener("error", ended);
    this.current = utterance;
    this.beBusy((GUARD_BASE_MS + text.length * GUARD_PER_LETTER_MS) / this.wanted.speechRate, () => {
      if (!started) this.silent += 1;
      synthesis.cancel();
    });
    synthesis.speak(utterance);
  }

  private beBusy(lastsMs: number, expired?: () => void): void {
    clearTimeout(this.guard);
    this.busy = true;
    this.guard = setTimeout(() => {
      this.over();
      expired?.();
    }, lastsMs);
  }

  private over(): void {
    clearTimeout(this.guard);
    this.current = undefined;
    this.busy = false;
  }
}

function browserSpeech(): SpeakerOptions {
  return "speechSynthesis" in globalThis ? { synthesis: globalThis.speechSynthesis } : {};
}
