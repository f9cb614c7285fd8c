import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controlStyles } from "./shared-styles.js";

/** A failure in plain words: what happened, what to do next, and a code for whoever is asked for help. */
@localized()
@customElement("sk-error-panel")
export class SkErrorPanel extends LitElement {
  @property() heading = "";
  @property() sentence = "";
  @property() nextStep = "";
  @property() code = "";
  /** The technical part, for instance the name of a file. */
  @property() detail = "";
  /** Words of the first button; empty: there is nothing to try again. */
  @property() retryLabel: string | undefined;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        padding: 1rem 1.2rem;
        border: 3px solid var(--sk-danger);
        border-radius: 0.8rem;
        background: var(--sk-surface);
        color: var(--sk-text);
      }
      .code {
        font-size: 0.9rem;
        color: var(--sk-muted);
        overflow-wrap: anywhere;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
      }
    `,
  ];

  override render() {
    return html`<div role="alert">
        <h2>${this.heading}</h2>
        <p>${this.sentence}</p>
        <p><strong>${msg("What you can do:")}</strong> ${this.nextStep}</p>
        <p class="code">${this.code}${this.detail === "" ? nothing : html`: ${this.detail}`}</p>
      </div>
      <div class="buttons">
        ${
          this.retryLabel === ""
            ? nothing
            : html`<button class="primary" type="button" @click=${this.#retry}>
                ${this.retryLabel ?? msg("Try again")}
              </button>`
        }
        <slot></slot>
      </div>`;
  }

  #retry(): void {
    this.dispatchEvent(new CustomEvent("retry-asked", { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-error-panel": SkErrorPanel;
  }
  interface HTMLElementEventMap {
    "retry-asked": CustomEvent<void>;
  }
}
