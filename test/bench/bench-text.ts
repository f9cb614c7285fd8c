import type { RatePlan } from "./budget.js";
import { tableText } from "./figures.js";
import type { FirstCountFigures } from "./first-count.js";
import type { LiveSetFigures } from "./live-set.js";
import type { PairFigures } from "./measure-pair.js";
import type { PureFigures } from "./pure.js";

/** What the figures were measured on; without it they mean nothing. */
export interface Machine {
  readonly browser: string;
  readonly node: string;
  readonly cores: number;
  readonly cpu: string;
  readonly memoryGiB: number;
  readonly system: string;
  /** Runnable programs on average over the minute before. */
  readonly loadBefore: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const seconds = (ms: number): string => (ms / 1000).toFixed(2);
const mib = (bytes: number): string => (bytes / MIB).toFixed(1);
const firstLine = (text: string): string => text.split("\n")[0] ?? "";
/** What was used, and what was asked for when that is more. */
const ofAsked = (used: number, asked: number): string => (used < asked ? `${used} of ${asked}` : used.toString());

export function machineText(machine: Machine): string {
  const { browser, node, cores, cpu, memoryGiB, system, loadBefore } = machine;
  return `Chromium ${browser}, Node ${node}, ${system}; ${cores} cores (${cpu}), ${memoryGiB.toFixed(0)} GiB; load before ${loadBefore.toFixed(1)}`;
}

/** Two lines of heads for each column. */
const HEADS: readonly (readonly [string, string])[] = [
  ["engine", ""],
  ["backend", ""],
  ["bare ms", "median"],
  ["", "p90"],
  ["app ms", "median"],
  ["", "p90"],
  ["app/bare", "all"],
  ["", "best"],
  ["main", "busy"],
  ["pictures", ""],
  ["first s", "cold"],
  ["", "cached"],
  ["sent", "cold MiB"],
  ["", "cached KiB"],
  ["loads", ""],
  ["page MiB", "before"],
  ["", "after"],
  ["worker MiB", "before"],
  ["", "after"],
  ["tensors", "before"],
  ["", "after"],
  ["frames", ""],
];

const LEGEND = `app/bare: frames a second of the app's way by those of the bare loop, over all time and when each picture counts with
its best round. pictures: sent each way. first: from the navigation to the first pose with its events.`;

const NOT_MEASURED = "-";

/** The one table: a line for each engine and backend that starts, and under it what did not run as asked. */
export function pairsText(pairs: readonly PairFigures[]): string {
  const started = pairs.filter(({ noStart }) => noStart === undefined);
  const rows = started.map((pair) => [
    pair.engine,
    pair.backend,
    ...rateCells(pair),
    ...loadCells(pair),
    ...memoryCells(pair),
  ]);
  return [
    ...(rows.length === 0
      ? []
      : [tableText([HEADS.map(([top]) => top), HEADS.map(([, below]) => below), ...rows]), LEGEND]),
    ...pairs.flatMap(notes).map((note) => `* ${note}`),
  ].join("\n");
}

const missing = (count: number): readonly string[] => Array.from({ length: count }, () => NOT_MEASURED);

function loadCells({ load }: PairFigures): readonly string[] {
  if (load === undefined) return missing(5);
  const { cold, cached, loads } = load;
  return [
    seconds(cold.firstResultMs),
    seconds(cached.firstResultMs),
    mib(cold.transferredBytes),
    (cached.transferredBytes / KIB).toFixed(1),
    loads.toString(),
  ];
}

function memoryCells({ memory }: PairFigures): readonly string[] {
  if (memory === undefined) return missing(7);
  const { before, after, frames, askedFrames } = memory;
  return [
    mib(before.pageBytes),
    mib(after.pageBytes),
    mib(before.workerBytes),
    mib(after.workerBytes),
    before.tensors.toString(),
    after.tensors.toString(),
    ofAsked(frames, askedFrames),
  ];
}

function rateCells({ rate }: PairFigures): readonly string[] {
  if (rate === undefined) return missing(8);
  const { bare, app, rateRatio, undisturbed, asked, pictures, rounds } = rate;
  return [
    bare.medianMs.toFixed(1),
    bare.p90Ms.toFixed(1),
    app.medianMs.toFixed(1),
    app.p90Ms.toFixed(1),
    rateRatio.toFixed(3),
    undisturbed.rateRatio.toFixed(3),
    percent(app.busyShare),
    ofAsked(pictures * rounds, asked.pictures * asked.rounds),
  ];
}

const planText = ({ pictures, rounds }: RatePlan): string =>
  `${pictures} pictures in ${rounds} ${rounds === 1 ? "round" : "rounds"}`;

/** Whatever makes a line mean less than the others, in words. */
function notes({ engine, backend, noStart, load, memory, rate, failures }: PairFigures): readonly string[] {
  const name = `${engine} ${backend}`;
  if (noStart !== undefined) return [`${name} does not start: ${firstLine(noStart)}`];
  const out = failures.map((reason) => `${name} failed: ${firstLine(reason)}`);
  if (load !== undefined && load.restarts > 0)
    out.push(`${name}: a worker was started again while loading, ${load.restarts} times in all visits`);
  if (memory !== undefined && memory.frames < memory.askedFrames)
    out.push(`${name}: ${memory.frames} frames for the memory instead of ${memory.askedFrames}, to keep the budget`);
  if (rate !== undefined) {
    const { asked, pictures, rounds, bare, app } = rate;
    if (pictures * rounds < asked.pictures * asked.rounds)
      out.push(
        `${name}: ${planText({ pictures, rounds })} for the rate instead of ${planText(asked)}, to keep the budget`,
      );
    for (const [way, { found, pictures: sent }] of Object.entries({ bare, app })) {
      if (found < sent) out.push(`${name}: the ${way} way found somebody in ${found} of ${sent} pictures only`);
    }
  }
  return out;
}

export function pureText(pure: readonly PureFigures[]): string {
  const lengths = pure[0]?.lengths ?? [];
  const rows = [
    ["exercise", "frames a second", ...lengths.map(({ frames }) => `us at ${frames}`), "growth"],
    ...pure.map((figures) => [
      figures.exerciseId,
      figures.framesPerSecond.toFixed(0),
      ...figures.lengths.map(({ microsecondsPerFrame }) => microsecondsPerFrame.toFixed(1)),
      figures.growthExponent.toFixed(3),
    ]),
  ];
  return `Pure part, one core, no browser (us: microseconds a frame in a set of so many; growth 1: linear)\n${tableText(rows)}`;
}

export function liveSetText({ engine, setup, set, ...live }: LiveSetFigures): string {
  const both = (name: string, of: (stretch: LiveSetFigures["set"]) => string): string[] => [name, of(setup), of(set)];
  const list = (tasks: LiveSetFigures["set"]["worst"]): string =>
    tasks.map(({ ms, cpuMs, atSetS }) => `${ms} ms (${cpuMs ?? "?"} on a core) at ${atSetS} s`).join(", ");
  const rows = [
    ["", "before the set", "set"],
    both("seconds", ({ seconds: length }) => length.toFixed(1)),
    both("main thread, longest task", ({ longestMs }) => `${longestMs} ms`),
    both("  longest time on a core", ({ longestCpuMs }) => `${longestCpuMs} ms`),
    both("main thread, busy", (stretch) => percent(stretch.busyShare)),
    both("  on a core", ({ cpuShare }) => percent(cpuShare)),
  ];
  const { clip, shown, processed } = live.pictures;
  const longTasks = live.longTasks.map(
    ({ ms, atSetS, scripts }) => `\n  ${ms} ms at ${atSetS} s: ${scripts.join("; ") || "no script"}`,
  );
  return `Set on the live page: built app, demo clip, ${engine}
${tableText(rows)}
Worst in the set: ${list(set.worst)}
Worst before it:  ${list(setup.worst)}
Summary page:     ${live.leavingMs} ms
Tasks over 50 ms by the browser's longtask observer: ${live.longTasks.length}${longTasks.join("")}
Pictures processed: ${processed} of ${clip} (${percent(live.processedShare)}), ${shown} shown; ${live.processedPerSecond} a second, gap median ${live.medianGapMs} ms, longest ${live.longestGapMs} ms`;
}

export const firstCountText = ({ engine, seconds, medianS }: FirstCountFigures): string =>
  `From the tap on the demo clip to the first counted second, models cached, ${engine}: ${medianS.toFixed(1)} s (${seconds.map((each) => each.toFixed(1)).join(", ")})`;
