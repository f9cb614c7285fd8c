import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { PainLevel } from "../checker/pain-answer.js";
import { perLanguage } from "../lib/language.js";
import { numberText } from "../lib/quantities.js";
import { drawnPerson, HANGING_ARM } from "./drawn-person.js";

/** The arm that answers, from the shoulder of the drawn person over the elbow to the hand; the highest first. */
const ARMS: readonly (readonly [level: PainLevel, points: string])[] = [
  ["red", "58,36 70,22 66,4"],
  ["amber", "58,36 76,38 94,36"],
  ["green", "58,36 72,54 52,58"],
];

const places = perLanguage(() => ({
  red: msg("Hand above the head"),
  amber: msg("Hand at the shoulder"),
  green: msg("Hand at the belly"),
}));

/** How a hand answers from 0 to 10, drawn for somebody three metres away: three heights with their numbers. */
@localized()
@customElement("sk-pain-hands")
export class SkPainHands extends LitElement {
  /** The numbers that each height stands for. */
  @property({ attribute: false }) answers: Readonly<Record<PainLevel, { from: number; to: number }>> | undefined;
  /** The height that is being held. */
  @property() held: PainLevel | undefined;
  /** No picture is judged yet: a hand would answer in vain. The place stays the same, so that nothing below moves. */
  @property({ type: Boolean }) unseen = false;

  static override styles = css`
    :host {
      display: block;
      position: relative;
      container-type: inline-size;
    }
    p {
      position: absolute;
      inset: 0;
      display: grid;
      place-content: center;
      margin: 0;
      padding: 0.5rem;
      border: 0.25rem dashed var(--sk-line);
      border-radius: 0.7rem;
      background: var(--sk-surface);
      color: var(--sk-text);
      font-size: min(6.2cqi, 5.2svh);
      font-weight: 700;
      line-height: 1.15;
      text-align: center;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 0.5rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      justify-items: center;
      padding: 0.2rem;
      border: 0.25rem solid var(--sk-line);
      border-radius: 0.7rem;
      background: var(--sk-surface);
      color: var(--sk-text);
    }
    li[data-held] {
      border-color: var(--sk-text);
      background: var(--sk-text);
      color: var(--sk-ground);
    }
    svg {
      inline-size: 100%;
      block-size: 11svh;
    }
    b {
      font-size: min(9.5cqi, 9svh);
      line-height: 1.1;
      white-space: nowrap;
    }
    /* What stands below has to be seen too. */
    @media (max-aspect-ratio: 1/1) {
      svg {
        block-size: 9svh;
      }
    }
    .visually-hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `;

  override render() {
    return html`${this.#hands()}${this.unseen ? html`<p>${msg("One moment: your hand is not seen yet.")}</p>` : nothing}`;
  }

  #hands() {
    return html`<ul aria-label=${msg("Hold one hand like this, or tap a number.")}>
      ${ARMS.map(([level, arm]) => {
        const { from, to } = this.answers?.[level] ?? { from: 0, to: 0 };
        const range = from === to ? numberText(from) : msg(str`${numberText(from)} to ${numberText(to)}`);
        return html`<li ?data-held=${this.held === level}>
          ${drawnPerson([HANGING_ARM, arm])}
          <b aria-hidden="true">${from === to ? numberText(from) : `${numberText(from)}–${numberText(to)}`}</b>
          <span class="visually-hidden">${places()[level]}: ${range}</span>
        </li>`;
      })}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-pain-hands": SkPainHands;
  }
}
