import * as v from "valibot";
import { StoredValue, type ValueStorage } from "./stored-value.js";

/** Mornings that are kept, the latest. */
const MAX_MORNINGS = 200;

const score = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10));

const morningSchema = v.object({
  workoutId: v.pipe(v.string(), v.nonEmpty()),
  timeMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
  /** 0 to 10 for each knee that was asked about; none: the question was put away. */
  scores: v.object({ left: v.optional(score), right: v.optional(score) }),
  swollen: v.boolean(),
});

/** How the knees were on the day after a session. exercises.md 6.2. */
export type Morning = Readonly<v.InferOutput<typeof morningSchema>>;

/** The mornings after, oldest first; one for each session. */
export class MorningStore extends StoredValue<readonly Morning[]> {
  constructor(storage: ValueStorage | undefined) {
    super(storage, "steady-knee.mornings", (stored) =>
      (Array.isArray(stored) ? stored : [])
        .flatMap((each: unknown) => {
          const morning = v.safeParse(morningSchema, each);
          return morning.success ? [morning.output] : [];
        })
        .slice(-MAX_MORNINGS),
    );
  }

  /** Keeps a morning, in the place of an earlier one after the same session. */
  add(morning: Morning): void {
    this.set([...this.value.filter(({ workoutId }) => workoutId !== morning.workoutId), morning]);
  }
}
