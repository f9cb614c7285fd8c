import demoClipUrl from "../../src/camera/demo/wall-squat-demo.webm?url";
import { openVideoFile } from "../../src/camera/video-file-reader.js";

/** Clip second of the first picture: standing, then sliding down, then the begin of the hold. */
const FROM_S = 7;

/** A decoded picture of the demo clip; it stays open, so that it can be sent again and again. */
export interface DemoPicture {
  readonly image: ImageBitmap;
  readonly timeMs: number;
}

/** Decodes pictures of the demo clip, as many as wanted or as the clip has. Throws AppError SK-FILE-*. */
export async function demoPictures(count: number): Promise<readonly DemoPicture[]> {
  const pictures: DemoPicture[] = [];
  const reader = await openVideoFile(await (await fetch(demoClipUrl)).blob());
  const enough = new AbortController();
  await reader.readAll(
    ({ image, timeMs }) => {
      if (timeMs < FROM_S * 1000 || !(image instanceof ImageBitmap)) image.close();
      else pictures.push({ image, timeMs });
      if (pictures.length === count) enough.abort();
      return Promise.resolve();
    },
    () => undefined,
    enough.signal,
  );
  reader.close();
  return pictures;
}

/** A picture with pixels of its own. One of createImageBitmap shares them, and handing it over then copies them. */
export function copyOf(image: ImageBitmap): ImageBitmap {
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) throw new Error("no 2D canvas");
  context.drawImage(image, 0, 0);
  return canvas.transferToImageBitmap();
}
