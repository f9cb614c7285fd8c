import { BodyTracker } from "../body/body-tracker.js";
import type { Body } from "../body/body.js";
import { NO_STILL_STAND, stepStillStand } from "../body/calibration.js";
import type { Calibration, StillStandState } from "../body/calibration.js";
import type { Side } from "../body/joints.js";
import type { Metric } from "../body/metrics.js";
import type { PoseFrame } from "../body/pose-frame.js";
import { Signal } from "../body/signal.js";
import { NO_MEASURES, stepMeasures } from "../checker/attempt-measures.js";
import type { AttemptMeasuresState } from "../checker/attempt-measures.js";
import type { Band, ExerciseDefinition, FormRule, Values } from "../checker/definition.js";
import type { NoticeId, PauseReason, Phase, PlacementProblem, SetEndReason, SetEvent } from "../checker/events.js";
import { FallWatch, leansIn } from "../checker/fall-watch.js";
import { NO_FAULTS, stepFormRules } from "../checker/form-rules.js";
import type { FormRulesState } from "../checker/form-rules.js";
import { LOST_MS, SHORT_GAP_MS } from "../checker/machine.js";
import type { HoldReadout, Machine, MachineStep } from "../checker/machine.js";
import { createMachine, driverOf, neededMetrics } from "../checker/machines.js";
import { NO_VIEW, stepViewGate, viewShows } from "../checker/view-gate.js";
import type { SeenView, ViewGateState } from "../checker/view-gate.js";
import { findExercise } from "../exercises/catalog.js";
import { AppError } from "../lib/app-error.js";
import { NoticeGate } from "./notice-gate.js";
import { DARK_LUMA, placementProblem } from "./placement.js";
import { RuleReadouts } from "./rule-readouts.js";
import { SetRecord } from "./set-record.js";
import { addToTally, isReached, NOTHING_DONE, sidesDone } from "./tally.js";
import type { SetInput, SetKind, SetOptions, SetRunner, SetSnapshot, SetStep, SetSummary, Tally } from "./set-types.js";

/** Well placed this long before the still stand begins. */
const PLACED_MS = 1000;
/** Still stand before a live set. exercises.md 4.2, side-on step. */
const STILL_LIVE_MS = 2000;
/** Still stand looked for in a recording, where nobody can be asked: the clips have about one second of standing. */
const STILL_RECORDED_MS = 600;
const COUNTDOWN_S = 3;
/** Longest time between two pictures that still counts as watching, on a slow device. */
const SLOW_STEP_MS = 700;
/** Seen again this long before it is told. */
const FOUND_MS = 300;
/** A live set that nobody goes on with is over. */
const REST_ENDS_SET_MS = 60_000;
/** An attempt is noticed no later than this after it has begun. */
const REMEMBERED_MS = 1500;
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
  /** Undefined: the metric is used as measured. */
  readonly signal: Signal | undefined;
  /** The engine's landmarks are good enough for it. */
  readonly byEngine: boolean;
}

const NOTHING: Values = {};

/** What a machine may ask to be said, each once in a while. */
const MACHINE_NOTICES: readonly NoticeId[] = [
  "lean-on-wall",
  "slide-down-wall",
  "turn-to-count",
  "lean-into-ball",
  "change-direction",
  "other-leg",
  "lift-one-foot",
  "take-position",
  "keep-moving",
];

const NO_HOLD_YET: HoldReadout = {
  state: "standing",
  totalMs: 0,
  longestMs: 0,
  goodFormMs: 0,
  currentMs: 0,
  holdMs: 0,
};

const RESTING: MachineStep = {
  events: [],
  phase: "rest",
  attempt: 0,
  judging: false,
  over: false,
  leg: undefined,
  signals: [],
  measures: {},
  notices: [],
  judgeable: false,
  active: false,
  formStepMs: 0,
};

