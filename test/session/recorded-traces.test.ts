import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findExercise } from "../../src/exercises/catalog.js";
import { parseTrace } from "../../src/history/trace.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import { replayLines } from "../evaluate/replay.js";
import { evaluateClip } from "../evaluate/run-clip.js";
import { parseTruth } from "../evaluate/truth.js";

const FOLDER = new URL("../fixtures/traces/", import.meta.url);
const SUFFIX = ".jsonl.gz";

/** Mean absolute knee error that the project promises in side view. */
const KNEE_LIMIT_DEG = 7;

const fileOf = (name: string): Buffer => readFileSync(new URL(name, FOLDER));

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length));

const traceOf = (name: string): string => gunzipSync(fileOf(`${name}${SUFFIX}`)).toString("utf8");

const runs = names.flatMap((name) => {
  const { expect: entries, angles } = parseTruth(fileOf(`${name}.json`).toString("utf8"));
  return entries.flatMap((expectation) => {
    const definition = findExercise(expectation.exercise);
    return definition === undefined ? [] : [{ name, definition, expectation, trueAngles: angles }];
  });
});

describe("recorded bodies", () => {
  it("are there", () => {
    expect(names.length).toBeGreaterThanOrEqual(30);
  });

  it.each(runs)("$name gives the counts and the warnings of its truth for $expectation.exercise", (run) => {
    const { options, inputs } = parseTrace(traceOf(run.name));
    const { score } = evaluateClip({ ...run, engine: options.engine }, inputs);
    // Null where the truth asks for warnings alone.
    expect({ counted: score.counted, wrong: score.exact === false }).toMatchObject({ wrong: false });
    expect(score.faults.missed).toEqual([]);
    expect(score.faults.false).toEqual([]);
    const kneeDeg = score.angleMaeDeg["kneeFlexion"];
    if (kneeDeg !== undefined) expect(kneeDeg).toBeLessThanOrEqual(KNEE_LIMIT_DEG);
  });

  it("raise no warning of lifted heels from flat feet when a slow device leaves out pictures as it comes", () => {
    const { options, inputs } = parseTrace(traceOf("wall-squat-drift-up-side"));
    const raisedWith = (taken: readonly boolean[]): readonly string[] => {
      const runner = createSetRunner(options);
      return inputs
        .filter((input, index) => input.type !== "frame" || taken[index % taken.length] === true)
        .flatMap((input) => runner.push(input).events)
        .flatMap((event) => (event.type === "fault-raised" ? event.ruleId : []));
    };
    const pictures = fc.array(fc.boolean(), { minLength: 150, maxLength: 300 });
    fc.assert(
      fc.property(pictures, (taken) => !raisedWith(taken).includes("E2-7")),
      { seed: 1, numRuns: 60 },
    );
  });

  it.each(names)("%s replays to the events that are kept beside it", (name) => {
    expect(replayLines(traceOf(name)).join("")).toBe(fileOf(`${name}.events.jsonl`).toString("utf8"));
  });
});
