import type { SetEvent } from "../../src/checker/events.js";
import type {
  AngleError,
  AngleSeries,
  ClipDetail,
  ClipScore,
  FaultScore,
  FigureName,
  Figures,
  LabelVerdict,
  RaisedFault,
  ScoredOptions,
} from "./evaluation.js";
import { expectedFigures, figuresOf, pick } from "./figures.js";
import { tally } from "./tally.js";
import type { Expectation } from "./truth.js";

/** A fault may come this much after its span and its persistence: README of the clips. */
const LATE_S = 1.5;
/** Where the truth names no tolerance. */
const HOLD_TOLERANCE_S = 0.7;
/** Measured metres may differ by this share. */
const METRES_TOLERANCE_SHARE = 0.08;

const METRES: readonly FigureName[] = ["metresLeft", "metresRight"];

/** What a set was told and said while it ran over one clip. */
export interface ClipRun {
  readonly exercise: string;
  /** Kind of movement, which says what is counted. */
  readonly kind: string;
  /** How long each fault has to last before it is raised, milliseconds. */
  readonly persistenceMs: Readonly<Record<string, number>>;
  readonly options: ScoredOptions;
  readonly events: readonly SetEvent[];
  readonly holdS: number;
  readonly durationS: number;
  readonly pictures: number;
  readonly posedPictures: number;
  /** Pictures in which the view gate saw the exercise's own view. */
  readonly inViewPictures: number;
  /** Metrics that the movement is counted by, the joint angle of the target first. */
  readonly main: readonly string[];
  /** The first of `main` is the joint angle of the target. */
  readonly hasDriver: boolean;
  readonly label: string | undefined;
  readonly notJudged: ClipScore["notJudged"];
  readonly angles: readonly (AngleSeries & { readonly inView: readonly boolean[] })[];
  readonly views: ClipDetail["views"];
}

/** Compares what a run told with what the truth asks for. Without a truth nothing is scored. */
export function scoreRun(name: string, run: ClipRun, expectation: Expectation | undefined): ClipScore {
  const { exercise, kind, options, durationS } = run;
  const { main, all } = figuresOf(kind);
  const { figures, refused, raised, askedToTurn } = tally(run.events, durationS, run.holdS);
  const counted = pick(figures, all);
  const expected = expectation === undefined ? {} : expectedFigures(expectation, kind);
  const nothing = all.every((figure) => (counted[figure] ?? 0) === 0);
  const asksForSomething = Object.values(expected).some((figure) => figure > 0);
  // Outside of its view the right answer is to say so and count nothing.
  const rightlyRefused = expectation?.view === "outside" && nothing && askedToTurn;
  const wronglyRefused = expectation?.view === "ok" && nothing && askedToTurn && asksForSomething;
  const compared = rightlyRefused ? {} : expected;
  const countError = errorOf(main, counted, compared);
  const wanted = main === undefined ? undefined : expected[main];
  const label: LabelVerdict = { expected: expectation?.label ?? null, told: run.label ?? null };
  const asksNothing = Object.keys(expected).length === 0 && label.expected === null;
  const angleErrors = expectation === undefined || expectation.view === "outside" ? {} : errorsOfAngles(run);
  return {
    name,
    exercise,
    options,
    durationS,
    scored: expectation !== undefined,
    expected,
    counted,
    refused,
    exact: asksNothing
      ? null
      : !wronglyRefused && meetsAll(counted, compared, expectation) && (rightlyRefused || meetsLabel(label)),
    offByOne: wanted === undefined ? null : Math.abs(countError ?? 0) <= 1,
    countError,
    countErrorShare: countError === null || wanted === undefined || wanted === 0 ? null : countError / wanted,
    holdErrorS: errorOf("holdS", counted, compared),
    faults: scoreFaults(raised, run.persistenceMs, expectation),
    cleanMinutes: isExercise(expected, expectation) ? cleanS(durationS, expectation?.faults ?? []) / 60 : 0,
    angleMaeDeg: mapValues(angleErrors, (error) => error.maeDeg),
    angleBiasDeg: mapValues(angleErrors, (error) => error.biasDeg),
    anglePictures: mapValues(angleErrors, (error) => error.pictures),
    driver: driverError(run, angleErrors),
    posedShare: run.pictures === 0 ? 0 : run.posedPictures / run.pictures,
    view: {
      expected: expectation?.view ?? null,
      judgedShare: run.posedPictures === 0 ? 0 : run.inViewPictures / run.posedPictures,
      askedToTurn,
    },
    label,
    notJudged: run.notJudged,
  };
}

