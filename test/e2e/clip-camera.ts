import type { Page } from "@playwright/test";

declare global {
  /** Plays the clip of the camera once; resolves at its end. */
  var playClip: () => Promise<void>;
}

const CLIP_URL = "/clip-for-the-camera";
/** Second of the clip that is shown until it is played: the person stands. */
const STANDING_S = 0.3;

/**
 * Gives the page a camera that shows a clip: its first second as a picture, for as long as the page loads, places the
 * person and counts down, and the whole clip in its own time after `playClip`. Call it before the page is opened.
 */
export async function clipAsCamera(page: Page, path: string): Promise<void> {
  await page.route(`**${CLIP_URL}`, (route) => route.fulfill({ path, contentType: "video/mp4" }));
  await page.addInitScript(
    ({ url, standingS }) => {
      const video = document.createElement("video");
      video.muted = true;
      video.src = url;
      video.currentTime = standingS;
      const loaded = new Promise((resolve, reject) => {
        video.addEventListener("seeked", resolve, { once: true });
        video.addEventListener("error", () => {
          reject(new Error("the clip can't be read"));
        });
      });
      const canvas = document.createElement("canvas");
      const draw = (): void => {
        canvas.getContext("2d", { alpha: false })?.drawImage(video, 0, 0);
        requestAnimationFrame(draw);
      };
      navigator.mediaDevices.getUserMedia = async () => {
        await loaded;
        canvas.width = video.videoWidth;
        canvas.height = video.videoHeight;
        draw();
        return canvas.captureStream(30);
      };
      globalThis.playClip = async () => {
        const ended = new Promise((resolve) => {
          video.addEventListener("ended", resolve, { once: true });
        });
        video.currentTime = 0;
        await video.play();
        await ended;
      };
    },
    { url: CLIP_URL, standingS: STANDING_S },
  );
}
