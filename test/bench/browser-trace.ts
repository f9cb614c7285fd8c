/** Trace categories that say when each task of a thread ran, and where the page put its marks. */
export const TASK_CATEGORIES = ["toplevel", "blink.user_timing"];

/** @typedef {{ name: string, atMs: number }} Mark */
/** `cpuMs` is the part in which the thread had a core; the rest it waited.
 * @typedef {{ atMs: number, ms: number, cpuMs: number | undefined }} Task */
/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number }} TraceEvent */

/**
 * The tasks of a page's main thread out of a browser trace, in order of time. Unlike the longtask observer this also
 * tells those below 50 ms, so the longest one is known even when all is well.
 * @param {Buffer} buffer what Chromium wrote
 * @param {RegExp} ownMark marks that only this page sets
 * @returns {{ tasks: Task[], marks: Mark[] }} times in milliseconds of one clock
 */
export function readTrace(buffer, ownMark) {
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse(buffer.toString("utf8"));
  const isMark = (/** @type {TraceEvent} */ { ph, name }) => /^[RIin]$/.test(ph) && ownMark.test(name);
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
  /** @type {Task[]} */
  const tasks = [];
  for (const run of runs) {
    const last = tasks.at(-1);
    // A task inside a task is a part of it.
    if (last === undefined || run.atMs >= last.atMs + last.ms) tasks.push(run);
  }
  return { tasks, marks: marks.sort((a, b) => a.atMs - b.atMs) };
}

/**
 * The parts of tasks that lie within a span.
 * @param {readonly Task[]} tasks @param {number} fromMs @param {number} toMs
 */
export const partsWithin = (tasks, fromMs, toMs) =>
  tasks
    .filter(({ atMs, ms }) => atMs < toMs && atMs + ms > fromMs)
    .map(({ atMs, ms }) => ({ ms: Math.min(atMs + ms, toMs) - Math.max(atMs, fromMs) }));

/** @param {readonly { ms: number }[]} tasks */
export const busyMs = (tasks) => tasks.reduce((sum, { ms }) => sum + ms, 0);
