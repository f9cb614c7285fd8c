import { describe, expect, it } from "vitest";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { SetEvent } from "../../src/checker/events.js";
import { findExercise } from "../../src/exercises/catalog.js";
import { AppError } from "../../src/lib/app-error.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import type { SetRunner, SetSnapshot } from "../../src/session/set-types.js";
import { LIVE, RECORDED, runSet, timesOf } from "../support/run-set.js";
import { PICTURE } from "../support/drawn-body.js";
import type { PictureOptions } from "../support/drawn-body.js";
import { emptyFrame, film, frameOf, STANDING, wallSit } from "../support/synthetic-body.js";
import type { BodyPose } from "../support/synthetic-body.js";

const FRAME_MS = 1000 / 30;

/** Plays pictures into a runner as a camera would, and keeps all that came out. */
class Player {
  readonly runner: SetRunner;
  readonly events: SetEvent[] = [];
  snapshot: SetSnapshot;
  timeMs = 0;

  constructor(options = LIVE) {
    this.runner = createSetRunner(options);
    this.snapshot = this.runner.push({ type: "resumed", timeMs: 0 }).snapshot;
  }

  show(pose: BodyPose, forMs: number, picture: PictureOptions = PICTURE): this {
    return this.play((timeMs) => frameOf(pose, timeMs, picture), forMs);
  }

  nobody(forMs: number, luma = 120): this {
    return this.play((timeMs) => emptyFrame(timeMs, luma), forMs);
  }

  move(from: BodyPose, to: BodyPose, forMs: number): this {
    const frames = film([
      { untilMs: this.timeMs, pose: from },
      { untilMs: this.timeMs + forMs, pose: to },
    ]);
    for (const frame of frames) {
      if (frame.timeMs < this.timeMs) continue;
      this.#push(frame);
    }
    this.timeMs += forMs;
    return this;
  }

  play(draw: (timeMs: number) => PoseFrame, forMs: number): this {
    const endMs = this.timeMs + forMs;
    for (; this.timeMs < endMs; this.timeMs += FRAME_MS) this.#push(draw(this.timeMs));
    return this;
  }

  input(input: Parameters<SetRunner["push"]>[0]): this {
    const step = this.runner.push(input);
    this.events.push(...step.events);
    this.snapshot = step.snapshot;
    return this;
  }

  /** Through placement, still stand and countdown. */
  prepare(): this {
    return this.show(STANDING, 6500);
  }

  sit(forMs: number): this {
    return this.move(STANDING, wallSit(90), 1500).show(wallSit(90), forMs);
  }

  types(): readonly string[] {
    return this.events.map((event) => event.type);
  }

  #push(frame: PoseFrame): void {
    this.input({ type: "frame", frame });
  }
}

const problems = (player: Player): readonly string[] =>
  player.events.filter((event) => event.type === "placement-problem").map((event) => event.problem);

describe("placement", () => {
  it.each([
    ["nobody", (p: Player): Player => p.nobody(500)],
    ["too-dark", (p: Player): Player => p.nobody(500, 8)],
    ["feet-cut-off", (p: Player): Player => p.show(STANDING, 500, { ...PICTURE, floorYPx: 490 })],
    ["head-cut-off", (p: Player): Player => p.show(STANDING, 500, { ...PICTURE, floorYPx: 280 })],
    ["too-near", (p: Player): Player => p.show(STANDING, 500, { ...PICTURE, bodyPx: 460, floorYPx: 465 })],
    ["too-far", (p: Player): Player => p.show(STANDING, 500, { ...PICTURE, bodyPx: 150 })],
    ["uncertain", (p: Player): Player => p.show(STANDING, 500, { ...PICTURE, score: 0.55 })],
    ["turn-left", (p: Player): Player => p.show({ ...STANDING, yawDeg: 0 }, 500)],
    ["turn-a-little-left", (p: Player): Player => p.show({ ...STANDING, yawDeg: 50 }, 500)],
    ["turn-a-little-right", (p: Player): Player => p.show({ ...STANDING, yawDeg: 50, facing: -1 }, 500)],
  ] as const)("says %s, and that alone", (problem, act) => {
    const player = new Player();
    act(player);
    expect(problems(player)).toEqual([problem]);
    expect(player.snapshot).toMatchObject({ phase: "placement", placementProblem: problem });
  });

  it("tells that a problem is gone as soon as it is", () => {
    const player = new Player().nobody(500).show(STANDING, 200);
    expect(player.types()).toEqual(["placement-problem", "placement-cleared"]);
  });

  it("never counts, however long the person sits there", () => {
    const player = new Player().show(wallSit(90), 8000);
    expect(player.snapshot.tally.workedMs).toBe(0);
    expect(player.snapshot.phase).toBe("calibrating");
    expect(player.snapshot.placementProblem).toBe("stand-straight");
  });

  it("goes on to the still stand, the countdown and the set by itself", () => {
    const player = new Player().prepare();
    const phases = player.events.filter((event) => event.type === "phase-changed").map((event) => event.phase);
    expect(phases).toEqual(["calibrating", "countdown", "set"]);
    const counted = player.events.filter((event) => event.type === "countdown").map((event) => event.secondsLeft);
    expect(counted).toEqual([3, 2, 1]);
  });

  it("begins again when the person leaves during the countdown", () => {
    const player = new Player().show(STANDING, 4000).nobody(1500);
    expect(player.snapshot.phase).toBe("placement");
    expect(player.snapshot.countdownS).toBeUndefined();
  });

  it("says it moved when the still stand is disturbed", () => {
    const player = new Player().show(STANDING, 2000).show(STANDING, 500, { ...PICTURE, ankleXPx: 340 });
    expect(player.types()).toContain("calibration-restarted");
  });
});

