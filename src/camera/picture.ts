/** Nothing behind the camera gains from more pixels: the pose models see crops of 256 pixels. */
const LONGEST_SIDE_PX = 1280;

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Size of a picture when its long side is brought down to LONGEST_SIDE_PX; smaller ones stay as they are. */
export function fittedSize(widthPx: number, heightPx: number): PictureSize {
  const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(widthPx, heightPx, 1));
  return { widthPx: Math.round(widthPx * scale), heightPx: Math.round(heightPx * scale) };
}

/**
 * The picture that a video element shows now, unmirrored and at most LONGEST_SIDE_PX long.
 * Rejects with a DOMException while the element has no picture.
 */
export function grabPicture(video: HTMLVideoElement): Promise<ImageBitmap> {
  const { widthPx, heightPx } = fittedSize(video.videoWidth, video.videoHeight);
  if (widthPx === video.videoWidth) return createImageBitmap(video);
  return createImageBitmap(video, { resizeWidth: widthPx, resizeHeight: heightPx, resizeQuality: "medium" });
}
