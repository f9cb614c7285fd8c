import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { controlStyles } from "./shared-styles.js";

/** 0 (none) to 10 (worst): the numeric rating of exercises.md 6.2. */
const SCORES = Array.from({ length: 11 }, (_, score) => score);

/** Pain of one knee from 0 to 10 in one tap; `withSharp` asks beside it whether it was of the kind that is red anyway. */
@localized()
@customElement("sk-pain-scale")
export class SkPainScale extends LitElement {
  /** What is rated, for a screen reader. */
  @property() label = "";
  /** What was tapped last, where that stays to be seen. */
  @property({ type: Number }) score: number | undefined;
  @property({ type: Boolean }) withSharp = false;
  @state() private sharp = false;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        inline-size: 100%;
        container-type: inline-size;
      }
      /* Two rows on any phone: a third one may be out of sight. */
      .scores {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 1fr));
        gap: 0.4rem;
      }
      .scores button {
        min-block-size: var(--sk-score-height, 3rem);
        /* The two digits of the last one keep to its width. */
        font-size: min(var(--sk-score-text, 1.3rem), 8.4cqi);
        padding: 0;
      }
      @container (min-inline-size: 34rem) {
        .scores {
          grid-template-columns: repeat(11, minmax(0, 1fr));
        }
        .scores button {
          font-size: min(var(--sk-score-text, 1.3rem), 4.9cqi);
        }
      }
      .scores [aria-pressed="true"] {
        border-color: var(--sk-accent);
        background: var(--sk-accent);
        color: var(--sk-on-accent);
      }
      .check {
        display: flex;
        align-items: center;
        gap: 0.7rem;
        min-block-size: 3rem;
      }
    `,
  ];

  override render() {
    return html`<div class="scores" role="group" aria-label=${this.label === "" ? msg("Pain, 0 to 10") : this.label}>
        ${SCORES.map(
          (score) =>
            html`<button
              type="button"
              aria-pressed=${ifDefined(this.score === undefined ? undefined : score === this.score ? "true" : "false")}
              @click=${() => this.#choose(score)}
            >
              ${score}
            </button>`,
        )}
      </div>
      ${
        this.withSharp
          ? html`<label class="check">
              <input
                type="checkbox"
                .checked=${this.sharp}
                @change=${(event: Event) => (this.sharp = (event.target as HTMLInputElement).checked)}
              />
              <span>${msg("It was sharp, caught, or gave way")}</span>
            </label>`
          : nothing
      }`;
  }

  #choose(score: number): void {
    const detail = { score, sharp: this.sharp };
    this.sharp = false;
    this.dispatchEvent(new CustomEvent("pain-rated", { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-pain-scale": SkPainScale;
  }
  interface HTMLElementEventMap {
    /** `score` 0 to 10; `sharp`: sharp, catching or giving way. */
    "pain-rated": CustomEvent<{ readonly score: number; readonly sharp: boolean }>;
  }
}
