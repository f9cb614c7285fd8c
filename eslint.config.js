import js from "@eslint/js";
import { configs as lit } from "eslint-plugin-lit";
import { configs as wc } from "eslint-plugin-wc";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Rules that no preset has. */
const houseStyle = [
  { selector: "TSEnumDeclaration", message: "Use a union of string literals instead of an enum." },
  { selector: "ExportDefaultDeclaration", message: "Export by name." },
  { selector: "ExportAllDeclaration", message: "Barrel files are not used: import from the file itself." },
];

/** @param {string[]} names */
const notPure = (names) => names.map((name) => ({ name, message: "This folder is pure: take it as an argument." }));

export default defineConfig(
  // What lit-localize writes is checked by "npm run texts:check".
  globalIgnores(["dist/", "models/*/", "src/locales/", ".cache/", "test-results/", "playwright-report/"]),
  // What cannot be kept is changed here, for everybody to see, and not in a comment beside the code.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: "error",
      "no-restricted-syntax": ["error", ...houseStyle],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Taking a key out by its name is how an object loses it.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      // A number or a flag in a text is what template strings are for.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      // `() => emitter.emit(...)` reads better than a block around one call.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["src/ui/**/*.ts", "src/app/**/*.ts"],
    extends: [lit["flat/recommended"], wc["flat/recommended"]],
    rules: {
      "lit/no-legacy-imports": "error",
      "lit/no-template-arrow": "off",
      "wc/file-name-matches-element": ["error", { transform: "kebab" }],
    },
  },
  {
    files: ["src/{lib,body,checker,exercises,session}/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...notPure(["Date", "performance", "setTimeout", "setInterval", "requestAnimationFrame"]),
        ...notPure(["window", "document", "navigator", "localStorage", "fetch"]),
      ],
    },
  },
  {
    // The part of lib that is the clock and the download.
    files: ["src/lib/{clock,download,stored,timer}*.ts"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    files: ["src/pose/{worker,engines}/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "window", message: "A worker has none." },
        { name: "document", message: "A worker has none." },
      ],
    },
  },
  {
    // Tools that insist on a default export.
    files: ["vite.config.ts", "test/e2e/playwright.config.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        URL: "readonly",
        performance: "readonly",
        Buffer: "readonly",
        module: "writable",
      },
    },
  },
);
