import referenceUrl from "../../../src/pose/worker/reference/standing.jpg?url";

let reference: Promise<Blob> | undefined;

/** A new copy of the rendered standing person, 640x480 or as asked. */
export async function personPicture(width = 640, height = 480): Promise<ImageBitmap> {
  reference ??= fetch(referenceUrl).then((response) => response.blob());
  return createImageBitmap(await reference, { resizeWidth: width, resizeHeight: height, colorSpaceConversion: "none" });
}

/** A picture of one grey and nobody. */
export async function emptyPicture(grey = 128, width = 640, height = 480): Promise<ImageBitmap> {
  const pixels = new ImageData(width, height);
  for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = at % 4 === 3 ? 255 : grey;
  return createImageBitmap(pixels);
}

/** True when the picture was closed or handed over. */
export const isClosed = (image: ImageBitmap): boolean => image.width === 0;
