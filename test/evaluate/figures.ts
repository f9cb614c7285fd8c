import type { FigureName, Figures } from "./evaluation.js";
import type { Expectation } from "./truth.js";

/** What one kind of movement counts; `main` is the count that "off by one" is about. */
interface CountedFigures {
  readonly main: FigureName | undefined;
  readonly all: readonly FigureName[];
}

const REPS: CountedFigures = { main: "reps", all: ["reps", "repsLeft", "repsRight", "partial"] };

const FIGURES_OF_KIND: Readonly<Record<string, CountedFigures>> = {
  hold: { main: undefined, all: ["holdS"] },
  reps: REPS,
  "hop-squat": REPS,
  travel: { main: "steps", all: ["steps", "stepsLeft", "stepsRight", "metresLeft", "metresRight"] },
  hops: { main: "hops", all: ["hops"] },
  circles: { main: "circles", all: ["circles", "circlesLeft", "circlesRight", "reversed"] },
};

/** Figures of a kind of movement. Throws Error for one that this table does not have. */
export function figuresOf(kind: string): CountedFigures {
  const figures = FIGURES_OF_KIND[kind];
  if (figures === undefined) throw new Error(`no table of figures for movements of kind "${kind}"`);
  return figures;
}

/** What the truth asks for, as far as this kind of movement counts it. */
export const expectedFigures = (expectation: Expectation, kind: string): Figures =>
  pick(askedFigures(expectation), figuresOf(kind).all);

/** Figures that the truth asks for and this kind of movement does not count; nothing is always counted right. */
export function uncountedFigures(expectation: Expectation, kind: string): readonly FigureName[] {
  const { all } = figuresOf(kind);
  const asked = Object.entries(askedFigures(expectation)) as [FigureName, number | null | undefined][];
  return asked.filter(([name, value]) => (value ?? 0) > 0 && !all.includes(name)).map(([name]) => name);
}

/** Truths that ask for no repetitions of an exercise of circles ask for no circles. */
function askedFigures(expectation: Expectation): Readonly<Record<FigureName, number | null | undefined>> {
  const { side, reps, circles = reps === 0 ? 0 : undefined } = expectation;
  return {
    reps,
    repsLeft: legCount(reps, side, "L"),
    repsRight: legCount(reps, side, "R"),
    partial: expectation.partial,
    holdS: expectation.hold_s,
    steps: expectation.steps,
    stepsLeft: expectation.steps_left,
    stepsRight: expectation.steps_right,
    metresLeft: expectation.metres_left,
    metresRight: expectation.metres_right,
    hops: expectation.hops,
    circles,
    circlesLeft: legCount(circles, side, "L"),
    circlesRight: legCount(circles, side, "R"),
    reversed: expectation.reversed,
  };
}

/** The named figures that are there. */
export function pick(
  figures: Readonly<Partial<Record<FigureName, number | null | undefined>>>,
  names: readonly FigureName[],
): Figures {
  const out: Partial<Record<FigureName, number>> = {};
  for (const name of names) {
    const value = figures[name];
    if (typeof value === "number") out[name] = value;
  }
  return out;
}

/** Where the truth names the working leg, all of the count is that leg's. */
function legCount(
  count: number | null | undefined,
  side: Expectation["side"],
  leg: "L" | "R",
): number | null | undefined {
  if (side === undefined || typeof count !== "number") return undefined;
  return side === leg ? count : 0;
}
