import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Side } from "../../src/body/joints.js";
import type { TravelMovement, Values } from "../../src/checker/definition.js";
import type { NoticeId, PauseReason, SetEvent } from "../../src/checker/events.js";
import type { MachineStep } from "../../src/checker/machine.js";
import { createTravelMachine } from "../../src/checker/travel-machine.js";
import { lateralSteps } from "../../src/exercises/lateral-steps.js";

function travelOf({ movement }: typeof lateralSteps): TravelMovement<string> {
  if (movement.kind !== "travel") throw new Error("side steps travel");
  return movement;
}

const movement = travelOf(lateralSteps);

/** Where hips and feet are to be, metres to the person's left, and how long it takes to get there. */
interface Move {
  readonly forMs: number;
  readonly left?: number;
  readonly right?: number;
  /** Hips; between the feet where it is not said. */
  readonly hips?: number;
  readonly depth?: number;
  readonly yaw?: number;
  readonly room?: number;
  readonly unseen?: PauseReason;
}

const HALF = 0.2;
const STAND: Move = { forMs: 1500, left: HALF, right: -HALF };

const eased = (share: number): number => share * share * (3 - 2 * share);

interface Run {
  readonly events: readonly SetEvent[];
  readonly steps: readonly MachineStep[];
  readonly notices: ReadonlySet<NoticeId>;
}

/** Moves feet one after the other, 30 pictures a second. */
function run(moves: readonly Move[], startM = 0, noise: () => number = () => 0): Run {
  const machine = createTravelMachine(movement);
  const events: SetEvent[] = [];
  const steps: MachineStep[] = [];
  const stepMs = 1000 / 30;
  let timeMs = 0;
  let lastSeenMs: number | undefined;
  let from = { left: startM + HALF, right: startM - HALF, hips: startM };
  for (const move of moves) {
    const { forMs, left = from.left, right = from.right, hips = (left + right) / 2 } = move;
    const { depth = 0.09, yaw = 3, room = 1, unseen } = move;
    const count = Math.round(forMs / stepMs);
    for (let index = 1; index <= count; index += 1) {
      timeMs += stepMs;
      const at = (a: number, b: number): number => a + (b - a) * eased(index / count) + noise();
      const places = { left: at(from.left, left), right: at(from.right, right), hips: at(from.hips, hips) };
      const values: Values =
        unseen === undefined
          ? {
              hips: places.hips,
              leftFoot: places.left,
              rightFoot: places.right,
              width: (places.left - places.right) / 0.36,
              depth,
              yaw,
              room,
            }
          : {};
      const step = machine.step({
        timeMs,
        stepMs: unseen === undefined && lastSeenMs !== undefined && timeMs - lastSeenMs < 300 ? timeMs - lastSeenMs : 0,
        seen: unseen ?? true,
        unseenMs: unseen === undefined ? 0 : timeMs - (lastSeenMs ?? -Infinity),
        view: "front",
        values,
        raw: values,
        targetDeg: 0,
        amount: 10,
        leg: undefined,
        lowImpact: false,
        cleanForm: true,
      });
      if (unseen === undefined) lastSeenMs = timeMs;
      events.push(...step.events);
      steps.push(step);
    }
    from = { left, right, hips };
  }
  return { events, steps, notices: new Set(steps.flatMap((step) => step.notices)) };
}

/** One cycle from feet at `fromM` plus and minus half a stance. */
function cycle(direction: Side, fromM: number, lengthM: number, swingMs = 450, restMs = 300): readonly Move[] {
  const sign = direction === "left" ? 1 : -1;
  const lead = fromM + sign * (HALF + lengthM);
  const trail = fromM - sign * (HALF - lengthM);
  const out: Move = direction === "left" ? { forMs: swingMs, left: lead } : { forMs: swingMs, right: lead };
  const after: Move = direction === "left" ? { forMs: swingMs, right: trail } : { forMs: swingMs, left: trail };
  return [out, { forMs: restMs }, after, { forMs: restMs }];
}

function steps(directions: readonly Side[], lengthM: number, swingMs?: number, restMs?: number): readonly Move[] {
  let atM = 0;
  const moves = directions.flatMap((direction) => {
    const done = cycle(direction, atM, lengthM, swingMs, restMs);
    atM += direction === "left" ? lengthM : -lengthM;
    return done;
  });
  return [STAND, ...moves, { forMs: 1000 }];
}

const counted = (events: readonly SetEvent[]): readonly Side[] =>
  events.flatMap((event) => (event.type === "step-counted" ? [event.direction] : []));

function metres(events: readonly SetEvent[], side: Side): number {
  return events.reduce(
    (sum, event) =>
      (event.type === "step-counted" || event.type === "travelled") && event.direction === side
        ? sum + event.distanceM
        : sum,
    0,
  );
}

const L: Side = "left";
const R: Side = "right";

