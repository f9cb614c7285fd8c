import { onTestFinished, vi } from "vitest";
import { useLanguage, type Language } from "../../src/lib/language.js";

/** Gives all texts of this test in a language; node has no window that could be told of it. */
export async function inLanguage(language: Language): Promise<void> {
  if (!("window" in globalThis)) vi.stubGlobal("window", new EventTarget());
  onTestFinished(async () => {
    await useLanguage("en");
    vi.unstubAllGlobals();
  });
  await useLanguage(language);
}