describe("a live set", () => {
  it("counts the seconds in position and ends by itself after the target when the person stands up", () => {
    const player = new Player().prepare().sit(6000).move(wallSit(90), STANDING, 1500).show(STANDING, 500);
    expect(player.snapshot.endReason).toBe("target-reached");
    const summary = player.runner.summary();
    expect(Math.abs(summary.totalMs / 1000 - 6.5)).toBeLessThan(0.6);
    expect(summary.longestMs).toBe(summary.totalMs);
    expect(summary.goodFormMs).toBe(summary.totalMs);
    expect(summary.faults).toEqual([]);
    expect(summary.seenShare).toBeGreaterThan(0.97);
  });

  it("tells every whole second once, in order", () => {
    const player = new Player().prepare().sit(5000);
    const seconds = player.events.filter((event) => event.type === "second-held").map((event) => event.totalS);
    expect(seconds).toEqual([1, 2, 3, 4, 5]);
  });

  it("ends at once when it hurts, and counts nothing after that", () => {
    const player = new Player().prepare().sit(3000).input({ type: "stop", timeMs: 11_000, reason: "pain" });
    const heldMs = player.runner.summary().totalMs;
    expect(player.snapshot).toMatchObject({ phase: "ended", endReason: "pain" });
    player.show(wallSit(90), 3000);
    expect(player.runner.summary().totalMs).toBe(heldMs);
    expect(player.types().filter((type) => type === "set-ended")).toHaveLength(1);
  });

  it("pauses with the reason when the person leaves, and resumes", () => {
    const player = new Player().prepare().sit(3000);
    const heldMs = player.snapshot.tally.workedMs;
    player.nobody(1800);
    expect(player.snapshot.hold).toMatchObject({ state: "paused", pauseReason: "left-frame" });
    expect(player.snapshot.tally.workedMs).toBe(heldMs);
    player.show(wallSit(90), 2000);
    expect(player.snapshot.hold?.state).toBe("holding");
    expect(player.types()).toEqual(expect.arrayContaining(["tracking-lost", "tracking-found", "hold-resumed"]));
    expect(player.snapshot.tally.workedMs - heldMs).toBeLessThanOrEqual(2000);
  });

  it("says that the camera is covered", () => {
    const player = new Player().prepare().sit(3000).nobody(1500, 3);
    expect(player.snapshot.hold?.pauseReason).toBe("camera-dark");
  });

  it("is not disturbed by a person who passes", () => {
    const player = new Player().prepare().sit(3000);
    const before = player.snapshot.tally.workedMs;
    player.show(STANDING, 600, { ...PICTURE, ankleXPx: 560, bodyPx: 400, floorYPx: 460 }).show(wallSit(90), 1500);
    expect(player.snapshot.hold?.state).toBe("holding");
    expect(player.snapshot.tally.workedMs - before).toBeGreaterThan(1000);
    expect(player.types()).not.toContain("fault-raised");
  });

  it("stops the clock while the page is hidden, and says why", () => {
    const player = new Player().prepare().sit(3000);
    const heldMs = player.snapshot.tally.workedMs;
    player.input({ type: "interrupted", timeMs: player.timeMs, reason: "page-hidden" });
    expect(player.snapshot.hold?.pauseReason).toBe("page-hidden");
    player.show(wallSit(90), 4000);
    expect(player.snapshot.tally.workedMs).toBe(heldMs);
    player.input({ type: "resumed", timeMs: player.timeMs }).show(wallSit(90), 3000);
    expect(player.snapshot.tally.workedMs).toBeGreaterThan(heldMs + 2000);
    expect(player.snapshot.tally.workedMs).toBeLessThanOrEqual(heldMs + 3000 + 100);
    expect(player.runner.summary().pauses.map((pause) => pause.reason)).toEqual(["page-hidden"]);
  });

  it("ends after a minute in which nobody went on", () => {
    const player = new Player({ ...LIVE, amount: 60 }).prepare().sit(3000).move(wallSit(90), STANDING, 1500);
    player.show(STANDING, 62_000);
    expect(player.snapshot.endReason).toBe("rested");
  });

  it("ends at two minutes in position", () => {
    const player = new Player({ ...LIVE, amount: 300 }).prepare().sit(121_000);
    expect(player.snapshot.endReason).toBe("time-limit");
    expect(player.events.filter((event) => event.type === "notice" && event.notice === "time-nearly-up")).toHaveLength(
      1,
    );
    expect(player.runner.summary().totalMs).toBeLessThan(120_200);
  });

  it("tells in every hold anew that the person tires", () => {
    const player = new Player({ ...LIVE, amount: 300 }).prepare();
    const told = (): number =>
      player.events.filter((event) => event.type === "notice" && event.notice === "tired").length;
    for (const holds of [1, 2]) {
      player.sit(11_000).move(wallSit(90), wallSit(81), 3000).show(wallSit(81), 3000);
      expect(told()).toBe(holds);
      player.move(wallSit(81), STANDING, 1500).show(STANDING, 2000);
    }
  });

  it("asks for the wall when the trunk leans far and no hold has begun", () => {
    const squat: BodyPose = { ...STANDING, kneeDeg: 88, shankDeg: 28, trunkDeg: 38 };
    const player = new Player().show({ ...STANDING, shankDeg: 0 }, 6500);
    player.move({ ...STANDING, shankDeg: 0 }, squat, 1500).show(squat, 4000);
    expect(player.snapshot.tally.workedMs).toBe(0);
    expect(player.types()).not.toContain("fault-raised");
    expect(player.events.some((event) => event.type === "notice" && event.notice === "lean-on-wall")).toBe(true);
  });

  it("does not count sitting down on a chair, and says what to do instead", () => {
    const upright: BodyPose = { ...STANDING, shankDeg: 0, kneeDeg: 4 };
    const leaning: BodyPose = { ...STANDING, kneeDeg: 60, shankDeg: 12, trunkDeg: 30 };
    const player = new Player().show(upright, 6500);
    player.move(upright, leaning, 700).move(leaning, wallSit(90), 500).show(wallSit(90), 5000);
    expect(player.snapshot.tally.workedMs).toBe(0);
    expect(player.events.some((event) => event.type === "notice" && event.notice === "slide-down-wall")).toBe(true);
  });

  it("checks the knees from the front and counts nothing there", () => {
    const front: BodyPose = { ...wallSit(90), yawDeg: 0 };
    const run = runSet(
      film([
        { untilMs: 1500, pose: { ...STANDING, yawDeg: 0 } },
        { untilMs: 3000, pose: front },
        { untilMs: 5000, pose: front },
        { untilMs: 6000, pose: { ...front, kneeInShare: 0.07 } },
        { untilMs: 9000, pose: { ...front, kneeInShare: 0.07 } },
      ]),
    );
    expect(run.heldS).toBe(0);
    expect(run.faults).toEqual(["E2-8"]);
    expect(run.events.some((event) => event.type === "notice" && event.notice === "turn-to-count")).toBe(true);
  });
});

