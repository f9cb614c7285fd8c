import type { Page } from "@playwright/test";

declare global {
  /** Plays the clip of the camera once; resolves at its end. */
  var playClip: () => Promise<void>;
}

const CLIP_URL = "/clip-for-the-camera";
/** Second of the clip that is shown until it is played: the person stands. */
const STANDING_S = 0.3;
/** Pictures that the app gets to judge in every second of the camera's time, also on a machine that is busy. */
const PICTURES_PER_S = 18;
/** Over so many pictures of the app its pace is told, seconds of real time. */
const PACE_WINDOW_S = 1.5;
const SLOWEST = 0.2;

/**
 * Gives the page a camera that shows a clip: its first second as a picture, for as long as the page loads, places the
 * person and counts down, and the whole clip after `playClip`. Where the machine judges fewer pictures a second than a
 * hop needs, the clip and the camera's clock run slower together: what is counted must not depend on what else runs
 * here. Call it before the page is opened.
 */
export async function clipAsCamera(page: Page, path: string): Promise<void> {
  await page.route(`**${CLIP_URL}`, (route) => route.fulfill({ path, contentType: "video/mp4" }));
  await page.addInitScript(
    ({ url, standingS, picturesPerS, windowS, slowest }) => {
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

      /** Seconds of the camera's time in a second of real time. */
      let pace = 1;
      const judgedAtS: number[] = [];
      let judgedMs: number | undefined;
      const watchPace = (): void => {
        const set = document.querySelector("sk-app")?.renderRoot.querySelector("sk-page-set, sk-page-workout") as
          { snapshot?: { timeMs: number } } | null | undefined;
        const timeMs = set?.snapshot?.timeMs;
        if (timeMs === undefined || timeMs === judgedMs) return;
        judgedMs = timeMs;
        const nowS = performance.now() / 1000;
        judgedAtS.push(nowS);
        while ((judgedAtS[0] ?? nowS) < nowS - windowS) judgedAtS.shift();
        if (judgedAtS.length < 5) return;
        const perS = (judgedAtS.length - 1) / (nowS - (judgedAtS[0] ?? nowS));
        pace = Math.min(1, Math.max(slowest, perS / picturesPerS));
        video.playbackRate = pace;
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
          watchPace();
          cameraS += pace / 30;
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
        const next = (_: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
          watchPace();
          const nowS = beganS + mediaTime;
          if (nowS > cameraS) {
            cameraS = nowS;
            show();
          }
          if (!video.ended) video.requestVideoFrameCallback(next);
        };
        const ended = new Promise((resolve) => {
          video.addEventListener("ended", resolve, { once: true });
        });
        video.currentTime = 0;
        video.requestVideoFrameCallback(next);
        await video.play();
        await ended;
        stand();
      };
    },
    {
      url: CLIP_URL,
      standingS: STANDING_S,
      picturesPerS: PICTURES_PER_S,
      windowS: PACE_WINDOW_S,
      slowest: SLOWEST,
    },
  );
}