const toleranceOf = (band: Band | undefined): number => (typeof band?.below === "object" ? band.below.fromTarget : 0);

/** How far from the target counts, and how far ends it, degrees. */
function tolerancesOf({ movement }: ExerciseDefinition): { readonly enterDeg: number; readonly leaveDeg: number } {
  switch (movement.kind) {
    case "hold":
      return {
        enterDeg: toleranceOf(movement.enter[movement.driver]),
        leaveDeg: toleranceOf(movement.stay[movement.driver]),
      };
    case "reps":
    case "hop-squat":
      return { enterDeg: movement.toleranceDeg, leaveDeg: movement.toleranceDeg };
    case "travel":
    case "hops":
    case "circles":
      return { enterDeg: 0, leaveDeg: 0 };
  }
}

class DefinedSetRunner implements SetRunner {
  readonly #definition: ExerciseDefinition;
  readonly #options: SetOptions;
  readonly #kind: SetKind;
  readonly #targetDeg: number | undefined;
  readonly #tolerances: ReturnType<typeof tolerancesOf>;
  readonly #tracker: BodyTracker;
  readonly #gauges: readonly Gauge[];
  readonly #readouts: RuleReadouts;
  readonly #machine: Machine;
  readonly #falls: FallWatch;

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

  #step: MachineStep = RESTING;
  #form: FormRulesState = NO_FAULTS;
  #gathered: AttemptMeasuresState = NO_MEASURES;
  /** What was measured in the last moments. */
  readonly #lately: { readonly timeMs: number; readonly raw: Values }[] = [];
  #lastSeenMs: number | undefined;
  #seenSinceMs: number | undefined;
  #lost = false;
  #interrupted: PauseReason | undefined;
  #lastActiveMs = 0;
  readonly #notices = new NoticeGate();
  readonly #frameTimes: number[] = [];

  #setStartMs: number | undefined;
  #setEndMs: number | undefined;
  #endReason: SetEndReason | undefined;
  #seenMs = 0;
  /** A pause that was asked for belongs to no set: since when it lasts, and how long those before it were. */
  #pausedSinceMs: number | undefined;
  #pausedMs = 0;
  #tally: Tally;
  #driverDeg: number | undefined;
  #measured = NOTHING;
  readonly #record = new SetRecord();
  readonly #judgedOnce = new Set<string>();

