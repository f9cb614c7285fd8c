import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** Files that are tracked, or new and not ignored. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "" && existsSync(resolve(root, path)));

const text = (path: string): string => readFileSync(resolve(root, path), "utf8");

const sources = files.filter((path) => path.startsWith("src/") && path.endsWith(".ts"));

describe("the tree", () => {
  const ALLOWED_TOP = ["src", "models", "test", "index.html", "README.md", "LICENSE"];
  const CONFIGS = [
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "vite.config.ts",
    "eslint.config.js",
    "knip.json",
    "lit-localize.json",
  ];

  test("has at the top only what the design names, dotfiles and the configuration of tools", () => {
    const top = new Set(files.map((path) => path.split("/")[0] ?? path));
    const strangers = [...top].filter((name) => ![...ALLOWED_TOP, ...CONFIGS].includes(name) && !name.startsWith("."));
    expect(strangers).toEqual([]);
  });

  test("has file names in kebab-case", () => {
    const strangers = [...sources, ...files.filter((path) => /^test\/.*\.ts$/.test(path))].filter(
      (path) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(basename(path)),
    );
    expect(strangers).toEqual([]);
  });

  test("has no barrel files", () => {
    expect(sources.filter((path) => basename(path) === "index.ts")).toEqual([]);
  });
});

describe("elements", () => {
  const camel = (tag: string): string => tag.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const elements = sources.filter((path) => basename(path).startsWith("sk-"));

  test("there are some", () => {
    expect(elements.length).toBeGreaterThan(0);
  });

  test.each(elements)("%s defines the tag and the class of its name", (path) => {
    const tag = basename(path, ".ts");
    const source = text(path);
    const defined = [...source.matchAll(/@customElement\("([^"]+)"\)|customElements\.define\("([^"]+)"/g)];
    expect(defined.map((match) => match[1] ?? match[2])).toEqual([tag]);
    expect(source).toMatch(new RegExp(`export class ${camel(tag)} extends `));
    expect(source).toContain(`"${tag}": ${camel(tag)}`);
  });

  test("are defined in a file of their own name and nowhere else", () => {
    const defining = sources.filter((path) => /@customElement\(|customElements\.define\(/.test(text(path)));
    expect(defining.filter((path) => !elements.includes(path))).toEqual([]);
  });
});

describe("what ships", () => {
  test("names no address of another origin", () => {
    const shipped = files.filter(
      (path) => path === "index.html" || (path.startsWith("src/") && /\.(?:ts|css|svg|json)$/.test(path)),
    );
    const XML_NAMESPACES = "http://www.w3.org/";
    const found = shipped.flatMap((path) =>
      [...text(path).matchAll(/\b(?:https?|wss?):\/\/[^\s"'`)<>]*/g)]
        .map((match) => match[0])
        .filter((address) => !address.startsWith(XML_NAMESPACES))
        .map((address) => `${path}: ${address}`),
    );
    expect(found).toEqual([]);
  });
});

interface ModelManifest {
  readonly models: readonly {
    readonly id: string;
    readonly files: readonly {
      readonly path: string;
      readonly bytes: number;
      readonly sha256: string;
      readonly source: string;
    }[];
  }[];
}

describe("models", () => {
  const manifest = JSON.parse(text("models/manifest.json")) as ModelManifest;

  test.each(manifest.models.map((model) => [model.id, model] as const))(
    "%s is the one that the manifest describes, byte for byte",
    (_, model) => {
      for (const file of model.files) {
        expect(file.source).not.toBe("");
        const bytes = readFileSync(resolve(root, "models", file.path));
        expect({
          path: file.path,
          bytes: bytes.length,
          sha256: createHash("sha256").update(bytes).digest("hex"),
        }).toEqual({ path: file.path, bytes: file.bytes, sha256: file.sha256 });
      }
    },
  );

  test("lie there with a licence each and nothing that the manifest does not name", () => {
    const named = manifest.models.flatMap((model) => model.files.map((file) => `models/${file.path}`));
    const folders = [...new Set(named.map((path) => path.split("/").slice(0, 2).join("/")))];
    const licences = folders.map((folder) => `${folder}/LICENSE`);
    const lying = files.filter((path) => /^models\/[^/]+\//.test(path));
    expect(lying.toSorted()).toEqual([...named, ...licences].toSorted());
  });
});
