import type { PoseFrame } from "../body/pose-frame.js";
import type { FrameSource, SourceFrame } from "../camera/frame-source.js";
import { AppError } from "../lib/app-error.js";

/** Single pictures may fail while the worker recovers; this many in a row are a failure the user must know of. */
const MAX_FAILED_FRAMES = 5;

/** The part of the pose client that a session needs. */
export interface PoseEstimator {
  /** Takes over and closes the picture. Undefined: this picture was lost while the worker recovered. */
  estimate(image: ImageBitmap | VideoFrame, timeMs: number): Promise<{ readonly frame: PoseFrame } | undefined>;
  /** Forgets the person that was followed. */
  reset(): void;
}

/** Who takes the poses. Called synchronously, at most once per picture. */
export interface PoseFeedListener {
  /** Times go on over a change of the source, and never back. */
  posed(frame: PoseFrame): void;
  /** A picture of a source that has no element to show; draw it at once, it is closed afterwards. */
  pictured(image: ImageBitmap | VideoFrame): void;
  /** Share of a file that was processed, 0 to 1. */
  progressed(share: number): void;
  /** The source or the pose model failed; `attach` goes on with a new source. */
  failed(error: AppError): void;
  /** The file or clip is over. */
  ended(): void;
}

interface PoseFeedParts {
  readonly pose: PoseEstimator;
  readonly listener: PoseFeedListener;
  /** A clock in milliseconds; it bridges only the gap between two sources. */
  readonly nowMs: () => number;
}

/** Pictures of a source through the pose model. It outlives its source, and the sets that take its poses. */
export class PoseFeed {
  #source: FrameSource | undefined;
  #lastTimeMs = 0;
  #lastSeenAtMs: number | undefined;
  /** Added to the media time of the present source; undefined until its first picture came. */
  #offsetMs: number | undefined;
  #failedFrames = 0;

  constructor(private readonly parts: PoseFeedParts) {}

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
        if (source === this.#source) this.parts.listener.ended();
      },
      progressed: (share): void => {
        this.parts.listener.progressed(share);
      },
    });
  }

  /** Frees the source. */
  dispose(): void {
    this.#source?.stop();
    this.#source = undefined;
  }

  async #take(source: FrameSource, { image, timeMs }: SourceFrame): Promise<void> {
    if (source !== this.#source) {
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
    // A picture that was under way when the source changed belongs to nothing any more.
    if (source !== this.#source) return;
    this.#offsetMs ??= this.#gapMs(frame.timeMs);
    const feedTimeMs = frame.timeMs + this.#offsetMs;
    if (feedTimeMs < this.#lastTimeMs) return;
    this.#lastTimeMs = feedTimeMs;
    this.#lastSeenAtMs = this.parts.nowMs();
    this.parts.listener.posed({ ...frame, timeMs: feedTimeMs });
  }

  /** A later source begins its own time anew: it goes on where the last one ended, plus the time in between. */
  #gapMs(firstTimeMs: number): number {
    if (this.#lastSeenAtMs === undefined) return 0;
    return this.#lastTimeMs + (this.parts.nowMs() - this.#lastSeenAtMs) - firstTimeMs;
  }

  #lose(error: AppError): void {
    this.dispose();
    this.parts.listener.failed(error);
  }
}
