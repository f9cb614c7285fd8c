import { consume } from "@lit/context";
import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Dose, ExerciseDefinition } from "../checker/definition.js";
import { perLanguage } from "../lib/language.js";
import { weightText } from "../lib/quantities.js";
import { controlStyles } from "../ui/shared-styles.js";
import "../ui/sk-level-picker.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { amountText } from "./dose-text.js";
import { pageStyles } from "./page-styles.js";
import { SettingsController } from "./settings-controller.js";
import { LEG_CHOICES, LOAD_HANDS, exerciseSettings, type ExerciseSettings } from "./settings.js";
import { hasSupport } from "./has-support.js";

const questions = perLanguage((): Readonly<Record<Dose["unit"], string>> => ({
  seconds: msg("How long?"),
  reps: msg("How many?"),
  metres: msg("How far in each direction?"),
}));

const legNames = perLanguage((): Readonly<Record<ExerciseSettings["leg"], string>> => ({
  auto: msg("Both, one after the other"),
  left: msg("Left only"),
  right: msg("Right only"),
}));

const handNames = perLanguage((): Readonly<Record<ExerciseSettings["loadHand"], string>> => ({
  opposite: msg("The hand opposite the standing leg"),
  same: msg("The hand of the standing leg's side"),
}));

/** Depth, amount, leg and what else can be chosen for one exercise; kept as it is changed. */
@localized()
@customElement("sk-exercise-settings")
export class SkExerciseSettings extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @property({ attribute: false }) definition: ExerciseDefinition | undefined;

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
      .fields {
        margin-block-start: 1rem;
      }
    `,
  ];

  override render() {
    const { definition } = this;
    if (definition === undefined) return nothing;
    const chosen = exerciseSettings(this.parts.settings.value, definition.id);
    const { depth, movement, load } = definition;
    return html`${
        depth === undefined
          ? nothing
          : html`<sk-level-picker
              .level=${chosen.level}
              .measure=${depth.measure}
              .depthsDeg=${depth.levels}
              ?supported=${hasSupport(definition)}
              @level-chosen=${(event: HTMLElementEventMap["level-chosen"]) => this.#change({ level: event.detail })}
            ></sk-level-picker>`
      }
      <div class="fields">
        ${this.#amount(definition, chosen)} ${definition.legs === "together" ? nothing : this.#leg(chosen)}
        ${load === undefined ? nothing : this.#load(load.choicesKg, chosen)}
      </div>
      ${
        movement.kind === "hops" || movement.kind === "hop-squat"
          ? html`<label class="check">
              <input
                id="low-impact"
                type="checkbox"
                .checked=${chosen.lowImpact}
                @change=${(event: Event) => this.#change({ lowImpact: (event.target as HTMLInputElement).checked })}
              />
              <span>${msg("Without hops: I step instead")}</span>
            </label>`
          : nothing
      }
      ${
        definition.views[0] === "side" && definition.legs === "together"
          ? html`<label class="check">
              <input
                id="any-view"
                type="checkbox"
                .checked=${chosen.anyView}
                @change=${(event: Event) => this.#change({ anyView: (event.target as HTMLInputElement).checked })}
              />
              <span>${msg("My camera can't stand beside me: just count, and judge no form")}</span>
            </label>`
          : nothing
      }`;
  }

  #amount(definition: ExerciseDefinition, { amount }: ExerciseSettings) {
    const { dose } = definition;
    return html`<label class="field">
      <span>${questions()[dose.unit]}</span>
      <select id="amount" @change=${(event: Event) => this.#change({ amount: chosenNumber(event) })}>
        ${dose.choices.map(
          (choice) =>
            html`<option value=${choice} ?selected=${choice === amount}>${amountText(definition, choice)}</option>`,
        )}
      </select>
    </label>`;
  }

  #leg({ leg }: ExerciseSettings) {
    return html`<label class="field">
      <span>${msg("Which leg?")}</span>
      <select
        id="leg"
        @change=${(event: Event) => {
          const chosen = LEG_CHOICES.find((id) => id === (event.target as HTMLSelectElement).value);
          if (chosen !== undefined) this.#change({ leg: chosen });
        }}
      >
        ${LEG_CHOICES.map((id) => html`<option value=${id} ?selected=${id === leg}>${legNames()[id]}</option>`)}
      </select>
    </label>`;
  }

  #load(choicesKg: readonly number[], { loadKg, loadHand }: ExerciseSettings) {
    return html`<label class="field">
        <span>${msg("Weight")}</span>
        <select id="load" @change=${(event: Event) => this.#change({ loadKg: chosenNumber(event) })}>
          ${choicesKg.map((kg) => html`<option value=${kg} ?selected=${kg === loadKg}>${weightText(kg)}</option>`)}
        </select>
      </label>
      <label class="field">
        <span>${msg("Held in")}</span>
        <select
          id="load-hand"
          @change=${(event: Event) => {
            const chosen = LOAD_HANDS.find((id) => id === (event.target as HTMLSelectElement).value);
            if (chosen !== undefined) this.#change({ loadHand: chosen });
          }}
        >
          ${LOAD_HANDS.map((id) => html`<option value=${id} ?selected=${id === loadHand}>${handNames()[id]}</option>`)}
        </select>
      </label>`;
  }

  #change(part: Partial<ExerciseSettings>): void {
    if (this.definition) this.parts.settings.changeExercise(this.definition.id, part);
  }
}

const chosenNumber = (event: Event): number => Number((event.target as HTMLSelectElement).value);

declare global {
  interface HTMLElementTagNameMap {
    "sk-exercise-settings": SkExerciseSettings;
  }
}
