import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Side } from "../../src/body/joints.js";
import type {
  NoticeId,
  PauseReason,
  PlacementProblem,
  RefusalReason,
  SetEvent,
  Severity,
} from "../../src/checker/events.js";
import { createCueState, CUE_TIMES, stepCues, type CueState } from "../../src/coach/cue-policy.js";
import type { Cue } from "../../src/coach/cue.js";
import { CUE_IDS, type CueId } from "../../src/coach/cues.js";
import type { Scene } from "../../src/coach/scene.js";

/** An event without its time. */
type Untimed<Event> = Event extends unknown ? Omit<Event, "timeMs"> : never;
type Script = readonly (readonly [timeMs: number, event: Untimed<SetEvent>])[];

const WALL_SQUAT: Scene = {
  exerciseId: "wall-squat",
  movement: "hold",
  legs: "together",
  depth: "knee-flexion",
  view: "side",
  views: ["side"],
  camera: { distanceM: [2, 2.5], heightM: [0.6, 0.8], landscape: false },
  lowImpact: false,
  canBeEasier: true,
};
const BALL_SQUAT: Scene = { ...WALL_SQUAT, exerciseId: "ball-squat", movement: "reps" };
const DEADLIFT: Scene = {
  ...WALL_SQUAT,
  exerciseId: "one-leg-deadlift",
  movement: "reps",
  legs: "stance",
  depth: "trunk-lean",
};
const CIRCLES: Scene = { ...DEADLIFT, exerciseId: "leg-circles", movement: "circles", legs: "swing", depth: undefined };
const STEPS: Scene = {
  ...CIRCLES,
  exerciseId: "lateral-steps",
  movement: "travel",
  legs: "together",
  view: "front",
  views: ["front"],
};
const HOPS: Scene = { ...STEPS, exerciseId: "lateral-hop", movement: "hops" };

interface Said {
  readonly timeMs: number;
  readonly cue: Cue;
}

interface Listening {
  /** How long the voice needs for a cue, milliseconds. */
  readonly voiceMs?: (cue: Cue) => number;
  readonly untilMs?: number;
  readonly stepMs?: number;
  readonly scene?: Scene;
}

/** Runs the policy over a script at a steady frame rate, with a voice that takes its time. */
function listen(script: Script, { voiceMs = () => 0, untilMs, stepMs = 50, ...rest }: Listening = {}): readonly Said[] {
  const endMs = untilMs ?? Math.max(0, ...script.map(([timeMs]) => timeMs)) + 1000;
  let state: CueState = createCueState(rest.scene ?? WALL_SQUAT);
  let speakingUntilMs = -Infinity;
  const said: Said[] = [];
  for (let timeMs = 0; timeMs <= endMs; timeMs += stepMs) {
    const events = script
      .filter(([atMs]) => atMs > timeMs - stepMs && atMs <= timeMs)
      .map(([atMs, event]) => ({ ...event, timeMs: atMs }));
    const step = stepCues(state, { timeMs, events, speaking: timeMs < speakingUntilMs });
    state = step.state;
    if (step.cue === undefined) continue;
    said.push({ timeMs, cue: step.cue });
    speakingUntilMs = timeMs + voiceMs(step.cue);
  }
  return said;
}

const keys = (said: readonly Said[]): readonly string[] => said.map(({ cue }) => cue.key);
const timesOf = (said: readonly Said[], key: string): readonly number[] =>
  said.filter(({ cue }) => cue.key === key).map(({ timeMs }) => timeMs);

const raised = (cue: CueId, severity: Severity = "form"): Untimed<SetEvent> => ({
  type: "fault-raised",
  ruleId: cue,
  severity,
  cue,
  value: 20,
});
const cleared = (cue: CueId): Untimed<SetEvent> => ({ type: "fault-cleared", ruleId: cue, cue, durationMs: 1000 });
const paused = (reason: PauseReason): Untimed<SetEvent> => ({ type: "hold-paused", reason });
const notice = (id: NoticeId): Untimed<SetEvent> => ({ type: "notice", notice: id });
const wrong = (problem: PlacementProblem): Untimed<SetEvent> => ({ type: "placement-problem", problem });
const second = (totalS: number, targetS = 60): Untimed<SetEvent> => ({ type: "second-held", totalS, targetS });
const rep = (side?: Side, clean = true): Untimed<SetEvent> => ({
  type: "rep-counted",
  side,
  peakDeg: 80,
  downMs: 1000,
  holdMs: 100,
  upMs: 900,
  clean,
});
const refused = (reason: RefusalReason = "too-shallow"): Untimed<SetEvent> => ({ type: "rep-refused", reason });
const START: Script[number] = [0, { type: "hold-started" }];

