import * as v from "valibot";
import { sum } from "./figures.js";

/** Trace categories that say when each task of a thread ran, and where the page put its marks. */
export const TASK_CATEGORIES = ["toplevel", "blink.user_timing"];

export interface Mark {
  readonly name: string;
  readonly atMs: number;
}

/** `cpuMs` is the part in which the thread had a core; the rest it waited. */
export interface Task {
  readonly atMs: number;
  readonly ms: number;
  readonly cpuMs: number | undefined;
}

/** A part of the browser trace's time, milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Tasks and marks of one page's main thread in order of time, in milliseconds of one clock. */
export interface MainThread {
  readonly tasks: readonly Task[];
  readonly marks: readonly Mark[];
}

const traceSchema = v.object({
  traceEvents: v.array(
    v.object({
      name: v.string(),
      ph: v.string(),
      pid: v.number(),
      tid: v.number(),
      ts: v.number(),
      dur: v.optional(v.number()),
      tdur: v.optional(v.number()),
    }),
  ),
});
type TraceEvent = v.InferOutput<typeof traceSchema>["traceEvents"][number];

/**
 * The tasks of a page's main thread out of a browser trace. Unlike the longtask observer this also tells those below
 * 50 ms, so the longest one is known even when all is well.
 * @param text what Chromium wrote
 * @param ownMark marks that only this page sets
 */
export function readTrace(text: string, ownMark: RegExp): MainThread {
  const { traceEvents } = v.parse(traceSchema, JSON.parse(text));
  const isMark = ({ ph, name }: TraceEvent): boolean => /^[RIin]$/.test(ph) && ownMark.test(name);
  const first = traceEvents.find(isMark);
  if (first === undefined) throw new Error("the browser trace has no mark of the page");
  const own = traceEvents.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
  const marks = own.filter(isMark).map(({ name, ts }) => ({ name, atMs: ts / 1000 }));
  const runs = own
    .filter(({ name, ph }) => ph === "X" && name.endsWith("RunTask"))
    .map(({ ts, dur = 0, tdur }) => ({
      atMs: ts / 1000,
      ms: dur / 1000,
      cpuMs: tdur === undefined ? undefined : tdur / 1000,
    }))
    .sort((a, b) => a.atMs - b.atMs || b.ms - a.ms);
  const tasks: Task[] = [];
  for (const run of runs) {
    const last = tasks.at(-1);
    // A task inside a task is a part of it.
    if (last === undefined || run.atMs >= last.atMs + last.ms) tasks.push(run);
  }
  return { tasks, marks: marks.sort((a, b) => a.atMs - b.atMs) };
}

/** The parts of tasks that lie within a span, milliseconds each. */
export const partsWithinMs = (tasks: readonly Task[], { fromMs, toMs }: Span): readonly number[] =>
  tasks
    .filter(({ atMs, ms }) => atMs < toMs && atMs + ms > fromMs)
    .map(({ atMs, ms }) => Math.min(atMs + ms, toMs) - Math.max(atMs, fromMs));

/** Share (0 to 1) of the spans in which a task ran. */
export const busyShare = (tasks: readonly Task[], spans: readonly Span[]): number =>
  sum(spans.flatMap((span) => partsWithinMs(tasks, span))) / sum(spans.map(({ fromMs, toMs }) => toMs - fromMs));

/** From each mark with the one name to the mark with the other that follows it. */
export function spansBetween(marks: readonly Mark[], begin: string, end: string): readonly Span[] {
  const ends = marks.filter(({ name }) => name === end);
  return marks
    .filter(({ name }) => name === begin)
    .map(({ atMs }, index) => ({ fromMs: atMs, toMs: ends[index]?.atMs ?? Number.NaN }));
}
