/**
 * Runs in the report's page: draws a plot when it comes into view and drops it when it leaves, so that a report of
 * hundreds of clips stays quick. report.ts puts it into the page with uPlot before it.
 */
import type uPlot from "uplot";

/** One plot; null is "not measured" or "no truth". */
export interface Plot {
  readonly unit: string;
  /** Left out where it is that of the clip's first plot, which has one. */
  readonly timeS?: readonly number[];
  readonly measured: readonly (number | null)[];
  readonly truth?: readonly (number | null)[];
  readonly target?: number;
}

/** Plots of one clip, and the end of their time axis. */
export interface ClipPlots {
  readonly endS: number;
  readonly plots: readonly Plot[];
}

declare global {
  interface Window {
    readonly uPlot: typeof uPlot;
  }
}

/** A custom property of the style sheet as it is now at an element: theme and width of the window may change. */
const styleOf =
  (name: string, element: Element = document.documentElement): (() => string) =>
  () =>
    getComputedStyle(element).getPropertyValue(name).trim();

const line = (colour: string, dash: number[] = []): uPlot.Series => ({
  stroke: styleOf(colour),
  width: 2,
  dash,
  spanGaps: false,
  points: { show: false },
});

/** "3.20 s: true 44.0, measured 45.1" under the pointer. */
function readout(plot: uPlot, names: readonly string[]): string {
  const index = plot.cursor.idx ?? -1;
  const timeS = plot.data[0][index];
  if (timeS === undefined) return "";
  const values = names.map((name, series) => `${name} ${plot.data[series + 1]?.[index] ?? "not known"}`);
  return `${timeS.toFixed(2)} s: ${values.join(", ")}`;
}

function draw(box: HTMLElement, { endS, plots }: ClipPlots, { unit, measured, truth, target, ...own }: Plot): uPlot {
  const timeS = own.timeS ?? plots[0]?.timeS ?? [];
  const axis: uPlot.Axis = {
    stroke: styleOf("--text"),
    font: "13px system-ui, sans-serif",
    grid: { stroke: styleOf("--grid"), width: 1 },
    ticks: { stroke: styleOf("--grid"), width: 1 },
  };
  const gutter = styleOf("--gutter", box);
  const told = box.parentElement?.querySelector(".readout");
  // Truth lies under what was measured.
  const series = [
    ...(truth === undefined ? [] : [{ name: "true", data: truth, line: line("--truth", [7, 4]) }]),
    ...(target === undefined
      ? []
      : [{ name: "target", data: timeS.map(() => target), line: line("--target", [2, 4]) }]),
    { name: "measured", data: measured, line: line("--measured") },
  ];
  const names = series.map(({ name }) => name);
  return new window.uPlot(
    {
      width: box.clientWidth,
      height: box.clientHeight,
      padding: [8, Number.parseFloat(styleOf("--end")()), 0, 0],
      legend: { show: false },
      // Zooming would part the plot from the time line below it.
      cursor: { y: false, drag: { x: false, y: false } },
      scales: { x: { time: false, range: [0, endS] } },
      series: [{}, ...series.map((one) => one.line)],
      axes: [
        { ...axis, size: 32, values: (_plot, splits) => splits.map((split) => `${split} s`) },
        {
          ...axis,
          size: () => Number.parseFloat(gutter()),
          values: (_plot, splits) => splits.map((split) => `${split}${unit}`),
        },
      ],
      hooks: { setCursor: [(plot) => told?.replaceChildren(readout(plot, names))] },
    },
    [timeS, ...series.map((one) => one.data)] as uPlot.AlignedData,
    box,
  );
}

const shown = new Map<HTMLElement, uPlot>();

function show(box: HTMLElement): void {
  const data = document.getElementById(box.dataset["clip"] ?? "")?.textContent;
  if (data === undefined || shown.has(box)) return;
  const clip = JSON.parse(data) as ClipPlots;
  const plot = clip.plots[Number(box.dataset["plot"])];
  if (plot !== undefined) shown.set(box, draw(box, clip, plot));
}

function hide(box: HTMLElement): void {
  shown.get(box)?.destroy();
  shown.delete(box);
}

const resizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const box = target as HTMLElement;
    if (box.clientWidth > 0) shown.get(box)?.setSize({ width: box.clientWidth, height: box.clientHeight });
  }
});

const views = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) (isIntersecting ? show : hide)(target as HTMLElement);
  },
  { rootMargin: "400px 0px" },
);

for (const box of document.querySelectorAll<HTMLElement>(".plot")) {
  views.observe(box);
  resizes.observe(box);
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  for (const plot of shown.values()) plot.redraw(false, true);
});
