import { LitElement, css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { BannerTone } from "./sk-cue-banner.js";
import "./sk-cue-banner.js";
import "./sk-hold-ring.js";

/** The one number of the far view, in its ring. */
export interface FarNumber {
  /** Undefined shows only the label. */
  readonly value: number | undefined;
  readonly decimals?: number | undefined;
  /** How much of the ring is filled, 0 to 1. */
  readonly share: number;
  /** A word over the number, for instance "Left". */
  readonly caption?: string | undefined;
  /** Short words below the number, for instance "of 10". */
  readonly label: string;
  readonly paused?: boolean | undefined;
}

/** A sign with the hands that is being held. */
export interface SignUnderWay {
  /** What it will do, for instance "Pause". */
  readonly text: string;
  /** How much of its time is over, in thirds: 0 to 3. */
  readonly thirds: number;
}

/** Letters from which a sentence takes more than the three lines that a phone on its side has room for. */
const LONG_FROM = 40;

const THIRDS = [1, 2, 3] as const;

/**
 * What is read from three metres: one number, one ring, one sentence. The border has the colour of the state, the
 * banner its sign and word besides. A sign with the hands takes the place of the sentence while it is held.
 */
@customElement("sk-far-view")
export class SkFarView extends LitElement {
  @property({ reflect: true }) tone: BannerTone = "info";
  @property() text = "";
  /** Below the sentence, for who stands near. */
  @property() more = "";
  /** What is in the slot needs room beside the number. */
  @property({ type: Boolean, reflect: true }) crowded = false;
  /** Who stands near reads smaller letters, so that more has room. */
  @property({ type: Boolean, reflect: true }) near = false;
  @property({ attribute: false }) number: FarNumber | undefined;
  @property({ attribute: false }) sign: SignUnderWay | undefined;

  static override styles = css`
    :host {
      --border: max(0.5rem, 2.2svmin);
      display: grid;
      grid-template-rows: auto minmax(0, 1fr);
      gap: 1.5svmin;
      box-sizing: border-box;
      min-block-size: 0;
      padding: 1.5svmin;
      border: var(--border) solid var(--sk-info);
      border-radius: 1rem;
      background: var(--sk-ground);
      container-type: size;
    }
    :host([tone="stop"]) {
      border-color: var(--sk-danger);
    }
    :host([tone="careful"]),
    :host([tone="paused"]),
    :host([tone="adjust"]) {
      border-color: var(--sk-warn);
    }
    :host([tone="good"]) {
      border-color: var(--sk-good);
    }
    /* Each is a sixth of the screen's height at least, the digits of the number too: they are 0.47 of the ring. */
    sk-cue-banner,
    .sign {
      box-sizing: border-box;
      min-block-size: max(17svh, 2.2em);
      --sk-banner-size: min(12cqi, 13svh);
    }
    .words {
      display: grid;
      gap: 1svmin;
    }
    .more {
      margin: 0;
      font-size: clamp(1rem, min(2.4svh, 4.2vw), 1.5rem);
      line-height: 1.25;
    }
    .main {
      display: grid;
      justify-items: center;
      align-content: safe center;
      gap: 1.5svmin;
      min-block-size: 0;
      max-block-size: 100%;
      overflow: auto;
    }
    sk-hold-ring {
      /* The last one: what is left below the banner, where buttons take much of a small screen. */
      inline-size: min(100cqi, 100%, max(36svh, 58cqb), 100cqb - 17svh - 1.5svmin);
    }
    @media (max-aspect-ratio: 3/2) {
      .words:has(.more) + .main sk-hold-ring {
        inline-size: min(100%, 22svh);
      }
      :host([near]) .full {
        --sk-banner-long: 0.65em;
      }
      .words:has(.full):not(:has(.more)) + .main sk-hold-ring {
        inline-size: min(100%, 100cqb - 24svh);
      }
    }
    /* Whoever counts by hand stands before the screen. */
    :host([crowded]) sk-hold-ring {
      inline-size: min(100%, 22svh);
    }
    :host([near]) sk-cue-banner,
    :host([near]) .sign {
      --sk-banner-size: min(9.5cqi, 7svh);
      font-size: min(9.5cqi, 7svh);
      min-block-size: 10svh;
    }
    :host([near][crowded]) sk-hold-ring {
      inline-size: min(100%, 16svh);
    }
    .sign {
      display: grid;
      grid-template-rows: 1fr auto;
      gap: 0.15em;
      padding: 0.15em 0.3em;
      border-radius: 0.3em;
      font-size: min(12cqi, 13svh);
      font-weight: 700;
      line-height: 1.08;
      background: var(--sk-text);
      color: var(--sk-ground);
    }
    .thirds {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: 0.12em;
    }
    .third {
      block-size: 0.4em;
      border: 0.06em solid currentColor;
      border-radius: 0.1em;
    }
    .third.done {
      background: currentColor;
    }
    @media (min-aspect-ratio: 3/2) {
      :host {
        grid-template-rows: minmax(0, 1fr);
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        align-items: center;
      }
      sk-hold-ring {
        inline-size: min(100%, 82svh, 70cqb);
      }
      :host([crowded]) sk-hold-ring {
        inline-size: min(100%, 36svh);
      }
      sk-cue-banner,
      .sign {
        --sk-banner-size: min(7cqi, 20svh);
        font-size: min(7cqi, 20svh);
        min-block-size: 30svh;
      }
      .words {
        /* The small picture stands below them. */
        margin-block-end: var(--sk-picture-room, 0px);
      }
      .more {
        font-size: clamp(1rem, 3svh, 1.5rem);
      }
      :host([near]) sk-cue-banner,
      :host([near]) .sign {
        --sk-banner-size: min(5.5cqi, 13svh);
        font-size: min(5.5cqi, 13svh);
        min-block-size: 20svh;
      }
      :host([near][crowded]) sk-hold-ring {
        inline-size: min(100%, 22svh);
      }
    }
    @media (min-aspect-ratio: 3/2) and (max-height: 30rem) {
      .full {
        --sk-banner-long: 0.6em;
      }
      :host([near]) .full {
        --sk-banner-long: 0.5em;
      }
      .more {
        font-size: 0.9rem;
        line-height: 1.2;
      }
      :host([crowded]) sk-hold-ring {
        inline-size: min(100%, 23svh);
      }
      :host([near][crowded]) sk-hold-ring {
        inline-size: min(100%, 18svh);
      }
    }
  `;

  override render() {
    const sentence =
      this.sign === undefined
        ? html`<sk-cue-banner
            class=${this.text.length < LONG_FROM ? "" : "full"}
            .tone=${this.tone}
            .text=${this.text}
          ></sk-cue-banner>`
        : this.#sign(this.sign);
    return html`<div class="words">
        ${sentence}${this.more === "" ? nothing : html`<p class="more">${this.more}</p>`}
      </div>
      <div class="main">${this.#ring()}<slot></slot></div>`;
  }

  #ring() {
    const { number } = this;
    if (number === undefined) return nothing;
    const { value, decimals = 0, share, caption = "", label, paused = false } = number;
    return html`<sk-hold-ring
      .value=${value}
      .decimals=${decimals}
      .share=${share}
      .caption=${caption}
      .label=${label}
      .paused=${paused}
    ></sk-hold-ring>`;
  }

  #sign({ text, thirds }: SignUnderWay) {
    return html`<div class="sign">
      <span>${text}</span>
      <div class="thirds" aria-hidden="true">
        ${THIRDS.map((third) => html`<span class="third ${third <= thirds ? "done" : ""}"></span>`)}
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-far-view": SkFarView;
  }
}
