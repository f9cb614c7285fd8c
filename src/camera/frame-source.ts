import type { AppError } from "../lib/app-error.js";

/** A picture with its media time. Whoever takes it must close it on every path. */
export interface SourceFrame {
  readonly image: ImageBitmap | VideoFrame;
  readonly timeMs: number;
}

/** Takes one picture; resolves when the next one may come. Always closes `frame.image`. */
export type FrameSink = (frame: SourceFrame) => Promise<void>;

/** What became of a source after it was started. */
export interface FrameSourceListener {
  /** The source failed for good; nothing more will come. */
  failed(error: AppError): void;
  /** The file or clip is over (never called by a camera). */
  ended(): void;
  /** Share of a file that was processed, 0 to 1. */
  progressed?(share: number): void;
}

/**
 * Where pictures come from. A live source (camera, demo clip) runs in real time: while the sink is busy, pictures
 * are dropped and the newest wins. A file source waits for the sink, so every picture of the file is seen.
 */
export interface FrameSource {
  readonly kind: "camera" | "demo" | "video-file";
  readonly realTime: boolean;
  /** The element to show behind the overlay; a file source has none and shows the pictures it hands out. */
  readonly video?: HTMLVideoElement | undefined;
  /** Pixels of the unmirrored picture; known after start(). */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Resolves when the first picture is about to come. Throws AppError (SK-CAM-* or SK-FILE-*). */
  start(sink: FrameSink, listener: FrameSourceListener): Promise<void>;
  /** Ends the source and frees camera, decoder and pictures. May be called at any time, more than once. */
  stop(): void;
}
