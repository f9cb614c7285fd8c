import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JointName, Side } from "../../src/body/joints.js";
import { otherSide } from "../../src/body/joints.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { ExerciseDefinition } from "../../src/checker/definition.js";
import { DEPTH_LEVELS } from "../../src/checker/events.js";
import { EXERCISES, findExercise } from "../../src/exercises/catalog.js";
import type { SetOptions, SideCount, Tally } from "../../src/session/set-types.js";
import { disturb } from "../evaluate/disturb.js";
import { HOLD_S, oneAfterTheOther, perform } from "../support/perform.js";
import type { Performance } from "../support/perform.js";
import { recordedSet, runSet } from "../support/run-set.js";
import { emptyFrame, mirrored, otherSide as otherSideOf } from "../support/synthetic-body.js";

const COUNT = 3;
/** Largest shift of a landmark that changes nothing, pixels at 320 pixels of body. */
const JITTER_PX = 1.5;

const KNOWN_FROM_MS = 1000;

/** What a set over a film comes to, as far as the properties below look at it. */
interface Outcome {
  readonly counted: SideCount;
  readonly refused: SideCount;
  readonly metres: Tally["metres"];
  readonly heldS: number;
  readonly holds: number;
  readonly faults: readonly string[];
}

function outcomeOf(
  definition: ExerciseDefinition,
  frames: Iterable<PoseFrame>,
  more: Partial<SetOptions> = {},
): Outcome {
  const { summary, faults } = runSet(frames, { ...recordedSet(definition.id), ...more });
  const { counted, refused, metres } = summary.tally;
  return { counted, refused, metres, heldS: summary.totalMs / 1000, holds: summary.holds.length, faults };
}

const sum = ({ left, right, together }: SideCount): number => left + right + together;

const exchanged = <Sides extends { readonly left: number; readonly right: number }>(sides: Sides): Sides => ({
  ...sides,
  left: sides.right,
  right: sides.left,
});

/** Counts by leg or direction of `count` things done as told. */
function expected({ movement, legs }: ExerciseDefinition, count: number, side: Side): SideCount {
  const none: SideCount = { left: 0, right: 0, together: 0 };
  switch (movement.kind) {
    case "hold":
      return none;
    case "travel":
      return { ...none, left: count, right: count };
    case "hops":
      return { ...none, [side]: Math.ceil(count / 2), [otherSide(side)]: Math.floor(count / 2) };
    default:
      return legs === "together" ? { ...none, together: count } : { ...none, [side]: count };
  }
}