describe("corrections", () => {
  test("a fault is said with the words of its cue", () => {
    const [said] = listen([[100, raised("slide-down")]]);
    expect(said).toMatchObject({
      timeMs: 100,
      cue: { key: "cue.slide-down", text: "Slide down a little", kind: "form" },
    });
  });

  test("two faults at once are said one after the other, six seconds apart, the harmful one first", () => {
    const said = listen(
      [
        [0, raised("slide-down", "form")],
        [0, raised("feet-forward", "safe")],
      ],
      { untilMs: 10_000 },
    );
    expect(said.map(({ timeMs, cue }) => [timeMs, cue.key])).toEqual([
      [0, "cue.feet-forward"],
      [6000, "cue.slide-down"],
    ]);
  });

  test("a fault that was gone before its turn is not said", () => {
    const said = listen(
      [
        [0, raised("feet-forward", "safe")],
        [1000, raised("slide-down")],
        [4000, cleared("slide-down")],
      ],
      { untilMs: 12_000 },
    );
    expect(keys(said)).toEqual(["cue.feet-forward"]);
  });

  test("a fault that stays is said three times, 15 s apart, then the easier level is offered once", () => {
    const said = listen([[0, raised("slide-down")]], { untilMs: 200_000 });
    expect(said.map(({ timeMs, cue }) => [timeMs, cue.key])).toEqual([
      [0, "cue.slide-down"],
      [15_000, "cue.slide-down"],
      [30_000, "cue.slide-down"],
      [45_000, "coach.easier-level"],
    ]);
  });

  test("on the easiest level nothing easier is offered", () => {
    const said = listen([[0, raised("slide-down")]], {
      untilMs: 200_000,
      scene: { ...WALL_SQUAT, canBeEasier: false },
    });
    expect(keys(said)).toEqual(["cue.slide-down", "cue.slide-down", "cue.slide-down"]);
  });

  test("a fault that comes and goes is still said at most every 15 s", () => {
    const script = Array.from({ length: 20 }, (_, index): Script => [
      [index * 2000, raised("slide-down")],
      [index * 2000 + 1000, cleared("slide-down")],
    ]).flat();
    const times = timesOf(listen(script), "cue.slide-down");
    expect(times).toHaveLength(3);
    times.slice(1).forEach((timeMs, index) => expect(timeMs - (times[index] ?? 0)).toBeGreaterThanOrEqual(15_000));
  });

  test("what is for the record only is never said", () => {
    expect(listen([[0, raised("head-forward", "info")]], { untilMs: 20_000 })).toEqual([]);
  });

  test("nothing is corrected while the person cannot be followed", () => {
    const said = listen(
      [
        [0, { type: "tracking-lost", reason: "out-of-view" }],
        [0, raised("slide-down")],
        [10_000, { type: "tracking-found" }],
      ],
      { untilMs: 12_000 },
    );
    expect(said.map(({ timeMs, cue }) => [timeMs, cue.key])).toEqual([
      [0, "lost.out-of-view"],
      [10_000, "cue.slide-down"],
    ]);
  });

  test("a stop is said at once, into another cue", () => {
    const said = listen(
      [
        [0, raised("slide-down")],
        [200, raised("knees-apart", "stop")],
      ],
      { voiceMs: () => 2000 },
    );
    expect(said[1]).toMatchObject({ timeMs: 200, cue: { kind: "stop", interrupt: true } });
  });
});

describe("praise", () => {
  test("a fault that was told and mended is praised once the clock runs on", () => {
    const said = listen(
      [START, [1000, raised("slide-down")], [4000, cleared("slide-down")], [5000, second(1)], [6000, second(2)]],
      { untilMs: 30_000 },
    );
    expect(timesOf(said, "coach.praise")).toEqual([5000]);
  });

  test("a fault that went away untold is not praised", () => {
    const said = listen([
      START,
      [0, raised("feet-forward", "safe")],
      [1000, raised("slide-down")],
      [2000, cleared("slide-down")],
      [3000, second(3)],
    ]);
    expect(keys(said)).not.toContain("coach.praise");
  });

  test("standing up is not praised as mending", () => {
    const said = listen(
      [
        START,
        [1000, raised("back-to-wall")],
        [4000, cleared("back-to-wall")],
        [4500, { type: "hold-ended", holdMs: 3000 }],
        [5000, second(3)],
      ],
      { untilMs: 20_000 },
    );
    expect(keys(said)).not.toContain("coach.praise");
  });

  test("as long as another fault stands there is no praise", () => {
    const said = listen(
      [
        START,
        [0, raised("slide-down")],
        [100, raised("back-to-wall")],
        [1000, cleared("slide-down")],
        [3000, second(3)],
      ],
      { untilMs: 20_000 },
    );
    expect(keys(said)).not.toContain("coach.praise");
  });
});

