import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";

const VIDEO = /\.(?:mp4|webm)$/i;

/** A clip in the folder. */
export interface ClipFile {
  /** Path inside the folder, with "/" and without the extension. */
  readonly name: string;
  readonly videoPath: string;
  readonly truthPath: string | undefined;
}

/**
 * Every video below `folder`, in the order of their names, with the truth file of the same name beside it if there is
 * one. `clashes` are names that several videos have: which of them the truth means can't be known, so none is given.
 * Throws Error when the folder can't be read.
 */
export async function clipsIn(
  folder: string,
): Promise<{ readonly clips: readonly ClipFile[]; readonly clashes: readonly string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Set(
    entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)),
  );
  const byName = new Map<string, ClipFile[]>();
  for (const videoPath of [...files].filter((path) => VIDEO.test(path)).sort()) {
    const base = videoPath.replace(VIDEO, "");
    const truthPath = `${base}.json`;
    const name = relative(folder, base).replaceAll(sep, "/");
    const clip = { name, videoPath, truthPath: files.has(truthPath) ? truthPath : undefined };
    byName.set(name, [...(byName.get(name) ?? []), clip]);
  }
  const named = [...byName.values()];
  return {
    clips: named.filter((clips) => clips.length === 1).flat(),
    clashes: [...byName].filter(([, clips]) => clips.length > 1).map(([name]) => name),
  };
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
