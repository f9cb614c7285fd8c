import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SignReader, SignReading, SignsAsked } from "../../src/app/sign-reader.js";
import { WorkoutDriver } from "../../src/app/workout-driver.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { FrameSink, FrameSource, FrameSourceListener } from "../../src/camera/frame-source.js";
import { Speaker } from "../../src/coach/speaker.js";
import { workoutText } from "../../src/coach/workout-texts.js";
import type { Tones } from "../../src/coach/tones.js";
import { RunningWorkoutStore } from "../../src/history/running-workout.js";
import { parseTrace } from "../../src/history/trace.js";
import { AppError } from "../../src/lib/app-error.js";
import { painRanges, STRICT_LIMITS, type PainZone } from "../../src/session/pain.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import type { SetSnapshot } from "../../src/session/set-types.js";
import { restoreWorkout } from "../../src/session/workout-restore.js";
import type { WorkoutRecord, WorkoutSetup, WorkoutState } from "../../src/session/workout-types.js";
import { itemOf, setupOf } from "../support/workouts.js";

const PICTURE_MS = 1000 / 15;

/** Pictures of a recorded body. */
function clip(name: string): readonly PoseFrame[] {
  const file = readFileSync(new URL(`../fixtures/traces/${name}.jsonl.gz`, import.meta.url));
  return parseTrace(gunzipSync(file).toString("utf8")).inputs.flatMap((input) =>
    input.type === "frame" ? [input.frame] : [],
  );
}

/** Four squats with a ball, and three without one; both begin with a stand. */
const CLIPS: Readonly<Record<string, readonly PoseFrame[]>> = {
  "ball-squat": clip("ball-squat-side"),
  squat: clip("squat-side-3"),
};

/** A camera that gives what it is told to. */
class HandCamera implements FrameSource {
  readonly kind = "camera";
  readonly realTime = true;
  readonly video = {} as HTMLVideoElement;
  readonly widthPx = 640;
  readonly heightPx = 480;
  sink: FrameSink | undefined;
  listener: FrameSourceListener | undefined;
  stopped = false;

  start(sink: FrameSink, listener: FrameSourceListener): Promise<void> {
    this.sink = sink;
    this.listener = listener;
    return Promise.resolve();
  }

  stop(): void {
    this.stopped = true;
  }
}

/** Hands that show what the test says. */
class HandSigns implements SignReader {
  readonly asked: SignsAsked[] = [];
  next: Omit<SignReading, "readout"> = {};

  read(_frame: PoseFrame, asked: SignsAsked): SignReading {
    this.asked.push(asked);
    const { next } = this;
    this.next = {};
    return { readout: { sign: undefined, thirds: 0 }, ...next };
  }
}

const SILENT: Tones = { play: () => 300, unlock: () => undefined, dispose: () => undefined };

class Stage {
  readonly signs = new HandSigns();
  readonly speaker = new Speaker({ tones: SILENT });
  readonly spoken: { readonly text: string; readonly cut: boolean }[] = [];
  readonly cues: string[] = [];
  readonly failures: string[] = [];
  readonly records: WorkoutRecord[] = [];
  readonly traces: string[] = [];
  readonly readings: number[] = [];
  ended: WorkoutRecord | undefined;
  kept: WorkoutState | null = null;
  awake = 0;
  vibrated = 0;
  tones = 0;
  snapshot: SetSnapshot | undefined;
  readonly driver: WorkoutDriver;
  camera = new HandCamera();
  #pose: PoseFrame | undefined;
  #at = 0;
  #mediaMs = 0;

