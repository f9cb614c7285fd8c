import { LitElement, css, html, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { arcPath, onCircle } from "./angles.js";

/** The dial ends here: the deepest target is 90 degrees and its tolerance 15. */
const DIAL_END_DEG = 120;

/** Place of an angle on the half circle: straight or upright is left, deep is right. */
const dialAngle = (deg: number): number => 180 + (Math.min(DIAL_END_DEG, Math.max(0, deg)) / DIAL_END_DEG) * 180;

/** Which joint angle is shown, in words: "Knee bend", and how to get more of it. */
const NAMES = {
  "knee-flexion": { angle: "Knee bend", more: "lower", less: "higher" },
  "trunk-lean": { angle: "Lean", more: "further", less: "less far" },
} as const;

/** Half-circle dial: a joint angle now, the target and its tolerances. */
@customElement("sk-angle-dial")
export class SkAngleDial extends LitElement {
  /** What the angle is of. */
  @property() measure: keyof typeof NAMES = "knee-flexion";
  /** The target is to be held; otherwise it is to be reached once in every repetition. */
  @property({ type: Boolean }) held = false;
  /** In degrees, 0 is straight or upright; undefined where it is not seen. */
  @property({ type: Number }) angleDeg: number | undefined;
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
    const { more, less } = NAMES[this.measure];
    if (this.angleDeg === undefined) return "not seen";
    const offDeg = this.angleDeg - this.targetDeg;
    if (Math.abs(offDeg) <= this.enterToleranceDeg) return "on target";
    if (!this.held) return offDeg < 0 ? "" : "deep enough";
    const word = offDeg < 0 ? more : less;
    return Math.abs(offDeg) <= this.leaveToleranceDeg ? `a little ${word}` : `go ${word}`;
  }

  override render() {
    const zone = (toleranceDeg: number): string =>
      arcPath(50, 52, 43, dialAngle(this.targetDeg - toleranceDeg), dialAngle(this.targetDeg + toleranceDeg));
    const shown = this.angleDeg === undefined ? "–" : `${Math.round(this.angleDeg)}°`;
    const seen = this.angleDeg === undefined ? [] : [`${Math.round(this.angleDeg)} degrees`];
    const verdict = this.verdict === "" ? [] : [this.verdict];
    const said = [NAMES[this.measure].angle, ...seen, `target ${this.targetDeg} degrees`, ...verdict].join(", ");
    return html`<svg viewBox="0 0 100 74" role="img" aria-label=${said}>
      ${svg`<path class="track" d=${arcPath(50, 52, 43, 180, 360)}></path>
      <path class="leave" d=${zone(this.leaveToleranceDeg)}></path>
      <path class="enter" d=${zone(this.enterToleranceDeg)}></path>`}
      ${this.angleDeg === undefined ? nothing : this.#needle(this.angleDeg)}
      ${svg`<text x="50" y="48" font-size="27">${shown}</text>
      <text x="50" y="61" font-size="9.5">${this.verdict === "" ? NAMES[this.measure].angle : this.verdict}</text>
      <text class="small" x="50" y="71.5" font-size="8">target ${this.targetDeg}°</text>`}
    </svg>`;
  }

  #needle(deg: number) {
    const placeDeg = dialAngle(deg);
    const from = onCircle(50, 52, 36, placeDeg);
    const to = onCircle(50, 52, 49, placeDeg);
    return svg`<line class="needle" x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y}></line>
      <circle class="tip" cx=${from.x} cy=${from.y} r="3.4"></circle>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-angle-dial": SkAngleDial;
  }
}
