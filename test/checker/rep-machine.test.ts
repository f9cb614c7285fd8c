import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Side } from "../../src/body/joints.js";
import type { MachineSignal, RepMovement } from "../../src/checker/definition.js";
import type { NoticeId, PauseReason, SetEvent } from "../../src/checker/events.js";
import type { Machine, MachineStep } from "../../src/checker/machine.js";
import { createRepMachine } from "../../src/checker/rep-machine.js";
import type { SeenView } from "../../src/checker/view-gate.js";

const SQUAT: RepMovement<string> = {
  kind: "reps",
  driver: { side: "knee" },
  enter: { side: { atLeastDeg: 25, shareOfTarget: 0.4 } },
  hysteresisDeg: { side: 15 },
  toleranceDeg: 10,
  minMs: 800,
};
const AT_BALL: RepMovement<string> = { ...SQUAT, support: { metric: "support", above: 0.05, needed: 1, of: 3 } };
const ON_ONE_LEG: RepMovement<string> = {
  ...SQUAT,
  freeFoot: { leftOverRight: "leftOverRight", upShare: 0.05, downShare: 0.03, tapMs: 300 },
};
const REACHING: RepMovement<string> = { ...SQUAT, reach: { metric: "hand", keep: { below: 0.1 } } };
const PLANTED: RepMovement<string> = {
  ...SQUAT,
  planted: { metric: "place", within: 0.1 },
  carried: { metric: "mass", within: 0.12 },
};

/** What is seen at a time since the begin of a film; undefined: nobody. */
type Scene = (timeMs: number) => Readonly<Record<string, number>> | undefined;

interface Told {
  readonly events: readonly SetEvent[];
  readonly signals: readonly MachineSignal[];
  readonly notices: ReadonlySet<NoticeId>;
  readonly last: MachineStep;
  /** Last value that each measure had. */
  readonly measures: Readonly<Record<string, number>>;
  readonly phases: readonly string[];
}

interface Showing {
  readonly stepMs?: number;
  readonly view?: SeenView;
  readonly leg?: Side;
  readonly targetDeg?: number;
}

const TARGET_DEG = 90;

function show(machine: Machine, untilMs: number, scene: Scene, showing: Showing = {}): Told {
  const { stepMs = 1000 / 30, view = "side", leg, targetDeg = TARGET_DEG } = showing;
  const events: SetEvent[] = [];
  const signals: MachineSignal[] = [];
  const notices = new Set<NoticeId>();
  const phases: string[] = [];
  const measures: Record<string, number> = {};
  let seenMs: number | undefined;
  let last: MachineStep | undefined;
  for (let index = 0; index * stepMs <= untilMs; index += 1) {
    const timeMs = index * stepMs;
    const values = scene(timeMs);
    const sinceMs = seenMs === undefined ? Number.POSITIVE_INFINITY : timeMs - seenMs;
    const seen: true | PauseReason = values === undefined ? "left-frame" : true;
    last = machine.step({
      timeMs,
      stepMs: values === undefined || sinceMs > 300 ? 0 : sinceMs,
      seen,
      unseenMs: values === undefined ? sinceMs : 0,
      view,
      values: values ?? {},
      raw: values ?? {},
      targetDeg,
      amount: 15,
      leg,
      lowImpact: false,
      cleanForm: true,
    });
    if (values !== undefined) seenMs = timeMs;
    events.push(...last.events);
    signals.push(...last.signals);
    for (const notice of last.notices) notices.add(notice);
    if (phases.at(-1) !== last.phase) phases.push(last.phase);
    Object.assign(measures, last.measures);
  }
  if (last === undefined) throw new Error("a film has at least one picture");
  return { events, signals, notices, last, measures, phases };
}

interface Rep {
  readonly topDeg?: number;
  readonly peakDeg?: number;
  readonly downMs?: number;
  readonly bottomMs?: number;
  readonly upMs?: number;
  readonly restMs?: number;
}

const STAND_MS = 1200;
const STANDS_DEG = 6;

