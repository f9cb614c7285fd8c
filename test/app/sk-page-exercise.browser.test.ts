import { describe, expect, test } from "vitest";
import "../../src/app/sk-page-exercise.js";
import type { SkPageExercise } from "../../src/app/sk-page-exercise.js";
import type { SourceChoice } from "../../src/app/source-choice.js";
import { gateText } from "../../src/coach/gate-texts.js";
import { exerciseText } from "../../src/coach/exercise-texts.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { find, mountedPage, type MountedPage } from "../support/mounted-page.js";
import { inBothThemes, seriousFindings, shownText } from "../support/mounted.js";

const open = (exerciseId: string): Promise<MountedPage<SkPageExercise>> =>
  mountedPage("sk-page-exercise", { exerciseId });

const choose = (root: Element, selector: string, value: string): void => {
  const select = find(root, selector);
  if (!(select instanceof HTMLSelectElement)) throw new Error(`no ${selector}`);
  select.value = value;
  select.dispatchEvent(new Event("change"));
};

describe.each(EXERCISES)("the page of $id", (definition) => {
  test("says all that the catalogue has, and axe finds nothing serious, open or closed, light or dark", async () => {
    const { page } = await open(definition.id);
    const text = exerciseText(definition.id);
    const shown = shownText(page);
    const unseen = Object.values(text.unseen);
    for (const words of [text.name, text.purpose, ...text.steps, ...text.cautions, ...text.mistakes, ...unseen]) {
      expect(shown).toContain(words);
    }
    await expect.poll(() => find(page, "sk-movement-figure")?.shadowRoot?.querySelector("path")).not.toBeNull();
    for (const details of page.shadowRoot?.querySelectorAll("details") ?? []) details.open = true;
    await inBothThemes(async () => {
      expect(await seriousFindings(page)).toEqual([]);
    });
  });

  test("keeps the chosen amount for this exercise", async () => {
    const { page, settings } = await open(definition.id);
    for (const amount of definition.dose.choices) {
      choose(page, "#amount", String(amount));
      expect(settings.value.exercises[definition.id]?.amount).toBe(amount);
    }
  });

  test("asks for depth, leg and hops only where there are any", async () => {
    const { page } = await open(definition.id);
    const hops = ["hops", "hop-squat"].includes(definition.movement.kind);
    expect(find(page, "sk-level-picker") !== null).toBe(definition.depth !== undefined);
    expect(find(page, "#leg") !== null).toBe(definition.legs !== "together");
    expect(find(page, "#low-impact") !== null).toBe(hops);
    expect(find(page, "#load") !== null).toBe(definition.load !== undefined);
  });
});

const EACH_LEG = { left: 10, right: 10, together: 0 };
const NONE = { left: 0, right: 0, together: 0 };
/** What the Bosu asks for: ten clean ones a leg on the floor, and on the pad. */
const CLEAN_SETS = ["one-leg-deadlift", "one-leg-deadlift-pad"].map((exerciseId) => ({
  exerciseId,
  level: "L3" as const,
  counted: EACH_LEG,
  clean: EACH_LEG,
  refused: NONE,
  taps: NONE,
}));

const GATED = EXERCISES.filter(({ gates }) => gates.length > 0);

