import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseTrace } from "../../src/history/trace.js";
import { kneeError, scoreTrace } from "../support/score.js";
import type { Expectation } from "../support/shared-clips.js";

const FOLDER = new URL("../fixtures/traces/", import.meta.url);

interface RecordedTruth {
  readonly expect: Expectation;
  readonly kneeMaeDeg?: number;
  readonly time_s?: readonly number[];
  readonly knee_deg?: readonly number[];
}

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".jsonl.gz"))
  .map((file) => file.slice(0, -".jsonl.gz".length));

const read = (name: string): string => gunzipSync(readFileSync(new URL(`${name}.jsonl.gz`, FOLDER))).toString("utf8");
const truthOf = (name: string): RecordedTruth =>
  JSON.parse(readFileSync(new URL(`${name}.truth.json`, FOLDER), "utf8")) as RecordedTruth;

/** Mean absolute knee error that the project promises in side view. */
const KNEE_LIMIT_DEG = 7;

describe("recorded bodies", () => {
  it("are there", () => {
    expect(names.length).toBeGreaterThanOrEqual(8);
  });

  it.each(names)("%s gives the seconds and the warnings of its truth", (name) => {
    const truth = truthOf(name);
    const score = scoreTrace(parseTrace(read(name)), truth.expect);
    expect({ heldS: score.heldS, holdOk: score.holdOk }).toMatchObject({ holdOk: true });
    expect(score.missed).toEqual([]);
    expect(score.falseWarnings).toEqual([]);
    const sideOn = truth.expect.view !== "outside";
    if (truth.time_s === undefined || truth.knee_deg === undefined || !sideOn) return;
    expect(kneeError(score.knee, truth.time_s, truth.knee_deg).maeDeg).toBeLessThanOrEqual(KNEE_LIMIT_DEG);
  });

  it.each(names)("%s replays to the same events twice", (name) => {
    const { expect: expectation } = truthOf(name);
    const first = scoreTrace(parseTrace(read(name)), expectation);
    const second = scoreTrace(parseTrace(read(name)), expectation);
    expect(JSON.stringify(second.events)).toBe(JSON.stringify(first.events));
  });
});