/** The way of least jerk from 0 to 1. */
function eased(share: number): number {
  const at = Math.min(1, Math.max(0, share));
  return at ** 3 * (10 - 15 * at + 6 * at * at);
}

/** Knee over time: a stand, then one repetition after the other. */
function kneeOver(reps: readonly Rep[]): { readonly untilMs: number; readonly deg: (timeMs: number) => number } {
  const points: (readonly [number, number])[] = [
    [0, STANDS_DEG],
    [STAND_MS, STANDS_DEG],
  ];
  let timeMs = STAND_MS;
  const go = (ms: number, deg: number): void => {
    timeMs += ms;
    points.push([timeMs, deg]);
  };
  for (const { topDeg = STANDS_DEG, peakDeg = 90, downMs = 1500, bottomMs = 300, upMs = 1300, restMs = 700 } of reps) {
    go(downMs, peakDeg);
    go(bottomMs, peakDeg);
    go(upMs, topDeg);
    go(restMs, topDeg);
  }
  return {
    untilMs: timeMs + 500,
    deg: (now) => {
      const next = points.findIndex(([ms]) => ms > now);
      const [toMs, to] = points[next] ?? points.at(-1) ?? [0, 0];
      const [fromMs, from] = next === -1 ? [toMs, to] : (points[next - 1] ?? [toMs, to]);
      return toMs === fromMs ? to : from + (to - from) * eased((now - fromMs) / (toMs - fromMs));
    },
  };
}

const times = (count: number, rep: Rep = {}): readonly Rep[] => Array.from({ length: count }, () => rep);

interface Acting extends Showing {
  readonly movement?: RepMovement<string>;
  /** What else is seen, and when nothing is. */
  readonly beside?: (timeMs: number, kneeDeg: number) => Readonly<Record<string, number>>;
  readonly hiddenMs?: readonly (readonly [fromMs: number, toMs: number])[];
  readonly noiseDeg?: (index: number) => number;
}

function act(reps: readonly Rep[], acting: Acting = {}): Told {
  const { movement = SQUAT, beside, hiddenMs = [], noiseDeg } = acting;
  const { untilMs, deg } = kneeOver(reps);
  let index = 0;
  return show(
    createRepMachine(movement),
    untilMs,
    (timeMs) => {
      index += 1;
      if (hiddenMs.some(([fromMs, toMs]) => timeMs >= fromMs && timeMs < toMs)) return undefined;
      const knee = deg(timeMs) + (noiseDeg?.(index) ?? 0);
      return { knee, ...beside?.(timeMs, knee) };
    },
    acting,
  );
}

const counted = ({ events }: Told): number => events.filter((event) => event.type === "rep-counted").length;

const reasons = ({ events }: Told): readonly string[] =>
  events.flatMap((event) => (event.type === "rep-refused" ? [event.reason] : []));

/** When the repetitions before number `ordinal` (from 0) are over, of the default tempo. */
const startOf = (ordinal: number): number => STAND_MS + ordinal * 3800;

