import type { EngineId } from "../../src/body/pose-frame.js";
import type { BackendId } from "../../src/pose/protocol.js";

/** One row of the table. */
export interface Pair {
  readonly engine: EngineId;
  readonly backend: BackendId;
}

/** A page's answer: what was asked for, or why there is none. */
export type Answer<T> = { readonly value: T } | { readonly reason: string };

/** Tells an error as an answer, so that its text comes to the driver without a stack. */
export async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The value of an answer. Throws Error with the reason. */
export function valueOf<T>(given: Answer<T>): T {
  if ("reason" in given) throw new Error(given.reason);
  return given.value;
}
