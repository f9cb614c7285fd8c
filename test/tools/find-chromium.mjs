/**
 * Finds the Chromium that tests run in, and installs one where there is none.
 * As a command it prints the path: `node test/tools/find-chromium.mjs`.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";

const VARIABLES = ["CHROMIUM_PATH", "CHROME_PATH"];

const COMMANDS = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** @type {Partial<Record<NodeJS.Platform, string[]>>} */
const USUAL_PLACES = {
  linux: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, "Google/Chrome/Application/chrome.exe"),
      join(folder, "Chromium/Application/chrome.exe"),
    ]),
};

/**
 * Path of a Chromium on this machine, or undefined. A path given in the environment must exist.
 * @returns {string | undefined}
 */
export function findChromium() {
  for (const variable of VARIABLES) {
    const given = process.env[variable];
    if (!given) continue;
    if (!existsSync(given)) throw new Error(`${variable} names ${given}, and there is no such file.`);
    return given;
  }
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => COMMANDS.map((name) => join(folder, name)));
  return [...(USUAL_PLACES[process.platform] ?? []), ...onPath, chromium.executablePath()].find(
    (path) => path !== "" && existsSync(path),
  );
}

/** @param {string} command @param {string[]} args */
const succeeds = (command, args) =>
  // What an installer says goes to stderr, so that the command's own output stays the path.
  spawnSync(command, args, { stdio: ["ignore", 2, 2], shell: process.platform === "win32" }).status === 0;

const isDebianRoot = () => process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

const installDebianPackage = () =>
  isDebianRoot() &&
  succeeds("apt-get", ["update"]) &&
  succeeds("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);

/**
 * Path of a Chromium; installs one where there is none.
 * @returns {string}
 * @throws {Error} with what to do, where none can be installed
 */
export function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const installed = installDebianPackage() || succeeds("npx", ["playwright", "install", "chromium"]);
  const path = installed ? findChromium() : undefined;
  if (path === undefined) {
    throw new Error(
      "No Chromium was found and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one.",
    );
  }
  return path;
}

/** Chromium refuses its sandbox to root, and most containers cannot give it one. */
const needsNoSandbox = process.platform === "linux" && (process.getuid?.() === 0 || Boolean(process.env["CI"]));

/** Arguments for every test browser: nothing of its own on the network, and WebGL in software where there is no GPU. */
export const CHROMIUM_ARGS = [
  ...(needsNoSandbox ? ["--no-sandbox"] : []),
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--enable-unsafe-swiftshader",
];

/** A camera that needs no device and no permission prompt. */
export const FAKE_CAMERA_ARGS = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(ensureChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
