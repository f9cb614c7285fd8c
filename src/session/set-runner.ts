import { BodyTracker } from "../body/body-tracker.js";
import type { Body } from "../body/body.js";
import { NO_STILL_STAND, stepStillStand } from "../body/calibration.js";
import type { Calibration, StillStandState } from "../body/calibration.js";
import type { Metric } from "../body/metrics.js";
import type { PoseFrame } from "../body/pose-frame.js";
import { Signal, Slope } from "../body/signal.js";
import { overshoot } from "../checker/definition.js";
import type { Band, ExerciseDefinition, Values } from "../checker/definition.js";
import { DEPTH_LEVELS } from "../checker/events.js";
import type { NoticeId, PauseReason, Phase, PlacementProblem, SetEndReason, SetEvent } from "../checker/events.js";
import { FatigueWatch } from "../checker/fatigue.js";
import { NO_FAULTS, stepFormRules } from "../checker/form-rules.js";
import type { FormRulesState } from "../checker/form-rules.js";
import { NO_HOLD, stepHold } from "../checker/hold-machine.js";
import type { HoldState } from "../checker/hold-machine.js";
import { NO_VIEW, stepViewGate } from "../checker/view-gate.js";
import type { ViewGateState } from "../checker/view-gate.js";
import { findExercise } from "../exercises/catalog.js";
import { AppError } from "../lib/app-error.js";
import { NoticeGate } from "./notice-gate.js";
import { DARK_LUMA, placementProblem } from "./placement.js";
import { RuleReadouts } from "./rule-readouts.js";
import { SetRecord } from "./set-record.js";
import type { SetInput, SetOptions, SetRunner, SetSnapshot, SetStep, SetSummary } from "./set-types.js";

/** Well placed this long before the still stand begins. */
const PLACED_MS = 1000;
/** Still stand before a live set. exercises.md 4.2, side-on step. */
const STILL_LIVE_MS = 2000;
/** Still stand looked for in a recording, where nobody can be asked: the clips have about one second of standing. */
const STILL_RECORDED_MS = 600;
const COUNTDOWN_S = 3;
/** Gone for longer than this the set-up starts again. exercises.md 1.3. */
const LOST_MS = 1000;
/** A gap up to this is bridged by the last value. exercises.md 1.3. */
const SHORT_GAP_MS = 300;
/** Longest time between two pictures that still counts as watching, on a slow device. */
const SLOW_STEP_MS = 700;
/** Seen again this long before it is told. */
const FOUND_MS = 300;
/** A live set that nobody goes on with is over. */
const REST_ENDS_SET_MS = 60_000;
/** The longest allowed time is announced this long before it is up. */
const CAP_WARNING_MS = 10_000;
/** Window of the driver's speed. */
const SPEED_WINDOW_MS = 700;
/** "Lean your back on the wall": exercises.md 8.5, knee in band with this much trunk lean. */
const LEAN_NOTICE_DEG = 25;
/** Fewer pictures per second than this for RATE_WINDOW_MS: said once. exercises.md 1.4, holds. */
const MIN_RATE_HZ = 8;
const RATE_WINDOW_MS = 4000;

/** Runs one set; see SetRunner. Throws AppError SK-EXERCISE-UNKNOWN for an id the catalogue does not have. */
export function createSetRunner(options: SetOptions): SetRunner {
  const definition = findExercise(options.exerciseId);
  if (definition === undefined) throw new AppError("SK-EXERCISE-UNKNOWN", options.exerciseId);
  return new DefinedSetRunner(definition, options);
}

/** One metric of the exercise with its filter. */
interface Gauge {
  readonly name: string;
  readonly metric: Metric;
  readonly signal: Signal;
  /** The engine's landmarks are good enough for it. */
  readonly byEngine: boolean;
}

const NOTHING: Values = {};

const toleranceOf = (band: Band | undefined): number => (typeof band?.below === "object" ? band.below.fromTarget : 0);

class DefinedSetRunner implements SetRunner {
  readonly #definition: ExerciseDefinition;
  readonly #options: SetOptions;
  readonly #targetDeg: number;
  readonly #enterToleranceDeg: number;
  readonly #leaveToleranceDeg: number;
  readonly #tracker: BodyTracker;
  readonly #gauges: readonly Gauge[];
  /** Metrics without which the clock stands still. */
  readonly #clockNeeds: readonly string[];
  readonly #readouts: RuleReadouts;
  readonly #speed = new Slope(SPEED_WINDOW_MS);
  readonly #frontSpeed = new Slope(SPEED_WINDOW_MS);

