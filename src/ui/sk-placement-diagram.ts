import { LitElement, css, html } from "lit";
import { customElement } from "lit/decorators.js";

/** Where to put the camera for a wall squat: seen from above and from the side. */
@customElement("sk-placement-diagram")
export class SkPlacementDiagram extends LitElement {
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
    return html`<svg
      viewBox="0 0 340 272"
      role="img"
      aria-label="Seen from above: you lean on the wall, the camera stands 2 to 2.5 metres beside you, along the same wall, and sees you from the side. Seen from the side: the camera stands at hip height and sees you from head to feet."
    >
      <text x="4" y="15">From above</text>
      <rect class="wall" x="4" y="24" width="332" height="12" />
      <path class="view" d="M292 62 L40 40 L40 110 Z" />
      <ellipse class="solid" cx="66" cy="50" rx="19" ry="10" />
      <circle class="solid" cx="66" cy="53" r="9" />
      <path class="line" d="M59 62 V82 M73 62 V82" />
      <rect class="device" x="291" y="50" width="10" height="26" rx="2" />
      <path class="thin" d="M86 107 H291 M86 101 V113 M291 101 V113" />
      <text x="143" y="126">2 to 2.5 m</text>
      <text x="252" y="96">camera</text>
      <text x="4" y="152">What the camera sees</text>
      <rect class="view" x="4" y="160" width="150" height="106" rx="6" />
      <rect class="wall" x="30" y="160" width="9" height="106" />
      <circle class="solid" cx="52" cy="178" r="8" />
      <path class="line" d="M49 190 V222 L78 236 V260 H90" />
      <text x="172" y="186">Your whole body,</text>
      <text x="172" y="204">from the side.</text>
      <text x="172" y="232">Camera at hip height,</text>
      <text x="172" y="250">on a chair or a table.</text>
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-placement-diagram": SkPlacementDiagram;
  }
}
