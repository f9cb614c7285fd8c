import { describe, expect, test } from "vitest";
import "../../src/ui/sk-angle-dial.js";
import "../../src/ui/sk-cue-banner.js";
import type { BannerTone } from "../../src/ui/sk-cue-banner.js";
import "../../src/ui/sk-error-panel.js";
import "../../src/ui/sk-figures.js";
import "../../src/ui/sk-hold-ring.js";
import "../../src/ui/sk-hand-signs.js";
import "../../src/ui/sk-pain-hands.js";
import "../../src/ui/sk-pain-scale.js";
import "../../src/ui/sk-progress.js";
import { inBothThemes, mounted, seriousFindings, shownText } from "../support/mounted.js";

const labelOf = (element: Element): string | null | undefined =>
  element.shadowRoot?.querySelector('[role="img"]')?.getAttribute("aria-label");

describe("hold ring", () => {
  test("it shows whole seconds, never rounded up", async () => {
    const ring = await mounted("sk-hold-ring", { value: 19.97, share: 0.66, label: "of 30 s" });
    expect(shownText(ring)).toBe("19 of 30 s");
    expect(labelOf(ring)).toBe("19 of 30 s");
  });

  test.each([8, 48, 120])("the digits of %i stay inside the ring in any font", async (value) => {
    const ring = await mounted("sk-hold-ring", { value, share: 1 });
    ring.style.width = "300px";
    for (const font of ["sans-serif", "serif", "monospace"]) {
      ring.style.fontFamily = font;
      const width = ring.shadowRoot?.querySelector("text")?.getBoundingClientRect().width ?? 300;
      expect(width).toBeLessThan(300 * 0.75);
    }
  });

  test("two digits are 0.45 of the ring high at least", async () => {
    const ring = await mounted("sk-hold-ring", { value: 48 });
    ring.style.width = "300px";
    const text = ring.shadowRoot?.querySelector("text");
    if (!text) throw new Error("no digits");
    // Digits of the fonts in use are 0.71 to 0.73 of the font size high.
    expect((parseFloat(getComputedStyle(text).fontSize) / 100) * 0.71).toBeGreaterThanOrEqual(0.45);
  });

  test("metres have one digit behind the point, never rounded up, and their direction over them", async () => {
    const ring = await mounted("sk-hold-ring", { value: 3.98, decimals: 1, caption: "Left", label: "of 9 m" });
    expect(labelOf(ring)).toBe("Left 3.9 of 9 m");
    ring.value = 0.3;
    await ring.updateComplete;
    expect(labelOf(ring)).toBe("Left 0.3 of 9 m");
  });

  test.each([8, 12, 3.9, 18.2])("%d with a word over it stays inside the ring and off the word", async (value) => {
    const ring = await mounted("sk-hold-ring", {
      value,
      decimals: value % 1 === 0 ? 0 : 1,
      caption: "Right",
      share: 1,
    });
    ring.style.width = "300px";
    const [caption, digits] = [...(ring.shadowRoot?.querySelectorAll("text") ?? [])];
    if (!caption || !digits) throw new Error("no texts");
    expect(digits.getBoundingClientRect().width).toBeLessThan(300 * 0.8);
    // The box of digits has room for accents above them: a quarter of its height is empty.
    const box = digits.getBoundingClientRect();
    expect(caption.getBoundingClientRect().bottom).toBeLessThan(box.top + box.height * 0.3);
  });

  test("a pause is told without colour", async () => {
    const ring = await mounted("sk-hold-ring", { value: 5, paused: true, label: "of 30 s" });
    expect(labelOf(ring)).toContain("paused");
    const track = ring.shadowRoot?.querySelector(".track");
    expect(track && getComputedStyle(track).strokeDasharray).not.toBe("none");
  });
});

