import { Slope } from "../body/signal.js";
import type { HoldMovement, Values } from "./definition.js";
import { overshoot } from "./definition.js";
import type { NoticeId, PauseReason, SetEvent } from "./events.js";
import { FatigueWatch } from "./fatigue.js";
import { NO_HOLD, stepHold } from "./hold-machine.js";
import type { HoldState } from "./hold-machine.js";
import type { Machine, MachineInput, MachineStep } from "./machine.js";
import { SHORT_GAP_MS } from "./machine.js";

/** Window of the driver's speed. */
const SPEED_WINDOW_MS = 700;
/** "Lean your back on the wall": exercises.md 8.5, knee in band with this much trunk lean. */
const LEAN_NOTICE_DEG = 25;
/** The longest allowed time is announced this long before it is up. */
const CAP_WARNING_MS = 10_000;

/** The clock of a hold with what is said beside it: exercises.md 8.5. */
export function createHoldMachine(movement: HoldMovement<string>, carriedMs = 0): Machine {
  return new HoldRun(movement, carriedMs);
}

class HoldRun implements Machine {
  readonly #movement: HoldMovement<string>;
  readonly #speed = new Slope(SPEED_WINDOW_MS);
  readonly #frontSpeed = new Slope(SPEED_WINDOW_MS);
  readonly #fatigue = new FatigueWatch();
  #hold: HoldState;
  #attempt = 0;
  #frontSteadyMs = 0;
  #lastMs: number | undefined;
  #secondsTold: number;
  #breathed: number;
  #capTold = false;

  constructor(movement: HoldMovement<string>, carriedMs: number) {
    this.#movement = movement;
    this.#hold = { ...NO_HOLD, totalMs: carriedMs };
    this.#secondsTold = Math.floor(carriedMs / 1000);
    this.#breathed = movement.breatheAtS.filter((atS) => atS <= this.#secondsTold).length;
  }

  step(input: MachineInput): MachineStep {
    const wasAttempting = this.#hold.attempting;
    const step = input.seen === true ? this.#seen(input) : this.#unseen(input, input.seen);
    if (this.#hold.attempting && !wasAttempting) this.#attempt += 1;
    this.#lastMs = input.timeMs;
    const driver = input.values[this.#movement.driver];
    const events = [...step.events, ...this.#tellSeconds(input, driver)];
    const { phase, drift, totalMs, longestMs, goodFormMs, currentMs, holdMs } = this.#hold;
    const inHold = phase === "holding" || phase === "paused";
    return {
      ...step,
      events,
      phase: "hold",
      attempt: this.#attempt,
      leg: undefined,
      signals: [],
      measures: {},
      done: this.#done(inHold, input.amount),
      active: phase === "holding",
      hold: { state: phase, pauseReason: drift?.reason, totalMs, longestMs, goodFormMs, currentMs, holdMs },
    };
  }

  #done(inHold: boolean, amountS: number): MachineStep["done"] {
    if (this.#hold.totalMs >= this.#movement.capMs) return "time-limit";
    return !inHold && this.#hold.totalMs >= amountS * 1000 ? "target-reached" : undefined;
  }

  #seen(input: MachineInput): Judged {
    const movement = this.#movement;
    const { timeMs, stepMs, values } = input;
    const speedDegPerS = this.#speed.step(values[movement.driver], timeMs);
    const step = stepHold(this.#hold, movement, {
      timeMs,
      stepMs,
      seen: true,
      values,
      leanDeg: input.raw[movement.upright.metric],
      speedDegPerS,
      targetDeg: input.targetDeg,
      cleanForm: input.cleanForm,
    });
    this.#hold = step.state;
    const oblique = input.view !== "side";
    return {
      events: step.events,
      notices: [
        ...this.#posture(values, step.satDown, speedDegPerS, input.targetDeg),
        ...(oblique ? (["turn-to-count"] as const) : []),
      ],
      judgeable: !oblique,
      judging: this.#hold.attempting && this.#isStill(speedDegPerS),
      over: this.#hold.phase === "standing",
      formStepMs: stepMs,
    };
  }

  #unseen(input: MachineInput, reason: PauseReason): Judged {
    let events: readonly SetEvent[] = [];
    let over = false;
    if (input.unseenMs > SHORT_GAP_MS) {
      const step = stepHold(this.#hold, this.#movement, {
        timeMs: input.timeMs,
        stepMs: 0,
        seen: reason,
        values: {},
        leanDeg: undefined,
        speedDegPerS: undefined,
        targetDeg: input.targetDeg,
        cleanForm: false,
      });
      this.#hold = step.state;
      events = step.events;
      over = this.#hold.phase !== "holding" && this.#hold.phase !== "paused";
    }
    if (input.view === "front") return { ...this.#fromFront(input), events };
    this.#frontSteadyMs = 0;
    return { events, notices: [], judgeable: false, judging: false, over, formStepMs: 0 };
  }

