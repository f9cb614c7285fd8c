import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
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
    [
      "--import",
      "tsx",
      "test/evaluate/cli.ts",
      "--clips",
      folder,
      "--engine",
      "blazepose-lite",
      "--traces",
      join(folder, "traces"),
      ...args,
    ],
    { cwd: ROOT, encoding: "utf8" },
  );

test("npm run evaluate poses the clips of a folder, scores them, and scores the same from what it kept", async ({
  page,
}) => {
  test.setTimeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), "steady-knee-"));
  try {
    copyFileSync(join(VIDEO_FOLDER, CLIP), join(folder, "hold.webm"));
    writeFileSync(join(folder, "hold.json"), JSON.stringify({ expect: [TRUTH] }));
    copyFileSync(join(VIDEO_FOLDER, "text-named.mp4"), join(folder, "no-video.mp4"));
    const json = (name: string): string => join(folder, name);

    const posed = evaluate(folder, "--json", json("first.json"), "--report", json("report.html"));
    expect(posed.status).toBe(1);
    expect(posed.stdout).toContain("no-video: SK-FILE-BROKEN");
    const first = JSON.parse(readFileSync(json("first.json"), "utf8")) as Evaluation;
    expect(first.clips).toMatchObject([{ name: "hold", exact: true, posedShare: 1 }]);
    expect(first.broken.map(({ name }) => name)).toEqual(["no-video"]);

    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("request", (request) => {
      if (!/^(?:file|data):/.test(request.url())) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(json("report.html")).href);
    await expect(page.getByRole("heading", { level: 3, name: "hold wall squat" })).toBeVisible();
    await page.getByRole("img", { name: /^Plot of knee flexion over time: measured \d/ }).scrollIntoViewIfNeeded();
    await expect(page.locator(".plot canvas")).not.toHaveCount(0);
    await expect(page.locator(".lane", { hasText: "Hold" }).locator(".good")).toHaveCount(1);
    expect(complaints).toEqual([]);

    rmSync(join(folder, "no-video.mp4"));
    const kept = evaluate(folder, "--json", json("second.json"));
    expect(kept.status).toBe(0);
    expect(kept.stderr).not.toContain("Posing");
    const anew = evaluate(folder, "--json", json("third.json"), "--no-cache");
    expect(anew.stderr).toContain("Posing clips (1)");
    const [file = ""] = readdirSync(join(folder, "traces"));
    truncateSync(join(folder, "traces", file), 1000);
    const mended = evaluate(folder, "--json", json("fourth.json"));
    expect(mended.stderr).toMatch(/hold: the kept poses can't be used and are made anew/);
    expect(mended.status).toBe(0);
    const [second, third, fourth] = ["second.json", "third.json", "fourth.json"].map((name) => {
      const { timings: _, ...rest } = JSON.parse(readFileSync(json(name), "utf8")) as Evaluation;
      return rest;
    });
    expect(second?.clips).toEqual(first.clips);
    expect(third).toEqual(second);
    expect(fourth).toEqual(second);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
