import { LitElement, css, html } from "lit";
import { customElement, property } from "lit/decorators.js";

const seconds = (ms: number): string => String(Math.floor(ms / 1000));

/** The three figures of a hold, in whole seconds. */
@customElement("sk-figures")
export class SkFigures extends LitElement {
  @property({ type: Number }) totalMs = 0;
  @property({ type: Number }) longestMs = 0;
  @property({ type: Number }) goodFormMs = 0;
  /** Short names, for where a line is dear. */
  @property({ type: Boolean, reflect: true }) compact = false;

  static override styles = css`
    :host {
      display: block;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 5.4rem), 1fr));
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
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 4rem), 1fr));
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
    const figure = (name: string, ms: number) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${seconds(ms)} s</dd>
      </div>`;
    return html`<dl>
      ${figure(this.compact ? "in total" : "in position", this.totalMs)}
      ${figure(this.compact ? "longest" : "longest without a break", this.longestMs)}
      ${figure(this.compact ? "good form" : "in good form", this.goodFormMs)}
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-figures": SkFigures;
  }
}
