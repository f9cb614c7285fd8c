import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { SettingsStore } from "../../src/app/settings.js";

const memory = (
  stored?: string,
): { text: string | undefined; getItem: () => string | null; setItem: (key: string, value: string) => void } => ({
  text: stored,
  getItem() {
    return this.text ?? null;
  },
  setItem(_key, value) {
    this.text = value;
  },
});

beforeEach(() => {
  // Damaged storage is told in the console; here that is expected.
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

describe("settings", () => {
  it("begin at the careful defaults", () => {
    expect(new SettingsStore(memory()).value).toMatchObject({
      exerciseId: "wall-squat",
      level: "L2",
      targetS: 30,
      engine: "blazepose-full",
      voice: true,
    });
  });

  it("are kept and read back", () => {
    const storage = memory();
    new SettingsStore(storage).change({ level: "L3", bodyHeightM: 1.62 });
    expect(new SettingsStore(storage).value).toMatchObject({ level: "L3", bodyHeightM: 1.62 });
  });

  it("lose only the damaged value", () => {
    const storage = memory(JSON.stringify({ level: "L9", targetS: 45, bodyHeightM: 17, voice: "loud" }));
    expect(new SettingsStore(storage).value).toMatchObject({ level: "L2", targetS: 45, voice: true });
    expect(new SettingsStore(storage).value.bodyHeightM).toBeUndefined();
  });

  it("heal whatever was stored, and never throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (stored) => {
        const { level, targetS, engine } = new SettingsStore(memory(stored)).value;
        expect(["L1", "L2", "L3", "L4"]).toContain(level);
        expect([20, 30, 45, 60]).toContain(targetS);
        expect(engine).toMatch(/^(blazepose|movenet)-/);
      }),
    );
  });

  it("work for the length of the page where the browser keeps nothing", () => {
    const store = new SettingsStore(undefined);
    store.change({ targetS: 60 });
    expect(store.value.targetS).toBe(60);
  });

  it("tell who listens, until they stop", () => {
    const store = new SettingsStore(memory());
    const heard: number[] = [];
    const stop = store.subscribe(({ targetS }) => heard.push(targetS));
    store.change({ targetS: 20 });
    stop();
    store.change({ targetS: 45 });
    expect(heard).toEqual([20]);
  });
});