  /** Seen from the front nothing is counted, but knees and feet can be checked. */
  #fromFront({ timeMs, values }: MachineInput): Omit<Judged, "events"> {
    const { frontDriver, attemptAboveDeg, settleMs, standingBelowDeg } = this.#movement;
    const depth = values[frontDriver];
    const still = this.#isStill(this.#frontSpeed.step(depth, timeMs));
    const stepMs = Math.min(timeMs - (this.#lastMs ?? timeMs), SHORT_GAP_MS);
    const down = depth !== undefined && depth >= attemptAboveDeg;
    this.#frontSteadyMs = down && still ? this.#frontSteadyMs + stepMs : 0;
    return {
      notices: [],
      judgeable: true,
      judging: this.#frontSteadyMs >= settleMs,
      over: depth === undefined || depth < standingBelowDeg,
      formStepMs: stepMs,
    };
  }

  #isStill(speedDegPerS: number | undefined): boolean {
    return speedDegPerS !== undefined && Math.abs(speedDegPerS) < this.#movement.stillDegPerS;
  }

  #posture(values: Values, satDown: boolean, speedDegPerS: number | undefined, targetDeg: number): readonly NoticeId[] {
    const { driver, enter, upright } = this.#movement;
    const band = enter[driver];
    const value = values[driver];
    const inBand =
      value !== undefined &&
      band !== undefined &&
      overshoot(value, band, targetDeg) <= 0 &&
      this.#hold.phase === "sliding" &&
      this.#isStill(speedDegPerS);
    if (!inBand) return [];
    const leans = (values[upright.metric] ?? 0) >= LEAN_NOTICE_DEG;
    if (leans) return this.#hold.attempting ? [] : ["lean-on-wall"];
    return satDown ? ["slide-down-wall"] : [];
  }

  #tellSeconds({ timeMs, amount, targetDeg }: MachineInput, driver: number | undefined): readonly SetEvent[] {
    const events: SetEvent[] = [];
    if (!this.#capTold && this.#hold.totalMs >= this.#movement.capMs - CAP_WARNING_MS) {
      this.#capTold = true;
      events.push({ type: "notice", timeMs, notice: "time-nearly-up" });
    }
    if (this.#hold.phase !== "holding") {
      if (this.#hold.phase !== "paused") this.#fatigue.reset();
      return events;
    }
    const whole = Math.floor(this.#hold.totalMs / 1000);
    while (this.#secondsTold < whole) {
      this.#secondsTold += 1;
      events.push({ type: "second-held", timeMs, totalS: this.#secondsTold, targetS: amount });
      const breatheAt = this.#movement.breatheAtS[this.#breathed];
      if (breatheAt !== undefined && this.#secondsTold >= breatheAt) {
        this.#breathed += 1;
        events.push({ type: "notice", timeMs, notice: "breathe" });
      }
    }
    if (driver !== undefined && this.#fatigue.step(timeMs, driver, targetDeg)) {
      events.push({ type: "notice", timeMs, notice: "tired" });
    }
    return events;
  }
}

type Judged = Pick<MachineStep, "events" | "notices" | "judgeable" | "judging" | "over" | "formStepMs">;