describe("counting repetitions", () => {
  it("counts as many as are done, whatever the tempo, the depth, the rate of pictures and the noise", () => {
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 1, max: 6 }),
          targetDeg: fc.constantFrom(45, 60, 75, 90),
          over: fc.integer({ min: -2, max: 12 }),
          downMs: fc.integer({ min: 700, max: 2500 }),
          upMs: fc.integer({ min: 700, max: 2500 }),
          bottomMs: fc.integer({ min: 0, max: 2000 }),
          restMs: fc.integer({ min: 500, max: 1500 }),
          stepMs: fc.constantFrom(100, 67, 33, 17),
          noise: fc.infiniteStream(fc.integer({ min: -25, max: 25 })),
        }),
        ({ count, targetDeg, over, downMs, upMs, bottomMs, restMs, stepMs, noise }) => {
          const told = act(times(count, { peakDeg: targetDeg + over, downMs, upMs, bottomMs, restMs }), {
            targetDeg,
            stepMs,
            noiseDeg: () => (noise.next().value as number) / 10,
          });
          expect(counted(told)).toBe(count);
          expect(reasons(told)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("says of each how deep it was and how long it took", () => {
    const [event] = act(times(1, { peakDeg: 93, downMs: 2000, bottomMs: 800, upMs: 1500 })).events;
    if (event?.type !== "rep-counted") throw new Error("counted");
    expect(event.peakDeg).toBeGreaterThan(91.5);
    expect(event.peakDeg).toBeLessThanOrEqual(93);
    expect(event.downMs + event.holdMs + event.upMs).toBeGreaterThan(3300);
    expect(event.downMs).toBeGreaterThan(event.upMs);
  });

  it("goes down, rests at the bottom and comes up", () => {
    expect(act(times(2)).phases).toEqual(["rest", "down", "bottom", "up", "rest", "down", "bottom", "up", "rest"]);
  });

  it("counts a recording that begins in the middle of the first stand", () => {
    const { deg, untilMs } = kneeOver(times(2));
    const told = show(createRepMachine(SQUAT), untilMs - STAND_MS, (timeMs) => ({
      knee: deg(timeMs + STAND_MS - 100),
    }));
    expect(counted(told)).toBe(2);
  });

  it("does not count somebody who stands, whatever the noise", () => {
    const told = act(times(3, { peakDeg: STANDS_DEG }), { noiseDeg: (index) => (index % 2 === 0 ? 6 : -6) });
    expect(told.events).toEqual([]);
  });

  it("takes a second dip at the bottom for the same repetition", () => {
    const { deg, untilMs } = kneeOver(times(1, { bottomMs: 1500 }));
    const told = show(createRepMachine(SQUAT), untilMs, (timeMs) => {
      const inBottomMs = timeMs - STAND_MS - 1500;
      const dip = inBottomMs > 0 && inBottomMs < 1500 ? 15 * Math.sin((Math.PI * inBottomMs) / 1500) ** 2 : 0;
      return { knee: deg(timeMs) - dip };
    });
    expect(counted(told)).toBe(1);
    expect(reasons(told)).toEqual([]);
  });
});

