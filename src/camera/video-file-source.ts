import { AppError } from "../lib/app-error.js";
import type { FrameSink, FrameSource, FrameSourceListener } from "./frame-source.js";
import type { VideoFileReader } from "./video-file-reader.js";

/**
 * A video file of the user, read picture by picture with the file's own time stamps; never faster than the sink.
 * Importing this module is cheap: the reader, with its demuxer, is fetched by `start`.
 * Throws from `start` and tells `failed`: SK-FILE-BROKEN, SK-FILE-UNSUPPORTED, SK-FILE-NO-VIDEO,
 * SK-FILE-NO-WEBCODECS. A stopped source may not be started again.
 */
export class VideoFileSource implements FrameSource {
  readonly kind = "video-file";
  readonly realTime = false;

  private readonly life = new AbortController();
  private reader: VideoFileReader | undefined;

  constructor(private readonly file: Blob) {}

  get widthPx(): number {
    return this.reader?.widthPx ?? 0;
  }

  get heightPx(): number {
    return this.reader?.heightPx ?? 0;
  }

  /** Length that the file declares in seconds; known after start, undefined where the file does not tell. */
  get durationS(): number | undefined {
    return this.reader?.durationS;
  }

  async start(sink: FrameSink, listener: FrameSourceListener): Promise<void> {
    if (typeof VideoDecoder === "undefined") throw new AppError("SK-FILE-NO-WEBCODECS", "VideoDecoder is missing");
    const { openVideoFile } = await import("./video-file-reader.js");
    const reader = await openVideoFile(this.file);
    this.reader = reader;
    if (this.life.signal.aborted) {
      reader.close();
      return;
    }
    void this.run(reader, sink, listener);
  }

  stop(): void {
    this.life.abort();
    this.reader?.close();
  }

  private async run(reader: VideoFileReader, sink: FrameSink, listener: FrameSourceListener): Promise<void> {
    try {
      await reader.readAll(
        sink,
        (share) => {
          if (!this.life.signal.aborted) listener.progressed?.(share);
        },
        this.life.signal,
      );
      if (this.life.signal.aborted) return;
      this.stop();
      listener.ended();
    } catch (error) {
      if (this.life.signal.aborted) return;
      this.stop();
      listener.failed(error instanceof AppError ? error : new AppError("SK-UNKNOWN", String(error), { cause: error }));
    }
  }
}
