import { consume } from "@lit/context";
import { localized, msg } from "@lit/localize";
import { LitElement, css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { VERBOSITIES, type Verbosity } from "../coach/verbosity.js";
import { perLanguage } from "../lib/language.js";
import { percentText } from "../lib/quantities.js";
import { controlStyles } from "../ui/shared-styles.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { pageStyles } from "./page-styles.js";
import { SettingsController } from "./settings-controller.js";
import { MAX_SPEECH_RATE, MIN_SPEECH_RATE } from "./settings.js";

const verbosityNames = perLanguage(
  (): Readonly<Record<Verbosity, { readonly name: string; readonly hint: string }>> => ({
    full: { name: msg("Everything"), hint: msg("Counts, corrections, praise and what comes next.") },
    sparse: { name: msg("Less"), hint: msg("No praise, and each correction once in a set. Warnings are always said.") },
    counts: { name: msg("Counts only"), hint: msg("Numbers, what comes next and when to stop. A tone for the rest.") },
    off: { name: msg("Voice off"), hint: msg("Nothing is said, also no warnings. There are tones and text.") },
  }),
);

/** How much the coach says, with which voice and how fast. */
@localized()
@customElement("sk-voice-settings")
export class SkVoiceSettings extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  #unwatch: (() => void) | undefined;

  constructor() {
    super();
    new SettingsController(this, () => this.parts.settings);
  }

  static override styles = [
    controlStyles,
    pageStyles,
    css`
      :host {
        display: block;
      }
      input[type="range"] {
        inline-size: 14rem;
        min-block-size: 3rem;
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  override render() {
    const { verbosity, speechRate } = this.parts.settings.value;
    return html`<div class="fields">
      <label class="field">
        <span>${msg("Say")}</span>
        <select id="verbosity" aria-describedby="verbosity-hint" @change=${this.#chooseVerbosity}>
          ${VERBOSITIES.map(
            (id) => html`<option value=${id} ?selected=${id === verbosity}>${verbosityNames()[id].name}</option>`,
          )}
        </select>
        <span class="hint" id="verbosity-hint">${verbosityNames()[verbosity].hint}</span>
      </label>
      ${this.#voiceField()}
      <label class="field">
        <span>${msg("Speed of speech")}: ${percentText(speechRate)}</span>
        <input
          id="speech-rate"
          type="range"
          min=${MIN_SPEECH_RATE}
          max=${MAX_SPEECH_RATE}
          step="0.1"
          .value=${String(speechRate)}
          aria-valuetext=${percentText(speechRate)}
          @change=${this.#chooseRate}
        />
      </label>
      <button type="button" id="try-voice" @click=${this.#tryIt}>${msg("Try it")}</button>
    </div>`;
  }

  override updated(): void {
    // Voices often arrive after the page.
    this.#unwatch ??= this.parts.speaker.watchVoices(() => {
      this.requestUpdate();
    });
  }

  #voiceField() {
    const { voices } = this.parts.speaker;
    if (voices.length === 0) {
      return html`<p class="hint" id="no-voice">
        ${msg("This device has no voice of its own for this language. You hear tones instead.")}
      </p>`;
    }
    const { voiceName } = this.parts.settings.value;
    const chosen = voices.find(({ name }) => name === voiceName) ?? voices[0];
    return html`<label class="field">
      <span>${msg("Voice")}</span>
      <select id="voice-name" @change=${this.#chooseVoice}>
        ${voices.map((voice) => html`<option value=${voice.name} ?selected=${voice === chosen}>${voice.name}</option>`)}
      </select>
      <span class="hint">${msg("Only voices that speak without the internet.")}</span>
    </label>`;
  }

  #chooseVerbosity(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const verbosity = VERBOSITIES.find((id) => id === value);
    if (verbosity !== undefined) this.parts.settings.change({ verbosity });
  }

  #chooseVoice(event: Event): void {
    this.parts.settings.change({ voiceName: (event.target as HTMLSelectElement).value });
  }

  #chooseRate(event: Event): void {
    this.parts.settings.change({ speechRate: (event.target as HTMLInputElement).valueAsNumber });
  }

  #tryIt(): void {
    const { speaker, settings } = this.parts;
    // A video that was read before has left it muted.
    speaker.muted = false;
    speaker.manner = settings.value;
    speaker.unlock();
    speaker.say(msg("Hello. This is how I speak to you."), "phase", true);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-voice-settings": SkVoiceSettings;
  }
}
