/** HTML that is already escaped. Made by `markup` and `trusted` only. */
export interface Markup {
  readonly html: string;
}

type Value = string | number | Markup | readonly Markup[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

/** Text that is HTML as it stands: our own files and what was escaped in another way. */
export const trusted = (html: string): Markup => ({ html });

function toHtml(value: Value): string {
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  if ("html" in value) return value.html;
  return value.map(toHtml).join("");
}

/** Template tag: what is filled in is escaped, unless it is markup itself. Attribute values need their quotes. */
export const markup = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  trusted(parts.map((part, index) => part + toHtml(values[index] ?? "")).join(""));

export const NOTHING = trusted("");

/** Data for a script block, which knows no escapes but ends at the first "</script": no "<" is left in it. */
export const scriptJson = (data: unknown): Markup => trusted(JSON.stringify(data).replaceAll("<", "\\u003c"));

/** "kneeFlexion" and "knee_flexion" and "knee-flexion" as words. */
export const words = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_]+/g, " ")
    .toLowerCase();
