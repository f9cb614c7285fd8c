import { parseTrace } from "../../src/history/trace.js";
import { createSetRunner } from "../../src/session/set-runner.js";

/** Far finer than any figure means, and coarse enough that another version of a maths library prints the same. */
const DECIMALS = 6;

const rounded = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toFixed(DECIMALS)) : value;

/**
 * Events of a recorded set, from the code that ran it: one line of JSON each. Throws AppError: SK-TRACE-VERSION and
 * SK-TRACE-BROKEN name the line, SK-EXERCISE-UNKNOWN the exercise.
 */
export function replayLines(text: string): readonly string[] {
  const { options, inputs } = parseTrace(text);
  const runner = createSetRunner(options);
  return inputs.flatMap((input) => runner.push(input).events).map((event) => `${JSON.stringify(event, rounded)}\n`);
}
