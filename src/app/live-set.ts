import type { PoseFrame } from "../body/pose-frame.js";
import { quantiseInput, type TraceRecorder } from "../history/trace.js";
import type { SetInput, SetRunner, SetStep, SetSummary } from "../session/set-types.js";

/** Why a set stands still. */
export type Interruption = Extract<SetInput, { readonly type: "interrupted" }>["reason"];
export type StopReason = Extract<SetInput, { readonly type: "stop" }>["reason"];

interface LiveSetParts {
  readonly runner: SetRunner;
  readonly recorder: TraceRecorder;
  readonly listener: {
    stepped(step: SetStep): void;
    /** The set is over. */
    ended(summary: SetSummary): void;
  };
}

/**
 * One set that is fed from outside. Everything that goes into the runner is recorded as it goes in, so that the recording
 * replays to the same events. Stop, interruption and return are stamped with the time of the last picture.
 */
export class LiveSet {
  readonly #interruptions = new Set<Interruption>();
  #lastTimeMs = 0;
  #ended = false;

  constructor(private readonly parts: LiveSetParts) {}

  get isEnded(): boolean {
    return this.#ended;
  }

  /** A picture that comes while the set is interrupted belongs to nothing. */
  take(frame: PoseFrame): void {
    if (this.#interruptions.size === 0) this.#push({ type: "frame", frame });
  }

  /** Ends the set at once. */
  stop(reason: StopReason): void {
    this.#push({ type: "stop", timeMs: this.#lastTimeMs, reason });
  }

  /** Stops the clock until `resume` is called with the same reason. */
  interrupt(reason: Interruption): void {
    if (this.#ended || this.#interruptions.has(reason)) return;
    this.#interruptions.add(reason);
    this.#push({ type: "interrupted", timeMs: this.#lastTimeMs, reason });
  }

  /** The set goes on when nothing else interrupts it. */
  resume(reason: Interruption): void {
    if (!this.#interruptions.delete(reason) || this.#interruptions.size > 0) return;
    this.#push({ type: "resumed", timeMs: this.#lastTimeMs });
  }

  /** Takes nothing any more. The set is left as it is. */
  abandon(): void {
    this.#ended = true;
  }

  #push(input: SetInput): void {
    if (this.#ended) return;
    const exact = quantiseInput(input);
    this.#lastTimeMs = exact.type === "frame" ? exact.frame.timeMs : exact.timeMs;
    this.parts.recorder.append(exact);
    const step = this.parts.runner.push(exact);
    const over = step.events.some((event) => event.type === "set-ended");
    this.parts.listener.stepped(step);
    if (!over) return;
    this.#ended = true;
    this.parts.listener.ended(this.parts.runner.summary());
  }
}
