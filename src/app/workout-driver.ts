import type { Side } from "../body/joints.js";
import type { PoseFrame } from "../body/pose-frame.js";
import type { FrameSource } from "../camera/frame-source.js";
import { Coach } from "../coach/coach.js";
import type { Cue, CueKind } from "../coach/cue.js";
import { sceneOf } from "../coach/scene.js";
import type { Speaker } from "../coach/speaker.js";
import { workoutText, type WorkoutTextId } from "../coach/workout-texts.js";
import { findExercise } from "../exercises/catalog.js";
import { TraceRecorder } from "../history/trace.js";
import { AppError } from "../lib/app-error.js";
import type { PainReading } from "../session/pain.js";
import { outcomeOf } from "../session/set-outcome.js";
import type { SetOptions, SetRunner, SetSnapshot, SetStep, Tally } from "../session/set-types.js";
import { beginWorkout, enabledGestures, isCoachSpeaking, isPaused, stepWorkout } from "../session/workout.js";
import type {
  WorkoutCommand,
  WorkoutEffect,
  WorkoutInput,
  WorkoutRecord,
  WorkoutSetup,
  WorkoutState,
} from "../session/workout-types.js";
import { LiveSet } from "./live-set.js";
import { PoseFeed, type PoseEstimator } from "./pose-feed.js";
import type { SignReader, SignReadout } from "./sign-reader.js";

/** How often the workout looks at the clock. */
const TICK_MS = 250;
/** Nobody seen for so long is gone, seen for so long is here: a lost picture or two say nothing. */
const GONE_MS = 2000;
const HERE_MS = 500;
/** What could not be said within this is not said any more; it stands on the screen. */
const STALE_MS = 6000;
/** Paused for so long, nobody is coming back soon: the screen may go dark, and lights up when it goes on. */
const DARK_AFTER_MS = 600_000;
/** A hand that is answering is told no more often than this. */
const ANSWERING_MS = 1000;

/** What a page hears of a workout. Called synchronously. */
interface WorkoutListener {
  /** After every change, and at least with every tick. */
  changed(state: WorkoutState): void;
  /** A picture of the running set. */
  stepped(snapshot: SetSnapshot): void;
  /** Said by the coach or by the workout, aloud or not. */
  cued(cue: { readonly text: string; readonly kind: CueKind }): void;
  /** What the hands show; with every picture. */
  signed(readout: SignReadout): void;
  /** The source or the pose model failed; `attach` goes on with a new source. */
  failed(error: AppError): void;
  readingMade(reading: PainReading): void;
  /** Also once more, where a set told its end after the session's. */
  recordMade(record: WorkoutRecord): void;
  ended(record: WorkoutRecord): void;
  /** A run of a set is over: its recording, joints only. */
  traced(runId: number, traceParts: readonly string[]): void;
}

export interface WorkoutDriverParts {
  readonly pose: PoseEstimator;
  readonly createRunner: (options: SetOptions) => SetRunner;
  readonly speaker: Speaker;
  readonly signs: SignReader;
  readonly listener: WorkoutListener;
  /** Keeps the state for after a reload; null: there is nothing to go on with. */
  readonly keep: (state: WorkoutState | null) => void;
  /** Keeps the screen on until the returned function is called. */
  readonly keepScreenOn: () => () => void;
  readonly vibrate: (patternMs: readonly number[]) => void;
  readonly playTone: (kind: CueKind) => void;
  /** Wall-clock time since 1970, milliseconds. */
  readonly nowMs: () => number;
}

type Untimed = WorkoutInput extends infer Input ? (Input extends unknown ? Omit<Input, "timeMs"> : never) : never;

/** A run of a set with its coach. */
interface Run {
  readonly runId: number;
  readonly set: LiveSet;
  readonly coach: Coach;
  told: string;
}

const VIBRATIONS: Readonly<Record<"short" | "long", readonly number[]>> = { short: [150], long: [300, 100, 300] };

/** Their tone where nothing is said. */
const KINDS: Readonly<Partial<Record<WorkoutTextId, CueKind>>> = {
  "pain-stopped": "stop",
  "choice-red": "stop",
  "choice-red-again": "stop",
  paused: "pause",
  "paused-gone": "pause",
  "paused-camera": "pause",
  done: "end",
  "time-up": "end",
};

