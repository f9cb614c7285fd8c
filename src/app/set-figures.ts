import { msg, str } from "@lit/localize";
import type { Side } from "../body/joints.js";
import { sideNames } from "../coach/messages.js";
import { perLanguage } from "../lib/language.js";
import { degreesText, distanceSign, numberText, percentText, wholeSeconds } from "../lib/quantities.js";
import type { SideCount } from "../session/set-types.js";
import { SEEN_WELL, summariseSet, type DoneSetSummary, type ItemSummary } from "../session/workout-summary.js";
import type { DoneSet, WorkoutState } from "../session/workout-types.js";
import type { Figure } from "../ui/sk-figures.js";
import { totalOf } from "./set-readout.js";

const SIDES = ["left", "right"] as const;

/** An amount with the sign of its unit; a count is bare. */
const amountSign = (unit: ItemSummary["unit"], amount: number): string =>
  unit === "seconds" ? wholeSeconds(amount * 1000) : unit === "metres" ? distanceSign(amount) : numberText(amount);

/** Done against planned. */
export const doneOf = ({ unit, planned }: ItemSummary, done: number): string =>
  msg(str`${amountSign(unit, done)} of ${amountSign(unit, planned)}`);

/** Clean against counted; undefined where nothing was counted or nobody has watched. */
export function cleanOf({ counted, clean }: ItemSummary): string | undefined {
  if (clean === undefined || totalOf(counted) === 0) return undefined;
  return msg(str`${numberText(totalOf(clean))} of ${numberText(totalOf(counted))}`);
}

const painNames = perLanguage((): Readonly<Record<Side, string>> => ({
  left: msg("pain, left"),
  right: msg("pain, right"),
}));

/** What one set came to beyond its one number, for who stands near. */
export function figuresOfSet(set: DoneSet, readings: WorkoutState["readings"]): readonly Figure[] {
  const summary = summariseSet(set, readings);
  if (summary === undefined) return [];
  return [...sideFigures(summary, set), ...qualityFigures(summary)];
}

/** The same, and how much was done, where that is no more the number on the screen. */
export function figuresAfterSet(set: DoneSet, readings: WorkoutState["readings"]): readonly Figure[] {
  const summary = summariseSet(set, readings);
  if (summary === undefined) return [];
  const sides = sideFigures(summary, set);
  const done = { name: msg("done", { id: "figure.done" }), value: doneOf(summary, totalOf(summary.done)) };
  return [...(sides.length > 0 ? sides : [done]), ...qualityFigures(summary)];
}

/** Left and right, where this set had both. Hops are prescribed in seconds, so their sides are only counted. */
function sideFigures(summary: DoneSetSummary, { leg }: DoneSet): readonly Figure[] {
  const isApart = ({ left, right }: SideCount): boolean => left + right > 0;
  const { done, counted } = summary;
  const shown = isApart(done) ? done : counted;
  if (leg !== "auto" || !isApart(shown)) return [];
  return SIDES.map((side) => ({
    name: sideNames()[side],
    value: shown === done ? doneOf(summary, done[side]) : numberText(counted[side]),
  }));
}

function qualityFigures(summary: DoneSetSummary): readonly Figure[] {
  const { depthDeg, longestMs, seenShare, pain } = summary;
  const clean = cleanOf(summary);
  return [
    ...(clean === undefined ? [] : [{ name: msg("in good form"), value: clean }]),
    ...(depthDeg === undefined
      ? []
      : [
          { name: msg("deepest"), value: degreesText(depthDeg.best) },
          { name: msg("least deep"), value: degreesText(depthDeg.worst) },
        ]),
    ...(longestMs === undefined || longestMs === 0 ? [] : [{ name: msg("longest"), value: wholeSeconds(longestMs) }]),
    ...(seenShare === undefined || seenShare >= SEEN_WELL
      ? []
      : [{ name: msg("of time seen"), value: percentText(seenShare) }]),
    ...pain.map(({ knee, score }) => ({ name: painNames()[knee], value: numberText(score) })),
  ];
}
