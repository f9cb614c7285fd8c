import { localized, msg } from "@lit/localize";
import { LitElement, css, html, nothing, svg, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { createFigure, type Figure, type Shape } from "./figure-drawing.js";
import type { FigureData } from "./figure-data.js";
import { controlStyles } from "./shared-styles.js";

/** Key poses that are shown side by side to who wants no movement. */
const STILLS = 4;
/** A little past the front, so that both legs are seen. */
const FRONT_DEG = 15;
const SIDE_DEG = 90;

/** A drawn person doing an exercise once and again. It stands still for who prefers that, and can be paused. */
@localized()
@customElement("sk-movement-figure")
export class SkMovementFigure extends LitElement {
  /** Id of the exercise. */
  @property() exercise = "";
  /** What is shown, in words. */
  @property() label = "";
  /** One pose only, for lists. */
  @property({ type: Boolean, reflect: true }) still = false;

  @state() private data: FigureData | undefined;
  @state() private paused = false;
  /** Seen from the other side than the exercise's own. */
  @state() private turned = false;
  @state() private calm = false;
  @state() private timeMs = 0;
  #figure: Figure | undefined;
  #frame = 0;
  #lastMs: number | undefined;
  readonly #preference = matchMedia("(prefers-reduced-motion: reduce)");

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        border-radius: 0.8rem;
        background: var(--sk-surface);
      }
      .stage {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        min-block-size: 0;
      }
      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        min-block-size: 0;
        max-block-size: inherit;
      }
      path {
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .open {
        fill: none;
      }
      .near {
        stroke: var(--sk-accent);
        fill: var(--sk-accent);
      }
      .far {
        stroke: var(--sk-line);
        fill: var(--sk-line);
      }
      .trunk {
        stroke: var(--sk-text);
        fill: var(--sk-text);
      }
      .halo {
        stroke: var(--sk-surface);
        fill: var(--sk-surface);
      }
      .wall,
      .floor {
        stroke: var(--sk-track);
        fill: var(--sk-track);
      }
      .ball,
      .pad {
        stroke: var(--sk-line);
        fill: var(--sk-chosen);
      }
      .chair {
        stroke: var(--sk-track);
        fill: none;
      }
      .weight {
        stroke: var(--sk-text);
        fill: var(--sk-text);
      }
      .band {
        stroke: var(--sk-zone-edge);
      }
      path.open {
        fill: none;
      }
      .controls {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: 0.5rem;
        padding: 0 0.5rem 0.5rem;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#preference.addEventListener("change", this.#preferenceChanged);
    this.#preferenceChanged();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#preference.removeEventListener("change", this.#preferenceChanged);
    this.#stop();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("exercise")) void this.#load(this.exercise);
  }

  override updated(): void {
    const moving = this.#figure !== undefined && !this.still && !this.paused && !this.calm;
    if (moving && this.#frame === 0) this.#frame = requestAnimationFrame(this.#step);
    if (!moving) this.#stop();
  }

  override render() {
    const figure = this.#figure;
    return html`<div class="stage" role="img" aria-label=${this.label}>
        ${figure === undefined ? nothing : this.#pictures(figure)}
      </div>
      ${figure === undefined || this.still ? nothing : this.#controls()}`;
  }

  #controls() {
    return html`<div class="controls">
      <button type="button" id="turn" @click=${this.#turn}>
        ${this.#fromSide === this.turned ? msg("From the side") : msg("From the front")}
      </button>
      ${
        this.calm
          ? nothing
          : html`<button type="button" id="pause" @click=${() => (this.paused = !this.paused)}>
              ${this.paused ? msg("Play") : msg("Pause")}
            </button>`
      }
    </div>`;
  }

  #pictures(figure: Figure) {
    if (this.still) return this.#picture(figure, figure.stillMs);
    if (!this.calm) return this.#picture(figure, this.timeMs);
    const times = Array.from({ length: STILLS }, (_, index) => (figure.roundMs * index) / STILLS);
    return times.map((timeMs) => this.#picture(figure, timeMs));
  }

  #picture(figure: Figure, timeMs: number) {
    const { frame } = figure;
    return html`<svg
      viewBox="${Math.round(frame.minX)} ${Math.round(frame.minY)} ${Math.round(frame.width)} ${Math.round(frame.height)}"
      aria-hidden="true"
    >
      ${figure.shapesAt(timeMs).map((shape) => this.#shape(shape))}
    </svg>`;
  }

  #shape({ role, path, width, open }: Shape) {
    return svg`<path class=${open ? `${role} open` : role} d=${path} stroke-width=${width}></path>`;
  }

  readonly #step = (nowMs: number): void => {
    this.timeMs += nowMs - (this.#lastMs ?? nowMs);
    this.#lastMs = nowMs;
    this.#frame = requestAnimationFrame(this.#step);
  };

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#lastMs = undefined;
  }

  readonly #preferenceChanged = (): void => {
    this.calm = this.#preference.matches;
  };

  async #load(exercise: string): Promise<void> {
    const { findFigure } = await import("./figures.js");
    // Another one may have been asked for meanwhile.
    if (exercise !== this.exercise) return;
    this.data = findFigure(exercise);
    this.timeMs = 0;
    this.turned = false;
    this.#make();
  }

  get #fromSide(): boolean {
    return Math.abs(this.data?.azimuthDeg ?? 0) > 45;
  }

  #turn(): void {
    this.turned = !this.turned;
    this.#make();
  }

  #make(): void {
    const other = this.#fromSide ? FRONT_DEG : SIDE_DEG;
    this.#figure = this.data && createFigure(this.data, this.turned ? other : this.data.azimuthDeg);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-movement-figure": SkMovementFigure;
  }
}
