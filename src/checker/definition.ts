import type { Metric, View } from "../body/metrics.js";
import type { LimbJoint, Side } from "../body/joints.js";
import type { DepthLevel, PauseReason, RefusalReason, Severity } from "./events.js";

/** A limit in the metric's unit, or so far from the target of the chosen depth level. */
type Limit = number | { readonly fromTarget: number };

export interface Band {
  /** The value must be at least this. */
  readonly above?: Limit;
  /** The value must be at most this. */
  readonly below?: Limit;
}

/** Target plus or minus `toleranceDeg`. */
export const aroundTarget = (toleranceDeg: number): Band => ({
  above: { fromTarget: -toleranceDeg },
  below: { fromTarget: toleranceDeg },
});

export type Bands<Name extends string> = Readonly<Partial<Record<Name, Band>>>;

/**
 * What an attempt is doing; the rest of a movement ("rest": standing, waiting) belongs to no attempt. Reps: down, bottom,
 * up. Hold: hold. Travel: swing (lead foot), wide, trail, narrow. Hops: flight, landing (the 300 ms after contact),
 * stance. Hop into squat: flight, landing, squat, together. Circles: active, and sweep while the leg is to the side.
 */
export type AttemptPhase =
  | "rest"
  | "down"
  | "bottom"
  | "up"
  | "hold"
  | "swing"
  | "wide"
  | "trail"
  | "narrow"
  | "flight"
  | "landing"
  | "stance"
  | "squat"
  | "together"
  | "active"
  | "sweep";

/**
 * Something of the whole attempt, from a metric before its One Euro filter: its largest or smallest value, the range
 * between them, how far it has come from its value at the begin of the attempt (signed, or the larger of both ways), its
 * median, how far it is now from there ("net"), or how far it has gone and come back (the range less what is left of it).
 * Undefined until the attempt is in one of the phases.
 */
export interface AttemptMeasure<Name extends string> {
  readonly of: Name;
  readonly take: "max" | "min" | "range" | "change" | "abs-change" | "median" | "to-and-fro" | "fall" | "net";
  /** Of "fall": the largest one within this time. */
  readonly withinMs?: number;
  /**
   * Of "median": undefined where the middle half of the values is spread over more than this. A joint that is read from
   * two places by turns is at neither.
   */
  readonly spreadWithin?: number;
  /** Taken of means over this much time, where single noisy pictures would make a range. */
  readonly overMs?: number;
  /** Only what is seen while these metrics are in their bands. */
  readonly while?: Readonly<Partial<Record<Name, { readonly above?: number; readonly below?: number }>>>;
  /** Default: all of the attempt. */
  readonly during?: readonly AttemptPhase[];
  /** Known only once the attempt has left the phases (a smallest value is none before). Default: as it grows. */
  readonly atEnd?: true;
}

/** Measures that a machine gives of the running attempt, seconds and shares; each is undefined until it is known. */
export type MachineMeasure =
  /**
   * Reps: time of the way down and back as of a smooth movement, from the time between 10 and 90 % of the way down and
   * between 90 and 40 % of the way back: slow begins and ends and the noise in them make no time.
   */
  | "smoothDownS"
  | "smoothUpS"
  /** Reps: time from the start to the bottom, at the bottom, and back. */
  | "downS"
  | "bottomS"
  | "upS"
  /** Length of the attempt that has just ended. */
  | "attemptS"
  /** Fastest way back up, degrees per second. */
  | "upSpeedDegPerS"
  /** Least driver between the attempt before and this one, degrees. */
  | "topDeg"
  /** Peak driver as a share of the median of the second to fourth attempt. */
  | "peakShareOfFirst"
  /** How often the free foot came down in this attempt. */
  | "taps"
  /** Longest time the free foot was down in this attempt. */
  | "footDownS"
  /** Travel: fastest speed of the trail foot as a share of the lead foot's. */
  | "trailShareOfLead"
  /** Hops: length of flight, sideways distance as a share of height, cadence as a share of the first 15 s. */
  | "flightS"
  | "hopShare"
  | "cadenceShare"
  /** How much shorter the legs get at most as they give at the landing; of hop into squat at the one out. */
  | "landingDropShare"
  /** Hop into squat, known at its end: longest time between the contacts of both feet, and time of rest in the squat. */
  | "contactGapS"
  | "squatS"
  /**
   * How far the standing foot is from where it was when the attempt began, share of height; of circles, for the one that
   * has just ended.
   */
  | "footShiftShare";

