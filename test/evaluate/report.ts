import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import type {
  AngleSeries,
  ClipDetail,
  ClipScore,
  Evaluation,
  FigureName,
  NotRun,
  ScoredOptions,
  Totals,
} from "./evaluation.js";
import { clipEnd, timeLine } from "./report-lanes.js";
import { figure, NO_FIGURE, percent, signed } from "./number-words.js";
import { markup, NOTHING, scriptJson, trusted, words } from "./report-markup.js";
import type { Markup } from "./report-markup.js";
import type { ClipPlots, Plot } from "./report-plots.js";

const FIGURES: Readonly<
  Record<FigureName, { readonly label: string; readonly digits: number; readonly unit: string }>
> = {
  reps: { label: "Repetitions", digits: 0, unit: "" },
  repsLeft: { label: "Repetitions, left", digits: 0, unit: "" },
  repsRight: { label: "Repetitions, right", digits: 0, unit: "" },
  partial: { label: "Refused", digits: 0, unit: "" },
  holdS: { label: "In position", digits: 2, unit: " s" },
  steps: { label: "Steps", digits: 0, unit: "" },
  stepsLeft: { label: "Steps, left", digits: 0, unit: "" },
  stepsRight: { label: "Steps, right", digits: 0, unit: "" },
  metresLeft: { label: "Way left", digits: 2, unit: " m" },
  metresRight: { label: "Way right", digits: 2, unit: " m" },
  hops: { label: "Hops", digits: 0, unit: "" },
  circles: { label: "Circles", digits: 0, unit: "" },
  circlesLeft: { label: "Circles, left", digits: 0, unit: "" },
  circlesRight: { label: "Circles, right", digits: 0, unit: "" },
  reversed: { label: "Circles the wrong way round", digits: 0, unit: "" },
};
const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];

const UNITS: Readonly<
  Record<AngleSeries["unit"], { readonly sign: string; readonly words: string; readonly digits: number }>
> = {
  // A tenth of a degree is less than a pixel.
  deg: { sign: "°", words: "degrees", digits: 1 },
  "height-share": { sign: "", words: "share of height", digits: 3 },
  ratio: { sign: "", words: "ratio", digits: 3 },
  m: { sign: " m", words: "metres", digits: 3 },
  s: { sign: " s", words: "seconds", digits: 2 },
  "deg-per-s": { sign: "°/s", words: "degrees a second", digits: 1 },
  "m-per-s": { sign: " m/s", words: "metres a second", digits: 2 },
};
const TIME_DIGITS = 2;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

const roundedAll = (values: readonly (number | null)[], digits: number): readonly (number | null)[] =>
  values.map((value) => (value === null ? null : rounded(value, digits)));

const sameTimes = (one: AngleSeries, other: AngleSeries): boolean =>
  one.timeS.length === other.timeS.length && one.timeS.every((timeS, index) => timeS === other.timeS[index]);

function plotsOf(series: readonly AngleSeries[], targetDeg: number | undefined): readonly Plot[] {
  const [first] = series;
  return series.map((angle) => {
    const { digits, sign } = UNITS[angle.unit];
    const ownTimes = first === undefined || angle === first || !sameTimes(angle, first);
    return {
      unit: sign,
      ...(ownTimes ? { timeS: angle.timeS.map((value) => rounded(value, TIME_DIGITS)) } : {}),
      measured: roundedAll(angle.measured, digits),
      ...(angle.truth === undefined ? {} : { truth: roundedAll(angle.truth, digits) }),
      ...(angle === first && targetDeg !== undefined ? { target: targetDeg } : {}),
    };
  });
}

function rangeOf(values: readonly (number | null)[] | undefined, unit: AngleSeries["unit"]): string {
  const known = values?.filter((value) => value !== null) ?? [];
  if (known.length === 0) return "nowhere known";
  const { digits, words: unitWords } = UNITS[unit];
  return `${rounded(Math.min(...known), digits)} to ${rounded(Math.max(...known), digits)} ${unitWords}`;
}

