import * as v from "valibot";
import { ENGINE_IDS } from "../body/pose-frame.js";
import { findExercise } from "../exercises/catalog.js";

/** Seconds in position that can be chosen; exercises.md 8.5 starts at 20 to 30 and goes to 60. */
export const TARGET_SECONDS = [20, 30, 45, 60] as const;

/** Body heights that are believed, metres: a slip of the keyboard must not bend the geometry. */
export const MIN_HEIGHT_M = 1.2;
export const MAX_HEIGHT_M = 2.2;

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

// Every field falls back alone, so one damaged value does not cost the user the others.
const settingsSchema = v.object({
  exerciseId: v.fallback(
    v.pipe(
      v.string(),
      v.check((id) => findExercise(id) !== undefined),
    ),
    "wall-squat",
  ),
  level: v.fallback(v.picklist(["L1", "L2", "L3", "L4"]), "L2"),
  targetS: v.fallback(v.picklist(TARGET_SECONDS), 30),
  bodyHeightM: v.fallback(
    v.optional(v.pipe(v.number(), v.minValue(MIN_HEIGHT_M), v.maxValue(MAX_HEIGHT_M))),
    undefined,
  ),
  engine: v.fallback(v.picklist(ENGINE_IDS), "blazepose-full"),
  voice: v.fallback(v.boolean(), true),
  theme: v.fallback(v.picklist(THEMES), "auto"),
});

/** What the user chose, kept on this device only. */
export type Settings = Readonly<v.InferOutput<typeof settingsSchema>>;

/** Turns anything into settings: what is missing or damaged becomes its default. Never throws. */
export function healSettings(stored: unknown): Settings {
  const result = v.safeParse(settingsSchema, typeof stored === "object" && stored !== null ? stored : {});
  return result.success ? result.output : v.parse(settingsSchema, {});
}

const STORAGE_KEY = "steady-knee.settings";

/** The settings of this device, and who wants to know of a change. */
export class SettingsStore {
  #value: Settings;
  readonly #listeners = new Set<(settings: Settings) => void>();

  /** `storage` is undefined where the browser forbids it; the settings then last as long as the page. */
  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined) {
    this.#value = healSettings(this.#read());
  }

  get value(): Settings {
    return this.#value;
  }

  /** Changes some settings, keeps them and tells the listeners. */
  change(part: Partial<Settings>): void {
    this.#value = healSettings({ ...this.#value, ...part });
    try {
      this.storage?.setItem(STORAGE_KEY, JSON.stringify(this.#value));
    } catch (error) {
      // A full or forbidden store costs only the memory of the choice, so the set goes on.
      console.warn("settings are not kept", error);
    }
    for (const listener of this.#listeners) listener(this.#value);
  }

  /** Calls `listener` after each change; the returned function ends that. */
  subscribe(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #read(): unknown {
    try {
      return JSON.parse(this.storage?.getItem(STORAGE_KEY) ?? "{}") as unknown;
    } catch (error) {
      console.warn("stored settings could not be read; defaults are used", error);
      return {};
    }
  }
}

/** The browser's storage, or undefined where even touching it is forbidden (some private windows). */
export function deviceStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch (error) {
    console.warn("this browser keeps no settings", error);
    return undefined;
  }
}
