import { describe, expect, it } from "vitest";
import { sectorOf, verdictOf, windingOf } from "../../src/checker/circle-path.js";
import { createCircleMachine } from "../../src/checker/circle-machine.js";
import type { CircleMovement } from "../../src/checker/definition.js";
import type { SetEvent } from "../../src/checker/events.js";
import type { MachineInput, MachineStep } from "../../src/checker/machine.js";
import type { Swing } from "../../src/checker/swing-zero.js";
import { legCircles } from "../../src/exercises/leg-circles.js";

const movement = legCircles.movement as CircleMovement<string>;
const STEP_MS = 1000 / 30;
const HANGING: Swing = { outDeg: 0, forwardDeg: 0 };

/** Both legs as they are measured by a camera in front: the angles have a zero of their own. */
class Stage {
  readonly #machine = createCircleMachine(movement);
  timeMs = 0;
  seenMs = 0;
  readonly events: SetEvent[] = [];
  last: MachineStep | undefined;

  constructor(readonly leg?: MachineInput["leg"]) {}

  show(left: Swing, right: Swing = HANGING, more: Readonly<Record<string, number>> = {}): this {
    const values = {
      leftAcross: left.outDeg - 2,
      leftToward: left.forwardDeg - 12,
      rightAcross: right.outDeg - 3,
      rightToward: right.forwardDeg - 11,
      turn: 0,
      leftHigher: 0.01,
      leftFoot: 0.5,
      rightFoot: 0.4,
      leftLength: 0.48,
      rightLength: 0.47,
      ...more,
    };
    this.seenMs = this.timeMs;
    return this.#step({ seen: true, unseenMs: 0, stepMs: STEP_MS, values, raw: values });
  }

  stand(forMs: number, more: Readonly<Record<string, number>> = {}): this {
    return this.go(forMs, () => HANGING, more);
  }

  /** The left leg goes along a path from 0 to 1. */
  go(forMs: number, path: (share: number) => Swing, more: Readonly<Record<string, number>> = {}): this {
    const fromMs = this.timeMs;
    while (this.timeMs - fromMs < forMs) this.show(path((this.timeMs - fromMs) / forMs), HANGING, more);
    return this;
  }

  away(forMs: number): this {
    const untilMs = this.timeMs + forMs;
    while (this.timeMs < untilMs) {
      const unseenMs = this.timeMs - this.seenMs;
      this.#step({ seen: "left-frame", unseenMs, stepMs: 0, values: {}, raw: {} });
    }
    return this;
  }

  get told(): readonly string[] {
    return this.events.flatMap((event) => {
      if (event.type === "circle-counted") return [event.reversed ? "reversed" : "circle"];
      return event.type === "rep-refused" ? [event.reason] : [];
    });
  }

  #step(input: Pick<MachineInput, "seen" | "unseenMs" | "stepMs" | "values" | "raw">): this {
    this.last = this.#machine.step({
      ...input,
      timeMs: this.timeMs,
      view: "front",
      targetDeg: 0,
      amount: 10,
      leg: this.leg,
      lowImpact: false,
      cleanForm: true,
    });
    this.events.push(...this.last.events);
    this.timeMs += STEP_MS;
    return this;
  }
}

/** From the front over the side to the rear, and back under the body. */
const circle =
  (size = 1, from = 0) =>
  (share: number): Swing => {
    const at = Math.PI * 2 * (from + share);
    const grown = size * Math.min(1, 6 * Math.sin(Math.PI * share));
    return { outDeg: grown * 14 * (1 - Math.cos(at)), forwardDeg: grown * 22 * Math.sin(at) };
  };

const backwards =
  (path: (share: number) => Swing) =>
  (share: number): Swing =>
    path(1 - share);

const sideways = (share: number): Swing => ({ outDeg: 30 * Math.sin(Math.PI * share), forwardDeg: 0 });

describe("where a leg is", () => {
  it.each([
    { swing: HANGING, sector: "home" },
    { swing: { outDeg: 3, forwardDeg: 20 }, sector: "front" },
    { swing: { outDeg: 4, forwardDeg: 8 }, sector: "home" },
    { swing: { outDeg: 20, forwardDeg: 0 }, sector: "side" },
    { swing: { outDeg: 8, forwardDeg: 1 }, sector: "home" },
    { swing: { outDeg: 8, forwardDeg: -1 }, sector: undefined },
    { swing: { outDeg: 5, forwardDeg: -15 }, sector: "rear" },
    { swing: { outDeg: -5, forwardDeg: -15 }, sector: "rear" },
  ])("$swing.outDeg out and $swing.forwardDeg forward is $sector", ({ swing, sector }) => {
    expect(sectorOf(swing, movement)).toBe(sector);
  });

  it("makes a circle, its reverse, or tells what is missing", () => {
    expect(verdictOf(["side", "rear"])).toBe("circle");
    expect(verdictOf(["side", "rear", "side", "rear"])).toBe("circle");
    expect(verdictOf(["rear", "side"])).toBe("reversed");
    expect(verdictOf(["side"])).toBe("rear-skipped");
    expect(verdictOf(["rear"])).toBe("side-skipped");
    expect(verdictOf(["side", "rear", "side"])).toBe("incomplete-circle");
    expect(verdictOf([])).toBeUndefined();
  });

  it("winds about its own middle, forward over side to rear positive", () => {
    const round = (turns: number): readonly Swing[] =>
      Array.from({ length: 61 }, (_, index) => {
        const at = (2 * Math.PI * turns * index) / 60;
        return { outDeg: 25 - 10 * Math.cos(at), forwardDeg: 10 * Math.sin(at) };
      });
    expect(windingOf(round(1)).turns).toBeCloseTo(1, 1);
    expect(windingOf(round(-1)).turns).toBeCloseTo(-1, 1);
    expect(windingOf(round(1)).radiusDeg).toBeGreaterThan(9);
    expect(windingOf([])).toEqual({ turns: 0, radiusDeg: 0 });
  });
});

