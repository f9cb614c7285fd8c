import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Depth } from "../checker/definition.js";
import type { DepthLevel } from "../checker/events.js";
import { perLanguage } from "../lib/language.js";
import { degreesText } from "../lib/quantities.js";
import { onCircle } from "./angles.js";
import { controlStyles } from "./shared-styles.js";

interface LevelText {
  readonly name: string;
  readonly words: string;
}

const texts = perLanguage((): Readonly<Record<Depth["measure"], Readonly<Record<DepthLevel, LevelText>>>> => ({
  "knee-flexion": {
    L1: { name: msg("Easy"), words: msg("A small bend. Least load on the kneecap.") },
    L2: { name: msg("Medium"), words: msg("Like sitting on a bar stool. A good start.") },
    L3: { name: msg("Deep"), words: msg("Nearly sitting. For strong, calm knees.") },
    L4: { name: msg("Full"), words: msg("Thighs level. Hardest on the kneecap.") },
  },
  "trunk-lean": {
    L1: { name: msg("Easy"), words: msg("A small bow. Good for learning it.") },
    L2: { name: msg("Medium"), words: msg("A clear bow from the hip.") },
    L3: { name: msg("Deep"), words: msg("A deep bow, the back long.") },
    L4: { name: msg("Full"), words: msg("As deep as it goes here. For supple hips.") },
  },
}));

/** Radio cards for the depth of an exercise. */
@localized()
@customElement("sk-level-picker")
export class SkLevelPicker extends LitElement {
  @property() level: DepthLevel = "L2";
  /** What the degrees are of. */
  @property() measure: Depth["measure"] = "knee-flexion";
  /** Prescribed angle of each level, degrees. */
  @property({ attribute: false }) depthsDeg: Readonly<Partial<Record<DepthLevel, number>>> = {};
  /** The back is on a wall or a ball, so the shins stay upright. */
  @property({ type: Boolean }) supported = false;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      fieldset {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
        gap: 0.6rem;
        border: 0;
        padding: 0;
        margin: 0;
        min-inline-size: 0;
      }
      legend {
        padding: 0;
        margin-block-end: 0.5rem;
        font-size: 1.25rem;
        font-weight: 700;
      }
      label {
        display: grid;
        grid-template-columns: auto 4.2rem minmax(0, 1fr);
        align-items: center;
        gap: 0.7rem;
        padding: 0.5rem 0.8rem;
        border: 2px solid var(--sk-line);
        border-radius: 0.8rem;
        background: var(--sk-surface);
        cursor: pointer;
      }
      label:has(:checked) {
        border-color: var(--sk-accent);
        box-shadow: inset 0 0 0 2px var(--sk-accent);
        background: var(--sk-chosen);
      }
      strong {
        display: block;
        font-size: 1.15rem;
        line-height: 1.2;
      }
      .words {
        display: block;
        line-height: 1.3;
      }
      svg {
        inline-size: 4.2rem;
        block-size: 4.2rem;
      }
      /* Very large text on a narrow screen needs the room of the figure. */
      @container (max-width: 14rem) {
        label {
          grid-template-columns: auto minmax(0, 1fr);
        }
        label svg {
          display: none;
        }
      }
      .wall {
        stroke: var(--sk-line);
        stroke-width: 4;
      }
      .body {
        fill: none;
        stroke: var(--sk-text);
        stroke-width: 5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .head {
        fill: var(--sk-text);
      }
    `,
  ];

  override render() {
    const levels = Object.entries(this.depthsDeg) as [DepthLevel, number][];
    const words = texts()[this.measure];
    return html`<fieldset>
      <legend>${msg("How deep?")}</legend>
      ${levels.map(
        ([level, deg]) =>
          html`<label>
            <input
              type="radio"
              name="level"
              value=${level}
              .checked=${level === this.level}
              @change=${() => this.#choose(level)}
            />
            ${this.measure === "trunk-lean" ? this.#hinge(deg) : this.#squat(deg)}
            <span>
              <strong>${words[level].name}, ${degreesText(deg)}</strong>
              <span class="words">${words[level].words}</span>
            </span>
          </label>`,
      )}
    </fieldset>`;
  }

  #choose(level: DepthLevel): void {
    this.level = level;
    this.dispatchEvent(new CustomEvent("level-chosen", { detail: level, bubbles: true, composed: true }));
  }

  /** At a wall the shank is upright, so the thigh drops by the knee bend; free, shank and trunk lean forward for it. */
  #squat(kneeDeg: number) {
    const shankDeg = this.supported ? 0 : kneeDeg * 0.3;
    const trunkDeg = this.supported ? 0 : kneeDeg * 0.4;
    const ankle = { x: this.supported ? 46 : 40, y: 75 };
    const knee = onCircle(ankle.x, ankle.y, 20, 270 + shankDeg);
    const hip = onCircle(knee.x, knee.y, 25, 270 + shankDeg - kneeDeg);
    const neck = onCircle(hip.x, hip.y, 22, 270 + trunkDeg);
    const head = onCircle(neck.x, neck.y, 7, 270 + trunkDeg);
    const wallX = hip.x - 5;
    return html`<svg viewBox="0 0 80 80" aria-hidden="true">
      ${this.supported ? svg`<line class="wall" x1=${wallX} y1="4" x2=${wallX} y2="77"></line>` : nothing}
      ${svg`<path class="body" d="M ${ankle.x + 9} ${ankle.y} L ${ankle.x} ${ankle.y} L ${knee.x} ${knee.y} L ${hip.x} ${hip.y} L ${neck.x} ${neck.y}"></path>
      <circle class="head" cx=${head.x + 2} cy=${head.y} r="6"></circle>`}
    </svg>`;
  }

  /** One leg stands, the other one and the trunk are one line. */
  #hinge(leanDeg: number) {
    const ankle = { x: 38, y: 75 };
    const hip = { x: 36, y: 40 };
    const neck = onCircle(hip.x, hip.y, 22, 270 + leanDeg);
    const head = onCircle(neck.x, neck.y, 7, 270 + leanDeg);
    const foot = onCircle(hip.x, hip.y, 34, 90 + leanDeg);
    return html`<svg viewBox="0 0 80 80" aria-hidden="true">
      ${svg`<path class="body" d="M ${ankle.x + 9} ${ankle.y} L ${ankle.x} ${ankle.y} L ${hip.x} ${hip.y} L ${neck.x} ${neck.y} M ${foot.x} ${foot.y} L ${hip.x} ${hip.y}"></path>
      <circle class="head" cx=${head.x} cy=${head.y} r="6"></circle>`}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-level-picker": SkLevelPicker;
  }
  interface HTMLElementEventMap {
    "level-chosen": CustomEvent<DepthLevel>;
  }
}
