/**
 * `npm run fixture -- DIR NAME [NAME...]`: makes recorded bodies of test/fixtures/traces from clips that
 * `npm run evaluate -- --clips DIR` has posed with the default engine. See README.md there. With --gestures those of
 * test/fixtures/gestures, which are posed with three engines.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { gzip } from "node:zlib";
import { ENGINE_IDS } from "../../src/body/pose-frame.js";
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";
import { parseTrace, TraceRecorder } from "../../src/history/trace.js";
import { atRate } from "./change-rate.js";
import { clipsIn, hashOf } from "./clip-folder.js";
import { replayLines } from "./replay.js";
import { setOptions } from "./run-clip.js";
import { TraceCache } from "./trace-cache.js";
import { trueNames } from "./true-angles.js";
import { parseTruth, type TrueAngles } from "./truth.js";

const OUT = fileURLToPath(new URL("../fixtures/traces/", import.meta.url));
const CACHE = fileURLToPath(new URL("../../.cache/traces", import.meta.url));

/** Half the pictures of a clip: enough to count on, and half the size. Flights are over too soon for it. */
const FPS = 15;
const FPS_OF_FLIGHTS = 30;

async function makeFixture(folder: string, name: string): Promise<void> {
  const file = (await clipsIn(folder)).clips.find((clip) => clip.name === name || clip.name.endsWith(`/${name}`));
  if (file?.truthPath === undefined) throw new Error(`${name}: no such clip with a truth below ${folder}`);
  const engine = ENGINE_IDS[0];
  const posed = await new TraceCache(CACHE, engine).read(await hashOf(file.videoPath));
  if (posed === undefined) throw new Error(`${name}: run npm run evaluate -- --clips ${folder} first`);
  const truthText = await readFile(file.truthPath, "utf8");
  const truth = parseTruth(truthText);
  const expectation = truth.expect.find((entry) => findExercise(entry.exercise) !== undefined);
  const definition = findExercise(expectation?.exercise ?? "");
  if (definition === undefined) throw new Error(`${name}: none of its exercises is in the catalogue`);

  const { kind } = definition.movement;
  const fps = kind === "hops" || kind === "hop-squat" ? FPS_OF_FLIGHTS : FPS;
  const recorder = new TraceRecorder(setOptions(definition, engine, expectation));
  for (const input of atRate(parseTrace(posed).inputs, fps)) recorder.append(input);
  const trace = recorder.toText();
  const base = `${OUT}${name.split("/").at(-1) ?? name}`;
  await mkdir(OUT, { recursive: true });
  await writeFile(`${base}.jsonl.gz`, await promisify(gzip)(trace, { level: 9 }));
  const events = replayLines(trace);
  await writeFile(`${base}.events.jsonl`, events.join(""));
  const { expect, body } = JSON.parse(truthText) as { readonly expect: readonly unknown[]; readonly body?: unknown };
  const kept = truth.angles === undefined ? {} : trimmed(truth.angles);
  await writeFile(`${base}.json`, `${JSON.stringify({ expect, body, ...kept })}\n`);
  console.log(`${base}: ${(trace.length / 1000).toFixed(0)} kB before packing, ${events.length} events`);
}

/** Pictures a second of the recordings of signs: the lowest rate at which they have to be understood. */
const FPS_OF_GESTURES = 10;
const GESTURES_OUT = fileURLToPath(new URL("../fixtures/gestures/", import.meta.url));
const GESTURE_ENGINES = ENGINE_IDS.slice(0, 3);

/** The clip as every engine sees it, with the signs of its truth; no set is run. */
async function makeGestureFixture(folder: string, name: string): Promise<void> {
  const file = (await clipsIn(folder)).clips.find((clip) => clip.name === name || clip.name.endsWith(`/${name}`));
  if (file?.truthPath === undefined) throw new Error(`${name}: no such clip with a truth below ${folder}`);
  // A recording names an exercise; none is run here.
  const [definition] = EXERCISES;
  if (definition === undefined) throw new Error("the catalogue is empty");
  const base = `${GESTURES_OUT}${name.split("/").at(-1) ?? name}`;
  await mkdir(GESTURES_OUT, { recursive: true });
  for (const engine of GESTURE_ENGINES) {
    const posed = await new TraceCache(CACHE, engine).read(await hashOf(file.videoPath));
    if (posed === undefined) throw new Error(`${name}: run npm run evaluate with --engine ${engine} first`);
    const recorder = new TraceRecorder(setOptions(definition, engine, undefined));
    for (const input of atRate(parseTrace(posed).inputs, FPS_OF_GESTURES)) recorder.append(input);
    await writeFile(`${base}.${engine}.jsonl.gz`, await promisify(gzip)(recorder.toText(), { level: 9 }));
  }
  const { gestures = [] } = JSON.parse(await readFile(file.truthPath, "utf8")) as {
    readonly gestures?: readonly unknown[];
  };
  await writeFile(`${base}.json`, `${JSON.stringify({ expect: [], gestures })}\n`);
  console.log(base);
}

/** The truth's angles that a metric is compared with, at half the pictures and to a tenth of a degree. */
function trimmed({ timeS, byName, nearSide, mirrored }: TrueAngles) {
  const half = <Value>(values: readonly Value[]): readonly Value[] => values.filter((_, index) => index % 2 === 0);
  const tenths = (deg: number | null): number | null => (deg === null ? null : Math.round(deg * 10) / 10);
  const names = trueNames(nearSide).filter((name) => name in byName);
  return {
    spec: { camera: { azimuth: nearSide === "L" ? 90 : -90 }, mirrored },
    time_s: half(timeS),
    angles: Object.fromEntries(names.map((name) => [name, half(byName[name] ?? []).map(tenths)])),
  };
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { gestures: { type: "boolean" } } });
const [folder, ...names] = positionals;
if (folder === undefined || names.length === 0) {
  console.error("npm run fixture -- [--gestures] DIR NAME [NAME...]");
  process.exitCode = 2;
} else {
  try {
    for (const name of names) await (values.gestures === true ? makeGestureFixture : makeFixture)(folder, name);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
