import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import manifest from "../../models/manifest.json" with { type: "json" };
import type { EngineId } from "../../src/body/pose-frame.js";

/** Characters of a clip's hash in a file name: enough to tell clips apart. */
const HASH_LENGTH = 16;

/**
 * Poses of clips, kept as gzipped traces. A file is found by the clip's bytes, the engine and the weights, so a changed
 * clip or model is posed anew; what the app's own code does to a picture before the model is not in the key.
 */
export class TraceCache {
  constructor(
    private readonly folder: string,
    private readonly engine: EngineId,
  ) {}

  /** The trace, or undefined when it was never kept. Throws when it can't be read. */
  async read(clipHash: string): Promise<string | undefined> {
    try {
      return (await promisify(gunzip)(await readFile(this.pathOf(clipHash)))).toString("utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  }

  async write(clipHash: string, trace: string): Promise<void> {
    const path = this.pathOf(clipHash);
    await mkdir(dirname(path), { recursive: true });
    // Under a name of its own first: a run that is stopped, or another one, leaves no half file.
    const part = `${path}.${process.pid}.part`;
    await writeFile(part, await promisify(gzip)(trace));
    await rename(part, path);
  }

  private pathOf(clipHash: string): string {
    return join(this.folder, `${clipHash.slice(0, HASH_LENGTH)}.${this.engine}.${manifest.fingerprint}.jsonl.gz`);
  }
}
