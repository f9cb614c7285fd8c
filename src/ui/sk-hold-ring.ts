import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fixedText } from "../lib/quantities.js";

/** Width of two and of three digits in the box of 100: fonts differ, and wide digits would touch the ring. */
const WIDTHS: Readonly<Record<number, number>> = { 2: 64, 3: 72, 4: 76 };

/** Never rounded up: what is shown has been done. */
function floored(value: number, decimals: number): string {
  const scale = 10 ** decimals;
  return fixedText(Math.floor(value * scale + 1e-9) / scale, decimals);
}

/** Size of a text that has so much room in the ring: letters are about 0.62 of their size wide. */
const fitted = (text: string, size: number, width: number): number =>
  Math.min(size, width / (0.62 * Math.max(1, text.length)));

/**
 * A big number in a ring that fills up. Three signs are set smaller so that they stay inside.
 * The font size of two digits is chosen so that their height is 0.47 of the ring.
 */
@localized()
@customElement("sk-hold-ring")
export class SkHoldRing extends LitElement {
  /** The number in the middle; undefined shows only the label. */
  @property({ type: Number }) value: number | undefined;
  /** Digits behind the point. */
  @property({ type: Number }) decimals = 0;
  /** A word over the number, for instance "Left". */
  @property() caption = "";
  /** How much of the ring is filled, 0 to 1. */
  @property({ type: Number }) share = 0;
  /** Short words below the number, for instance "of 30 s". */
  @property() label = "";
  /** A ring that stands still is drawn broken, so that it does not depend on colour. */
  @property({ type: Boolean, reflect: true }) paused = false;

  static override styles = css`
    :host {
      display: block;
      aspect-ratio: 1;
      contain: content;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
    text {
      font-family: inherit;
      font-weight: 700;
      fill: var(--sk-text);
      text-anchor: middle;
      font-variant-numeric: tabular-nums;
    }
    .label {
      font-weight: 600;
      fill: var(--sk-muted);
    }
    .track {
      fill: none;
      stroke: var(--sk-track);
      stroke-width: 7;
    }
    .done {
      fill: none;
      stroke: var(--sk-zone);
      stroke-width: 7;
      stroke-linecap: butt;
      transition: stroke-dasharray 0.25s linear;
    }
    :host([paused]) .track {
      stroke-dasharray: 2 2;
    }
    :host([paused]) .done {
      stroke: var(--sk-zone-edge);
    }
    @media (prefers-reduced-motion: reduce) {
      .done {
        transition: none;
      }
    }
  `;

  override render() {
    const digits = this.value === undefined ? "" : floored(this.value, this.decimals);
    const share = Math.min(1, Math.max(0, this.share));
    const said = [this.caption, digits, this.label, this.paused ? msg("paused") : ""]
      .filter((word) => word !== "")
      .join(" ");
    return html`<svg viewBox="0 0 100 100" role="img" aria-label=${said}>
      <circle class="track" cx="50" cy="50" r="46" pathLength="100"></circle>
      ${svg`<circle class="done" cx="50" cy="50" r="46" pathLength="100" transform="rotate(-90 50 50)"
        stroke-dasharray="${(100 * share).toFixed(2)} 200"></circle>`}
      ${this.caption === "" ? nothing : svg`<text class="label" x="50" y="21" font-size="11">${this.caption}</text>`}
      ${svg`<text x="50" y=${digits.length > 2 ? 62 : 69} font-size=${digits.length > 3 ? 36 : digits.length > 2 ? 45 : this.caption === "" ? 65 : 58}
        textLength=${WIDTHS[digits.length] ?? nothing} lengthAdjust="spacingAndGlyphs">${digits}</text>`}
      ${svg`<text class="label" x="50" y=${digits === "" ? 54 : 83} font-size=${digits === "" ? fitted(this.label, 11, 80) : fitted(this.label, 9, 52)}>${this.label}</text>`}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-hold-ring": SkHoldRing;
  }
}
