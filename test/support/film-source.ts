import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { FrameSink, FrameSource, FrameSourceListener } from "../../src/camera/frame-source.js";
import { AppError } from "../../src/lib/app-error.js";

/** A camera that films the drawn person of a test: it hands out empty pictures at the times of the film. */
export class FilmSource implements FrameSource {
  readonly kind = "camera";
  readonly realTime = true;
  readonly video = document.createElement("video");
  readonly widthPx = 640;
  readonly heightPx = 480;
  stopped = false;
  /** The film was shown to its end. */
  finished = false;
  #listener: FrameSourceListener | undefined;

  /** @param pauseAtMs the film waits before this time until `goOn` is called. */
  constructor(
    private readonly film: readonly PoseFrame[],
    private readonly pauseAtMs = Infinity,
  ) {}

  goOn: () => void = () => undefined;

  start(sink: FrameSink, listener: FrameSourceListener): Promise<void> {
    this.#listener = listener;
    void this.#run(sink);
    return Promise.resolve();
  }

  stop(): void {
    this.stopped = true;
  }

  /** The camera is pulled out. */
  unplug(): void {
    this.stopped = true;
    this.#listener?.failed(new AppError("SK-CAM-UNPLUGGED", "pulled out"));
  }

  async #run(sink: FrameSink): Promise<void> {
    const canvas = new OffscreenCanvas(this.widthPx, this.heightPx);
    canvas.getContext("2d");
    let paused = false;
    for (const { timeMs } of this.film) {
      if (!paused && timeMs >= this.pauseAtMs) {
        paused = true;
        await new Promise<void>((resolve) => (this.goOn = resolve));
      }
      if (this.stopped) return;
      await sink({ image: canvas.transferToImageBitmap(), timeMs });
      // As between the pictures of a camera, the page gets to draw.
      await new Promise((resolve) => setTimeout(resolve));
    }
    this.finished = true;
  }
}
