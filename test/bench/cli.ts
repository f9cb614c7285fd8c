/** `npm run bench`: README.md beside this file says what the figures mean. */
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { dirname } from "node:path";
import { type BenchCommand, readCommand, USAGE } from "./bench-command.js";
import { liveSetText, type Machine, machineText, pairsText, pureText } from "./bench-text.js";
import { browserVersion } from "./browser.js";
import { type LiveSetFigures, measureLiveSet } from "./live-set.js";
import { measurePair, type PairFigures } from "./measure-pair.js";
import { measurePure, type PureFigures } from "./pure.js";
import { openSite } from "./site.js";

/** Parts that have a line for each engine and backend. */
const PAIR_PARTS = ["load", "memory", "rate"] as const;

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

async function measurePairs(command: BenchCommand): Promise<readonly PairFigures[]> {
  if (!PAIR_PARTS.some((part) => command.parts.includes(part))) return [];
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

function measurePurePart({ parts }: BenchCommand): readonly PureFigures[] | undefined {
  if (!parts.includes("pure")) return undefined;
  say("pure part");
  return measurePure();
}

async function measureSet({ parts, engines, port }: BenchCommand): Promise<LiveSetFigures | undefined> {
  const [engine] = engines;
  if (!parts.includes("set") || engine === undefined) return undefined;
  say(`building the app, then a set with ${engine} in real time`);
  const site = await openSite("app", port);
  try {
    return await measureLiveSet(site, engine);
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
  const machine = await machineNow();
  console.log(`${machineText(machine)}\n`);
  const pairs = await measurePairs(command);
  if (pairs.length > 0) console.log(`${pairsText(pairs)}\n`);
  const pure = measurePurePart(command);
  if (pure !== undefined) console.log(`${pureText(pure)}\n`);
  const set = await measureSet(command);
  if (set !== undefined) console.log(liveSetText(set));
  if (command.json !== undefined) {
    await mkdir(dirname(command.json), { recursive: true });
    await writeFile(
      command.json,
      `${JSON.stringify({ version: 1, machine, command, pairs, pure, set }, undefined, 2)}\n`,
    );
  }
  if (pairs.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
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
