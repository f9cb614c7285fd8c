import { configureLocalization } from "@lit/localize";
import { allLocales, sourceLocale, targetLocales } from "../locales/locale-codes.js";

/** Languages of the app; the texts in the code are those of the first one. */
export const LANGUAGES = allLocales;
export type Language = (typeof LANGUAGES)[number];

/** Loaded when they are wanted: most visits need none of them. */
const LOADERS = {
  de: () => import("../locales/de.js"),
} as const satisfies Readonly<Record<(typeof targetLocales)[number], unknown>>;

type Translated = keyof typeof LOADERS;

const isTranslated = (name: string): name is Translated => Object.hasOwn(LOADERS, name);

const { getLocale, setLocale } = configureLocalization({
  sourceLocale,
  targetLocales,
  loadLocale: async (name) => {
    if (!isTranslated(name)) throw new Error(`no texts for ${name}`);
    return LOADERS[name]();
  },
});

const isLanguage = (name: string): name is Language => LANGUAGES.some((language) => language === name);

/** The language in which texts are given at this moment. */
export function language(): Language {
  const name = getLocale();
  return isLanguage(name) ? name : sourceLocale;
}

/**
 * Gives texts in this language from the moment on that the promise resolves; elements that are `localized` render again
 * then. Rejects with what the browser says where the texts could not be loaded: they are in the source language then.
 */
export async function useLanguage(wanted: Language): Promise<void> {
  try {
    await setLocale(wanted);
  } catch (error) {
    // Unless it is told to go back, the library takes the next try for the one that failed.
    await setLocale(sourceLocale);
    throw error;
  }
}

/** The first of these language tags that the app speaks, for instance of `navigator.languages`; else the source one. */
export function bestLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const [tongue = ""] = tag.toLowerCase().split("-");
    if (isLanguage(tongue)) return tongue;
  }
  return sourceLocale;
}

/**
 * A table of texts, made once for each language when it is first read in it. A table that was made when its module was
 * loaded would keep the language of that moment.
 */
export function perLanguage<T>(make: () => T): () => T {
  const made = new Map<Language, T>();
  return () => {
    const now = language();
    const known = made.get(now);
    if (known !== undefined) return known;
    const fresh = make();
    made.set(now, fresh);
    return fresh;
  };
}

/** A text as it stands within a sentence. English begins it with a small letter then, but for "I"; German keeps nouns. */
export const midSentence = (text: string): string =>
  language() !== "en" || /^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
