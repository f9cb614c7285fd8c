import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import type * as mediabunny from "mediabunny";

declare global {
  /** Plays the clip of the camera once; resolves at its end, also when it was broken off. */
  var playClip: () => Promise<void>;
  /**
   * Changes to another clip, and shows its picture at this second until it is played; resolves when it was shown for a
   * second of the camera's time.
   */
  var showClip: (index: number, second: number) => Promise<void>;
  // The page has it once the script below ran in it.
  var Mediabunny: typeof mediabunny;
}

const BUNDLE = join(dirname(createRequire(import.meta.url).resolve("mediabunny")), "mediabunny.min.cjs");
const CLIP_URL = "/clip-for-the-camera-";
/** Second of the clip that is shown until it is played: the person stands. */
const STANDING_S = 0;
/** Pictures that the app gets to judge in every second of the camera's time, also on a machine that is busy. */
const PICTURES_PER_S = 15;
/** The same of somebody who stands, on a busy machine: nothing is to be seen sooner, and all that waits for it waits less. */
const LEAST_PICTURES_PER_S = 10;
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
  await page.addInitScript(`${readFileSync(BUNDLE, "utf8")};globalThis.Mediabunny = Mediabunny;`);
  await page.addInitScript(
    ({ url, standingS, picturesPerS, leastPicturesPerS, idleMs }) => {
      let clip: mediabunny.VideoSampleSink | undefined;
      let clipS = 0;
      /** What the camera shows, as bare pixels: a picture that is made of another one keeps the time that it has there. */
      let shown: { readonly pixels: Uint8Array; readonly layout: Omit<VideoFrameBufferInit, "timestamp"> } | undefined;
      const take = async (sample: mediabunny.VideoSample | null): Promise<void> => {
        if (sample === null) throw new Error("the clip has no picture there");
        const frame = sample.toVideoFrame();
        sample.close();
        const { format, visibleRect, colorSpace } = frame;
        if (format === null || visibleRect === null) throw new Error("the clip has pictures of no known format");
        const pixels = new Uint8Array(frame.allocationSize());
        const { width, height } = visibleRect;
        await frame.copyTo(pixels);
        frame.close();
        shown = { pixels, layout: { format, codedWidth: width, codedHeight: height, colorSpace: colorSpace.toJSON() } };
      };
      const load = async (index: number, second: number): Promise<void> => {
        const source = new Mediabunny.BlobSource(await (await fetch(`${url}${index}`)).blob());
        const input = new Mediabunny.Input({ source, formats: [Mediabunny.MP4] });
        const pictures = await input.getPrimaryVideoTrack();
        if (pictures === null) throw new Error("the clip has no pictures");
        clip = new Mediabunny.VideoSampleSink(pictures);
        clipS = await pictures.computeDuration();
        await take(await clip.getSample(second));
      };
      const loaded = load(0, standingS);

      /** Another one for every picture that the app has judged. */
      const judgement = (): unknown => {
        const page = document.querySelector("sk-app")?.renderRoot.querySelector("sk-page-set, sk-page-workout") as
          { snapshot?: { timeMs: number }; signs?: object } | null | undefined;
        return page?.signs ?? page?.snapshot?.timeMs;
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

      const track = new MediaStreamTrackGenerator({ kind: "video" });
      const writer = track.writable.getWriter();
      /** The camera's clock, seconds; every picture carries it, so the app sees the clip in the clip's own time. */
      let cameraS = 0;
      const show = (afterS: number): void => {
        if (shown === undefined) throw new Error("the camera has no picture yet");
        cameraS += afterS;
        const picture = new VideoFrame(shown.pixels, { ...shown.layout, timestamp: cameraS * 1e6 });
        writer.write(picture).catch((error: unknown) => {
          picture.close();
          // The app lets the camera go when its set is over, also in the middle of a clip.
          if (track.readyState !== "ended") throw error;
        });
      };
      /** Breaks off what is shown. */
      let breakOff = (): void => undefined;
      /** Breaks off what was shown before. The returned function says whether what is shown now is over, too. */
      const begin = (): (() => boolean) => {
        breakOff();
        const leave = new AbortController();
        breakOff = () => leave.abort();
        return () => leave.signal.aborted || track.readyState === "ended";
      };
      /** Shows the same picture until it is broken off; `seen` is called after a second of the camera's time, or then. */
      const stand = async (isOver: () => boolean, seen = (): void => undefined): Promise<void> => {
        const untilS = cameraS + 1;
        let afterS = 1 / picturesPerS;
        while (!isOver()) {
          const beganMs = performance.now();
          const before = judgement();
          show(afterS);
          await judged(before);
          const restMs = 1000 / picturesPerS - (performance.now() - beganMs);
          if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
          afterS = Math.min((performance.now() - beganMs) / 1000, 1 / leastPicturesPerS);
          if (cameraS >= untilS) seen();
        }
        seen();
      };
      navigator.mediaDevices.getUserMedia = async () => {
        await loaded;
        void stand(begin());
        return new MediaStream([track]);
      };
      globalThis.showClip = async (index, second) => {
        const isOver = begin();
        await load(index, second);
        await new Promise<void>((resolve) => void stand(isOver, resolve));
      };
      globalThis.playClip = async () => {
        const isOver = begin();
        // In the middle of a picture's time: no rounding leads to its neighbour.
        const seconds = Array.from(
          { length: Math.ceil((clipS - 1 / 60) * picturesPerS) },
          (_, at) => at / picturesPerS + 1 / 60,
        );
        for await (const sample of clip?.samplesAtTimestamps(seconds) ?? []) {
          if (isOver()) {
            sample?.close();
            break;
          }
          await take(sample);
          const before = judgement();
          show(1 / picturesPerS);
          await judged(before);
        }
        void stand(isOver);
      };
    },
    {
      url: CLIP_URL,
      standingS: STANDING_S,
      picturesPerS: PICTURES_PER_S,
      leastPicturesPerS: LEAST_PICTURES_PER_S,
      idleMs: IDLE_MS,
    },
  );
}