describe("what is told and not counted", () => {
  it("is what stays above the target by more than the tolerance", () => {
    expect(reasons(act(times(2, { peakDeg: 76 })))).toEqual(["too-shallow", "too-shallow"]);
    expect(counted(act(times(2, { peakDeg: 82 })))).toBe(2);
  });

  it("is nothing where the knees are hardly bent", () => {
    expect(act(times(3, { peakDeg: 38 })).events).toEqual([]);
  });

  it("is what is too short to be one", () => {
    const told = act(times(1, { downMs: 350, bottomMs: 0, upMs: 350 }));
    expect(reasons(told)).toEqual(["too-fast"]);
  });

  it("is what goes down again without having come back", () => {
    const told = act([{ topDeg: 34, restMs: 0 }, {}]);
    expect(reasons(told)).toEqual(["not-returned"]);
    expect(counted(told)).toBe(1);
  });

  it("is what never reaches with the hand, where the hand is seen", () => {
    expect(reasons(act(times(1), { movement: REACHING, beside: () => ({ hand: 0.3 }) }))).toEqual(["not-reached"]);
    const reached = (_: number, kneeDeg: number) => ({ hand: kneeDeg > 80 ? 0.05 : 0.3 });
    expect(counted(act(times(1), { movement: REACHING, beside: reached }))).toBe(1);
    expect(counted(act(times(1), { movement: REACHING }))).toBe(1);
  });

  it("is what reaches with the other hand, and says so", () => {
    const reach = { metric: "hand", otherHand: "other", keep: { below: 0.1 } };
    const movement = { ...SQUAT, reach };
    expect(reasons(act(times(1), { movement, beside: () => ({ hand: 0.3, other: 0.05 }) }))).toEqual(["wrong-hand"]);
    expect(counted(act(times(1), { movement, beside: () => ({ hand: 0.05, other: 0.05 }) }))).toBe(1);
  });

  it("is no want of depth where reaching does instead, and no want of reach where the depth does", () => {
    const movement = { ...SQUAT, reach: { metric: "hand", keep: { below: 0.1 }, insteadOfDepth: true } } as const;
    const at = (peakDeg: number, hand: number) => act(times(1, { peakDeg }), { movement, beside: () => ({ hand }) });
    expect(reasons(at(70, 0.3))).toEqual(["too-shallow"]);
    expect(counted(at(70, 0.05))).toBe(1);
    expect(counted(at(90, 0.3))).toBe(1);
  });

  it("is no reach by a hand that is there in a single picture", () => {
    const movement = REACHING;
    const beside = (timeMs: number) => ({ hand: timeMs > 2000 && timeMs <= 2040 ? 0.05 : 0.3 });
    expect(reasons(act(times(1), { movement, beside }))).toEqual(["not-reached"]);
  });

  it("gives the reason as a signal in the picture in which it is told", () => {
    expect(act(times(1, { peakDeg: 70 })).signals).toEqual(["too-shallow"]);
  });

  it("is no walk: with a foot or a body that goes along nothing is told at all", () => {
    const atPlaces = (place: number, mass: number) => ({ movement: PLANTED, beside: () => ({ place, mass }) });
    expect(counted(act(times(2), atPlaces(0.4, 0.3)))).toBe(2);
    const walking = act(times(2), { movement: PLANTED, beside: (timeMs) => ({ place: timeMs / 4000, mass: 0.3 }) });
    expect(walking.events).toEqual([]);
    const carried = act(times(2), { movement: PLANTED, beside: (timeMs) => ({ place: 0.4, mass: timeMs / 4000 }) });
    expect(carried.events).toEqual([]);
  });

  it("is void as soon as it is seen to be a walk, so that nothing broken in it stands", () => {
    const machine = createRepMachine(PLANTED);
    const { deg } = kneeOver(times(1));
    const moving = (timeMs: number) => ({
      knee: deg(timeMs),
      place: 0.4,
      mass: timeMs > 2200 ? (timeMs - 2200) / 1000 : 0,
    });
    const voided: number[] = [];
    for (let timeMs = 0; timeMs < 3500; timeMs += 50) {
      const values = moving(timeMs);
      const step = machine.step({
        timeMs,
        stepMs: 50,
        seen: true,
        unseenMs: 0,
        view: "side",
        values,
        raw: values,
        targetDeg: TARGET_DEG,
        amount: 15,
        leg: undefined,
        lowImpact: false,
        cleanForm: true,
      });
      if (step.voided === true) voided.push(timeMs);
    }
    expect(voided).toHaveLength(1);
    expect(voided[0]).toBeGreaterThan(2300);
    expect(voided[0]).toBeLessThan(2500);
  });

  it("takes noise in its places for no walk", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: -40, max: 40 })), (noise) => {
        const shaking = () => 0.4 + (noise.next().value as number) / 1000;
        const told = act(times(2), { movement: PLANTED, beside: () => ({ place: shaking(), mass: shaking() }) });
        expect(counted(told)).toBe(2);
      }),
      { numRuns: 20 },
    );
  });

  it("is given up after six seconds in which nothing moves", () => {
    const told = act([{ bottomMs: 7000 }, {}]);
    expect(reasons(told)).toEqual([]);
    expect(counted(told)).toBe(1);
  });
});

