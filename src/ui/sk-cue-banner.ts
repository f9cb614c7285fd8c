import { localized, msg } from "@lit/localize";
import { LitElement, css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { perLanguage } from "../lib/language.js";

/** What a banner is about; each tone has its own word and sign besides its colour. */
export type BannerTone = "stop" | "careful" | "adjust" | "good" | "info" | "paused";

const words = perLanguage((): Readonly<Record<BannerTone, string>> => ({
  stop: msg("Stop"),
  careful: msg("Careful"),
  adjust: msg("Adjust"),
  good: msg("Good"),
  info: msg("Next"),
  paused: msg("Paused"),
}));

// Drawn in a 24 by 24 box; every shape differs in outline, not only in colour.
const SIGNS: Readonly<Record<BannerTone, string>> = {
  stop: "M8 2h8l6 6v8l-6 6H8l-6-6V8zM7 10.5v3h10v-3z",
  careful: "M12 2 23 21H1zM10.8 9v6h2.4V9zM10.8 16.5v2.4h2.4v-2.4z",
  adjust: "M12 1l5 6h-3.5v10H17l-5 6-5-6h3.5V7H7z",
  good: "M9 16.2 4.8 12 2.5 14.3 9 20.8 21.5 8.3 19.2 6z",
  info: "M4 10.5h11.2L10.6 5.9 12.7 3.8 21 12l-8.3 8.2-2.1-2.1 4.6-4.6H4z",
  paused: "M5 3h5v18H5zM14 3h5v18h-5z",
};

/** One short sentence that can be read at three metres. It is silent: the page owns the live region. */
@localized()
@customElement("sk-cue-banner")
export class SkCueBanner extends LitElement {
  @property({ reflect: true }) tone: BannerTone = "info";
  @property() text = "";

  /** Longer texts are set smaller, so that they take two lines on an upright phone. */
  static readonly longFrom = 18;

  static override styles = css`
    :host {
      display: grid;
      grid-template-columns: auto 1fr;
      align-items: center;
      gap: 0.3em 0.35em;
      padding: 0.18em 0.3em;
      border-radius: 0.3em;
      font-size: var(--sk-banner-size, min(10.5vw, 8.5svh));
      line-height: 1.08;
      font-weight: 700;
      background: var(--sk-info);
      color: var(--sk-on-info);
      overflow-wrap: anywhere;
    }
    :host([tone="stop"]) {
      background: var(--sk-danger);
      color: var(--sk-on-danger);
    }
    :host([tone="careful"]),
    :host([tone="paused"]),
    :host([tone="adjust"]) {
      background: var(--sk-warn);
      color: var(--sk-on-warn);
    }
    :host([tone="good"]) {
      background: var(--sk-good);
      color: var(--sk-on-good);
    }
    .sign {
      display: grid;
      justify-items: center;
      min-inline-size: 1.3em;
    }
    svg {
      inline-size: 0.95em;
      block-size: 0.95em;
      fill: currentColor;
    }
    .room {
      container-type: inline-size;
    }
    .long {
      font-size: var(--sk-banner-long, 0.8em);
    }
    /* No word is broken: the longest one fits the line. Bold letters are about 0.66 of their size wide. */
    .text {
      display: block;
      font-size: min(1em, 100cqi / (0.66 * var(--longest)));
    }
    .word {
      font-size: max(0.34em, 0.8rem);
      line-height: 1.1;
    }
  `;

  /** The policy of the page lets no style attribute through, but a property of the element. */
  override willUpdate(): void {
    const longest = Math.max(1, ...this.text.split(/[\s-]/).map((word) => word.length));
    this.style.setProperty("--longest", String(longest));
  }

  override render() {
    return html`<span class="sign">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path fill-rule="evenodd" d=${SIGNS[this.tone]}></path></svg>
        <span class="word">${words()[this.tone]}</span>
      </span>
      <span class=${this.text.length < SkCueBanner.longFrom ? "room" : "room long"}>
        <span class="text">${this.text}</span>
      </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-cue-banner": SkCueBanner;
  }
}
