import type { Side } from "../body/joints.js";
import { SIDE_NAMES } from "../coach/messages.js";
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
const METRES_PER_YARD = 0.9144;

/** Sum over both legs or directions. */
export const totalOf = ({ left, right, together }: SideCount): number => left + right + together;

/** Yards to the half, for distances from pictures are good to a few per cent only. exercises.md 5.1. */
export const yardsText = (metres: number): string => `${String(Math.round((metres / METRES_PER_YARD) * 2) / 2)} yd`;

/** Metres to a tenth; whole ones without it. */
export const metresText = (metres: number): string => `${String(Math.round(metres * 10) / 10)} m`;

export const wholeSeconds = (ms: number): string => `${String(Math.floor(ms / 1000))} s`;

export const plural = (count: number, one: string, many: string): string =>
  `${String(count)} ${count === 1 ? one : many}`;

const figure = (name: string, value: number): Figure => ({ name, value: String(value) });

/**
 * The numbers of a running set, by its kind of movement.
 * @param leg the prescribed leg, where legs work apart.
 */
export function setReadout(snapshot: SetSnapshot, leg: SetOptions["leg"]): SetReadout {
  const { kind, tally, amount, hold } = snapshot;
  if (kind.dose === "metres") return travelReadout(tally, amount);
  if (kind.dose === "seconds") {
    const done = tally.workedMs / 1000;
    const ring = ringOf(done, amount, `of ${String(amount)} s`, { paused: hold?.state === "paused" });
    const figures =
      hold === undefined
        ? hopFigures(tally)
        : [
            { name: "in total", value: wholeSeconds(hold.totalMs) },
            { name: "longest", value: wholeSeconds(hold.longestMs) },
            { name: "good form", value: wholeSeconds(hold.goodFormMs) },
          ];
    return { rings: [ring], figures };
  }
  const label = `of ${String(amount)}`;
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
  const caption = side === undefined ? "" : SIDE_NAMES[side];
  return { side, caption, value, decimals, label, share: value / amount, paused };
}

/** The prescribed leg, and the other one as soon as it did something. */
const sidesOf = ({ counted }: Tally, leg: SetOptions["leg"]): readonly Side[] =>
  SIDES.filter((side) => leg === "auto" || side === leg || counted[side] > 0);

function travelReadout({ metres, counted, clean }: Tally, amount: number): SetReadout {
  const label = `of ${metresText(amount)}`;
  return {
    rings: SIDES.map((side) => ringOf(metres[side], amount, label, { side, decimals: 1 })),
    figures: [
      { name: "left, about", value: yardsText(metres.left) },
      { name: "right, about", value: yardsText(metres.right) },
      { name: `good of ${plural(totalOf(counted), "step", "steps")}`, value: String(totalOf(clean)) },
    ],
  };
}

const hopFigures = ({ counted, clean }: Tally): readonly Figure[] => [
  figure("onto the left", counted.left),
  figure("onto the right", counted.right),
  figure("good landings", totalOf(clean)),
];

const TOUCHES: Readonly<Partial<Record<SetKind["legs"], string>>> = { stance: "foot touches", swing: "floor touches" };

function countFigures({ clean, refused, taps }: Tally, legs: SetKind["legs"]): readonly Figure[] {
  const touches = TOUCHES[legs];
  return [
    figure("in good form", totalOf(clean)),
    figure("not counted", totalOf(refused)),
    ...(touches === undefined ? [] : [figure(touches, totalOf(taps))]),
  ];
}
