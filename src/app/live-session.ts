import type { PoseFrame } from "../body/pose-frame.js";
import type { FrameSource, SourceFrame } from "../camera/frame-source.js";
import { quantiseInput, type TraceRecorder } from "../history/trace.js";
import { AppError } from "../lib/app-error.js";
import type { SetInput, SetRunner, SetStep, SetSummary } from "../session/set-types.js";

/** Single pictures may fail while the worker recovers; this many in a row are a failure the user must know of. */
const MAX_FAILED_FRAMES = 5;

/** The part of the pose client that a session needs. */
export interface PoseEstimator {
  /** Takes over and closes the picture. Undefined: this picture was lost while the worker recovered. */
  estimate(image: ImageBitmap | VideoFrame, timeMs: number): Promise<{ readonly frame: PoseFrame } | undefined>;
  /** Forgets the person that was followed. */
  reset(): void;
}

/** Who wants to know how a session goes. Called synchronously, at most once per picture. */
export interface LiveSessionListener {
  stepped(step: SetStep): void;
  /** A picture of a source that has no element to show; draw it at once, it is closed afterwards. */
  pictured(image: ImageBitmap | VideoFrame): void;
  /** Share of a file that was processed, 0 to 1. */
  progressed(share: number): void;
  /** The source or the pose model failed; the set waits for `attach` with a new source. */
  failed(error: AppError): void;
  /** The set is over. */
  ended(summary: SetSummary): void;
}

export interface LiveSessionParts {
  readonly pose: PoseEstimator;
  readonly runner: SetRunner;
  readonly recorder: TraceRecorder;
  readonly listener: LiveSessionListener;
  /** Wall clock in milliseconds; it bridges only the gap between two sources. */
  readonly nowMs: () => number;
}

type Interruption = "page-hidden" | "source-lost";

/**
 * Drives one set: pictures of a source go through the pose model into the set runner, and everything that goes into
 * the runner is recorded, so that the recording replays to the same events. It outlives its source: after a camera
 * is lost, `attach` goes on with the next one.
 */
export class LiveSession {
  #source: FrameSource | undefined;
  readonly #interruptions = new Set<Interruption>();
  #lastTimeMs = 0;
  #lastSeenAtMs: number | undefined;
  /** Added to the media time of the present source; undefined until its first picture came. */
  #offsetMs: number | undefined;
  #failedFrames = 0;
  #ended = false;

  constructor(private readonly parts: LiveSessionParts) {}

  get isEnded(): boolean {
    return this.#ended;
  }

  /** Starts a source, the first one or the one after a loss. Throws what the source throws (AppError). */
  async attach(source: FrameSource): Promise<void> {
    this.#source?.stop();
    this.#source = source;
    this.#offsetMs = undefined;
    this.#failedFrames = 0;
    this.parts.pose.reset();
    await source.start((frame) => this.#take(source, frame), {
      failed: (error): void => {
        if (source === this.#source) this.#lose(error);
      },
      ended: (): void => {
        if (source === this.#source) this.stop("source-ended");
      },
      progressed: (share): void => {
        this.parts.listener.progressed(share);
      },
    });
    this.resume("source-lost");
  }

  /** Ends the set at once. */
  stop(reason: "pain" | "finish" | "source-ended"): void {
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

  /** Frees the source. The set is left as it is. */
  dispose(): void {
    this.#ended = true;
    this.#source?.stop();
    this.#source = undefined;
  }

  /** Whether pictures of this source still belong to the set. */
  #wants(source: FrameSource): boolean {
    return !this.#ended && source === this.#source;
  }

  async #take(source: FrameSource, { image, timeMs }: SourceFrame): Promise<void> {
    if (!this.#wants(source)) {
      image.close();
      return;
    }
    try {
      if (source.video === undefined) this.parts.listener.pictured(image);
    } catch (error) {
      image.close();
      throw error;
    }
    let frame: PoseFrame;
    try {
      const result = await this.parts.pose.estimate(image, timeMs);
      if (result === undefined) return;
      ({ frame } = result);
      this.#failedFrames = 0;
    } catch (error) {
      this.#failedFrames += 1;
      const known = error instanceof AppError ? error : new AppError("SK-UNKNOWN", String(error), { cause: error });
      if (this.#failedFrames >= MAX_FAILED_FRAMES && source === this.#source) this.#lose(known);
      return;
    }
    // A picture that was under way when the page was hidden or the source changed belongs to nothing any more.
    if (!this.#wants(source) || this.#interruptions.size > 0) return;
    this.#offsetMs ??= this.#gapMs(frame.timeMs);
    const setTimeMs = frame.timeMs + this.#offsetMs;
    if (setTimeMs < this.#lastTimeMs) return;
    this.#lastSeenAtMs = this.parts.nowMs();
    this.#push({ type: "frame", frame: { ...frame, timeMs: setTimeMs } });
  }

  /** A later source begins its own time anew: it goes on where the last one ended, plus the time in between. */
  #gapMs(firstTimeMs: number): number {
    if (this.#lastSeenAtMs === undefined) return 0;
    return this.#lastTimeMs + (this.parts.nowMs() - this.#lastSeenAtMs) - firstTimeMs;
  }

  #lose(error: AppError): void {
    this.#source?.stop();
    this.#source = undefined;
    this.interrupt("source-lost");
    this.parts.listener.failed(error);
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
    this.dispose();
    this.parts.listener.ended(this.parts.runner.summary());
  }
}
