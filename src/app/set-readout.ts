import { msg, str } from "@lit/localize";
import type { Side } from "../body/joints.js";
import { sideNames } from "../coach/messages.js";
import { perLanguage } from "../lib/language.js";
import { distanceSign, numberText, otherDistanceSign, plural, toWalked, wholeSeconds } from "../lib/quantities.js";
import type { SetKind, SetOptions, SetSnapshot, SideCount, Tally } from "../session/set-types.js";
import type { Figure } from "../ui/sk-figures.js";

/** One big number. */
export interface RingReadout {
  readonly side: Side | undefined;
  readonly caption: string;
  readonly value: number;
  readonly decimals: number;
  readonly label: string;
  /** How much is done, 0 to 1. */
  readonly share: number;
  readonly paused: boolean;
}

/** What the page shows of a running set in numbers. */
export interface SetReadout {
  /** One, or left and right where legs or directions are apart. */
  readonly rings: readonly RingReadout[];
  readonly figures: readonly Figure[];
}

const SIDES = ["left", "right"] as const;

/** Sum over both legs or directions. */
export const totalOf = ({ left, right, together }: SideCount): number => left + right + together;

const figure = (name: string, value: number): Figure => ({ name, value: numberText(value) });

/**
 * The numbers of a running set, by its kind of movement.
 * @param leg the prescribed leg, where legs work apart.
 */
export function setReadout(snapshot: SetSnapshot, leg: SetOptions["leg"]): SetReadout {
  const { kind, tally, amount, hold } = snapshot;
  if (kind.dose === "metres") return travelReadout(tally, amount);
  if (kind.dose === "seconds") {
    const done = tally.workedMs / 1000;
    const ring = ringOf(done, amount, msg(str`of ${wholeSeconds(amount * 1000)}`), {
      paused: hold?.state === "paused",
    });
    const figures =
      hold === undefined
        ? hopFigures(tally)
        : [
            { name: msg("in total"), value: wholeSeconds(hold.totalMs) },
            { name: msg("longest"), value: wholeSeconds(hold.longestMs) },
            { name: msg("good form"), value: wholeSeconds(hold.goodFormMs) },
          ];
    return { rings: [ring], figures };
  }
  const label = msg(str`of ${numberText(amount)}`);
  const rings =
    kind.legs === "together"
      ? [ringOf(totalOf(tally.counted), amount, label)]
      : sidesOf(tally, leg).map((side) => ringOf(tally.counted[side], amount, label, { side }));
  return { rings, figures: countFigures(tally, kind.legs) };
}

function ringOf(
  value: number,
  amount: number,
  label: string,
  { side, paused = false, decimals = 0 }: { side?: Side; paused?: boolean; decimals?: number } = {},
): RingReadout {
  const caption = side === undefined ? "" : sideNames()[side];
  return { side, caption, value, decimals, label, share: value / amount, paused };
}

/** The prescribed leg, and the other one as soon as it did something. */
const sidesOf = ({ counted }: Tally, leg: SetOptions["leg"]): readonly Side[] =>
  SIDES.filter((side) => leg === "auto" || side === leg || counted[side] > 0);

function travelReadout({ metres, counted, clean }: Tally, amount: number): SetReadout {
  const label = msg(str`of ${distanceSign(amount)}`);
  return {
    rings: SIDES.map((side) => ringOf(toWalked(metres[side]), toWalked(amount), label, { side, decimals: 1 })),
    figures: [
      { name: msg("left, about"), value: otherDistanceSign(metres.left) },
      { name: msg("right, about"), value: otherDistanceSign(metres.right) },
      figure(goodOfStepsText(totalOf(counted)), totalOf(clean)),
    ],
  };
}

const goodOfStepsText = (steps: number): string =>
  plural(steps, {
    one: msg(str`good of ${numberText(steps)} step`),
    other: msg(str`good of ${numberText(steps)} steps`),
  });

const hopFigures = ({ counted, clean }: Tally): readonly Figure[] => [
  figure(msg("onto the left"), counted.left),
  figure(msg("onto the right"), counted.right),
  figure(msg("good landings"), totalOf(clean)),
];

const touchNames = perLanguage((): Readonly<Partial<Record<SetKind["legs"], string>>> => ({
  stance: msg("foot touches"),
  swing: msg("floor touches"),
}));

function countFigures({ clean, refused, taps }: Tally, legs: SetKind["legs"]): readonly Figure[] {
  const touches = touchNames()[legs];
  return [
    figure(msg("in good form"), totalOf(clean)),
    figure(msg("not counted"), totalOf(refused)),
    ...(touches === undefined ? [] : [figure(touches, totalOf(taps))]),
  ];
}
