/** `npm run evaluate`: README.md beside this file says what it measures. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { evaluateFolder, evaluateGestures } from "./evaluate-folder.js";
import { type EvaluateCommand, readCommand, USAGE } from "./evaluate-command.js";
import { gesturesText } from "./gestures.js";
import { progressOn } from "./progress.js";
import { reportHtml } from "./report.js";
import { evaluationText } from "./score-table.js";

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function runGestures({ options, json }: EvaluateCommand): Promise<void> {
  const { clips, broken } = await evaluateGestures(options, progressOn(process.stderr));
  console.log(gesturesText(clips, broken));
  if (json !== undefined) await write(json, `${JSON.stringify({ clips, broken }, undefined, 2)}\n`);
  if (broken.length > 0) process.exitCode = 1;
}

async function run({ options, json, report }: EvaluateCommand): Promise<void> {
  const { evaluation, details } = await evaluateFolder(options, progressOn(process.stderr));
  console.log(evaluationText(evaluation));
  if (json !== undefined) await write(json, `${JSON.stringify(evaluation, undefined, 2)}\n`);
  if (report !== undefined) await write(report, reportHtml(evaluation, details, { title: "Steady Knee evaluation" }));
  if (evaluation.broken.length > 0) process.exitCode = 1;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What was asked for; undefined when there is nothing to run. */
function commandOf(args: readonly string[]): EvaluateCommand | undefined {
  try {
    const command = readCommand(args);
    if (command === undefined) console.log(USAGE);
    return command;
  } catch (error) {
    console.error(`${messageOf(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

try {
  const command = commandOf(process.argv.slice(2));
  if (command !== undefined) await (command.gestures ? runGestures(command) : run(command));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