/**
 * These cut off also what the coach is saying. A newer sentence of the workout always cuts off an older one of its own,
 * which is out of date by then.
 */
const CUTS: ReadonlySet<WorkoutTextId> = new Set([
  "pain-stopped",
  "choice-red",
  "choice-red-again",
  "paused",
  "paused-camera",
  "camera-gone",
]);

/**
 * Runs a workout: one source over all its sets, poses to the running set and to the reader of signs, effects of the
 * reducer carried out, and the state kept after each change.
 */
export class WorkoutDriver {
  readonly #feed: PoseFeed;
  readonly #queue: WorkoutInput[] = [];
  #draining = false;
  #state: WorkoutState;
  #run: Run | undefined;
  /** What was said last was the workout's, not the coach's. */
  #ownWords = false;
  #waiting: { readonly text: string; readonly kind: CueKind; readonly sinceMs: number } | undefined;
  #releaseScreen: (() => void) | undefined;
  /** The session wants the screen on. */
  #awake = false;
  #pausedSinceMs: number | undefined;
  #ticker: ReturnType<typeof setInterval> | undefined;
  /** When the person was last seen, and since when: of the feed's time. */
  #lastSeenMs: number | undefined;
  #seenSinceMs: number | undefined;
  #answeringMs = 0;
  #disposed = false;

