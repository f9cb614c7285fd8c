import { parseArgs } from "node:util";
import { ENGINE_IDS, type EngineId } from "../../src/body/pose-frame.js";
import type { BackendId } from "../../src/pose/protocol.js";

/** Fastest to start first; src/pose/protocol.ts lists the same ones in the order of its messages. */
const BACKENDS: readonly BackendId[] = ["wasm", "webgl", "webgpu"];

/** What can be measured, in the order of the output. */
const PARTS = ["load", "memory", "rate", "pure", "set", "tap"] as const;
type Part = (typeof PARTS)[number];

/** What was asked for on the command line. */
export interface BenchCommand {
  readonly engines: readonly EngineId[];
  readonly backends: readonly BackendId[];
  readonly parts: readonly Part[];
  readonly pictures: number;
  readonly rounds: number;
  readonly frames: number;
  /** Seconds for one engine on one backend. */
  readonly budgetS: number;
  /** Undefined: any free one. */
  readonly port: number | undefined;
  readonly json: string | undefined;
}

export const USAGE = `npm run bench -- [options]
  --engine IDS     ${ENGINE_IDS.join(", ")} (default: all)
  --backend IDS    ${BACKENDS.join(", ")} (default: all)
  --only PARTS     ${PARTS.join(", ")} (default: all)
  --pictures N     pictures of the demo clip for the rate (60)
  --rounds N       times that all of them go both ways (3)
  --frames N       frames between the two looks at the memory (1000)
  --budget S       seconds for one engine on one backend (75); a slow one gets fewer pictures, and the table says how many
  --port N         port on 127.0.0.1 (default: a free one)
  --json FILE      write every figure there
  --help           this text
IDS and PARTS: one, several with commas between, or the option again.`;

/** Reads the arguments; undefined when help is asked for. Throws Error with what is wrong and what is allowed. */
export function readCommand(args: readonly string[]): BenchCommand | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      engine: { type: "string", multiple: true },
      backend: { type: "string", multiple: true },
      only: { type: "string", multiple: true },
      pictures: { type: "string", default: "60" },
      rounds: { type: "string", default: "3" },
      frames: { type: "string", default: "1000" },
      budget: { type: "string", default: "75" },
      port: { type: "string" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  return {
    engines: someOf("engine", values.engine, ENGINE_IDS),
    backends: someOf("backend", values.backend, BACKENDS),
    parts: someOf("only", values.only, PARTS),
    pictures: whole("pictures", values.pictures),
    rounds: whole("rounds", values.rounds),
    frames: whole("frames", values.frames),
    budgetS: whole("budget", values.budget),
    port: values.port === undefined ? undefined : whole("port", values.port, 65_535),
    json: values.json,
  };
}

/** The values named, once each, in the order of the list; all when none is named. */
function someOf<T extends string>(
  option: string,
  given: readonly string[] | undefined,
  allowed: readonly T[],
): readonly T[] {
  if (given === undefined) return allowed;
  const named = given.flatMap((text) => text.split(",")).map((text) => text.trim());
  const wrong = named.find((name) => !allowed.some((id) => id === name));
  if (wrong !== undefined) throw new Error(`--${option} ${wrong}: use one or more of ${allowed.join(", ")}`);
  return allowed.filter((id) => named.includes(id));
}

function whole(option: string, text: string, most = 1_000_000): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= most)) throw new Error(`--${option} ${text}: use a whole number from 1 to ${most}`);
  return value;
}
