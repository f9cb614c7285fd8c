import { LitElement, css, html } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { drawStage, type StageDrawing } from "./stage-drawing.js";

/** More pixels than this per CSS pixel cost time and are not seen at three metres. */
const MAX_PIXEL_RATIO = 2;

/** The canvas over the picture: skeleton, joint angle and target band, drawn once for each `drawing` it is given. */
@customElement("sk-stage-overlay")
export class SkStageOverlay extends LitElement {
  @property({ attribute: false }) drawing: StageDrawing | undefined;

  @query("canvas") private readonly canvas!: HTMLCanvasElement | null;
  #turn: 1 | -1 | undefined;
  readonly #resizes = new ResizeObserver(() => this.#draw());

  static override styles = css`
    :host {
      display: block;
      contain: strict;
    }
    canvas {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  // What is drawn is said in words by the dial and the banner.
  override render() {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  override updated(): void {
    this.#draw();
  }

  #draw(): void {
    const { canvas } = this;
    const context = canvas?.getContext("2d");
    if (!canvas || !context) return;
    const ratio = Math.min(MAX_PIXEL_RATIO, window.devicePixelRatio);
    const width = Math.round(this.clientWidth * ratio);
    const height = Math.round(this.clientHeight * ratio);
    // Setting the size clears the canvas and costs an allocation, so only when it changed.
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.clientWidth, this.clientHeight);
    if (!this.drawing) return;
    this.#turn = drawStage(context, this.drawing, this.clientWidth, this.clientHeight, this.#turn);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-stage-overlay": SkStageOverlay;
  }
}