  #phase: Phase;
  #timeMs = 0;
  #events: SetEvent[] = [];
  #body: Body | undefined;
  #frame: PoseFrame | undefined;
  #gate: ViewGateState = NO_VIEW;
  #still: StillStandState = NO_STILL_STAND;
  #calibration: Calibration | undefined;
  #calibrationShare = 0;
  #placedSinceMs: number | undefined;
  #problem: PlacementProblem | undefined;
  #problemSinceMs: number | undefined;
  #countdownFromMs = 0;
  #countdownS: number | undefined;

  #hold: HoldState = NO_HOLD;
  #form: FormRulesState = NO_FAULTS;
  readonly #fatigue = new FatigueWatch();
  #frontSteadyMs = 0;
  #lastSeenMs: number | undefined;
  #seenSinceMs: number | undefined;
  #lost = false;
  #interrupted: PauseReason | undefined;
  #lastActiveMs = 0;
  #breathed = 0;
  #secondsTold = 0;
  #capTold = false;
  readonly #notices = new NoticeGate();
  readonly #frameTimes: number[] = [];

  #setStartMs: number | undefined;
  #setEndMs: number | undefined;
  #endReason: SetEndReason | undefined;
  #seenMs = 0;
  #kneeDeg: number | undefined;
  #measured = NOTHING;
  readonly #record = new SetRecord();
  readonly #judgedOnce = new Set<string>();

