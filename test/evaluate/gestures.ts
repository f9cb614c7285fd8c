import { readArms } from "../../src/body/arms.js";
import { BodyTracker } from "../../src/body/body-tracker.js";
import type { EngineId } from "../../src/body/pose-frame.js";
import { type Gesture, type GestureEvent, GESTURES, NO_GESTURE, stepGestures } from "../../src/checker/gestures.js";
import type { TraceInput } from "../../src/history/trace.js";
import type { NotRun } from "./evaluation.js";
import type { TrueGesture } from "./truth.js";

/** A sign has to be understood so soon after it is held. */
const WITHIN_S = 2;

/** What was understood of the signs of one clip. */
export interface GestureScore {
  readonly name: string;
  /** In the order of the truth; `understood` is the first sign told while it was made, `afterS` counts from held. */
  readonly signs: readonly {
    readonly expected: Gesture;
    readonly understood: Gesture | null;
    readonly afterS: number | null;
    readonly right: boolean;
  }[];
  /** Told where there is none, or a second time. */
  readonly false: readonly { readonly gesture: Gesture; readonly atS: number }[];
  /** Longest time for which something was taken for a sign where there is none, seconds. */
  readonly nearestS: number;
}

/** Every sign that is understood in a recording, all of them enabled all along. */
export function gesturesIn(
  inputs: readonly TraceInput[],
  engine: EngineId,
): {
  readonly events: readonly GestureEvent[];
  readonly holds: readonly { readonly atS: number; readonly longS: number }[];
} {
  const tracker = new BodyTracker(engine);
  const events: GestureEvent[] = [];
  const holds: { atS: number; longS: number }[] = [];
  let state = NO_GESTURE;
  for (const input of inputs) {
    if (input.type !== "frame") continue;
    const { timeMs } = input.frame;
    const arms = readArms(input.frame, tracker.step(input.frame), engine);
    const step = stepGestures(state, { timeMs, arms, enabled: GESTURES });
    ({ state } = step);
    events.push(...step.events);
    const { held } = state.hold;
    if (held !== undefined) holds.push({ atS: timeMs / 1000, longS: (held.lastMs - held.sinceMs) / 1000 });
  }
  return { events, holds };
}

export function scoreGestures(
  name: string,
  inputs: readonly TraceInput[],
  engine: EngineId,
  expected: readonly TrueGesture[],
): GestureScore {
  const { events, holds } = gesturesIn(inputs, engine);
  const isDuring =
    (atS: number) =>
    ({ startS, endS }: TrueGesture): boolean =>
      atS >= startS && atS <= endS;
  const told = new Set<GestureEvent>();
  const signs = expected.map((sign) => {
    const event = events.find(({ timeMs }) => isDuring(timeMs / 1000)(sign));
    if (event === undefined) return { expected: sign.name, understood: null, afterS: null, right: false };
    told.add(event);
    const afterS = event.timeMs / 1000 - sign.heldS;
    return {
      expected: sign.name,
      understood: event.gesture,
      afterS,
      right: event.gesture === sign.name && afterS <= WITHIN_S,
    };
  });
  return {
    name,
    signs,
    false: events.filter((event) => !told.has(event)).map(({ gesture, timeMs }) => ({ gesture, atS: timeMs / 1000 })),
    nearestS: Math.max(0, ...holds.filter(({ atS }) => !expected.some(isDuring(atS))).map(({ longS }) => longS)),
  };
}

/** The sign as it is seen in the mirrored clip. */
export function mirroredGesture(gesture: TrueGesture): TrueGesture {
  const { name } = gesture;
  return { ...gesture, name: name === "raise-left" ? "raise-right" : name === "raise-right" ? "raise-left" : name };
}

/** One line for each clip with signs or false ones, and the totals. */
export function gesturesText(clips: readonly GestureScore[], broken: readonly NotRun[]): string {
  const signs = clips.flatMap((clip) => clip.signs);
  const isMistaken = ({ expected, understood }: (typeof signs)[number]): boolean =>
    understood !== null && understood !== expected;
  const nearest = clips.toSorted((one, other) => other.nearestS - one.nearestS)[0];
  const lines = clips
    .filter((clip) => clip.signs.length + clip.false.length > 0)
    .map((clip) => {
      const made = clip.signs.map(
        ({ expected, understood, afterS }) =>
          `${expected} ${understood === null ? "missed" : `${understood === expected ? "" : `as ${understood} `}+${(afterS ?? 0).toFixed(1)} s`}`,
      );
      const wrong = clip.false.map(({ gesture, atS }) => `FALSE ${gesture} at ${atS.toFixed(1)} s`);
      return `${clip.name}: ${[...made, ...wrong].join(", ")}`;
    });
  const count = (name: string, number: number): string => `${name} ${number}`;
  return [
    ...lines,
    [
      `${clips.length} clips, ${signs.length} signs`,
      count("understood in time", signs.filter(({ right }) => right).length),
      count("mistaken", signs.filter(isMistaken).length),
      count(
        "false",
        clips.reduce((sum, clip) => sum + clip.false.length, 0),
      ),
    ].join(", "),
    ...(nearest === undefined
      ? []
      : [`longest hold where there is no sign: ${nearest.nearestS.toFixed(2)} s (${nearest.name})`]),
    ...broken.map(({ name, reason }) => `not run: ${name}: ${reason}`),
  ].join("\n");
}
