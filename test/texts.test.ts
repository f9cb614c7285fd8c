import { resolve } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { looseTexts } from "./tools/loose-texts.js";

const root = resolve(import.meta.dirname, "..");

const readFile = (path: string): string | undefined => ts.sys.readFile(path);

/** The files under src as the compiler sees them. */
function sources(): ts.Program {
  const { config } = ts.readConfigFile(resolve(root, "tsconfig.json"), readFile) as { config: object };
  const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include: ["src"] }, ts.sys, root);
  return ts.createProgram(fileNames, options);
}

/** What is found in a file of this text. */
function looseIn(text: string): readonly string[] {
  const host = ts.createCompilerHost({});
  const file = ts.createSourceFile("snippet.ts", text, ts.ScriptTarget.ESNext, true);
  const program = ts.createProgram(
    ["snippet.ts"],
    { noLib: true, noResolve: true },
    { ...host, getSourceFile: (name) => (name === "snippet.ts" ? file : undefined) },
  );
  return looseTexts(file, program.getTypeChecker()).map(({ why, text: found }) => `${why}: ${found}`);
}

describe("the texts of the app", () => {
  const program = sources();
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${root}/src/`));
  const inFolder = (folder: string): readonly ts.SourceFile[] =>
    files.filter(({ fileName }) => fileName.startsWith(`${root}/src/${folder}/`));

  // Here and not in a test, whose time is limited: the compiler looks up the types of everything.
  const checker = program.getTypeChecker();
  const loose = ["app", "ui", "coach"].map((folder): readonly [string, number, readonly string[]] => [
    folder,
    inFolder(folder).length,
    inFolder(folder).flatMap((file) =>
      looseTexts(file, checker).map(
        ({ line, text, why }) => `${file.fileName.slice(root.length + 1)}:${line} ${why}: ${text}`,
      ),
    ),
  ]);

  test.each(loose)("of %s stand in msg(), where translators find them, and are made when used", (_, files, found) => {
    expect(files).toBeGreaterThan(5);
    expect(found).toEqual([]);
  });

  test("are shown by elements that render again when the language changes", () => {
    const elements = [...inFolder("app"), ...inFolder("ui")].filter(({ text }) => text.includes("@customElement("));
    const worded = elements.filter(({ text }) =>
      /from "(?:@lit\/localize|\.\.\/coach\/.*|\.\.\/lib\/quantities\.js)"/.test(text),
    );
    expect(worded.length).toBeGreaterThan(15);
    expect(worded.filter(({ text }) => !text.includes("@localized()")).map(({ fileName }) => fileName)).toEqual([]);
  });
});

describe("a text is loose", () => {
  test.each([
    ["between tags", "html`<p>Stand still</p>`"],
    ["between tags, beside a value", "html`<p>Stand ${x} still</p>`", "Stand \uFFFC still"],
    ["as one word between tags", "html`<b>Stop</b>`", "Stop"],
    ["in a drawing", "svg`<text x=${x}>camera</text>`", "camera"],
    ["in an attribute", 'html`<img alt="Stand still">`'],
    ["in an attribute, beside a value", 'html`<p aria-label="Stand ${x}"></p>`', "Stand \uFFFC"],
    ["as a value between tags", 'html`<p>${ok ? "Stop" : x}</p>`', "Stop"],
    ["as a value of a text property", 'html`<sk-x .text=${"stop"}></sk-x>`', "stop"],
    ["as a property of an element", 'class X { label = "Stop" }', "Stop"],
    ["in a table", 'const NAMES: Record<string, string> = { a: "lower" }', "lower"],
    ["in a table of constants", 'const NAMES = { a: "lower" } as const', "lower"],
    ["in a list", 'const steps: string[] = ["Stop"]', "Stop"],
    ["as a result", 'const f = (): string => "higher"', "higher"],
    ["made of values", "const f = (n: number): string => `${n} times`", "\uFFFC times"],
    ["as an argument", 'say("Stand still")'],
    ["in the title of the page", 'document.title = "Summary"', "Summary"],
    [
      "in a value of a text that is in msg()",
      'const f = () => msg(str`Not counted: ${x ? "lean further" : y}`)',
      "lean further",
    ],
    ["in a template that nobody gives to msg()", "const f = () => str`Stand ${x}`", "Stand \uFFFC"],
  ])("%s", (_, code, text = "Stand still") => {
    expect(looseIn(code)).toEqual([`not in msg(): ${text}`]);
  });

  test.each([
    ["when the module is loaded", 'const TABLE = { a: msg("Stop") };'],
    ["when its element is made", 'class X { label = msg("Stop") }'],
  ])("%s, for it keeps the language of that moment", (_, code) => {
    expect(looseIn(code)).toEqual(['made too early: msg("Stop")']);
  });
});

describe("no text is", () => {
  test.each([
    ["what msg() gets", 'const f = () => msg("Stand still", { id: "a.b", desc: "said twice" })'],
    ["what msg() gets with values", "const f = () => msg(str`Stand ${x} still`)"],
    ["a value between tags", "html`<p>${x}: ${y}</p>`"],
    [
      "a class, an id, a path, a name of an event",
      'html`<p class="very long" id="a" @click=${f}><path d="M 1 2"/></p>`',
    ],
    ["a class that is a value", 'html`<p class=${x ? "primary" : ""}></p>`'],
    ["a sign of its own", "html`<dd>${x}°</dd>`"],
    ["an id of a union", 'const side: "left" | "right" = "left"; const f = (): "a b" | "ab" => "ab"'],
    ["a list of ids", 'const SIDES = ["left", "right"] as const'],
    ["a comparison", 'x === "left"'],
    ["a selector", 'x.matches("a, button:enabled"); y.querySelector<X>("a, button")'],
    ["for whoever debugs", 'console.warn("no list of cameras"); throw new Error("no texts here")'],
    ["a key", "const f = (x: string): string => `cue.${x}`"],
  ])("%s", (_, code) => {
    expect(looseIn(code)).toEqual([]);
  });
});
