/**
 * Runs the stages of `npm test` in order, and those of `npm run check` when called with "check". A failed stage does
 * not stop the next one. Ends with the line "N passed, N failed": every test counts as one, and so does every stage
 * that is no test runner.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.mjs";
import { sharedClipsFolder } from "./shared-clips-folder.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const reports = join(root, ".cache/test-reports");

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, command: string[], report?: { file: string, count: (report: any) => Count } }} Stage */

/** @param {string} project @returns {Stage} */
const vitestStage = (project) => {
  const file = join(reports, `${project}.json`);
  return {
    name: `${project} tests`,
    command: [
      "vitest",
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    report: {
      file,
      count: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
    },
  };
};

const journeyReport = join(reports, "journeys.json");

/** @type {Stage[]} */
const checkStages = [
  { name: "types", command: ["tsc", "--noEmit"] },
  { name: "lint", command: ["eslint", "."] },
  { name: "templates", command: ["npm", "run", "--silent", "lint:templates"] },
  { name: "imports", command: ["depcruise", "src", "test"] },
  { name: "unused", command: ["knip"] },
  { name: "texts", command: ["npm", "run", "--silent", "texts:check"] },
  { name: "format", command: ["prettier", "--check", "."] },
  vitestStage("unit"),
];

/** @type {Stage[]} */
const allStages = [
  { name: "Chromium", command: ["node", "test/tools/find-chromium.mjs"] },
  ...checkStages,
  { name: "build", command: ["vite", "build", "--logLevel", "warn"] },
  { name: "size", command: ["size-limit"] },
  vitestStage("browser"),
  {
    name: "journeys",
    command: ["playwright", "test", "--config", "test/e2e/playwright.config.ts"],
    report: {
      file: journeyReport,
      count: ({ stats, errors }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky + errors.length,
      }),
    },
  },
];

const journeyPort = String(await freePort());

/**
 * Runs one stage with its output passed through.
 * @param {Stage} stage
 * @returns {Count & { name: string, seconds: number }}
 */
function run({ name, command, report }) {
  console.log(`\n== ${name}`);
  const began = performance.now();
  const [program = "", ...args] = command;
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
    env: {
      ...process.env,
      PATH: `${join(root, "node_modules/.bin")}${process.platform === "win32" ? ";" : ":"}${process.env["PATH"] ?? ""}`,
      STEADY_KNEE_PORT: journeyPort,
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const ok = status === 0;
  if (report === undefined || !existsSync(report.file))
    return { name, seconds, passed: Number(ok), failed: Number(!ok) };
  const { passed, failed } = report.count(JSON.parse(readFileSync(report.file, "utf8")));
  // A runner can fail without a failed test: an error outside of tests, or no test found.
  return { name, seconds, passed, failed: Math.max(failed, Number(!ok)) };
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const results = (process.argv[2] === "check" ? checkStages : allStages).map(run);

console.log("");
for (const { name, seconds, passed, failed } of results) {
  console.log(
    `${failed ? "FAILED" : "ok    "} ${name.padEnd(14)} ${seconds.toFixed(0).padStart(4)} s  ${passed} passed, ${failed} failed`,
  );
}
if (sharedClipsFolder() === undefined) {
  console.log("\nThe suites on the shared clips (*.clips.*) were left out: there is no ../shared/clips.");
}
/** @param {"passed" | "failed"} key */
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
process.exitCode = total("failed") === 0 ? 0 : 1;