/** Place of one plot, with what it shows in words. */
function plotBox(
  clipId: string,
  index: number,
  angle: AngleSeries,
  look: "large" | "small",
  targetDeg?: number,
): Markup {
  const name = words(angle.metric);
  const target = targetDeg === undefined ? "" : `, target ${targetDeg} degrees`;
  const said = `Plot of ${name} over time: measured ${rangeOf(angle.measured, angle.unit)}, true ${rangeOf(angle.truth, angle.unit)}${target}.`;
  return markup`<div class="chart${look === "small" ? " small" : ""}">
<h4>${name[0]?.toUpperCase() ?? ""}${name.slice(1)}, ${UNITS[angle.unit].words}</h4>
<div class="plot" role="img" aria-label="${said}" data-clip="${clipId}-data" data-plot="${index}"></div>
<p class="readout" aria-hidden="true"></p></div>`;
}

const KEY = markup`<ul class="key">
<li><svg viewBox="0 0 30 8" aria-hidden="true"><path class="measured" d="M0 4H30"/></svg>measured</li>
<li><svg viewBox="0 0 30 8" aria-hidden="true"><path class="truth" d="M0 4H30"/></svg>true</li>
<li><svg viewBox="0 0 30 8" aria-hidden="true"><path class="target" d="M0 4H30"/></svg>target</li>
</ul>`;

function drawing(clipId: string, detail: ClipDetail): Markup {
  const counting = detail.angles.filter(({ metric }) => detail.main.includes(metric));
  const known = detail.angles.filter(({ metric, truth }) => truth !== undefined && !detail.main.includes(metric));
  if (counting.length + known.length === 0) return markup`<p>Nothing was measured.</p>${timeLine(detail)}`;
  const data: ClipPlots = {
    endS: rounded(clipEnd(detail), TIME_DIGITS),
    plots: plotsOf([...counting, ...known], detail.targetDeg),
  };
  const more =
    known.length === 0
      ? NOTHING
      : markup`<details><summary>Other angles with a truth (${known.length})</summary>
<div class="charts">${known.map((angle, index) => plotBox(clipId, counting.length + index, angle, "small"))}</div></details>`;
  // What has no joint angle to count by is drawn side by side.
  const look = counting.length > 1 ? "small" : "large";
  const boxes = counting.map((angle, index) =>
    plotBox(clipId, index, angle, look, index === 0 ? detail.targetDeg : undefined),
  );
  return markup`${KEY}${look === "small" ? markup`<div class="charts">${boxes}</div>` : boxes}
${timeLine(detail)}${more}
<script type="application/json" id="${clipId}-data">${scriptJson(data)}</script>`;
}

const entry = (term: string, said: string | Markup): Markup => markup`<div><dt>${term}</dt><dd>${said}</dd></div>\n`;

const list = (ids: readonly string[]): string => (ids.length === 0 ? "none" : ids.join(", "));

function figureEntries({ expected, counted, scored }: ClipScore): readonly Markup[] {
  return FIGURE_NAMES.filter((name) => (expected[name] ?? counted[name]) !== undefined).map((name) => {
    const { label, digits, unit } = FIGURES[name];
    const wanted = expected[name];
    const said = `counted ${figure(counted[name], digits, unit)}`;
    if (!scored) return entry(label, said);
    return entry(label, `${said}, ${wanted === undefined ? "no truth" : `expected ${figure(wanted, digits, unit)}`}`);
  });
}

function faultEntries({ faults, scored }: ClipScore): readonly Markup[] {
  const raised = faults.raised.map(({ id }) => id);
  const all = entry("Faults raised", list([...new Set(raised)]));
  if (!scored) return [all];
  return [
    entry("Faults expected", list(faults.expected.map(({ id }) => id))),
    all,
    entry("Hit", list(faults.hit)),
    entry("Missed", list(faults.missed)),
    entry("Late", list(faults.late)),
    entry("False", list(faults.false)),
  ];
}

function viewSaid({ view }: ClipScore): string {
  const asked = view.askedToTurn ? "asked to turn" : "not asked to turn";
  const expected = view.expected === null ? "" : `expected ${view.expected}; `;
  return `${expected}right for ${percent(view.judgedShare)} of the pictures, ${asked}`;
}

