import { describe, expect, test } from "vitest";
import { createDeviceMemory } from "../../src/camera/device-memory.js";
import { namedCameras } from "../../src/camera/devices.js";

describe("list of cameras", () => {
  test("only cameras are listed, and those without a name are numbered", () => {
    const devices = [
      { kind: "audioinput", deviceId: "m", label: "Microphone" },
      { kind: "videoinput", deviceId: "a", label: "" },
      { kind: "videoinput", deviceId: "b", label: "Desk camera" },
    ] as const;
    expect(namedCameras(devices)).toEqual([
      { deviceId: "a", label: "Camera 1" },
      { deviceId: "b", label: "Desk camera" },
    ]);
  });
});

/** The part of Storage that the memory uses. */
function mapStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    length: 0,
    clear: () => entries.clear(),
    key: () => null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

describe("remembered camera", () => {
  test("a chosen camera is known to the next page and can be forgotten", () => {
    const storage = mapStorage();
    createDeviceMemory(() => storage).write("abc");
    expect(createDeviceMemory(() => storage).read()).toBe("abc");
    createDeviceMemory(() => storage).write(undefined);
    expect(createDeviceMemory(() => storage).read()).toBeUndefined();
  });

  test("where storage is forbidden the choice lasts as long as the page", () => {
    const memory = createDeviceMemory(() => {
      throw new DOMException("", "SecurityError");
    });
    expect(memory.read()).toBeUndefined();
    memory.write("abc");
    expect(memory.read()).toBe("abc");
  });
});
