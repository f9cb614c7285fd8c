import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { healSettings, SettingsStore } from "../../src/app/settings.js";

const DEFAULTS = healSettings({});

/** Storage that lives as long as the test. */
function memoryStorage(initial?: string): {
  text: string | null;
  getItem(): string | null;
  setItem(key: string, value: string): void;
} {
  return {
    text: initial ?? null,
    getItem(): string | null {
      return this.text;
    },
    setItem(_key: string, value: string): void {
      this.text = value;
    },
  };
}

describe("settings", () => {
  test("without anything stored the medium depth, half a minute and the exact model are chosen", () => {
    expect(DEFAULTS).toMatchObject({ level: "L2", targetS: 30, engine: "blazepose-full", voice: true, theme: "auto" });
    expect(DEFAULTS.bodyHeightM).toBeUndefined();
  });

  test("a damaged value becomes its default and costs none of the others", () => {
    const healed = healSettings({ level: "L9", targetS: 45, bodyHeightM: 17, engine: "movenet-thunder", voice: "yes" });
    expect(healed).toMatchObject({ level: "L2", targetS: 45, engine: "movenet-thunder", voice: true });
    expect(healed.bodyHeightM).toBeUndefined();
  });

  test("an exercise that the catalogue does not have becomes the wall squat", () => {
    expect(healSettings({ exerciseId: "handstand" }).exerciseId).toBe("wall-squat");
  });

  test("anything at all is healed without a throw, and healing again changes nothing", () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const healed = healSettings(stored);
        expect(healSettings(healed)).toEqual(healed);
      }),
    );
  });

  test("a choice is kept and read back by the next visit", () => {
    const storage = memoryStorage();
    new SettingsStore(storage).change({ level: "L4", bodyHeightM: 1.7 });
    expect(new SettingsStore(storage).value).toMatchObject({ level: "L4", bodyHeightM: 1.7 });
  });

  test("stored text that is no JSON gives the defaults", () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    expect(new SettingsStore(memoryStorage("{level:")).value).toEqual(DEFAULTS);
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });

  test("a store that refuses to keep still lets the choice count for this page", () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const store = new SettingsStore({
      getItem: () => null,
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    store.change({ targetS: 60 });
    expect(store.value.targetS).toBe(60);
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });

  test("listeners hear of a change until they leave", () => {
    const store = new SettingsStore(undefined);
    const heard: string[] = [];
    const leave = store.subscribe(({ theme }) => heard.push(theme));
    store.change({ theme: "dark" });
    leave();
    store.change({ theme: "light" });
    expect(heard).toEqual(["dark"]);
  });
});
