import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import "../../src/app/sk-page-plan.js";
import type { SkPagePlan } from "../../src/app/sk-page-plan.js";
import { SkPlanGates } from "../../src/app/sk-plan-gates.js";
import type { SkPlanItem } from "../../src/app/sk-plan-item.js";
import { itemLine } from "../../src/app/plan-line.js";
import { exerciseText } from "../../src/coach/exercise-texts.js";
import { readyPlanText } from "../../src/coach/plan-texts.js";
import { gateText } from "../../src/coach/gate-texts.js";
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";
import type { PlanStore } from "../../src/history/plans.js";
import { addItem } from "../../src/session/plan-edit.js";
import type { Plan } from "../../src/session/plan.js";
import { READY_PLANS } from "../../src/session/ready-plans.js";
import { find, mountedPage, type MountedPage } from "../support/mounted-page.js";
import { inBothThemes, seriousFindings, shownText } from "../support/mounted.js";

function planOf(ids: readonly string[]): Plan {
  let plan: Plan = { id: "own-1", name: "Mine", items: [] };
  for (const id of ids) {
    const edit = addItem(plan, id);
    if (edit.ok) plan = edit.value;
  }
  return plan;
}

const THREE = ["squat", "wall-squat", "one-leg-deadlift"] as const;

async function open(plan: Plan): Promise<MountedPage<SkPagePlan>> {
  const mounted = await mountedPage("sk-page-plan");
  mounted.plans.put(plan);
  mounted.page.planId = plan.id;
  await mounted.page.updateComplete;
  return mounted;
}

const rows = (page: SkPagePlan): readonly SkPlanItem[] => [
  ...(page.shadowRoot?.querySelectorAll<SkPlanItem>("sk-plan-item") ?? []),
];

const rowOf = (page: SkPagePlan, index: number): SkPlanItem => {
  const row = rows(page)[index];
  if (row === undefined) throw new Error(`no row ${String(index)}`);
  return row;
};

const get = (root: Element, selector: string): HTMLElement => {
  const found = find(root, selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};

const press = async (page: SkPagePlan, root: Element, selector: string): Promise<void> => {
  get(root, selector).click();
  await page.updateComplete;
};

const choose = async (page: SkPagePlan, root: Element, selector: string, label: string): Promise<void> => {
  const select = get(root, selector) as HTMLSelectElement;
  const option = [...select.options].find(({ text }) => text === label);
  if (option === undefined) throw new Error(`${selector} has no ${label}`);
  option.selected = true;
  select.dispatchEvent(new Event("change"));
  await page.updateComplete;
};

const idsOf = (plans: PlanStore): readonly string[] =>
  plans.find("own-1")?.items.map(({ exerciseId }) => exerciseId) ?? [];

const said = (page: SkPagePlan): string => get(page, '[role="status"]').textContent;

const focused = (): Element | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};

afterEach(() => {
  location.hash = "#/";
});

