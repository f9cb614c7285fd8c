import type { EnginePicture } from "../engines/pose-engine.js";
import type { BackendId } from "../protocol.js";

/**
 * wasm reads pictures on the processor, pixel by pixel, so larger ones are brought down to this short side first. The
 * models look at 256 pixels. Measured on 720x1280: 77 ms become 49 ms a picture, and the distance to the library's
 * own landmarks stays the same (README.md).
 */
const MAX_SHORT_SIDE_PX = 480;

/** Brightness is averaged over this many points a side; the browser's scaler does the work. */
const LUMA_SIDE_PX = 16;

/** Weights of red, green and blue in brightness. Source: ITU-R BT.601. */
const LUMA_WEIGHTS = { red: 0.299, green: 0.587, blue: 0.114 } as const;

/** Mean brightness, 0 to 255, of pixels given as red, green, blue, alpha bytes. */
export function meanLuma(rgba: Uint8ClampedArray): number {
  let sum = 0;
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at, at + 3);
    sum += red * LUMA_WEIGHTS.red + green * LUMA_WEIGHTS.green + blue * LUMA_WEIGHTS.blue;
  }
  return sum / (rgba.length / 4);
}

function readableContext(widthPx: number, heightPx: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(widthPx, heightPx).getContext("2d", { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error("this browser gives workers no canvas");
  return context;
}

const isVideoFrame = (image: ImageBitmap | VideoFrame): image is VideoFrame => "displayWidth" in image;

/** One picture as the engine takes it. `release` frees copies made for the engine, never the picture itself. */
export interface ReadPicture {
  readonly input: EnginePicture;
  /** Pixels of the input for one pixel of the picture. */
  readonly inputScale: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly luma: number;
  release(): void;
}

/** Turns camera pictures into what the active backend reads fastest, and measures their brightness. */
export class PictureReader {
  private readonly lumaContext = readableContext(LUMA_SIDE_PX, LUMA_SIDE_PX);
  private readonly pixelContext = readableContext(1, 1);

  /** @param backend the one that will see the picture: wasm wants pixels in memory, the others an uploadable picture */
  async read(image: ImageBitmap | VideoFrame, backend: BackendId): Promise<ReadPicture> {
    const widthPx = isVideoFrame(image) ? image.displayWidth : image.width;
    const heightPx = isVideoFrame(image) ? image.displayHeight : image.height;
    if (widthPx === 0 || heightPx === 0) throw new Error("the picture is empty or was closed");
    const luma = this.luma(image);
    const measured = { inputScale: 1, widthPx, heightPx, luma, release: () => undefined };
    if (backend === "wasm") {
      const inputScale = Math.min(1, MAX_SHORT_SIDE_PX / Math.min(widthPx, heightPx));
      const input = this.pixels(image, Math.round(widthPx * inputScale), Math.round(heightPx * inputScale));
      return { ...measured, input, inputScale };
    }
    if (!isVideoFrame(image)) return { ...measured, input: image };
    const copy = await createImageBitmap(image);
    return {
      ...measured,
      input: copy,
      release: (): void => {
        copy.close();
      },
    };
  }

  private pixels(image: ImageBitmap | VideoFrame, widthPx: number, heightPx: number): ImageData {
    const { canvas } = this.pixelContext;
    if (canvas.width !== widthPx || canvas.height !== heightPx) {
      canvas.width = widthPx;
      canvas.height = heightPx;
      this.pixelContext.imageSmoothingQuality = "medium";
    }
    this.pixelContext.drawImage(image, 0, 0, widthPx, heightPx);
    return this.pixelContext.getImageData(0, 0, widthPx, heightPx);
  }

  private luma(image: ImageBitmap | VideoFrame): number {
    this.lumaContext.drawImage(image, 0, 0, LUMA_SIDE_PX, LUMA_SIDE_PX);
    return meanLuma(this.lumaContext.getImageData(0, 0, LUMA_SIDE_PX, LUMA_SIDE_PX).data);
  }
}