describe("counting", () => {
  test("tens are announced, and each of the last five seconds before the target", () => {
    const script: Script = Array.from(
      { length: 29 },
      (_, index) => [(index + 1) * 1000, second(index + 1, 30)] as const,
    );
    expect(listen(script).map(({ cue }) => cue.text)).toEqual([
      "10 seconds",
      "20 seconds",
      "Last 5",
      "4",
      "3",
      "2",
      "1",
    ]);
  });

  test("the target is told when it is reached, for the set goes on until the person stands up", () => {
    const said = listen([[1000, second(30, 30)]]);
    expect(said.map(({ cue }) => cue.text)).toEqual(["That's your time, well done"]);
  });

  test("a number waits for the words before it", () => {
    const said = listen(
      [
        [0, raised("slide-down")],
        [1000, second(10)],
      ],
      { voiceMs: ({ kind }) => (kind === "form" ? 2000 : 500), untilMs: 5000 },
    );
    expect(said.map(({ timeMs, cue }) => [timeMs, cue.key])).toEqual([
      [0, "cue.slide-down"],
      [2000, "count.held-10"],
    ]);
  });

  test("a number that would come too late is dropped", () => {
    const said = listen(
      [
        [0, raised("slide-down")],
        [1000, second(10)],
      ],
      { voiceMs: () => 3000, untilMs: 8000 },
    );
    expect(keys(said)).toEqual(["cue.slide-down"]);
  });

  test("of two numbers that wait only the newer one is said", () => {
    const said = listen(
      [
        [0, raised("slide-down")],
        [600, second(56)],
        [1400, second(57)],
      ],
      { voiceMs: ({ kind }) => (kind === "form" ? 1500 : 300), untilMs: 4000 },
    );
    expect(keys(said)).toEqual(["cue.slide-down", "count.3"]);
  });

  test("the countdown is said number by number and says no zero", () => {
    const script: Script = [3, 2, 1, 0].map(
      (secondsLeft, index) => [index * 1000, { type: "countdown", secondsLeft }] as const,
    );
    expect(listen(script).map(({ cue }) => cue.text)).toEqual(["3", "2", "1"]);
  });

  test("a correction goes before a number of the same moment", () => {
    const said = listen([
      [1000, second(10)],
      [1000, raised("slide-down")],
    ]);
    expect(keys(said)[0]).toBe("cue.slide-down");
  });
});

