import type { FormRule } from "../checker/definition.js";
import type { PauseReason, SetEvent } from "../checker/events.js";
import type { AttemptRecord, ChartPoint, FaultTotal, SetSummary } from "./set-types.js";

/** Chart points no closer than this. */
const CHART_STEP_MS = 100;

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** What a set leaves behind: its holds, pauses, faults and the driver over time, on the media time it came with. */
export class SetRecord {
  readonly #chart: ChartPoint[] = [];
  readonly #holds: (Span & { readonly heldMs: number })[] = [];
  readonly #pauses: (Span & { readonly reason: PauseReason })[] = [];
  readonly #attempts: AttemptRecord[] = [];
  readonly #faults = new Map<string, Span[]>();
  readonly #openFaults = new Map<string, number>();
  #holdSinceMs: number | undefined;
  #pause: { readonly sinceMs: number; readonly reason: PauseReason } | undefined;

  /**
   * @param heldMs time in position of the hold that goes on now; it may have begun before its event told so.
   * @param faults ids of the faults of the attempt that goes on or has just ended.
   */
  add(event: SetEvent, heldMs: number, faults: readonly string[]): void {
    switch (event.type) {
      case "rep-counted": {
        const { timeMs, side, peakDeg, downMs, holdMs, upMs, clean } = event;
        const lengthMs = downMs + holdMs + upMs;
        this.#attempt(timeMs, lengthMs, faults, { side, counted: true, clean, peakDeg, downMs, holdMs, upMs });
        return;
      }
      case "rep-refused": {
        const { timeMs, side, reason, peakDeg } = event;
        this.#attempt(timeMs, 0, faults, { side, counted: false, clean: false, reason, peakDeg });
        return;
      }
      case "step-counted": {
        const { timeMs, direction, distanceM, clean } = event;
        this.#attempt(timeMs, 0, faults, { side: direction, counted: true, clean, distanceM });
        return;
      }
      case "hop-counted": {
        const { timeMs, landing, distanceM, flightMs, clean } = event;
        this.#attempt(timeMs, flightMs, faults, { side: landing, counted: true, clean, distanceM, flightMs });
        return;
      }
      case "circle-counted": {
        const { timeMs, side, reversed, amplitudeDeg, clean } = event;
        const reason = reversed ? ("wrong-direction" as const) : undefined;
        this.#attempt(timeMs, 0, faults, { side, counted: !reversed, clean, reason, peakDeg: amplitudeDeg });
        return;
      }
      case "hold-started":
        this.#holdSinceMs = event.timeMs - heldMs;
        return;
      case "hold-paused":
        this.#pause = { sinceMs: event.timeMs, reason: event.reason };
        return;
      case "hold-resumed":
        this.#endPause(event.timeMs);
        return;
      case "hold-ended":
        this.#endPause(event.timeMs);
        this.#endHold(event.timeMs, event.holdMs);
        return;
      case "fault-raised":
        this.#openFaults.set(event.ruleId, event.timeMs);
        return;
      case "fault-cleared":
        this.#endFault(event.ruleId, event.timeMs);
        return;
      default:
        return;
    }
  }

  /** Ends whatever still goes on. */
  close(timeMs: number, heldMs: number): void {
    this.#endPause(timeMs);
    this.#endHold(timeMs, heldMs);
    for (const id of [...this.#openFaults.keys()]) this.#endFault(id, timeMs);
  }

  /** One moment of the driver's curve, degrees. */
  plot(timeMs: number, driverDeg: number | undefined): void {
    const last = this.#chart.at(-1);
    if (last === undefined || timeMs - last.timeMs >= CHART_STEP_MS) this.#chart.push({ timeMs, driverDeg });
  }

  /** The record on the set's own time, which begins at `startMs`; what still goes on is taken to end at `nowMs`. */
  read(
    rules: readonly FormRule<string>[],
    startMs: number,
    nowMs: number,
  ): Pick<SetSummary, "holds" | "pauses" | "attempts" | "faults" | "chart"> {
    const shift = <Any extends Span>(span: Any): Any => ({
      ...span,
      startMs: span.startMs - startMs,
      endMs: span.endMs - startMs,
    });
    const faults: FaultTotal[] = rules.map(({ id, cue, severity }) => {
      const openMs = this.#openFaults.get(id);
      const closed = this.#faults.get(id) ?? [];
      const spans = openMs === undefined ? closed : [...closed, { startMs: openMs, endMs: nowMs }];
      const durationMs = spans.reduce((sum, span) => sum + span.endMs - span.startMs, 0);
      return { ruleId: id, cue, severity, durationMs, times: spans.length, spans: spans.map(shift) };
    });
    return {
      holds: this.#holds.map(shift),
      pauses: this.#pauses.map(shift),
      attempts: this.#attempts.map(shift),
      faults: faults.filter((fault) => fault.times > 0),
      chart: this.#chart.map((point) => ({ ...point, timeMs: point.timeMs - startMs })),
    };
  }

  #attempt(
    endMs: number,
    lengthMs: number,
    faults: readonly string[],
    what: Omit<AttemptRecord, "startMs" | "endMs" | "faults">,
  ): void {
    this.#attempts.push({ ...what, startMs: endMs - lengthMs, endMs, faults });
  }

  #endHold(timeMs: number, heldMs: number): void {
    if (this.#holdSinceMs !== undefined) this.#holds.push({ startMs: this.#holdSinceMs, endMs: timeMs, heldMs });
    this.#holdSinceMs = undefined;
  }

  #endPause(timeMs: number): void {
    if (this.#pause !== undefined) {
      this.#pauses.push({ startMs: this.#pause.sinceMs, endMs: timeMs, reason: this.#pause.reason });
    }
    this.#pause = undefined;
  }

  #endFault(id: string, timeMs: number): void {
    const startMs = this.#openFaults.get(id);
    if (startMs === undefined) return;
    const spans = this.#faults.get(id) ?? [];
    spans.push({ startMs, endMs: timeMs });
    this.#faults.set(id, spans);
    this.#openFaults.delete(id);
  }
}
