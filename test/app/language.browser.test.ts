import { beforeEach, describe, expect, test } from "vitest";
import { exerciseHash, hashOf } from "../../src/app/routes.js";
import "../../src/app/sk-app.js";
import type { SkApp } from "../../src/app/sk-app.js";
import { Speaker } from "../../src/coach/speaker.js";
import { useUnits } from "../../src/lib/quantities.js";
import { inLanguage } from "../support/in-language.js";
import { mounted, seriousFindings } from "../support/mounted.js";
import { appParts, find } from "../support/mounted-page.js";

const openApp = (): Promise<SkApp> => mounted("sk-app", { parts: appParts() });

/** All words that are shown, through every shadow root. */
function shown(root: Element): string {
  const within = root.shadowRoot ?? root;
  const children = [...within.querySelectorAll("*")].filter(({ shadowRoot }) => shadowRoot !== null);
  return [within.textContent, ...children.map(shown)].join(" ").replaceAll(/\s+/g, " ");
}

function choose(app: SkApp, select: string, value: string): void {
  const found = find(app, select);
  if (!(found instanceof HTMLSelectElement)) throw new Error(`no ${select}`);
  found.value = value;
  found.dispatchEvent(new Event("change"));
}

beforeEach(async () => {
  location.hash = hashOf("home");
  await inLanguage("en");
});

describe("the language that is chosen in the header", () => {
  test.each([
    [hashOf("home"), "Ihre Übung", "Your exercise", "Steady Knee"],
    [hashOf("about"), "Was gemessen wird", "What is measured", "So funktioniert es · Steady Knee"],
    [exerciseHash("wall-squat"), "Häufige Fehler", "Common faults", "Wandsitz · Steady Knee"],
  ])("takes effect on %s at once, in the page, its language and its title", async (hash, german, english, title) => {
    location.hash = hash;
    const app = await openApp();
    await expect.poll(() => shown(app)).toContain(english);
    choose(app, "#language", "de");
    await expect.poll(() => shown(app)).toContain(german);
    expect(shown(app)).not.toContain(english);
    expect([document.documentElement.lang, document.title]).toEqual(["de", title]);
    expect(app.parts.settings.value.language).toBe("de");
    choose(app, "#language", "en");
    await expect.poll(() => shown(app)).toContain(english);
    expect(document.documentElement.lang).toBe("en");
  });

  test("is what an app that is opened again begins in", async () => {
    const parts = appParts();
    parts.settings.change({ language: "de" });
    const app = await mounted("sk-app", { parts });
    await expect.poll(() => shown(app)).toContain("Ihre Übung");
  });

  test("leaves nothing serious for axe to find", async () => {
    const app = await openApp();
    choose(app, "#language", "de");
    await expect.poll(() => shown(app)).toContain("Ihre Übung");
    expect(await seriousFindings(app)).toEqual([]);
  });
});

test("the units that are chosen take effect at once, the height in them is still the same", async () => {
  const app = await openApp();
  app.parts.settings.change({ exerciseId: "lateral-steps", bodyHeightM: 1.72 });
  await expect.poll(() => shown(app)).toContain("metres, ");
  choose(app, "#units", "yards");
  await expect.poll(() => shown(app)).toContain("yards, ");
  expect(shown(app)).toContain("Your height in inches");
  const height = find(app, 'input[type="number"]') as HTMLInputElement;
  expect(height.value).toBe("68");
  expect(app.parts.settings.value.bodyHeightM).toBe(1.72);
  useUnits("metric");
});

test("the coach takes a voice of the language that is chosen", async () => {
  const said: SpeechSynthesisUtterance[] = [];
  const voice = (name: string, lang: string): SpeechSynthesisVoice => ({
    name,
    lang,
    default: false,
    localService: true,
    voiceURI: name,
  });
  const speaker = new Speaker({
    synthesis: {
      getVoices: () => [voice("Anna", "de-DE"), voice("Kate", "en-GB")],
      speak: (utterance) => said.push(utterance),
      cancel: () => undefined,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    },
    // A real utterance takes no voice that the browser does not have.
    makeUtterance: (text) => ({ text, addEventListener: () => undefined }) as unknown as SpeechSynthesisUtterance,
  });
  speaker.say("Hold", "phase");
  await inLanguage("de");
  speaker.say("Halten", "phase", true);
  expect(said.map(({ text, lang }) => [text, lang])).toEqual([
    ["Hold", "en-GB"],
    ["Halten", "de-DE"],
  ]);
  speaker.dispose();
});