/** One condition of a form rule: the metric or measure has to stay inside `keep`. */
export interface Condition<Name extends string> {
  readonly metric: Name | MachineMeasure;
  readonly keep: Band;
  /** Judged only while these hold. */
  readonly while?: Bands<Name>;
  /** The value is taken relative to its largest since the attempt began (1 is unchanged). */
  readonly relativeToWidest?: true;
}

export interface FormRule<Name extends string> {
  /** Id of exercises.md, for instance "E2-3". */
  readonly id: string;
  readonly severity: Severity;
  /** Key of the cue in the message catalogue. */
  readonly cue: string;
  /** Broken when any condition is. */
  readonly conditions: readonly Condition<Name>[];
  /** How long it has to be broken before it counts, milliseconds; 0: at once. */
  readonly forMs: number;
  /** Judged only in these phases; default: in all of an attempt. */
  readonly during?: readonly AttemptPhase[];
  /** Broken also when the machine gives one of these signals. */
  readonly signals?: readonly MachineSignal[];
  /** Raised when broken in so many of the last attempts (this one is one of them); default: at the first. */
  readonly attempts?: { readonly broken: number; readonly of: number };
  /** When this holds too, the same fault is raised once more with this severity. */
  readonly worse?: {
    readonly severity: "safe" | "stop" | "stop-set";
    readonly conditions: readonly Condition<Name>[];
    readonly forMs: number;
    /** As of the rule itself. */
    readonly attempts?: { readonly broken: number; readonly of: number };
  };
  /** Where the rule can be judged at all in exercises with several views; default: where its metrics can. */
  readonly view?: View;
}

/** Something that happened and is no number: refusals, and what a movement tells beside them. */
export type MachineSignal = RefusalReason | "tap" | "support-lost";

/** By the view that is seen: an exercise may have another driver from the front than from the side. */
export type ByView<Any> = Readonly<Partial<Record<View, Any>>>;

/**
 * Repetitions, exercises.md 3.1: one driver goes over `enter`, comes back under `exit`. Full when its peak is within
 * `toleranceDeg` of the target.
 */
export interface RepMovement<Name extends string> {
  readonly kind: "reps";
  readonly driver: ByView<Name>;
  /** Begins above the larger of both. */
  readonly enter: ByView<{ readonly atLeastDeg: number; readonly shareOfTarget: number }>;
  /** Over when the driver is so far under where it began. */
  readonly hysteresisDeg: ByView<number>;
  /** As deep as target less this is full. */
  readonly toleranceDeg: number;
  /** A shorter one is told as too fast and not counted. */
  readonly minMs: number;
  /** Something has to hold the person at the bottom of `needed` of `of` attempts, else the set is another exercise. */
  readonly support?: { readonly metric: Name; readonly above: number; readonly needed: number; readonly of: number };
  /** One leg: height of the free foot over the stance foot (share of height), and how long it may be down. */
  readonly freeFoot?: {
    /** Height of the left ankle over the right one, share of body height. */
    readonly leftOverRight: Name;
    /** The foot is up from here, and down below the second. */
    readonly upShare: number;
    readonly downShare: number;
    /** Down for longer: not counted. */
    readonly tapMs: number;
    /**
     * The foot need not be seen up before the way down: it goes up with it, at least as far as this, share of height.
     * An attempt in which no foot goes up is none.
     */
    readonly upWithin?: number;
    /** Down between two attempts is a tap too, unless the person rests for longer than this. */
    readonly betweenMs?: number;
    /** How far all of the free foot has to be over the floor at some time of the attempt, where that is seen. */
    readonly raised?: { readonly metric: Name; readonly above: number };
  };
  /**
   * Place of the foot that stands, and of the centre of mass, across the picture: an attempt in which one of them goes
   * further is a walk or a way onto a chair, and none.
   */
  readonly planted?: { readonly metric: Name; readonly within: number };
  readonly carried?: { readonly metric: Name; readonly within: number };
  /** What has to be reached at the bottom beside the depth, or serves in its stead, where it can be seen. */
  readonly reach?: {
    readonly metric: Name;
    readonly keep: Band;
    /** The same of the other hand: who reaches with that one hears so. */
    readonly otherHand?: Name;
    /** Reaching is enough where the depth is not. */
    readonly insteadOfDepth?: true;
  };
}

