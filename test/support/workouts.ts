import { findExercise } from "../../src/exercises/catalog.js";
import type { PlanItem } from "../../src/session/plan.js";
import { NO_OUTCOME } from "../../src/session/set-outcome.js";
import { NOTHING_DONE } from "../../src/session/tally.js";
import type { SideCount } from "../../src/session/set-types.js";
import { beginWorkout, recordOf, stepWorkout } from "../../src/session/workout.js";
import type {
  SetOutcome,
  WorkoutEffect,
  WorkoutInput,
  WorkoutRecord,
  WorkoutSetup,
  WorkoutState,
  WorkoutStep,
} from "../../src/session/workout-types.js";

/** One set of an exercise in its start depth, with a short rest. */
export const itemOf = (exerciseId: string, part: Partial<PlanItem> = {}): PlanItem => ({
  exerciseId,
  sets: 1,
  amount: 3,
  level: findExercise(exerciseId)?.depth?.start ?? "L1",
  restS: 30,
  firstLeg: "auto",
  lowImpact: false,
  ...part,
});

export const setupOf = (items: readonly PlanItem[], part: Partial<WorkoutSetup> = {}): WorkoutSetup => ({
  workoutId: "w1",
  plan: { id: "test", items },
  knees: ["left"],
  entered: "by-camera",
  engine: "blazepose-full",
  extras: {},
  painLimits: { greenMax: 3, amberMax: 5 },
  ...part,
});

export const outcomeWith = (counted: Partial<SideCount>, before: SetOutcome = NO_OUTCOME): SetOutcome => ({
  ...before,
  tally: { ...NOTHING_DONE, counted: { ...NOTHING_DONE.counted, ...counted } },
});

export const countOf = ({ left, right, together }: SideCount): number => left + right + together;

/** An input without its time. */
export type Untimed = WorkoutInput extends infer Input
  ? Input extends unknown
    ? Omit<Input, "timeMs">
    : never
  : never;

/** Drives a workout by its inputs; time goes on only by `wait` and `tick`. */
export class WorkoutDrive {
  state: WorkoutState;
  timeMs = 1_000_000;
  /** Of the last step. */
  effects: readonly WorkoutEffect[];

  /** @param watched the camera's pictures are judged from the beginning. */
  constructor(setup: WorkoutSetup, watched = true) {
    ({ state: this.state, effects: this.effects } = beginWorkout(setup, this.timeMs));
    if (watched) ({ state: this.state } = stepWorkout(this.state, { type: "watching", timeMs: this.timeMs }));
  }

  push(input: Untimed): WorkoutStep {
    const step = stepWorkout(this.state, { ...input, timeMs: this.timeMs });
    this.state = step.state;
    this.effects = step.effects;
    return step;
  }

  command(command: Extract<WorkoutInput, { type: "command" }>["command"]): WorkoutStep {
    return this.push({ type: "command", command });
  }

  /** Lets the time pass in steps of a quarter of a second; keeps the effects of all of them. */
  wait(seconds: number): readonly WorkoutEffect[] {
    const effects: WorkoutEffect[] = [];
    for (let index = 0; index < seconds * 4; index += 1) {
      this.timeMs += 250;
      effects.push(...this.push({ type: "tick" }).effects);
    }
    this.effects = effects;
    return effects;
  }

  answer(score: number, sharp = false, knee: "left" | "right" = "left"): WorkoutStep {
    return this.push({ type: "pain-answered", knee, score, sharp });
  }

  get runId(): number {
    return this.state.lastRunId;
  }

  /** The set runner counts: what the run has come to, with what was carried into it. */
  counts(counted: Partial<SideCount>): WorkoutStep {
    return this.push({ type: "set-stepped", runId: this.runId, runner: "set", outcome: outcomeWith(counted) });
  }

  ends(
    counted: Partial<SideCount>,
    reason: Extract<WorkoutInput, { type: "set-ended" }>["reason"] = "target-reached",
  ): WorkoutStep {
    return this.push({ type: "set-ended", runId: this.runId, reason, outcome: outcomeWith(counted) });
  }

  /** The page is loaded anew. */
  reload(afterS = 0): WorkoutStep {
    this.state = JSON.parse(JSON.stringify(this.state)) as WorkoutState;
    this.timeMs += afterS * 1000;
    return this.push({ type: "restored" });
  }

  /** Answers, waits and counts until the first set runs. */
  toFirstSet(): this {
    this.answer(2);
    this.wait(7);
    return this;
  }

  /** The sentences of the last step. */
  get said(): readonly string[] {
    return this.effects.flatMap((effect) => (effect.type === "say" ? [effect.key] : []));
  }

  get done(): readonly string[] {
    return this.effects.map(({ type }) => type);
  }
}

const CLEAN: SetOutcome = (() => {
  const done = outcomeWith({ together: 3 });
  return { ...done, tally: { ...done.tally, clean: { left: 0, right: 0, together: 3 } } };
})();

let sessions = 0;

/** A session whose only set that was done is of one exercise, came to this, and was answered with this score. */
export function sessionOf(
  exerciseId: string,
  score: number,
  { outcome = CLEAN, ...part }: Partial<PlanItem> & { readonly outcome?: SetOutcome } = {},
): WorkoutRecord {
  sessions += 1;
  const items = [itemOf(exerciseId, { level: "L2", ...part }), itemOf("squat")];
  const drive = new WorkoutDrive(setupOf(items, { workoutId: `w${String(sessions)}` })).toFirstSet();
  drive.push({ type: "set-ended", runId: drive.runId, reason: "target-reached", outcome });
  drive.wait(3);
  drive.answer(score);
  drive.command("finish");
  return recordOf(drive.state);
}
