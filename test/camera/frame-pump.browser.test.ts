import { afterEach, describe, expect, test } from "vitest";
import { FramePump } from "../../src/camera/frame-pump.js";
import { grabPicture } from "../../src/camera/picture.js";
import type { FrameSink, SourceFrame } from "../../src/camera/frame-source.js";
import { createVideoElement, firstPicture } from "../../src/camera/video-element.js";
import { AppError } from "../../src/lib/app-error.js";
import clipUrl from "../fixtures/video/whole.webm?url";

/** Width of a bitmap is 0 once it was closed. */
const isClosed = (image: ImageBitmap | VideoFrame): boolean => "width" in image && image.width === 0;

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 10));
};

const videos: HTMLVideoElement[] = [];

async function playingClip(): Promise<HTMLVideoElement> {
  const video = createVideoElement();
  videos.push(video);
  video.loop = true;
  video.src = clipUrl;
  await firstPicture(video, 10_000);
  await video.play();
  return video;
}

const noFailure = (error: AppError): void => {
  throw error;
};

afterEach(() => {
  for (const video of videos.splice(0)) {
    video.pause();
    video.removeAttribute("src");
  }
});

describe("frame pump", () => {
  test("pictures come with growing media times, across the clip's loop", async () => {
    const video = await playingClip();
    video.currentTime = 5.5;
    const times: number[] = [];
    const sizes = new Set<string>();
    const pump = new FramePump({
      video,
      sink: ({ image, timeMs }) => {
        if (image instanceof ImageBitmap) sizes.add(`${image.width}x${image.height}`);
        image.close();
        times.push(timeMs);
        return Promise.resolve();
      },
      failed: noFailure,
      grabFailure: "SK-CAM-FAILED",
    });
    pump.start();
    await until(() => (times.at(-1) ?? 0) > 7000);
    pump.stop();
    expect([...sizes]).toEqual(["96x72"]);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  });

  test("one picture is in flight at a time, and of those that came meanwhile only the newest is handed out", async () => {
    const video = await playingClip();
    const grabbed: ImageBitmap[] = [];
    const taken: SourceFrame[] = [];
    let inFlight = 0;
    let mostInFlight = 0;
    let over = false;
    const sink: FrameSink = async (frame) => {
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      taken.push(frame);
      const before = grabbed.length;
      await until(() => over || grabbed.length >= before + 4);
      frame.image.close();
      inFlight -= 1;
    };
    const grab = async (element: HTMLVideoElement): Promise<ImageBitmap> => {
      const image = await grabPicture(element);
      grabbed.push(image);
      return image;
    };
    const pump = new FramePump({ video, sink, failed: noFailure, grabFailure: "SK-CAM-FAILED", grab });
    pump.start();
    await until(() => taken.length >= 4);
    pump.stop();
    over = true;
    await pump.idle();
    expect(mostInFlight).toBe(1);
    const order = taken.map(({ image }) => grabbed.indexOf(image as ImageBitmap));
    order.slice(1).forEach((index, at) => expect(index - (order[at] ?? 0)).toBeGreaterThanOrEqual(3));
    expect(grabbed.filter((image) => !isClosed(image))).toEqual([]);
  });

  test("a sink that throws stops the pump with its failure, and no picture stays open", async () => {
    const video = await playingClip();
    const grabbed: ImageBitmap[] = [];
    const failures: AppError[] = [];
    const pump = new FramePump({
      video,
      sink: ({ image }) => {
        image.close();
        return Promise.reject(new AppError("SK-POSE-CRASHED", "gone"));
      },
      failed: (error) => void failures.push(error),
      grabFailure: "SK-CAM-FAILED",
      grab: async (element) => {
        const image = await grabPicture(element);
        grabbed.push(image);
        return image;
      },
    });
    pump.start();
    await until(() => failures.length > 0);
    const atFailure = grabbed.length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(failures).toMatchObject([{ code: "SK-POSE-CRASHED" }]);
    expect(grabbed.length).toBeLessThanOrEqual(atFailure + 1);
    expect(grabbed.filter((image) => !isClosed(image))).toEqual([]);
  });

  test("a video that gives no pictures any more is a failure", async () => {
    const video = await playingClip();
    const failures: AppError[] = [];
    const pump = new FramePump({
      video,
      sink: () => Promise.resolve(),
      failed: (error) => void failures.push(error),
      grabFailure: "SK-FILE-DEMO",
      grab: () => Promise.reject(new DOMException("no picture", "InvalidStateError")),
    });
    pump.start();
    await until(() => failures.length > 0);
    expect(failures).toMatchObject([{ code: "SK-FILE-DEMO" }]);
  });

  test("without frame callbacks the playing position is used, each picture once", async () => {
    const video = await playingClip();
    const handed: number[] = [];
    const old = new Proxy(video, {
      has: (target, key) => key !== "requestVideoFrameCallback" && key in target,
      get: (target, key): unknown => Reflect.get(target, key),
    });
    const pump = new FramePump({
      video: old,
      sink: ({ image, timeMs }) => {
        image.close();
        handed.push(timeMs);
        return Promise.resolve();
      },
      failed: noFailure,
      grabFailure: "SK-CAM-FAILED",
      grab: () => grabPicture(video),
    });
    pump.start();
    await until(() => handed.length >= 10);
    pump.stop();
    expect(new Set(handed).size).toBe(handed.length);
    expect(handed).toEqual([...handed].sort((a, b) => a - b));
  });
});