/**
 * Side steps, exercises.md 8.1 and 5.1: the lead foot out, the trail foot after it; metres of the hips per direction.
 * Places are metres across the picture from its middle, the person's left positive.
 */
export interface TravelMovement<Name extends string> {
  readonly kind: "travel";
  readonly hips: Name;
  readonly leftFoot: Name;
  readonly rightFoot: Name;
  /** A foot that swings is faster at some time; one that stands is slower than the second for `stillMs`. */
  readonly swingMPerS: number;
  readonly stillMPerS: number;
  readonly stillMs: number;
  /** Smallest step that is counted, metres; smaller ones are credited by the way of the hips alone. */
  readonly minStepM: number;
  /** Ankles nearer to each other than this after a step, or crossed: walking, no side step. */
  readonly minGapM: number;
  /** Way of the hips and of the ankles agree within this share or so many metres; else the smaller one is credited. */
  readonly agree: { readonly share: number; readonly m: number };
  /** The trail foot's speed is compared with the lead foot's, which is taken for so fast at least. */
  readonly leadAtLeastMPerS: number;
  /** Turned further away from the camera than this, degrees, the person walks. */
  readonly turned: { readonly metric: Name; readonly below: number };
  /** In position: asked for before the first step, and needed for travel without steps, credited per `shuffleMs`. */
  readonly position: Bands<Name>;
  readonly settleMs: number;
  readonly shuffleMs: number;
  /** So near to the picture's edge "change direction" is due, metres. */
  readonly edge: { readonly metric: Name; readonly below: number };
  /** After so long without a movement everything is quiet. */
  readonly restMs: number;
}

/** Metrics from which flight is told, exercises.md 5.2; all in metres, heights over any fixed level. */
interface FlightMetrics<Name extends string> {
  readonly hipHeight: Name;
  readonly leftHeight: Name;
  readonly rightHeight: Name;
  /** Body height: what the shares below are of. */
  readonly stature: Name;
}

/** Hops from side to side, exercises.md 8.2 and 5.2. */
export interface HopMovement<Name extends string> extends FlightMetrics<Name> {
  readonly kind: "hops";
  /** Places across the picture, metres. */
  readonly hips: Name;
  readonly leftFoot: Name;
  readonly rightFoot: Name;
  /** Share by which each leg looks shorter. */
  readonly leftDrop: Name;
  readonly rightDrop: Name;
  /** Hips moved sideways by this share of height: a hop. By the second: a hop that was meant, told as too small. */
  readonly minShareOfHeight: number;
  readonly meantShareOfHeight: number;
  /** What the landing shows is taken in this time after contact. */
  readonly landingMs: number;
  /** The landing foot stays down for this long, else it was no landing. */
  readonly staysMs: number;
  /** Standing on one leg: the other ankle is this share of height over its floor, or faster than the speed. */
  readonly otherUpShare: number;
  readonly otherMovesMPerS: number;
  /** The other foot down for so long is a tap; so many of them in one landing, or a stance foot that slides by this
   * share of height, is lost balance. */
  readonly tapMs: number;
  readonly maxTaps: number;
  readonly slideShare: number;
  /** Both feet down for longer: the series is broken; for longer than the second: the clock stands. */
  readonly breakMs: number;
  readonly pauseMs: number;
  /** Cadence of the latest window of this length against the first one. */
  readonly cadenceWindowMs: number;
  /** Below this rate short times are not told. exercises.md 1.4. */
  readonly minPicturesPerS: number;
}

