import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import manifest from "../../models/manifest.json" with { type: "json" };
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";
import { readCommand } from "./evaluate-command.js";
import type { Evaluation } from "./evaluation.js";

const ROOT = resolve(import.meta.dirname, "../..");
const FIXTURES = join(ROOT, "test/fixtures/traces");

interface Answer {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs a command of ours as npm would. */
function command(file: string, ...args: readonly string[]): Answer {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", join(ROOT, "test/evaluate", file), ...args],
    { cwd: ROOT, encoding: "utf8" },
  );
  return { status, out: stdout, error: stderr };
}

/** A command is a process of its own. */
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "steady-knee-"));
afterAll(() => rmSync(folder, { recursive: true }));

const name = "wall-squat-heels";
const trace = gunzipSync(readFileSync(join(FIXTURES, `${name}.jsonl.gz`))).toString("utf8");

describe("npm run replay", () => {
  const path = join(folder, "set.jsonl");
  beforeAll(() => {
    writeFileSync(path, trace);
  });

  it("prints the events as lines of JSON, twice the same byte for byte", () => {
    const first = command("replay-cli.ts", path);
    expect(first).toMatchObject({ status: 0, error: "" });
    const events = first.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { type: string });
    expect(events.map(({ type }) => type)).toContain("hold-started");
    expect(events.at(-1)?.type).toBe("phase-changed");
    expect(command("replay-cli.ts", path).out).toBe(first.out);
  });

  it("reads a gzipped recording as well", () => {
    const zipped = join(FIXTURES, `${name}.jsonl.gz`);
    expect(command("replay-cli.ts", zipped).out).toBe(command("replay-cli.ts", path).out);
  });

  it.each([
    ["of an unknown version", trace.replace(/"version":\d+/, '"version":99'), /SK-TRACE-VERSION.*line 1.*99/],
    ["that is cut off", trace.slice(0, -20), new RegExp(`SK-TRACE-BROKEN.*line ${trace.trimEnd().split("\n").length}`)],
    ["of an unknown exercise", trace.replace('"exercise":"', '"exercise":"un'), /SK-EXERCISE-UNKNOWN/],
  ])("refuses a recording %s", (_, text, message) => {
    const broken = join(folder, "broken.jsonl");
    writeFileSync(broken, text);
    const answer = command("replay-cli.ts", broken);
    expect(answer).toMatchObject({ status: 1, out: "" });
    expect(answer.error).toMatch(message);
  });

  it("names the line at which a cut-off archive ends", () => {
    const cut = join(folder, "cut.gz");
    writeFileSync(cut, readFileSync(join(FIXTURES, `${name}.jsonl.gz`)).subarray(0, 40_000));
    expect(command("replay-cli.ts", cut)).toMatchObject({ status: 1, out: "" });
    expect(command("replay-cli.ts", cut).error).toMatch(/SK-TRACE-BROKEN.*line \d+/);
  });

  it("says how it is called when it is called otherwise, and names a file that is not there", () => {
    expect(command("replay-cli.ts")).toMatchObject({ status: 2, out: "" });
    expect(command("replay-cli.ts", join(folder, "nothing.jsonl")).error).toMatch(/nothing\.jsonl/);
  });
});

