import { ContextProvider } from "@lit/context";
import { expect, onTestFinished, test } from "vitest";
import type { AppParts } from "../../src/app/app-parts.js";
import { partsContext } from "../../src/app/contexts.js";
import "../../src/app/sk-voice-settings.js";
import type { SkVoiceSettings } from "../../src/app/sk-voice-settings.js";
import { Speaker } from "../../src/coach/speaker.js";
import { appParts, find } from "../support/mounted-page.js";
import { inBothThemes, seriousFindings, shownText } from "../support/mounted.js";

const voice = (name: string, lang: string, localService = true): SpeechSynthesisVoice => ({
  name,
  lang,
  localService,
  default: false,
  voiceURI: name,
});

interface Mounted {
  readonly element: SkVoiceSettings;
  readonly parts: AppParts;
  readonly said: SpeechSynthesisUtterance[];
  /** The browser finds other voices. */
  readonly load: (voices: SpeechSynthesisVoice[]) => void;
}

/** The element with a synthesiser that writes down what it is to say. */
async function mount(voices: SpeechSynthesisVoice[]): Promise<Mounted> {
  const said: SpeechSynthesisUtterance[] = [];
  let present = voices;
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => present,
    speak: (utterance: SpeechSynthesisUtterance) => said.push(utterance),
    cancel: () => undefined,
  });
  const speaker = new Speaker({
    synthesis,
    // A real utterance takes no voice that the browser does not have.
    makeUtterance: (text) => ({ text, addEventListener: () => undefined }) as unknown as SpeechSynthesisUtterance,
  });
  const parts = { ...appParts(), speaker };
  const main = document.createElement("main");
  new ContextProvider(main, { context: partsContext, initialValue: parts });
  const element = document.createElement("sk-voice-settings");
  main.append(element);
  document.body.append(main);
  onTestFinished(() => {
    main.remove();
    speaker.dispose();
  });
  await element.updateComplete;
  const load = (found: SpeechSynthesisVoice[]): void => {
    present = found;
    synthesis.dispatchEvent(new Event("voiceschanged"));
  };
  return { element, parts, said, load };
}

function choose(element: SkVoiceSettings, selector: string, value: string): void {
  const field = find(element, selector);
  if (!(field instanceof HTMLSelectElement || field instanceof HTMLInputElement)) throw new Error(`no ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event("change"));
}

const spoken = (said: readonly SpeechSynthesisUtterance[]): SpeechSynthesisUtterance | undefined =>
  said.findLast(({ text }) => text !== "");

const names = (element: SkVoiceSettings): readonly string[] =>
  [...(element.shadowRoot?.querySelectorAll("#voice-name option") ?? [])].map((option) => option.textContent.trim());

test("what is chosen is heard with the next try", async () => {
  const { element, parts, said } = await mount([
    voice("Kate", "en-GB"),
    voice("Sam", "en-US"),
    voice("Far", "en-US", false),
    voice("Anna", "de-DE"),
  ]);
  expect(names(element)).toEqual(["Kate", "Sam"]);
  await inBothThemes(async () => {
    expect(await seriousFindings(element)).toEqual([]);
  });
  choose(element, "#voice-name", "Sam");
  choose(element, "#speech-rate", "0.8");
  choose(element, "#verbosity", "counts");
  expect(parts.settings.value).toMatchObject({ voiceName: "Sam", speechRate: 0.8, verbosity: "counts" });
  parts.speaker.muted = true;
  find(element, "#try-voice")?.click();
  expect(spoken(said)).toMatchObject({ rate: 0.8, voice: { name: "Sam" } });
  await element.updateComplete;
  expect(shownText(element)).toContain("80 %");
});

test("with the voice off the try says nothing", async () => {
  const { element, said } = await mount([voice("Kate", "en-GB")]);
  choose(element, "#verbosity", "off");
  find(element, "#try-voice")?.click();
  expect(spoken(said)).toBeUndefined();
  await element.updateComplete;
  expect(shownText(element)).toContain("also no warnings");
});

test("without a voice of the device it tells of tones, until one arrives", async () => {
  const { element, load } = await mount([voice("Far", "en-US", false)]);
  expect(shownText(element)).toContain("You hear tones instead");
  expect(find(element, "#voice-name")).toBeNull();
  load([voice("Kate", "en-GB")]);
  await expect.poll(() => names(element)).toEqual(["Kate"]);
});