describe.each(EXERCISES.map((exercise) => [exercise.id, exercise] as const))("%s", (id, definition) => {
  const { depth, movement, legs } = definition;
  const startDeg = depth?.levels[depth.start] ?? 0;
  const done = (change: Partial<Performance> = {}): readonly PoseFrame[] => [
    ...perform(definition, { count: COUNT, side: "left", effort: "full", fps: 30, targetDeg: startDeg, ...change }),
  ];
  const outcome = (frames: Iterable<PoseFrame>, more: Partial<SetOptions> = {}): Outcome =>
    outcomeOf(definition, frames, more);
  const sides: readonly Side[] = legs === "together" && movement.kind !== "hops" ? ["left"] : ["left", "right"];

  /** As much as was done, and nothing else: no refusal, no fault. */
  const expectAll = ({ counted, refused, holds, heldS, faults }: Outcome, wanted: SideCount): void => {
    expect(counted).toEqual(wanted);
    expect(sum(refused)).toBe(0);
    expect(faults).toEqual([]);
    if (movement.kind !== "hold") return;
    expect(holds).toBe(COUNT);
    // Each hold begins and ends within the bands, so a little of the way down and up belongs to it.
    expect(Math.abs(heldS - COUNT * (HOLD_S + 0.5))).toBeLessThan(0.6 * COUNT);
  };

  it("is found by its id", () => {
    expect(findExercise(id)).toBe(definition);
  });

  it.each(sides)("counts what is done by the %s leg or to that side first, and only that", (side) => {
    expectAll(outcome(done({ side })), expected(definition, COUNT, side));
  });

  it.each(depth === undefined ? [] : DEPTH_LEVELS)("counts it at %s", (level) => {
    const targetDeg = depth?.levels[level] ?? 0;
    expectAll(outcome(done({ targetDeg }), { level }), expected(definition, COUNT, "left"));
  });

  it("counts nothing of it done by half, and refuses what was begun", () => {
    // From the deepest level on, so that half of it is seen to begin.
    const targetDeg = depth?.levels.L4 ?? 0;
    const { counted, refused, heldS } = outcome(done({ effort: "shallow", targetDeg }), { level: "L4" });
    expect(sum(counted)).toBe(0);
    expect(heldS).toBe(0);
    if (movement.kind === "reps" || movement.kind === "hop-squat") expect(sum(refused)).toBe(COUNT);
  });

  it("counts the same in the mirror image, the sides exchanged", () => {
    const straight = outcome(done());
    const { counted, refused, metres, heldS } = outcome(done().map((frame) => mirrored(frame)));
    expect(counted).toEqual(exchanged(straight.counted));
    expect(refused).toEqual(exchanged(straight.refused));
    expect(metres.left).toBeCloseTo(straight.metres.right, 6);
    expect(metres.right).toBeCloseTo(straight.metres.left, 6);
    expect(heldS).toBeCloseTo(straight.heldS, 6);
  });

  it.each([15, 20, 25, 60])("counts the same at %i pictures a second", (fps) => {
    const base = outcome(done());
    const { counted, refused, metres, heldS } = outcome(done({ fps }));
    expect(counted).toEqual(base.counted);
    expect(refused).toEqual(base.refused);
    expect(Math.abs(metres.left - base.metres.left)).toBeLessThanOrEqual(0.08 * base.metres.left);
    expect(Math.abs(heldS - base.heldS)).toBeLessThan(0.3 * COUNT);
  });

  it("is not changed by jitter under its tolerance", () => {
    const frames = done();
    const still = outcome(frames);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { counted, refused, heldS, faults } = outcome(shaken(frames, seed));
        expect({ counted, refused, faults }).toEqual({ counted: still.counted, refused: still.refused, faults: [] });
        expect(Math.abs(heldS - still.heldS)).toBeLessThan(0.3 * COUNT);
      }),
      { numRuns: 5 },
    );
  });

  it("takes no exchange of left and right by the model for a repetition, a fault or another leg", () => {
    const frames = done();
    const straight = outcome(frames);
    const seenFromSide = definition.views[0] === "side";
    const swapped = seenFromSide ? swappedAsFromTheSide(frames) : swappedNowAndThen(frames);
    // The first still second says which leg is which.
    const known = frames.filter((frame) => frame.timeMs < KNOWN_FROM_MS);
    const { counted, refused, faults } = outcome([...known, ...swapped.slice(known.length)]);
    expect({ counted, refused, faults }).toEqual({ counted: straight.counted, refused: straight.refused, faults: [] });
  });

  it.each(legs === "together" ? [] : ["each leg"])("counts %s by itself where one is done after the other", () => {
    const both = oneAfterTheOther(done({ side: "left", count: 2 }), done({ side: "right", count: 3 }));
    expect(outcome(both).counted).toEqual({ left: 2, right: 3, together: 0 });
  });

  it.each(legs === "together" ? [] : (["left", "right"] as const))(
    "counts no other leg when the %s one is prescribed",
    (leg) => {
      expect(outcome(done({ side: otherSide(leg) }), { leg }).counted[leg]).toBe(0);
    },
  );

  it("gives no event when nobody is in view", () => {
    const { events } = runSet(
      Array.from({ length: 20 }, (_, index) => emptyFrame(index * 33)),
      recordedSet(id),
    );
    expect(events.map((event) => event.type)).toEqual(["set-ended", "phase-changed"]);
  });
});

/** A quarter of the pictures, for up to half a second, as BlazePose exchanges the sides in side views. */
const swappedAsFromTheSide = (frames: readonly PoseFrame[]): readonly PoseFrame[] =>
  disturb(
    frames.map((frame) => ({ type: "frame", frame })),
    "swap",
  ).flatMap((input) => (input.type === "frame" ? [input.frame] : []));

/** Elsewhere the sides are exchanged for less than five pictures: exercises.md 1.3. */
const swappedNowAndThen = (frames: readonly PoseFrame[]): readonly PoseFrame[] =>
  frames.map((frame, index) => (index % 20 < 1 + (Math.floor(index / 20) % 4) ? withSidesExchanged(frame) : frame));

const withSidesExchanged = (frame: PoseFrame): PoseFrame => ({
  ...frame,
  joints: Object.fromEntries(
    Object.entries(frame.joints ?? {}).map(([name, joint]) => [otherSideOf(name as JointName), joint]),
  ),
});

/** The same film with every landmark moved by up to JITTER_PX, evenly spread. */
function shaken(frames: readonly PoseFrame[], seed: number): readonly PoseFrame[] {
  let state = seed;
  const noise = (): number => {
    // Park and Miller's minimal standard generator.
    state = (state * 48_271) % 2_147_483_647;
    return (state / 2_147_483_647 - 0.5) * 2 * JITTER_PX;
  };
  return frames.map((frame) => ({
    ...frame,
    joints: Object.fromEntries(
      Object.entries(frame.joints ?? {}).map(([name, joint]) => [
        name,
        { ...joint, xPx: joint.xPx + noise(), yPx: joint.yPx + noise() },
      ]),
    ),
  }));
}
