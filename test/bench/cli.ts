/**
 * `npm run bench`: how fast the app's way of a picture is beside the bare library, and how free the main thread stays
 * in a set. README.md beside this file says what the figures mean.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright";
import { CHROMIUM_ARGS, ensureChromium } from "../tools/find-chromium.mjs";
import { tableText } from "./figures.mjs";
import { measureLiveSet } from "./live-set.mjs";
import { measureRate } from "./rate.mjs";

const USAGE = `npm run bench -- [options]
  --engine ID     blazepose-full (default), blazepose-lite, movenet-thunder, movenet-lightning
  --backend ID    wasm (default), webgl, webgpu; the built app chooses for itself
  --pictures N    pictures of the demo clip for the rate (150)
  --rounds N      times that all of them go both ways (3)
  --from S        clip second of the first of them (7)
  --block N       pictures of one way before the other has its turn (15)
  --only PART     rate or set; both when left out
  --port N        port on 127.0.0.1 (4600)
  --json FILE     writes all figures there as well`;

const root = fileURLToPath(new URL("../../", import.meta.url));

const ENGINES = /** @type {const} */ (["blazepose-full", "blazepose-lite", "movenet-thunder", "movenet-lightning"]);
const BACKENDS = /** @type {const} */ (["wasm", "webgl", "webgpu"]);
const PARTS = /** @type {const} */ (["rate", "set"]);

/**
 * @template {string} T
 * @param {string} name @param {string} value @param {readonly T[]} allowed @returns {T}
 */
function oneOf(name, value, allowed) {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new Error(`--${name} ${value}: use one of ${allowed.join(", ")}`);
  return found;
}

/** @param {string} name @param {string} text @param {number} least */
function numberFrom(name, text, least) {
  const value = Number(text);
  if (!Number.isFinite(value) || value < least) throw new Error(`--${name} ${text}: use a number from ${least}`);
  return value;
}

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "blazepose-full" },
    backend: { type: "string", default: "wasm" },
    pictures: { type: "string", default: "150" },
    rounds: { type: "string", default: "3" },
    from: { type: "string", default: "7" },
    block: { type: "string", default: "15" },
    only: { type: "string" },
    port: { type: "string", default: "4600" },
    json: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** @param {Awaited<ReturnType<typeof measureRate>>} rate */
function rateText({ bare, app, ...rate }) {
  const rows = [
    ["", "bare loop", "app's way"],
    ["ms a picture, median", bare.medianMs.toFixed(1), app.medianMs.toFixed(1)],
    ["ms a picture, p90", bare.p90Ms.toFixed(1), app.p90Ms.toFixed(1)],
    ["pictures a second", bare.perSecond.toFixed(2), app.perSecond.toFixed(2)],
    ["person found", `${bare.found} of ${bare.pictures}`, `${app.found} of ${app.pictures}`],
    ["main thread, longest task", `${bare.longestTaskMs.toFixed(1)} ms`, `${app.longestTaskMs.toFixed(1)} ms`],
    ["main thread, busy", percent(bare.busyShare), percent(app.busyShare)],
    [
      "ms in the worker, median / p90",
      "",
      `${rate.appWorkerMs.median.toFixed(1)} / ${rate.appWorkerMs.p90.toFixed(1)}`,
    ],
    ["ms set step, median / p90", "", `${rate.appStepMs.median.toFixed(1)} / ${rate.appStepMs.p90.toFixed(1)}`],
    ["rate of the app to the bare loop", "", rate.rateRatio.toFixed(3)],
    [
      "ms a picture, best of the rounds",
      rate.undisturbed.bareMs.toFixed(1),
      `${rate.undisturbed.appMs.toFixed(1)} (rate ${rate.undisturbed.rateRatio.toFixed(3)})`,
    ],
    ["  by block, median / lowest", "", `${rate.blockRatios.median} / ${rate.blockRatios.lowest}`],
  ];
  return `Rate: ${rate.engine} on ${rate.report.backend}, threads ${rate.report.threads}, ${rate.widthPx}x${rate.heightPx}, ${rate.pictures} pictures in blocks of ${rate.block}, ${rate.rounds} rounds\n${tableText(rows)}`;
}

/** @param {Awaited<ReturnType<typeof measureLiveSet>>} live */
function liveText(live) {
  const list = (/** @type {readonly { ms: number, cpuMs: number | undefined, atSetS: number }[]} */ tasks) =>
    tasks.map(({ ms, cpuMs, atSetS }) => `${ms} ms (${cpuMs ?? "?"} on a core) at ${atSetS} s`).join(", ");
  const rows = [
    ["", "before the set", "set"],
    ["seconds", live.setupS.toFixed(1), live.setS.toFixed(1)],
    ["main thread, longest task", `${live.longestMs.setup} ms`, `${live.longestMs.set} ms`],
    ["  longest time on a core", `${live.longestCpuMs.setup} ms`, `${live.longestCpuMs.set} ms`],
    ["main thread, busy", percent(live.busyShare.setup), percent(live.busyShare.set)],
    ["  on a core", percent(live.cpuShare.setup), percent(live.cpuShare.set)],
  ];
  const { clip, shown, processed } = live.pictures;
  const longTasks = live.longTasks.map(
    ({ ms, atSetS, scripts }) => `\n  ${ms} ms at ${atSetS} s: ${scripts.join("; ") || "no script"}`,
  );
  return `Set on the live page: built app, demo clip, ${live.engine}
${tableText(rows)}
Worst in the set: ${list(live.worstInSet)}
Worst before it:  ${list(live.worstInSetup)}
Summary page:     ${live.longestMs.leaving} ms
Tasks over 50 ms by the browser's longtask observer: ${live.longTasks.length}${longTasks.join("")}
Pictures processed: ${processed} of ${clip} (${percent(live.processedShare)}), ${shown} shown; ${live.processedPerSecond} a second, gap median ${live.medianGapMs} ms, longest ${live.longestGapMs} ms`;
}

async function main() {
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const engine = oneOf("engine", values.engine, ENGINES);
  const backend = oneOf("backend", values.backend, BACKENDS);
  const only = values.only === undefined ? undefined : oneOf("only", values.only, PARTS);
  const port = numberFrom("port", values.port, 1);
  const plan = {
    pictures: numberFrom("pictures", values.pictures, 1),
    rounds: numberFrom("rounds", values.rounds, 1),
    block: numberFrom("block", values.block, 1),
    fromS: numberFrom("from", values.from, 0),
  };
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
  try {
    const machine = {
      browser: browser.version(),
      node: process.version,
      cores: cpus().length,
      cpu: cpus()[0]?.model ?? "unknown processor",
      loadBefore: loadavg()[0] ?? 0,
    };
    console.log(
      `Chromium ${machine.browser}, ${machine.cores} cores, ${machine.cpu}, load before ${machine.loadBefore.toFixed(1)}\n`,
    );
    const rate = only === "set" ? undefined : await measureRate(browser, { root, port, engine, backend, ...plan });
    if (rate !== undefined) console.log(`${rateText(rate)}\n`);
    const live = only === "rate" ? undefined : await measureLiveSet(browser, { root, port, engine });
    if (live !== undefined) console.log(liveText(live));
    if (values.json !== undefined) {
      const file = resolve(values.json);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify({ machine, rate, set: live }, undefined, 2)}\n`);
    }
  } finally {
    await browser.close();
  }
}

await main().catch((/** @type {unknown} */ error) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
});
