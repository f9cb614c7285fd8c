import { afterEach, describe, expect, test } from "vitest";
import "../../src/app/sk-page-plans.js";
import type { SkPagePlans } from "../../src/app/sk-page-plans.js";
import { fileOf } from "../../src/app/plan-file.js";
import { readyPlanText } from "../../src/coach/plan-texts.js";
import type { Plan } from "../../src/session/plan.js";
import { READY_PLANS } from "../../src/session/ready-plans.js";
import { find, mountedPage } from "../support/mounted-page.js";
import { inBothThemes, seriousFindings, shownText } from "../support/mounted.js";

const [READY] = READY_PLANS;
if (READY === undefined) throw new Error("no ready plan");
const OWN: Plan = { id: "own-1", name: "Mornings", items: READY.items };

const links = (page: SkPagePlans, list: string): readonly (string | null)[] =>
  [...(page.shadowRoot?.querySelectorAll(`${list} a`) ?? [])].map((link) => link.getAttribute("href"));

const get = (page: SkPagePlans, selector: string): HTMLElement => {
  const found = find(page, selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};

const press = async (page: SkPagePlans, selector: string): Promise<void> => {
  get(page, selector).click();
  await page.updateComplete;
};

const said = (page: SkPagePlans): string => get(page, '[role="status"]').textContent;

/** Chooses a file as a person does. */
async function choose(page: SkPagePlans, text: string): Promise<void> {
  const input = get(page, "#plan-file") as HTMLInputElement;
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], "plan.json"));
  input.files = transfer.files;
  input.dispatchEvent(new Event("change"));
  await expect.poll(() => said(page) !== "" || find(page, "sk-error-panel") !== null).toBe(true);
}

afterEach(() => {
  location.hash = "#/";
});

describe("the page of the plans", () => {
  test("shows every ready plan with its purpose, its time and what it needs, and axe finds nothing serious", async () => {
    const { page, plans } = await mountedPage("sk-page-plans");
    expect(links(page, ".ready")).toEqual(READY_PLANS.map(({ id }) => `#/plan/${id}`));
    for (const { id } of READY_PLANS) expect(shownText(page)).toContain(readyPlanText(id).purpose);
    expect(shownText(page)).toContain("None yet");
    plans.put(OWN);
    await page.updateComplete;
    await press(page, ".delete");
    plans.put(OWN);
    await page.updateComplete;
    await inBothThemes(async () => {
      expect(await seriousFindings(page)).toEqual([]);
    });
  });

  test("makes a new plan of the exercise of the last time and opens it", async () => {
    const { page, plans, settings } = await mountedPage("sk-page-plans");
    settings.change({ exerciseId: "leg-circles" });
    await press(page, "#new-plan");
    const [made] = plans.value.plans;
    expect(made?.items.map(({ exerciseId }) => exerciseId)).toEqual(["leg-circles"]);
    expect(location.hash).toBe(`#/plan/${made?.id ?? ""}`);
  });

  test("has own plans before the ready ones, and duplicates them", async () => {
    const { page, plans } = await mountedPage("sk-page-plans");
    plans.put(OWN);
    await page.updateComplete;
    expect(page.shadowRoot?.querySelector("h2")?.textContent).toBe("Your plans");
    await press(page, ".duplicate");
    expect(plans.value.plans.map(({ name }) => name)).toEqual(["Mornings", "Mornings (copy)"]);
    expect(plans.value.plans[1]?.items).toEqual(OWN.items);
    expect(said(page)).toContain("Mornings (copy)");
  });

  test("deletes a plan, and brings it back to its place with the next press of a key", async () => {
    const { page, plans } = await mountedPage("sk-page-plans");
    for (const id of ["own-1", "own-2", "own-3"]) plans.put({ ...OWN, id, name: id });
    await page.updateComplete;
    await press(page, '[aria-label="Delete own-2"]');
    expect(plans.value.plans.map(({ id }) => id)).toEqual(["own-1", "own-3"]);
    await expect.poll(() => page.shadowRoot?.activeElement?.id).toBe("undo");
    await press(page, "#undo");
    expect(plans.value.plans.map(({ id }) => id)).toEqual(["own-1", "own-2", "own-3"]);
    await expect.poll(() => page.shadowRoot?.activeElement?.getAttribute("href")).toBe("#/plan/own-2");
    expect(find(page, "#undo")).toBeNull();
  });

  test("takes a plan from a file that was shared", async () => {
    const { page, plans } = await mountedPage("sk-page-plans");
    await choose(page, fileOf(OWN).text);
    expect(plans.value.plans).toMatchObject([{ name: "Mornings", items: OWN.items }]);
    expect(said(page)).toContain("Mornings");
  });

  test("refuses a file with what is wrong and where, and adds nothing", async () => {
    const { page, plans } = await mountedPage("sk-page-plans");
    await choose(page, fileOf(OWN).text.replaceAll('"sets": 2', '"sets": 20'));
    const panel = get(page, "sk-error-panel");
    expect(shownText(panel)).toContain("SK-PLAN-BROKEN: items 3, sets: must be 1 to 10");
    expect(plans.value.plans).toEqual([]);
    await press(page, "#close-failure");
    expect(find(page, "sk-error-panel")).toBeNull();
    await choose(page, "no plan at all");
    expect(shownText(get(page, "sk-error-panel"))).toContain("SK-PLAN-FILE");
  });

  test("takes a plan that is dropped on it", async () => {
    const { page, plans } = await mountedPage("sk-page-plans");
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([fileOf(OWN).text], "plan.json"));
    const area = get(page, ".page");
    const over = new DragEvent("dragover", { dataTransfer, cancelable: true });
    area.dispatchEvent(over);
    expect(over.defaultPrevented).toBe(true);
    await page.updateComplete;
    expect(area.classList).toContain("dropping");
    area.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    await expect.poll(() => plans.value.plans.map(({ name }) => name)).toEqual(["Mornings"]);
    expect(area.classList).not.toContain("dropping");
  });
});
