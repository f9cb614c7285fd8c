import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { DEPTH_LEVELS } from "../../src/checker/events.js";
import "../../src/app/theme.css";
import "../../src/ui/sk-cue-banner.js";
import "../../src/ui/sk-error-panel.js";
import "../../src/ui/sk-figures.js";
import "../../src/ui/sk-hold-ring.js";
import "../../src/ui/sk-knee-chart.js";
import "../../src/ui/sk-knee-dial.js";
import "../../src/ui/sk-level-picker.js";
import "../../src/ui/sk-progress.js";

afterEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset["theme"];
});

/** Puts an element on the page with these properties and waits until it is drawn. */
async function show<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = Object.assign(document.createElement(tag), properties);
  const main = document.createElement("main");
  main.append(element);
  document.body.append(main);
  await ("updateComplete" in element ? element.updateComplete : undefined);
  return element;
}

const within = (element: Element, selector: string): Element => {
  const found = element.shadowRoot?.querySelector(selector);
  if (!found) throw new Error(`${element.localName} has no ${selector}`);
  return found;
};

const textOf = (element: Element): string => (element.shadowRoot?.textContent ?? "").replace(/\s+/g, " ");

describe("hold ring", () => {
  it("shows whole seconds and says them to a screen reader", async () => {
    const ring = await show("sk-hold-ring", { value: 12.9, share: 0.4, label: "of 30 s" });
    expect(within(ring, "svg").getAttribute("aria-label")).toBe("12 of 30 s");
    expect(textOf(ring)).toContain("12");
  });

  it("says that it is paused, and never fills beyond full", async () => {
    const ring = await show("sk-hold-ring", { value: 40, share: 1.4, label: "of 30 s", paused: true });
    expect(within(ring, "svg").getAttribute("aria-label")).toContain("paused");
    expect(within(ring, ".done").getAttribute("stroke-dasharray")).toMatch(/^100\.00 /);
  });
});

describe("knee dial", () => {
  it.each([
    [62, "on target"],
    [30, "go lower"],
    [85, "go higher"],
  ])("reads %i degrees against a target of 60 as '%s'", async (kneeDeg, verdict) => {
    const dial = await show("sk-knee-dial", { kneeDeg, targetDeg: 60 });
    const said = within(dial, "svg").getAttribute("aria-label") ?? "";
    expect(said).toContain(`${kneeDeg} degrees, target 60 degrees`);
    expect(said).toContain(verdict);
  });

  it("shows no number for a knee that is not seen", async () => {
    const dial = await show("sk-knee-dial", { kneeDeg: undefined, targetDeg: 60 });
    expect(within(dial, "svg").getAttribute("aria-label")).toContain("not seen");
    expect(textOf(dial)).not.toContain("0°–");
  });
});

describe("cue banner", () => {
  it("carries its meaning as a word and a sign, not as colour alone", async () => {
    const words = new Set<string>();
    for (const tone of ["good", "adjust", "careful", "stop", "paused", "info"] as const) {
      const banner = await show("sk-cue-banner", { tone, text: "Slide down a little" });
      expect(within(banner, "svg path").getAttribute("d")).not.toBe("");
      words.add(within(banner, ".word").textContent.trim());
      expect(textOf(banner)).toContain("Slide down a little");
    }
    expect(words.size).toBe(6);
  });
});

describe("figures", () => {
  it("shows the three times of a hold in whole seconds", async () => {
    const figures = await show("sk-figures", { totalMs: 12_900, longestMs: 9000, goodFormMs: 3100 });
    const values = [...(figures.shadowRoot?.querySelectorAll("dd") ?? [])].map((item) => item.textContent.trim());
    expect(values).toEqual(["12 s", "9 s", "3 s"]);
  });
});

describe("level picker", () => {
  it("offers every depth and tells the chosen one", async () => {
    const picker = await show("sk-level-picker", { level: "L2", depthsDeg: DEPTH_LEVELS });
    const radios = [...(picker.shadowRoot?.querySelectorAll("input") ?? [])];
    expect(radios.map((radio) => radio.checked)).toEqual([false, true, false, false]);
    const chosen: string[] = [];
    picker.addEventListener("level-chosen", (event) => chosen.push(event.detail), { once: true });
    radios[3]?.click();
    expect(chosen).toEqual(["L4"]);
    expect(textOf(picker)).toContain("90°");
  });
});

describe("error panel", () => {
  it("shows what happened, what to do and the code, and asks for another try", async () => {
    const panel = await show("sk-error-panel", {
      heading: "No camera was found",
      sentence: "This device has none.",
      nextStep: "Plug one in.",
      code: "SK-CAM-NONE",
    });
    for (const text of ["No camera was found", "This device has none.", "Plug one in.", "SK-CAM-NONE"]) {
      expect(textOf(panel)).toContain(text);
    }
    let asked = 0;
    panel.addEventListener("retry-asked", () => (asked += 1));
    (within(panel, "button.primary") as HTMLButtonElement).click();
    expect(asked).toBe(1);
  });
});

describe("knee chart", () => {
  it("draws a set with a gap, a pause and a fault", async () => {
    const chart = await show("sk-knee-chart", {
      points: Array.from({ length: 50 }, (_, index) => ({
        timeMs: index * 100,
        kneeDeg: index > 20 && index < 25 ? undefined : 60,
      })),
      pauses: [{ startMs: 1000, endMs: 1500 }],
      faults: [{ ruleId: "E2-1", severity: "form", spans: [{ startMs: 3000, endMs: 4000 }] }],
    });
    await expect.poll(() => chart.shadowRoot?.querySelector("canvas")?.width ?? 0).toBeGreaterThan(100);
    const canvas = within(chart, "canvas") as HTMLCanvasElement;
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    expect(pixels.some((value) => value !== 0)).toBe(true);
  });
});

describe("every element", () => {
  it.each(["light", "dark"])("gives axe nothing serious to complain of in the %s theme", async (theme) => {
    document.documentElement.dataset["theme"] = theme;
    await show("sk-hold-ring", { value: 7, share: 0.2, label: "of 30 s" });
    await show("sk-knee-dial", { kneeDeg: 62, targetDeg: 60 });
    await show("sk-cue-banner", { tone: "adjust", text: "Weight in your heels" });
    await show("sk-figures", { totalMs: 1000, longestMs: 1000, goodFormMs: 0 });
    await show("sk-level-picker", { level: "L2", depthsDeg: DEPTH_LEVELS });
    await show("sk-progress", { label: "Loading the pose model", share: 0.4 });
    await show("sk-error-panel", { heading: "A", sentence: "B", nextStep: "C", code: "SK-X" });
    const { violations } = await axe.run(document.body, { runOnly: ["wcag2a", "wcag2aa"] });
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  });
});