describe("what a snapshot shows", () => {
  const sitting = (): Player => new Player().prepare().sit(3000);

  it("has every metric of the exercise as measured in the picture, before the filter", () => {
    const player = new Player().prepare().sit(2000);
    const before = player.snapshot.measured["knee"] ?? 0;
    player.show(wallSit(80), 34);
    const { measured, driverDeg, view } = player.snapshot;
    expect(Object.keys(measured).sort()).toEqual(Object.keys(findExercise(LIVE.exerciseId)?.metrics ?? {}).sort());
    expect(measured["knee"]).toBe(driverDeg);
    // The median of three pictures holds a single one back, and no filter does.
    player.show(wallSit(80), 34);
    expect(Math.abs(before - (player.snapshot.measured["knee"] ?? 0) - 10)).toBeLessThan(1);
    expect(view).toBe("side");
  });

  it("measures nothing that is out of view or not by this engine", () => {
    expect(sitting().snapshot.measured).toMatchObject({ frontKnee: undefined, kneeGap: undefined });
    expect(sitting().snapshot.measured["foot"]).toBeDefined();
    const lite = new Player({ ...LIVE, engine: "blazepose-lite" }).prepare().sit(3000);
    expect(lite.snapshot.measured["foot"]).toBeUndefined();
    expect(lite.snapshot.measured["knee"]).toBeDefined();
    const front = sitting().show({ ...wallSit(90), yawDeg: 0 }, 4000).snapshot;
    expect(front.view).toBe("front");
    expect(front.measured["knee"]).toBeUndefined();
    expect(front.measured["kneeGap"]).toBeDefined();
  });

  it("measures nothing where nobody is seen", () => {
    const { measured } = sitting().nobody(100).snapshot;
    expect(Object.keys(measured)).toContain("knee");
    expect(Object.values(measured).every((value) => value === undefined)).toBe(true);
  });

  it("takes a pause that was asked for out of its time, but not what the camera did not see", () => {
    const player = new Player().show(STANDING, 8000).move(STANDING, wallSit(90), 1500).show(wallSit(90), 5000);
    const { durationMs, seenShare } = player.runner.summary();
    expect(seenShare).toBeGreaterThan(0.9);
    player.input({ type: "interrupted", timeMs: player.timeMs, reason: "paused" });
    expect(player.runner.summary().durationMs).toBeCloseTo(durationMs, -2);
    player.timeMs += 60_000;
    player.input({ type: "resumed", timeMs: player.timeMs - 60_000 }).show(wallSit(90), 2000);
    const after = player.runner.summary();
    expect(Math.abs(after.durationMs - durationMs - 2000)).toBeLessThan(100);
    expect(after.seenShare).toBeGreaterThan(0.9);
    player.input({ type: "interrupted", timeMs: player.timeMs, reason: "source-lost" });
    player.timeMs += 10_000;
    player.input({ type: "resumed", timeMs: player.timeMs - 10_000 }).show(wallSit(90), 1000);
    expect(player.runner.summary().seenShare).toBeLessThan(0.7);
  });

  it("measures nothing before the set, while it is interrupted and after it", () => {
    const player = new Player().show(STANDING, 2000);
    expect(player.snapshot.measured).toEqual({});
    expect(player.snapshot.driverDeg).toBeDefined();
    player.show(STANDING, 4500).sit(2000);
    player.input({ type: "interrupted", timeMs: player.timeMs, reason: "page-hidden" }).show(wallSit(90), 100);
    expect(player.snapshot.measured).toEqual({});
    player.input({ type: "resumed", timeMs: player.timeMs }).show(wallSit(90), 100);
    expect(player.snapshot.measured["knee"]).toBeDefined();
    player.input({ type: "stop", timeMs: player.timeMs, reason: "finish" }).show(wallSit(90), 100);
    expect(player.snapshot.measured).toEqual({});
  });

  it("says how far from the target the clock starts and stops", () => {
    expect(new Player().snapshot).toMatchObject({ enterToleranceDeg: 10, leaveToleranceDeg: 15 });
  });

  it("does not call a rule good whose landmarks are hidden", () => {
    const player = sitting();
    const head = (): string | undefined => player.snapshot.rules.find((rule) => rule.id === "E2-9")?.state;
    expect(head()).toBe("good");
    player.play((timeMs) => {
      const frame = frameOf(wallSit(90), timeMs);
      const joints = Object.entries(frame.joints ?? {}).filter(([name]) => !name.endsWith("Ear"));
      return { ...frame, joints: Object.fromEntries(joints) };
    }, 600);
    expect(player.snapshot.rules.find((rule) => rule.id === "E2-9")).toMatchObject({
      state: "not-judged",
      why: "landmark",
    });
  });

  it("gives the same list of rules again until one of them changes", () => {
    const player = sitting();
    const calm = player.snapshot.rules;
    expect(player.show(wallSit(90), 1000).snapshot.rules).toBe(calm);
    player.show({ ...wallSit(90), shankDeg: 18 }, 2500);
    expect(player.snapshot.rules).not.toBe(calm);
    expect(player.snapshot.rules.find((rule) => rule.id === "E2-3")?.state).toBe("raised");
    expect(calm.find((rule) => rule.id === "E2-3")?.state).toBe("good");
  });
});

