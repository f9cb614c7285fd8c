import type { Cue, CueKind } from "./cue.js";

/** How much is said aloud; what is not said is still shown and has its tone. */
export const VERBOSITIES = ["full", "sparse", "counts", "off"] as const;
export type Verbosity = (typeof VERBOSITIES)[number];

/** What decides whether a sentence is said aloud. `key` is undefined for what is no cue of a set. */
export interface Utterable extends Partial<Pick<Cue, "key" | "endsSet">> {
  readonly kind: CueKind;
  /** Told before in this set. */
  readonly again?: boolean | undefined;
}

/** What a person must hear to go on, and the numbers. */
const NEEDED: ReadonlySet<CueKind> = new Set(["stop", "end", "pause", "placement", "phase", "notice", "count"]);

/** Good to know; the set goes on the same without them. */
const FOR_INFORMATION: ReadonlySet<string> = new Set(["notice.breathe", "notice.tired", "notice.slow-frames"]);

/** The one place that decides what is said aloud. */
export function isSpoken({ kind, key, again = false, endsSet = false }: Utterable, verbosity: Verbosity): boolean {
  switch (verbosity) {
    case "full":
      return true;
    case "sparse":
      return kind !== "praise" && !(kind === "form" && again);
    case "counts":
      return endsSet || (NEEDED.has(kind) && !FOR_INFORMATION.has(key ?? ""));
    case "off":
      return false;
  }
}
