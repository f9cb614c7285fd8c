import type { Plugin } from "vite";

const FACTORY_FILE = "tfjs-backend-wasm-threaded-simd.js";
const FACTORY_BEGIN = "WasmBackendModuleThreadedSimd = WasmBackendModuleThreadedSimd || {};";

/**
 * Lets the wasm threads of tfjs start in a minified build. tfjs hands the text of its factory function to each thread.
 * The function names a variable outside itself behind a `typeof` guard; the minifier knows that variable and drops the
 * guard, and every thread dies of a ReferenceError. So the function gets a variable of its own.
 */
export function wasmThreadsPlugin(): Plugin {
  return {
    name: "steady-knee-wasm-threads",
    apply: "build",
    transform(code, id) {
      if (!id.endsWith(FACTORY_FILE)) return undefined;
      if (!code.includes(FACTORY_BEGIN))
        this.error(`${FACTORY_FILE} has changed: look whether its threads still start`);
      return { code: code.replace(FACTORY_BEGIN, `var _scriptDir; ${FACTORY_BEGIN}`), map: null };
    },
  };
}
