import { LitElement, css, html, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { arcPath, onCircle } from "./angles.js";

/** The dial ends here: the deepest target is 90 degrees and its tolerance 15. */
const DIAL_END_DEG = 120;

/** Place of a knee flexion on the half circle: straight is left, deep is right. */
const dialAngle = (kneeDeg: number): number =>
  180 + (Math.min(DIAL_END_DEG, Math.max(0, kneeDeg)) / DIAL_END_DEG) * 180;

/** Half-circle dial: knee flexion now, the target and its two tolerances. */
@customElement("sk-knee-dial")
export class SkKneeDial extends LitElement {
  /** Knee flexion in degrees, 0 is straight; undefined where it is not seen. */
  @property({ type: Number }) kneeDeg: number | undefined;
  @property({ type: Number }) targetDeg = 60;
  @property({ type: Number }) enterToleranceDeg = 10;
  @property({ type: Number }) leaveToleranceDeg = 15;

  static override styles = css`
    :host {
      display: block;
      aspect-ratio: 100 / 74;
      contain: content;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
    text {
      font-family: inherit;
      fill: var(--sk-text);
      text-anchor: middle;
      font-weight: 700;
      font-variant-numeric: tabular-nums;
    }
    .small {
      font-weight: 600;
      fill: var(--sk-muted);
    }
    path {
      fill: none;
      stroke-width: 9;
    }
    .track {
      stroke: var(--sk-track);
    }
    .leave {
      stroke: var(--sk-zone-edge);
    }
    .enter {
      stroke: var(--sk-zone);
    }
    .needle {
      stroke: var(--sk-text);
      stroke-width: 3.5;
      stroke-linecap: round;
    }
    .tip {
      fill: var(--sk-text);
      stroke: var(--sk-ground);
      stroke-width: 1.5;
    }
  `;

  /** What to do, in words, so that it does not depend on colour. */
  get verdict(): string {
    if (this.kneeDeg === undefined) return "not seen";
    const offDeg = this.kneeDeg - this.targetDeg;
    if (Math.abs(offDeg) <= this.enterToleranceDeg) return "on target";
    const word = offDeg < 0 ? "lower" : "higher";
    return Math.abs(offDeg) <= this.leaveToleranceDeg ? `a little ${word}` : `go ${word}`;
  }

  override render() {
    const zone = (toleranceDeg: number): string =>
      arcPath(50, 52, 43, dialAngle(this.targetDeg - toleranceDeg), dialAngle(this.targetDeg + toleranceDeg));
    const shown = this.kneeDeg === undefined ? "–" : `${Math.round(this.kneeDeg)}°`;
    const said = `Knee bend ${this.kneeDeg === undefined ? "not seen" : `${Math.round(this.kneeDeg)} degrees`}, target ${this.targetDeg} degrees, ${this.verdict}`;
    return html`<svg viewBox="0 0 100 74" role="img" aria-label=${said}>
      ${svg`<path class="track" d=${arcPath(50, 52, 43, 180, 360)}></path>
      <path class="leave" d=${zone(this.leaveToleranceDeg)}></path>
      <path class="enter" d=${zone(this.enterToleranceDeg)}></path>`}
      ${this.kneeDeg === undefined ? nothing : this.#needle(this.kneeDeg)}
      ${svg`<text x="50" y="48" font-size="27">${shown}</text>
      <text x="50" y="61" font-size="9.5">${this.verdict}</text>
      <text class="small" x="50" y="71.5" font-size="8">target ${this.targetDeg}°</text>`}
    </svg>`;
  }

  #needle(kneeDeg: number) {
    const angleDeg = dialAngle(kneeDeg);
    const from = onCircle(50, 52, 36, angleDeg);
    const to = onCircle(50, 52, 49, angleDeg);
    return svg`<line class="needle" x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y}></line>
      <circle class="tip" cx=${from.x} cy=${from.y} r="3.4"></circle>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-knee-dial": SkKneeDial;
  }
}
