import { afterEach, describe, expect, test, vi } from "vitest";
import type { SourceFrame } from "../../src/camera/frame-source.js";
import { DemoSource } from "../../src/camera/demo-source.js";
import { VideoFileSource } from "../../src/camera/video-file-source.js";
import aviUrl from "../fixtures/video/old-container.avi?url";
import greyUrl from "../fixtures/video/grey-steps-30fps.mp4?url";
import largeUrl from "../fixtures/video/large.mp4?url";
import oldCodecUrl from "../fixtures/video/old-codec.mp4?url";
import rotatedUrl from "../fixtures/video/rotated.mp4?url";
import soundUrl from "../fixtures/video/sound-only.webm?url";
import textUrl from "../fixtures/video/text-named.mp4?url";
import wholeMp4Url from "../fixtures/video/whole.mp4?url";
import wholeWebmUrl from "../fixtures/video/whole.webm?url";

const fetchBlob = async (url: string): Promise<Blob> => (await fetch(url)).blob();

interface Played {
  readonly times: number[];
  readonly shares: number[];
  readonly sizes: Set<string>;
}

const PLAYED = (): Played => ({ times: [], shares: [], sizes: new Set() });

/** Reads a file to its end; rejects with the failure. */
async function play(
  file: Blob,
  look?: (frame: SourceFrame) => Promise<void> | void,
  played = PLAYED(),
): Promise<Played> {
  const source = new VideoFileSource(file);
  await new Promise<void>((ended, failed) => {
    source
      .start(
        async (frame) => {
          if (frame.image instanceof ImageBitmap) played.sizes.add(`${frame.image.width}x${frame.image.height}`);
          played.times.push(frame.timeMs);
          await look?.(frame);
          frame.image.close();
        },
        { ended, failed, progressed: (share) => void played.shares.push(share) },
      )
      .catch(failed);
  });
  expect([...played.sizes]).toEqual([`${source.widthPx}x${source.heightPx}`]);
  return played;
}

/** Grey value of one pixel, 0 to 255. */
function greyAt(image: ImageBitmap | VideoFrame, x: number, y: number): number {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (context === null) throw new Error("no canvas");
  context.drawImage(image, -x, -y);
  return context.getImageData(0, 0, 1, 1).data[0] ?? Number.NaN;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("video file", () => {
  test("every picture comes once, in order, with the file's own time stamp", async () => {
    const greys: number[] = [];
    const { times, shares } = await play(
      await fetchBlob(greyUrl),
      ({ image }) => void greys.push(greyAt(image, 48, 36)),
    );
    expect(times).toHaveLength(45);
    times.forEach((timeMs, index) => expect(timeMs).toBeCloseTo((index * 1000) / 30, 1));
    // The clip gets a little brighter with every picture.
    expect(greys).toHaveLength(45);
    greys.slice(1).forEach((grey, index) => expect(grey).toBeGreaterThan(greys[index] ?? Infinity));
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  test("the next picture waits until the sink is done with the one before", async () => {
    let inFlight = 0;
    let mostInFlight = 0;
    const { times } = await play(await fetchBlob(greyUrl), async () => {
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inFlight -= 1;
    });
    expect(times).toHaveLength(45);
    expect(mostInFlight).toBe(1);
  });

  test("a file that a phone marked as turned is handed out as the browser shows it", async () => {
    const whiteAbove = (image: ImageBitmap | VideoFrame): boolean => {
      const difference = greyAt(image, 36, 10) - greyAt(image, 36, 85);
      expect(Math.abs(difference)).toBeGreaterThan(150);
      return difference > 0;
    };
    const handedOut = new Set<boolean>();
    const { sizes } = await play(await fetchBlob(rotatedUrl), ({ image }) => void handedOut.add(whiteAbove(image)));
    expect([...sizes]).toEqual(["72x96"]);
    const shown = new Set<boolean>();
    await new Promise<void>((ended, failed) => {
      new DemoSource(rotatedUrl)
        .start(
          ({ image }) => {
            shown.add(whiteAbove(image));
            image.close();
            return Promise.resolve();
          },
          { ended, failed },
        )
        .catch(failed);
    });
    expect(shown.size).toBe(1);
    expect(handedOut).toEqual(shown);
  });

  test("a large picture is brought down to 1280 pixels", async () => {
    const { sizes } = await play(await fetchBlob(largeUrl));
    expect([...sizes]).toEqual(["1280x720"]);
  });

  test("a stopped file gives no more pictures", async () => {
    const source = new VideoFileSource(await fetchBlob(greyUrl));
    let pictures = 0;
    let ended = false;
    await source.start(
      ({ image }) => {
        image.close();
        pictures += 1;
        if (pictures === 3) source.stop();
        return Promise.resolve();
      },
      { failed: (error) => expect.unreachable(error.message), ended: () => (ended = true) },
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(pictures).toBe(3);
    expect(ended).toBe(false);
  });

  test("a failure of the sink ends the file with that failure", async () => {
    const file = await fetchBlob(greyUrl);
    await expect(play(file, () => Promise.reject(new Error("full")))).rejects.toMatchObject({
      code: "SK-UNKNOWN",
      detail: "Error: full",
    });
  });
});

describe("video file that cannot be used", () => {
  test.each([
    ["a text named .mp4", textUrl, "SK-FILE-BROKEN", "container"],
    ["an old container", aviUrl, "SK-FILE-UNSUPPORTED", "AVI"],
    ["an old codec", oldCodecUrl, "SK-FILE-UNSUPPORTED", "codec mp4v"],
    ["sound without pictures", soundUrl, "SK-FILE-NO-VIDEO", ""],
  ])("%s is refused with the reason", async (_, url, code, detail) => {
    await expect(play(await fetchBlob(url))).rejects.toMatchObject({
      code,
      detail: expect.stringContaining(detail) as string,
    });
  });

  test.each([
    ["MP4", wholeMp4Url],
    ["WebM", wholeWebmUrl],
  ])("a %s file that was cut off is told as broken, the whole one is read", async (_, url) => {
    const whole = await fetchBlob(url);
    expect((await play(whole)).times).toHaveLength(180);
    const half = PLAYED();
    await expect(play(whole.slice(0, whole.size / 2), undefined, half)).rejects.toMatchObject({
      code: "SK-FILE-BROKEN",
    });
    expect(half.times.length).toBeLessThan(180);
  });

  test("an empty file is refused", async () => {
    await expect(play(new Blob([]))).rejects.toMatchObject({ code: "SK-FILE-BROKEN" });
  });

  test("a browser without WebCodecs is told so", async () => {
    vi.stubGlobal("VideoDecoder", undefined);
    await expect(play(await fetchBlob(greyUrl))).rejects.toMatchObject({ code: "SK-FILE-NO-WEBCODECS" });
  });
});