describe.each(GATED)("the gates of $id", (definition) => {
  const locks = definition.gates.filter(({ strength }) => strength === "locked");

  const dialogOf = (page: SkPageExercise): HTMLDialogElement => {
    const dialog = find(page, "dialog");
    if (!(dialog instanceof HTMLDialogElement)) throw new Error("no questions");
    return dialog;
  };

  const startsOf = (page: SkPageExercise): SourceChoice[] => {
    const asked: SourceChoice[] = [];
    page.addEventListener("set-asked", (event) => asked.push(event.detail));
    return asked;
  };

  test("are told on the page and asked before the camera, every one in words", async () => {
    const { page } = await open(definition.id);
    const asked = startsOf(page);
    find(page, "#start-camera")?.click();
    expect(dialogOf(page).open).toBe(true);
    expect((find(page, "#gates-read") as HTMLButtonElement | null)?.disabled).toBe(locks.length > 0);
    for (const { id } of definition.gates) {
      expect(gateText(id)).not.toBe(id);
      expect(find(page, "#gates")?.textContent).toContain(gateText(id));
      expect(dialogOf(page).textContent).toContain(gateText(id));
    }
    expect(await seriousFindings(page)).toEqual([]);
    find(page, "#gates-closed")?.click();
    expect(dialogOf(page).open).toBe(false);
    expect(asked).toEqual([]);
  });

  test("open when they are met: locks with each point and every time, questions once", async () => {
    const { page, progress } = await open(definition.id);
    for (const deed of CLEAN_SETS) progress.add({ ...deed, endedMs: Date.now() });
    page.requestUpdate();
    (find(page, "sk-start-panel") as HTMLElementTagNameMap["sk-start-panel"]).requestUpdate();
    await page.updateComplete;
    const asked = startsOf(page);
    find(page, "#start-camera")?.click();
    const read = find(page, "#gates-read") as HTMLButtonElement | null;
    for (const box of dialogOf(page).querySelectorAll("input")) {
      expect(read?.disabled).toBe(true);
      box.click();
      await page.updateComplete;
      await (find(page, "sk-start-panel") as HTMLElementTagNameMap["sk-start-panel"]).updateComplete;
    }
    read?.click();
    expect(asked.length).toBe(1);
    find(page, "#start-camera")?.click();
    expect(dialogOf(page).open).toBe(locks.length > 0);
    expect(asked.length).toBe(locks.length > 0 ? 1 : 2);
  });
});

describe("a lock that the app counts by itself", () => {
  test("stays shut, with how far it has come, until it is done", async () => {
    const { page, progress } = await open("one-leg-deadlift-bosu");
    find(page, "#start-camera")?.click();
    const panel = find(page, "sk-start-panel") as HTMLElementTagNameMap["sk-start-panel"];
    for (const box of find(page, "dialog")?.querySelectorAll("input") ?? []) box.click();
    await panel.updateComplete;
    expect(find(page, "dialog")?.textContent).toContain("0 of 10 so far");
    expect((find(page, "#gates-read") as HTMLButtonElement | null)?.disabled).toBe(true);
    for (const deed of CLEAN_SETS) progress.add({ ...deed, endedMs: Date.now() });
    panel.requestUpdate();
    await panel.updateComplete;
    expect((find(page, "#gates-read") as HTMLButtonElement | null)?.disabled).toBe(false);
  });
});

describe("the page of an exercise", () => {
  test("starts its own exercise, whatever was done before", async () => {
    const { page, settings, progress } = await open("wall-squat");
    progress.answer("blood-pressure", Date.now());
    const asked: SourceChoice[] = [];
    page.addEventListener("set-asked", (event) => asked.push(event.detail));
    find(page, "#start-camera")?.click();
    expect(asked.map(({ kind }) => kind)).toEqual(["camera"]);
    expect(settings.value.exerciseId).toBe("wall-squat");
  });

  test("keeps the depth that is chosen", async () => {
    const { page, settings } = await open("wall-squat");
    find(page, 'input[value="L4"]')?.click();
    expect(settings.value.exercises["wall-squat"]?.level).toBe("L4");
  });

  test("names what the chosen pose model does not see, at once", async () => {
    const { page } = await open("wall-squat");
    expect(find(page, "#not-by-engine")).toBeNull();
    choose(page, "#engine", "movenet-thunder");
    await page.updateComplete;
    expect(find(page, "#not-by-engine")?.nextElementSibling?.textContent).toContain("Heels lifted");
  });

  test("an exercise that there is not shows nothing", async () => {
    const { page } = await open("moon-walk");
    expect(shownText(page)).toBe("");
  });
});
