import type { EngineId } from "../body/pose-frame.js";
import type { Side } from "../body/joints.js";
import type { DepthLevel, Phase, SetEndReason } from "../checker/events.js";
import type { WorkoutSaying } from "../coach/workout-texts.js";
import type { PainLimits, PainMoment, PainReading, PainZone } from "./pain.js";
import type { Plan } from "./plan.js";
import type { AttemptRecord, FaultTotal, SetOptions, Tally } from "./set-types.js";

/** How a workout was entered: counted by the camera, or by hand with buttons. */
export type Entered = "by-camera" | "by-hand";

/** What the user chose for one exercise beyond the plan. */
export type ItemExtras = Pick<SetOptions, "targetDeg" | "anyView" | "load">;

/** What is fixed before a workout begins. */
export interface WorkoutSetup {
  readonly workoutId: string;
  readonly plan: Plan;
  /** Knees that are asked about, exercises.md 6.2; none: nobody is asked but after a stop, and then for both. */
  readonly knees: readonly Side[];
  readonly entered: Entered;
  readonly engine: EngineId;
  readonly bodyHeightM?: number | undefined;
  /** By exercise id. */
  readonly extras: Readonly<Record<string, ItemExtras>>;
  readonly painLimits: PainLimits;
}

/** Where a workout is: item and set by their index; `part` is the first or second leg where a leg begins. */
export interface WorkoutPlace {
  readonly item: number;
  readonly set: number;
  readonly part: number;
}

/** One item as it is done now: easier than planned where pain asked for it. */
export interface WorkoutItem {
  readonly exerciseId: string;
  readonly sets: number;
  readonly amount: number;
  readonly level: DepthLevel;
  readonly restS: number;
  readonly lowImpact: boolean;
  /** Legs of the parts of each set. "auto": one part, both legs in turn as they come. */
  readonly legs: readonly ("auto" | Side)[];
  /** Made easier: the own depth of the user does not hold any more. */
  readonly eased: boolean;
  /** Ended for pain: nobody goes back to it. */
  readonly dropped: boolean;
}

/** An attempt without its times: they are of the run it was in, and a set may have several runs. */
export type AttemptNote = Omit<AttemptRecord, "startMs" | "endMs">;
export type FaultNote = Omit<FaultTotal, "spans">;

/** What a set has come to, over all its runs: a reload in mid-set begins a new run. */
export interface SetOutcome {
  readonly tally: Tally;
  readonly attempts: readonly AttemptNote[];
  readonly faults: readonly FaultNote[];
  readonly longestMs: number;
  readonly goodFormMs: number;
  readonly durationMs: number;
  /** Part of the duration in which the needed joints were seen. */
  readonly seenMs: number;
}

/** A set that is over. Times are wall-clock milliseconds since 1970. */
export interface DoneSet {
  /** The last run it was in. */
  readonly runId: number;
  readonly place: WorkoutPlace;
  readonly exerciseId: string;
  readonly leg: "auto" | Side;
  readonly level: DepthLevel;
  readonly amount: number;
  readonly lowImpact: boolean;
  readonly entered: Entered;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly endReason: SetEndReason;
  readonly outcome: SetOutcome;
}

/** How a workout ended: all done, ended before by the person, ended for pain. */
export type WorkoutEnd = "complete" | "finished" | "pain";

/** A question that was put and not answered. */
export interface Unanswered {
  readonly timeMs: number;
  readonly moment: PainMoment;
  readonly knee: Side;
}

/** What is kept of a workout. */
export interface WorkoutRecord {
  readonly version: 1;
  readonly workoutId: string;
  readonly plan: Plan;
  readonly entered: Entered;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly end: WorkoutEnd;
  /** In the order in which they were done. */
  readonly sets: readonly DoneSet[];
  readonly readings: readonly PainReading[];
  readonly unanswered: readonly Unanswered[];
}

/** Wall-clock time since which something lasts; shifted by every pause. */
interface Lasting {
  readonly sinceMs: number;
}

/** The pain question. One knee at a time: the first of `ask`. */
export interface PainPhase extends Lasting {
  readonly name: "pain";
  readonly moment: Exclude<PainMoment, "next-morning">;
  readonly ask: readonly Side[];
  /** A hand was seen answering, last at this time. */
  readonly answeringMs?: number | undefined;
  /** What the height of the hand has said; it can still be changed. */
  readonly chosen?: PainZone | undefined;
  /** It was said how a hand answers. */
  readonly told?: boolean | undefined;
  /** Answers to this question so far. */
  readonly answered: readonly PainReading[];
}

/** The exercise is announced. */
interface ReadyPhase extends Lasting {
  readonly name: "ready";
}

/** A set runs: with the camera in a set runner, which places, counts down and counts; or by hand. */
export interface SetPhase extends Lasting {
  readonly name: "set";
  readonly runId: number;
  /** False: the run is lost (reload), the next one goes on from `earlier`. */
  readonly live: boolean;
  /** What the set runner does; by hand always "set". */
  readonly runner: Phase;
  /** Of earlier runs of the same set. */
  readonly earlier?: SetOutcome | undefined;
  /** Of this run as told last; its tally holds what was carried into it. */
  readonly current?: SetOutcome | undefined;
  /** By hand: since when the seconds run. */
  readonly timerSinceMs?: number | undefined;
}

