import { describe, expect, test } from "vitest";
import { HandSigns } from "../../src/app/hand-signs.js";
import { LiveSession, type LiveSessionListener } from "../../src/app/live-session.js";
import { replayTrace } from "../../src/app/replay-trace.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { FrameSink, FrameSource, FrameSourceListener } from "../../src/camera/frame-source.js";
import { parseTrace, TraceRecorder } from "../../src/history/trace.js";
import { AppError } from "../../src/lib/app-error.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import type { SetSnapshot, SetSummary } from "../../src/session/set-types.js";
import { handFilm, HANDS } from "../support/drawn-hands.js";
import { LIVE, RECORDED } from "../support/run-set.js";
import { film, STANDING, wallSit } from "../support/synthetic-body.js";

/** A source that the test drives: it hands out pictures, fails and ends when it is told to. */
class HandSource implements FrameSource {
  readonly kind = "camera";
  readonly widthPx = 640;
  readonly heightPx = 480;
  /** A browser's element is not needed here, only that there is one. */
  readonly video: HTMLVideoElement | undefined;
  sink: FrameSink | undefined;
  listener: FrameSourceListener | undefined;
  stopped = false;
  /** Pictures handed out and not closed yet. */
  open = 0;

  constructor(readonly realTime: boolean) {
    this.video = realTime ? ({} as HTMLVideoElement) : undefined;
  }

  start(sink: FrameSink, listener: FrameSourceListener): Promise<void> {
    this.sink = sink;
    this.listener = listener;
    return Promise.resolve();
  }

  stop(): void {
    this.stopped = true;
  }

  async give(timeMs: number): Promise<void> {
    this.open += 1;
    const image = { width: 640, height: 480, close: () => (this.open -= 1) } as unknown as ImageBitmap;
    await this.sink?.({ image, timeMs });
  }
}

/** A session with the real runner and recorder; the pose model answers with the drawn person of that time. */
function sessionOf(options = LIVE, keyframes = [{ untilMs: 60_000, pose: STANDING }], signed?: readonly PoseFrame[]) {
  const frames = new Map((signed ?? [...film(keyframes)]).map((frame) => [Math.round(frame.timeMs), frame]));
  const snapshots: SetSnapshot[] = [];
  const failures: AppError[] = [];
  const summaries: SetSummary[] = [];
  const thirdsSeen = new Set<number>();
  const pauses: boolean[] = [];
  let pictured = 0;
  const world = { nowMs: 0, breaks: false, resets: 0, waiting: undefined as (() => void) | undefined, holds: false };
  const listener: LiveSessionListener = {
    stepped: (step) => {
      snapshots.push(step.snapshot);
    },
    signed: ({ thirds }) => thirdsSeen.add(thirds),
    paused: (isPaused) => pauses.push(isPaused),
    pictured: () => (pictured += 1),
    progressed: () => undefined,
    failed: (error) => failures.push(error),
    ended: (summary) => summaries.push(summary),
  };
  const recorder = new TraceRecorder(options);
  const session = new LiveSession({
    pose: {
      estimate: async (image, timeMs) => {
        image.close();
        if (world.holds) await new Promise<void>((resolve) => (world.waiting = resolve));
        if (world.breaks) throw new AppError("SK-POSE-CRASHED");
        const found: PoseFrame | undefined = frames.get(Math.round(timeMs));
        return found === undefined ? undefined : { frame: found };
      },
      reset: () => (world.resets += 1),
    },
    runner: createSetRunner(options),
    recorder,
    ...(signed === undefined ? {} : { signs: new HandSigns("blazepose-full") }),
    listener,
    nowMs: () => world.nowMs,
  });
  return {
    session,
    recorder,
    snapshots,
    failures,
    summaries,
    thirdsSeen,
    pauses,
    world,
    times: [...frames.values()].map(({ timeMs }) => timeMs),
    pictured: () => pictured,
  };
}

const SQUAT = [
  { untilMs: 2000, pose: STANDING },
  { untilMs: 3500, pose: wallSit(90) },
  { untilMs: 9000, pose: wallSit(90) },
  { untilMs: 10_500, pose: STANDING },
  { untilMs: 12_000, pose: STANDING },
];

