import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

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
 * one. Throws Error when the folder can't be read or two videos have one name.
 */
export async function clipsIn(folder: string): Promise<readonly ClipFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Set(
    entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)),
  );
  const clips = [...files]
    .filter((path) => VIDEO.test(path))
    .sort()
    .map((videoPath): ClipFile => {
      const base = videoPath.replace(VIDEO, "");
      const truthPath = `${base}.json`;
      const name = relative(folder, base).replaceAll(sep, "/");
      return { name, videoPath, truthPath: files.has(truthPath) ? truthPath : undefined };
    });
  const twice = clips.find(({ name }, index) => clips[index + 1]?.name === name);
  if (twice !== undefined) throw new Error(`two videos are called ${twice.name}: their truth would be one`);
  return clips;
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export const hashOf = async (path: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
