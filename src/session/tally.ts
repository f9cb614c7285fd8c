import type { Side } from "../body/joints.js";
import type { SetEvent } from "../checker/events.js";
import type { SetKind, SetOptions, SideCount, Tally } from "./set-types.js";

const NONE: SideCount = { left: 0, right: 0, together: 0 };

/** Before anything was done. */
export const NOTHING_DONE: Tally = {
  counted: NONE,
  clean: NONE,
  refused: NONE,
  metres: { left: 0, right: 0 },
  workedMs: 0,
  taps: NONE,
};

const SIDES = ["left", "right"] as const;

const oneMore = (count: SideCount, side: Side | undefined): SideCount => {
  const of = side ?? "together";
  return { ...count, [of]: count[of] + 1 };
};

function counted(tally: Tally, side: Side | undefined, clean: boolean): Tally {
  return {
    ...tally,
    counted: oneMore(tally.counted, side),
    clean: clean ? oneMore(tally.clean, side) : tally.clean,
  };
}

const further = (tally: Tally, direction: Side, distanceM: number): Tally => ({
  ...tally,
  metres: { ...tally.metres, [direction]: tally.metres[direction] + distanceM },
});

/** The tally after one more event. Pure. */
export function addToTally(tally: Tally, event: SetEvent): Tally {
  switch (event.type) {
    case "rep-counted":
      return counted(tally, event.side, event.clean);
    case "rep-refused":
      return { ...tally, refused: oneMore(tally.refused, event.side) };
    case "step-counted":
      return further(counted(tally, event.direction, event.clean), event.direction, event.distanceM);
    case "travelled":
      return further(tally, event.direction, event.distanceM);
    case "hop-counted":
      return counted(tally, event.landing, event.clean);
    case "circle-counted":
      return event.reversed
        ? { ...tally, refused: oneMore(tally.refused, event.side) }
        : counted(tally, event.side, event.clean);
    case "foot-tapped":
      return { ...tally, taps: oneMore(tally.taps, event.side) };
    case "second-worked":
      return { ...tally, workedMs: event.totalS * 1000 };
    default:
      return tally;
  }
}

/** What one leg or direction has done, in the unit of the dose; undefined where there are no sides. */
function doneBy(tally: Tally, kind: SetKind, side: Side): number | undefined {
  if (kind.dose === "metres") return tally.metres[side];
  return kind.dose === "reps" && kind.legs !== "together" ? tally.counted[side] : undefined;
}

/** Sides that have reached the prescribed amount by what was just added. */
export const sidesDone = (before: Tally, now: Tally, kind: SetKind, options: SetOptions): readonly Side[] =>
  before === now
    ? []
    : SIDES.filter((side) => {
        const was = doneBy(before, kind, side);
        const is = doneBy(now, kind, side);
        return was !== undefined && is !== undefined && was < options.amount && is >= options.amount;
      });

/** Whether the prescribed amount is done, on both sides where both are asked for. A hold ends by its own rule. */
export function isReached(tally: Tally, kind: SetKind, { amount, leg }: SetOptions): boolean {
  if (kind.movement === "hold") return false;
  if (kind.dose === "seconds") return tally.workedMs >= amount * 1000;
  const asked = SIDES.filter((side) => leg === "auto" || kind.dose === "metres" || side === leg);
  if (doneBy(tally, kind, "left") === undefined) return tally.counted.together >= amount;
  return asked.every((side) => (doneBy(tally, kind, side) ?? 0) >= amount);
}
