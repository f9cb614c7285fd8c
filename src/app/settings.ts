import * as v from "valibot";
import { ENGINE_IDS } from "../body/pose-frame.js";
import type { ExerciseDefinition } from "../checker/definition.js";
import { DEPTH_LEVELS } from "../checker/events.js";
import { EXERCISES, findExercise } from "../exercises/catalog.js";
import { VERBOSITIES, type Verbosity } from "../coach/verbosity.js";
import { AppError } from "../lib/app-error.js";
import { LANGUAGES } from "../lib/language.js";
import type { SetOptions } from "../session/set-types.js";
import { StoredValue, type ValueStorage } from "../history/stored-value.js";

/** Body heights that are believed, metres: a slip of the keyboard must not bend the geometry. */
export const MIN_HEIGHT_M = 1.2;
export const MAX_HEIGHT_M = 2.2;

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** "auto" asks the browser which languages its user reads. */
export const LANGUAGE_CHOICES = ["auto", ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** "auto" goes by the region of the browser's language. */
export const UNIT_CHOICES = ["auto", "metric", "yards"] as const;
export type UnitChoice = (typeof UNIT_CHOICES)[number];

/** Slower than this a voice drawls, faster it is not understood from three metres; 1 is the voice's own speed. */
export const MIN_SPEECH_RATE = 0.7;
export const MAX_SPEECH_RATE = 1.5;

const VOICE_OFF = "off";
const isOn = (verbosity: Verbosity): verbosity is Exclude<Verbosity, typeof VOICE_OFF> => verbosity !== VOICE_OFF;
const VERBOSITIES_ON = VERBOSITIES.filter(isOn);

/** Exercise of the settings that were stored before there was more than one. */
const FIRST_EXERCISE_ID = "wall-squat";

/** Which leg works: both in turn as they come, or one of them. */
export const LEG_CHOICES = ["auto", "left", "right"] as const;
/** Hand that holds the weight, against the leg that stands. exercises.md 8.10. */
export const LOAD_HANDS = ["opposite", "same"] as const;

// Every field falls back alone, so one damaged value does not cost the user the others.
const settingsSchema = v.object({
  exerciseId: v.fallback(
    v.pipe(
      v.string(),
      v.check((id) => findExercise(id) !== undefined),
    ),
    FIRST_EXERCISE_ID,
  ),
  bodyHeightM: v.fallback(
    v.optional(v.pipe(v.number(), v.minValue(MIN_HEIGHT_M), v.maxValue(MAX_HEIGHT_M))),
    undefined,
  ),
  engine: v.fallback(v.picklist(ENGINE_IDS), "blazepose-full"),
  verbosity: v.fallback(v.picklist(VERBOSITIES), "full"),
  // What a voice that was switched off goes back to.
  verbosityWhenOn: v.fallback(v.picklist(VERBOSITIES_ON), "full"),
  speechRate: v.fallback(v.pipe(v.number(), v.minValue(MIN_SPEECH_RATE), v.maxValue(MAX_SPEECH_RATE)), 1),
  // The speaker takes it only where the device has it for the language of the texts.
  voiceName: v.fallback(v.optional(v.pipe(v.string(), v.minLength(1))), undefined),
  // A number and a sentence only while a set runs: it is read from three metres.
  farView: v.fallback(v.boolean(), true),
  // Asked for with a tap; the browser asks, too.
  remindsMornings: v.fallback(v.boolean(), false),
  theme: v.fallback(v.picklist(THEMES), "auto"),
  language: v.fallback(v.picklist(LANGUAGE_CHOICES), "auto"),
  units: v.fallback(v.picklist(UNIT_CHOICES), "auto"),
});

const exerciseSchema = ({ dose, depth, load, movement }: ExerciseDefinition) =>
  v.object({
    level: v.fallback(v.picklist(DEPTH_LEVELS), depth?.start ?? "L2"),
    amount: v.fallback(v.picklist(dose.choices), dose.amount),
    leg: v.fallback(v.picklist(LEG_CHOICES), "auto"),
    // Hops are for those who ask for them. exercises.md 8.2, "Gate".
    lowImpact: v.fallback(v.boolean(), movement.kind === "hops" || movement.kind === "hop-squat"),
    // For a camera that cannot stand beside the person; nothing is judged then.
    anyView: v.fallback(v.boolean(), false),
    loadKg: v.fallback(v.picklist(load?.choicesKg ?? [0]), load?.startKg ?? 0),
    loadHand: v.fallback(v.picklist(LOAD_HANDS), "opposite"),
  });

/** What the user chose for one exercise. `amount` is in the unit of its dose; `loadKg` is 0 where it has no weight. */
export type ExerciseSettings = Readonly<v.InferOutput<ReturnType<typeof exerciseSchema>>>;

/** What the user chose, kept on this device only. */
export type Settings = Readonly<v.InferOutput<typeof settingsSchema>> & {
  /** By exercise id; every exercise of the catalogue has its own. */
  readonly exercises: Readonly<Record<string, ExerciseSettings>>;
};

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? { ...value } : {});