describe("live session", () => {
  test("a file is run picture by picture to its end, and its recording replays to the same summary", async () => {
    const { session, recorder, summaries, times, pictured } = sessionOf(RECORDED, SQUAT);
    const source = new HandSource(false);
    await session.attach(source);
    for (const timeMs of times) await source.give(timeMs);
    source.listener?.ended();
    expect(summaries).toHaveLength(1);
    expect(summaries[0]?.endReason).toBe("source-ended");
    expect(summaries[0]?.totalMs).toBeGreaterThan(4000);
    expect(pictured()).toBe(times.length);
    expect(source.open).toBe(0);
    expect(source.stopped).toBe(true);
    const replayed = await replayTrace(recorder.toText(), createSetRunner);
    expect(replayed.summary).toEqual(summaries[0]);
  });

  test("pictures after the end are closed and change nothing", async () => {
    const { session, snapshots, times } = sessionOf();
    const source = new HandSource(true);
    await session.attach(source);
    await source.give(times[0] ?? 0);
    session.stop("pain");
    const before = snapshots.length;
    await source.give(times[1] ?? 0);
    expect(snapshots).toHaveLength(before);
    expect(source.open).toBe(0);
  });

  test("pain ends the set with that reason, once", async () => {
    const { session, summaries, times } = sessionOf();
    const source = new HandSource(true);
    await session.attach(source);
    await source.give(times[0] ?? 0);
    session.stop("pain");
    session.stop("finish");
    expect(summaries.map(({ endReason }) => endReason)).toEqual(["pain"]);
    expect(source.stopped).toBe(true);
  });

  test("arms crossed above the head stop the set for pain, and nothing else that hands do", async () => {
    for (const [hands, reasons] of [
      [HANDS.crossed, ["pain"]],
      [HANDS.bothUp, []],
      [HANDS.rightUp, []],
    ] as const) {
      const seen = handFilm([{ fromMs: 1000, hands }], 4000);
      const { session, summaries, times, thirdsSeen } = sessionOf(LIVE, [], seen);
      const source = new HandSource(true);
      await session.attach(source);
      for (const timeMs of times) await source.give(timeMs);
      expect(summaries.map(({ endReason }) => endReason)).toEqual(reasons);
      if (reasons.length > 0) expect([...thirdsSeen]).toEqual(expect.arrayContaining([0, 1, 2]));
    }
  });

  test("one raised hand pauses the set and goes on with it; arms crossed stop it in the pause, too", async () => {
    const script = [
      { fromMs: 1000, hands: HANDS.rightUp },
      { fromMs: 3500, hands: HANDS.hanging },
      { fromMs: 5000, hands: HANDS.leftUp },
      { fromMs: 7500, hands: HANDS.hanging },
      { fromMs: 9000, hands: HANDS.rightUp },
      { fromMs: 11_500, hands: HANDS.hanging },
      { fromMs: 12_500, hands: HANDS.crossed },
    ];
    const { session, summaries, recorder, pauses, times } = sessionOf(LIVE, [], handFilm(script, 15_000));
    const source = new HandSource(true);
    await session.attach(source);
    for (const timeMs of times) await source.give(timeMs);
    expect(pauses).toEqual([true, false, true]);
    expect(summaries.map(({ endReason }) => endReason)).toEqual(["pain"]);
    const kinds = parseTrace(recorder.toText()).inputs.map(({ type }) => type);
    expect(kinds.filter((type) => type !== "frame")).toEqual(["interrupted", "resumed", "interrupted", "stop"]);
    // In a pause no picture goes into the set.
    expect(kinds[kinds.indexOf("interrupted") + 1]).toBe("resumed");
    session.togglePause();
    expect(pauses).toHaveLength(3);
  });

  test("a lost camera is told, and the set goes on with the next one, later by the time in between", async () => {
    const { session, recorder, failures, snapshots, world, times } = sessionOf();
    const first = new HandSource(true);
    await session.attach(first);
    for (const timeMs of times.slice(0, 30)) await first.give(timeMs);
    first.listener?.failed(new AppError("SK-CAM-UNPLUGGED"));
    expect(failures.map(({ code }) => code)).toEqual(["SK-CAM-UNPLUGGED"]);
    expect(first.stopped).toBe(true);
    expect(session.isEnded).toBe(false);

    world.nowMs = 5000;
    const second = new HandSource(true);
    await session.attach(second);
    await second.give(times[0] ?? 0);
    expect(snapshots.at(-1)?.timeMs).toBeCloseTo((times[29] ?? 0) + 5000, 0);
    const { inputs } = parseTrace(recorder.toText());
    expect(inputs.slice(-3).map(({ type }) => type)).toEqual(["interrupted", "resumed", "frame"]);
    expect(world.resets).toBe(2);
  });

  test("what an earlier source still tells is not heard", async () => {
    const { session, failures } = sessionOf();
    const first = new HandSource(true);
    const second = new HandSource(true);
    await session.attach(first);
    await session.attach(second);
    first.listener?.failed(new AppError("SK-CAM-UNPLUGGED"));
    first.listener?.ended();
    expect(failures).toEqual([]);
    expect(session.isEnded).toBe(false);
  });

  test("a picture that was under way when the page was hidden does not count", async () => {
    const { session, snapshots, world, times } = sessionOf();
    const source = new HandSource(true);
    await session.attach(source);
    await source.give(times[0] ?? 0);
    world.holds = true;
    const underWay = source.give(times[1] ?? 0);
    session.interrupt("page-hidden");
    const before = snapshots.length;
    world.waiting?.();
    await underWay;
    expect(snapshots).toHaveLength(before);
    world.holds = false;
    session.resume("page-hidden");
    await source.give(times[2] ?? 0);
    expect(snapshots.at(-1)?.timeMs).toBeCloseTo(times[2] ?? 0, 2);
  });

  test("two interruptions end only with the second", async () => {
    const { session, recorder, times } = sessionOf();
    const source = new HandSource(true);
    await session.attach(source);
    await source.give(times[0] ?? 0);
    session.interrupt("page-hidden");
    session.interrupt("source-lost");
    const before = recorder.length;
    session.resume("page-hidden");
    expect(recorder.length).toBe(before);
    session.resume("source-lost");
    expect(recorder.length).toBe(before + 1);
  });

  test("single failed pictures are passed over, a row of them stops the source", async () => {
    const { session, failures, world, times } = sessionOf();
    const source = new HandSource(true);
    await session.attach(source);
    world.breaks = true;
    for (const timeMs of times.slice(0, 4)) await source.give(timeMs);
    world.breaks = false;
    await source.give(times[4] ?? 0);
    world.breaks = true;
    for (const timeMs of times.slice(5, 9)) await source.give(timeMs);
    expect(failures).toEqual([]);
    await source.give(times[9] ?? 0);
    expect(failures.map(({ code }) => code)).toEqual(["SK-POSE-CRASHED"]);
    expect(source.stopped).toBe(true);
    expect(source.open).toBe(0);
  });
});

describe("replay", () => {
  test("a damaged recording is refused with the number of its line", async () => {
    await expect(replayTrace("no recording\n", createSetRunner)).rejects.toMatchObject({
      code: "SK-TRACE-BROKEN",
      detail: expect.stringContaining("line 1") as string,
    });
  });
});
