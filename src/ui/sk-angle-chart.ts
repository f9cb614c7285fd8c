import { localized, msg, str } from "@lit/localize";
import { LitElement, css, html, nothing, unsafeCSS } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type uPlot from "uplot";
import type { Severity } from "../checker/events.js";
import { perLanguage } from "../lib/language.js";
import { numberText, plural } from "../lib/quantities.js";
import uPlotCss from "uplot/dist/uPlot.min.css?inline";

/** A stretch of time, milliseconds. */
interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The joint angle at one moment of the set; undefined where it was not seen. */
interface ChartPoint {
  readonly timeMs: number;
  readonly driverDeg: number | undefined;
}

/** When one fault stood. */
interface FaultSpans {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly spans: readonly Span[];
}

const HEIGHT_PX = 300;
/** Lowest end of the scale, so that a shallow set does not look deep. */
const SCALE_END_DEG = 100;

/** What the curve is, in words: beside its line, and at its axis. */
const names = perLanguage(() => ({
  "knee-flexion": { curve: msg("knee bend"), axis: msg("knee bend, degrees") },
  "trunk-lean": { curve: msg("lean"), axis: msg("lean, degrees") },
}));

const pausesText = (count: number): string =>
  plural(count, { one: msg(str`${numberText(count)} pause`), other: msg(str`${numberText(count)} pauses`) });

const warningsText = (count: number): string =>
  plural(count, { one: msg(str`${numberText(count)} warning`), other: msg(str`${numberText(count)} warnings`) });

/** A joint angle over a set, with target band, pauses and warnings. uPlot is fetched when the first chart is shown. */
@localized()
@customElement("sk-angle-chart")
export class SkAngleChart extends LitElement {
  @property({ attribute: false }) points: readonly ChartPoint[] = [];
  /** What the angle is of. */
  @property() measure: keyof ReturnType<typeof names> = "knee-flexion";
  @property({ type: Number }) targetDeg = 60;
  @property({ type: Number }) toleranceDeg = 15;
  @property({ attribute: false }) pauses: readonly Span[] = [];
  @property({ attribute: false }) faults: readonly FaultSpans[] = [];

  @query(".plot") private readonly plotBox!: HTMLElement | null;
  #plot: uPlot | undefined;
  #drawn = 0;
  readonly #resizes = new ResizeObserver(() => this.#fit());

  static override styles = [
    unsafeCSS(uPlotCss),
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      .plot {
        min-block-size: 300px;
        overflow: hidden;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem 1.2rem;
        margin: 0.4rem 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.4rem;
      }
      svg {
        inline-size: 1.8rem;
        block-size: 1.1rem;
        flex: none;
      }
      .band {
        fill: var(--sk-zone);
        opacity: 0.35;
      }
      .curve {
        stroke: var(--sk-text);
        stroke-width: 3;
      }
      .pause {
        fill: var(--sk-line);
        opacity: 0.4;
      }
      .warning {
        fill: var(--sk-danger);
        stroke: var(--sk-text);
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  override render() {
    const deepest = this.points.reduce((most, point) => Math.max(most, point.driverDeg ?? 0), 0);
    const name = names()[this.measure].curve;
    const said = this.#said(deepest);
    return html`<div class="plot" role="img" aria-label=${said}></div>
      <ul>
        <li>
          <svg viewBox="0 0 18 11" aria-hidden="true"><path class="curve" d="M1 8 17 3" /></svg> ${name}
        </li>
        <li>
          <svg viewBox="0 0 18 11" aria-hidden="true"><rect class="band" width="18" height="11" /></svg>
          ${msg("target band")}
        </li>
        ${
          this.pauses.length === 0
            ? nothing
            : html`<li>
                <svg viewBox="0 0 18 11" aria-hidden="true"><rect class="pause" width="18" height="11" /></svg>
                ${msg("paused")}
              </li>`
        }
        <li>
          <svg viewBox="0 0 18 11" aria-hidden="true"><rect class="warning" x="1" y="2" width="16" height="6" /></svg>
          ${msg("warning")}
        </li>
      </ul>`;
  }

  override updated(): void {
    void this.#draw();
  }

  #said(deepest: number): string {
    const deepestDeg = numberText(deepest, 0);
    const targetDeg = numberText(this.targetDeg);
    const pauses = pausesText(this.pauses.length);
    const warnings = warningsText(this.#faultSpans().length);
    return this.measure === "knee-flexion"
      ? msg(
          str`Knee bend over time: deepest ${deepestDeg} degrees, target ${targetDeg} degrees, ${pauses}, ${warnings}.`,
        )
      : msg(str`Lean over time: deepest ${deepestDeg} degrees, target ${targetDeg} degrees, ${pauses}, ${warnings}.`);
  }

  #faultSpans(): readonly Span[] {
    return this.faults.filter((fault) => fault.severity !== "info").flatMap((fault) => fault.spans);
  }

  #fit(): void {
    const width = this.plotBox?.clientWidth ?? 0;
    if (width > 0) this.#plot?.setSize({ width, height: HEIGHT_PX });
  }