describe("pauses", () => {
  test("a pause is said once with its reason, and that the timer runs again", () => {
    const said = listen(
      [
        START,
        [5000, paused("left-frame")],
        [5000, { type: "tracking-lost", reason: "left-frame" }],
        [9000, { type: "tracking-found" }],
        [9500, { type: "hold-resumed" }],
      ],
      { untilMs: 20_000 },
    );
    expect(said.map(({ timeMs, cue }) => [timeMs, cue.text])).toEqual([
      [0, "Hold"],
      [5000, "Paused: step back into view"],
      [9500, "Timer running"],
    ]);
  });

  test.each(["page-hidden", "source-lost"] as const)(
    "a set that %s stops cuts in, for no picture follows",
    (reason) => {
      const said = listen([START, [1100, paused(reason)]], { voiceMs: () => 5000, untilMs: 1100 });
      expect(timesOf(said, `pause.${reason}`)).toEqual([1100]);
      expect(said.at(-1)?.cue.interrupt).toBe(true);
    },
  );

  test("a pause that was over before it could be said is not mentioned", () => {
    const said = listen(
      [
        START,
        [5000, raised("feet-forward", "safe")],
        [5100, paused("too-high")],
        [5800, { type: "hold-resumed" }],
        [5900, cleared("feet-forward")],
      ],
      { voiceMs: () => 1500, untilMs: 20_000 },
    );
    expect(keys(said)).toEqual(["coach.hold-started", "cue.feet-forward"]);
  });

  test("a new reason in the same pause is said too", () => {
    const said = listen([START, [5000, paused("too-high")], [9000, { type: "tracking-lost", reason: "left-frame" }]]);
    expect(keys(said).slice(1)).toEqual(["pause.too-high", "pause.left-frame"]);
  });

  test("the pause tells the correction, so that it is not said twice", () => {
    const said = listen(
      [START, [5000, paused("too-high")], [5000, raised("slide-down")], [6000, raised("back-to-wall")]],
      { untilMs: 15_000 },
    );
    expect(keys(said).slice(1)).toEqual(["pause.too-high", "cue.back-to-wall"]);
  });

  test("a fault or notice that is raised right after the pause that told it is not said again", () => {
    const said = listen(
      [
        START,
        [5000, paused("too-high")],
        [5700, raised("slide-down")],
        [9000, cleared("slide-down")],
        [9000, { type: "hold-resumed" }],
        [12_000, paused("wrong-view")],
        [12_500, notice("turn-to-count")],
      ],
      { untilMs: 30_000 },
    );
    expect(keys(said).slice(1)).toEqual(["pause.too-high", "coach.hold-resumed", "pause.wrong-view"]);
  });

  test("holds that start and stop all the time do not make the coach chatter", () => {
    const script = Array.from({ length: 12 }, (_, index): Script => [
      [1000 + index * 1000, paused("too-high")],
      [1500 + index * 1000, { type: "hold-resumed" }],
    ]).flat();
    const times = timesOf(listen([START, ...script]), "pause.too-high");
    expect(times).toEqual([1000, 7000]);
  });

  test("without a hold the loss is told without the word paused", () => {
    const [said] = listen([[0, { type: "tracking-lost", reason: "left-frame" }]]);
    expect(said?.cue.text).toBe("Step back into view");
  });
});

describe("placement", () => {
  test("a problem is said after it lasted a second and again every seven seconds", () => {
    const said = listen([[0, wrong("feet-cut-off")]], { untilMs: 16_000 });
    expect(timesOf(said, "placement.feet-cut-off")).toEqual([1000, 8000, 15_000]);
  });

  test("the same problem told with every frame is one problem", () => {
    const script: Script = Array.from({ length: 100 }, (_, index) => [index * 50, wrong("too-far")] as const);
    expect(timesOf(listen(script), "placement.too-far")).toEqual([1000]);
  });

  test("a problem that was gone within a second is not said", () => {
    const said = listen(
      [
        [0, wrong("nobody")],
        [800, { type: "placement-found" }],
      ],
      { untilMs: 5000 },
    );
    expect(said).toEqual([]);
  });

  test("problems that keep changing are told in the end, not at every change", () => {
    const script: Script = Array.from(
      { length: 20 },
      (_, index) => [index * 500, wrong(index % 2 === 0 ? "uncertain" : "too-far")] as const,
    );
    const times = listen(script).map(({ timeMs }) => timeMs);
    expect(times[0]).toBe(4000);
    expect(times.length).toBeLessThanOrEqual(3);
  });

  test("a problem that is gone is not told while the placement is still being looked at", () => {
    const said = listen(
      [
        [0, wrong("too-far")],
        [600, { type: "placement-cleared" }],
        [1600, { type: "placement-found" }],
      ],
      { untilMs: 5000 },
    );
    expect(said).toEqual([]);
  });

  test("a problem that comes and goes without the placement being found is told in the end", () => {
    const script = Array.from({ length: 10 }, (_, index): Script => [
      [index * 1000, wrong("uncertain")],
      [index * 1000 + 700, { type: "placement-cleared" }],
    ]).flat();
    expect(timesOf(listen(script), "placement.uncertain")).toEqual([4000]);
  });

  test("nothing of the placement is said once the set runs", () => {
    const said = listen(
      [
        [0, wrong("too-far")],
        [500, { type: "phase-changed", phase: "set" }],
      ],
      { untilMs: 10_000 },
    );
    expect(keys(said)).toEqual(["coach.set-started"]);
  });
});