/** Feet together, hop out into a squat, hop back, exercises.md 8.4. */
export interface HopSquatMovement<Name extends string> extends FlightMetrics<Name> {
  readonly kind: "hop-squat";
  /** Knee flexion from the front. */
  readonly driver: Name;
  /** Share by which the legs look shorter. */
  readonly hipDrop: Name;
  /** Distance of the feet in shoulder widths. */
  readonly width: Name;
  /** Places of the ankles across the picture, metres. */
  readonly leftFoot: Name;
  readonly rightFoot: Name;
  readonly toleranceDeg: number;
  /** Standing before a hop: no lower than this, for `steadyMs`. */
  readonly standing: { readonly hipDrop: number; readonly steadyMs: number };
  /** Apart: the feet at least this wide. */
  readonly apartWidth: number;
  /** Resting in the squat: the legs' length changes no faster than this share in a second. */
  readonly stillPerS: number;
  /** Closed again: no wider and no lower than this, within `withinMs` of landing. */
  readonly closed: { readonly width: number; readonly hipDrop: number; readonly withinMs: number };
  /** What a landing shows is taken in this time after contact. */
  readonly landingMs: number;
  /** A foot has come down when its ankle is lower than this over its floor, share of height. */
  readonly contactShare: number;
  /** A phase that lasts longer gives the attempt up. */
  readonly timeoutMs: number;
  /** Below this rate short times are not told. exercises.md 1.4. */
  readonly minPicturesPerS: number;
}

/**
 * Leg circles, exercises.md 8.3 and 5.3: one leg goes forward, to the side, behind and back under the body. Angles of
 * the legs are in the camera's axes and have no zero: what they are in a still stand is taken off.
 */
export interface CircleMovement<Name extends string> {
  readonly kind: "circles";
  /** How far each leg has swung across the picture (outward positive), and toward the camera; degrees. */
  readonly across: Readonly<Record<Side, Name>>;
  readonly toward: Readonly<Record<Side, Name>>;
  /** Turn of the body, the left side nearer positive, degrees. */
  readonly turn: Name;
  /** Height of the left ankle over the right one, share of height. */
  readonly leftOverRight: Name;
  /** Place of each foot across the picture, and hip to ankle in it, shares of height. */
  readonly foot: Readonly<Record<Side, Name>>;
  readonly length: Readonly<Record<Side, Name>>;
  /** Under the body below the first; a circle may have begun above the second. */
  readonly neutralBelowDeg: number;
  readonly activeAboveDeg: number;
  /** The working leg has swung further than the standing one by this. */
  readonly aheadDeg: number;
  /** Where the leg is by its azimuth (0 front, 90 side, 180 behind) and by how far it is out, or behind. */
  readonly sectors: {
    readonly sideFromDeg: number;
    readonly rearFromDeg: number;
    readonly outAtLeastDeg: number;
    readonly forwardAtLeastDeg: number;
    readonly behindAtLeastDeg: number;
  };
  /** In a sector for this long: three pictures of thirty a second. */
  readonly dwellMs: number;
  /** Circles that never come under the body turn about their own middle, at least this far from it. */
  readonly minRadiusDeg: number;
  /** An attempt that takes longer is none, and one that comes to nothing is told only if the leg went so far. */
  readonly timeoutMs: number;
  readonly toldAboveDeg: number;
  readonly rest: {
    /** Angles of the legs that spread by less than this, degrees, are a still stand. */
    readonly spreadDeg: number;
    /** Before the first still stand the calmest moment serves, if they spread by less than this. */
    readonly calmDeg: number;
    /** How long still for the first stand, and for a later one. */
    readonly firstMs: number;
    readonly againMs: number;
    /** The body's turn is its median over this time: it follows the leg through each circle. */
    readonly turnMs: number;
    /** The feet are level up to this, share of height. */
    readonly floorShare: number;
    /** Both legs together are seen at least this long, share of the longest. */
    readonly longAtLeast: number;
  };
  readonly touch: {
    /** The free foot is down below this height, share of height, and this speed of the leg, for so long. */
    readonly floorShare: number;
    readonly slowDegPerS: number;
    readonly forMs: number;
    /** Down for longer counts toward losing balance. */
    readonly lostMs: number;
  };
  /** The standing foot has moved so far, share of height: the person walks. */
  readonly walkShare: number;
  /** The standing leg is seen shorter by this share of it: the person squats or sits. */
  readonly crouchShare: number;
}

