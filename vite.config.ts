import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const atRoot = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Cross-origin isolation gives tfjs its wasm threads (SharedArrayBuffer). */
const isolationHeaders = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export default defineConfig({
  base: "./",
  resolve: {
    // pose-detection imports a runtime we do not use and that is no module.
    alias: { "@mediapipe/pose": atRoot("src/pose/mediapipe-stub.ts") },
  },
  server: { host: "127.0.0.1", headers: isolationHeaders },
  preview: { host: "127.0.0.1", headers: isolationHeaders },
  worker: { format: "es" },
  build: { target: "es2022" },
});
