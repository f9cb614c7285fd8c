import { localized, msg } from "@lit/localize";
import { LitElement, css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { drawnPerson, HANGING_ARM } from "./drawn-person.js";

/** Left and right arm of the picture, for each sign. */
const ARMS = {
  raise: [HANGING_ARM, "58,36 70,22 66,4"],
  "raise-both": ["42,36 30,22 34,4", "58,36 70,22 66,4"],
  cross: ["42,36 26,10 64,-9", "58,36 74,10 36,-9"],
} as const;

/** The signs with the hands that a session understands, drawn and in words, and the keys that do the same. */
@localized()
@customElement("sk-hand-signs")
export class SkHandSigns extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
      gap: 0.6rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 3.6rem minmax(0, 1fr);
      gap: 0.3rem 0.8rem;
      align-items: center;
      padding: 0.5rem;
      border: 2px solid var(--sk-line);
      border-radius: 0.6rem;
      background: var(--sk-surface);
    }
    svg {
      block-size: 4.5rem;
    }
    b {
      display: block;
    }
  `;

  override render() {
    return html`<ul>
        <li>
          ${drawnPerson(ARMS.raise)}
          <span><b>${msg("One hand up")}</b> ${msg("Start, pause, go on")}</span>
        </li>
        <li>
          ${drawnPerson(ARMS["raise-both"])}
          <span><b>${msg("Both hands up")}</b> ${msg("Skip what waits, except while it counts")}</span>
        </li>
        <li>
          ${drawnPerson(ARMS.cross)}
          <span><b>${msg("Arms crossed above the head")}</b> ${msg("Stop, it hurts")}</span>
        </li>
      </ul>
      <p>
        ${msg("Hold it for two seconds; the screen shows how far it is. When you stand side-on, take the hand nearer to the camera.")}
      </p>
      <p>
        ${msg("Keys do the same, also those of a presenter: Page Down or the space bar, Page Up, Escape. So do the keys of a headset: play, next track.")}
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-hand-signs": SkHandSigns;
  }
}
