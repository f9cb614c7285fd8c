/** `npm run bench`: README.md beside this file says what the figures mean. */
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { dirname } from "node:path";
import { type BenchCommand, readCommand, USAGE } from "./bench-command.js";
import { firstCountText, liveSetText, type Machine, machineText, pairsText, pureText } from "./bench-text.js";
import { browserVersion } from "./browser.js";
import { type FirstCountFigures, measureFirstCount } from "./first-count.js";
import { type LiveSetFigures, measureLiveSet } from "./live-set.js";
import { measurePair, type PairFigures } from "./measure-pair.js";
import { answer } from "./pair.js";
import { measurePure, type PureFigures } from "./pure.js";
import { openSite } from "./site.js";

/** Parts that have a line for each engine and backend. */
const PAIR_PARTS = ["load", "memory", "rate"] as const;

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

async function measurePairs(command: BenchCommand): Promise<readonly PairFigures[]> {
  const pairs = command.backends.flatMap((backend) => command.engines.map((engine) => ({ engine, backend })));
  say("building the pages");
  const site = await openSite("pages", command.port);
  try {
    const figures: PairFigures[] = [];
    for (const [index, pair] of pairs.entries()) {
      const name = `[${index + 1}/${pairs.length}] ${pair.engine} ${pair.backend}`;
      figures.push(
        await measurePair(site, pair, command, (text) => {
          say(`${name}: ${text}`);
        }),
      );
    }
    return figures;
  } finally {
    await site.close();
  }
}

function measurePurePart(): readonly PureFigures[] {
  say("pure part");
  return measurePure();
}

async function measureSet({ engines: [engine], port }: BenchCommand): Promise<LiveSetFigures> {
  if (engine === undefined) throw new Error("no engine");
  say(`building the app, then a set with ${engine} in real time`);
  const site = await openSite("app", port);
  try {
    return await measureLiveSet(site, engine);
  } finally {
    await site.close();
  }
}

async function measureTap({ engines: [engine], port }: BenchCommand): Promise<FirstCountFigures> {
  if (engine === undefined) throw new Error("no engine");
  say(`building the app, then taps on the demo clip with ${engine}`);
  const site = await openSite("app", port);
  try {
    return await measureFirstCount(site, engine);
  } finally {
    await site.close();
  }
}

async function machineNow(): Promise<Machine> {
  return {
    browser: await browserVersion(),
    node: process.version,
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? "unknown processor",
    memoryGiB: totalmem() / 1024 ** 3,
    system: `${type()} ${release()}`,
    loadBefore: loadavg()[0] ?? 0,
  };
}

async function run(command: BenchCommand): Promise<void> {
  const { parts, json } = command;
  const machine = await machineNow();
  console.log(`${machineText(machine)}\n`);
  const failures: string[] = [];
  /** What fails takes nothing of the rest with it. */
  const attempt = async <T>(
    part: string,
    work: () => T | Promise<T>,
    text: (value: T) => string,
  ): Promise<T | undefined> => {
    const done = await answer(async () => work());
    if ("reason" in done) {
      failures.push(`${part}: ${done.reason}`);
      console.log(`${part} failed: ${done.reason}\n`);
      return undefined;
    }
    console.log(`${text(done.value)}\n`);
    return done.value;
  };
  const pairs = PAIR_PARTS.some((part) => parts.includes(part))
    ? await attempt("table", () => measurePairs(command), pairsText)
    : undefined;
  const pure = parts.includes("pure") ? await attempt("pure", measurePurePart, pureText) : undefined;
  const set = parts.includes("set") ? await attempt("set", () => measureSet(command), liveSetText) : undefined;
  const tap = parts.includes("tap") ? await attempt("tap", () => measureTap(command), firstCountText) : undefined;
  if (json !== undefined) {
    await mkdir(dirname(json), { recursive: true });
    const report = { version: 1, machine, command, pairs, pure, set, tap, failures };
    await writeFile(json, `${JSON.stringify(report, undefined, 2)}\n`);
  }
  // A backend that this machine does not have is no failure, but something must start.
  const broken = pairs?.some((pair) => pair.failures.length > 0) ?? false;
  const nothingStarts = pairs?.every(({ noStart }) => noStart !== undefined) ?? false;
  if (failures.length > 0 || broken || nothingStarts) process.exitCode = 1;
}

function commandOrUsage(): BenchCommand | undefined {
  try {
    const command = readCommand(process.argv.slice(2));
    if (command === undefined) console.log(USAGE);
    return command;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

const command = commandOrUsage();
if (command !== undefined) {
  try {
    await run(command);
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  }
}