  async #draw(): Promise<void> {
    const turn = ++this.#drawn;
    const { default: UPlot } = await import("uplot");
    // Newer properties or a removed element overtake the import.
    const box = this.plotBox;
    if (turn !== this.#drawn || !this.isConnected || !box) return;
    this.#plot?.destroy();
    const startMs = this.points[0]?.timeMs ?? 0;
    const toS = (timeMs: number): number => (timeMs - startMs) / 1000;
    const style = getComputedStyle(this);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const text = colour("--sk-text");
    const axis: uPlot.Axis = {
      stroke: text,
      font: "15px system-ui, sans-serif",
      labelFont: "600 15px system-ui, sans-serif",
      grid: { stroke: colour("--sk-track"), width: 1 },
      ticks: { stroke: colour("--sk-line"), width: 1 },
    };
    const fillSpan = (plot: uPlot, span: Span, topPx: number, heightPx: number): void => {
      const left = plot.valToPos(toS(span.startMs), "x", true);
      const right = plot.valToPos(toS(span.endMs), "x", true);
      plot.ctx.fillRect(left, topPx, Math.max(2, right - left), heightPx);
    };
    const options: uPlot.Options = {
      width: box.clientWidth || 320,
      height: HEIGHT_PX,
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false },
        // Deeper is lower on the screen, as the hips go.
        y: { dir: -1, range: (_plot, _low, high) => [0, Math.max(SCALE_END_DEG, high + 5)] },
      },
      series: [{}, { stroke: text, width: 3, spanGaps: false, points: { show: false } }],
      axes: [
        { ...axis, label: msg("seconds") },
        { ...axis, label: names()[this.measure].axis },
      ],
      hooks: {
        drawClear: [
          (plot): void => {
            const { ctx, bbox } = plot;
            ctx.save();
            const high = plot.valToPos(this.targetDeg - this.toleranceDeg, "y", true);
            const low = plot.valToPos(this.targetDeg + this.toleranceDeg, "y", true);
            ctx.globalAlpha = 0.35;
            ctx.fillStyle = colour("--sk-zone");
            ctx.fillRect(bbox.left, Math.min(high, low), bbox.width, Math.abs(low - high));
            ctx.fillStyle = colour("--sk-line");
            ctx.globalAlpha = 0.4;
            for (const pause of this.pauses) fillSpan(plot, pause, bbox.top, bbox.height);
            ctx.restore();
          },
        ],
        draw: [
          (plot): void => {
            const { ctx, bbox } = plot;
            ctx.save();
            const height = bbox.height * 0.05;
            for (const span of this.#faultSpans()) {
              ctx.fillStyle = text;
              fillSpan(plot, span, bbox.top + bbox.height - height, height);
              ctx.fillStyle = colour("--sk-danger");
              fillSpan(plot, span, bbox.top + bbox.height - height + 2, height - 4);
            }
            ctx.restore();
          },
        ],
      },
    };
    const data: uPlot.AlignedData = [
      this.points.map((point) => toS(point.timeMs)),
      this.points.map((point) => point.driverDeg ?? null),
    ];
    this.#plot = new UPlot(options, data, box);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sk-angle-chart": SkAngleChart;
  }
}
