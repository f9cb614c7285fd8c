import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ENGINE_IDS } from "../../src/body/pose-frame.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { DISTURBANCES } from "./disturb.js";
import type { EvaluateOptions } from "./evaluate-folder.js";

export const USAGE = `npm run evaluate -- --clips DIR [options]
  --clips DIR      folder of clips (.mp4, .webm), each with its truth NAME.json beside it
  --exercise ID    only this exercise
  --engine ID      ${ENGINE_IDS.join(", ")} (default: the first)
  --fps N          leave out or repeat pictures until there are N a second
  --disturb WAY    make the recordings worse first: ${DISTURBANCES.join(", ")}
  --traces DIR     where poses are kept (default: .cache/traces)
  --no-cache       pose every clip anew
  --gestures       find signs with the hands instead of exercises: understood, mistaken, false
  --json FILE      write every figure there
  --report FILE    write a page with plots of every clip (.html)
  --help           this text`;

const DEFAULT_TRACES = fileURLToPath(new URL("../../.cache/traces", import.meta.url));

/** What was asked for on the command line. */
export interface EvaluateCommand {
  readonly options: EvaluateOptions;
  /** Signs with the hands are scored instead of exercises. */
  readonly gestures: boolean;
  readonly json: string | undefined;
  readonly report: string | undefined;
}

/** Reads the arguments; undefined when help is asked for. Throws Error with what is wrong and what is allowed. */
export function readCommand(args: readonly string[]): EvaluateCommand | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      clips: { type: "string" },
      exercise: { type: "string" },
      engine: { type: "string", default: ENGINE_IDS[0] },
      fps: { type: "string" },
      disturb: { type: "string" },
      traces: { type: "string", default: DEFAULT_TRACES },
      gestures: { type: "boolean", default: false },
      "no-cache": { type: "boolean", default: false },
      json: { type: "string" },
      report: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  if (values.clips === undefined) throw new Error("--clips DIR is missing");
  const clips = fromCaller(values.clips);
  if (statSync(clips, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Error(`--clips ${values.clips}: there is no such folder`);
  }
  const exercises = EXERCISES.map(({ id }) => id);
  if (values.exercise !== undefined && !exercises.includes(values.exercise)) {
    throw new Error(`--exercise ${values.exercise}: use one of ${exercises.join(", ")}`);
  }
  const engine = ENGINE_IDS.find((id) => id === values.engine);
  if (engine === undefined) throw new Error(`--engine ${values.engine}: use one of ${ENGINE_IDS.join(", ")}`);
  const fps = values.fps === undefined ? undefined : Number(values.fps);
  if (fps !== undefined && !(fps >= 1 && fps <= 240)) throw new Error(`--fps ${values.fps ?? ""}: use 1 to 240`);
  const disturbance = DISTURBANCES.find((way) => way === values.disturb);
  if (values.disturb !== undefined && disturbance === undefined) {
    throw new Error(`--disturb ${values.disturb}: use one of ${DISTURBANCES.join(", ")}`);
  }
  const json = outputFile("--json", values.json);
  const report = outputFile("--report", values.report);
  if (json !== undefined && json === report) throw new Error(`--json and --report: ${json} can't be both`);
  if (values.gestures && (values.exercise !== undefined || report !== undefined)) {
    throw new Error("--gestures: goes neither with --exercise nor with --report");
  }
  const traces = fromCaller(values.traces);
  const { exercise } = values;
  return {
    options: { clips, exercise, engine, fps, disturbance, traces, useCache: !values["no-cache"] },
    gestures: values.gestures,
    json,
    report,
  };
}

/** npm runs its scripts in the package's folder, and tells here in which one it was called. */
const fromCaller = (path: string): string => resolve(process.env["INIT_CWD"] ?? "", path);

function outputFile(option: string, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const path = fromCaller(given);
  if (given === "" || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new Error(`${option} "${given}": name a file`);
  }
  const base = path.replace(/\.[^./\\]*$/, "");
  if ([".mp4", ".webm"].some((extension) => existsSync(`${base}${extension}`))) {
    throw new Error(`${option} ${given}: this is the place of a clip's truth`);
  }
  return path;
}