const labelEntries = ({ label: { expected, told } }: ClipScore): readonly Markup[] =>
  expected === null && told === null
    ? []
    : [entry("Called", `${told ?? "nothing else"}${expected === null ? "" : `, expected ${expected}`}`)];

function setSaid({ level, targetDeg }: ScoredOptions): string {
  if (targetDeg === null) return "no depth";
  return level === null ? `${targetDeg}°` : `level ${level}, ${targetDeg}°`;
}

function scoreList(score: ClipScore): Markup {
  const angles = Object.entries(score.angleMaeDeg).map(([name, maeDeg]) => {
    const biasDeg = score.angleBiasDeg[name];
    const bias = biasDeg === undefined ? "" : `, bias ${signed(biasDeg, 1, "°")}`;
    return entry(
      `Error of ${words(name)}`,
      `${maeDeg.toFixed(1)}°${bias} (${score.anglePictures[name] ?? 0} pictures)`,
    );
  });
  const refused = score.refused.map(
    ({ timeS, reason, side }) => `${timeS.toFixed(1)} s ${words(reason)}${side === undefined ? "" : `, ${side}`}`,
  );
  return markup`<dl>
${figureEntries(score)}${score.countError === null ? NOTHING : entry("Count error", signed(score.countError, 0))}${
    score.holdErrorS === null ? NOTHING : entry("Error of the hold", signed(score.holdErrorS, 2, " s"))
  }${refused.length === 0 ? NOTHING : entry("Refusals", refused.join("; "))}${faultEntries(score)}${angles}${[
    entry("Pictures with a pose", percent(score.posedShare)),
    entry("View", viewSaid(score)),
    ...labelEntries(score),
    entry("Not judged", list(score.notJudged.map(({ id, why }) => (why === undefined ? id : `${id} (${why})`)))),
    entry("Set", `${setSaid(score.options)}; clip of ${score.durationS.toFixed(1)} s`),
  ]}</dl>`;
}

const verdictOf = ({ exact }: ClipScore): { readonly name: string; readonly said: string } => {
  if (exact === null) return { name: "open", said: "not scored" };
  return exact ? { name: "exact", said: "exact" } : { name: "wrong", said: "not exact" };
};

function clipSection(score: ClipScore, clipId: string, detail: ClipDetail | undefined): Markup {
  const { name, said } = verdictOf(score);
  return markup`<section id="${clipId}" aria-labelledby="${clipId}-name">
<h3 id="${clipId}-name">${score.name} <small>${words(score.exercise)}</small> <span class="verdict ${name}">${said}</span></h3>
${scoreList(score)}
${detail === undefined ? markup`<p>Nothing was recorded to draw.</p>` : drawing(clipId, detail)}
<p><a href="#clips">Back to the list of clips</a></p>
</section>
`;
}

const TOTALS: readonly (readonly [heading: string, of: (totals: Totals) => string])[] = [
  ["Clips", ({ clips }) => String(clips)],
  ["Exact", ({ exactShare }) => percent(exactShare)],
  ["Off by one or less", ({ oboShare }) => percent(oboShare)],
  ["Mean count error, share", ({ countMae }) => figure(countMae, 3)],
  ["Mean count error", ({ countMaeAbsolute }) => figure(countMaeAbsolute, 2)],
  ["Mean hold error", ({ holdMaeS }) => figure(holdMaeS, 2, " s")],
  ["Mean hold error where there is a hold", ({ heldHoldMaeS }) => figure(heldHoldMaeS, 2, " s")],
  ["Fault precision", ({ faultPrecision }) => percent(faultPrecision)],
  ["Fault recall", ({ faultRecall }) => percent(faultRecall)],
  ["False warnings per clean minute", ({ falseWarningsPerMinute }) => figure(falseWarningsPerMinute, 2)],
  ["Error of the counting angle", ({ driverMaeDeg }) => figure(driverMaeDeg, 1, "°")],
];

/** A table that scrolls by itself where the window is narrow. */
const scrolling = (label: string, table: Markup): Markup =>
  markup`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${table}</div>`;

