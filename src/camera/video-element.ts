/** A video element that plays in the page, without sound and without going to full screen on phones. */
export function createVideoElement(): HTMLVideoElement {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.disablePictureInPicture = true;
  // Safari looks at the attributes, not at the properties.
  video.setAttribute("muted", "");
  video.setAttribute("playsinline", "");
  return video;
}

/**
 * Resolves when the element has its first picture. Rejects with the element's MediaError message, or when no picture
 * came within `limitMs`.
 */
export function firstPicture(video: HTMLVideoElement, limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      video.removeEventListener("loadeddata", loaded);
      video.removeEventListener("error", broken);
      act();
    };
    const loaded = (): void => {
      settle(resolve);
    };
    const broken = (): void => {
      settle(() => {
        reject(new Error(video.error?.message ?? "the video cannot be played"));
      });
    };
    const timer = setTimeout(() => {
      settle(() => {
        reject(new Error(`no picture within ${String(limitMs / 1000)} s`));
      });
    }, limitMs);
    video.addEventListener("loadeddata", loaded);
    video.addEventListener("error", broken);
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) loaded();
  });
}
