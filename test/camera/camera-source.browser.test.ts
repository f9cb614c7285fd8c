import { afterEach, describe, expect, test, vi } from "vitest";
import { CameraSource } from "../../src/camera/camera-source.js";
import { createDeviceMemory } from "../../src/camera/device-memory.js";
import { listCameras } from "../../src/camera/devices.js";
import type { FrameSourceListener } from "../../src/camera/frame-source.js";
import type { AppError } from "../../src/lib/app-error.js";

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 10));
};

const silent: FrameSourceListener = { failed: () => undefined, ended: () => undefined };
const sources: CameraSource[] = [];

function makeSource(...options: ConstructorParameters<typeof CameraSource>): CameraSource {
  const source = new CameraSource(...options);
  sources.push(source);
  return source;
}

const trackOf = (source: CameraSource): MediaStreamTrack => {
  const stream = source.video.srcObject;
  const track = stream instanceof MediaStream ? stream.getVideoTracks()[0] : undefined;
  if (track === undefined) throw new Error("the camera is not open");
  return track;
};

/** Starts a camera and gives what became of it. */
async function startWatched(source: CameraSource): Promise<{ failures: AppError[] }> {
  const failures: AppError[] = [];
  await source.start(
    ({ image }) => {
      image.close();
      return Promise.resolve();
    },
    { failed: (error) => void failures.push(error), ended: () => undefined },
  );
  return { failures };
}

afterEach(() => {
  for (const source of sources.splice(0)) source.stop();
  vi.restoreAllMocks();
});

describe("camera source", () => {
  test("a camera gives pictures with growing times in the size it tells, and is let go by stop", async () => {
    const source = makeSource();
    const times: number[] = [];
    const sizes = new Set<string>();
    await source.start(({ image, timeMs }) => {
      if (image instanceof ImageBitmap) sizes.add(`${image.width}x${image.height}`);
      image.close();
      times.push(timeMs);
      return Promise.resolve();
    }, silent);
    await until(() => times.length >= 15);
    expect([...sizes]).toEqual([`${source.widthPx}x${source.heightPx}`]);
    expect(Math.max(source.widthPx, source.heightPx)).toBeLessThanOrEqual(1280);
    expect(Math.min(source.widthPx, source.heightPx)).toBeGreaterThanOrEqual(480);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const track = trackOf(source);
    source.stop();
    expect(track.readyState).toBe("ended");
    expect(source.video.srcObject).toBeNull();
  });

  test("a chosen camera is remembered and opened again by itself", async () => {
    const memory = createDeviceMemory();
    const cameras = await listCameras();
    const chosen = cameras.at(-1);
    expect(chosen?.label).not.toBe("");
    const first = makeSource({ deviceId: chosen?.deviceId, memory });
    await startWatched(first);
    expect(first.deviceId).toBe(chosen?.deviceId);
    first.stop();
    const second = makeSource({ memory });
    await startWatched(second);
    expect(second.deviceId).toBe(chosen?.deviceId);
    memory.write(undefined);
  });

  test("a remembered camera that is not there any more is replaced by another one", async () => {
    const source = makeSource({ memory: { read: () => "no-such-camera", write: () => undefined } });
    await startWatched(source);
    expect(source.deviceId).toBeDefined();
    expect(source.deviceId).not.toBe("no-such-camera");
  });

  test("a camera that is unplugged in the set is told once, and the source lets go", async () => {
    const source = makeSource();
    const { failures } = await startWatched(source);
    const track = trackOf(source);
    track.dispatchEvent(new Event("ended"));
    track.dispatchEvent(new Event("ended"));
    expect(failures).toMatchObject([{ code: "SK-CAM-UNPLUGGED" }]);
    expect(track.readyState).toBe("ended");
  });

  test("a camera that stays mute is told as unplugged, one that comes back is not", async () => {
    const source = makeSource({ mutedLimitMs: 100 });
    const { failures } = await startWatched(source);
    const track = trackOf(source);
    const muted = vi.spyOn(track, "muted", "get").mockReturnValue(true);
    track.dispatchEvent(new Event("mute"));
    muted.mockReturnValue(false);
    track.dispatchEvent(new Event("unmute"));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(failures).toEqual([]);
    muted.mockReturnValue(true);
    track.dispatchEvent(new Event("mute"));
    await until(() => failures.length > 0);
    expect(failures).toMatchObject([{ code: "SK-CAM-UNPLUGGED" }]);
  });

  test("a picture that a phone paused with the page goes on when the page is back", async () => {
    const source = makeSource();
    const { failures } = await startWatched(source);
    source.video.pause();
    const playing = new Promise((resolve) => source.video.addEventListener("playing", resolve, { once: true }));
    document.dispatchEvent(new Event("visibilitychange"));
    await playing;
    expect(source.video.paused).toBe(false);
    expect(failures).toEqual([]);
  });

  test.each([
    ["NotAllowedError", "SK-CAM-NOT-ALLOWED"],
    ["NotFoundError", "SK-CAM-NONE"],
    ["NotReadableError", "SK-CAM-IN-USE"],
  ])("a browser that answers %s makes start fail with %s", async (name, code) => {
    vi.spyOn(navigator.mediaDevices, "getUserMedia").mockRejectedValue(new DOMException("", name));
    await expect(startWatched(makeSource())).rejects.toMatchObject({ code });
  });

  test("a camera that can do nothing that is asked for is opened as it is", async () => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const asked: unknown[] = [];
    vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation((constraints) => {
      asked.push(constraints?.video);
      return constraints?.video === true
        ? open(constraints)
        : Promise.reject(new DOMException("", "OverconstrainedError"));
    });
    await startWatched(makeSource());
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.at(-1)).toBe(true);
  });

  test("a page that is not secure is told so", async () => {
    vi.spyOn(globalThis, "isSecureContext", "get").mockReturnValue(false);
    await expect(startWatched(makeSource())).rejects.toMatchObject({ code: "SK-CAM-INSECURE" });
  });

  test("a source that is stopped while it starts gives no picture and keeps no camera", async () => {
    const source = makeSource();
    let pictures = 0;
    const starting = source.start(({ image }) => {
      image.close();
      pictures += 1;
      return Promise.resolve();
    }, silent);
    source.stop();
    await starting;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(pictures).toBe(0);
    expect(source.video.srcObject).toBeNull();
  });
});
