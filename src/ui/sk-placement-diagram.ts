import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { View } from "../body/metrics.js";
import type { CameraAdvice } from "../checker/definition.js";
import { perLanguage } from "../lib/language.js";
import { numberText, toAway, toHigh, unitSystem } from "../lib/quantities.js";

const fromNames = perLanguage((): Readonly<Record<View, string>> => ({
  side: msg("from the side"),
  front: msg("from the front"),
  "front-oblique": msg("half from the front"),
}));

const turned = perLanguage((): Readonly<Record<View, string>> => ({
  side: msg("you stand with one side to the camera"),
  front: msg("you face the camera"),
  "front-oblique": msg("you turn about 30 degrees away from the camera"),
}));

/** Angle of the person seen from above; 0 looks down the page, the camera stands on the right. */
const FACING_DEG: Readonly<Record<View, number>> = { side: 0, front: -90, "front-oblique": -60 };

function rangeText([low = 0, high = 0]: readonly number[], unit: "m" | "cm" | "ft"): string {
  return low === high ? `${numberText(low)} ${unit}` : msg(str`${numberText(low)} to ${numberText(high)} ${unit}`);
}

/** Where to put the camera: seen from above, and what it should see. */
@localized()
@customElement("sk-placement-diagram")
export class SkPlacementDiagram extends LitElement {
  @property() view: View = "side";
  @property({ attribute: false }) camera: CameraAdvice = { distanceM: [2, 2.5], heightM: [0.6, 0.8], landscape: false };
  /** The person leans on a wall or on a ball at a wall. */
  @property({ type: Boolean }) atWall = false;

  static override styles = css`
    :host {
      display: block;
    }
    svg {
      display: block;
      inline-size: 100%;
      max-inline-size: 32rem;
      block-size: auto;
    }
    text {
      font-family: inherit;
      font-size: 13px;
      font-weight: 600;
      fill: var(--sk-text);
    }
    .wall {
      fill: var(--sk-track);
    }
    .line {
      fill: none;
      stroke: var(--sk-text);
      stroke-width: 5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .solid {
      fill: var(--sk-text);
    }
    .thin {
      stroke: var(--sk-line);
      stroke-width: 2;
      fill: none;
    }
    .view {
      fill: var(--sk-chosen);
    }
    .device {
      fill: var(--sk-accent);
    }
  `;

  override render() {
    const { landscape } = this.camera;
    const height = rangeText(this.camera.heightM.map(toHigh), unitSystem() === "metric" ? "cm" : "ft");
    const shape = landscape ? msg("Phone on its side") : msg("Phone upright");
    const from = fromNames()[this.view];
    return html`<svg viewBox="0 0 340 272" role="img" aria-label=${this.#said(height, shape)}>
      <text x="4" y="15">${msg("From above")}</text>
      ${this.#fromAbove()}
      <text x="4" y="152">${msg("What the camera sees")}</text>
      ${landscape ? svg`<rect class="view" x="4" y="166" width="150" height="94" rx="6"></rect>` : svg`<rect class="view" x="38" y="160" width="78" height="106" rx="6"></rect>`}
      ${this.#whatIsSeen()}
      <text x="172" y="180">${msg("Your whole body,")}</text>
      <text x="172" y="197">${from}.</text>
      <text x="172" y="222">${msg(str`Camera ${height}`)}</text>
      <text x="172" y="239">${msg("above the floor.")}</text>
      <text x="172" y="256">${shape}.</text>
    </svg>`;
  }

  #said(height: string, shape: string): string {
    const stance = turned()[this.view];
    const from = fromNames()[this.view];
    const place = this.atWall
      ? msg(str`Seen from above: ${stance}, ${this.#distance} away. A wall is behind you.`)
      : msg(str`Seen from above: ${stance}, ${this.#distance} away.`);
    const camera = msg(
      str`The camera stands ${height} above the floor and sees you from head to feet, ${from}. ${shape}.`,
    );
    return `${place} ${camera}`;
  }

  get #distance(): string {
    return rangeText(this.camera.distanceM.map(toAway), unitSystem() === "metric" ? "m" : "ft");
  }

  #fromAbove() {
    const besideWall = this.atWall && this.view === "side";
    const y = besideWall ? 62 : 68;
    return svg`${this.#wallFromAbove()}
      <path class="view" d="M292 ${y} L40 ${y - 36} L40 ${y + 36} Z"></path>
      <g transform="translate(66 ${besideWall ? 50 : y}) rotate(${FACING_DEG[this.view]})">
        <ellipse class="solid" cx="0" cy="0" rx="19" ry="10"></ellipse>
        <circle class="solid" cx="0" cy="3" r="9"></circle>
        <path class="line" d="M-7 12 V22 M7 12 V22"></path>
      </g>
      <rect class="device" x="291" y=${y - 13} width="10" height="26" rx="2"></rect>
      <path class="thin" d="M86 112 H291 M86 106 V118 M291 106 V118"></path>
      <text x="150" y="131">${this.#distance}</text>
      <text x="270" y=${y + 34}>${msg("camera")}</text>`;
  }

  #wallFromAbove() {
    if (!this.atWall) return nothing;
    return this.view === "side"
      ? svg`<rect class="wall" x="4" y="24" width="332" height="12"></rect>`
      : svg`<rect class="wall" x="30" y="24" width="12" height="88"></rect>`;
  }

  #whatIsSeen() {
    const x = 78;
    if (this.view === "side") {
      return svg`${this.atWall ? svg`<rect class="wall" x=${x - 26} y="166" width="9" height="94"></rect>` : nothing}
        <circle class="solid" cx=${x - 2} cy="180" r="7"></circle>
        <path class="line" d="M${x - 4} 191 V224 L${x - 2} 254 H${x + 9} M${x - 4} 197 L${x + 2} 222"></path>`;
    }
    // Half turned, the shoulders and feet look narrower.
    const half = this.view === "front" ? 11 : 7;
    return svg`<circle class="solid" cx=${x} cy="180" r="7"></circle>
      <path class="line" d="M${x - half} 195 H${x + half} L${x + half * 0.6} 224 H${x - half * 0.6} Z M${x - half * 0.6} 224 V256 M${x + half * 0.6} 224 V256 M${x - half} 195 L${x - half - 5} 222 M${x + half} 195 L${x + half + 5} 222"></path>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-placement-diagram": SkPlacementDiagram;
  }
}
