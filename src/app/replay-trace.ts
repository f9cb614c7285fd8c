import { parseTrace } from "../history/trace.js";
import type { SetOptions, SetRunner } from "../session/set-types.js";
import type { SetResult } from "./set-result.js";

/** Inputs between two breaths: a long recording must not hold up the page. */
const INPUTS_PER_TURN = 300;

/**
 * Runs a saved recording through the same set runner as a live set. Throws AppError SK-TRACE-*.
 * `createRunner` makes the runner for the options that the recording names.
 */
export async function replayTrace(text: string, createRunner: (options: SetOptions) => SetRunner): Promise<SetResult> {
  const { options, inputs } = parseTrace(text);
  const runner = createRunner(options);
  for (const [index, input] of inputs.entries()) {
    if (index % INPUTS_PER_TURN === INPUTS_PER_TURN - 1) await new Promise((resolve) => setTimeout(resolve));
    runner.push(input);
  }
  return { summary: runner.summary(), traceParts: [text], choice: undefined };
}
