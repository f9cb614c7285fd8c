import type { ReactiveController, ReactiveControllerHost } from "lit";
import { AppError } from "../lib/app-error.js";
import { bestLanguage, language, useLanguage, type Language } from "../lib/language.js";
import { unitsOfRegion, useUnits } from "../lib/quantities.js";
import type { Settings, SettingsStore } from "./settings.js";

const languageOf = (chosen: Settings["language"]): Language =>
  chosen === "auto" ? bestLanguage(navigator.languages) : chosen;

/** Keeps the language and the units of the texts at what the settings say. */
export class LanguageController implements ReactiveController {
  #unsubscribe: (() => void) | undefined;
  /** What was asked for last; a language that could not be loaded is asked for again only by another choice. */
  #asked: Settings["language"] | undefined;
  #settled = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly store: () => SettingsStore,
    /** Gets SK-LANGUAGE-FAILED where the texts of a language could not be loaded; it goes on in English then. */
    private readonly failed: (error: AppError) => void,
  ) {
    host.addController(this);
  }

  /** False until the texts of the first language are there. */
  get isSettled(): boolean {
    return this.#settled;
  }

  hostConnected(): void {
    this.#unsubscribe = this.store().subscribe(() => {
      this.#follow();
    });
    this.#follow();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #follow(): void {
    const { language: chosen, units } = this.store().value;
    useUnits(units === "auto" ? unitsOfRegion(navigator.languages) : units);
    if (chosen === this.#asked) return;
    this.#asked = chosen;
    const wanted = languageOf(chosen);
    if (wanted === language()) this.#settled = true;
    else void this.#change(wanted);
  }

  async #change(wanted: Language): Promise<void> {
    try {
      await useLanguage(wanted);
    } catch (error) {
      this.failed(new AppError("SK-LANGUAGE-FAILED", String(error), { cause: error }));
    }
    this.#settled = true;
    this.host.requestUpdate();
  }
}
