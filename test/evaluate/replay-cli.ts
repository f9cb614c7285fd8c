/** `npm run replay -- TRACE`: prints the events of a recorded set, one line of JSON each. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { constants, gunzipSync } from "node:zlib";
import { describeError } from "../../src/coach/errors.js";
import { AppError } from "../../src/lib/app-error.js";
import { replayLines } from "./replay.js";

const USAGE = "npm run replay -- TRACE      a recording (.jsonl, or gzipped .jsonl.gz)";

const GZIP_MAGIC = [0x1f, 0x8b];

async function main(): Promise<void> {
  const [path, ...more] = process.argv.slice(2);
  if (path === "--help") {
    console.log(USAGE);
    return;
  }
  if (path === undefined || more.length > 0 || path.startsWith("--")) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const bytes = await readFile(resolve(process.env["INIT_CWD"] ?? "", path));
  // What is there of a cut-off archive is unpacked, so that the line can be named at which it ends.
  const packed = GZIP_MAGIC.every((byte, index) => bytes[index] === byte);
  const text = (packed ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes).toString("utf8");
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
