import { describe, expect, onTestFinished, test, vi } from "vitest";
import "../../src/ui/sk-movement-figure.js";
import type { SkMovementFigure } from "../../src/ui/sk-movement-figure.js";
import { inBothThemes, mounted, seriousFindings } from "../support/mounted.js";

const drawn = (figure: SkMovementFigure): string =>
  [...(figure.shadowRoot?.querySelectorAll("path") ?? [])].map((path) => path.getAttribute("d")).join("|");

async function shown(properties: Partial<SkMovementFigure>): Promise<SkMovementFigure> {
  const figure = await mounted("sk-movement-figure", { label: "A person slides down a wall.", ...properties });
  await expect.poll(() => drawn(figure)).not.toBe("");
  return figure;
}

/** Resolves after so many pictures of the browser. */
async function pictures(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
}

const button = (figure: SkMovementFigure, id = "pause"): HTMLButtonElement | null | undefined =>
  figure.shadowRoot?.querySelector(`#${id}`);

describe("movement figure", () => {
  test("it moves, waits when it is told to, and goes on", async () => {
    const figure = await shown({ exercise: "wall-squat" });
    const first = drawn(figure);
    await expect.poll(() => drawn(figure)).not.toBe(first);
    button(figure)?.click();
    await figure.updateComplete;
    const paused = drawn(figure);
    await pictures(5);
    expect(drawn(figure)).toBe(paused);
    expect(button(figure)?.textContent.trim()).toBe("Play");
    button(figure)?.click();
    await expect.poll(() => drawn(figure)).not.toBe(paused);
  });

  test("it is seen from the other side as well, and from its own again", async () => {
    const figure = await shown({ exercise: "wall-squat" });
    button(figure)?.click();
    await figure.updateComplete;
    const own = drawn(figure);
    expect(button(figure, "turn")?.textContent.trim()).toBe("From the front");
    button(figure, "turn")?.click();
    await figure.updateComplete;
    expect(drawn(figure)).not.toBe(own);
    expect(button(figure, "turn")?.textContent.trim()).toBe("From the side");
    button(figure, "turn")?.click();
    await figure.updateComplete;
    expect(drawn(figure)).toBe(own);
  });

  test("a still has no button and does not move", async () => {
    const figure = await shown({ exercise: "wall-squat", still: true });
    const first = drawn(figure);
    await pictures(5);
    expect(drawn(figure)).toBe(first);
    expect(button(figure)).toBeNull();
  });

  test("who wants no movement sees key poses side by side", async () => {
    const list = Object.assign(new EventTarget(), { matches: true });
    vi.spyOn(window, "matchMedia").mockReturnValue(list as unknown as MediaQueryList);
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const figure = await shown({ exercise: "wall-squat" });
    expect(figure.shadowRoot?.querySelectorAll("svg").length).toBe(4);
    const first = drawn(figure);
    await pictures(5);
    expect(drawn(figure)).toBe(first);
    expect(button(figure)).toBeNull();
    list.matches = false;
    list.dispatchEvent(new Event("change"));
    await expect.poll(() => figure.shadowRoot?.querySelectorAll("svg").length).toBe(1);
  });

  test("another exercise takes the place of the first one", async () => {
    const figure = await shown({ exercise: "wall-squat", still: true });
    const first = drawn(figure);
    figure.exercise = "one-leg-deadlift";
    await expect.poll(() => drawn(figure)).not.toBe(first);
  });

  test("it is a picture with a name, readable in both themes", async () => {
    const figure = await shown({ exercise: "wall-squat" });
    const image = figure.shadowRoot?.querySelector('[role="img"]');
    expect(image?.getAttribute("aria-label")).toBe("A person slides down a wall.");
    await inBothThemes(async () => {
      expect(await seriousFindings(figure)).toEqual([]);
    });
  });

  test("an exercise without a figure shows nothing and breaks nothing", async () => {
    const figure = await mounted("sk-movement-figure", { exercise: "moon-walk" });
    await pictures(3);
    expect(drawn(figure)).toBe("");
  });
});
