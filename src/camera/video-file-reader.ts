import {
  BlobSource,
  Input,
  MATROSKA,
  MP4,
  QTFF,
  VideoSampleSink,
  WEBM,
  type InputVideoTrack,
  type VideoSample,
} from "mediabunny";
import { AppError } from "../lib/app-error.js";
import { unsupportedContainer } from "./container-kind.js";
import type { FrameSink } from "./frame-source.js";
import { fittedSize } from "./picture.js";

/** Bytes needed to tell containers apart. */
const HEAD_BYTES = 12;
/** A file that ends this much before the length it declares was cut off. */
const MISSING_END_S = 1;

/** An opened video file whose pictures can be read once. */
export interface VideoFileReader {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly durationS: number | undefined;
  /**
   * Gives every picture once, in order of time, upright and at most 1280 pixels long, and waits for the sink each
   * time. `progressed` gets the share done, 0 to 1. Throws AppError SK-FILE-BROKEN.
   */
  readAll(sink: FrameSink, progressed: (share: number) => void, signal: AbortSignal): Promise<void>;
  /** Frees file and decoder; may be called more than once. */
  close(): void;
}

/** Opens a file. Throws AppError: SK-FILE-BROKEN, SK-FILE-UNSUPPORTED, SK-FILE-NO-VIDEO. */
export async function openVideoFile(file: Blob): Promise<VideoFileReader> {
  const input = new Input({ source: new BlobSource(file), formats: [MP4, QTFF, MATROSKA, WEBM] });
  try {
    if (!(await input.canRead())) throw await refusal(file);
    const track = await readTrack(input);
    await requireDecoder(track);
    const size = fittedSize(await track.getDisplayWidth(), await track.getDisplayHeight());
    const durationS = (await track.getDurationFromMetadata()) ?? undefined;
    const cutOffBeforeS = (await isOwnDuration(input)) && durationS !== undefined ? durationS - MISSING_END_S : 0;
    return {
      ...size,
      durationS,
      readAll: (sink, progressed, signal) => readAll(track, { durationS, cutOffBeforeS }, sink, progressed, signal),
      close: (): void => {
        input.dispose();
      },
    };
  } catch (error) {
    input.dispose();
    throw broken(error);
  }
}

async function refusal(file: Blob): Promise<AppError> {
  const container = unsupportedContainer(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  return container === undefined
    ? new AppError("SK-FILE-BROKEN", "no known video container")
    : new AppError("SK-FILE-UNSUPPORTED", container);
}

async function readTrack(input: Input): Promise<InputVideoTrack> {
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new AppError("SK-FILE-NO-VIDEO");
  return track;
}

async function requireDecoder(track: InputVideoTrack): Promise<void> {
  if (await track.canDecode()) return;
  const codec =
    (await track.getCodecParameterString()) ?? (await track.getCodec()) ?? (await track.getInternalCodecId());
  throw new AppError("SK-FILE-UNSUPPORTED", codec === null ? "unknown codec" : `codec ${codecName(codec)}`);
}

const codecName = (codec: string | number | Uint8Array): string =>
  codec instanceof Uint8Array ? String.fromCharCode(...codec) : String(codec);

/** Matroska and WebM declare one length for all tracks; sound may go on after the last picture. */
async function isOwnDuration(input: Input): Promise<boolean> {
  const format = await input.getFormat();
  return format === MP4 || format === QTFF || (await input.getTracks()).length === 1;
}

interface DeclaredLength {
  readonly durationS: number | undefined;
  /** A last picture that ends before this shows that the file was cut off. */
  readonly cutOffBeforeS: number;
}

async function readAll(
  track: InputVideoTrack,
  { durationS, cutOffBeforeS }: DeclaredLength,
  sink: FrameSink,
  progressed: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const samples = new VideoSampleSink(track).samples();
  let endS = 0;
  let lastMs = 0;
  try {
    for (;;) {
      const next = await samples.next().catch((error: unknown) => {
        throw broken(error, `after ${endS.toFixed(2)} s`);
      });
      if (next.done === true) break;
      const sample = next.value;
      endS = sample.timestamp + sample.duration;
      const timeMs = Math.max(lastMs, sample.timestamp * 1000);
      // Pictures before 0 are there for decoding only (edit lists).
      const image = takePicture(sample, endS > 0 && !signal.aborted);
      if (signal.aborted) return;
      if (image === undefined) continue;
      lastMs = timeMs;
      await sink({ image, timeMs });
      if (durationS !== undefined && durationS > 0) progressed(Math.min(1, endS / durationS));
    }
  } finally {
    await samples.return();
  }
  if (endS < cutOffBeforeS) throw new AppError("SK-FILE-BROKEN", `the pictures end at ${endS.toFixed(2)} s`);
}

/** The picture where it is wanted; the sample is closed in every case. */
function takePicture(sample: VideoSample, wanted: boolean): ImageBitmap | undefined {
  try {
    return wanted ? picture(sample) : undefined;
  } finally {
    sample.close();
  }
}

/** The picture upright, in square pixels, scaled to fit. */
function picture(sample: VideoSample): ImageBitmap {
  const { widthPx, heightPx } = fittedSize(sample.displayWidth, sample.displayHeight);
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) throw new AppError("SK-FILE-UNSUPPORTED", "no 2D canvas");
  sample.draw(context, 0, 0, widthPx, heightPx);
  return canvas.transferToImageBitmap();
}

function broken(error: unknown, where = ""): AppError {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AppError("SK-FILE-BROKEN", where === "" ? message : `${where}: ${message}`, { cause: error });
}
