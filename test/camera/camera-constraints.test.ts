import { describe, expect, test } from "vitest";
import { cameraConstraints } from "../../src/camera/camera-constraints.js";

describe("camera constraints", () => {
  test("the front camera in landscape at 1280x720 is asked for first, any camera last", () => {
    const asked = cameraConstraints({}, false);
    expect(asked[0]).toEqual({
      video: {
        facingMode: { ideal: "user" },
        width: { ideal: 1280 },
        height: { ideal: 720 },
        frameRate: { ideal: 30 },
      },
      audio: false,
    });
    expect(asked.at(-1)).toEqual({ video: true, audio: false });
  });

  test("an upright phone is asked for an upright picture", () => {
    expect(cameraConstraints({}, true)[0]).toMatchObject({ video: { width: { ideal: 720 }, height: { ideal: 1280 } } });
  });

  test("a chosen camera is asked for exactly, and another one only when it is gone", () => {
    const devices = cameraConstraints({ deviceId: "abc" }, false).map(({ video }) =>
      typeof video === "object" ? video.deviceId : video,
    );
    expect(devices).toEqual([{ exact: "abc" }, { exact: "abc" }, undefined, true]);
  });

  test("sound is never asked for", () => {
    expect(cameraConstraints({ deviceId: "abc" }, true).map(({ audio }) => audio)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
