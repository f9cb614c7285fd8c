import { localized } from "@lit/localize";
import { LitElement, css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { percentText } from "../lib/quantities.js";

/** A named progress bar. */
@localized()
@customElement("sk-progress")
export class SkProgress extends LitElement {
  /** What is being done, a short sentence. */
  @property() label = "";
  /** 0 to 1; undefined: it is not known how much is left. */
  @property({ type: Number }) share: number | undefined;

  static override styles = css`
    :host {
      display: block;
    }
    label {
      display: grid;
      gap: 0.4rem;
      font-weight: 600;
    }
    progress {
      inline-size: 100%;
      block-size: 1.4rem;
      accent-color: var(--sk-accent);
    }
  `;

  override render() {
    const percent = this.share === undefined ? "" : ` ${percentText(this.share)}`;
    return html`<label
      ><span>${this.label}${percent}</span>
      ${this.share === undefined ? html`<progress></progress>` : html`<progress max="1" .value=${this.share}></progress>`}
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-progress": SkProgress;
  }
}
