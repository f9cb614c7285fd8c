import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import type { Evaluation } from "../evaluate/evaluation.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const VIDEO_FOLDER = join(ROOT, "test/fixtures/video");
/** One wall squat at 60 degrees; see src/camera/demo/README.md. */
const CLIP = "wall-squat-60deg-15fps.webm";
const TRUTH = { exercise: "wall-squat", view: "ok", level_deg: 60, hold_s: 9.2, faults: [] };

const evaluate = (folder: string, ...args: readonly string[]) =>
  spawnSync(
    process.execPath,
    ["--import", "tsx", "test/evaluate/cli.ts", "--clips", folder, "--traces", join(folder, "traces"), ...args],
    { cwd: ROOT, encoding: "utf8" },
  );

test("npm run evaluate poses the clips of a folder, scores them, and scores the same from what it kept", () => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), "steady-knee-"));
  try {
    copyFileSync(join(VIDEO_FOLDER, CLIP), join(folder, "hold.webm"));
    writeFileSync(join(folder, "hold.json"), JSON.stringify({ expect: [TRUTH] }));
    copyFileSync(join(VIDEO_FOLDER, "text-named.mp4"), join(folder, "no-video.mp4"));
    const json = (name: string): string => join(folder, name);

    const posed = evaluate(folder, "--json", json("first.json"));
    expect(posed.status).toBe(1);
    expect(posed.stdout).toContain("no-video: SK-FILE-BROKEN");
    const first = JSON.parse(readFileSync(json("first.json"), "utf8")) as Evaluation;
    expect(first.clips).toMatchObject([{ name: "hold", exact: true, posedShare: 1 }]);
    expect(first.broken.map(({ name }) => name)).toEqual(["no-video"]);

    rmSync(join(folder, "no-video.mp4"));
    const kept = evaluate(folder, "--json", json("second.json"));
    expect(kept.status).toBe(0);
    expect(kept.stderr).not.toContain("Posing");
    const anew = evaluate(folder, "--json", json("third.json"), "--no-cache");
    expect(anew.stderr).toContain("Posing clips (1)");
    const [second, third] = ["second.json", "third.json"].map((name) => {
      const { timings: _, ...rest } = JSON.parse(readFileSync(json(name), "utf8")) as Evaluation;
      return rest;
    });
    expect(second?.clips).toEqual(first.clips);
    expect(third).toEqual(second);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