  constructor(definition: ExerciseDefinition, options: SetOptions) {
    this.#definition = definition;
    this.#options = options;
    const { movement, legs, dose, depth } = definition;
    this.#kind = { movement: movement.kind, legs, dose: dose.unit, depth: depth?.measure };
    this.#targetDeg = options.targetDeg ?? depth?.levels[options.level];
    this.#tolerances = tolerancesOf(definition);
    this.#tracker = new BodyTracker(options.engine);
    this.#gauges = Object.entries(definition.metrics).map(([name, metric]) => ({
      name,
      metric,
      signal: metric.filter === undefined ? undefined : new Signal(metric.filter),
      byEngine: metric.engines.includes(options.engine),
    }));
    this.#tally = options.carried ?? NOTHING_DONE;
    this.#machine = createMachine(movement, this.#tally.workedMs);
    this.#falls = new FallWatch(leansIn(definition));
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
        if (this.#interrupted !== undefined) return;
        this.#pausedMs = this.#pausedSoFarMs;
        this.#pausedSinceMs = undefined;
        this.#acceptFrame(input.frame);
        return;
      case "stop":
        this.#timeMs = Math.max(this.#timeMs, input.timeMs);
        this.#end(input.reason === "finish" ? "finished-by-user" : input.reason);
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

  #interrupt(reason: "page-hidden" | "source-lost" | "paused"): void {
    this.#interrupted = reason;
    if (reason === "paused") this.#pausedSinceMs ??= this.#timeMs;
    this.#measured = NOTHING;
    this.#lastSeenMs = undefined;
    if (this.#phase === "set") {
      this.#runMachine(NOTHING, NOTHING, reason, 0, Number.POSITIVE_INFINITY);
      if (!this.#lost) {
        this.#lost = true;
        this.#emit({ type: "tracking-lost", timeMs: this.#timeMs, reason });
      }
    } else {
      this.#restartPlacement();
    }
  }

  /** Of the set: before it begins a pause takes nothing from it. */
  get #pausedSoFarMs(): number {
    if (this.#pausedSinceMs === undefined || this.#setStartMs === undefined) return this.#pausedMs;
    return this.#pausedMs + this.#timeMs - this.#pausedSinceMs;
  }

  #acceptFrame(frame: PoseFrame): void {
    const body = this.#tracker.step(frame);
    this.#frame = frame;
    this.#body = body;
    this.#gate = stepViewGate(this.#gate, body.joints === undefined ? undefined : body.yawDeg, frame.timeMs);
    if (this.#fell(body)) return;
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

  /**
   * A fall ends a live set at once, in its countdown too. While the person finds the place it is not asked for: nobody
   * is well seen there.
   */
  #fell(body: Body): boolean {
    const fell = this.#falls.step(body);
    if (!fell || this.#phase === "placement") return false;
    this.#emit({ type: "fall-seen", timeMs: this.#timeMs });
    if (this.#options.mode !== "live") return false;
    this.#end("fall");
    return true;
  }

  // --- before the set -------------------------------------------------------------------------------------------

  /** From where the exercise is seen; where the person said so, whatever there is has to do. */
  get #view(): SeenView {
    if (this.#options.anyView !== true) return this.#gate.view;
    const [wanted] = this.#definition.views;
    return wanted === "side" ? "side" : "front";
  }

  #currentProblem(frame: PoseFrame, body: Body): PlacementProblem | undefined {
    return placementProblem(frame, body, this.#view, this.#definition.views, this.#definition.needs);
  }

  #place(frame: PoseFrame, body: Body): void {
    this.#driverDeg = this.#measureDriver(body);
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
    this.#driverDeg = this.#measureDriver(body);
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
    this.#driverDeg = this.#measureDriver(body);
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
    if (seen === true) this.#markSeen(stepMs);
    else this.#markUnseen(seen, sinceSeenMs);
    this.#runMachine(values, this.#measured, seen, seen === true ? stepMs : 0, seen === true ? 0 : sinceSeenMs);
    if (!this.#isRunning) return;
    if (this.#step.active) this.#lastActiveMs = this.#timeMs;
    const turned = seen === "wrong-view" && sinceSeenMs > SHORT_GAP_MS;
    for (const notice of MACHINE_NOTICES) {
      this.#notice(notice, this.#step.notices.includes(notice) || (notice === "turn-to-count" && turned));
    }
    this.#noticeRate();
    this.#record.plot(this.#timeMs, this.#driverDeg);
    this.#endWhenDone();
  }

  get #isRunning(): boolean {
    return this.#phase === "set";
  }

  /** One picture through the movement's machine and the form rules. */
  #runMachine(values: Values, raw: Values, seen: true | PauseReason, stepMs: number, unseenMs: number): void {
    const { leg, lowImpact, amount } = this.#options;
    const targetDeg = this.#targetDeg ?? 0;
    const step = this.#machine.step({
      timeMs: this.#timeMs,
      stepMs,
      seen,
      unseenMs,
      view: this.#view,
      values,
      raw,
      targetDeg,
      amount,
      leg: leg === "auto" ? undefined : leg,
      lowImpact,
      cleanForm: this.#faultsNow().length === 0,
    });
    this.#step = step;
    const { measures = {} } = this.#definition;
    if (step.voided === true) this.#gathered = NO_MEASURES;
    if (step.startedMs !== undefined) this.#gatherSince(step.startedMs, step);
    this.#remember(raw);
    const own = stepMeasures(this.#gathered, measures, raw, step.phase, step.attempt, this.#timeMs);
    this.#gathered = own.state;
    const judgeable = step.judgeable && this.#options.anyView !== true;
    const form = stepFormRules(this.#form, this.#definition, {
      timeMs: this.#timeMs,
      stepMs: step.formStepMs,
      values: judgeable ? values : NOTHING,
      measures: judgeable ? { ...own.values, ...step.measures } : NOTHING,
      phase: step.phase,
      attempt: step.attempt,
      signals: this.#options.anyView === true ? [] : step.signals,
      view: this.#gate.view,
      targetDeg,
      attempting: step.judging,
      over: step.over,
      voided: step.voided,
    });
    this.#form = form.state;
    this.#definition.rules.forEach((rule, index) => {
      const state = this.#form.rules[index];
      if (state?.judgedNow === true || (step.judging && state?.judged === true)) this.#judgedOnce.add(rule.id);
    });
    this.#take(step.events.map((event) => this.#judged(event)));
    this.#take(form.events);
    this.#stopAtFault(form.events);
  }

  #remember(raw: Values): void {
    this.#lately.push({ timeMs: this.#timeMs, raw });
    while (this.#timeMs - (this.#lately[0]?.timeMs ?? this.#timeMs) > REMEMBERED_MS) this.#lately.shift();
  }

  /** An attempt is noticed a little after it has begun. */
  #gatherSince(startedMs: number, { phase, attempt }: MachineStep): void {
    const { measures = {} } = this.#definition;
    for (const { timeMs, raw } of this.#lately) {
      if (timeMs < startedMs) continue;
      this.#gathered = stepMeasures(this.#gathered, measures, raw, phase, attempt, timeMs).state;
    }
  }

  /** A counted thing with its verdict: not counted where control was lost, not clean where a fault stands. */
  #judged(event: SetEvent): SetEvent {
    if (!("clean" in event)) return event;
    if (!this.#lostControl()) return { ...event, clean: this.#faultsOfAttempt().length === 0 };
    const { timeMs } = event;
    const side =
      event.type === "hop-counted" ? event.landing : event.type === "step-counted" ? event.direction : event.side;
    return { type: "rep-refused", timeMs, side, reason: "lost-balance" };
  }

  /** A STOP fault was broken in the running attempt, or in the one that has just ended. */
  #lostControl(): boolean {
    return this.#definition.rules.some((rule, index) => {
      const stops = rule.severity === "stop" || rule.severity === "stop-set";
      const worse =
        rule.worse !== undefined && rule.worse.severity !== "safe" && this.#form.rules[index]?.worseNow === true;
      return worse || (stops && this.#wasRaised(rule, index));
    });
  }

  /** A recording goes on: nobody is in danger any more, and the rest is worth seeing. */
  #stopAtFault(events: readonly SetEvent[]): void {
    if (this.#options.mode !== "live" || !this.#isRunning) return;
    const stopNow = events.some((event) => event.type === "fault-raised" && event.severity === "stop");
    if (stopNow || (this.#step.phase === "rest" && this.#lostControl())) this.#end("control-lost");
  }

  /** In a recording the first still stand is used; until then average proportions serve. */
  #calibrateInPassing(body: Body): void {
    const step = stepStillStand(this.#still, body, STILL_RECORDED_MS, this.#options.bodyHeightM);
    this.#still = step.state;
    if (step.calibration !== undefined) this.#takeCalibration(step.calibration);
  }

  #measureDriver(body: Body): number | undefined {
    const driver = driverOf(this.#definition.movement, this.#view);
    const metric = driver === undefined ? undefined : this.#definition.metrics[driver];
    return metric?.compute(body, this.#calibration, this.#leg);
  }

  /** The prescribed leg, else the one that the movement has found. */
  get #leg(): Side | undefined {
    return this.#options.leg === "auto" ? this.#step.leg : this.#options.leg;
  }

  /** Measures everything, and gives it filtered. */
  #values(body: Body): Values {
    const measured: Record<string, number | undefined> = {};
    const values: Record<string, number | undefined> = {};
    const view = this.#view;
    for (const { name, metric, signal, byEngine } of this.#gauges) {
      const visible = byEngine && body.joints !== undefined && viewShows(metric.view, view);
      const value = visible ? metric.compute(body, this.#calibration, this.#leg) : undefined;
      measured[name] = value;
      values[name] = signal === undefined ? value : signal.step(value, body.timeMs);
    }
    this.#measured = measured;
    const driver = driverOf(this.#definition.movement, view);
    this.#driverDeg = driver === undefined ? undefined : measured[driver];
    return values;
  }

  /** True when everything the movement needs is seen, else the reason to tell. */
  #whySeen(frame: PoseFrame, body: Body, values: Values): true | PauseReason {
    const view = this.#view;
    const inView = this.#definition.views.some((wanted) => viewShows(wanted, view));
    const needed = neededMetrics(this.#definition.movement, view, this.#leg);
    if (inView && needed.every((name) => values[name] !== undefined)) return true;
    if (frame.luma !== undefined && frame.luma < DARK_LUMA) return "camera-dark";
    if (body.joints === undefined) return "left-frame";
    return inView ? "out-of-view" : "wrong-view";
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

  #markUnseen(reason: PauseReason, sinceSeenMs: number): void {
    this.#seenSinceMs = undefined;
    if (reason === "wrong-view" || sinceSeenMs <= SHORT_GAP_MS) return;
    const lostForMs = this.#lastSeenMs === undefined ? this.#timeMs - (this.#setStartMs ?? 0) : sinceSeenMs;
    if (!this.#lost && lostForMs > LOST_MS) {
      this.#lost = true;
      this.#emit({ type: "tracking-lost", timeMs: this.#timeMs, reason });
    }
  }

  /** Ids of SAFE, FORM and STOP rules that stand now. */
  #faultsNow(): readonly string[] {
    return this.#faultIds((_, index) => this.#form.rules[index]?.raisedAtMs !== undefined);
  }

  /** Those that were broken in the running attempt, or in the one that has just ended. */
  #faultsOfAttempt(): readonly string[] {
    return this.#faultIds((rule, index) => this.#wasRaised(rule, index));
  }

  /** Broken in the attempt for long enough to be told; one of the moment may have cleared again. */
  #wasRaised(rule: FormRule<string>, index: number): boolean {
    const state = this.#form.rules[index];
    return state?.brokenNow === true && (rule.attempts === undefined || state.raisedAtMs !== undefined);
  }

  #faultIds(holds: (rule: FormRule<string>, index: number) => boolean): readonly string[] {
    return this.#definition.rules
      .filter((rule, index) => rule.severity !== "info" && holds(rule, index))
      .map((rule) => rule.id);
  }

  // --- what is said besides faults --------------------------------------------------------------------------------

  #notice(notice: NoticeId, holds: boolean): void {
    if (this.#notices.due(notice, holds, this.#timeMs)) this.#emit({ type: "notice", timeMs: this.#timeMs, notice });
  }

  #noticeRate(): void {
    this.#frameTimes.push(this.#timeMs);
    while (this.#timeMs - (this.#frameTimes[0] ?? this.#timeMs) > RATE_WINDOW_MS) this.#frameTimes.shift();
    const first = this.#frameTimes[0] ?? this.#timeMs;
    const spanMs = this.#timeMs - first;
    if (spanMs < RATE_WINDOW_MS * 0.9) return;
    const rateHz = ((this.#frameTimes.length - 1) * 1000) / spanMs;
    const slow = rateHz < MIN_RATE_HZ || this.#step.notices.includes("slow-frames");
    this.#notice("slow-frames", this.#options.mode === "live" && slow);
  }

  // --- the end ----------------------------------------------------------------------------------------------------

  #endWhenDone(): void {
    const { done, active } = this.#step;
    if (done === "time-limit") {
      this.#end("time-limit");
      return;
    }
    if (this.#options.mode !== "live") return;
    if (done === "target-reached" || isReached(this.#tally, this.#kind, this.#options)) {
      this.#end("target-reached");
      return;
    }
    const inHold = this.#step.hold?.state === "paused";
    const began = this.#lastActiveMs > (this.#setStartMs ?? 0);
    if (!active && !inHold && began && this.#timeMs - this.#lastActiveMs > REST_ENDS_SET_MS) this.#end("rested");
  }

  #end(reason: SetEndReason): void {
    this.#record.close(this.#timeMs, this.#step.hold?.holdMs ?? 0);
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
      this.#record.add(event, this.#step.hold?.holdMs ?? 0, this.#faultsOfAttempt());
      const before = this.#tally;
      this.#tally = addToTally(before, event);
      for (const side of sidesDone(before, this.#tally, this.#kind, this.#options)) {
        this.#emit({ type: "side-done", timeMs: event.timeMs, side });
      }
    }
  }

  // --- what others see ----------------------------------------------------------------------------------------------

  /** Before the machine's first step: what was held in an earlier run. The clock of hops is no hold. */
  get #noHoldYet(): HoldReadout {
    return this.#kind.movement === "hold" ? { ...NO_HOLD_YET, totalMs: this.#tally.workedMs } : NO_HOLD_YET;
  }

  #tallyNow(): Tally {
    const { hold } = this.#step;
    return hold === undefined ? this.#tally : { ...this.#tally, workedMs: hold.totalMs };
  }

  #hold(): HoldReadout | undefined {
    if (this.#kind.movement !== "hold") return undefined;
    const { hold = this.#noHoldYet } = this.#step;
    return this.#interrupted === undefined ? hold : { ...hold, pauseReason: this.#interrupted };
  }

  #snapshot(): SetSnapshot {
    return {
      timeMs: this.#timeMs,
      phase: this.#phase,
      placementProblem: this.#phase === "placement" || this.#phase === "calibrating" ? this.#problem : undefined,
      calibrationShare: this.#calibrationShare,
      countdownS: this.#countdownS,
      kind: this.#kind,
      hold: this.#hold(),
      tally: this.#tallyNow(),
      amount: this.#options.amount,
      leg: this.#leg,
      attemptPhase: this.#step.phase,
      rules: this.#readouts.read(this.#form, this.#gate.view, this.#step.judging),
      targetDeg: this.#targetDeg,
      enterToleranceDeg: this.#tolerances.enterDeg,
      leaveToleranceDeg: this.#tolerances.leaveDeg,
      driverDeg: this.#driverDeg,
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
    const durationMs = (this.#setEndMs ?? this.#timeMs) - startMs - this.#pausedSoFarMs;
    const hold = this.#step.hold ?? this.#noHoldYet;
    return {
      options: this.#options,
      kind: this.#kind,
      tally: this.#tallyNow(),
      label: this.#step.label,
      endReason: this.#endReason ?? "source-ended",
      durationMs,
      totalMs: hold.totalMs,
      longestMs: hold.longestMs,
      goodFormMs: hold.goodFormMs,
      ...this.#record.read(this.#definition.rules, startMs, this.#timeMs),
      notJudged: this.#readouts
        .read(this.#form, this.#gate.view, this.#step.judging)
        .filter((rule) => !this.#judgedOnce.has(rule.id))
        .map((rule) => ({ ...rule, state: "not-judged" })),
      targetDeg: this.#targetDeg,
      leaveToleranceDeg: this.#tolerances.leaveDeg,
      seenShare: durationMs <= 0 ? 0 : Math.min(1, this.#seenMs / durationMs),
    };
  }
}
