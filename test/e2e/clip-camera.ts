import type { Page } from "@playwright/test";

declare global {
  /** Plays the clip of the camera once; resolves at its end, also when it was broken off. */
  var playClip: () => Promise<void>;
  /**
   * Changes to another clip, and shows its picture at this second until it is played; resolves when it was shown for a
   * second of the camera's time.
   */
  var showClip: (index: number, second: number) => Promise<void>;
}

const CLIP_URL = "/clip-for-the-camera-";
/** Second of the clip that is shown until it is played: the person stands. */
const STANDING_S = 0;
/** Pictures that the app gets to judge in every second of the camera's time, also on a machine that is busy. */
const PICTURES_PER_S = 15;
/** Whoever judges nothing for so long is not judging at present: loading, resting, ended. Real time. */
const IDLE_MS = 5000;

/**
 * Gives the page a camera that shows clips. Until `playClip` it is a picture of the first one, for as long as the page
 * loads, places the person and counts down; `showClip` goes to a picture of another one and breaks off what is played. The
 * next picture of a clip comes when the last one was judged, and the camera's clock is the clip's: what is counted must not
 * depend on what else runs here. Call it before the page is opened.
 */
export async function clipAsCamera(page: Page, ...paths: readonly string[]): Promise<void> {
  for (const [index, path] of paths.entries()) {
    await page.route(`**${CLIP_URL}${index}`, (route) => route.fulfill({ path, contentType: "video/mp4" }));
  }
  await page.addInitScript(
    ({ url, standingS, picturesPerS, idleMs }) => {
      const video = document.createElement("video");
      video.muted = true;
      const happened = (name: "loadeddata" | "seeked"): Promise<unknown> =>
        new Promise((resolve, reject) => {
          video.addEventListener(name, resolve, { once: true });
          video.addEventListener("error", () => {
            reject(new Error("the clip can't be read"));
          });
        });
      const seek = async (second: number): Promise<void> => {
        const isFound = happened("seeked");
        video.currentTime = second;
        await isFound;
      };
      const load = async (index: number, second: number): Promise<void> => {
        // Nobody can seek in what is still being served.
        const file = await (await fetch(`${url}${index}`)).blob();
        const isThere = happened("loadeddata");
        video.src = URL.createObjectURL(file);
        await isThere;
        await seek(second);
      };
      const loaded = load(0, standingS);

      /** Another one for every picture that the app has judged. */
      const judgement = (): unknown => {
        const shown = document.querySelector("sk-app")?.renderRoot.querySelector("sk-page-set, sk-page-workout") as
          { snapshot?: { timeMs: number }; signs?: object } | null | undefined;
        return shown?.signs ?? shown?.snapshot?.timeMs;
      };
      let isIdle = true;
      let lastSeen: unknown;
      /** Until the app has judged another picture than this one. */
      const judged = async (before: unknown): Promise<void> => {
        if (before !== lastSeen) isIdle = false;
        lastSeen = before;
        const beganMs = performance.now();
        // Whoever was found idle is only looked at in passing.
        while (!isIdle && judgement() === before) {
          isIdle = performance.now() - beganMs > idleMs;
          await new Promise((resolve) => setTimeout(resolve, 4));
        }
      };

      const canvas = document.createElement("canvas");
      const track = new MediaStreamTrackGenerator({ kind: "video" });
      const writer = track.writable.getWriter();
      /** The camera's clock, seconds; every picture carries it, so the app sees the clip in the clip's own time. */
      let cameraS = 0;
      const show = (): void => {
        // A picture taken from the element itself would keep the time that it has there.
        canvas.getContext("2d", { alpha: false })?.drawImage(video, 0, 0);
        const picture = new VideoFrame(canvas, { timestamp: cameraS * 1e6 });
        writer.write(picture).catch((error: unknown) => {
          picture.close();
          // The app lets the camera go when its set is over, also in the middle of a clip.
          if (track.readyState !== "ended") throw error;
        });
      };
      /** Breaks off what is shown. */
      let breakOff = (): void => undefined;
      /** Shows the same picture until it is broken off; `seen` is called after a second of the camera's time, or then. */
      const stand = async (seen = (): void => undefined): Promise<void> => {
        const untilS = cameraS + 1;
        const leave = new AbortController();
        breakOff = () => leave.abort();
        while (!leave.signal.aborted && track.readyState !== "ended") {
          const beganMs = performance.now();
          const before = judgement();
          cameraS += 1 / picturesPerS;
          show();
          await judged(before);
          const restMs = 1000 / picturesPerS - (performance.now() - beganMs);
          if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
          if (cameraS >= untilS) seen();
        }
        seen();
      };
      navigator.mediaDevices.getUserMedia = async () => {
        await loaded;
        canvas.width = video.videoWidth;
        canvas.height = video.videoHeight;
        void stand();
        return new MediaStream([track]);
      };
      globalThis.showClip = async (index, second) => {
        breakOff();
        await load(index, second);
        await new Promise<void>((resolve) => void stand(resolve));
      };
      globalThis.playClip = async () => {
        breakOff();
        const leave = new AbortController();
        breakOff = () => leave.abort();
        // In the middle of a picture's time: no rounding leads to its neighbour.
        const isOver = (): boolean => leave.signal.aborted || track.readyState === "ended";
        for (let s = 1 / 60; s < video.duration && !isOver(); s += 1 / picturesPerS) {
          await seek(s);
          const before = judgement();
          cameraS += 1 / picturesPerS;
          show();
          await judged(before);
        }
        if (!leave.signal.aborted) void stand();
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