describe("a slow device", () => {
  it("still counts at two pictures a second", () => {
    const frames = film(
      [
        { untilMs: 2000, pose: STANDING },
        { untilMs: 3500, pose: wallSit(90) },
        { untilMs: 13_500, pose: wallSit(90) },
      ],
      2,
    );
    // Half a second between two pictures is lost or won at either end.
    expect(Math.abs(runSet(frames).heldS - 10)).toBeLessThanOrEqual(1);
  });

  it("says that the pictures come too slowly", () => {
    const player = new Player();
    for (const frame of film([{ untilMs: 26_000, pose: STANDING }], 4)) player.input({ type: "frame", frame });
    expect(player.events.some((event) => event.type === "notice" && event.notice === "slow-frames")).toBe(true);
  });

  it("says so within seconds also after a long while in which they came fast enough", () => {
    const player = new Player().prepare();
    const fromMs = player.timeMs;
    player.show(STANDING, 20_000);
    expect(player.events.some((event) => event.type === "notice" && event.notice === "slow-frames")).toBe(false);
    for (const frame of film([{ untilMs: fromMs + 28_000, pose: STANDING }], 4)) {
      if (frame.timeMs >= player.timeMs) player.input({ type: "frame", frame });
    }
    expect(player.events.some((event) => event.type === "notice" && event.notice === "slow-frames")).toBe(true);
  });
});

