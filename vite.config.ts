import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { type Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { modelsPlugin } from "./models/vite-plugin-models.js";
import { CHROMIUM_ARGS, FAKE_CAMERA_ARGS, findChromium } from "./test/tools/find-chromium.mjs";
import { sharedClipsFolder } from "./test/tools/shared-clips-folder.mjs";

const atRoot = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Cross-origin isolation gives tfjs its wasm threads (SharedArrayBuffer). */
const isolationHeaders = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * Everything comes from this server; the browser itself refuses any other. No inline script or style, no eval:
 * wasm-unsafe-eval allows WebAssembly only. blob: pictures and media are files that the user chose.
 */
const pagePolicy = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data: blob:",
  "media-src": "'self' blob:",
  "connect-src": "'self'",
  "manifest-src": "'self'",
  "worker-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/**
 * What the page says of itself does not bind its workers, the header does. tfjs starts its wasm threads from the pose
 * worker, as workers made of a Blob that import another Blob; the page itself never may, for both policies bind it.
 * Only a header can forbid framing.
 */
const headerPolicy = {
  ...pagePolicy,
  "script-src": `${pagePolicy["script-src"]} blob:`,
  "worker-src": `${pagePolicy["worker-src"]} blob:`,
  "frame-ancestors": "'none'",
};

const policyText = (policy: Readonly<Record<string, string>>): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");

/** Writes the policy into the built page, so that it holds on any web server. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: policyText(pagePolicy) },
      injectTo: "head-prepend",
    },
  ],
};

const previewHeaders = { ...isolationHeaders, "Content-Security-Policy": policyText(headerPolicy) };

/** The dev server puts styles that a module imports into the page, inline. */
const devHeaders = {
  ...isolationHeaders,
  "Content-Security-Policy": policyText({ ...headerPolicy, "style-src": "'self' 'unsafe-inline'" }),
};

const underVitest = process.env["VITEST"] !== undefined;
const chromium = findChromium();
/** Suites on the clips beside the repository; `npm test` says when they are left out. */
const clipSuites = sharedClipsFolder() === undefined ? ["test/**/*.clips.*"] : [];
/** The golden poses lie beside the clips' usual place only, since the browser can read nothing further away. */
const goldenSuites = existsSync(atRoot("../shared/data")) ? [] : ["test/pose/golden.clips.browser.test.ts"];

export default defineConfig({
  base: "./",
  plugins: [modelsPlugin(), contentSecurityPolicy],
  resolve: {
    // pose-detection imports a runtime we do not use and that is no module.
    alias: { "@mediapipe/pose": atRoot("src/pose/mediapipe-stub.ts") },
  },
  server: { host: "127.0.0.1", headers: underVitest ? isolationHeaders : devHeaders },
  preview: { host: "127.0.0.1", headers: previewHeaders },
  worker: { format: "es" },
  build: { target: "es2022", manifest: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts", ...clipSuites],
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/**/*.browser.test.ts"],
          exclude: [...clipSuites, ...goldenSuites],
          // One page at a time: two cores do not carry two pose engines.
          fileParallelism: false,
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: "chromium" }],
            provider: playwright({
              launchOptions: {
                ...(chromium === undefined ? {} : { executablePath: chromium }),
                args: [...CHROMIUM_ARGS, ...FAKE_CAMERA_ARGS],
              },
              contextOptions: { permissions: ["camera"], locale: "en-GB" },
            }),
          },
        },
      },
    ],
  },
});
