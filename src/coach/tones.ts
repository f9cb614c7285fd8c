import type { CueKind } from "./cue.js";

/** One beep: pitch, when it starts after the cue, how long. */
interface Beep {
  readonly hz: number;
  readonly atS: number;
  readonly lastsS: number;
}

const HIGH_HZ = 880;
const MIDDLE_HZ = 660;
const LOW_HZ = 330;

const beep = (hz: number, atS: number, lastsS: number): Beep => ({ hz, atS, lastsS });

const COUNT = [beep(HIGH_HZ, 0, 0.08)];
const CORRECTION = [beep(MIDDLE_HZ, 0, 0.12), beep(MIDDLE_HZ, 0.18, 0.12)];
const REFUSED = [beep(LOW_HZ, 0, 0.2)];
const PAUSE = [beep(MIDDLE_HZ, 0, 0.15), beep(LOW_HZ, 0.18, 0.3)];
const GOOD = [beep(MIDDLE_HZ, 0, 0.1), beep(HIGH_HZ, 0.12, 0.14)];
const END = [beep(HIGH_HZ, 0, 0.15), beep(MIDDLE_HZ, 0.2, 0.15), beep(LOW_HZ, 0.4, 0.35)];

/** Patterns that can be told apart without words: counts, what did not count, corrections, pauses, praise, the end. */
const PATTERNS: Readonly<Record<CueKind, readonly Beep[]>> = {
  count: COUNT,
  safe: CORRECTION,
  form: CORRECTION,
  placement: CORRECTION,
  offer: CORRECTION,
  notice: CORRECTION,
  refused: REFUSED,
  pause: PAUSE,
  phase: GOOD,
  praise: GOOD,
  stop: END,
  end: END,
};

/** Milliseconds on, off, on: short for a number, longer for what to mind. Praise and what comes next need none. */
const VIBRATIONS_MS: Readonly<Partial<Record<CueKind, readonly number[]>>> = {
  count: [40],
  safe: [120, 80, 120],
  form: [80, 80, 80],
  refused: [200],
  pause: [120, 80, 250],
  stop: [300, 100, 300],
  end: [300],
};

/** Shakes the device, where it can; milliseconds on, off, on. */
export function vibrate(patternMs: readonly number[]): void {
  if (typeof navigator !== "undefined" && "vibrate" in navigator) navigator.vibrate([...patternMs]);
}

const LOUDNESS = 0.25;
const FADE_S = 0.01;

/** Plays the tone of a cue, and vibrates with it. */
export interface Tones {
  /** Must be called in a tap or key press, or browsers keep the sound off. */
  unlock(): void;
  /** Starts the tone and gives its length in milliseconds; 0 where there is no sound. */
  play(kind: CueKind): number;
  dispose(): void;
}

/** Tones by Web Audio. Nothing is opened, and nothing shakes, before `unlock`. */
export function createTones(
  makeContext: () => AudioContext = (): AudioContext => new AudioContext(),
  shake: (patternMs: readonly number[]) => void = vibrate,
): Tones {
  let context: AudioContext | undefined;
  return {
    unlock(): void {
      context ??= makeContext();
      // Refused outside a tap: then the text stays, as for everybody without sound.
      if (context.state === "suspended") context.resume().catch(() => undefined);
    },
    play(kind): number {
      const audio = context;
      if (audio === undefined) return 0;
      const shakes = VIBRATIONS_MS[kind];
      if (shakes !== undefined) shake(shakes);
      const pattern = PATTERNS[kind];
      for (const each of pattern) playBeep(audio, each);
      return Math.max(...pattern.map(({ atS, lastsS }) => atS + lastsS)) * 1000;
    },
    dispose(): void {
      context?.close().catch(() => undefined);
      context = undefined;
    },
  };
}

function playBeep(audio: AudioContext, { hz, atS, lastsS }: Beep): void {
  const startS = audio.currentTime + atS;
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = hz;
  // A short fade at both ends, or the loudspeaker clicks.
  gain.gain.setValueAtTime(0, startS);
  gain.gain.linearRampToValueAtTime(LOUDNESS, startS + FADE_S);
  gain.gain.setValueAtTime(LOUDNESS, startS + lastsS - FADE_S);
  gain.gain.linearRampToValueAtTime(0, startS + lastsS);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(startS);
  oscillator.stop(startS + lastsS);
}
