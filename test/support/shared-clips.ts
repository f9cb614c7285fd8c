import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedClipsFolder } from "../tools/shared-clips-folder.mjs";

/** What a correct coach answers for one exercise on one clip; see the README of the clips. */
export interface Expectation {
  readonly exercise: string;
  readonly view?: "ok" | "outside";
  readonly level_deg?: number;
  readonly side?: string;
  readonly hold_s?: number;
  readonly tolerance_s?: number;
  readonly faults?: readonly {
    readonly id: string;
    readonly name: string;
    readonly start_s: number;
    readonly end_s: number;
  }[];
  readonly allowed?: readonly string[];
  readonly unjudged?: readonly string[];
}

/**
 * The truth beside a clip. Synthetic clips have the camera (azimuth in degrees, 90 is the person's left side) and the
 * per-frame part too: seconds, and degrees by angle name.
 */
interface ClipTruth {
  readonly name: string;
  readonly expect: readonly Expectation[];
  readonly spec?: { readonly camera: { readonly azimuth: number } };
  readonly time_s?: readonly number[];
  readonly angles?: Readonly<Record<string, readonly number[]>>;
}

export interface SharedClip {
  readonly name: string;
  readonly videoPath: string;
  readonly truth: ClipTruth;
}

/** Clips of one kind whose name starts with one of the prefixes, in alphabetical order; none where there is no folder. */
export function sharedClips(kind: "synthetic" | "real", ...prefixes: readonly string[]): readonly SharedClip[] {
  const root = sharedClipsFolder();
  if (root === undefined) return [];
  const folder = join(root, kind);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".mp4") && prefixes.some((prefix) => file.startsWith(prefix)))
    .sort()
    .map((file) => {
      const name = file.slice(0, -".mp4".length);
      const truth = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as ClipTruth;
      return { name, videoPath: join(folder, file), truth };
    });
}