describe("gaps", () => {
  it("of up to nearly a second lose no repetition, wherever in it they are", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 * 3800 }),
        fc.integer({ min: 50, max: 600 }),
        fc.constantFrom(100, 33),
        (fromMs, lengthMs, stepMs) => {
          const hiddenMs = [[STAND_MS + fromMs, STAND_MS + fromMs + lengthMs]] as const;
          const told = act(times(3, { bottomMs: 800 }), { hiddenMs, stepMs });
          expect([counted(told), reasons(told)]).toEqual([3, []]);
        },
      ),
      { numRuns: 80 },
    );
  });

  it("of more than a second give the attempt up, and the next one counts", () => {
    const hidden = [[STAND_MS + 1000, STAND_MS + 2300]] as const;
    const told = act(times(2), { hiddenMs: hidden });
    expect(told.events.map((event) => event.type)).toEqual(["rep-counted"]);
  });

  it("say that all is over only when the person is gone", () => {
    const { deg } = kneeOver(times(1));
    const seen = (ms: number) => (timeMs: number) => (timeMs < ms ? { knee: deg(timeMs) } : undefined);
    expect(show(createRepMachine(SQUAT), 2700, seen(2000)).last.over).toBe(false);
    expect(show(createRepMachine(SQUAT), 3500, seen(2000)).last.over).toBe(true);
  });
});

describe("times and speeds of an attempt", () => {
  it("grow with its tempo", () => {
    const slow = act(times(1, { downMs: 3000 })).measures;
    const fast = act(times(1, { downMs: 700 })).measures;
    expect(slow["downS"]).toBeGreaterThan(1.8);
    expect(fast["downS"]).toBeLessThan(0.7);
    expect(act(times(1, { bottomMs: 2000 })).measures["bottomS"]).toBeGreaterThan(1.9);
    expect(act(times(1, { upMs: 450 })).measures["upSpeedDegPerS"]).toBeGreaterThan(220);
    expect(act(times(1, { upMs: 1300 })).measures["upSpeedDegPerS"]).toBeLessThan(140);
  });

  it("give the way down and up of a smooth movement as long as they were, whatever the rate", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 800, max: 3000 }),
        fc.integer({ min: 800, max: 3000 }),
        fc.constantFrom(33, 17),
        (downMs, upMs, stepMs) => {
          const { smoothDownS = 0, smoothUpS = 0 } = act(times(1, { downMs, upMs }), { stepMs }).measures;
          expect(Math.abs(smoothDownS * 1000 - downMs)).toBeLessThan(0.1 * downMs + 200);
          expect(Math.abs(smoothUpS * 1000 - upMs)).toBeLessThan(0.1 * upMs + 200);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("say how far the person stood up between two repetitions, and nothing of it before the second", () => {
    expect(act(times(1)).measures["topDeg"]).toBeUndefined();
    expect(act(times(2, { topDeg: 17 })).measures["topDeg"]).toBeCloseTo(17, 0);
  });
});

describe("support behind the back", () => {
  const leaning = (from: number, to: number) => (timeMs: number, kneeDeg: number) => ({
    support: kneeDeg > 60 && timeMs >= startOf(from) && timeMs < startOf(to) ? 0.12 : -0.03,
  });

  it("makes it another exercise where there was none, says so, and still counts", () => {
    const told = act(times(3), { movement: AT_BALL, beside: leaning(0, 0) });
    expect(counted(told)).toBe(3);
    expect(told.last.label).toBe("free-squat");
    expect(told.notices).toContain("lean-into-ball");
    expect(told.signals).toEqual(["support-lost"]);
  });

  it("in one of three repetitions is enough", () => {
    const told = act(times(3), { movement: AT_BALL, beside: leaning(1, 2) });
    expect(told.last.label).toBeUndefined();
    expect(told.signals).toEqual([]);
  });

  it("is no question before the first repetition", () => {
    expect(act([], { movement: AT_BALL, beside: leaning(0, 0) }).last.label).toBeUndefined();
  });
});

