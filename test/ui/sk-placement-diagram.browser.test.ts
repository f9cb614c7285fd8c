import { describe, expect, test } from "vitest";
import type { View } from "../../src/body/metrics.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import "../../src/ui/sk-placement-diagram.js";
import { mounted, seriousFindings, shownText } from "../support/mounted.js";

const wordsOf = (element: Element): string =>
  element.shadowRoot?.querySelector('[role="img"]')?.getAttribute("aria-label") ?? "";

describe("placement diagram", () => {
  test.each<[View, string]>([
    ["side", "one side to the camera"],
    ["front", "face the camera"],
    ["front-oblique", "about 30 degrees"],
  ])("seen %s, it is told in words to whoever does not see it", async (view, words) => {
    const camera = { distanceM: [2, 2.5], heightM: [0.6, 0.8], landscape: false } as const;
    const diagram = await mounted("sk-placement-diagram", { view, camera });
    expect(wordsOf(diagram)).toContain(words);
    expect(wordsOf(diagram)).toContain("2 to 2.5 m away");
    expect(wordsOf(diagram)).toContain("60 to 80 cm above the floor");
    expect(wordsOf(diagram)).toContain("Phone upright");
    expect(await seriousFindings(diagram)).toEqual([]);
  });

  test("a wide picture and a wall are said and drawn", async () => {
    const camera = { distanceM: [3, 3], heightM: [0.5, 0.5], landscape: true } as const;
    const diagram = await mounted("sk-placement-diagram", { view: "front", camera, atWall: true });
    expect(wordsOf(diagram)).toContain("3 m away");
    expect(wordsOf(diagram)).toContain("A wall is behind you");
    expect(shownText(diagram)).toContain("Phone on its side");
    expect(diagram.shadowRoot?.querySelector(".wall")).not.toBeNull();
  });

  test.each(EXERCISES)("the words of $id stay inside the drawing", async ({ views: [view], camera }) => {
    const diagram = await mounted("sk-placement-diagram", { view, camera });
    const svg = diagram.shadowRoot?.querySelector("svg");
    const right = svg?.getBoundingClientRect().right ?? 0;
    for (const text of svg?.querySelectorAll("text") ?? []) {
      expect(text.getBoundingClientRect().right).toBeLessThanOrEqual(right);
    }
  });
});
