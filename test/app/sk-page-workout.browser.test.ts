import { expect, test } from "vitest";
import { page as screen } from "vitest/browser";
import "../../src/app/sk-page-workout.js";
import type { SkPageWorkout, WorkoutStart } from "../../src/app/sk-page-workout.js";
import { find, mountedPage, press } from "../support/mounted-page.js";
import { itemOf, setupOf } from "../support/workouts.js";

/** A session by hand in which no knee is asked about: it begins with its first set announced. */
const byHand = (...items: readonly ReturnType<typeof itemOf>[]): WorkoutStart => ({
  setup: setupOf(items, { entered: "by-hand", knees: [] }),
});

async function begun(from: WorkoutStart): Promise<SkPageWorkout> {
  const { page } = await mountedPage("sk-page-workout", { from });
  await expect.poll(() => find(page, "#stop")).not.toBeNull();
  return page;
}

const announced = (page: SkPageWorkout): string | undefined =>
  (find(page, "sk-cue-banner") as HTMLElementTagNameMap["sk-cue-banner"] | null)?.text;

test("a set that was skipped is gone back to by a button, which is there only where it does something", async () => {
  await screen.viewport(390, 844);
  const page = await begun(byHand(itemOf("squat"), itemOf("ball-squat")));
  expect(announced(page)).toBe("Squat");
  expect(find(page, "#back")).toBeNull();
  await press(page, page, "#skip");
  expect(announced(page)).toBe("Ball squat");
  await press(page, page, "#back");
  expect(announced(page)).toBe("Squat");
  expect(find(page, "#back")).toBeNull();
});
