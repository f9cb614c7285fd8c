import { language, type Language } from "./language.js";

/** What distances are told in. Everything is measured and kept in metres. */
export type UnitSystem = "metric" | "yards";

export const METRES_PER_YARD = 0.9144;
const METRES_PER_FOOT = 0.3048;
const METRES_PER_INCH = 0.0254;
const KG_PER_POUND = 0.453_592_37;

/** English without a country would be that of the United States, and "en" is written here as in Europe. */
const NUMBER_TAGS: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE" };

/** Regions whose measures are those of the United States. Source: CLDR, measurementData. */
const YARD_REGIONS: readonly string[] = ["US", "LR"];

let system: UnitSystem = "metric";

/** The units in which distances are told from now on. What shows them has to be rendered again by its owner. */
export function useUnits(wanted: UnitSystem): void {
  system = wanted;
}

/** The units of this moment. */
export const unitSystem = (): UnitSystem => system;

/** What the region of the first of these language tags measures in, for instance of `navigator.languages`. */
export function unitsOfRegion(tags: readonly string[]): UnitSystem {
  const region = /[-_]([a-z]{2})\b/i.exec(tags[0] ?? "")?.[1]?.toUpperCase();
  return region !== undefined && YARD_REGIONS.includes(region) ? "yards" : "metric";
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(least: number, most: number): Intl.NumberFormat {
  const key = `${language()} ${least} ${most}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const fresh = new Intl.NumberFormat(NUMBER_TAGS[language()], {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    useGrouping: false,
  });
  formats.set(key, fresh);
  return fresh;
}

/** A number with at most so many digits behind the point. */
export const numberText = (value: number, decimals = 1): string => formatOf(0, decimals).format(value);

/** A number with exactly so many digits behind the point. */
export const fixedText = (value: number, decimals: number): string => formatOf(decimals, decimals).format(value);

const rules = new Map<Language, Intl.PluralRules>();

/** The form that goes with a count in the language of this moment; "other" where the language has no such form. */
export function plural(
  count: number,
  forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string },
): string {
  const now = language();
  const rule = rules.get(now) ?? new Intl.PluralRules(NUMBER_TAGS[now]);
  rules.set(now, rule);
  return forms[rule.select(count)] ?? forms.other;
}

/** "one, two or three". */
export const orList = (items: readonly string[]): string =>
  new Intl.ListFormat(NUMBER_TAGS[language()], { type: "disjunction" }).format(items);

/** "one, two and three". */
export const andList = (items: readonly string[]): string =>
  new Intl.ListFormat(NUMBER_TAGS[language()], { type: "conjunction" }).format(items);

// The signs of units are the same in every language. Intl has its own for some: "sec" for the second.

/** Whole seconds that have passed: "59 s" also just before the sixtieth. */
export const wholeSeconds = (ms: number): string => `${numberText(Math.floor(ms / 1000))} s`;

/** Seconds, below ten with a tenth. */
export const shortSeconds = (ms: number): string => `${fixedText(ms / 1000, ms < 10_000 ? 1 : 0)} s`;

export const degreesText = (deg: number): string => `${numberText(deg, 0)}°`;

/** A share of 0 to 1. */
export const percentText = (share: number): string => `${numberText(share * 100, 0)} %`;

/** A weight as its maker prints it. */
export const weightText = (kg: number): string =>
  system === "metric" ? `${numberText(kg)} kg` : `${numberText(kg)} kg (${numberText(kg / KG_PER_POUND, 0)} lb)`;

/** Metres in the unit that distances are walked in. */
export const toWalked = (metres: number): number => (system === "metric" ? metres : metres / METRES_PER_YARD);

/** ... and back. */
export const fromWalked = (amount: number): number => (system === "metric" ? amount : amount * METRES_PER_YARD);

const toHalf = (value: number): number => Math.round(value * 2) / 2;

const metresSign = (metres: number): string => `${numberText(metres)} m`;

/** To the half, for distances from pictures are good to a few per cent only. exercises.md 5.1. */
const yardsSign = (metres: number): string => `${numberText(toHalf(metres / METRES_PER_YARD))} yd`;

/** A walked distance: metres to a tenth, yards to the half. */
export const distanceSign = (metres: number): string => (system === "metric" ? metresSign(metres) : yardsSign(metres));

/** The same in the other unit. */
export const otherDistanceSign = (metres: number): string =>
  system === "metric" ? yardsSign(metres) : metresSign(metres);

/** A distance that was measured, always with its tenth: the zero behind the point says how exact it is. */
export const measuredSign = (metres: number): string =>
  system === "metric" ? `${fixedText(metres, 1)} m` : yardsSign(metres);

/** Less than a few steps, for instance the width of a hop: centimetres or inches. */
export const spanSign = (metres: number): string =>
  system === "metric" ? `${numberText(metres * 100, 0)} cm` : `${numberText(metres / METRES_PER_INCH, 0)} in`;

/** How far something stands away, in metres or feet. */
export const toAway = (metres: number): number => (system === "metric" ? metres : toHalf(metres / METRES_PER_FOOT));

/** How high something stands, in centimetres or feet. */
export const toHigh = (metres: number): number =>
  system === "metric" ? Math.round(metres * 100) : toHalf(metres / METRES_PER_FOOT);

/** Body heights: centimetres or inches. */
export const toTall = (metres: number): number =>
  Math.round(system === "metric" ? metres * 100 : metres / METRES_PER_INCH);

/** ... and back to metres. */
export const fromTall = (amount: number): number => (system === "metric" ? amount / 100 : amount * METRES_PER_INCH);