describe("the circle machine", () => {
  const ready = (): Stage => new Stage().stand(1000);

  it("counts one circle after the other, with and without a rest", () => {
    const stage = ready().go(2500, circle()).stand(800).go(2500, circle()).go(2500, circle());
    expect(stage.told).toEqual(["circle", "circle", "circle"]);
    expect(stage.events.filter(({ type }) => type === "leg-found")).toEqual([
      { type: "leg-found", timeMs: expect.any(Number) as number, side: "left" },
    ]);
  });

  it("tells a circle the other way round", () => {
    const stage = ready().go(2500, backwards(circle()));
    expect(stage.told).toEqual(["reversed"]);
    expect(stage.last?.signals).toEqual([]);
  });

  it("counts no leg that only goes out to the side", () => {
    expect(ready().go(2000, sideways).stand(500).told).toEqual(["rear-skipped"]);
  });

  it("says nothing of a leg that hardly moves", () => {
    expect(ready().go(2000, circle(0.4)).stand(500).told).toEqual([]);
  });

  it("counts circles that never come under the body by their turns", () => {
    const aside = (share: number): Swing => ({
      outDeg: 28 - 10 * Math.cos(2 * Math.PI * 3 * share),
      forwardDeg: 10 * Math.sin(2 * Math.PI * 3 * share),
    });
    const out = (share: number): Swing => ({ outDeg: 18 * share, forwardDeg: 0 });
    const stage = ready().go(400, out).go(6000, aside).go(400, backwards(out)).stand(500);
    expect(stage.told).toEqual(["circle", "circle", "circle"]);
  });

  it("freezes over a short gap and gives the circle up after a long one", () => {
    const half = (share: number): Swing => circle()(share / 2);
    const rest = (share: number): Swing => circle()(0.5 + share / 2);
    expect(ready().go(1250, half).away(500).go(1250, rest).stand(300).told).toEqual(["circle"]);
    const lost = ready().go(1250, half).away(1500);
    expect(lost.last).toMatchObject({ phase: "rest", over: true });
    expect(lost.go(1250, rest).stand(300).told).not.toContain("circle");
  });

  it("gives up without a word when the person walks or squats", () => {
    expect(ready().go(2500, circle(), { rightFoot: 0.55 }).told).toEqual(["circle"]);
    const walks = ready().go(1000, (share) => circle()(share * 0.4));
    expect(walks.go(1500, (share) => circle()(0.4 + share * 0.6), { rightFoot: 0.55 }).told).toEqual([]);
    expect(ready().go(2500, circle(), { rightLength: 0.4 }).told).toEqual([]);
  });

  it("watches only the prescribed leg and tells the other one", () => {
    const stage = new Stage("right").stand(1000).go(1250, (share) => circle()(share / 2));
    expect(stage.last?.notices).toEqual(["other-leg"]);
    expect(stage.told).toEqual([]);
  });

  it("tells a foot that rests on the floor out to the side, and counts it toward losing balance", () => {
    const held: Swing = { outDeg: 25, forwardDeg: 0 };
    const out = (share: number): Swing => ({ outDeg: 25 * share, forwardDeg: 0 });
    const stage = ready()
      .go(500, out)
      .go(600, () => held)
      .go(200, sideways);
    expect(stage.events.filter(({ type }) => type === "foot-tapped")).toHaveLength(1);
    expect(stage.last?.measures.taps).toBe(1);
  });

  it("gives the length of a circle whose begin was seen, and its size against the first ones", () => {
    const stage = ready();
    const ends: MachineStep["measures"][] = [];
    for (const size of [1, 1, 1, 1, 0.7]) {
      const counted = stage.told.length;
      const path = circle(size);
      const fromMs = stage.timeMs;
      while (stage.timeMs - fromMs < 2500) {
        stage.show(path((stage.timeMs - fromMs) / 2500));
        if (stage.told.length > counted + (ends.length - counted)) ends.push(stage.last?.measures ?? {});
      }
      stage.stand(800);
    }
    expect(ends).toHaveLength(5);
    expect(ends[0]?.attemptS).toBeGreaterThan(1.8);
    expect(ends[0]?.peakShareOfFirst).toBeUndefined();
    expect(ends[4]?.peakShareOfFirst).toBeCloseTo(0.7, 1);
  });

  it("needs a still stand before anything is counted", () => {
    expect(new Stage().go(2500, circle()).told).toEqual([]);
  });
});
