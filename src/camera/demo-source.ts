import { AppError } from "../lib/app-error.js";
import demoClipUrl from "./demo/wall-squat-demo.webm?url";
import { FramePump } from "./frame-pump.js";
import type { FrameSink, FrameSource, FrameSourceListener } from "./frame-source.js";
import { fittedSize } from "./picture.js";
import { createVideoElement, firstPicture } from "./video-element.js";

const FIRST_PICTURE_LIMIT_MS = 20_000;

/**
 * The bundled demo clip, played in real time like a camera. It waits while the page is hidden, because nobody watches.
 * Throws SK-FILE-DEMO when the clip cannot be fetched or played. A stopped source may not be started again.
 */
export class DemoSource implements FrameSource {
  readonly kind = "demo";
  readonly realTime = true;
  readonly video = createVideoElement();

  private readonly life = new AbortController();
  private pump: FramePump | undefined;

  constructor(private readonly url: string = demoClipUrl) {}

  get widthPx(): number {
    return fittedSize(this.video.videoWidth, this.video.videoHeight).widthPx;
  }

  get heightPx(): number {
    return fittedSize(this.video.videoWidth, this.video.videoHeight).heightPx;
  }

  async start(sink: FrameSink, listener: FrameSourceListener): Promise<void> {
    const { video } = this;
    const pump = new FramePump({
      video,
      sink,
      grabFailure: "SK-FILE-DEMO",
      failed: (error) => {
        this.fail(error, listener);
      },
    });
    this.pump = pump;
    this.watch(pump, listener);
    try {
      video.src = this.url;
      // Before play(), or the first pictures are missed; phones load nothing before play().
      pump.start();
      await Promise.all([firstPicture(video, FIRST_PICTURE_LIMIT_MS), video.play()]);
    } catch (error) {
      if (this.life.signal.aborted) return;
      this.stop();
      throw demoError(error);
    }
  }

  stop(): void {
    if (this.life.signal.aborted) return;
    this.life.abort();
    this.pump?.stop();
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load();
  }

  private watch(pump: FramePump, listener: FrameSourceListener): void {
    const { video } = this;
    const { signal } = this.life;
    const finish = async (): Promise<void> => {
      await pump.idle();
      if (signal.aborted) return;
      this.stop();
      listener.progressed?.(1);
      listener.ended();
    };
    video.addEventListener("ended", () => void finish(), { signal });
    video.addEventListener(
      "error",
      () => {
        this.fail(demoError(video.error?.message), listener);
      },
      { signal },
    );
    video.addEventListener(
      "timeupdate",
      () => {
        if (video.duration > 0) listener.progressed?.(Math.min(1, video.currentTime / video.duration));
      },
      { signal },
    );
    document.addEventListener(
      "visibilitychange",
      () => {
        if (document.hidden) video.pause();
        else if (!video.ended)
          video.play().catch((error: unknown) => {
            this.fail(demoError(error), listener);
          });
      },
      { signal },
    );
  }

  private fail(error: AppError, listener: FrameSourceListener): void {
    if (this.life.signal.aborted) return;
    this.stop();
    listener.failed(error);
  }
}

function demoError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError("SK-FILE-DEMO", String(error), { cause: error });
}
