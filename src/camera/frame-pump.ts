import { AppError, type ErrorCode } from "../lib/app-error.js";
import type { FrameSink, SourceFrame } from "./frame-source.js";
import { MediaClock } from "./media-clock.js";
import { grabPicture } from "./picture.js";

/** A picture may fail to be taken while a camera changes its size; a run of failures is a fault. */
const MAX_FAILED_GRABS = 30;

/** Takes the picture that a video element shows now. */
type Grab = (video: HTMLVideoElement) => Promise<ImageBitmap>;

export interface FramePumpOptions {
  readonly video: HTMLVideoElement;
  readonly sink: FrameSink;
  /** Called once when the sink threw or no picture can be taken any more; the pump has stopped then. */
  readonly failed: (error: AppError) => void;
  /** Code of the failure when no picture can be taken. */
  readonly grabFailure: ErrorCode;
  readonly grab?: Grab | undefined;
}

/**
 * Hands the pictures of a playing video element to a sink: one in flight, the newest wins. While the sink is busy the
 * newest picture is kept ready, so that a slow sink never waits for the next one. Every picture is either given to the
 * sink, which closes it, or closed here.
 */
export class FramePump {
  private readonly clock = new MediaClock();
  private cancelNext: (() => void) | undefined;
  private running = false;
  private grabbing = false;
  private failedGrabs = 0;
  private pending: SourceFrame | undefined;
  private inFlight: Promise<void> | undefined;

  constructor(private readonly options: FramePumpOptions) {}

  start(): void {
    if (this.running) return;
    this.running = true;
    this.watchNext();
  }

  /** No picture is handed out after this. */
  stop(): void {
    this.running = false;
    this.cancelNext?.();
    this.cancelNext = undefined;
    this.dropPending();
  }

  /** Resolves when the sink has dealt with every picture taken so far. */
  async idle(): Promise<void> {
    while (this.inFlight !== undefined) await this.inFlight;
  }

  private watchNext(): void {
    const { video } = this.options;
    if ("requestVideoFrameCallback" in video) {
      const handle = video.requestVideoFrameCallback((_now, metadata) => {
        this.presented(metadata.mediaTime * 1000);
      });
      this.cancelNext = (): void => {
        video.cancelVideoFrameCallback(handle);
      };
      return;
    }
    // Older browsers tell only the playing position; the same position twice is the same picture.
    const handle = requestAnimationFrame(() => {
      this.presented((video as HTMLVideoElement).currentTime * 1000);
    });
    this.cancelNext = (): void => {
      cancelAnimationFrame(handle);
    };
  }

  private presented(rawMs: number): void {
    if (!this.running) return;
    this.watchNext();
    const timeMs = this.clock.stamp(rawMs);
    if (timeMs === undefined || this.grabbing) return;
    void this.take(timeMs);
  }

  private async take(timeMs: number): Promise<void> {
    this.grabbing = true;
    const { video, grab = grabPicture, grabFailure } = this.options;
    try {
      const image = await grab(video);
      this.failedGrabs = 0;
      this.offer({ image, timeMs });
    } catch (error) {
      this.failedGrabs += 1;
      if (this.failedGrabs >= MAX_FAILED_GRABS) this.fail(error, grabFailure);
    } finally {
      this.grabbing = false;
    }
  }

  private offer(frame: SourceFrame): void {
    if (!this.running) {
      frame.image.close();
      return;
    }
    this.dropPending();
    this.pending = frame;
    this.inFlight ??= this.drain();
  }

  private async drain(): Promise<void> {
    try {
      for (let frame = this.takePending(); frame !== undefined; frame = this.takePending()) {
        await this.options.sink(frame);
      }
    } catch (error) {
      this.fail(error, "SK-UNKNOWN");
    } finally {
      this.inFlight = undefined;
    }
  }

  private takePending(): SourceFrame | undefined {
    const frame = this.pending;
    this.pending = undefined;
    return frame;
  }

  private dropPending(): void {
    this.takePending()?.image.close();
  }

  private fail(error: unknown, code: ErrorCode): void {
    if (!this.running) return;
    this.stop();
    this.options.failed(error instanceof AppError ? error : new AppError(code, String(error), { cause: error }));
  }
}
