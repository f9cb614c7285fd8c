import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The folder of test clips with truth that lies beside the repository, or undefined where it does not.
 * STEADY_KNEE_CLIPS names another one. Suites that need it are called `*.clips.*` and are left out without it.
 * @returns {string | undefined}
 */
export function sharedClipsFolder() {
  const folder = process.env["STEADY_KNEE_CLIPS"] ?? fileURLToPath(new URL("../../../shared/clips", import.meta.url));
  return existsSync(folder) ? folder : undefined;
}