describe("notices and the end", () => {
  test("the reminder to breathe is said at 15, 30 and 45 s", () => {
    const script: Script = [15, 30, 45].map((s) => [s * 1000, notice("breathe")] as const);
    expect(timesOf(listen(script), "notice.breathe")).toEqual([15_000, 30_000, 45_000]);
  });

  test("a notice keeps the distance to a correction", () => {
    const said = listen(
      [
        [0, raised("slide-down")],
        [1000, notice("breathe")],
      ],
      { untilMs: 8000 },
    );
    expect(timesOf(said, "notice.breathe")).toEqual([6000]);
  });

  test("the end of a set is always said, into anything else, and nothing comes after it", () => {
    const said = listen(
      [
        [0, raised("slide-down")],
        [500, { type: "set-ended", reason: "target-reached" }],
        [600, raised("back-to-wall")],
        [700, second(10)],
      ],
      { voiceMs: () => 2000, untilMs: 30_000 },
    );
    expect(keys(said)).toEqual(["cue.slide-down", "end.target-reached"]);
    expect(said[1]).toMatchObject({ timeMs: 500, cue: { interrupt: true } });
  });

  test("a set that ends with pain ends as a stop", () => {
    const [said] = listen([[0, { type: "set-ended", reason: "pain" }]]);
    expect(said?.cue).toMatchObject({ kind: "stop", key: "end.pain" });
  });

  test("a hold that is over is told with its whole seconds", () => {
    const said = listen([[0, { type: "hold-ended", holdMs: 12_900 }]]);
    expect(said.map(({ cue }) => cue.text)).toEqual(["12 seconds held"]);
  });
});

