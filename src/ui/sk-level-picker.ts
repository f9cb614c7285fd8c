import { LitElement, css, html, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { DepthLevel } from "../checker/events.js";
import { onCircle } from "./angles.js";
import { controlStyles } from "./shared-styles.js";

const NAMES: Readonly<Record<DepthLevel, { readonly name: string; readonly words: string }>> = {
  L1: { name: "Easy", words: "A small bend. Least load on the kneecap." },
  L2: { name: "Medium", words: "Like sitting on a bar stool. A good start." },
  L3: { name: "Deep", words: "Nearly sitting. For strong, calm knees." },
  L4: { name: "Full", words: "Thighs level. Hardest on the kneecap." },
};

/** Radio cards for the depth of the squat. */
@customElement("sk-level-picker")
export class SkLevelPicker extends LitElement {
  @property() level: DepthLevel = "L2";
  /** Prescribed knee flexion of each level, degrees. */
  @property({ attribute: false }) depthsDeg: Readonly<Partial<Record<DepthLevel, number>>> = {};

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
    return html`<fieldset>
      <legend>How deep?</legend>
      ${levels.map(
        ([level, kneeDeg]) =>
          html`<label>
            <input
              type="radio"
              name="level"
              value=${level}
              .checked=${level === this.level}
              @change=${() => this.#choose(level)}
            />
            ${this.#figure(kneeDeg)}
            <span>
              <strong>${NAMES[level].name}, ${kneeDeg}°</strong>
              <span class="words">${NAMES[level].words}</span>
            </span>
          </label>`,
      )}
    </fieldset>`;
  }

  #choose(level: DepthLevel): void {
    this.level = level;
    this.dispatchEvent(new CustomEvent("level-chosen", { detail: level, bubbles: true, composed: true }));
  }

  /** A sitting figure at the wall: the shank is upright, so the thigh drops by the knee bend. */
  #figure(kneeDeg: number) {
    const ankle = { x: 46, y: 75 };
    const knee = { x: 46, y: 55 };
    const hip = onCircle(knee.x, knee.y, 25, 270 - kneeDeg);
    const wallX = hip.x - 5;
    const neckY = hip.y - 22;
    return html`<svg viewBox="0 0 80 80" aria-hidden="true">
      ${svg`<line class="wall" x1=${wallX} y1="4" x2=${wallX} y2="77"></line>
      <path class="body" d="M ${ankle.x + 9} ${ankle.y} L ${ankle.x} ${ankle.y} L ${knee.x} ${knee.y} L ${hip.x} ${hip.y} L ${hip.x} ${neckY}"></path>
      <circle class="head" cx=${hip.x + 2} cy=${neckY - 7} r="6"></circle>`}
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
