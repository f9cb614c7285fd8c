import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { perLanguage } from "../lib/language.js";
import { degreesText, numberText, plural } from "../lib/quantities.js";
import { arcPath, onCircle } from "./angles.js";

/** The dial ends here: the deepest target is 90 degrees and its tolerance 15. */
const DIAL_END_DEG = 120;

/** Place of an angle on the half circle: straight or upright is left, deep is right. */
const dialAngle = (deg: number): number => 180 + (Math.min(DIAL_END_DEG, Math.max(0, deg)) / DIAL_END_DEG) * 180;

/** Which joint angle is shown, and what is said of it against the target. */
const texts = perLanguage(() => ({
  "knee-flexion": {
    angle: msg("Knee bend"),
    aLittleMore: msg("a little lower"),
    more: msg("go lower"),
    aLittleLess: msg("a little higher"),
    less: msg("go higher"),
  },
  "trunk-lean": {
    angle: msg("Lean"),
    aLittleMore: msg("a little further"),
    more: msg("go further"),
    aLittleLess: msg("a little less far"),
    less: msg("go less far"),
  },
}));

const degreesSaid = (deg: number): string =>
  plural(Math.round(deg), {
    one: msg(str`${numberText(deg, 0)} degree`),
    other: msg(str`${numberText(deg, 0)} degrees`),
  });

/** Half-circle dial: a joint angle now, the target and its tolerances. */
@localized()
@customElement("sk-angle-dial")
export class SkAngleDial extends LitElement {
  /** What the angle is of. */
  @property() measure: keyof ReturnType<typeof texts> = "knee-flexion";
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
    const { aLittleMore, more, aLittleLess, less } = texts()[this.measure];
    if (this.angleDeg === undefined) return msg("not seen");
    const offDeg = this.angleDeg - this.targetDeg;
    if (Math.abs(offDeg) <= this.enterToleranceDeg) return msg("on target");
    if (!this.held) return offDeg < 0 ? "" : msg("deep enough");
    if (Math.abs(offDeg) <= this.leaveToleranceDeg) return offDeg < 0 ? aLittleMore : aLittleLess;
    return offDeg < 0 ? more : less;
  }

  override render() {
    const zone = (toleranceDeg: number): string =>
      arcPath(50, 52, 43, dialAngle(this.targetDeg - toleranceDeg), dialAngle(this.targetDeg + toleranceDeg));
    const shown = this.angleDeg === undefined ? "–" : degreesText(this.angleDeg);
    const seen = this.angleDeg === undefined ? [] : [degreesSaid(this.angleDeg)];
    const verdict = this.verdict === "" ? [] : [this.verdict];
    const said = [
      texts()[this.measure].angle,
      ...seen,
      msg(str`target ${degreesSaid(this.targetDeg)}`),
      ...verdict,
    ].join(", ");
    return html`<svg viewBox="0 0 100 74" role="img" aria-label=${said}>
      ${svg`<path class="track" d=${arcPath(50, 52, 43, 180, 360)}></path>
      <path class="leave" d=${zone(this.leaveToleranceDeg)}></path>
      <path class="enter" d=${zone(this.enterToleranceDeg)}></path>`}
      ${this.angleDeg === undefined ? nothing : this.#needle(this.angleDeg)}
      ${svg`<text x="50" y="48" font-size="27">${shown}</text>
      <text x="50" y="61" font-size="9.5">${this.verdict === "" ? texts()[this.measure].angle : this.verdict}</text>
      <text class="small" x="50" y="71.5" font-size="8">${msg(str`target ${degreesText(this.targetDeg)}`)}</text>`}
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
