import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  exerciseSettings,
  healSettings,
  MAX_SPEECH_RATE,
  MIN_SPEECH_RATE,
  setOptionsOf,
  SettingsStore,
} from "../../src/app/settings.js";
import { EXERCISES } from "../../src/exercises/catalog.js";
import { AppError } from "../../src/lib/app-error.js";

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
  test("without anything stored the exact model and the voice are chosen", () => {
    expect(DEFAULTS).toMatchObject({ engine: "blazepose-full", verbosity: "full", speechRate: 1, theme: "auto" });
    expect(DEFAULTS.bodyHeightM).toBeUndefined();
    expect(DEFAULTS.voiceName).toBeUndefined();
  });

  test("language and units go by the browser until they are chosen, and what is no language is not kept", () => {
    expect(DEFAULTS).toMatchObject({ language: "auto", units: "auto" });
    expect(healSettings({ language: "de", units: "yards" })).toMatchObject({ language: "de", units: "yards" });
    expect(healSettings({ language: "tlh", units: 3 })).toMatchObject({ language: "auto", units: "auto" });
  });

  test.each(EXERCISES.map((exercise) => [exercise.id, exercise] as const))(
    "%s begins with the depth and amount of its definition, on whichever leg",
    (id, { depth, dose, load }) => {
      const { level, amount, leg, loadKg } = exerciseSettings(DEFAULTS, id);
      expect({ level, amount, leg, loadKg }).toEqual({
        level: depth?.start ?? "L2",
        amount: dose.amount,
        leg: "auto",
        loadKg: load?.startKg ?? 0,
      });
    },
  );

  test("what hops is stepped until hops are asked for", () => {
    for (const { id, movement } of EXERCISES) {
      const hops = movement.kind === "hops" || movement.kind === "hop-squat";
      expect([id, exerciseSettings(DEFAULTS, id).lowImpact]).toEqual([id, hops]);
    }
  });

  test("a damaged value becomes its default and costs none of the others", () => {
    const healed = healSettings({
      exercises: { "wall-squat": { level: "L9", amount: 45, leg: "both" } },
      bodyHeightM: 17,
      engine: "movenet-thunder",
      verbosity: "chatty",
      speechRate: 9,
      voiceName: "Anna",
    });
    expect(healed).toMatchObject({ engine: "movenet-thunder", verbosity: "full", speechRate: 1, voiceName: "Anna" });
    expect(healed.bodyHeightM).toBeUndefined();
    expect(exerciseSettings(healed, "wall-squat")).toMatchObject({ level: "L2", amount: 45, leg: "auto" });
  });

  test("level and seconds that were stored before there were several exercises stay those of the wall squat", () => {
    const healed = healSettings({ exerciseId: "wall-squat", level: "L3", targetS: 60 });
    expect(exerciseSettings(healed, "wall-squat")).toMatchObject({ level: "L3", amount: 60 });
  });

  test("a voice that was switched off before there was a choice of how much is said stays off", () => {
    expect(healSettings({ voice: false }).verbosity).toBe("off");
    expect(healSettings({ voice: true }).verbosity).toBe("full");
    expect(healSettings({ voice: false, verbosity: "sparse" }).verbosity).toBe("sparse");
  });

  test("a speed that nobody understands and a voice without a name become the defaults", () => {
    expect(healSettings({ speechRate: MIN_SPEECH_RATE }).speechRate).toBe(MIN_SPEECH_RATE);
    expect(healSettings({ speechRate: MAX_SPEECH_RATE }).speechRate).toBe(MAX_SPEECH_RATE);
    for (const speechRate of [MIN_SPEECH_RATE - 0.1, MAX_SPEECH_RATE + 0.1, NaN, "1"]) {
      expect(healSettings({ speechRate, voiceName: "" })).toMatchObject({ speechRate: 1, voiceName: undefined });
    }
  });

  test("the voice that is switched off and on again says as much as before", () => {
    const store = new SettingsStore(undefined);
    store.change({ verbosity: "sparse" });
    store.toggleVoice();
    expect(store.value.verbosity).toBe("off");
    store.toggleVoice();
    expect(store.value.verbosity).toBe("sparse");
  });

  test("a voice that was switched off says as much as before when it is switched on on another day", () => {
    const storage = memoryStorage(JSON.stringify({ verbosity: "counts" }));
    new SettingsStore(storage).change({ verbosity: "off" });
    const later = new SettingsStore(storage);
    later.toggleVoice();
    expect(later.value.verbosity).toBe("counts");
  });

  test("a voice that was off from the start says everything once it is switched on", () => {
    const store = new SettingsStore(memoryStorage(JSON.stringify({ verbosity: "off" })));
    store.toggleVoice();
    expect(store.value.verbosity).toBe("full");
  });

  test("an exercise that the catalogue does not have has no settings", () => {
    expect(() => exerciseSettings(DEFAULTS, "handstand")).toThrow(AppError);
  });

  test("a set runs with what was chosen for its exercise", () => {
    const store = new SettingsStore(undefined);
    store.change({ bodyHeightM: 1.7 });
    store.changeExercise("wall-squat", { level: "L4", amount: 60 });
    expect(setOptionsOf(store.value, "live")).toEqual({
      exerciseId: "wall-squat",
      level: "L4",
      amount: 60,
      leg: "auto",
      lowImpact: false,
      load: undefined,
      bodyHeightM: 1.7,
      engine: "blazepose-full",
      mode: "live",
    });
  });

  test("a set counts from any side only where that was chosen for its exercise", () => {
    const store = new SettingsStore(undefined);
    store.changeExercise("ball-squat", { anyView: true });
    store.change({ exerciseId: "ball-squat" });
    expect(setOptionsOf(store.value, "live").anyView).toBe(true);
    store.change({ exerciseId: "squat" });
    expect(setOptionsOf(store.value, "live").anyView).toBeUndefined();
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
    const store = new SettingsStore(storage);
    store.change({ bodyHeightM: 1.7 });
    store.changeExercise("wall-squat", { level: "L4" });
    const { value } = new SettingsStore(storage);
    expect(value.bodyHeightM).toBe(1.7);
    expect(exerciseSettings(value, "wall-squat").level).toBe("L4");
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
    store.change({ verbosity: "counts" });
    expect(store.value.verbosity).toBe("counts");
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