describe.each(READY_PLANS)("the page of the ready plan $id", (plan) => {
  test("says what it is for, what is done and what is needed, and axe finds nothing serious", async () => {
    const { page } = await mountedPage("sk-page-plan", { planId: plan.id });
    const shown = shownText(page);
    const { name, purpose } = readyPlanText(plan.id);
    for (const words of [name, purpose, ...plan.items.map(itemLine)]) expect(shown).toContain(words);
    expect(rows(page)).toEqual([]);
    // Nothing was done yet, so nothing lies over the list.
    expect(get(page, ".said").getBoundingClientRect().height).toBe(0);
    await inBothThemes(async () => {
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
});

describe("a ready plan", () => {
  test("is copied to be changed, and stays as it is", async () => {
    const { page, plans } = await mountedPage("sk-page-plan", { planId: "gentle-10" });
    await press(page, page, "#duplicate");
    const [copy] = plans.value.plans;
    expect(copy?.name).toBe("Gentle start (copy)");
    expect(location.hash).toBe(`#/plan/${copy?.id ?? ""}`);
  });

  test("is started only where the page is told that it can be, with the camera or by hand", async () => {
    const { page, progress } = await mountedPage("sk-page-plan", { planId: "gentle-10" });
    expect(find(page, "#start-camera")).toBeNull();
    page.canStart = true;
    await page.updateComplete;
    // The wall squat is asked about by hand, too.
    progress.answer("blood-pressure", Date.now());
    const asked: string[] = [];
    page.addEventListener("workout-asked", ({ detail: { plan, source } }) => asked.push(`${plan.id} ${source}`));
    await press(page, page, "#start-by-hand");
    expect(asked).toEqual(["gentle-10 by-hand"]);
    expect(find(page, "#start-camera")).not.toBeNull();
  });
});

describe("a session in front of the camera", () => {
  interface Questions {
    readonly page: SkPagePlan;
    readonly progress: MountedPage<SkPagePlan>["progress"];
    readonly dialog: HTMLDialogElement;
    readonly plans: readonly Plan[];
  }

  /** The plan's page after "Start with the camera". */
  async function begun(ids: readonly string[]): Promise<Questions> {
    const { page, progress } = await open(planOf(ids));
    page.canStart = true;
    await page.updateComplete;
    const plans: Plan[] = [];
    page.addEventListener("workout-asked", ({ detail }) => plans.push(detail.plan));
    await begin(page);
    const dialog = get(page, "sk-plan-gates").shadowRoot?.querySelector("dialog");
    if (!dialog) throw new Error("no questions");
    return { page, progress, dialog, plans };
  }

  /** The questions are drawn anew after a tick. */
  async function settled(page: SkPagePlan): Promise<void> {
    const gates = find(page, "sk-plan-gates");
    if (gates instanceof SkPlanGates) await gates.updateComplete;
  }

  async function begin(page: SkPagePlan): Promise<void> {
    await press(page, page, "#start-camera");
    await settled(page);
  }

  const startOf = (page: SkPagePlan): HTMLButtonElement => get(page, "#gates-read") as HTMLButtonElement;

  /** Ticks the box with these words in the part of one exercise. */
  async function tick({ page, dialog }: Questions, exerciseId: string, words: string): Promise<void> {
    const boxes = [...dialog.querySelectorAll<HTMLLabelElement>(`[data-exercise="${exerciseId}"] label`)];
    boxes.find(({ textContent }) => textContent.includes(words))?.click();
    await settled(page);
  }

  const planned = (plans: readonly Plan[]): readonly (readonly string[])[] =>
    plans.map(({ items }) => items.map(({ exerciseId }) => exerciseId));

  test("begins at once where nothing has to be asked", async () => {
    const { dialog, plans } = await begun(["squat", "lateral-steps"]);
    expect(dialog.open).toBe(false);
    expect(planned(plans)).toEqual([["squat", "lateral-steps"]]);
  });

  test("is asked about once, for all of its exercises together, and not again while the answers hold", async () => {
    const questions = await begun(["wall-squat", "squat", "lateral-hop", "wall-squat"]);
    const { page, dialog, plans } = questions;
    expect(dialog.open).toBe(true);
    const parts = [...dialog.querySelectorAll<HTMLElement>("[data-exercise]")];
    expect(parts.map(({ dataset }) => dataset["exercise"])).toEqual(["wall-squat", "lateral-hop"]);
    for (const id of ["wall-squat", "lateral-hop"]) {
      expect(dialog.textContent).toContain(exerciseText(id).name);
      for (const gate of findExercise(id)?.gates ?? []) expect(dialog.textContent).toContain(gateText(gate.id));
    }
    await inBothThemes(async () => {
      expect(await seriousFindings(page)).toEqual([]);
    });
    startOf(page).click();
    expect(dialog.open).toBe(false);
    expect(planned(plans)).toEqual([["wall-squat", "squat", "lateral-hop", "wall-squat"]]);
    await begin(page);
    expect(dialog.open).toBe(false);
    expect(plans).toHaveLength(2);
  });

  test("asks again each time as long as an answer about the health speaks against it", async () => {
    const { page, parts, progress } = await open(planOf(["wall-squat"]));
    const screening = parts.profile.value.screening ?? { answeredMs: Date.now(), answers: {}, agreed: false };
    // Met by an earlier no.
    progress.answer("blood-pressure", Date.now());
    parts.profile.change({ screening: { ...screening, answers: { ...screening.answers, pressure: true } } });
    page.canStart = true;
    await page.updateComplete;
    let begun = 0;
    page.addEventListener("workout-asked", () => (begun += 1));
    const dialog = get(page, "sk-plan-gates").shadowRoot?.querySelector("dialog");
    for (const start of ["#start-camera", "#start-by-hand", "#start-camera"]) {
      const before = begun;
      await press(page, page, start);
      await settled(page);
      expect(dialog?.open).toBe(true);
      expect(dialog?.textContent).toContain("Your answers speak against it.");
      expect(begun).toBe(before);
      startOf(page).click();
      expect(begun).toBe(before + 1);
    }
  });

  test("does not begin after “Not today”, and nothing counts as answered", async () => {
    const { page, progress, dialog, plans } = await begun(["wall-squat"]);
    get(page, "#gates-closed").click();
    expect(dialog.open).toBe(false);
    expect(plans).toEqual([]);
    expect(progress.value.answers).toEqual({});
  });

  test("goes without what stays locked, and says so with the reason", async () => {
    const { page, dialog, plans } = await begun(["squat", "one-leg-deadlift-bosu"]);
    const { name } = exerciseText("one-leg-deadlift-bosu");
    expect(get(dialog, '[role="status"]').textContent).toContain(
      `“${name}” is left out of this session: it is still locked.`,
    );
    expect(dialog.textContent).toContain("0 of 10 so far");
    startOf(page).click();
    expect(planned(plans)).toEqual([["squat"]]);
  });

  test("takes a locked exercise along when all of it is confirmed, and asks for that every time", async () => {
    const questions = await begun(["one-leg-deadlift-bosu"]);
    const { page, dialog, plans } = questions;
    expect(startOf(page).disabled).toBe(true);
    expect(dialog.textContent).toContain("So there is nothing left to do in this plan.");
    get(page, "#gates-closed").click();
    const each = { left: 10, right: 10, together: 0 };
    const none = { left: 0, right: 0, together: 0 };
    for (const exerciseId of ["one-leg-deadlift", "one-leg-deadlift-pad"])
      questions.progress.add({
        exerciseId,
        level: "L3",
        endedMs: Date.now(),
        counted: each,
        clean: each,
        refused: none,
        taps: none,
      });
    for (const time of [1, 2]) {
      await begin(page);
      expect(startOf(page).disabled).toBe(true);
      for (const { id } of findExercise("one-leg-deadlift-bosu")?.gates ?? [])
        await tick(questions, "one-leg-deadlift-bosu", gateText(id));
      expect(get(dialog, '[role="status"]').textContent).toBe("");
      startOf(page).click();
      expect(plans).toHaveLength(time);
    }
  });

  test("goes without an exercise that the person does not want today, and asks about it the next time", async () => {
    const questions = await begun(["wall-squat", "lateral-hop"]);
    const { page, dialog, plans } = questions;
    await tick(questions, "lateral-hop", "Leave it out today");
    expect(get(dialog, '[role="status"]').textContent).toContain(
      `“${exerciseText("lateral-hop").name}” is left out of this session.`,
    );
    startOf(page).click();
    expect(planned(plans)).toEqual([["wall-squat"]]);
    await begin(page);
    expect(
      [...dialog.querySelectorAll<HTMLElement>("[data-exercise]")].map(({ dataset }) => dataset["exercise"]),
    ).toEqual(["lateral-hop"]);
  });
});

describe("an own plan", () => {
  test("shows every exercise with all that can be chosen, and axe finds nothing serious, open or closed", async () => {
    const { page } = await open(planOf(EXERCISES.map(({ id }) => id)));
    for (const [index, { id }] of EXERCISES.entries()) {
      expect(shownText(rowOf(page, index))).toContain(exerciseText(id).name);
    }
    await inBothThemes(async () => {
      expect(await seriousFindings(page)).toEqual([]);
    });
    for (const row of rows(page))
      for (const part of row.shadowRoot?.querySelectorAll("details") ?? []) part.open = true;
    await inBothThemes(async () => {
      expect(await seriousFindings(page)).toEqual([]);
    });
  });

  test("keeps what is chosen for one exercise, and leaves the others alone", async () => {
    const { page, plans } = await open(planOf(THREE));
    const before = plans.find("own-1");
    const row = rowOf(page, 2);
    await choose(page, row, "#sets", "3");
    await choose(page, row, "#amount", "8 per leg");
    await choose(page, row, "#level", "Deep, 60°");
    await choose(page, row, "#rest", "90 seconds");
    await choose(page, row, "#first-leg", "Left");
    const chosen = { sets: 3, amount: 8, level: "L3", restS: 90, firstLeg: "left" };
    expect(plans.find("own-1")?.items[2]).toMatchObject(chosen);
    expect(plans.find("own-1")?.items.slice(0, 2)).toEqual(before?.items.slice(0, 2));
    expect(shownText(row)).toContain("3 sets of 8 per leg, 60° deep, left leg first, 90 seconds of rest");
    expect((get(row, "#sets") as HTMLSelectElement).value).toBe("3");
  });

  test("asks about hops where there are hops, and about depth and legs only where there are some", async () => {
    const { page, plans } = await open(planOf(["lateral-hop", "squat"]));
    const hop = rowOf(page, 0);
    for (const selector of ["#level", "#first-leg"]) expect(find(hop, selector)).toBeNull();
    await press(page, hop, "#low-impact");
    expect(plans.find("own-1")?.items[0]?.lowImpact).toBe(false);
    expect(find(rowOf(page, 1), "#low-impact")).toBeNull();
    expect(find(rowOf(page, 1), "#level")).not.toBeNull();
  });

  test("shows an amount from a file that is none of the choices", async () => {
    const plan = planOf(["squat"]);
    const { page } = await open({ ...plan, items: plan.items.map((item) => ({ ...item, amount: 7, restS: 75 })) });
    expect((get(rowOf(page, 0), "#amount") as HTMLSelectElement).selectedOptions[0]?.text).toBe("7 times");
    expect((get(rowOf(page, 0), "#rest") as HTMLSelectElement).selectedOptions[0]?.text).toBe("75 seconds");
  });

  test("moves an exercise by its buttons, and focus and open part go with it", async () => {
    const { page, plans } = await open(planOf(THREE));
    const details = get(rowOf(page, 1), "details") as HTMLDetailsElement;
    details.open = true;
    await press(page, rowOf(page, 1), "#up");
    expect(idsOf(plans)).toEqual(["wall-squat", "squat", "one-leg-deadlift"]);
    expect(said(page)).toBe("“Wall squat” is now 1 of 3.");
    // At the top only "Down" is left to press.
    await expect.poll(() => focused()?.getAttribute("aria-label")).toBe("Move Wall squat down");
    expect((get(rowOf(page, 0), "details") as HTMLDetailsElement).open).toBe(true);
    expect((get(rowOf(page, 1), "details") as HTMLDetailsElement).open).toBe(false);
    await press(page, rowOf(page, 0), "#down");
    await press(page, rowOf(page, 1), "#down");
    expect(idsOf(plans)).toEqual(["squat", "one-leg-deadlift", "wall-squat"]);
    await expect.poll(() => focused()?.getAttribute("aria-label")).toBe("Move Wall squat up");
    expect((get(rowOf(page, 2), "#down") as HTMLButtonElement).disabled).toBe(true);
  });

  test("removes an exercise and brings it back, and never removes the only one", async () => {
    const { page, plans } = await open(planOf(["squat", "wall-squat"]));
    await press(page, rowOf(page, 0), "#remove");
    expect(idsOf(plans)).toEqual(["wall-squat"]);
    expect((get(rowOf(page, 0), "#remove") as HTMLButtonElement).disabled).toBe(true);
    await expect.poll(() => focused()?.id).toBe("undo");
    await press(page, page, "#undo");
    expect(idsOf(plans)).toEqual(["squat", "wall-squat"]);
    expect(find(page, "#undo")).toBeNull();
  });

  test("adds exercises up to twenty", async () => {
    const { page, plans } = await open(planOf(Array.from({ length: 19 }, () => "squat")));
    await choose(page, page, "#exercise", exerciseText("leg-circles").name);
    await press(page, page, "#add");
    expect(idsOf(plans).at(-1)).toBe("leg-circles");
    expect(said(page)).toContain("number 20");
    expect(find(page, "#add")).toBeNull();
    expect(shownText(page)).toContain("20 exercises are the most");
  });

  test("takes a name, refuses an empty one in words and shows the kept one again", async () => {
    const { page, plans } = await open(planOf(["squat"]));
    const name = get(page, "#name") as HTMLInputElement;
    const type = async (text: string): Promise<void> => {
      name.value = text;
      name.dispatchEvent(new Event("change"));
      await page.updateComplete;
    };
    await type("Evenings");
    expect(plans.find("own-1")?.name).toBe("Evenings");
    expect(get(page, "h1").textContent).toBe("Evenings");
    await type("  ");
    expect(get(page, '[role="alert"]').textContent).toContain("name: must have 1 to 60 letters");
    expect(plans.find("own-1")?.name).toBe("Evenings");
    expect(name.value).toBe("Evenings");
  });

  test("keeps an exercise that the app does not have until it is removed", async () => {
    const plan = planOf(["squat"]);
    const strange = plan.items.map((item) => ({ ...item, exerciseId: "cartwheel" }));
    const { page, plans } = await open({ ...plan, items: [...strange, ...plan.items] });
    expect(shownText(rowOf(page, 0))).toContain("Unknown exercise (cartwheel)");
    await choose(page, rowOf(page, 1), "#sets", "4");
    expect(idsOf(plans)).toEqual(["cartwheel", "squat"]);
    await press(page, rowOf(page, 0), "#remove");
    expect(idsOf(plans)).toEqual(["squat"]);
  });

  test("is changed by the keyboard alone", async () => {
    const { page, plans } = await open(planOf(["squat", "wall-squat"]));
    get(page, "#name").focus();
    await userEvent.tab();
    expect(focused()?.tagName).toBe("SUMMARY");
    await userEvent.keyboard("{Enter}");
    await userEvent.tab();
    expect(focused()?.id).toBe("sets");
    await userEvent.keyboard("4");
    await expect.poll(() => plans.find("own-1")?.items[0]?.sets).toBe(4);
    const reached: string[] = [];
    while (focused()?.id !== "share" && reached.length < 40) {
      await userEvent.tab();
      reached.push(focused()?.id ?? "");
    }
    const first = ["amount", "level", "rest", "", "down", "remove"];
    expect(reached).toEqual([...first, "", "up", "remove", "exercise", "add", "duplicate", "share"]);
  });

  test("fits a narrow screen with text of twice the size", async () => {
    const { page } = await open(planOf(EXERCISES.map(({ id }) => id)));
    for (const row of rows(page))
      for (const part of row.shadowRoot?.querySelectorAll("details") ?? []) part.open = true;
    document.documentElement.style.fontSize = "225%";
    page.style.inlineSize = "390px";
    onTestFinished(() => {
      document.documentElement.style.fontSize = "";
    });
    const edge = page.getBoundingClientRect().right;
    const wide = [page, ...rows(page)].flatMap((root) =>
      [...(root.shadowRoot?.querySelectorAll("*") ?? [])].filter(
        (part) => part.getBoundingClientRect().right > edge + 1,
      ),
    );
    expect(wide.map(({ outerHTML }) => outerHTML)).toEqual([]);
  });

  test("has nothing to press that is lower than 44 pixels", async () => {
    const { page } = await open(planOf(["hop-squat", "one-leg-deadlift"]));
    const low: string[] = [];
    for (const root of [page, ...rows(page)]) {
      for (const part of root.shadowRoot?.querySelectorAll("details") ?? []) part.open = true;
      for (const control of root.shadowRoot?.querySelectorAll("button, select, summary, #name, label.check") ?? []) {
        if (control.getBoundingClientRect().height < 44) low.push(control.outerHTML);
      }
    }
    expect(low).toEqual([]);
  });
});
