import { NOTHING_DONE } from "./tally.js";
import type { AttemptRecord, FaultTotal, SetSummary } from "./set-types.js";
import type { AttemptNote, FaultNote, SetOutcome } from "./workout-types.js";

/** Before anything was done. */
export const NO_OUTCOME: SetOutcome = {
  tally: NOTHING_DONE,
  attempts: [],
  faults: [],
  longestMs: 0,
  goodFormMs: 0,
  durationMs: 0,
  seenMs: 0,
};

/** JSON keeps no undefined: what is kept must be the same before and after. */
const known = <Any extends object>(value: Any): Any =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Any;

const noteOf = ({ startMs: _start, endMs: _end, ...note }: AttemptRecord): AttemptNote => known(note);
const faultOf = ({ spans: _spans, ...note }: FaultTotal): FaultNote => known(note);

/** What one run of a set has come to, from its summary. */
export const outcomeOf = (summary: SetSummary): SetOutcome => ({
  tally: summary.tally,
  attempts: summary.attempts.map(noteOf),
  faults: summary.faults.map(faultOf),
  longestMs: summary.longestMs,
  goodFormMs: summary.goodFormMs,
  durationMs: summary.durationMs,
  seenMs: summary.seenShare * summary.durationMs,
});

/** A set over its runs. The tally of the later one holds the earlier one's already: it was carried into it. */
export function joinOutcomes(earlier: SetOutcome | undefined, later: SetOutcome | undefined): SetOutcome {
  if (earlier === undefined || later === undefined) return later ?? earlier ?? NO_OUTCOME;
  const faults = new Map(earlier.faults.map((fault) => [fault.ruleId, fault]));
  for (const fault of later.faults) {
    const before = faults.get(fault.ruleId);
    faults.set(fault.ruleId, {
      ...fault,
      durationMs: fault.durationMs + (before?.durationMs ?? 0),
      times: fault.times + (before?.times ?? 0),
    });
  }
  return {
    tally: later.tally,
    attempts: [...earlier.attempts, ...later.attempts],
    faults: [...faults.values()],
    longestMs: Math.max(earlier.longestMs, later.longestMs),
    goodFormMs: earlier.goodFormMs + later.goodFormMs,
    durationMs: earlier.durationMs + later.durationMs,
    seenMs: earlier.seenMs + later.seenMs,
  };
}

/** Nobody has done or tried anything. */
export const isEmpty = ({ tally, attempts }: SetOutcome): boolean =>
  attempts.length === 0 &&
  [tally.counted, tally.refused].every(({ left, right, together }) => left + right + together === 0) &&
  tally.workedMs + tally.metres.left + tally.metres.right === 0;