describe("the record of a set", () => {
  it("gives the same events for the same pictures, bit for bit", () => {
    const frames = [
      ...film([
        { untilMs: 1500, pose: STANDING },
        { untilMs: 3000, pose: wallSit(90) },
        { untilMs: 6000, pose: { ...wallSit(88), shankDeg: 17 } },
      ]),
    ];
    expect(JSON.stringify(runSet(frames))).toBe(JSON.stringify(runSet(frames)));
  });

  it("marks holds, pauses and faults on the set's own time", () => {
    const sit = wallSit(90);
    const high = wallSit(68);
    const { summary } = runSet(
      film([
        { untilMs: 1500, pose: STANDING },
        { untilMs: 3000, pose: sit },
        { untilMs: 6000, pose: sit },
        { untilMs: 6500, pose: high },
        { untilMs: 8500, pose: high },
        { untilMs: 9000, pose: sit },
        { untilMs: 12_000, pose: sit },
      ]),
    );
    const [hold] = summary.holds;
    // Inside the bands from about 2.8 s on, although the proof of stillness comes later.
    expect(Math.abs((hold?.startMs ?? 0) - 2800)).toBeLessThan(300);
    expect(hold?.heldMs).toBeCloseTo(summary.totalMs, 6);
    expect(summary.pauses).toHaveLength(1);
    expect(summary.pauses[0]?.reason).toBe("too-high");
    expect(summary.faults.map((fault) => fault.ruleId)).toEqual(["E2-1"]);
    const [span] = summary.faults[0]?.spans ?? [];
    expect((span?.endMs ?? 0) - (span?.startMs ?? 0)).toBe(summary.faults[0]?.durationMs);
    expect(summary.chart.length).toBeGreaterThan(100);
    expect(summary.goodFormMs).toBeLessThanOrEqual(summary.totalMs);
    expect(summary.notJudged.map((rule) => rule.id)).toContain("E2-8");
  });

  it("tells what this engine cannot judge", () => {
    const run = runSet(
      film([
        { untilMs: 1500, pose: STANDING },
        { untilMs: 3000, pose: wallSit(90) },
        { untilMs: 6000, pose: wallSit(90) },
      ]),
      { ...RECORDED, engine: "movenet-thunder" },
    );
    expect(run.summary.notJudged).toContainEqual(expect.objectContaining({ id: "E2-7", why: "engine" }));
  });

  it("refuses an exercise it does not know", () => {
    expect(() => createSetRunner({ ...RECORDED, exerciseId: "handstand" })).toThrow(AppError);
  });

  it("reports when a hold began", () => {
    const run = runSet(
      film([
        { untilMs: 1500, pose: STANDING },
        { untilMs: 3000, pose: wallSit(90) },
        { untilMs: 6000, pose: wallSit(90) },
      ]),
    );
    expect(timesOf(run.events, "hold-started")).toHaveLength(1);
  });
});
