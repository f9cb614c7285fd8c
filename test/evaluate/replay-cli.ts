/** `npm run replay -- TRACE`: prints the events of a recorded set, one line of JSON each. */
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { describeError } from "../../src/coach/errors.js";
import { AppError } from "../../src/lib/app-error.js";
import { replayLines } from "./replay.js";

const USAGE = "npm run replay -- TRACE      a recording (.jsonl, or gzipped .jsonl.gz)";

async function main(): Promise<void> {
  const [path, ...more] = process.argv.slice(2);
  if (path === undefined || more.length > 0 || path.startsWith("--")) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const bytes = await readFile(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  process.stdout.write(replayLines(text).join(""));
}

try {
  await main();
} catch (error) {
  if (error instanceof AppError) {
    const { code, sentence, detail } = describeError(error);
    console.error(`${code}: ${sentence}${detail === "" ? "" : ` (${detail})`}`);
  } else {
    console.error(error instanceof Error ? error.message : String(error));
  }
  process.exitCode = 1;
}