const healExercise = (definition: ExerciseDefinition, stored: unknown): ExerciseSettings =>
  v.parse(exerciseSchema(definition), fieldsOf(stored));

/** What was stored for one exercise; before there were several, level and seconds stood alone. */
function storedFor(id: string, fields: Fields): unknown {
  const { exercises, level, targetS } = fields;
  if (exercises !== undefined || id !== FIRST_EXERCISE_ID) return fieldsOf(exercises)[id];
  return { level, amount: targetS };
}

/** Before there was a choice of how much is said, there was a voice or none. */
const withVerbosity = (fields: Fields): Fields =>
  fields["voice"] === false ? { verbosity: VOICE_OFF, ...fields } : fields;

/** Turns anything into settings: what is missing or damaged becomes its default. Never throws. */
export function healSettings(stored: unknown): Settings {
  const fields = fieldsOf(stored);
  const exercises = EXERCISES.map((definition) => [
    definition.id,
    healExercise(definition, storedFor(definition.id, fields)),
  ]);
  return {
    ...v.parse(settingsSchema, withVerbosity(fields)),
    exercises: Object.fromEntries(exercises) as Settings["exercises"],
  };
}

/** The choices for one exercise. Throws AppError SK-EXERCISE-UNKNOWN for an id the catalogue does not have. */
export function exerciseSettings(settings: Settings, id: string): ExerciseSettings {
  const found = settings.exercises[id];
  if (found === undefined) throw new AppError("SK-EXERCISE-UNKNOWN", id);
  return found;
}

/** What a set of the chosen exercise runs with. */
export function setOptionsOf(settings: Settings, mode: SetOptions["mode"]): SetOptions {
  const { exerciseId, bodyHeightM, engine } = settings;
  const { level, amount, leg, lowImpact, anyView, loadKg, loadHand } = exerciseSettings(settings, exerciseId);
  const load = loadKg === 0 ? undefined : { kg: loadKg, hand: loadHand };
  return {
    exerciseId,
    level,
    amount,
    leg,
    lowImpact,
    ...(anyView ? { anyView } : {}),
    load,
    bodyHeightM,
    engine,
    mode,
  };
}

/** The settings of this device, and who wants to know of a change. */
export class SettingsStore extends StoredValue<Settings> {
  constructor(storage: ValueStorage | undefined) {
    super(storage, "steady-knee.settings", healSettings);
  }

  /** Changes some settings. */
  change(part: Partial<Settings>): void {
    const { verbosity } = this.value;
    const kept = isOn(verbosity) ? { verbosityWhenOn: verbosity } : {};
    this.set({ ...this.value, ...kept, ...part });
  }

  /** Switches the voice off, or on as it was before. */
  toggleVoice(): void {
    const { verbosity, verbosityWhenOn } = this.value;
    this.change({ verbosity: isOn(verbosity) ? VOICE_OFF : verbosityWhenOn });
  }

  /** Changes some settings of one exercise. */
  changeExercise(id: string, part: Partial<ExerciseSettings>): void {
    const now = exerciseSettings(this.value, id);
    this.change({ exercises: { ...this.value.exercises, [id]: { ...now, ...part } } });
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