describe("one leg", () => {
  /** The left foot up from 300 ms on, but for these times. */
  const leftUp =
    (down: readonly (readonly [fromMs: number, toMs: number])[] = [], sign: 1 | -1 = 1) =>
    (timeMs: number) => ({
      leftOverRight:
        sign * (timeMs > 300 && !down.some(([fromMs, toMs]) => timeMs >= fromMs && timeMs < toMs) ? 0.1 : 0),
    });
  const sides = ({ events }: Told): readonly (Side | undefined)[] =>
    events.flatMap((event) => (event.type === "rep-counted" ? [event.side] : []));

  it("is the one that stands: the foot that is up tells", () => {
    const onRight = act(times(2), { movement: ON_ONE_LEG, beside: leftUp() });
    expect(sides(onRight)).toEqual(["right", "right"]);
    expect(onRight.events[0]).toMatchObject({ type: "leg-found", side: "right" });
    expect(sides(act(times(2), { movement: ON_ONE_LEG, beside: leftUp([], -1) }))).toEqual(["left", "left"]);
  });

  it("counts nothing on both, and asks for a foot", () => {
    const told = act(times(2), { movement: ON_ONE_LEG, beside: () => ({ leftOverRight: 0 }) });
    expect(told.events).toEqual([]);
    expect(told.notices).toContain("lift-one-foot");
  });

  it("counts nothing on the other one than the prescribed, and says so", () => {
    const told = act(times(2), { movement: ON_ONE_LEG, beside: leftUp(), leg: "left" });
    expect(counted(told)).toBe(0);
    expect(told.notices).toContain("other-leg");
    expect(counted(act(times(2), { movement: ON_ONE_LEG, beside: leftUp(), leg: "right" }))).toBe(2);
  });

  it("is another one once the other foot has been up", () => {
    const changed = (timeMs: number) => (timeMs < startOf(1) - 500 ? leftUp()(timeMs) : leftUp([], -1)(timeMs));
    expect(sides(act(times(2), { movement: ON_ONE_LEG, beside: changed }))).toEqual(["right", "left"]);
  });

  it("takes a short touch of the free foot for a tap, and counts", () => {
    const touch = [[startOf(0) + 1500, startOf(0) + 1680]] as const;
    const told = act(times(1), { movement: ON_ONE_LEG, beside: leftUp(touch) });
    expect(counted(told)).toBe(1);
    expect(told.signals).toEqual(["tap"]);
    expect(told.measures["taps"]).toBe(1);
    expect(told.events.find((event) => event.type === "foot-tapped")).toMatchObject({ side: "left" });
  });

  it("refuses what was done with the free foot on the floor", () => {
    const down = [[startOf(0) + 1400, startOf(0) + 2000]] as const;
    const told = act(times(1), { movement: ON_ONE_LEG, beside: leftUp(down) });
    expect(reasons(told)).toEqual(["foot-down"]);
    expect(told.measures["footDownS"]).toBeGreaterThan(0.5);
  });

  it("takes the free foot that is put down at the end of the way up for the end of the repetition", () => {
    for (const beforeEndMs of [550, 500, 450, 400]) {
      const put = [[startOf(0) + 3100 - beforeEndMs, Number.POSITIVE_INFINITY]] as const;
      const told = act(times(1), { movement: ON_ONE_LEG, beside: leftUp(put) });
      expect([beforeEndMs, counted(told), told.signals]).toEqual([beforeEndMs, 1, []]);
      expect(told.measures["taps"]).toBe(0);
      expect(told.events.filter(({ type }) => type === "foot-tapped")).toEqual([]);
    }
  });

  it("takes a touch on the way up for a tap once the foot is up again", () => {
    const touch = [[startOf(0) + 2250, startOf(0) + 2430]] as const;
    const told = act(times(1), { movement: ON_ONE_LEG, beside: leftUp(touch) });
    expect([counted(told), told.signals, told.measures["taps"]]).toEqual([1, ["tap"], 1]);
  });

  it("counts each touch by itself", () => {
    const touches = [0, 1, 2].map((nth) => [startOf(0) + 800 + 600 * nth, startOf(0) + 960 + 600 * nth] as const);
    expect(act(times(1), { movement: ON_ONE_LEG, beside: leftUp(touches) }).measures["taps"]).toBe(3);
  });
});

describe("the view", () => {
  it("that is not square judges no form and refuses nothing, and counts what is deep enough", () => {
    const told = act([{ peakDeg: 70 }, {}], { view: "oblique" });
    expect([counted(told), reasons(told)]).toEqual([1, []]);
    expect(told.last.judgeable).toBe(false);
    expect(told.notices).toContain("turn-to-count");
  });
});