  /** Begins a workout, or takes up one that was kept, which then waits for a go-on. */
  constructor(
    private readonly parts: WorkoutDriverParts,
    from: { readonly setup: WorkoutSetup } | { readonly state: WorkoutState },
  ) {
    this.#feed = new PoseFeed({
      pose: parts.pose,
      nowMs: parts.nowMs,
      listener: {
        posed: (frame) => {
          this.#posed(frame);
        },
        pictured: () => undefined,
        progressed: () => undefined,
        failed: (error) => {
          this.loseSource();
          parts.listener.failed(error);
        },
        ended: () => {
          this.#run?.set.stop("source-ended");
        },
      },
    });
    if ("setup" in from) {
      const { state, effects } = beginWorkout(from.setup, parts.nowMs());
      this.#state = state;
      this.#carryOut(effects);
      this.#told(effects);
    } else {
      this.#state = from.state;
      this.#push({ type: "restored" });
    }
  }

  get state(): WorkoutState {
    return this.#state;
  }

  /** Looks at the clock by itself from now on. */
  start(): void {
    this.#ticker ??= setInterval(() => {
      this.tick();
    }, TICK_MS);
  }

  tick(): void {
    this.#sayWaiting();
    this.#push({ type: "tick" });
  }

  /** Starts a source, the first one or the one after a loss. Throws what the source throws (AppError). */
  async attach(source: FrameSource): Promise<void> {
    await this.#feed.attach(source);
    // Nobody was looked for in between.
    this.#lastSeenMs = undefined;
    this.#seenSinceMs = undefined;
    this.#run?.set.resume("source-lost");
    this.#push({ type: "resumed", reason: "source-lost" });
  }

  /** There is no source, or nothing comes from it: what needs one waits for `attach`. */
  loseSource(): void {
    this.#run?.set.interrupt("source-lost");
    this.#push({ type: "interrupted", reason: "source-lost" });
  }

  command(command: WorkoutCommand): void {
    this.#push({ type: "command", command });
  }

  /** A tap on the scale. */
  answerPain(knee: Side, score: number, sharp: boolean): void {
    this.#push({ type: "pain-answered", knee, score, sharp });
  }

  /** A button of a session that is entered by hand. */
  byHand(action: "add" | "undo" | "timer-start" | "timer-stop" | "done", side?: Side): void {
    this.#push(action === "add" || action === "undo" ? { type: "by-hand", action, side } : { type: "by-hand", action });
  }

  /** The page was hidden, or is seen again. */
  setHidden(hidden: boolean): void {
    if (hidden) this.#run?.set.interrupt("page-hidden");
    else this.#run?.set.resume("page-hidden");
    this.#push({ type: hidden ? "interrupted" : "resumed", reason: "page-hidden" });
  }

  /** Frees the source and the screen. The workout is left as it was kept. */
  dispose(): void {
    this.#disposed = true;
    clearInterval(this.#ticker);
    this.#run?.set.abandon();
    this.#feed.dispose();
    this.#releaseScreen?.();
    this.#releaseScreen = undefined;
  }

  // --- pictures ---------------------------------------------------------------------------------------------------

  #posed(frame: PoseFrame): void {
    if (!this.#state.watching) this.#push({ type: "watching" });
    this.#watchPerson(frame);
    this.#readSigns(frame);
    this.#run?.set.take(frame);
    this.#sayWaiting();
  }

  #watchPerson({ timeMs, joints }: PoseFrame): void {
    if (joints === undefined) {
      this.#seenSinceMs = undefined;
      const gone = timeMs - (this.#lastSeenMs ?? timeMs) >= GONE_MS;
      if (gone && !this.#state.personGone) this.#push({ type: "person", here: false });
      return;
    }
    this.#lastSeenMs = timeMs;
    this.#seenSinceMs ??= timeMs;
    if (this.#state.personGone && timeMs - this.#seenSinceMs >= HERE_MS) this.#push({ type: "person", here: true });
  }

  #readSigns(frame: PoseFrame): void {
    const { phase, readings, unanswered } = this.#state;
    // While it is paused a raised hand goes on, and answers nothing.
    const knee = phase.name === "pain" && !isPaused(this.#state) ? phase.ask[0] : undefined;
    // The same words come after every set: only how many were asked before tells one question from the next.
    const question = knee === undefined ? undefined : String(readings.length + unanswered.length);
    const gestures = Object.keys(enabledGestures(this.#state)).filter((name) => isGesture(name));
    const { readout, gesture, chosen, answered, fell } = this.parts.signs.read(frame, { gestures, question });
    this.parts.listener.signed(readout);
    if (fell === true) this.#push({ type: "fell" });
    if (gesture !== undefined) this.#push({ type: "gesture", gesture });
    if (knee === undefined) return;
    if (answered !== undefined) {
      this.#push({ type: "pain-shown", knee, zone: answered });
    } else if (chosen !== undefined) {
      this.#push({ type: "pain-answering", chosen });
    } else if (readout.thirds > 0 && this.parts.nowMs() - this.#answeringMs >= ANSWERING_MS) {
      this.#answeringMs = this.parts.nowMs();
      this.#push({ type: "pain-answering" });
    }
  }

  // --- the reducer and what it asks for ---------------------------------------------------------------------------

  /** What an effect brings about comes after the effects of its step. */
  #push(input: Untimed): void {
    if (this.#disposed) return;
    this.#queue.push({ ...input, timeMs: this.parts.nowMs() });
    if (this.#draining) return;
    this.#draining = true;
    try {
      for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) this.#step(next);
    } finally {
      this.#draining = false;
    }
  }

  #step(input: WorkoutInput): void {
    const before = this.#state;
    const { state, effects } = stepWorkout(before, input);
    this.#state = state;
    this.#holdScreen();
    // What waits to be said is out of date as soon as the coach speaks or something else goes on.
    if (isCoachSpeaking(state) || state.phase.name !== before.phase.name) this.#waiting = undefined;
    this.#carryOut(effects);
    const ticked = input.type === "tick" && effects.length === 0;
    if (!ticked || (state.phase !== before.phase && !isPaused(state))) this.#told(effects);
    else this.parts.listener.changed(state);
  }

  #holdScreen(): void {
    const nowMs = this.parts.nowMs();
    this.#pausedSinceMs = isPaused(this.#state) ? (this.#pausedSinceMs ?? nowMs) : undefined;
    const isLeft = this.#pausedSinceMs !== undefined && nowMs - this.#pausedSinceMs >= DARK_AFTER_MS;
    if (this.#awake && !isLeft) {
      this.#releaseScreen ??= this.parts.keepScreenOn();
      return;
    }
    this.#releaseScreen?.();
    this.#releaseScreen = undefined;
  }

  #told(effects: readonly WorkoutEffect[]): void {
    const { state } = this;
    this.parts.keep(state.phase.name === "done" ? null : state);
    this.parts.listener.changed(state);
    for (const effect of effects) if (effect.type === "session-ended") this.parts.listener.ended(effect.record);
  }

  #carryOut(effects: readonly WorkoutEffect[]): void {
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: WorkoutEffect): void {
    const { parts } = this;
    switch (effect.type) {
      case "start-set":
        this.#run = this.#newRun(effect.runId, effect.options);
        return;
      case "end-set":
        this.#runOf(effect.runId)?.set.stop(effect.reason);
        return;
      case "pause-set":
        this.#runOf(effect.runId)?.set.interrupt("paused");
        return;
      case "resume-set":
        this.#runOf(effect.runId)?.set.resume("paused");
        return;
      case "say":
        this.#say(workoutText(effect), KINDS[effect.key] ?? "phase", CUTS.has(effect.key) || this.#ownWords);
        return;
      case "tone":
        parts.playTone(effect.tone === "go" ? "phase" : "end");
        return;
      case "vibrate":
        parts.vibrate(VIBRATIONS[effect.length]);
        return;
      case "save-reading":
        parts.listener.readingMade(effect.reading);
        return;
      case "save-record":
        parts.listener.recordMade(effect.record);
        return;
      case "keep-awake":
        this.#awake = effect.on;
        this.#holdScreen();
        return;
      case "session-ended":
        this.#feed.dispose();
        return;
    }
  }

  #runOf(runId: number): Run | undefined {
    return this.#run?.runId === runId ? this.#run : undefined;
  }

  // --- the set ----------------------------------------------------------------------------------------------------

  #newRun(runId: number, options: SetOptions): Run {
    const definition = findExercise(options.exerciseId);
    if (definition === undefined) throw new AppError("SK-EXERCISE-UNKNOWN", options.exerciseId);
    const { parts } = this;
    const runner = parts.createRunner(options);
    const recorder = new TraceRecorder(options);
    const run: Run = {
      runId,
      coach: new Coach({
        speaker: parts.speaker,
        scene: sceneOf(definition, options),
        onCue: (cue: Cue) => {
          this.#ownWords = false;
          parts.listener.cued(cue);
        },
      }),
      set: new LiveSet({
        runner,
        recorder,
        listener: {
          stepped: (step) => {
            this.#setStepped(run, runner, step);
          },
          ended: (summary) => {
            if (this.#run === run) this.#run = undefined;
            parts.listener.traced(runId, recorder.toParts());
            this.#push({ type: "set-ended", runId, reason: summary.endReason, outcome: outcomeOf(summary) });
          },
        },
      }),
      told: "",
    };
    return run;
  }

  #setStepped(run: Run, runner: SetRunner, { snapshot, events }: SetStep): void {
    this.parts.listener.stepped(snapshot);
    // Of what was ended or paused from here the workout tells.
    if (isCoachSpeaking(this.#state)) run.coach.push(snapshot.timeMs, events);
    const told = `${snapshot.phase} ${countedText(snapshot.tally)}`;
    if (told === run.told || snapshot.phase === "ended") return;
    run.told = told;
    const outcome = outcomeOf(runner.summary());
    this.#push({ type: "set-stepped", runId: run.runId, runner: snapshot.phase, outcome });
  }

  // --- the voice --------------------------------------------------------------------------------------------------

  #say(text: string, kind: CueKind, cuts: boolean): void {
    this.parts.listener.cued({ text, kind });
    this.#waiting = { text, kind, sinceMs: this.parts.nowMs() };
    if (!this.parts.speaker.say(text, kind, cuts)) return;
    this.#waiting = undefined;
    this.#ownWords = true;
  }

  #sayWaiting(): void {
    const waiting = this.#waiting;
    if (waiting === undefined || this.parts.speaker.speaking) return;
    this.#waiting = undefined;
    if (this.parts.nowMs() - waiting.sinceMs > STALE_MS) return;
    if (this.parts.speaker.say(waiting.text, waiting.kind)) this.#ownWords = true;
  }
}

const GESTURE_NAMES = { raise: true, "raise-both": true, cross: true } as const;
const isGesture = (name: string): name is keyof typeof GESTURE_NAMES => Object.hasOwn(GESTURE_NAMES, name);

/** Changes when something was counted, or another second or metre is done: often enough to keep, seldom enough to tell. */
const countedText = ({ counted, refused, taps, metres, workedMs }: Tally): string =>
  JSON.stringify([
    counted,
    refused,
    taps,
    Math.floor(metres.left),
    Math.floor(metres.right),
    Math.floor(workedMs / 1000),
  ]);
