import { StoredValue, type ValueStorage } from "./stored-value.js";

/** Sessions that are kept, the latest: three a week for more than a year. */
const MAX_RECORDS = 200;

/** The sessions of this device, oldest first. */
export class WorkoutStore<Kept extends { readonly workoutId: string; readonly endedMs: number }> extends StoredValue<
  readonly Kept[]
> {
  /** @param read turns one stored thing into a session; undefined where it is none. It never throws. */
  constructor(storage: ValueStorage | undefined, read: (stored: unknown) => Kept | undefined) {
    super(storage, "steady-knee.workouts", (stored) =>
      (Array.isArray(stored) ? stored : []).flatMap((each: unknown) => read(each) ?? []).slice(-MAX_RECORDS),
    );
  }

  /** Keeps a session, in the place of an earlier record of the same one. */
  add(record: Kept): void {
    const others = this.value.filter(({ workoutId }) => workoutId !== record.workoutId);
    this.set([...others, record].toSorted((a, b) => a.endedMs - b.endedMs));
  }
}