describe("angle dial", () => {
  test.each([
    [62, "on target"],
    [47, "a little lower"],
    [20, "go lower"],
    [73, "a little higher"],
    [90, "go higher"],
    [undefined, "not seen"],
  ])("at %s degrees for a target of 60 that is to be held it says %s", async (angleDeg, verdict) => {
    const dial = await mounted("sk-angle-dial", { angleDeg, targetDeg: 60, held: true });
    expect(shownText(dial)).toContain(verdict);
    expect(labelOf(dial)).toContain(verdict);
  });

  test("where the target is reached in every repetition, nobody who stands is told to go lower", async () => {
    const dial = await mounted("sk-angle-dial", { angleDeg: 5, targetDeg: 60 });
    expect(labelOf(dial)).toBe("Knee bend, 5 degrees, target 60 degrees");
    dial.angleDeg = 55;
    await dial.updateComplete;
    expect(shownText(dial)).toContain("on target");
    dial.angleDeg = 80;
    await dial.updateComplete;
    expect(shownText(dial)).toContain("deep enough");
  });

  test("a leaning trunk is called a lean", async () => {
    const dial = await mounted("sk-angle-dial", { angleDeg: 20, targetDeg: 60, measure: "trunk-lean", held: true });
    expect(labelOf(dial)).toBe("Lean, 20 degrees, target 60 degrees, go further");
  });

  test("an angle beyond the end of the dial keeps its number", async () => {
    const dial = await mounted("sk-angle-dial", { angleDeg: 138.4, targetDeg: 90 });
    expect(shownText(dial)).toContain("138°");
  });
});

describe("cue banner", () => {
  const tones: readonly BannerTone[] = ["stop", "careful", "adjust", "good", "info", "paused"];

  test("every tone differs in word and in sign, not only in colour", async () => {
    const banner = await mounted("sk-cue-banner", { text: "Slide down a little" });
    const words = new Set<string>();
    const signs = new Set<string | null | undefined>();
    for (const tone of tones) {
      banner.tone = tone;
      await banner.updateComplete;
      words.add(shownText(banner));
      signs.add(banner.shadowRoot?.querySelector("path")?.getAttribute("d"));
    }
    expect(words.size).toBe(tones.length);
    expect(signs.size).toBe(tones.length);
  });

  test.each(tones)("%s is readable in both themes", async (tone) => {
    const banner = await mounted("sk-cue-banner", { tone, text: "Slide down a little" });
    await inBothThemes(async () => {
      expect(await seriousFindings(banner)).toEqual([]);
    });
  });
});

describe("figures", () => {
  test("each figure stands by its name", async () => {
    const figures = await mounted("sk-figures", {
      items: [
        { name: "in position", value: "29 s" },
        { name: "not counted", value: "2" },
      ],
    });
    expect(shownText(figures)).toBe("in position 29 s not counted 2");
  });
});

describe("progress", () => {
  test("it names what is done and how far", async () => {
    const progress = await mounted("sk-progress", { label: "Loading the pose model", share: 0.42 });
    expect(shownText(progress)).toBe("Loading the pose model 42 %");
    expect(progress.shadowRoot?.querySelector("progress")?.value).toBeCloseTo(0.42);
    expect(await seriousFindings(progress)).toEqual([]);
  });

  test("without a share it does not pretend to know one", async () => {
    const progress = await mounted("sk-progress", { label: "Opening the file" });
    expect(progress.shadowRoot?.querySelector("progress")?.position).toBe(-1);
  });
});

