import { describe, expect, test } from "vitest";
import "../../src/app/sk-page-home.js";
import type { SkPageHome } from "../../src/app/sk-page-home.js";
import { exerciseText } from "../../src/coach/exercise-texts.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { find, mountedPage } from "../support/mounted-page.js";
import { inBothThemes, seriousFindings, shownText } from "../support/mounted.js";
import { sessionOf } from "../support/workouts.js";

const cards = (page: SkPageHome): readonly (string | null)[] =>
  [...(page.shadowRoot?.querySelectorAll(".exercises a") ?? [])].map((card) => card.getAttribute("href"));

async function search(page: SkPageHome, words: string): Promise<void> {
  const input = find(page, "#search");
  if (!(input instanceof HTMLInputElement)) throw new Error("no search");
  input.value = words;
  input.dispatchEvent(new Event("input"));
  await page.updateComplete;
}

describe("start page", () => {
  test("lists every exercise once, under its block, and axe finds nothing serious", async () => {
    const { page } = await mountedPage("sk-page-home");
    expect(cards(page).toSorted()).toEqual(EXERCISES.map(({ id }) => `#/exercise/${id}`).toSorted());
    for (const { id } of EXERCISES) expect(shownText(page)).toContain(exerciseText(id).sentence);
    await inBothThemes(async () => {
      expect(await seriousFindings(page)).toEqual([]);
    });
  });

  test("offers the plan of the last session, or the gentlest one where there was none or it is gone", async () => {
    const { page, parts } = await mountedPage("sk-page-home");
    const offered = (): string | null | undefined => find(page, "#to-session")?.getAttribute("href");
    expect(offered()).toBe("#/plan/gentle-10");
    const record = sessionOf("ball-squat", 2);
    parts.workouts.add({ ...record, plan: { ...record.plan, id: "steady-20" } });
    page.requestUpdate();
    await page.updateComplete;
    expect(offered()).toBe("#/plan/steady-20");
    parts.workouts.add({ ...record, workoutId: "later", plan: { ...record.plan, id: "own-gone" } });
    page.requestUpdate();
    await page.updateComplete;
    expect(offered()).toBe("#/plan/gentle-10");
  });

  test("finds an exercise by what others call it, and says how many it found", async () => {
    const { page } = await mountedPage("sk-page-home");
    await search(page, "wall sit");
    expect(cards(page)).toEqual(["#/exercise/wall-squat"]);
    expect(find(page, '[role="status"]')?.textContent).toContain("1 found");
    await search(page, "bicycle");
    expect(cards(page)).toEqual([]);
    expect(find(page, '[role="status"]')?.textContent).toContain("Nothing found");
    await search(page, "");
    expect(cards(page).length).toBe(EXERCISES.length);
  });

  test.each(EXERCISES)(
    "has $id of the last time ready for one tap, a demo only where there is a clip",
    async ({ id }) => {
      const { page, settings } = await mountedPage("sk-page-home");
      settings.change({ exerciseId: id });
      await page.updateComplete;
      expect(find(page, "#chosen")?.textContent).toContain(exerciseText(id).name);
      await expect.poll(() => find(page, "#start-demo") !== null).toBe(id === "wall-squat");
    },
  );
});
