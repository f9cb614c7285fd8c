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

test("what is said can be read by who stands near, and from afar only the one sentence", async () => {
  await screen.viewport(390, 844);
  const { page, settings } = await mountedPage("sk-page-workout", { from: byHand(itemOf("squat", { sets: 2 })) });
  await expect.poll(() => find(page, "#stop")).not.toBeNull();
  const more = () => find(page, ".more")?.textContent;
  expect(more()).toBeUndefined();
  settings.change({ farView: false });
  await expect.poll(more).toBe("Next: Squat. Set 1 of 2.");
  await press(page, page, "#skip");
  await expect.poll(more).toBe("Squat again. Set 2 of 2.");
  await press(page, page, "#start");
  await expect.poll(more).toBeUndefined();
});

test("the last question is shown where pain has ended the last exercise", async () => {
  await screen.viewport(390, 844);
  const setup = setupOf([itemOf("squat")], { entered: "by-hand" });
  const page = await begun({ setup });
  await press(page, page, "#skip");
  await press(page, page, "#start");
  await press(page, page, ".counters button");
  await press(page, page, "#stop");
  await press(page, page, "#skip");
  expect(find(page, "#cues")?.textContent).toBe("Last question: how is your left knee now, zero to ten?");
});