describe("npm run evaluate", () => {
  const clips = join(folder, "clips");
  const traces = join(folder, "traces");
  const exercise = findExercise("wall-squat");

  /** A clip whose poses are kept already: any bytes do, for nothing decodes them again. */
  const keptClip = (path: string, truth: string | undefined): void => {
    const bytes = `pictures of ${path}`;
    writeFileSync(join(clips, `${path}.mp4`), bytes);
    if (truth !== undefined) writeFileSync(join(clips, `${path}.json`), truth);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
    const kept = join(traces, `${hash}.blazepose-full.${manifest.fingerprint}.jsonl.gz`);
    copyFileSync(join(FIXTURES, `${name}.jsonl.gz`), kept);
  };

  beforeAll(() => {
    mkdirSync(join(clips, "inner"), { recursive: true });
    mkdirSync(traces);
    keptClip("heels", readFileSync(join(FIXTURES, `${name}.json`), "utf8"));
    keptClip("inner/free", undefined);
    const raised = { name: "raise-left", start_s: 1, held_s: 2, release_s: 4, end_s: 5 };
    keptClip("nothing-asked", JSON.stringify({ expect: [], gestures: [raised] }));
    keptClip("other-key", JSON.stringify({ expect: [{ exercise: exercise?.id, holds: 4, reps: 3 }] }));
    keptClip("twice.first", undefined);
    keptClip("twice", undefined);
    writeFileSync(join(clips, "twice.webm"), "another video of that name");
    symlinkSync(join(clips, "nowhere.mp4"), join(clips, "dangling.mp4"));
    keptClip("other", JSON.stringify({ expect: [{ exercise: "no-such-exercise", reps: 1 }] }));
    keptClip("wrong-truth", JSON.stringify({ expect: [{ exercise: exercise?.id, hold_s: "long" }] }));
  });

  const evaluate = (...args: readonly string[]): Answer =>
    command("cli.ts", "--clips", clips, "--traces", traces, ...args);

  it("scores what has a truth, runs what has none, and names what is broken", () => {
    const json = join(folder, "first.json");
    const report = join(folder, "report.html");
    const answer = evaluate("--json", json, "--report", report);
    expect(answer.status).toBe(1);
    expect(answer.out).toMatch(/wrong-truth: .*expect\.0\.hold_s/);
    expect(answer.out).toMatch(/no-such-exercise is not in the catalogue \(1 clip\)/);
    expect(answer.out).toMatch(/twice: several videos have this name/);
    expect(answer.out).toMatch(/dangling: .*ENOENT/);
    expect(answer.out).toMatch(/its truth asks for no exercise \(1 clip\)/);
    expect(answer.out).toMatch(/"holds" is not scored/);
    expect(answer.out).toMatch(/"reps" is not scored/);
    expect(answer.out).toMatch(/other-key .*not scored +– +held s \d/);
    // What was run is said, so that no seconds at the wrong depth are a riddle.
    expect(answer.out).toMatch(/^clip +exercise +depth +verdict/);
    expect(answer.out).toMatch(/inner\/free +\S+ +L4 90 +no truth/);
    const evaluation = JSON.parse(readFileSync(json, "utf8")) as Evaluation;
    expect(evaluation.version).toBe(2);
    expect(answer.out).toMatch(/Told as not judged with blazepose-full:\n +wall-squat: .*E2-8 view 1 of 1/);
    expect(evaluation.clips[0]).toMatchObject({ name: "heels", scored: true, exact: true });
    expect(evaluation.clips[0]?.faults).toMatchObject({ hit: ["E2-7"], missed: [], false: [] });
    expect(evaluation.clips.map((clip) => clip.name)).toEqual([
      "heels",
      "other-key",
      ...EXERCISES.map(() => "inner/free"),
      ...EXERCISES.map(() => "twice.first"),
    ]);
    expect(evaluation.totals).toMatchObject({ clips: 2, exactShare: 1, faultRecall: 1, faultPrecision: 1 });
    expect(readFileSync(report, "utf8")).toContain("heels");

    const again = join(folder, "second.json");
    evaluate("--json", again);
    const { timings: _, ...before } = evaluation;
    const { timings: __, ...after } = JSON.parse(readFileSync(again, "utf8")) as Evaluation;
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });

  it("runs one exercise only when asked, and at another rate", () => {
    const json = join(folder, "slow.json");
    evaluate("--json", json, "--exercise", exercise?.id ?? "", "--fps", "10");
    const evaluation = JSON.parse(readFileSync(json, "utf8")) as Evaluation;
    expect(evaluation.fps).toBe(10);
    expect(evaluation.leftOut.map(({ reason }) => reason).join()).not.toContain("catalogue");
    expect(evaluation.clips.every((clip) => clip.exercise === exercise?.id)).toBe(true);
  });

  it.each([
    ["no folder", [], /--clips DIR is missing/],
    ["a folder that is not there", ["--clips", join(folder, "nowhere")], /nowhere/],
    ["an unknown engine", ["--clips", folder, "--engine", "posenet"], /posenet.*blazepose-full/],
    ["an unknown exercise", ["--clips", folder, "--exercise", "chess"], /chess.*wall-squat/],
    ["an impossible rate", ["--clips", folder, "--fps", "0"], /--fps 0/],
    ["an unknown disturbance", ["--clips", folder, "--disturb", "earthquake"], /earthquake.*mirror/],
    ["one file for two things", ["--clips", folder, "--json", "x.html", "--report", "x.html"], /--json and --report/],
    ["a folder for a file", ["--clips", folder, "--json", folder], /name a file/],
    ["a clip's truth for its answer", ["--clips", clips, "--json", join(clips, "heels.json")], /a clip's truth/],
    [
      "signs of one exercise",
      ["--clips", folder, "--gestures", "--exercise", "wall-squat"],
      /--gestures: goes neither/,
    ],
    ["an unknown option", ["--clips", folder, "--speed", "9"], /--speed/],
  ])("refuses %s and says what is allowed", (_, args, message) => {
    expect(() => readCommand(args)).toThrow(message);
  });

  it("finds signs with the hands in every clip that can be read, and names the others", () => {
    const json = join(folder, "signs.json");
    const answer = evaluate("--gestures", "--json", json);
    expect(answer.status).toBe(1);
    // Nobody raises a hand in this recording, which a truth may ask for all the same.
    expect(answer.out).toMatch(/^nothing-asked: raise-left missed$/m);
    expect(answer.out).toMatch(/ 1 signs, understood in time 0, mistaken 0, false 0/);
    expect(answer.out).toMatch(/not run: wrong-truth: .*hold_s/);
    expect(answer.out).toMatch(/not run: twice: several videos/);
    expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({ broken: expect.any(Array) as unknown });
  });

  it("ends with its reason when a folder has no clip, and with how it is called when that was wrong", () => {
    const empty = join(folder, "empty");
    mkdirSync(empty);
    const answer = command("cli.ts", "--clips", empty);
    expect(answer).toMatchObject({ status: 1, out: "" });
    expect(answer.error).toMatch(/no \.mp4 or \.webm below .*empty/);
    const wrong = command("cli.ts", "--engine", "posenet");
    expect(wrong).toMatchObject({ status: 2, out: "" });
    expect(wrong.error).toMatch(/--clips DIR is missing[^]*npm run evaluate -- --clips DIR/);
  });
});