  constructor(from: { readonly setup: WorkoutSetup } | { readonly state: WorkoutState }) {
    const say = this.speaker.say.bind(this.speaker);
    vi.spyOn(this.speaker, "say").mockImplementation((text, kind, interrupt = false) => {
      const cut = this.speaker.speaking;
      const said = say(text, kind, interrupt);
      if (said) this.spoken.push({ text, cut });
      return said;
    });
    this.driver = new WorkoutDriver(
      {
        pose: {
          estimate: () => Promise.resolve(this.#pose === undefined ? undefined : { frame: this.#pose }),
          reset: () => undefined,
        },
        createRunner: createSetRunner,
        speaker: this.speaker,
        signs: this.signs,
        listener: {
          changed: () => undefined,
          stepped: (snapshot) => (this.snapshot = snapshot),
          cued: ({ text }) => this.cues.push(text),
          signed: () => undefined,
          failed: ({ code }) => this.failures.push(code),
          readingMade: ({ score }) => this.readings.push(score),
          recordMade: (record) => this.records.push(record),
          ended: (record) => (this.ended = record),
          traced: (_runId, parts) => this.traces.push(parts.join("")),
        },
        keep: (state) => (this.kept = state),
        keepScreenOn: () => {
          this.awake += 1;
          return () => (this.awake -= 1);
        },
        vibrate: () => (this.vibrated += 1),
        playTone: () => (this.tones += 1),
        nowMs: () => Date.now(),
      },
      from,
    );
    this.driver.start();
  }

  get phase(): string {
    return this.driver.state.phase.name;
  }

  get counted(): number {
    return this.snapshot?.tally.counted.together ?? 0;
  }

  /** One picture: nobody, a stand, or the next one of the exercise once its set counts. */
  async picture(nobody = false): Promise<void> {
    vi.advanceTimersByTime(PICTURE_MS);
    this.#mediaMs += PICTURE_MS;
    const { state } = this.driver;
    const { phase } = state;
    const frames = CLIPS[state.items[state.place.item]?.exerciseId ?? ""] ?? [];
    const works = phase.name === "set" && phase.runner === "set";
    this.#at = works ? (this.#at + 1) % frames.length : 0;
    const frame = frames[this.#at];
    if (frame === undefined) throw new Error("the clip is empty");
    this.#pose = { ...frame, timeMs: this.#mediaMs, ...(nobody ? { joints: undefined } : {}) };
    const image = { close: () => undefined } as unknown as ImageBitmap;
    await this.camera.sink?.({ image, timeMs: this.#mediaMs });
  }

  /** Plays until something holds; fails after so many seconds. */
  async until(holds: () => boolean, withinS: number, nobody = false): Promise<void> {
    for (let ms = 0; ms < withinS * 1000; ms += PICTURE_MS) {
      if (holds()) return;
      await this.picture(nobody);
    }
    throw new Error(`not within ${String(withinS)} s; the phase is ${this.phase}`);
  }

  async open(): Promise<this> {
    await this.driver.attach(this.camera);
    return this;
  }
}

const PLAN = [
  itemOf("ball-squat", { level: "L4", amount: 2, restS: 5 }),
  itemOf("squat", { level: "L4", amount: 2, restS: 5 }),
];

const HOW_A_HAND_ANSWERS = workoutText({ key: "pain-how", values: painRanges(STRICT_LIMITS, false) });

const stages: Stage[] = [];

const staged = async (from: ConstructorParameters<typeof Stage>[0] = { setup: setupOf(PLAN) }): Promise<Stage> => {
  const stage = new Stage(from);
  stages.push(stage);
  return stage.open();
};

/** In the first set, with so many squats counted. */
const inSet = async (counted: number): Promise<Stage> => {
  const stage = await staged();
  stage.driver.answerPain("left", 1, false);
  await stage.until(() => stage.counted >= counted && stage.snapshot?.phase === "set", 60);
  return stage;
};

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});

afterEach(() => {
  for (const stage of stages.splice(0)) stage.driver.dispose();
  vi.useRealTimers();
});

describe("workout driver", () => {
  test("runs a whole session over one camera, without a touch", async () => {
    const stage = await staged();
    const answers: readonly PainZone[] = ["green", "green", "green"];
    for (const answered of answers) {
      await stage.until(() => stage.phase === "pain", 120);
      await stage.picture();
      stage.signs.next = { chosen: "green" };
      await stage.picture();
      stage.signs.next = { answered };
      await stage.picture();
    }
    expect(stage.phase).toBe("done");
    expect(stage.ended?.end).toBe("complete");
    expect(stage.ended?.sets).toMatchObject([
      { exerciseId: "ball-squat", endReason: "target-reached", outcome: { tally: { counted: { together: 2 } } } },
      { exerciseId: "squat", endReason: "target-reached", outcome: { tally: { counted: { together: 2 } } } },
    ]);
    expect(stage.readings).toEqual([2, 2, 2, 2]);
    expect(stage.records).toHaveLength(1);
    expect(stage.kept).toBeNull();
    expect(stage.awake).toBe(0);
    expect(stage.camera.stopped).toBe(true);
    expect(stage.traces.map((text) => parseTrace(text).options.exerciseId)).toEqual(["ball-squat", "squat"]);
  });

  test("the camera stays open between the sets", async () => {
    const stage = await inSet(1);
    await stage.until(() => stage.phase === "pain", 30);
    expect(stage.camera.stopped).toBe(false);
  });

  test("one voice speaks at a time: nothing but a stop, a pause or what the workout says next cuts a sentence off", async () => {
    const stage = await inSet(1);
    await stage.until(() => stage.phase === "pain", 30);
    stage.driver.answerPain("left", 1, false);
    await stage.until(() => stage.phase === "rest", 5);
    const texts = stage.spoken.map(({ text }) => text);
    // The coach has the set, the workout what is before and after it.
    expect(texts.slice(0, 3)).toEqual([
      "Before we begin: how is your left knee, zero to ten?",
      "Next: Ball squat. Now stand side-on to the camera. If it hurts, cross your arms above your head.",
      "Good. Stand still for a moment",
    ]);
    expect(texts.slice(-3)).toEqual([
      "2. Well done, set complete.",
      "How is your left knee, zero to ten?",
      "Rest, 5 seconds.",
    ]);
    // Answered by a tap, the question that was being said is out of date.
    expect(stage.spoken.filter(({ cut }) => cut).map(({ text }) => text)).toEqual([texts[1], "Rest, 5 seconds."]);
  });

  test("a height that was understood is said at once, also into how a hand answers", async () => {
    const stage = await staged();
    await stage.picture();
    await stage.until(() => stage.spoken.some(({ text }) => text === HOW_A_HAND_ANSWERS), 20);
    stage.signs.next = { chosen: "green" };
    await stage.picture();
    expect(stage.spoken.at(-1)).toEqual({ text: "0 to 3. Lower your hand if that is right.", cut: true });
  });

  test("while a question is paused no hand answers it, and the same question asked again begins anew", async () => {
    const stage = await staged();
    await stage.picture();
    stage.driver.command("pause");
    await stage.picture();
    expect(stage.signs.asked.at(-1)?.question).toBeUndefined();
    stage.signs.next = { answered: "red" };
    await stage.picture();
    expect(stage.driver.state.readings).toEqual([]);
    stage.signs.next = { gesture: "raise" };
    await stage.picture();
    await stage.picture();
    expect(stage.signs.asked.at(-1)?.question).toBeDefined();
    expect(stage.spoken.at(-1)?.text).toBe("How is your left knee, zero to ten?");
  });

  test("ten minutes into a pause the screen may go dark, and it is on again when the session goes on", async () => {
    const stage = await staged();
    stage.driver.command("pause");
    await vi.advanceTimersByTimeAsync(590_000);
    expect(stage.awake).toBe(1);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(stage.awake).toBe(0);
    stage.driver.command("resume");
    expect(stage.awake).toBe(1);
  });

  test("every question about pain has its own name, so that the hand that answered one answers the next too", async () => {
    const stage = await staged();
    for (let asked = 1; asked <= 3; asked += 1) {
      await stage.until(() => stage.phase === "pain", 120);
      await stage.picture();
      stage.driver.answerPain("left", 1, false);
    }
    expect(stage.driver.state.readings.map(({ moment }) => moment)).toEqual([
      "before",
      "after-set",
      "after-set",
      "end",
    ]);
    const names = stage.signs.asked.flatMap(({ question }) => question ?? []);
    expect(new Set(names).size).toBe(3);
  });

  test("on a slow device a question waits for the first picture that is judged, and then gives its full time", async () => {
    const stage = new Stage({ setup: setupOf(PLAN) });
    stages.push(stage);
    vi.advanceTimersByTime(60_000);
    expect(stage.phase).toBe("pain");
    expect(stage.cues).not.toContain(HOW_A_HAND_ANSWERS);
    await stage.open();
    await stage.until(() => stage.cues.includes(HOW_A_HAND_ANSWERS), 7);
    await expect(stage.until(() => stage.phase !== "pain", 22)).rejects.toThrow("the phase is pain");
    await stage.until(() => stage.phase === "ready", 4);
  });

  test("only the gestures of the phase are looked for, and a question only while it stands", async () => {
    const stage = await staged();
    await stage.picture();
    expect(stage.signs.asked.at(-1)).toMatchObject({ gestures: ["raise-both", "cross"] });
    expect(stage.signs.asked.at(-1)?.question).toBeDefined();
    stage.driver.answerPain("left", 1, false);
    await stage.picture();
    expect(stage.signs.asked.at(-1)).toEqual({ gestures: ["raise", "raise-both", "cross"], question: undefined });
  });

  test("crossed arms stop the set, and the workout asks for the knee in place of the coach", async () => {
    const stage = await inSet(1);
    stage.signs.next = { gesture: "cross" };
    await stage.picture();
    expect(stage.phase).toBe("pain");
    expect(stage.spoken.at(-1)?.text).toBe("Let's stop there. How is your left knee, zero to ten?");
    expect(stage.cues.filter((text) => text.startsWith("Let's stop there"))).toHaveLength(1);
    expect(stage.driver.state.sets).toMatchObject([
      { endReason: "pain", outcome: { tally: { counted: { together: 1 } } } },
    ]);
    expect(parseTrace(stage.traces[0] ?? "").inputs.at(-1)).toMatchObject({ type: "stop", reason: "pain" });
  });

  test("a fall between the sets stops, and asks for the knee", async () => {
    const stage = await staged();
    stage.driver.answerPain("left", 1, false);
    expect(stage.phase).toBe("ready");
    stage.signs.next = { fell: true };
    await stage.picture();
    expect(stage.phase).toBe("pain");
    expect(stage.spoken.at(-1)?.text).toBe("Let's stop there. How is your left knee, zero to ten?");
  });

  test("a raised hand pauses: nothing is counted until the next one, and then it counts on", async () => {
    const stage = await inSet(1);
    stage.signs.next = { gesture: "raise" };
    await stage.picture();
    const { counted } = stage;
    for (let index = 0; index < 150; index += 1) await stage.picture();
    expect(stage.counted).toBe(counted);
    expect(stage.phase).toBe("set");
    stage.signs.next = { gesture: "raise" };
    await stage.until(() => stage.phase === "summary", 30);
    expect(stage.driver.state.sets[0]?.outcome.tally.counted.together).toBe(2);
  });

  test("a reload in mid-set goes on in a new set that counts on, and nothing is lost", async () => {
    const first = await inSet(1);
    const storage = {
      text: null as string | null,
      getItem: () => storage.text,
      setItem: (_key: string, text: string) => (storage.text = text),
    };
    new RunningWorkoutStore(storage, restoreWorkout).set(first.kept);
    first.driver.dispose();
    expect(first.camera.stopped).toBe(true);
    vi.advanceTimersByTime(60_000);

    const state = new RunningWorkoutStore(storage, restoreWorkout).offered(Date.now());
    if (state === null) throw new Error("nothing is offered");
    const second = await staged({ state });
    for (let index = 0; index < 30; index += 1) await second.picture();
    expect(second.snapshot).toBeUndefined();
    second.signs.next = { gesture: "raise" };
    await second.until(() => second.phase === "summary", 60);
    expect(second.driver.state.sets).toMatchObject([
      { endReason: "target-reached", outcome: { tally: { counted: { together: 2 } } } },
    ]);
    expect(second.driver.state.sets[0]?.outcome.attempts).toHaveLength(2);
    expect(parseTrace(second.traces[0] ?? "").options.carried?.counted.together).toBe(1);
  });

  test("a camera that is lost pauses the set, and the next one goes on with it", async () => {
    const stage = await inSet(1);
    stage.camera.listener?.failed(new AppError("SK-CAM-UNPLUGGED"));
    expect(stage.failures).toEqual(["SK-CAM-UNPLUGGED"]);
    expect(stage.spoken.at(-1)?.text).toBe("Paused. The camera is gone.");
    vi.advanceTimersByTime(20_000);
    stage.camera = new HandCamera();
    await stage.open();
    await stage.until(() => stage.phase === "summary", 30);
    expect(stage.driver.state.sets[0]?.outcome.tally.counted.together).toBe(2);
  });

  test("a hidden page pauses the set, and seen again it waits for a go-on", async () => {
    const stage = await inSet(1);
    stage.driver.setHidden(true);
    stage.driver.setHidden(false);
    for (let index = 0; index < 100; index += 1) await stage.picture();
    expect(stage.phase).toBe("set");
    expect(stage.snapshot?.phase).toBe("set");
    stage.driver.command("resume");
    await stage.until(() => stage.phase === "summary", 30);
  });

  test("a person who leaves is waited for, and goes on by coming back", async () => {
    const stage = await inSet(1);
    await stage.until(() => stage.driver.state.personGone, 5, true);
    expect(stage.spoken.at(-1)?.text).toBe("Paused. Come back to go on.");
    await stage.until(() => stage.phase === "summary", 30);
    expect(stage.driver.state.sets[0]?.outcome.tally.counted.together).toBe(2);
  });

  test("by hand there is no camera, and the session is the same", async () => {
    const stage = new Stage({ setup: setupOf(PLAN.slice(0, 1), { entered: "by-hand" }) });
    stages.push(stage);
    stage.driver.answerPain("left", 0, false);
    stage.driver.command("start");
    expect(stage.tones).toBe(1);
    stage.driver.byHand("add");
    stage.driver.byHand("add");
    stage.driver.byHand("done");
    vi.advanceTimersByTime(3500);
    stage.driver.answerPain("left", 1, false);
    expect(stage.ended).toMatchObject({ entered: "by-hand", end: "complete", sets: [{ entered: "by-hand" }] });
    await Promise.resolve();
  });
});
