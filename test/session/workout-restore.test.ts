import { describe, expect, test } from "vitest";
import { RunningWorkoutStore } from "../../src/history/running-workout.js";
import { restoreWorkout } from "../../src/session/workout-restore.js";
import type { WorkoutState } from "../../src/session/workout-types.js";
import { itemOf, setupOf, WorkoutDrive } from "../support/workouts.js";

const HOUR_MS = 3_600_000;

/** In the rest after the first set. */
const resting = (): WorkoutState => {
  const drive = new WorkoutDrive(setupOf([itemOf("ball-squat", { sets: 2 })])).toFirstSet();
  drive.ends({ together: 3 });
  drive.wait(3);
  drive.answer(1);
  return drive.state;
};

const parsed = (state: WorkoutState): Record<string, unknown> =>
  JSON.parse(JSON.stringify(state)) as Record<string, unknown>;

describe("a workout that was kept", () => {
  test("reads back as it was", () => {
    expect(restoreWorkout(parsed(resting()))).toEqual(resting());
  });

  test.each([undefined, null, 3, "x", [], {}, { version: 2 }])("%j is none", (stored) => {
    expect(restoreWorkout(stored)).toBeNull();
  });

  test("a damaged set, reading or answer costs none of the others", () => {
    const state = resting();
    const stored = parsed(state);
    const [set] = state.sets;
    const read = restoreWorkout({
      ...stored,
      sets: [{ runId: "?" }, set],
      readings: [...state.readings, { score: 99 }],
      unanswered: "?",
      reds: -1,
      held: "?",
    });
    expect(read).toEqual({ ...state, unanswered: [] });
  });

  test("an exercise that is no more in the catalogue cannot be gone on with", () => {
    const stored = parsed(resting());
    expect(restoreWorkout({ ...stored, items: [{ ...resting().items[0], exerciseId: "squad" }] })).toBeNull();
  });

  test("a place outside of the plan cannot be gone on with", () => {
    expect(restoreWorkout({ ...parsed(resting()), place: { item: 1, set: 0, part: 0 } })).toBeNull();
    expect(restoreWorkout({ ...parsed(resting()), place: { item: 0, set: 2, part: 0 } })).toBeNull();
  });
});

describe("the running workout of the device", () => {
  const storageWith = (text: string | null): Pick<Storage, "getItem" | "setItem"> & { text: string | null } => ({
    text,
    getItem() {
      return this.text;
    },
    setItem(_key: string, value: string) {
      this.text = value;
    },
  });

  test("is offered after a reload, for 12 hours", () => {
    const storage = storageWith(null);
    const state = resting();
    new RunningWorkoutStore(storage, restoreWorkout).set(state);
    const store = new RunningWorkoutStore(storage, restoreWorkout);
    expect(store.offered(state.timeMs + 12 * HOUR_MS)).toEqual(state);
    expect(store.offered(state.timeMs + 12 * HOUR_MS + 1)).toBeNull();
  });

  test("is taken out when it is too old, so that it can be recorded, and only then", () => {
    const state = resting();
    const store = new RunningWorkoutStore(storageWith(JSON.stringify(state)), restoreWorkout);
    expect(store.takeOld(state.timeMs + HOUR_MS)).toBeNull();
    expect(store.takeOld(state.timeMs + 13 * HOUR_MS)).toEqual(state);
    expect(store.value).toBeNull();
  });

  test("is none where nothing can be read", () => {
    expect(new RunningWorkoutStore(storageWith("{"), restoreWorkout).offered(0)).toBeNull();
    expect(new RunningWorkoutStore(undefined, restoreWorkout).offered(0)).toBeNull();
  });

  test("is over when it is set to none", () => {
    const storage = storageWith(JSON.stringify(resting()));
    new RunningWorkoutStore(storage, restoreWorkout).set(null);
    expect(new RunningWorkoutStore(storage, restoreWorkout).value).toBeNull();
  });
});
