import * as v from "valibot";
import type { Side } from "../body/joints.js";
import { StoredValue, type ValueStorage } from "./stored-value.js";

const timeMs = v.pipe(v.number(), v.finite(), v.minValue(0));
const score = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10));

const screeningSchema = v.object({
  answeredMs: timeMs,
  answers: v.record(v.string(), v.boolean()),
  agreed: v.fallback(v.boolean(), false),
});

const limitsSchema = v.pipe(
  v.object({ greenMax: score, amberMax: score }),
  v.check(({ greenMax, amberMax }) => greenMax < amberMax),
);

// Every field falls back alone: one damaged answer costs none of the others.
const profileSchema = v.object({
  version: v.literal(1),
  /** The questions of exercises.md 6.1; undefined before they were answered. */
  screening: v.fallback(v.optional(screeningSchema), undefined),
  painfulKnees: v.fallback(v.array(v.picklist(["left", "right"] as const satisfies readonly Side[])), []),
  /** Pain around the kneecap: depth begins easier. exercises.md 6.3. */
  kneecap: v.fallback(v.boolean(), false),
  /** How much it hurt when it was asked last, 0 to 10 by knee; of one day. */
  painNow: v.fallback(v.object({ left: v.optional(score), right: v.optional(score) }), {}),
  /** When that was said last. */
  painSaidMs: v.fallback(v.optional(timeMs), undefined),
  /** Where a clinician has changed the limits of the traffic light. */
  painLimits: v.fallback(v.optional(limitsSchema), undefined),
});

/** What the user said about themselves, kept on this device only. */
export type Profile = Readonly<v.InferOutput<typeof profileSchema>>;

const NOTHING_SAID: Profile = { version: 1, painfulKnees: [], kneecap: false, painNow: {} };

/** How much it hurts now; a number of another day says nothing about today. */
export const painToday = ({ painNow, painSaidMs }: Profile, nowMs: number): Profile["painNow"] =>
  painSaidMs !== undefined && new Date(painSaidMs).toDateString() === new Date(nowMs).toDateString() ? painNow : {};

/** Turns anything into a profile. Never throws. */
export function healProfile(value: unknown): Profile {
  const fields = typeof value === "object" && value !== null ? { ...value } : {};
  const parsed = v.safeParse(profileSchema, { ...NOTHING_SAID, ...fields });
  return parsed.success ? parsed.output : NOTHING_SAID;
}

/** What this device knows of its user. */
export class ProfileStore extends StoredValue<Profile> {
  constructor(storage: ValueStorage | undefined) {
    super(storage, "steady-knee.profile", healProfile);
  }

  change(part: Partial<Omit<Profile, "version">>): void {
    this.set({ ...this.value, ...part });
  }
}
