/**
 * Collects the texts of src and makes what the app loads of their translations: src/locales/<language>.xlf, where
 * translators write, and the modules beside it. Called with "check" it writes nothing and fails where one of these
 * files is not what it would write, or where a text has no translation.
 */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readConfigFileAndWriteSchema } from "@lit/localize-tools/lib/config.js";
import { RuntimeLitLocalizer } from "@lit/localize-tools/lib/modes/runtime.js";
import { printDiagnostics } from "@lit/localize-tools/lib/typescript.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const locales = join(root, "src/locales");
const isCheck = process.argv[2] === "check";

const config = readConfigFileAndWriteSchema(join(root, "lit-localize.json"));
if (config.output.mode !== "runtime") throw new Error("lit-localize.json: the mode has to be runtime");
const output = config.output;
// The library names every text without a translation; they are counted below.
console.warn = () => undefined;

/** @param {string} folder */
async function write(folder) {
  const localizer = new RuntimeLitLocalizer({
    ...config,
    output: { ...output, outputDir: folder, localeCodesModule: join(folder, "locale-codes.ts") },
    interchange: { format: "xliff", xliffDir: folder },
  });
  const { messages, errors } = localizer.extractSourceMessages();
  if (errors.length > 0) {
    printDiagnostics(errors);
    process.exit(1);
  }
  // Throws where a translation has other placeholders than its text.
  await localizer.build();
  await localizer.writeInterchangeFiles();
  const { translations } = localizer.readTranslationsSync();
  return config.targetLocales.map((locale) => {
    const done = new Set(translations.get(locale)?.map(({ name }) => name));
    return { locale, texts: messages.length, missing: messages.filter(({ name }) => !done.has(name)) };
  });
}

/** @param {string} folder */
const contentsOf = (folder) =>
  readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

let untranslated = 0;
const folder = isCheck ? mkdtempSync(join(tmpdir(), "texts-")) : locales;
try {
  if (isCheck) cpSync(locales, folder, { recursive: true });
  for (const { locale, texts, missing } of await write(folder)) {
    console.log(`${locale}: ${texts} texts, ${missing.length} without translation`);
    for (const { contents } of missing) {
      const words = contents.map((part) => (typeof part === "string" ? part : part.untranslatable)).join("");
      console.error(`src/locales/${locale}.xlf: no <target> for "${words}"`);
    }
    untranslated += missing.length;
  }
  const stale = contentsOf(folder).filter(({ name, text }) => readFileSync(join(locales, name), "utf8") !== text);
  for (const { name } of stale) console.error(`src/locales/${name} is out of date: run "npm run texts"`);
  process.exitCode = isCheck && stale.length + untranslated > 0 ? 1 : 0;
} finally {
  if (isCheck) rmSync(folder, { recursive: true });
}