function totalsTable({ totals, totalsByExercise }: Evaluation): Markup {
  const row = (name: string, of: Totals): Markup =>
    markup`<tr><th scope="row">${name}</th>${TOTALS.map(([, said]) => markup`<td>${said(of)}</td>`)}</tr>\n`;
  return scrolling(
    "Totals",
    markup`<table><caption>Totals; ${NO_FIGURE} where no clip asks for it</caption>
<thead><tr><th scope="col">Exercise</th>${TOTALS.map(([heading]) => markup`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${row("all", totals)}${Object.entries(totalsByExercise).map(([name, of]) => row(words(name), of))}</tbody></table>`,
  );
}

const notRunList = (heading: string, notRun: readonly NotRun[]): Markup =>
  notRun.length === 0
    ? NOTHING
    : markup`<h2>${heading} (${notRun.length})</h2>
<details><summary>Which and why</summary>
<ul>
${notRun.map(({ name, reason }) => markup`<li><b>${name}</b>: ${reason}</li>\n`)}</ul></details>
`;

function indexTable(clips: readonly ClipScore[]): Markup {
  const rows = clips.map((score, index) => {
    const { name, said } = verdictOf(score);
    const cells = [
      words(score.exercise),
      signed(score.countError, 0),
      signed(score.holdErrorS, 2, " s"),
      score.faults.missed.join(", "),
      score.faults.false.join(", "),
      figure(score.driver?.maeDeg, 1, "°"),
    ];
    return markup`<tr><th scope="row"><a href="#${clipIdOf(index)}">${score.name}</a></th><td><span class="verdict ${name}">${said}</span></td>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`;
  });
  const headings = ["Clip", "Verdict", "Exercise", "Count error", "Hold error", "Missed", "False", "Angle error"];
  return scrolling(
    "Clips",
    markup`<table><caption>Worst first</caption>
<thead><tr>${headings.map((heading) => markup`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table>`,
  );
}

const clipIdOf = (index: number): string => `clip-${index + 1}`;

const keyOf = ({ name, exercise }: ClipScore): string => JSON.stringify([name, exercise]);

const packageFile = (path: string): string => readFileSync(createRequire(import.meta.url).resolve(path), "utf8");
const ownFile = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

const scriptHash = (script: string): string => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

/**
 * The report as one HTML page that asks for nothing from anywhere: figures, plots and time lines of every clip, in the
 * order of the evaluation. The same input gives the same page.
 */
export function reportHtml(
  evaluation: Evaluation,
  details: readonly ClipDetail[],
  meta: { readonly title: string },
): string {
  const { clips, engine, fps, disturbance, broken, leftOut } = evaluation;
  const waiting = [...details];
  const sections = clips.map((score, index) => {
    const at = waiting.findIndex((detail) => keyOf(detail.score) === keyOf(score));
    const [detail] = at === -1 ? [] : waiting.splice(at, 1);
    return clipSection(score, clipIdOf(index), detail);
  });
  const plotLibrary = packageFile("uplot/dist/uPlot.iife.min.js");
  const plots = transpileModule(ownFile("report-plots.ts"), {
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022, removeComments: true },
  }).outputText;
  const policy = `default-src 'none'; script-src ${scriptHash(plotLibrary)} ${scriptHash(plots)}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${meta.title}</title>
<!-- uPlot, which draws the plots:
${trusted(packageFile("uplot/LICENSE"))}-->
<style>${trusted(packageFile("uplot/dist/uPlot.min.css"))}
${trusted(ownFile("report.css"))}</style>
</head>
<body>
<header>
<h1>${meta.title}</h1>
<p>Engine ${engine}, ${fps === null ? "every picture of the clips" : `${fps} pictures a second`}${disturbance === null ? "" : `, made worse: ${disturbance}`}.</p>
</header>
<main>
<h2>Totals</h2>
${totalsTable(evaluation)}
${notRunList("Could not be run", broken)}${notRunList("Left out", leftOut)}<h2 id="clips">Clips</h2>
${clips.length === 0 ? markup`<p>No clip was run.</p>` : indexTable(clips)}
${sections}</main>
<script>${trusted(plotLibrary)}</script>
<script type="module">${trusted(plots)}</script>
</body>
</html>
`.html;
}
