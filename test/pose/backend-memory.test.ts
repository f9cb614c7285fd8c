import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BackendMemory, type KeyValueStore } from "../../src/pose/backend-memory.js";

class Store implements KeyValueStore {
  readonly values = new Map<string, string>();
  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.values.set(key, value);
  }
}

const browser = (userAgent: string, isolated = true): void => {
  vi.stubGlobal("navigator", { userAgent });
  vi.stubGlobal("crossOriginIsolated", isolated);
};

beforeEach(() => {
  browser("Browser 1");
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("the fastest backend of a device", () => {
  test("is remembered for each engine by itself", () => {
    const store = new Store();
    new BackendMemory(store).remember("blazepose-full", "webgl");
    new BackendMemory(store).remember("movenet-lightning", "wasm");
    expect(new BackendMemory(store).recall("blazepose-full")).toBe("webgl");
    expect(new BackendMemory(store).recall("movenet-lightning")).toBe("wasm");
    expect(new BackendMemory(store).recall("blazepose-lite")).toBeUndefined();
  });

  test("is measured anew after it was forgotten", () => {
    const memory = new BackendMemory(new Store());
    memory.remember("blazepose-full", "webgl");
    memory.forget("blazepose-full");
    expect(memory.recall("blazepose-full")).toBeUndefined();
  });

  test("is measured anew in another browser version, and where threads have become possible", () => {
    const memory = new BackendMemory(new Store());
    memory.remember("blazepose-full", "webgl");
    browser("Browser 2");
    expect(memory.recall("blazepose-full")).toBeUndefined();
    browser("Browser 1", false);
    expect(memory.recall("blazepose-full")).toBeUndefined();
    browser("Browser 1");
    expect(memory.recall("blazepose-full")).toBe("webgl");
  });

  test.each(["{", "[]", "null", '{"blazepose-full":{"backend":"cpu"}}', '{"blazepose-full":7}'])(
    "is measured anew when the memory is damaged: %s",
    (damaged) => {
      vi.spyOn(console, "warn").mockReturnValue();
      const store = new Store();
      const memory = new BackendMemory(store);
      memory.remember("blazepose-full", "webgl");
      for (const key of store.values.keys()) store.values.set(key, damaged);
      expect(memory.recall("blazepose-full")).toBeUndefined();
      memory.remember("blazepose-full", "wasm");
      expect(memory.recall("blazepose-full")).toBe("wasm");
    },
  );

  test("is not remembered, and nothing breaks, where the browser keeps nothing", () => {
    const memory = new BackendMemory(undefined);
    memory.remember("blazepose-full", "webgl");
    expect(memory.recall("blazepose-full")).toBeUndefined();
  });
});
