import type { Gate } from "../checker/definition.js";
import type { Progress } from "../history/progress.js";

/** Questions whose yes means: do not start, ask a professional. exercises.md 6.1. */
export const STOP_QUESTIONS = [
  "injury",
  "weight-bearing",
  "locks",
  "gives-way",
  "hot",
  "night-pain",
  "operation",
] as const;

/** Questions whose yes speaks against some exercises only. exercises.md 6.1. */
export const PART_QUESTIONS = ["pressure", "hops", "balance"] as const;

type StopQuestion = (typeof STOP_QUESTIONS)[number];
export type PartQuestion = (typeof PART_QUESTIONS)[number];
export type ScreeningQuestion = StopQuestion | PartQuestion;

export const SCREENING_QUESTIONS: readonly ScreeningQuestion[] = [...STOP_QUESTIONS, ...PART_QUESTIONS];

/** All questions answered at one time. `answeredMs` is wall-clock time since 1970; true is yes. */
export interface Screening {
  readonly answeredMs: number;
  readonly answers: Readonly<Partial<Record<string, boolean>>>;
  /** A professional has agreed although a stop question was answered with yes. */
  readonly agreed: boolean;
}

/** exercises.md 6: on first run and every 30 days. */
const VALID_MS = 30 * 86_400_000;

/**
 * Whether somebody may begin. "first": never asked; "again": asked too long ago; "stop": a stop question was answered with
 * yes, and no professional has agreed; "clear": nothing speaks against it.
 */
export type ScreeningState = "first" | "again" | "stop" | "clear";

export function screeningState(screening: Screening | undefined, nowMs: number): ScreeningState {
  if (screening === undefined) return "first";
  if (screening.answeredMs > nowMs || nowMs - screening.answeredMs > VALID_MS) return "again";
  return yesOf(screening, STOP_QUESTIONS).length > 0 && !screening.agreed ? "stop" : "clear";
}

/** Which of these questions were answered with yes. */
export const yesOf = <Question extends ScreeningQuestion>(
  { answers }: Screening,
  questions: readonly Question[],
): readonly Question[] => questions.filter((question) => answers[question] === true);

/** The gate of exercises that asks the same as a question does. It is met when the question was answered with no. */
const SAME_GATE: Readonly<Record<PartQuestion, string>> = {
  pressure: "blood-pressure",
  hops: "hops-health",
  balance: "no-fall",
};

/** The question about balance asks this too. */
const STANDS_10S = "stand-10s";

/** Gates that a yes contradicts, beside the one that asks the same. */
const CONTRADICTED: Readonly<Record<PartQuestion, readonly string[]>> = {
  pressure: [],
  hops: [],
  balance: [STANDS_10S, "steady"],
};

/** Gates that need not be asked again after these answers. */
export const gatesMetBy = ({ answers }: Screening): readonly string[] => [
  ...PART_QUESTIONS.filter((question) => answers[question] === false).map((question) => SAME_GATE[question]),
  ...(answers["balance"] === false ? [STANDS_10S] : []),
];

/**
 * What was done and answered, without answers to gates that the screening contradicts now. Going on in spite of a yes is
 * no all-clear: such a gate is asked each time as long as the yes stands.
 */
export function progressThatHolds(progress: Progress, screening: Screening | undefined): Progress {
  if (screening === undefined) return progress;
  const against = yesOf(screening, PART_QUESTIONS).flatMap((question) => [
    SAME_GATE[question],
    ...CONTRADICTED[question],
  ]);
  const answers = Object.entries(progress.answers).filter(([id]) => !against.includes(id));
  return { ...progress, answers: Object.fromEntries(answers) };
}

/** Which answers speak against an exercise with these gates. */
export const speaksAgainst = (screening: Screening | undefined, gates: readonly Gate[]): readonly PartQuestion[] =>
  screening === undefined
    ? []
    : yesOf(screening, PART_QUESTIONS).filter((question) => gates.some(({ id }) => id === SAME_GATE[question]));