/**
 * A hold: the clock starts inside `enter` and stops outside `stay`. `driver` is the joint angle of the target.
 * exercises.md 8.5.
 */
export interface HoldMovement<Name extends string> {
  readonly kind: "hold";
  readonly driver: Name;
  /** Driver where the exercise is seen from the front; for the front check only, never for the clock. */
  readonly frontDriver: Name;
  readonly enter: Bands<Name>;
  readonly stay: Bands<Name>;
  /** Why the clock stops when this metric leaves its band; the driver's reasons are "too-high" and "too-low". */
  readonly reasons: Readonly<Partial<Record<Name, PauseReason>>>;
  /** Below this driver angle the person stands. */
  readonly standingBelowDeg: number;
  /** From this driver angle on a still person is trying the exercise. */
  readonly attemptAboveDeg: number;
  /** Speed of the driver below which the person is still, degrees per second. */
  readonly stillDegPerS: number;
  /** How long still and supported before the clock starts (the time is credited). */
  readonly settleMs: number;
  /** A drift shorter than this does not break the hold. */
  readonly graceMs: number;
  /** A drift longer than this ends the hold. */
  readonly endAfterMs: number;
  /** Driver this far above standing up ends the hold at once. */
  readonly endBelowTargetDeg: number;
  /** Metric of leaning on something, and from which value: without it the posture is not this exercise. */
  readonly support: { readonly metric: Name; readonly above: number };
  /**
   * Coming down with more trunk lean than `maxDeg` while the support metric grows by more than `maxSupportGain` (the
   * hips travel back) is sitting down on something, not sliding down a wall.
   */
  readonly upright: { readonly metric: Name; readonly maxDeg: number; readonly maxSupportGain: number };
  /** Longest time in position that is counted, milliseconds. */
  readonly capMs: number;
  /** Seconds of hold after which breathing is called to mind. */
  readonly breatheAtS: readonly number[];
}

export type Movement<Name extends string> =
  | HoldMovement<Name>
  | RepMovement<Name>
  | TravelMovement<Name>
  | HopMovement<Name>
  | HopSquatMovement<Name>
  | CircleMovement<Name>;

/**
 * What is prescribed; `amount` is the start value and each of `choices` can be chosen. "seconds": in position, or of the
 * running clock. "metres": in each direction. "reps": repetitions or circles, per leg where legs work apart.
 */
export interface Dose {
  readonly unit: "seconds" | "reps" | "metres";
  readonly amount: number;
  readonly choices: readonly number[];
}

/** Prescribed depth by level, degrees of knee flexion or of trunk lean. exercises.md 6.3 and 8.8. */
export interface Depth {
  readonly measure: "knee-flexion" | "trunk-lean";
  readonly levels: Readonly<Record<DepthLevel, number>>;
  readonly start: DepthLevel;
}

