import type { FrameSource } from "../camera/frame-source.js";
import type { TraceRecorder } from "../history/trace.js";
import type { SetRunner, SetStep, SetSummary } from "../session/set-types.js";
import { LiveSet, type StopReason } from "./live-set.js";
import { PoseFeed, type PoseEstimator, type PoseFeedListener } from "./pose-feed.js";
import type { SignReader, SignReadout, SignsAsked } from "./sign-reader.js";

/** Who wants to know how a session goes. Called synchronously, at most once per picture. */
export interface LiveSessionListener extends Pick<PoseFeedListener, "pictured" | "progressed" | "failed"> {
  stepped(step: SetStep): void;
  /** What the hands show; with every picture where they are read. */
  signed(readout: SignReadout): void;
  /** The person has paused, or goes on. */
  paused(isPaused: boolean): void;
  /** The set is over. */
  ended(summary: SetSummary): void;
}

export interface LiveSessionParts {
  readonly pose: PoseEstimator;
  readonly runner: SetRunner;
  readonly recorder: TraceRecorder;
  /** Reads the signs that pause and stop; undefined where nobody stands before the camera. */
  readonly signs?: SignReader | undefined;
  readonly listener: LiveSessionListener;
  /** Wall clock in milliseconds; it bridges only the gap between two sources. */
  readonly nowMs: () => number;
}

/** A single set begins and ends by itself. */
const SIGNS: SignsAsked = { gestures: ["raise", "cross"], question: undefined };

/**
 * Drives one set: pictures of a source go through the pose model into the set runner. It outlives its source: after a
 * camera is lost, `attach` goes on with the next one. The source ends with the set.
 */
export class LiveSession {
  readonly #feed: PoseFeed;
  readonly #set: LiveSet;
  readonly #listener: LiveSessionListener;
  #paused = false;

  constructor({ pose, runner, recorder, signs, listener, nowMs }: LiveSessionParts) {
    this.#listener = listener;
    this.#set = new LiveSet({
      runner,
      recorder,
      listener: {
        stepped: (step) => {
          listener.stepped(step);
        },
        ended: (summary) => {
          this.dispose();
          listener.ended(summary);
        },
      },
    });
    this.#feed = new PoseFeed({
      pose,
      nowMs,
      listener: {
        posed: (frame) => {
          this.#set.take(frame);
          if (signs === undefined || this.isEnded) return;
          const { readout, gesture } = signs.read(frame, SIGNS);
          listener.signed(readout);
          if (gesture === "cross") this.stop("pain");
          if (gesture === "raise") this.togglePause();
        },
        pictured: (image) => {
          listener.pictured(image);
        },
        progressed: (share) => {
          listener.progressed(share);
        },
        failed: (error) => {
          this.interrupt("source-lost");
          listener.failed(error);
        },
        ended: () => {
          this.stop("source-ended");
        },
      },
    });
  }

  get isEnded(): boolean {
    return this.#set.isEnded;
  }

  /** Starts a source, the first one or the one after a loss. Throws what the source throws (AppError). */
  async attach(source: FrameSource): Promise<void> {
    await this.#feed.attach(source);
    this.resume("source-lost");
  }

  /** Ends the set at once. */
  stop(reason: StopReason): void {
    this.#set.stop(reason);
  }

  /** The person pauses, or goes on. */
  togglePause(): void {
    if (this.isEnded) return;
    this.#paused = !this.#paused;
    if (this.#paused) this.#set.interrupt("paused");
    else this.#set.resume("paused");
    this.#listener.paused(this.#paused);
  }

  /** Stops the clock until `resume` is called with the same reason. */
  interrupt(reason: "page-hidden" | "source-lost"): void {
    this.#set.interrupt(reason);
  }

  /** The set goes on when nothing else interrupts it. */
  resume(reason: "page-hidden" | "source-lost"): void {
    this.#set.resume(reason);
  }

  /** Frees the source. The set is left as it is. */
  dispose(): void {
    this.#set.abandon();
    this.#feed.dispose();
  }
}
