/** What a cue is about; the order of PRIORITY decides between cues that are due together. */
export type CueKind =
  | "stop"
  | "end"
  | "pause"
  | "safe"
  | "form"
  | "refused"
  | "offer"
  | "placement"
  | "phase"
  | "notice"
  | "praise"
  | "count";

/** One thing to say and show now. */
export interface Cue {
  /** Stable name, for instance "cue.slide-down", "pause.left-frame", "count.10". */
  readonly key: string;
  readonly text: string;
  readonly kind: CueKind;
  /** Larger is more urgent. */
  readonly priority: number;
  /** True: cut off what is being said. */
  readonly interrupt: boolean;
  /** How long the banner keeps it unless another cue comes, milliseconds. */
  readonly shownForMs: number;
  /** Tells why the set is about to end. */
  readonly endsSet?: boolean | undefined;
}

const PRIORITY: Readonly<Record<CueKind, number>> = {
  stop: 100,
  end: 90,
  safe: 80,
  pause: 70,
  refused: 65,
  form: 60,
  offer: 50,
  placement: 45,
  phase: 40,
  notice: 30,
  count: 20,
  praise: 10,
};

/** A cue counts as being said for at least this long, also where there is no voice: it must be read. */
export const LEAST_MS: Readonly<Record<CueKind, number>> = {
  stop: 1500,
  end: 1500,
  safe: 1200,
  pause: 1200,
  refused: 1200,
  form: 1200,
  offer: 1200,
  placement: 1200,
  phase: 600,
  notice: 1000,
  praise: 800,
  count: 300,
};

const SHOWN_FOR_MS: Readonly<Record<CueKind, number>> = {
  stop: 10_000,
  end: 8000,
  safe: 5000,
  pause: 6000,
  refused: 4000,
  form: 5000,
  offer: 6000,
  placement: 7000,
  phase: 3000,
  notice: 4000,
  praise: 2500,
  count: 1000,
};

export function makeCue(kind: CueKind, key: string, text: string, interrupt = false): Cue {
  return { key, text, kind, priority: PRIORITY[kind], interrupt, shownForMs: SHOWN_FOR_MS[kind] };
}