/** Three seconds on what the set came to: the last of `sets`. */
interface SummaryPhase extends Lasting {
  readonly name: "summary";
  /** "after-set": the usual question comes next; "stopped": the set was stopped; "none": the other leg is next. */
  readonly then: "after-set" | "stopped" | "none";
}

interface RestPhase extends Lasting {
  readonly name: "rest";
  readonly lengthMs: number;
  /** The last seconds have been announced. */
  readonly told: boolean;
}

/** Red, or a stop that nobody explained: the person goes on with what is easier, or ends. */
export interface ChoicePhase extends Lasting {
  readonly name: "choice";
  readonly why: "red" | "red-again" | "unanswered";
}

interface DonePhase extends Lasting {
  readonly name: "done";
  readonly end: WorkoutEnd;
}

export type WorkoutPhase = PainPhase | ReadyPhase | SetPhase | SummaryPhase | RestPhase | ChoicePhase | DonePhase;

/** A whole workout at one moment: plain data, kept after every change. */
export interface WorkoutState {
  readonly version: 1;
  readonly setup: WorkoutSetup;
  readonly startedMs: number;
  /** Of the latest input. */
  readonly timeMs: number;
  readonly phase: WorkoutPhase;
  /** Paused by the person, or waiting for a go-on after a reload. */
  readonly held: boolean;
  readonly pageHidden: boolean;
  readonly sourceLost: boolean;
  /** Nobody is seen. */
  readonly personGone: boolean;
  /** Pictures are judged: the camera gives them and the pose model is loaded. */
  readonly watching: boolean;
  /** As planned, made easier by pain. */
  readonly items: readonly WorkoutItem[];
  readonly place: WorkoutPlace;
  readonly sets: readonly DoneSet[];
  readonly readings: readonly PainReading[];
  readonly unanswered: readonly Unanswered[];
  /** Red answers so far. */
  readonly reds: number;
  /** What is left was made easier since the last announcement. */
  readonly easedNow: boolean;
  /** How the workout will end once pain has been asked for. */
  readonly ending?: WorkoutEnd | undefined;
  /** Number of the latest run. */
  readonly lastRunId: number;
  /** A run that was ended from here and may still tell its end. */
  readonly closing?: { readonly runId: number; readonly earlier?: SetOutcome | undefined } | undefined;
}

/** What a button, key, remote or gesture asks for. What it does depends on the phase; see `stepWorkout`. */
export type WorkoutCommand = "start" | "pause" | "resume" | "skip" | "back" | "more-rest" | "stop-hurts" | "finish";

export type GestureName = "raise" | "raise-both" | "cross";

/** `timeMs` is wall-clock time since 1970. */
export type WorkoutInput = { readonly timeMs: number } & (
  | { readonly type: "tick" }
  | { readonly type: "command"; readonly command: WorkoutCommand }
  | { readonly type: "gesture"; readonly gesture: GestureName }
  | { readonly type: "pain-answered"; readonly knee: Side; readonly score: number; readonly sharp: boolean }
  /** The height of a hand says which zone it is; the numbers of the zones are those of `painHeights`. */
  | { readonly type: "pain-shown"; readonly knee: Side; readonly zone: PainZone }
  /** An answer is being given by hand height; `chosen` once a height was understood, until it stands. */
  | { readonly type: "pain-answering"; readonly chosen?: PainZone | undefined }
  | { readonly type: "person"; readonly here: boolean }
  /** The first picture was judged, also after a loss of the source. */
  | { readonly type: "watching" }
  /** What looks like a fall, seen outside of a set that runs: of its own the set's end tells. exercises.md 6.4. */
  | { readonly type: "fell" }
  /** Send it whenever the tally or the runner's phase has changed. */
  | { readonly type: "set-stepped"; readonly runId: number; readonly runner: Phase; readonly outcome: SetOutcome }
  | { readonly type: "set-ended"; readonly runId: number; readonly reason: SetEndReason; readonly outcome: SetOutcome }
  | { readonly type: "interrupted" | "resumed"; readonly reason: "page-hidden" | "source-lost" }
  /** The state was read back after a reload: the run of its set is lost. */
  | { readonly type: "restored" }
  /** By hand: one more or one less; `side` where sides are apart. A timer: seconds in position or on the clock. */
  | { readonly type: "by-hand"; readonly action: "add" | "undo"; readonly side?: Side | undefined }
  | { readonly type: "by-hand"; readonly action: "timer-start" | "timer-stop" | "done" }
);

/** What has to be done about a step, in this order. */
export type WorkoutEffect =
  | { readonly type: "start-set"; readonly runId: number; readonly options: SetOptions }
  | { readonly type: "end-set"; readonly runId: number; readonly reason: "pain" | "finish" | "control-lost" }
  | { readonly type: "pause-set"; readonly runId: number }
  | { readonly type: "resume-set"; readonly runId: number }
  | ({ readonly type: "say" } & WorkoutSaying)
  /** Where nothing is said: a set by hand begins, or its time is up. */
  | { readonly type: "tone"; readonly tone: "go" | "end" }
  | { readonly type: "vibrate"; readonly length: "short" | "long" }
  | { readonly type: "save-reading"; readonly reading: PainReading }
  | { readonly type: "save-record"; readonly record: WorkoutRecord }
  | { readonly type: "keep-awake"; readonly on: boolean }
  | { readonly type: "session-ended"; readonly record: WorkoutRecord };

export interface WorkoutStep {
  readonly state: WorkoutState;
  readonly effects: readonly WorkoutEffect[];
}