describe("repetitions", () => {
  const every3s = (count: number, event: (index: number) => Untimed<SetEvent>): Script =>
    Array.from({ length: count }, (_, index) => [(index + 1) * 3000, event(index)] as const);

  test("each repetition is counted aloud when it is complete", () => {
    const said = listen(
      every3s(4, () => rep()),
      { scene: BALL_SQUAT },
    );
    expect(said.map(({ timeMs, cue }) => [timeMs, cue.text])).toEqual([
      [3000, "1"],
      [6000, "2"],
      [9000, "3"],
      [12_000, "4"],
    ]);
  });

  test("legs are counted apart", () => {
    const said = listen(
      every3s(4, (index) => rep(index < 2 ? "left" : "right")),
      { scene: DEADLIFT },
    );
    expect(said.map(({ cue }) => cue.text)).toEqual(["1", "2", "1", "2"]);
  });

  test("a number waits for the correction before it, and is dropped rather than said in the next repetition", () => {
    const script: Script = [
      [1000, raised("chest-up-into-ball")],
      [2000, rep()],
    ];
    const until = (voiceMs: number): readonly Said[] =>
      listen(script, { scene: BALL_SQUAT, voiceMs: ({ kind }) => (kind === "form" ? voiceMs : 300), untilMs: 9000 });
    expect(until(2500).map(({ timeMs, cue }) => [timeMs, cue.key])).toEqual([
      [1000, "cue.chest-up-into-ball"],
      [3500, "count.1"],
    ]);
    expect(keys(until(3500))).toEqual(["cue.chest-up-into-ball"]);
  });

  test("why an attempt does not count is told once in two attempts", () => {
    const said = listen(
      every3s(5, () => refused()),
      { scene: BALL_SQUAT },
    );
    expect(said.map(({ timeMs, cue }) => [timeMs, cue.text])).toEqual([
      [3000, "Not counted: a bit lower"],
      [9000, "Not counted: a bit lower"],
      [15_000, "Not counted: a bit lower"],
    ]);
  });

  test("where the trunk leans, a shallow attempt is told in the words of leaning", () => {
    expect(listen([[0, refused()]], { scene: DEADLIFT })[0]?.cue.text).toBe("Not counted: lean further");
  });

  test("after three refusals of one kind the easier level is offered once instead", () => {
    const said = listen(
      every3s(14, () => refused()),
      { scene: BALL_SQUAT },
    );
    expect(keys(said)).toEqual([
      "refused.too-shallow",
      "refused.too-shallow",
      "refused.too-shallow",
      "coach.easier-level",
    ]);
  });

  test("a refusal tells its correction, so that it is not said twice", () => {
    const said = listen(
      [
        [3000, refused()],
        [3000, raised("down-a-little-more")],
      ],
      { scene: BALL_SQUAT, untilMs: 12_000 },
    );
    expect(keys(said)).toEqual(["refused.too-shallow"]);
  });

  test("a fault that is over with its repetition is still told before the next one", () => {
    const said = listen(
      [
        [0, raised("feet-further-forward", "safe")],
        [1000, raised("heels-heavy")],
        [4500, cleared("heels-heavy")],
        [5000, rep(undefined, false)],
      ],
      { scene: BALL_SQUAT, untilMs: 12_000 },
    );
    expect(timesOf(said, "cue.heels-heavy")).toEqual([6000]);
  });

  test("a fault that was over long before its turn is not told", () => {
    const said = listen(
      [
        [0, raised("feet-further-forward", "safe")],
        [1000, raised("heels-heavy")],
        [2000, cleared("heels-heavy")],
      ],
      { scene: BALL_SQUAT, untilMs: 12_000 },
    );
    expect(keys(said)).toEqual(["cue.feet-further-forward"]);
  });

  test("a correction may come again after three repetitions, in steps only after 15 s", () => {
    const script: Script = [[500, raised("heels-heavy")], ...every3s(5, () => rep(undefined, false))];
    expect(timesOf(listen(script, { scene: BALL_SQUAT }), "cue.heels-heavy")).toEqual([500, 9000]);
    const step: Untimed<SetEvent> = { type: "step-counted", direction: "left", distanceM: 0.1, clean: false };
    const steps: Script = [[500, raised("stay-low")], ...every3s(6, () => step)];
    expect(timesOf(listen(steps, { scene: STEPS }), "cue.stay-low")).toEqual([500, 15_500]);
  });

  test("one good repetition after a mended fault is praised, one with a fault is not", () => {
    const script = (clean: boolean): Script => [
      [1000, raised("heels-heavy")],
      [3000, rep(undefined, false)],
      [4000, cleared("heels-heavy")],
      [6000, rep(undefined, clean)],
      [9000, rep(undefined, clean)],
    ];
    const said = listen(script(true), { scene: BALL_SQUAT });
    expect(keys(said).filter((key) => key !== "cue.heels-heavy")).toEqual([
      "count.1",
      "count.2",
      "coach.praise",
      "count.3",
    ]);
    expect(keys(listen(script(false), { scene: BALL_SQUAT }))).not.toContain("coach.praise");
  });

  test("a fault that is for later only, a tap for the record, is not said", () => {
    const tap: Untimed<SetEvent> = { type: "foot-tapped", side: "right", durationMs: 100 };
    expect(listen([[0, tap]], { scene: DEADLIFT })).toEqual([]);
  });

  test("the leg that works is named once, and again when it changes", () => {
    const found = (side: Side): Untimed<SetEvent> => ({ type: "leg-found", side });
    const script: Script = [
      [0, found("left")],
      [5000, found("left")],
      [9000, found("right")],
    ];
    expect(listen(script, { scene: DEADLIFT }).map(({ cue }) => cue.text)).toEqual([
      "On your left leg",
      "On your right leg",
    ]);
    expect(listen(script, { scene: CIRCLES }).map(({ cue }) => cue.text)).toEqual(["Left leg", "Right leg"]);
  });

  test("the last number of a leg and the change to the other are one sentence; at the end of both there is none", () => {
    const done = (side: Side): Untimed<SetEvent> => ({ type: "side-done", side });
    const said = listen(
      [
        [1000, rep("left")],
        [1000, done("left")],
        [5000, rep("right")],
        [5000, done("right")],
        [5000, { type: "set-ended", reason: "target-reached" }],
      ],
      { scene: DEADLIFT, untilMs: 9000 },
    );
    expect(said.map(({ cue }) => cue.text)).toEqual(["1. Now the other leg", "1. Well done, set complete."]);
  });

  test("what must be done when control is lost is said with the end of the set", () => {
    const said = listen(
      [
        [1000, raised("hold-the-support", "stop")],
        [1000, { type: "set-ended", reason: "control-lost" }],
      ],
      { scene: DEADLIFT },
    );
    expect(said).toHaveLength(1);
    expect(said[0]?.cue).toMatchObject({
      text: "Hold the support, step down. Let's stop there, and rest.",
      kind: "stop",
      interrupt: true,
    });
  });

  test("a fall cuts in with the question for the knee", () => {
    const said = listen([
      [0, rep()],
      [1000, { type: "fall-seen" }],
      [1000, { type: "set-ended", reason: "fall" }],
    ]);
    expect(said.at(-1)?.cue).toMatchObject({
      text: "Let's stop there. How is your knee, zero to ten?",
      kind: "stop",
      interrupt: true,
    });
  });

  test("a fault that ends the set calmly does not cut in", () => {
    const said = listen(
      [
        [0, rep()],
        [100, raised("pause-and-reset", "stop-set")],
      ],
      { scene: HOPS, voiceMs: () => 1000 },
    );
    expect(said.map(({ timeMs, cue }) => [timeMs, cue.key, cue.interrupt])).toEqual([
      [0, "count.1", false],
      [1000, "cue.pause-and-reset", false],
    ]);
  });
});

