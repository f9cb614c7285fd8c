import { LitElement, css, html } from "lit";
import { customElement, property } from "lit/decorators.js";

/** One figure as it is shown, with what it is of. */
export interface Figure {
  readonly name: string;
  readonly value: string;
}

/** A few figures beside each other. */
@customElement("sk-figures")
export class SkFigures extends LitElement {
  @property({ attribute: false }) items: readonly Figure[] = [];
  /** Smaller, for where a line is dear. */
  @property({ type: Boolean, reflect: true }) compact = false;

  static override styles = css`
    :host {
      display: block;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, var(--sk-figure-width, 5.4rem)), 1fr));
      gap: 0.4rem;
      margin: 0;
    }
    div {
      display: flex;
      flex-direction: column-reverse;
      justify-content: flex-end;
      padding: 0.25rem 0.4rem;
      border-radius: 0.6rem;
      background: var(--sk-surface);
      min-inline-size: 0;
    }
    :host([compact]) dl {
      grid-template-columns: repeat(auto-fit, minmax(min(100%, var(--sk-figure-width, 4rem)), 1fr));
    }
    :host([compact]) dt {
      font-size: 0.78rem;
    }
    dt {
      font-size: 0.85rem;
      line-height: 1.2;
      color: var(--sk-muted);
    }
    dd {
      margin: 0;
      font-size: var(--sk-figure-size, 1.8rem);
      line-height: 1.1;
      font-weight: 700;
      font-variant-numeric: tabular-nums;
    }
  `;

  override render() {
    return html`<dl>
      ${this.items.map(
        ({ name, value }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-figures": SkFigures;
  }
}
