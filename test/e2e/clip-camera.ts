import type { Page } from "@playwright/test";

declare global {
  /** Plays the clip of the camera once; resolves at its end. */
  var playClip: () => Promise<void>;
}

const CLIP_URL = "/clip-for-the-camera";
/** Second of the clip that is shown until it is played: the person stands. */
const STANDING_S = 0.3;
/** Pictures of the clip that the app gets to judge in every second of the camera's time, also on a machine that is busy. */
const PICTURES_PER_S = 15;
/** Whoever judges nothing for so long is not judging at present: loading, resting, ended. Real time. */
const IDLE_MS = 1000;

/**
 * Gives the page a camera that shows a clip: its first second as a picture, for as long as the page loads, places the
 * person and counts down, and the whole clip after `playClip`. The next picture comes when the last one was judged, and
 * the camera's clock is the clip's: what is counted must not depend on what else runs here. Call it before the page is
 * opened.
 */
export async function clipAsCamera(page: Page, path: string): Promise<void> {
  await page.route(`**${CLIP_URL}`, (route) => route.fulfill({ path, contentType: "video/mp4" }));
  await page.addInitScript(
    ({ url, standingS, picturesPerS, idleMs }) => {
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

      /** Time of the last picture that the app has judged. */
      const judgedMs = (): number | undefined =>
        (
          document.querySelector("sk-app")?.renderRoot.querySelector("sk-page-set, sk-page-workout") as
            { snapshot?: { timeMs: number } } | null | undefined
        )?.snapshot?.timeMs;
      let isIdle = true;
      /** Until the app has judged another picture than this one. */
      const judged = async (beforeMs: number | undefined): Promise<void> => {
        const beganMs = performance.now();
        while (judgedMs() === beforeMs) {
          // Whoever was found idle is only looked at in passing.
          if (isIdle || performance.now() - beganMs > idleMs) {
            isIdle = true;
            return;
          }
          await new Promise((resolve) => setTimeout(resolve, 4));
        }
        isIdle = false;
      };

      const canvas = document.createElement("canvas");
      const track = new MediaStreamTrackGenerator({ kind: "video" });
      const writer = track.writable.getWriter();
      /** The camera's clock, seconds; every picture carries it, so the app sees the clip in the clip's own time. */
      let cameraS = 0;
      const show = (): void => {
        // A picture taken from the element itself would keep the time that it has there.
        canvas.getContext("2d", { alpha: false })?.drawImage(video, 0, 0);
        void writer.write(new VideoFrame(canvas, { timestamp: cameraS * 1e6 }));
      };
      let standing: ReturnType<typeof setInterval> | undefined;
      const stand = (): void => {
        standing = setInterval(() => {
          // The set is over and the app has let the camera go.
          if (track.readyState === "ended") {
            clearInterval(standing);
            return;
          }
          cameraS += 1 / 30;
          show();
        }, 1000 / 30);
      };
      navigator.mediaDevices.getUserMedia = async () => {
        await loaded;
        canvas.width = video.videoWidth;
        canvas.height = video.videoHeight;
        stand();
        return new MediaStream([track]);
      };
      globalThis.playClip = async () => {
        clearInterval(standing);
        const beganS = cameraS + 1 / 30;
        const next = async (_: number, { mediaTime }: VideoFrameCallbackMetadata): Promise<void> => {
          const nowS = beganS + mediaTime;
          // Half a picture of the clip: its own rate need not be a multiple.
          if (nowS - cameraS >= 1 / picturesPerS - 1 / 60) {
            video.pause();
            const beforeMs = judgedMs();
            cameraS = nowS;
            show();
            await judged(beforeMs);
            if (!video.ended) await video.play();
          }
          if (!video.ended) video.requestVideoFrameCallback((now, frame) => void next(now, frame));
        };
        const ended = new Promise((resolve) => {
          video.addEventListener("ended", resolve, { once: true });
        });
        video.currentTime = 0;
        isIdle = judgedMs() === undefined;
        video.requestVideoFrameCallback((now, frame) => void next(now, frame));
        await video.play();
        await ended;
        stand();
      };
    },
    {
      url: CLIP_URL,
      standingS: STANDING_S,
      picturesPerS: PICTURES_PER_S,
      idleMs: IDLE_MS,
    },
  );
}