describe("side steps", () => {
  it("are counted by direction, each with the way of the hips", () => {
    const { events } = run(steps([L, L, L, R, R], 0.3));
    expect(counted(events)).toEqual([L, L, L, R, R]);
    expect(metres(events, L)).toBeCloseTo(0.9, 1);
    expect(metres(events, R)).toBeCloseTo(0.6, 1);
  });

  it("are counted at the plant of the trail foot, in the phases swing, wide, trail and narrow", () => {
    const { steps: told } = run([STAND, ...cycle(L, 0, 0.3), { forMs: 2000 }]);
    const phases = told.map(({ phase }) => phase).filter((phase, index, all) => phase !== all[index - 1]);
    expect(phases).toEqual(["rest", "swing", "wide", "trail", "narrow", "rest"]);
    expect(told.find(({ events }) => events.length > 0)?.phase).toBe("narrow");
    expect(told.at(-1)?.attempt).toBe(1);
    expect(told.at(-1)?.leg).toBe(L);
  });

  it("of any length from a hand's width on, of any pace and in any order are told, and their metres within 8 %", () => {
    const set = fc.record({
      directions: fc.array(fc.constantFrom(L, R), { minLength: 1, maxLength: 8 }),
      lengthM: fc.double({ min: 0.1, max: 0.45, noNaN: true }),
      swingMs: fc.integer({ min: 300, max: 700 }),
      restMs: fc.integer({ min: 260, max: 900 }),
    });
    fc.assert(
      fc.property(set, ({ directions, lengthM, swingMs, restMs }) => {
        const { events } = run(steps(directions, lengthM, swingMs, restMs));
        expect(counted(events)).toEqual(directions);
        for (const side of [L, R]) {
          const trueM = lengthM * directions.filter((direction) => direction === side).length;
          expect(Math.abs(metres(events, side) - trueM)).toBeLessThanOrEqual(0.08 * trueM + 0.01);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are the mirror image's in the other direction", () => {
    const moves = steps([L, L, R, L, R], 0.25);
    const mirrored = moves.map((move) => ({
      ...move,
      ...(move.left === undefined ? { right: undefined } : { right: -move.left }),
      ...(move.right === undefined ? { left: undefined } : { left: -move.right }),
    })) as unknown as readonly Move[];
    const plain = mirrored.map(({ left, right, ...rest }) => ({
      ...rest,
      ...(left === undefined ? {} : { left }),
      ...(right === undefined ? {} : { right }),
    }));
    expect(counted(run(plain).events)).toEqual([R, R, L, R, L]);
    expect(metres(run(plain).events, R)).toBeCloseTo(metres(run(moves).events, L), 6);
  });

  it("take the smaller way where hips and ankles disagree", () => {
    // The hips swing half a metre beyond the feet.
    const [out, wide, after, narrow] = cycle(L, 0, 0.3);
    const { events } = run([
      STAND,
      { ...out, hips: 0.5 },
      { ...wide, hips: 0.8 },
      { ...after, hips: 0.8 },
      { ...narrow, hips: 0.8 },
    ] as readonly Move[]);
    expect(counted(events)).toEqual([L]);
    expect(metres(events, L)).toBeLessThan(0.35);
  });

  it("are not longer for hips that went back in between", () => {
    const back: Move = { forMs: 200, hips: 0.2 };
    const { events } = run([STAND, ...cycle(L, 0, 0.3), back, ...cycle(L, 0.3, 0.3)]);
    expect(counted(events)).toEqual([L, L]);
    expect(Math.abs(metres(events, L) - 0.6)).toBeLessThan(0.02);
  });

  it("go on after a gap in which a foot came down", () => {
    const [out, wide, after, narrow] = cycle(L, 0, 0.3);
    if (out === undefined || wide === undefined || after === undefined || narrow === undefined) throw new Error();
    const gap: Move = { ...out, unseen: "left-frame" };
    const { events } = run([STAND, gap, wide, after, narrow]);
    expect(counted(events)).toEqual([L]);
    expect(metres(events, L)).toBeCloseTo(0.3, 1);
  });

  it("are given up by who was gone for longer than a second", () => {
    const [out, wide, after, narrow] = cycle(L, 0, 0.3);
    if (out === undefined || wide === undefined || after === undefined || narrow === undefined) throw new Error();
    const { events, steps: told } = run([STAND, out, { forMs: 1500, unseen: "left-frame" }, after, narrow]);
    expect(counted(events)).toEqual([]);
    expect(told.some(({ over }) => over)).toBe(true);
  });
});

describe("no side steps", () => {
  it.each<[string, readonly Move[]]>([
    ["standing about", [STAND, { forMs: 9000 }]],
    ["hips that sway over standing feet", [STAND, { forMs: 500, hips: 0.15 }, { forMs: 500, hips: -0.15 }, STAND]],
    ["a foot put out and taken back", [STAND, { forMs: 400, left: 0.5 }, { forMs: 400 }, { forMs: 400, left: 0.2 }]],
    ["both feet out and in at once, as in a hop into a squat", [STAND, { forMs: 250, left: 0.4, right: -0.4 }, STAND]],
    ["both feet to one side at once, as in a hop", [STAND, { forMs: 350, left: 0.7, right: 0.3 }, { forMs: 900 }]],
    [
      "feet that pass one another, as in walking",
      [
        STAND,
        { forMs: 400, left: 0.5 },
        { forMs: 400, right: 0.9 },
        { forMs: 400, left: 1.3 },
        { forMs: 400, right: 1.7 },
      ],
    ],
    ["steps of somebody turned away", steps([L, L, R], 0.3).map((move): Move => ({ ...move, yaw: 70 }))],
    ["feet that shuffle less than a hand's width and back", [STAND, { forMs: 300, left: 0.23 }, STAND]],
  ])("are told of %s", (_, moves) => {
    const { events } = run(moves);
    expect(counted(events)).toEqual([]);
    expect(metres(events, L) + metres(events, R)).toBe(0);
  });

  it("come from shaking landmarks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        let state = seed;
        const shake = (): number => {
          state = (state * 48_271) % 2_147_483_647;
          return (state / 2_147_483_647 - 0.5) * 0.02;
        };
        expect(run([{ ...STAND, forMs: 8000 }], 0, shake).events).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it("go further than the hips have gone, whatever the feet do", () => {
    const move = fc.record({
      forMs: fc.integer({ min: 100, max: 900 }),
      left: fc.double({ min: -1, max: 1, noNaN: true }),
      right: fc.double({ min: -1, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        const { events } = run([STAND, ...moves]);
        let atM = 0;
        let wayM = 0;
        for (const { left, right } of moves) {
          wayM += Math.abs((left + right) / 2 - atM);
          atM = (left + right) / 2;
        }
        expect(metres(events, L) + metres(events, R)).toBeLessThanOrEqual(wayM + 0.1);
        for (const event of events)
          if (event.type === "step-counted") expect(event.distanceM).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 100 },
    );
  });
});

/** Each foot an inch, time and again. */
const shuffle = (count: number, depth: number): readonly Move[] => [
  { ...STAND, depth },
  ...Array.from({ length: count }, (_, index): readonly Move[] => [
    { forMs: 300, left: HALF + 0.025 * (index + 1), depth },
    { forMs: 300, right: -HALF + 0.025 * (index + 1), depth },
  ]).flat(),
  { forMs: 1000, depth },
];

describe("steps of an inch", () => {
  it("are credited as travel, not as steps", () => {
    const { events } = run(shuffle(20, 0.09));
    expect(counted(events)).toEqual([]);
    expect(metres(events, L)).toBeGreaterThan(0.42);
    expect(metres(events, L)).toBeLessThanOrEqual(0.5);
    expect(metres(events, R)).toBe(0);
  });

  it("are not credited to who stands upright", () => {
    expect(run(shuffle(20, 0)).events).toEqual([]);
  });
});

describe("what is said beside the count", () => {
  it("asks for the position before the first step, until it is taken", () => {
    expect(run([{ ...STAND, depth: 0 }]).notices).toContain("take-position");
    expect(run([STAND, { forMs: 1000 }]).steps.at(-1)?.notices).toEqual([]);
  });

  it("asks to change direction near the edge that lies ahead, and not on the way back", () => {
    const near = (moves: readonly Move[]): readonly Move[] => moves.map((move) => ({ ...move, room: 0.3 }));
    const out = [STAND, ...cycle(L, 0, 0.3), ...near(cycle(L, 0.3, 0.3))];
    expect(run(out, 0).notices).toContain("change-direction");
    const back = run([...out, ...near(cycle(R, 0.6, 0.3)), { forMs: 300, room: 0.3 }]);
    expect(back.steps.at(-1)?.notices).toEqual([]);
  });

  it("judges form in steps of who is in position or has stepped, not of who walks up", () => {
    const upright = cycle(L, 0, 0.3).map((move) => ({ ...move, depth: 0 }));
    const first = run([{ ...STAND, depth: 0 }, ...upright]).steps;
    expect(first.filter(({ judging }) => judging).map(({ phase }) => phase)).not.toContain("swing");
    expect(run([STAND, ...cycle(L, 0, 0.3)]).steps.some(({ judging, phase }) => judging && phase === "swing")).toBe(
      true,
    );
  });

  it("is quiet after three seconds of rest", () => {
    const { steps: told } = run([STAND, ...cycle(L, 0, 0.3), { forMs: 4000 }]);
    expect(told.at(-1)).toMatchObject({ over: true, judging: false, active: false });
  });

  it("compares the trail foot's speed with the lead foot's", () => {
    const shareOf = (trailMs: number): number => {
      const [out, wide, after, narrow] = cycle(L, 0, 0.4);
      if (out === undefined || wide === undefined || after === undefined || narrow === undefined) throw new Error();
      const { steps: told } = run([STAND, out, wide, { ...after, forMs: trailMs }, narrow]);
      return told.at(-1)?.measures.trailShareOfLead ?? 0;
    };
    expect(shareOf(450)).toBeLessThan(1.1);
    expect(shareOf(200)).toBeGreaterThan(1.5);
  });
});
