import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import "../../src/ui/sk-far-view.js";
import type { SkFarView } from "../../src/ui/sk-far-view.js";
import { inBothThemes, mounted, seriousFindings, shownText } from "../support/mounted.js";

const SCREENS = [
  [390, 844],
  [844, 390],
  [1366, 768],
] as const;
/** "A sixth of the screen's height" is what a number needs to be read at three metres. */
const SIXTH = 1 / 6;
/** Digits are so much of their font's size high. */
const DIGIT_HEIGHT = 0.71;

const number = { value: 12, share: 0.4, label: "of 30 s", caption: "Left" };

async function onScreen([width, height]: readonly [number, number], properties: Partial<SkFarView>) {
  await page.viewport(width, height);
  const view = await mounted("sk-far-view", properties);
  view.style.blockSize = "100svh";
  return view;
}

describe.each(SCREENS)("the far view on a screen of %i by %i", (width, height) => {
  test("has a number and a sentence of a sixth of its height, and nothing outside", async () => {
    const view = await onScreen([width, height], { tone: "good", text: "Knees over your toes", number });
    const ring = view.shadowRoot?.querySelector("sk-hold-ring");
    const digits = ring?.shadowRoot?.querySelectorAll("text")[1];
    const banner = view.shadowRoot?.querySelector("sk-cue-banner");
    if (!ring || !digits || !banner) throw new Error("no ring or banner");
    const ringBox = ring.getBoundingClientRect();
    const fontPx = (Number(digits.getAttribute("font-size")) / 100) * ringBox.width;
    expect((fontPx * DIGIT_HEIGHT) / height).toBeGreaterThanOrEqual(SIXTH);
    expect(banner.getBoundingClientRect().height / height).toBeGreaterThanOrEqual(SIXTH);
    for (const { left, right, top, bottom } of [ringBox, banner.getBoundingClientRect()]) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(bottom).toBeLessThanOrEqual(height);
    }
    expect(view.scrollHeight).toBeLessThanOrEqual(height);
  });

  test.each(["stop", "careful", "adjust", "good", "info", "paused"] as const)(
    "can be read from afar in both themes when it is %s",
    async (tone) => {
      const view = await onScreen([width, height], { tone, text: "Sit into your half squat", number });
      await inBothThemes(async () => {
        expect(await seriousFindings(view)).toEqual([]);
        const { violations } = await axe.run(view, { runOnly: ["color-contrast-enhanced"] });
        expect(violations.flatMap(({ nodes }) => nodes.map(({ failureSummary }) => failureSummary))).toEqual([]);
      });
    },
  );
});

test.each(SCREENS)("no word of a sentence is broken on a screen of %i by %i", async (width, height) => {
  for (const text of ["Einbeiniges Kreuzheben", "Ballkniebeuge", "Wandsitz"]) {
    const view = await onScreen([width, height], { tone: "info", text, number });
    const shown = view.shadowRoot?.querySelector("sk-cue-banner")?.shadowRoot?.querySelector(".text");
    const words = [...(shown?.childNodes ?? [])].find(({ nodeType }) => nodeType === Node.TEXT_NODE);
    if (!words) throw new Error("no text");
    let at = 0;
    for (const word of text.split(" ")) {
      const range = document.createRange();
      range.setStart(words, text.indexOf(word, at));
      at = text.indexOf(word, at) + word.length;
      range.setEnd(words, at);
      expect(range.getClientRects(), word).toHaveLength(1);
    }
  }
});

test("a sign that is held takes the place of the sentence and shows its thirds", async () => {
  const view = await onScreen([390, 844], { text: "Hold it there", number, sign: { text: "Pause", thirds: 2 } });
  expect(shownText(view)).toBe("Pause");
  expect(view.shadowRoot?.querySelectorAll(".third.done")).toHaveLength(2);
  view.sign = undefined;
  await view.updateComplete;
  expect(view.shadowRoot?.querySelector(".third")).toBeNull();
});
