import { consume } from "@lit/context";
import { localized, msg, str } from "@lit/localize";
import { LitElement, html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { fromTall, numberText, toTall, unitSystem } from "../lib/quantities.js";
import { controlStyles } from "../ui/shared-styles.js";
import type { AppParts } from "./app-parts.js";
import { partsContext } from "./contexts.js";
import { pageStyles } from "./page-styles.js";
import { SettingsController } from "./settings-controller.js";
import { MAX_HEIGHT_M, MIN_HEIGHT_M } from "./settings.js";

/** Body height, in the units of the user; kept at once, or refused with what would be believed. */
@localized()
@customElement("sk-height-field")
export class SkHeightField extends LitElement {
  @consume({ context: partsContext }) private readonly parts!: AppParts;
  @state() private isRefused = false;

  constructor() {
    super();
    new SettingsController(this, () => this.parts.settings);
  }

  static override styles = [controlStyles, pageStyles];

  override render() {
    const { bodyHeightM } = this.parts.settings.value;
    return html`<label class="field">
      <span>${unitSystem() === "metric" ? msg("Your height in cm") : msg("Your height in inches")}</span>
      <input
        type="number"
        inputmode="numeric"
        step="1"
        min=${toTall(MIN_HEIGHT_M)}
        max=${toTall(MAX_HEIGHT_M)}
        placeholder=${msg("optional")}
        .value=${bodyHeightM === undefined ? "" : String(toTall(bodyHeightM))}
        aria-describedby="height-hint"
        aria-invalid=${this.isRefused ? "true" : "false"}
        @change=${this.#choose}
      />
      <span class="hint" id="height-hint">
        ${
          this.isRefused
            ? html`<span class="problem">${heightProblem()}</span>`
            : msg("Helps to judge distances. Asked once, kept on this device.")
        }
      </span>
    </label>`;
  }

  #choose(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const heightM = fromTall(Number(value));
    const believed = value !== "" && heightM >= MIN_HEIGHT_M && heightM <= MAX_HEIGHT_M;
    this.isRefused = value !== "" && !believed;
    if (!this.isRefused) this.parts.settings.change({ bodyHeightM: believed ? heightM : undefined });
  }
}

function heightProblem(): string {
  const least = numberText(toTall(MIN_HEIGHT_M));
  const most = numberText(toTall(MAX_HEIGHT_M));
  return unitSystem() === "metric"
    ? msg(str`Between ${least} and ${most} cm, please.`)
    : msg(str`Between ${least} and ${most} inches, please.`);
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-height-field": SkHeightField;
  }
}
