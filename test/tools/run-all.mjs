/**
 * Runs the stages of `npm test` in order, and those of `npm run check` when called with "check". What only reads the
 * code runs two at a time. A failed stage does not stop the next one. Ends with the line "N passed, N failed": every test counts as one, and so does every stage
 * that is no test runner.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { failuresOfPlaywright, failuresOfVitest } from "./failures.mjs";
import { freePort } from "./free-port.mjs";
import { sharedClipsFolder } from "./shared-clips-folder.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const reports = join(root, ".cache/test-reports");

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ file: string, count: (report: any) => Count, failures: (report: any) => string[] }} Report */
/** @typedef {{ name: string, command: string[], report?: Report }} Stage */

/** @param {string} project @returns {Stage} */
const vitestStage = (project) => {
  const file = join(reports, `${project}.json`);
  return {
    name: `${project} tests`,
    command: [
      "vitest",
      "run",
      // Vitest would leave a core free for watching.
      "--maxWorkers=100%",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    report: {
      file,
      count: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
      failures: failuresOfVitest,
    },
  };
};

/**
 * @param {string} projects how the names of its projects begin
 * @returns {Stage}
 */
const journeyStage = (projects) => {
  const file = join(reports, `journeys-${projects}.json`);
  return {
    name: `${projects} journeys`,
    command: ["playwright", "test", "--config", "test/e2e/playwright.config.ts", "--project", `${projects}*`],
    report: {
      file,
      count: ({ stats, errors }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky + errors.length,
      }),
      failures: failuresOfPlaywright,
    },
  };
};

/** @type {Stage[]} */
const readingStages = [
  { name: "types", command: ["tsc", "--noEmit"] },
  { name: "lint", command: ["eslint", "."] },
  { name: "templates", command: ["npm", "run", "--silent", "lint:templates"] },
  { name: "imports", command: ["depcruise", "src", "test"] },
  { name: "unused", command: ["knip"] },
  { name: "texts", command: ["npm", "run", "--silent", "texts:check"] },
  { name: "format", command: ["prettier", "--check", "."] },
];

const unitStage = vitestStage("unit");

/** @type {Stage[]} */
const runningStages = [
  unitStage,
  { name: "build", command: ["vite", "build", "--logLevel", "warn"] },
  { name: "size", command: ["size-limit"] },
  vitestStage("browser"),
  journeyStage("real-time"),
  journeyStage("clips"),
];

const journeyPort = String(await freePort());

/**
 * Runs one stage. Its output is passed through, or shown at its end where another one runs beside it.
 * @param {Stage} stage
 * @param {"inherit" | "pipe"} output
 * @returns {Promise<Count & { name: string, seconds: number, failures: string[] }>}
 */
async function run({ name, command, report }, output = "inherit") {
  if (output === "inherit") console.log(`\n== ${name}`);
  const began = performance.now();
  const [program = "", ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    stdio: ["ignore", output, output],
    shell: process.platform === "win32",
    env: {
      ...process.env,
      PATH: `${join(root, "node_modules/.bin")}${process.platform === "win32" ? ";" : ":"}${process.env["PATH"] ?? ""}`,
      STEADY_KNEE_PORT: journeyPort,
      ...(report === undefined ? {} : { STEADY_KNEE_REPORT: report.file }),
    },
  });
  let shown = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (shown += String(chunk)));
  const ok = await new Promise((resolve) => {
    child.on("error", (error) => {
      shown += `${error.message}\n`;
      resolve(false);
    });
    child.on("close", (status) => resolve(status === 0));
  });
  if (shown !== "" || output === "pipe") console.log(`\n== ${name}\n${shown}`);
  const seconds = (performance.now() - began) / 1000;
  if (report === undefined || !existsSync(report.file))
    return { name, seconds, passed: Number(ok), failed: Number(!ok), failures: [] };
  const told = JSON.parse(readFileSync(report.file, "utf8"));
  const { passed, failed } = report.count(told);
  // A runner can fail without a failed test: an error outside of tests, or no test found.
  return { name, seconds, passed, failed: Math.max(failed, Number(!ok)), failures: report.failures(told) };
}

/**
 * Two at a time, in order.
 * @param {readonly Stage[]} stages
 */
async function runBeside(stages) {
  const waiting = stages.entries();
  /** @type {Awaited<ReturnType<typeof run>>[]} */
  const done = [];
  const lane = async () => {
    for (const [place, stage] of waiting) done[place] = await run(stage, "pipe");
  };
  await Promise.all([lane(), lane()]);
  return done;
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const onlyCheck = process.argv[2] === "check";
/** @type {Awaited<ReturnType<typeof run>>[]} */
const results = [];
if (!onlyCheck) results.push(await run({ name: "Chromium", command: ["node", "test/tools/find-chromium.mjs"] }));
results.push(...(await runBeside(readingStages)));
for (const stage of onlyCheck ? [unitStage] : runningStages) results.push(await run(stage));

console.log("");
for (const { name, seconds, passed, failed, failures } of results) {
  console.log(
    `${failed ? "FAILED" : "ok    "} ${name.padEnd(14)} ${seconds.toFixed(0).padStart(4)} s  ${passed} passed, ${failed} failed`,
  );
  for (const failure of failures) console.log(`         ${failure}`);
}
if (sharedClipsFolder() === undefined) {
  console.log("\nThe suites on the shared clips (*.clips.*) were left out: there is no ../shared/clips.");
}
/** @param {"passed" | "failed"} key */
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
process.exitCode = total("failed") === 0 ? 0 : 1;
