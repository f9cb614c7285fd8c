import * as v from "valibot";
import type { DepthLevel } from "../checker/events.js";
import { StoredValue, type ValueStorage } from "./stored-value.js";

/** Sets that are kept, the latest: enough for months of three sessions a week. */
const MAX_SETS = 300;

const LEVELS = ["L1", "L2", "L3", "L4"] as const satisfies readonly DepthLevel[];
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sides = v.object({ left: count, right: count, together: count });
const timeMs = v.pipe(v.number(), v.finite(), v.minValue(0));

const deedSchema = v.object({
  exerciseId: v.pipe(v.string(), v.nonEmpty()),
  endedMs: timeMs,
  level: v.picklist(LEVELS),
  counted: sides,
  clean: sides,
  refused: sides,
  taps: sides,
});

/** What one set came to: as much as gates ask for. `endedMs` is wall-clock time since 1970. */
export type SetDeed = Readonly<v.InferOutput<typeof deedSchema>>;

/** What was done and answered on this device. */
export interface Progress {
  readonly version: 1;
  /** Oldest first. */
  readonly sets: readonly SetDeed[];
  /** When a question was answered with yes, by its id; wall-clock time since 1970. */
  readonly answers: Readonly<Record<string, number>>;
}

const NOTHING_DONE: Progress = { version: 1, sets: [], answers: {} };

const stored = v.object({
  version: v.literal(1),
  sets: v.array(v.unknown()),
  answers: v.record(v.string(), v.unknown()),
});

/**
 * Turns anything into a record: a damaged set or answer is left out and costs none of the others; a record of another
 * version is begun anew. Never throws.
 */
export function healProgress(value: unknown): Progress {
  const parsed = v.safeParse(stored, value);
  if (!parsed.success) return NOTHING_DONE;
  const sets = parsed.output.sets.flatMap((set) => {
    const deed = v.safeParse(deedSchema, set);
    return deed.success ? [deed.output] : [];
  });
  const answers = Object.entries(parsed.output.answers).filter(([, answeredMs]) => v.is(timeMs, answeredMs));
  return {
    version: 1,
    sets: sets.toSorted((a, b) => a.endedMs - b.endedMs).slice(-MAX_SETS),
    answers: Object.fromEntries(answers) as Progress["answers"],
  };
}

/** The record of this device. */
export class ProgressStore extends StoredValue<Progress> {
  constructor(storage: ValueStorage | undefined) {
    super(storage, "steady-knee.progress", healProgress);
  }

  /** Keeps what a set came to. */
  add(deed: SetDeed): void {
    this.set({ ...this.value, sets: [...this.value.sets, deed] });
  }

  /** Keeps that a question was answered with yes. */
  answer(id: string, answeredMs: number): void {
    this.set({ ...this.value, answers: { ...this.value.answers, [id]: answeredMs } });
  }
}