function driverError(run: ClipRun, errors: Readonly<Record<string, AngleError>>): ClipScore["driver"] {
  const [metric] = run.hasDriver ? run.main : [];
  const error = metric === undefined ? undefined : errors[metric];
  return metric === undefined || error === undefined ? null : { metric, ...error };
}

const meetsLabel = ({ expected, told }: LabelVerdict): boolean => expected === null || expected === told;

function errorOf(figure: FigureName | undefined, counted: Figures, expected: Figures): number | null {
  if (figure === undefined) return null;
  const wanted = expected[figure];
  return wanted === undefined ? null : (counted[figure] ?? 0) - wanted;
}

/** Whether every figure that is asked for is met within its tolerance. */
export function meetsAll(counted: Figures, expected: Figures, expectation: Expectation | undefined): boolean {
  return (Object.entries(expected) as [FigureName, number][]).every(([figure, wanted]) => {
    const error = Math.abs((counted[figure] ?? 0) - wanted);
    if (figure === "holdS") return error <= (expectation?.tolerance_s ?? HOLD_TOLERANCE_S);
    if (METRES.includes(figure)) return error <= METRES_TOLERANCE_SHARE * wanted;
    return error <= (expectation?.tolerance ?? 0);
  });
}

function scoreFaults(
  raised: readonly RaisedFault[],
  persistenceMs: ClipRun["persistenceMs"],
  expectation: Expectation | undefined,
): FaultScore {
  const expected = expectation?.faults;
  if (expected === undefined) return { expected: [], raised, hit: [], missed: [], late: [], false: [] };
  const persistenceS = (id: string): number => (persistenceMs[id] ?? 0) / 1000;
  const isHit = (id: string): boolean =>
    expected.some(
      (span) =>
        span.id === id &&
        raised.some(
          (fault) =>
            fault.id === id && fault.startS >= span.startS && fault.startS <= span.endS + LATE_S + persistenceS(id),
        ),
    );
  const ids = [...new Set(expected.map((span) => span.id))];
  const missed = ids.filter((id) => !isHit(id));
  const excused = new Set([...ids, ...(expectation?.excused ?? [])]);
  return {
    expected,
    raised,
    hit: ids.filter(isHit),
    missed,
    late: missed.filter((id) => raised.some((fault) => fault.id === id)),
    false: raised.filter(({ id, severity }) => severity !== "info" && !excused.has(id)).map(({ id }) => id),
  };
}

/** Whether the clip shows the exercise, where it is judged, and the truth knows its faults. */
const isExercise = (expected: Figures, expectation: Expectation | undefined): boolean =>
  expectation?.faults !== undefined &&
  expectation.view !== "outside" &&
  Object.values(expected).some((figure) => figure > 0);

/** Seconds of the clip in which no fault is scripted. */
function cleanS(durationS: number, faults: readonly { readonly startS: number; readonly endS: number }[]): number {
  let faultyS = 0;
  let untilS = 0;
  for (const { startS, endS } of [...faults].sort((a, b) => a.startS - b.startS)) {
    faultyS += Math.max(0, Math.min(endS, durationS) - Math.max(startS, untilS));
    untilS = Math.max(untilS, endS);
  }
  return durationS - faultyS;
}

/** Errors by metric, over the pictures in which the view was the metric's own and both values are there. */
function errorsOfAngles(run: ClipRun): Readonly<Record<string, AngleError>> {
  const out: Record<string, AngleError> = {};
  for (const { metric, measured, truth, inView } of run.angles) {
    if (truth === undefined) continue;
    const errors = measured.flatMap((value, index) => {
      const wanted = truth[index];
      return inView[index] === true && value !== null && typeof wanted === "number" ? [value - wanted] : [];
    });
    if (errors.length === 0) continue;
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    out[metric] = { maeDeg: mean(errors.map(Math.abs)), biasDeg: mean(errors), pictures: errors.length };
  }
  return out;
}

const mapValues = <In, Out>(record: Readonly<Record<string, In>>, map: (value: In) => Out): Record<string, Out> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