/** A weight in the hand: the camera does not see how heavy it is, so it is asked. exercises.md 8.10. */
interface Load {
  readonly startKg: number;
  readonly choicesKg: readonly number[];
}

/** exercises.md 4.1 and the "View" line of each exercise. */
export interface CameraAdvice {
  readonly distanceM: readonly [number, number];
  readonly heightM: readonly [number, number];
  readonly landscape: boolean;
}

/**
 * What has to be fetched for an exercise, exercises.md 8; shoes and free floor are no things to fetch. "hold": something to
 * hold on to. Where a band is not at hand, side steps go without one.
 */
export type Gear = "band" | "wall" | "ball" | "hold" | "dumbbell" | "pad" | "bosu";

/** What should be true before an exercise is begun, exercises.md 8 "Gate". The key of its text in the catalogue. */
export interface Gate {
  readonly id: string;
  /** "locked": not to be had without it; "ask": the person may go on after having read it. */
  readonly strength: "ask" | "locked";
}

export interface ExerciseDefinition<Name extends string = string> {
  readonly id: string;
  /** Where the exercise is counted; the first one is where the camera should stand. */
  readonly views: readonly [View, ...View[]];
  /** "stance": one leg stands and works; "swing": one leg swings and works. */
  readonly legs: "together" | "stance" | "swing";
  /** Landmarks without which nothing is counted: of the near side in a side view, of both from the front. */
  readonly needs: readonly LimbJoint[];
  readonly metrics: Readonly<Record<Name, Metric>>;
  readonly movement: Movement<NoInfer<Name>>;
  readonly measures?: Readonly<Record<string, AttemptMeasure<NoInfer<Name>>>>;
  readonly rules: readonly FormRule<string>[];
  /** Ids of rows of the specification that no camera sees: the page says so. */
  readonly unseen: readonly string[];
  readonly depth?: Depth;
  readonly dose: Dose;
  readonly load?: Load;
  readonly gear?: readonly Gear[];
  readonly camera: CameraAdvice;
  readonly gates: readonly Gate[];
  /** exercises.md 10.1: energy against rest. */
  readonly met: number;
}

/** Ties metric names together: a misspelt name in a movement, measure or rule is a compile error. */
export const defineExercise = <const Name extends string, const Measure extends string = never>(
  definition: Omit<ExerciseDefinition<Name>, "measures" | "rules"> & {
    readonly measures?: Readonly<Record<Measure, AttemptMeasure<NoInfer<Name>>>>;
    readonly rules: readonly FormRule<NoInfer<Name | Measure>>[];
  },
): ExerciseDefinition => definition;

/** Values of all metrics of a definition at one moment. */
export type Values = Readonly<Record<string, number | undefined>>;

const resolve = (limit: Limit, targetDeg: number): number =>
  typeof limit === "number" ? limit : targetDeg + limit.fromTarget;

/** How far outside the band the value is, in the metric's unit; 0 or less inside. */
export function overshoot(value: number, band: Band, targetDeg: number): number {
  const low = band.above === undefined ? Number.NEGATIVE_INFINITY : resolve(band.above, targetDeg) - value;
  const high = band.below === undefined ? Number.NEGATIVE_INFINITY : value - resolve(band.below, targetDeg);
  return Math.max(low, high);
}

/** Whether all bands hold; undefined when one of the metrics is not seen. */
export function insideAll(bands: Bands<string>, values: Values, targetDeg: number): boolean | undefined {
  let inside = true;
  for (const name of Object.keys(bands)) {
    const band = bands[name];
    if (band === undefined) continue;
    const value = values[name];
    if (value === undefined) return undefined;
    if (overshoot(value, band, targetDeg) > 0) inside = false;
  }
  return inside;
}