describe("circles, steps and hops", () => {
  const circle = (side: Side, reversed = false): Untimed<SetEvent> => ({
    type: "circle-counted",
    side,
    reversed,
    amplitudeDeg: 30,
    clean: true,
  });

  test("circles are counted for each leg, one the wrong way round is told and not counted", () => {
    const said = listen(
      [
        [0, circle("left")],
        [4000, circle("left", true)],
        [8000, circle("left")],
        [12_000, circle("right")],
      ],
      { scene: CIRCLES },
    );
    expect(said.map(({ cue }) => cue.text)).toEqual(["1", "Not counted: start forward, then out", "2", "1"]);
  });

  test("every two metres of a direction are announced, whether they were steps or shuffled", () => {
    const script = Array.from({ length: 21 }, (_, index): Script[number] => [
      index * 1000,
      index % 2 === 0
        ? { type: "step-counted", direction: "left", distanceM: 0.25, clean: true }
        : { type: "travelled", direction: "left", distanceM: 0.15 },
    ]);
    expect(listen(script, { scene: STEPS }).map(({ cue }) => cue.text)).toEqual(["2 metres", "4 metres"]);
  });

  test("directions are measured apart, and the change is asked for when one is done", () => {
    const step = (direction: Side): Untimed<SetEvent> => ({
      type: "step-counted",
      direction,
      distanceM: 1.5,
      clean: true,
    });
    const said = listen(
      [
        [0, step("left")],
        [1000, step("right")],
        [2000, step("left")],
        [2000, { type: "side-done", side: "left" }],
      ],
      { scene: STEPS },
    );
    expect(said.map(({ cue }) => cue.text)).toEqual(["2 metres. Now the other direction"]);
  });

  test("single hops are not counted aloud, the clock is: by tens and the last five seconds", () => {
    const script = Array.from({ length: 19 }, (_, index): Script => [
      [(index + 1) * 1000, { type: "hop-counted", landing: "left", flightMs: 200, distanceM: 0.4, clean: true }],
      [(index + 1) * 1000, { type: "second-worked", totalS: index + 1, targetS: 20 }],
    ]).flat();
    expect(listen(script, { scene: HOPS }).map(({ cue }) => cue.text)).toEqual([
      "10 seconds",
      "Last 5",
      "4",
      "3",
      "2",
      "1",
    ]);
  });

  test("who must face the camera is asked to, in every exercise in its own way", () => {
    const lost: Script = [[0, { type: "tracking-lost", reason: "wrong-view" }]];
    expect(listen(lost, { scene: STEPS })[0]?.cue.text).toBe("Face the camera");
    expect(listen(lost, { scene: DEADLIFT })[0]?.cue.text).toBe("Turn your side to the camera");
  });

  test("the set begins in the words of its exercise, with steps where hops are left out", () => {
    const begin: Script = [[0, { type: "phase-changed", phase: "set" }]];
    const words = (scene: Scene): string | undefined => listen(begin, { scene })[0]?.cue.text;
    expect(words(WALL_SQUAT)).toBe("Go, slide down the wall");
    expect(words(DEADLIFT)).toBe("Go, one foot off the floor");
    expect(words(HOPS)).toBe("Go, hop from side to side");
    expect(words({ ...HOPS, lowImpact: true })).toBe("Go, step from side to side");
  });
});