  constructor(definition: ExerciseDefinition, options: SetOptions) {
    this.#definition = definition;
    this.#options = options;
    this.#targetDeg = DEPTH_LEVELS[options.level];
    const { driver, enter, stay } = definition.movement;
    this.#enterToleranceDeg = toleranceOf(enter[driver]);
    this.#leaveToleranceDeg = toleranceOf(stay[driver]);
    this.#tracker = new BodyTracker(options.engine);
    this.#gauges = Object.entries(definition.metrics).map(([name, metric]) => ({
      name,
      metric,
      signal: new Signal(metric.filter),
      byEngine: metric.engines.includes(options.engine),
    }));
    this.#clockNeeds = [driver, ...Object.keys(stay)];
    this.#readouts = new RuleReadouts(definition, options.engine);
    this.#phase = options.mode === "live" ? "placement" : "set";
  }

  push(input: SetInput): SetStep {
    this.#events = [];
    if (this.#phase !== "ended") this.#accept(input);
    return { snapshot: this.#snapshot(), events: this.#events };
  }

  #accept(input: SetInput): void {
    switch (input.type) {
      case "frame":
        this.#timeMs = input.frame.timeMs;
        if (this.#interrupted === undefined) this.#acceptFrame(input.frame);
        return;
      case "stop":
        this.#timeMs = Math.max(this.#timeMs, input.timeMs);
        this.#end(input.reason === "pain" ? "pain" : input.reason === "finish" ? "finished-by-user" : "source-ended");
        return;
      case "interrupted":
        this.#timeMs = Math.max(this.#timeMs, input.timeMs);
        this.#interrupt(input.reason);
        return;
      case "resumed":
        this.#timeMs = Math.max(this.#timeMs, input.timeMs);
        this.#interrupted = undefined;
        this.#lastActiveMs = this.#timeMs;
        return;
    }
  }

  #interrupt(reason: "page-hidden" | "source-lost"): void {
    this.#interrupted = reason;
    this.#measured = NOTHING;
    this.#lastSeenMs = undefined;
    if (this.#phase === "set") {
      this.#stepHoldUnseen(reason);
      if (!this.#lost) {
        this.#lost = true;
        this.#emit({ type: "tracking-lost", timeMs: this.#timeMs, reason });
      }
    } else {
      this.#restartPlacement();
    }
  }

  #acceptFrame(frame: PoseFrame): void {
    const body = this.#tracker.step(frame);
    this.#frame = frame;
    this.#body = body;
    this.#gate = stepViewGate(this.#gate, body.joints === undefined ? undefined : body.yawDeg, frame.timeMs);
    switch (this.#phase) {
      case "placement":
        this.#place(frame, body);
        return;
      case "calibrating":
        this.#calibrate(frame, body);
        return;
      case "countdown":
        this.#countDown(frame, body);
        return;
      case "set":
        this.#runSet(frame, body);
        return;
      case "ended":
        return;
    }
  }

  // --- before the set -------------------------------------------------------------------------------------------

  #currentProblem(frame: PoseFrame, body: Body): PlacementProblem | undefined {
    return placementProblem(frame, body, this.#gate.view, this.#definition.view, this.#definition.needs);
  }

  #place(frame: PoseFrame, body: Body): void {
    this.#kneeDeg = this.#measure(this.#definition.movement.driver, body);
    const problem = this.#currentProblem(frame, body);
    if (problem !== undefined) {
      this.#placedSinceMs = undefined;
      if (problem === this.#problem) return;
      this.#problem = problem;
      this.#emit({ type: "placement-problem", timeMs: this.#timeMs, problem });
      return;
    }
    if (this.#problem !== undefined) this.#emit({ type: "placement-cleared", timeMs: this.#timeMs });
    this.#problem = undefined;
    this.#placedSinceMs ??= this.#timeMs;
    if (this.#timeMs - this.#placedSinceMs < PLACED_MS) return;
    this.#emit({ type: "placement-found", timeMs: this.#timeMs });
    this.#still = NO_STILL_STAND;
    this.#calibrationShare = 0;
    this.#enter("calibrating");
  }

  #restartPlacement(): void {
    this.#placedSinceMs = undefined;
    this.#problem = undefined;
    this.#problemSinceMs = undefined;
    this.#countdownS = undefined;
    this.#still = NO_STILL_STAND;
    this.#calibrationShare = 0;
    if (this.#phase !== "placement") this.#enter("placement");
  }

  /** True when the person has been badly placed for long enough to begin again. */
  #leftPlace(frame: PoseFrame, body: Body): boolean {
    const problem = this.#currentProblem(frame, body);
    if (problem === undefined) {
      this.#problemSinceMs = undefined;
      return false;
    }
    this.#problemSinceMs ??= this.#timeMs;
    if (this.#timeMs - this.#problemSinceMs < LOST_MS) return false;
    this.#restartPlacement();
    return true;
  }

  #calibrate(frame: PoseFrame, body: Body): void {
    this.#kneeDeg = this.#measure(this.#definition.movement.driver, body);
    if (this.#leftPlace(frame, body)) return;
    const step = stepStillStand(this.#still, body, STILL_LIVE_MS, this.#options.bodyHeightM);
    this.#still = step.state;
    this.#calibrationShare = step.share;
    this.#problem = step.share === 0 ? "stand-straight" : undefined;
    if (step.restarted) this.#emit({ type: "calibration-restarted", timeMs: this.#timeMs });
    if (step.calibration === undefined) return;
    this.#takeCalibration(step.calibration);
    this.#countdownFromMs = this.#timeMs;
    this.#countdownS = COUNTDOWN_S;
    this.#enter("countdown");
    this.#emit({ type: "countdown", timeMs: this.#timeMs, secondsLeft: COUNTDOWN_S });
  }

  #takeCalibration(calibration: Calibration): void {
    this.#calibration = calibration;
    this.#calibrationShare = 1;
    this.#tracker.calibrate(calibration);
  }

  #countDown(frame: PoseFrame, body: Body): void {
    this.#kneeDeg = this.#measure(this.#definition.movement.driver, body);
    if (this.#leftPlace(frame, body)) return;
    const left = COUNTDOWN_S - Math.floor((this.#timeMs - this.#countdownFromMs) / 1000);
    if (left <= 0) {
      this.#countdownS = undefined;
      this.#lastActiveMs = this.#timeMs;
      this.#enter("set");
      this.#runSet(frame, body);
      return;
    }
    if (left !== this.#countdownS) {
      this.#countdownS = left;
      this.#emit({ type: "countdown", timeMs: this.#timeMs, secondsLeft: left });
    }
  }

  // --- the set --------------------------------------------------------------------------------------------------

  #runSet(frame: PoseFrame, body: Body): void {
    this.#setStartMs ??= this.#timeMs;
    if (this.#calibration === undefined) this.#calibrateInPassing(body);
    const values = this.#values(body);
    const seen = this.#whySeen(frame, body, values);
    const sinceSeenMs = this.#lastSeenMs === undefined ? Number.POSITIVE_INFINITY : this.#timeMs - this.#lastSeenMs;
    // Pictures that show nothing are a gap; a slow device that gives no pictures in between is not.
    const bridgedMs = this.#lastSeenMs === this.#frameTimes.at(-1) ? SLOW_STEP_MS : SHORT_GAP_MS;
    const stepMs = sinceSeenMs <= bridgedMs ? sinceSeenMs : 0;
    const movement = this.#definition.movement;
    if (seen === true) {
      this.#markSeen(stepMs);
      const speedDegPerS = this.#speed.step(values[movement.driver], this.#timeMs);
      const step = stepHold(this.#hold, movement, {
        timeMs: this.#timeMs,
        stepMs,
        seen,
        values,
        leanDeg: this.#measure(movement.upright.metric, body),
        speedDegPerS,
        targetDeg: this.#targetDeg,
        cleanForm: !this.#hasFault(),
      });
      this.#hold = step.state;
      this.#take(step.events);
      this.#noticePosture(values, step.satDown, speedDegPerS);
      const oblique = this.#gate.view === "oblique";
      this.#notice("turn-to-count", oblique);
      const attempting = this.#hold.attempting && this.#isStill(speedDegPerS);
      this.#judgeForm(oblique ? {} : values, stepMs, attempting, this.#hold.phase === "standing");
    } else {
      this.#markUnseen(frame, seen, sinceSeenMs);
      this.#judgeFromFront(values, body);
    }
    this.#tellSeconds(values[movement.driver]);
    this.#noticeRate();
    this.#record.plot(this.#timeMs, values[movement.driver] === undefined ? undefined : this.#kneeDeg);
    this.#endWhenDone();
  }

  #isStill(speedDegPerS: number | undefined): boolean {
    return speedDegPerS !== undefined && Math.abs(speedDegPerS) < this.#definition.movement.stillDegPerS;
  }

  /** In a recording the first still stand is used; until then average proportions serve. */
  #calibrateInPassing(body: Body): void {
    const step = stepStillStand(this.#still, body, STILL_RECORDED_MS, this.#options.bodyHeightM);
    this.#still = step.state;
    if (step.calibration !== undefined) this.#takeCalibration(step.calibration);
  }

  #measure(name: string, body: Body): number | undefined {
    return this.#definition.metrics[name]?.compute(body, this.#calibration);
  }

  /** Measures everything, and gives it filtered. */
  #values(body: Body): Values {
    const measured: Record<string, number | undefined> = {};
    const values: Record<string, number | undefined> = {};
    const view = this.#gate.view;
    for (const { name, metric, signal, byEngine } of this.#gauges) {
      const inView = metric.view === view || (metric.view === "side" && view === "oblique");
      const visible = inView && byEngine && body.joints !== undefined;
      measured[name] = visible ? metric.compute(body, this.#calibration) : undefined;
      values[name] = signal.step(measured[name], body.timeMs);
    }
    this.#measured = measured;
    this.#kneeDeg = measured[this.#definition.movement.driver];
    return values;
  }

  /** True when everything the clock needs is seen, else the reason to tell. */
  #whySeen(frame: PoseFrame, body: Body, values: Values): true | PauseReason {
    if (this.#clockNeeds.every((name) => values[name] !== undefined)) return true;
    if (frame.luma !== undefined && frame.luma < DARK_LUMA) return "camera-dark";
    if (body.joints === undefined) return "left-frame";
    return this.#gate.view === this.#definition.view || this.#gate.view === "oblique" ? "out-of-view" : "wrong-view";
  }

  #markSeen(stepMs: number): void {
    this.#seenMs += stepMs;
    this.#lastSeenMs = this.#timeMs;
    this.#seenSinceMs ??= this.#timeMs;
    if (this.#lost && this.#timeMs - this.#seenSinceMs >= FOUND_MS) {
      this.#lost = false;
      this.#emit({ type: "tracking-found", timeMs: this.#timeMs });
    }
  }

  #markUnseen(frame: PoseFrame, reason: PauseReason, sinceSeenMs: number): void {
    this.#seenSinceMs = undefined;
    if (sinceSeenMs <= SHORT_GAP_MS) return;
    this.#stepHoldUnseen(reason);
    if (reason === "wrong-view") {
      this.#notice("turn-to-count", true);
      return;
    }
    const lostForMs = this.#lastSeenMs === undefined ? this.#timeMs - (this.#setStartMs ?? 0) : sinceSeenMs;
    if (!this.#lost && lostForMs > LOST_MS) {
      this.#lost = true;
      this.#emit({ type: "tracking-lost", timeMs: frame.timeMs, reason });
    }
  }

  #stepHoldUnseen(reason: PauseReason): void {
    const step = stepHold(this.#hold, this.#definition.movement, {
      timeMs: this.#timeMs,
      stepMs: 0,
      seen: reason,
      values: {},
      leanDeg: undefined,
      speedDegPerS: undefined,
      targetDeg: this.#targetDeg,
      cleanForm: false,
    });
    this.#hold = step.state;
    this.#take(step.events);
    if (this.#gate.view === "front") return;
    const gone = this.#hold.phase !== "holding" && this.#hold.phase !== "paused";
    this.#judgeForm({}, 0, false, gone);
  }

  /** Seen from the front nothing is counted, but knees and feet can be checked. */
  #judgeFromFront(values: Values, body: Body): void {
    if (this.#gate.view !== "front" || body.joints === undefined) {
      this.#frontSteadyMs = 0;
      return;
    }
    const { frontDriver, attemptAboveDeg, settleMs, standingBelowDeg } = this.#definition.movement;
    const depth = values[frontDriver];
    const still = this.#isStill(this.#frontSpeed.step(depth, this.#timeMs));
    const last = this.#frameTimes.at(-1) ?? this.#timeMs;
    const stepMs = Math.min(this.#timeMs - last, SHORT_GAP_MS);
    const down = depth !== undefined && depth >= attemptAboveDeg;
    this.#frontSteadyMs = down && still ? this.#frontSteadyMs + stepMs : 0;
    const up = depth === undefined || depth < standingBelowDeg;
    this.#judgeForm(values, stepMs, this.#frontSteadyMs >= settleMs, up);
  }

  #judgeForm(values: Values, stepMs: number, attempting: boolean, over: boolean): void {
    const step = stepFormRules(this.#form, this.#definition, {
      timeMs: this.#timeMs,
      stepMs,
      values,
      targetDeg: this.#targetDeg,
      attempting,
      over,
    });
    this.#form = step.state;
    if (attempting) {
      this.#definition.rules.forEach((rule, index) => {
        if (this.#form.rules[index]?.judged === true) this.#judgedOnce.add(rule.id);
      });
    }
    this.#take(step.events);
  }

  #hasFault(): boolean {
    return this.#definition.rules.some(
      (rule, index) =>
        (rule.severity === "safe" || rule.severity === "form") && this.#form.rules[index]?.raisedAtMs !== undefined,
    );
  }

  // --- what is said besides faults --------------------------------------------------------------------------------

  #noticePosture(values: Values, satDown: boolean, speedDegPerS: number | undefined): void {
    const { driver, enter, upright } = this.#definition.movement;
    const driverBand = enter[driver];
    const value = values[driver];
    const inBand =
      value !== undefined &&
      driverBand !== undefined &&
      overshoot(value, driverBand, this.#targetDeg) <= 0 &&
      this.#hold.phase === "sliding" &&
      this.#isStill(speedDegPerS);
    const lean = values[upright.metric] ?? 0;
    this.#notice("lean-on-wall", inBand && !this.#hold.attempting && lean >= LEAN_NOTICE_DEG);
    this.#notice("slide-down-wall", inBand && satDown && lean < LEAN_NOTICE_DEG);
  }

  #notice(notice: NoticeId, holds: boolean): void {
    if (this.#notices.due(notice, holds, this.#timeMs)) this.#emit({ type: "notice", timeMs: this.#timeMs, notice });
  }

  #tellSeconds(driver: number | undefined): void {
    if (this.#hold.phase !== "holding") {
      if (this.#hold.phase !== "paused") this.#fatigue.reset();
      return;
    }
    this.#lastActiveMs = this.#timeMs;
    const whole = Math.floor(this.#hold.totalMs / 1000);
    while (this.#secondsTold < whole) {
      this.#secondsTold += 1;
      this.#emit({
        type: "second-held",
        timeMs: this.#timeMs,
        totalS: this.#secondsTold,
        targetS: this.#options.targetS,
      });
      const breatheAt = this.#definition.breatheAtS[this.#breathed];
      if (breatheAt !== undefined && this.#secondsTold >= breatheAt) {
        this.#breathed += 1;
        this.#emit({ type: "notice", timeMs: this.#timeMs, notice: "breathe" });
      }
    }
    if (driver === undefined) return;
    const tired = this.#fatigue.step(this.#timeMs, driver, this.#targetDeg);
    if (tired) this.#emit({ type: "notice", timeMs: this.#timeMs, notice: "tired" });
  }

  #noticeRate(): void {
    this.#frameTimes.push(this.#timeMs);
    while (this.#timeMs - (this.#frameTimes[0] ?? this.#timeMs) > RATE_WINDOW_MS) this.#frameTimes.shift();
    const first = this.#frameTimes[0] ?? this.#timeMs;
    const spanMs = this.#timeMs - first;
    if (spanMs < RATE_WINDOW_MS * 0.9) return;
    const rateHz = ((this.#frameTimes.length - 1) * 1000) / spanMs;
    this.#notice("slow-frames", this.#options.mode === "live" && rateHz < MIN_RATE_HZ);
  }

  // --- the end ----------------------------------------------------------------------------------------------------

  #endWhenDone(): void {
    const { capMs } = this.#definition.movement;
    if (!this.#capTold && this.#hold.totalMs >= capMs - CAP_WARNING_MS) {
      this.#capTold = true;
      this.#emit({ type: "notice", timeMs: this.#timeMs, notice: "time-nearly-up" });
    }
    if (this.#hold.totalMs >= capMs) {
      this.#end("time-limit");
      return;
    }
    if (this.#options.mode !== "live") return;
    const inHold = this.#hold.phase === "holding" || this.#hold.phase === "paused";
    if (!inHold && this.#hold.totalMs >= this.#options.targetS * 1000) {
      this.#end("target-reached");
      return;
    }
    const began = this.#hold.totalMs > 0;
    if (!inHold && began && this.#timeMs - this.#lastActiveMs > REST_ENDS_SET_MS) this.#end("rested");
  }

  #end(reason: SetEndReason): void {
    this.#record.close(this.#timeMs, this.#hold.holdMs);
    this.#setEndMs = this.#timeMs;
    this.#measured = NOTHING;
    this.#endReason = reason;
    this.#emit({ type: "set-ended", timeMs: this.#timeMs, reason });
    this.#enter("ended");
  }

  // --- the record -------------------------------------------------------------------------------------------------

  #enter(phase: Phase): void {
    this.#phase = phase;
    this.#emit({ type: "phase-changed", timeMs: this.#timeMs, phase });
  }

  #emit(event: SetEvent): void {
    this.#take([event]);
  }

  #take(events: readonly SetEvent[]): void {
    for (const event of events) {
      this.#events.push(event);
      this.#record.add(event, this.#hold.holdMs);
    }
  }

  // --- what others see ----------------------------------------------------------------------------------------------

  #snapshot(): SetSnapshot {
    return {
      timeMs: this.#timeMs,
      phase: this.#phase,
      placementProblem: this.#phase === "placement" || this.#phase === "calibrating" ? this.#problem : undefined,
      calibrationShare: this.#calibrationShare,
      countdownS: this.#countdownS,
      hold: {
        state: this.#hold.phase,
        pauseReason: this.#interrupted ?? this.#hold.drift?.reason,
        totalMs: this.#hold.totalMs,
        longestMs: this.#hold.longestMs,
        goodFormMs: this.#hold.goodFormMs,
        currentMs: this.#hold.currentMs,
      },
      rules: this.#readouts.read(this.#form, this.#gate.view, this.#hold.attempting),
      targetDeg: this.#targetDeg,
      enterToleranceDeg: this.#enterToleranceDeg,
      leaveToleranceDeg: this.#leaveToleranceDeg,
      kneeDeg: this.#kneeDeg,
      measured: this.#measured,
      view: this.#gate.view,
      nearSide: this.#body?.nearSide,
      joints: this.#body?.joints,
      widthPx: this.#frame?.widthPx ?? 0,
      heightPx: this.#frame?.heightPx ?? 0,
      endReason: this.#endReason,
    };
  }

  summary(): SetSummary {
    const startMs = this.#setStartMs ?? this.#timeMs;
    const durationMs = (this.#setEndMs ?? this.#timeMs) - startMs;
    return {
      options: this.#options,
      endReason: this.#endReason ?? "source-ended",
      durationMs,
      totalMs: this.#hold.totalMs,
      longestMs: this.#hold.longestMs,
      goodFormMs: this.#hold.goodFormMs,
      ...this.#record.read(this.#definition.rules, startMs, this.#timeMs),
      notJudged: this.#readouts
        .read(this.#form, this.#gate.view, this.#hold.attempting)
        .filter((rule) => !this.#judgedOnce.has(rule.id))
        .map((rule) => ({ ...rule, state: "not-judged" })),
      targetDeg: this.#targetDeg,
      leaveToleranceDeg: this.#leaveToleranceDeg,
      seenShare: durationMs <= 0 ? 0 : Math.min(1, this.#seenMs / durationMs),
    };
  }
}
