import { msg, str } from "@lit/localize";
import { describe, expect, test } from "vitest";
import { bestLanguage, language, midSentence, perLanguage, useLanguage } from "../../src/lib/language.js";
import { inLanguage } from "../support/in-language.js";

describe("the language of the texts", () => {
  test("is English at first, and another one from the moment on that it is loaded", async () => {
    expect([language(), msg("Stand still")]).toEqual(["en", "Stand still"]);
    await inLanguage("de");
    expect([language(), msg("Stand still")]).toEqual(["de", "Still stehen"]);
    await useLanguage("en");
    expect([language(), msg("Stand still")]).toEqual(["en", "Stand still"]);
  });

  test("decides of a table when it is read, and a table is made once for each", async () => {
    let made = 0;
    const table = perLanguage(() => {
      made += 1;
      return { stop: msg("Stop") };
    });
    expect([table().stop, table().stop, made]).toEqual(["Stop", "Stop", 1]);
    await inLanguage("de");
    expect([table().stop, table().stop, made]).toEqual(["Stopp", "Stopp", 2]);
    await useLanguage("en");
    expect([table().stop, made]).toEqual(["Stop", 2]);
  });

  test("puts the values where they belong in it", async () => {
    await inLanguage("de");
    expect(msg(str`Between ${1} and ${2} cm, please.`)).toBe("Bitte zwischen 1 und 2 cm.");
  });

  test.each([
    [["de-CH", "en"], "de"],
    [["fr-FR", "de-AT", "en"], "de"],
    [["en-US", "de"], "en"],
    [["fr", "it"], "en"],
    [[], "en"],
  ])("of a reader of %j is %s", (tags, best) => {
    expect(bestLanguage(tags)).toBe(best);
  });

  test("keeps its nouns large within a sentence; English has small letters there, but for I", async () => {
    expect([midSentence("Knees falling in"), midSentence("I can't see you")]).toEqual([
      "knees falling in",
      "I can't see you",
    ]);
    await inLanguage("de");
    expect(midSentence("Knie fallen nach innen")).toBe("Knie fallen nach innen");
  });
});