describe("whatever happens", () => {
  const cueId = fc.constantFrom(...CUE_IDS);
  const reason = fc.constantFrom<PauseReason>("too-high", "trunk-lean", "left-frame", "camera-dark");
  const anyEvent: fc.Arbitrary<Untimed<SetEvent>> = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(cueId, fc.constantFrom("safe", "form")).map(([id, how]) => raised(id, how)) },
    { weight: 1, arbitrary: cueId.map((id) => raised(id, "stop")) },
    { weight: 3, arbitrary: cueId.map(cleared) },
    { weight: 2, arbitrary: reason.map(paused) },
    { weight: 1, arbitrary: reason.map((why) => ({ type: "tracking-lost", reason: why }) as const) },
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 60 }).map((totalS) => second(totalS)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom<Side>("left", "right"), fc.boolean())
        .map(([side, clean]) => rep(side, clean)),
    },
    { weight: 3, arbitrary: fc.constantFrom<RefusalReason>("too-shallow", "foot-down").map(refused) },
    { weight: 2, arbitrary: fc.constantFrom<NoticeId>("breathe", "tired", "lean-on-wall").map(notice) },
    { weight: 1, arbitrary: fc.constantFrom<PlacementProblem>("nobody", "too-far", "turn-left").map(wrong) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Untimed<SetEvent>>(
        { type: "hold-started" },
        { type: "hold-resumed" },
        { type: "hold-ended", holdMs: 5000 },
        { type: "tracking-found" },
        { type: "placement-found" },
        { type: "placement-cleared" },
        { type: "phase-changed", phase: "set" },
      ),
    },
  );
  const script = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 3000 }), anyEvent), { maxLength: 60 })
    .map((entries): Script => {
      let timeMs = 0;
      return entries.map(([stepMs, event]) => {
        timeMs += stepMs;
        return [timeMs, event] as const;
      });
    });
  const voice = fc.integer({ min: 0, max: 3000 });

  const check = (
    holds: (said: readonly Said[], voiceMs: number) => void,
    scenes: readonly Scene[] = [WALL_SQUAT, BALL_SQUAT, DEADLIFT, HOPS],
  ): void => {
    fc.assert(
      fc.property(script, voice, fc.constantFrom(...scenes), (events, voiceMs, scene) => {
        const untilMs = (events.at(-1)?.[0] ?? 0) + 20_000;
        holds(listen(events, { voiceMs: () => voiceMs, untilMs, scene }), voiceMs);
      }),
    );
  };
  const gaps = (said: readonly Said[]): readonly number[] =>
    said.slice(1).map(({ timeMs }, index) => timeMs - (said[index]?.timeMs ?? 0));

  test("two corrections are never closer than six seconds", () => {
    check((said) => {
      const corrections = said.filter(({ cue }) => ["safe", "form", "refused", "offer", "notice"].includes(cue.kind));
      for (const gap of gaps(corrections)) expect(gap).toBeGreaterThanOrEqual(CUE_TIMES.spacingMs);
    });
  });

  test("where there are no repetitions the same correction is never said twice within 15 s", () => {
    check(
      (said) => {
        for (const id of CUE_IDS) {
          const same = said.filter(({ cue }) => cue.key === `cue.${id}` && cue.kind !== "stop");
          for (const gap of gaps(same)) expect(gap).toBeGreaterThanOrEqual(CUE_TIMES.sameCueMs);
        }
      },
      [WALL_SQUAT, HOPS],
    );
  });

  test("no correction and no refusal is said more than three times", () => {
    check((said) => {
      const times = new Map<string, number>();
      for (const { cue } of said.filter(({ cue: { kind } }) => ["safe", "form", "refused"].includes(kind))) {
        times.set(cue.key, (times.get(cue.key) ?? 0) + 1);
      }
      expect(Math.max(0, ...times.values())).toBeLessThanOrEqual(CUE_TIMES.maxRepeats);
    });
  });

  test("nothing but a stop or the end is said into another cue", () => {
    check((said, voiceMs) => {
      said.slice(1).forEach(({ timeMs, cue }, index) => {
        if (timeMs - (said[index]?.timeMs ?? 0) < voiceMs) expect(["stop", "end"]).toContain(cue.kind);
      });
    });
  });

  test("a number is never older than what it may be", () => {
    fc.assert(
      fc.property(script, voice, (events, voiceMs) => {
        for (const { timeMs, cue } of listen(events, { voiceMs: () => voiceMs })) {
          if (cue.kind !== "count") continue;
          const counted = events.filter(
            ([atMs, event]) => (event.type === "second-held" || event.type === "rep-counted") && atMs <= timeMs,
          );
          expect(timeMs - (counted.at(-1)?.[0] ?? -Infinity)).toBeLessThan(CUE_TIMES.repStaleMs + 50);
        }
      }),
    );
  });

  test("the easier level is offered at most once", () => {
    check((said) => {
      expect(timesOf(said, "coach.easier-level").length).toBeLessThanOrEqual(1);
    });
  });

  test("the end is said at once", () => {
    fc.assert(
      fc.property(script, voice, (events, voiceMs) => {
        const endMs = (Math.floor((events.at(-1)?.[0] ?? 0) / 50) + 1) * 50;
        const said = listen([...events, [endMs, { type: "set-ended", reason: "time-limit" }]], {
          voiceMs: () => voiceMs,
          untilMs: endMs + 20_000,
        });
        expect(said.at(-1)).toMatchObject({ timeMs: endMs, cue: { key: "end.time-limit" } });
      }),
    );
  });

  test("the same events give the same cues", () => {
    fc.assert(
      fc.property(script, voice, (events, voiceMs) => {
        const once = listen(events, { voiceMs: () => voiceMs });
        expect(listen(events, { voiceMs: () => voiceMs })).toEqual(once);
      }),
    );
  });
});
