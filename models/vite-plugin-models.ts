import { createReadStream, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import manifest from "./manifest.json" with { type: "json" };
import { wasmThreadsPlugin } from "./vite-plugin-wasm-threads.js";

const FILES = new Map(manifest.models.flatMap((model) => model.files).map((file) => [file.path, file]));
const onDisk = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * All that the pose worker needs of the build. Serves the files named in models/manifest.json under `models/` of our own origin: streamed by the dev server,
 * copied into the build. Nothing else of the folder is published. Licences go along with the weights.
 */
export function modelsPlugin(): Plugin {
  return {
    name: "steady-knee-models",
    config: () => ({
      worker: { plugins: () => [wasmThreadsPlugin()] },
      optimizeDeps: {
        // The dev server does not look into workers for what to prepare, and would reload the page on the first frame.
        include: [
          "@tensorflow-models/pose-detection",
          "@tensorflow/tfjs-backend-wasm",
          "@tensorflow/tfjs-backend-webgl",
          "@tensorflow/tfjs-backend-webgpu",
          "@tensorflow/tfjs-converter",
          "@tensorflow/tfjs-core",
          "valibot",
        ],
      },
    }),
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        const path = /\/models\/(.+)$/.exec(pathname)?.[1] ?? "";
        const file = FILES.get(path);
        if (file === undefined) {
          next();
          return;
        }
        response.setHeader("Content-Type", path.endsWith(".json") ? "application/json" : "application/octet-stream");
        response.setHeader("Cache-Control", "no-cache");
        createReadStream(onDisk(path))
          .on("error", (error) => {
            response.statusCode = 404;
            response.end(`${path}: ${error.message}`);
          })
          .pipe(response);
      });
    },
    generateBundle() {
      for (const path of FILES.keys()) {
        this.emitFile({ type: "asset", fileName: `models/${path}`, source: readFileSync(onDisk(path)) });
      }
      for (const { id } of manifest.models) {
        const path = `${id}/LICENSE`;
        this.emitFile({ type: "asset", fileName: `models/${path}`, source: readFileSync(onDisk(path)) });
      }
    },
  };
}