describe("error panel", () => {
  const failure = {
    heading: "A pose model is missing",
    sentence: "A file could not be fetched.",
    nextStep: "Try again.",
    code: "SK-MODEL-MISSING",
    detail: "models/lite.bin",
  };

  test("it tells what happened, what to do, the code and the file", async () => {
    const panel = await mounted("sk-error-panel", failure);
    for (const words of Object.values(failure)) expect(shownText(panel)).toContain(words);
    expect(panel.shadowRoot?.querySelector('[role="alert"]')).not.toBeNull();
    await inBothThemes(async () => {
      expect(await seriousFindings(panel)).toEqual([]);
    });
  });

  test("its button asks to try again, and is left out where that is of no use", async () => {
    const panel = await mounted("sk-error-panel", failure);
    let asked = 0;
    panel.addEventListener("retry-asked", () => (asked += 1));
    panel.shadowRoot?.querySelector("button")?.click();
    expect(asked).toBe(1);
    panel.retryLabel = "";
    await panel.updateComplete;
    expect(panel.shadowRoot?.querySelector("button")).toBeNull();
  });
});

describe("signs with the hands", () => {
  test("tells each sign with what it does, and the keys", async () => {
    const signs = await mounted("sk-hand-signs", {});
    const rows = [...(signs.shadowRoot?.querySelectorAll("li span") ?? [])];
    expect(rows.map((row) => row.textContent.trim())).toEqual([
      "One hand up Start, pause, go on",
      "Both hands up Skip what waits, except while it counts",
      "Arms crossed above the head Stop, it hurts",
    ]);
    expect(signs.shadowRoot?.textContent).toContain("Page Down");
    await inBothThemes(async () => expect(await seriousFindings(signs)).toEqual([]));
  });
});

describe("pain by tap", () => {
  test.for([296, 340, 400, 640, 900])(
    "is in two rows at most of %i pixels, and every number fits its button",
    async (widthPx) => {
      const scale = await mounted("sk-pain-scale", { withSharp: true });
      scale.style.inlineSize = `${String(widthPx)}px`;
      // As a session has it.
      scale.style.setProperty("--sk-score-text", "2.5rem");
      const buttons = [...(scale.shadowRoot?.querySelectorAll("button") ?? [])];
      expect(buttons).toHaveLength(11);
      expect(new Set(buttons.map((button) => button.getBoundingClientRect().top)).size).toBeLessThanOrEqual(2);
      for (const button of buttons) {
        const text = document.createRange();
        text.selectNodeContents(button);
        expect(text.getBoundingClientRect().width).toBeLessThanOrEqual(button.clientWidth);
        expect(button.getBoundingClientRect().width).toBeGreaterThanOrEqual(40);
      }
    },
  );
});

describe("pain by hand", () => {
  const answers = { green: { from: 0, to: 3 }, amber: { from: 4, to: 5 }, red: { from: 6, to: 10 } };

  test("shows what a hand says at each height, also to a screen reader, and which one is held", async () => {
    const hands = await mounted("sk-pain-hands", { answers, held: "amber" });
    const rows = [...(hands.shadowRoot?.querySelectorAll("li") ?? [])];
    expect(rows.map((row) => row.querySelector("b")?.textContent)).toEqual(["6–10", "4–5", "0–3"]);
    expect(rows.map((row) => row.querySelector("span")?.textContent)).toEqual([
      "Hand above the head: 6 to 10",
      "Hand at the shoulder: 4 to 5",
      "Hand at the belly: 0 to 3",
    ]);
    expect(rows.map((row) => row.hasAttribute("data-held"))).toEqual([false, true, false]);
    expect(hands.shadowRoot?.querySelector("p")).toBeNull();
    await inBothThemes(async () => expect(await seriousFindings(hands)).toEqual([]));
  });

  test("says that a hand is not seen yet, in the same place", async () => {
    const hands = await mounted("sk-pain-hands", { answers, unseen: true });
    const heightPx = hands.getBoundingClientRect().height;
    expect(hands.shadowRoot?.querySelector("p")?.textContent).toBe("One moment: your hand is not seen yet.");
    await inBothThemes(async () => expect(await seriousFindings(hands)).toEqual([]));
    hands.unseen = false;
    await hands.updateComplete;
    expect(hands.shadowRoot?.querySelector("p")).toBeNull();
    expect(hands.getBoundingClientRect().height).toBe(heightPx);
  });
});
