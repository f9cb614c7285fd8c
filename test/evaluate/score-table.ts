import { tableText } from "../bench/figures.js";
import type { ClipScore, Evaluation, FigureName, Figures, ScoredOptions, Totals } from "./evaluation.js";
import { figure, NO_FIGURE, percent, signed } from "./number-words.js";

const LABELS: Readonly<Record<FigureName, string>> = {
  reps: "reps",
  repsLeft: "left",
  repsRight: "right",
  partial: "refused",
  holdS: "held s",
  steps: "steps",
  stepsLeft: "left",
  stepsRight: "right",
  metresLeft: "m left",
  metresRight: "m right",
  hops: "hops",
  circles: "circles",
  circlesLeft: "left",
  circlesRight: "right",
  reversed: "reversed",
};

const list = (words: readonly string[]): string => (words.length === 0 ? NO_FIGURE : [...new Set(words)].join(" "));

/** Only what the truth asks for; everything where it asks for nothing. */
function figuresText(figures: Figures, asked: Figures | undefined): string {
  const entries = Object.entries(figures) as [FigureName, number][];
  const parts = entries
    .filter(([name]) => asked === undefined || name in asked)
    .map(([name, value]) => `${LABELS[name]} ${Number.isInteger(value) ? value : value.toFixed(2)}`);
  return parts.length === 0 ? NO_FIGURE : parts.join(", ");
}

const depthText = ({ level, targetDeg }: ScoredOptions): string =>
  targetDeg === null ? NO_FIGURE : [level, String(targetDeg)].filter((part) => part !== null).join(" ");

function verdict({ scored, exact, view, faults }: ClipScore): string {
  if (!scored) return "no truth";
  if (exact === false) return "WRONG";
  if (faults.missed.length + faults.false.length > 0) return "warnings";
  if (exact === null && faults.expected.length === 0) return "not scored";
  return view.expected === "outside" && view.askedToTurn ? "ok, asked to turn" : "ok";
}

const withLabel = (figures: string, label: string | null): string =>
  label === null ? figures : `${figures}, ${label}`;

function clipRow(score: ClipScore): readonly string[] {
  const { faults } = score;
  return [
    score.name,
    score.exercise,
    depthText(score.options),
    verdict(score),
    withLabel(figuresText(score.expected, undefined), score.label.expected),
    withLabel(
      figuresText(score.counted, Object.keys(score.expected).length > 0 ? score.expected : undefined),
      score.label.expected === null ? null : (score.label.told ?? "no label"),
    ),
    signed(score.countError, 0),
    signed(score.holdErrorS, 2),
    list(faults.hit),
    list(faults.missed),
    list(faults.false),
    figure(score.driver?.maeDeg, 1),
    percent(score.posedShare),
    percent(score.view.judgedShare),
  ];
}

const CLIP_HEAD = [
  "clip",
  "exercise",
  "depth",
  "verdict",
  "expected",
  "counted",
  "count",
  "hold s",
  "hit",
  "missed",
  "false",
  "angle deg",
  "seen",
  "in view",
];

const TOTALS_HEAD = [
  "totals",
  "runs",
  "exact",
  "off by one",
  "count MAE",
  "hold s",
  "where held",
  "precision",
  "recall",
  "false/min",
  "angle deg",
];

const totalsRow = (name: string, totals: Totals): readonly string[] => [
  name,
  String(totals.clips),
  percent(totals.exactShare),
  percent(totals.oboShare),
  figure(totals.countMae, 3),
  figure(totals.holdMaeS, 2),
  figure(totals.heldHoldMaeS, 2),
  figure(totals.faultPrecision, 2),
  figure(totals.faultRecall, 2),
  figure(totals.falseWarningsPerMinute, 2),
  figure(totals.driverMaeDeg, 1),
];

/** What the command prints: every run, worst first, then the totals, then what was not run and why. */
export function evaluationText(evaluation: Evaluation): string {
  const { clips, totals, totalsByExercise, broken, leftOut, engine } = evaluation;
  const parts = [
    tableText([CLIP_HEAD, ...clips.map(clipRow)]),
    tableText([
      TOTALS_HEAD,
      ...Object.entries(totalsByExercise).map(([id, own]) => totalsRow(id, own)),
      totalsRow("all", totals),
    ]),
  ];
  const notJudged = notJudgedText(clips);
  if (notJudged.length > 0) parts.push([`Told as not judged with ${engine}:`, ...notJudged].join("\n"));
  if (leftOut.length > 0) {
    const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
    parts.push(["Left out:", ...reasons.map((reason) => `  ${reason} (${namesWith(leftOut, reason)})`)].join("\n"));
  }
  if (broken.length > 0) {
    parts.push(["Could not be run:", ...broken.map(({ name, reason }) => `  ${name}: ${reason}`)].join("\n"));
  }
  return parts.join("\n\n");
}

/** Rules that a set told it could not judge, where the exercise is done in its view: "  wall-squat: E2-7 engine 6 of 6". */
function notJudgedText(clips: readonly ClipScore[]): readonly string[] {
  const done = clips.filter(({ expected, view }) => view.expected !== "outside" && isDone(expected));
  return [...new Set(done.map(({ exercise }) => exercise))].sort().flatMap((exercise) => {
    const runs = done.filter((score) => score.exercise === exercise);
    const times = new Map<string, number>();
    for (const { id, why = "not reached" } of runs.flatMap(({ notJudged }) => notJudged)) {
      times.set(`${id} ${why}`, (times.get(`${id} ${why}`) ?? 0) + 1);
    }
    const said = [...times].map(([rule, count]) => `${rule} ${count} of ${runs.length}`);
    return said.length === 0 ? [] : [`  ${exercise}: ${said.join(", ")}`];
  });
}

const isDone = (expected: Figures): boolean => Object.values(expected).some((figure) => figure > 0);

function namesWith(entries: Evaluation["leftOut"], reason: string): string {
  const count = entries.filter((entry) => entry.reason === reason).length;
  return count === 1 ? "1 clip" : `${count} clips`;
}
