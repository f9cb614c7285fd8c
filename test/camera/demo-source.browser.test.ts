import { describe, expect, test, vi } from "vitest";
import { DemoSource } from "../../src/camera/demo-source.js";
import shortClipUrl from "../fixtures/video/grey-steps-30fps.mp4?url";

/** Plays a clip to its end. */
async function play(source: DemoSource): Promise<{ times: number[]; shares: number[] }> {
  const times: number[] = [];
  const shares: number[] = [];
  await new Promise<void>((ended, failed) => {
    source
      .start(
        ({ image, timeMs }) => {
          image.close();
          times.push(timeMs);
          return Promise.resolve();
        },
        { ended, failed, progressed: (share) => void shares.push(share) },
      )
      .catch(failed);
  });
  return { times, shares };
}

describe("demo clip", () => {
  test("the bundled clip plays in this browser and gives pictures", async () => {
    const source = new DemoSource();
    const first = await new Promise<{ width: number; timeMs: number }>((resolve, reject) => {
      source
        .start(
          ({ image, timeMs }) => {
            if (image instanceof ImageBitmap) resolve({ width: image.width, timeMs });
            image.close();
            return Promise.resolve();
          },
          { failed: reject, ended: () => undefined },
        )
        .catch(reject);
    });
    expect(first.width).toBe(640);
    expect([source.widthPx, source.heightPx]).toEqual([640, 480]);
    expect(source.video.duration).toBeCloseTo(24.3, 1);
    source.stop();
    expect(source.video.paused).toBe(true);
  });

  test("a clip is played in real time from its start to its end", async () => {
    const { times, shares } = await play(new DemoSource(shortClipUrl));
    expect(times[0]).toBeLessThan(200);
    expect(times.at(-1)).toBeGreaterThan(1300);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  test("the clip waits while the page is hidden and goes on where it was", async () => {
    const source = new DemoSource();
    await source.start(
      ({ image }) => {
        image.close();
        return Promise.resolve();
      },
      { failed: (error) => expect.unreachable(error.message), ended: () => undefined },
    );
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(source.video.paused).toBe(true);
    const atS = source.video.currentTime;
    hidden.mockRestore();
    document.dispatchEvent(new Event("visibilitychange"));
    await new Promise((resolve) => source.video.addEventListener("playing", resolve, { once: true }));
    expect(source.video.currentTime).toBeGreaterThanOrEqual(atS);
    source.stop();
  });

  test("a clip that cannot be fetched is refused", async () => {
    await expect(play(new DemoSource("/no-such-clip.webm"))).rejects.toMatchObject({ code: "SK-FILE-DEMO" });
  });
});
