import { describe, expect, it } from "vitest";
import { LiveSession } from "../../src/app/live-session.js";
import type { LiveSessionListener, PoseEstimator } from "../../src/app/live-session.js";
import type { FrameSink, FrameSource, FrameSourceListener } from "../../src/camera/frame-source.js";
import type { SetEvent } from "../../src/checker/events.js";
import { parseTrace, TraceRecorder } from "../../src/history/trace.js";
import { AppError } from "../../src/lib/app-error.js";
import { createSetRunner } from "../../src/session/set-runner.js";
import type { SetSnapshot, SetSummary } from "../../src/session/set-types.js";
import { RECORDED } from "../support/run-set.js";
import { film, STANDING, wallSit } from "../support/synthetic-body.js";

/** A picture that knows whether it was closed; the browser's own is not there in Node. */
class Picture {
  closed = 0;
  width = 640;
  height = 480;
  close(): void {
    this.closed += 1;
  }
}

/** A source at the hand of the test. */
class HandSource implements FrameSource {
  readonly kind = "camera";
  readonly realTime = true;
  readonly video = {} as HTMLVideoElement;
  readonly widthPx = 640;
  readonly heightPx = 480;
  readonly pictures: Picture[] = [];
  stopped = false;
  #sink: FrameSink | undefined;
  listener: FrameSourceListener | undefined;

  start(sink: FrameSink, listener: FrameSourceListener): Promise<void> {
    this.#sink = sink;
    this.listener = listener;
    return Promise.resolve();
  }

  stop(): void {
    this.stopped = true;
  }

  async give(timeMs: number): Promise<void> {
    const picture = new Picture();
    this.pictures.push(picture);
    await this.#sink?.({ image: picture, timeMs });
  }
}

const frames = [
  ...film([
    { untilMs: 1500, pose: STANDING },
    { untilMs: 3000, pose: wallSit(90) },
    { untilMs: 6000, pose: wallSit(90) },
  ]),
];

/** Finds the drawn person of that moment; closes what it is given, as the worker does. */
const drawnPose = (): PoseEstimator => ({
  estimate: (image, timeMs) => {
    image.close();
    const frame = frames.find((item) => Math.abs(item.timeMs - timeMs) < 1);
    return Promise.resolve(frame === undefined ? undefined : { frame });
  },
  reset: () => undefined,
});

interface Heard {
  readonly events: SetEvent[];
  readonly errors: AppError[];
  snapshot: SetSnapshot | undefined;
  summary: SetSummary | undefined;
}

function startSession(pose: PoseEstimator = drawnPose()): {
  session: LiveSession;
  heard: Heard;
  recorder: TraceRecorder;
} {
  const heard: Heard = { events: [], errors: [], snapshot: undefined, summary: undefined };
  const listener: LiveSessionListener = {
    stepped: ({ events, snapshot }) => {
      heard.events.push(...events);
      heard.snapshot = snapshot;
    },
    pictured: () => undefined,
    progressed: () => undefined,
    failed: (error) => heard.errors.push(error),
    ended: (summary) => (heard.summary = summary),
  };
  const recorder = new TraceRecorder(RECORDED);
  let nowMs = 0;
  const session = new LiveSession({
    pose,
    runner: createSetRunner(RECORDED),
    recorder,
    listener,
    nowMs: () => (nowMs += 10),
  });
  return { session, heard, recorder };
}

describe("live session", () => {
  it("takes pictures through pose and set, and closes every one once", async () => {
    const { session, heard } = startSession();
    const source = new HandSource();
    await session.attach(source);
    for (const frame of frames) await source.give(frame.timeMs);
    expect(heard.snapshot?.hold.totalMs).toBeGreaterThan(2500);
    expect(source.pictures.every((picture) => picture.closed === 1)).toBe(true);
    session.stop("finish");
    expect(heard.summary?.endReason).toBe("finished-by-user");
    expect(source.stopped).toBe(true);
  });

  it("replays from its recording to the very same events", async () => {
    const { session, heard, recorder } = startSession();
    const source = new HandSource();
    await session.attach(source);
    for (const frame of frames) await source.give(frame.timeMs);
    session.stop("pain");
    const trace = parseTrace(recorder.toText());
    const runner = createSetRunner(trace.options);
    const replayed = trace.inputs.flatMap((input) => runner.push(input).events);
    expect(JSON.stringify(replayed)).toBe(JSON.stringify(heard.events));
    expect(runner.summary()).toEqual(heard.summary);
  });

  it("goes on after a picture was lost", async () => {
    const { session, heard } = startSession();
    const source = new HandSource();
    await session.attach(source);
    for (let index = 0; index < 20; index += 1) await source.give(100_000 + index);
    expect(heard.errors).toEqual([]);
    session.dispose();
  });

  it("tells of a pose model that keeps failing, closes its pictures and waits for another try", async () => {
    const { session, heard } = startSession({
      estimate: (image) => {
        image.close();
        return Promise.reject(new AppError("SK-POSE-FAILED"));
      },
      reset: () => undefined,
    });
    const source = new HandSource();
    await session.attach(source);
    for (let index = 0; index < 6; index += 1) await source.give(index * 33);
    expect(heard.errors.map((error) => error.code)).toEqual(["SK-POSE-FAILED"]);
    expect(source.stopped).toBe(true);
    expect(source.pictures.every((picture) => picture.closed === 1)).toBe(true);
  });

  it("pauses when the camera is lost and counts on with the next one, its time going on", async () => {
    const { session, heard } = startSession();
    const source = new HandSource();
    await session.attach(source);
    for (const frame of frames) await source.give(frame.timeMs);
    const heldMs = heard.snapshot?.hold.totalMs ?? 0;
    source.listener?.failed(new AppError("SK-CAM-UNPLUGGED"));
    expect(heard.errors.map((error) => error.code)).toEqual(["SK-CAM-UNPLUGGED"]);
    expect(heard.snapshot?.hold.pauseReason).toBe("source-lost");
    const timeMs = heard.snapshot?.timeMs ?? 0;
    const next = new HandSource();
    await session.attach(next);
    await next.give(frames[120]?.timeMs ?? 0);
    expect(heard.snapshot?.timeMs).toBeGreaterThanOrEqual(timeMs);
    expect(heard.snapshot?.hold.totalMs).toBe(heldMs);
  });

  it("drops pictures that were under way when the page was hidden", async () => {
    const { session, heard } = startSession();
    const source = new HandSource();
    await session.attach(source);
    session.interrupt("page-hidden");
    const before = heard.events.length;
    await source.give(0);
    expect(heard.events).toHaveLength(before);
    expect(source.pictures[0]?.closed).toBe(1);
  });
});
