import type { JointName } from "./joints.js";
import type { Joint, Joints } from "./pose-frame.js";

/** What the tracker knows of the person when limbs are told apart. */
export interface LimbSituation {
  readonly timeMs: number;
  /** Standing body height in pixels. */
  readonly bodyPx: number;
  /** The legs and arms may cover one another: the person is seen from a side. */
  readonly sideOn: boolean;
  /** The trunk is so far from upright that the model's names of the limbs mean little. */
  readonly bent: boolean;
}

type Pair = readonly [left: JointName, right: JointName];

interface Chain {
  /** Joints whose way is followed. */
  readonly followed: readonly Pair[];
  /** Joints that go with them. */
  readonly carried: readonly Pair[];
  /** Followed in the model's own space, in which both sides are apart from every view. */
  readonly inWorld: boolean;
  /** Names that were right for long stay until as much time speaks against them, at most this. */
  readonly trustMs: number;
  /** The followed pair that stands on the floor. */
  readonly foot: number | undefined;
  /** The model confuses both sides of a bent person: names mean little, and joints lie between both sides. */
  readonly blends: boolean;
}

const LEGS: Chain = {
  followed: [
    ["leftKnee", "rightKnee"],
    ["leftAnkle", "rightAnkle"],
    ["leftHeel", "rightHeel"],
    ["leftToe", "rightToe"],
  ],
  carried: [],
  inWorld: false,
  trustMs: 700,
  foot: 1,
  blends: true,
};

const ARMS: Chain = {
  followed: [
    ["leftElbow", "rightElbow"],
    ["leftWrist", "rightWrist"],
  ],
  carried: [
    ["leftPinky", "rightPinky"],
    ["leftIndex", "rightIndex"],
    ["leftThumb", "rightThumb"],
  ],
  inWorld: false,
  trustMs: 300,
  foot: undefined,
  blends: false,
};

const TRUNK: Chain = {
  followed: [
    ["leftShoulder", "rightShoulder"],
    ["leftHip", "rightHip"],
  ],
  carried: [
    ["leftEar", "rightEar"],
    ["leftEyeInner", "rightEyeInner"],
    ["leftEye", "rightEye"],
    ["leftEyeOuter", "rightEyeOuter"],
    ["mouthLeft", "mouthRight"],
  ],
  inWorld: true,
  trustMs: 700,
  foot: undefined,
  blends: false,
};

/** Both sides are told apart from this mean distance on, share of body height: three times the landmarks' noise. */
const APART_SHARE = 0.03;
/** A place that was not renewed for longer says nothing about the present. */
const FORGET_AFTER_MS = 700;
/** Names are exchanged when each joint is nearer to where it was expected by this on average, share of body height. */
const CLEAR_SHARE = 0.03;
/** Time constant of the slow place: single pictures, right or wrong, hardly move it. */
const SLOW_MS = 150;
/** Longest time that one picture can vote for. */
const MAX_VOTE_MS = 100;
/** So much less does a picture of a bent person count: 1 % of the names are wrong upright, 26 % bent. README.md here. */
const BENT_VOTE = 0.25;
/** While a foot stays where it is, legs can't have changed places: names are trusted for as long as that, up to this. */
const MAX_PLANTED_TRUST_MS = 5000;
/** A foot stays where it is while it is no further off than this, share of body height. */
const PLANTED_SHARE = 0.05;
/** Limbs that lie together lose what was known of them so many times faster than it came. */
const TOGETHER_DECAY = 4;
/** Net time of votes against the names at which they are exchanged. */
const EXCHANGE_BELOW_MS = -100;
/** World landmarks are in metres of an average person. */
const WORLD_BODY_M = 1.7;

/** A joint of a planted leg this far off its last place, toward the other leg, is a blend of both, share of body height. */
const BLEND_SHARE = 0.06;
/** A leg that moves comes toward the other one no faster, body heights per second. */
const MAX_FOOT_H_PER_S = 2;
/** A foot is planted when it has stood for this long. */
const PLANTED_MS = 500;
/** Legs come together by no more than this from one picture to the next. */
const BLEND_CLOSER = 0.6;
/** Legs nearer together than this cannot be blended by much, share of body height. */
const BLEND_FROM_SHARE = 0.05;
/** A blend lies beside the line from leg to leg by no more than this share of their distance. */
const BLEND_OFF_LINE = 0.3;
/** After this long the joint is where it is said to be. */
const BLEND_MAX_MS = 300;
/** The same of a foot on which a person stands: 0.9 s were seen at 15 pictures a second, 1.1 s at 10. */
const STANDING_BLEND_MAX_MS = 1500;
/** One foot stands and the other one is in the air from this height over it on, share of body height. */
const IN_THE_AIR_SHARE = 0.15;

/** Where a joint is: pixels of the picture, or metres of the model's own space. */
interface Place {
  x: number;
  y: number;
  z: number;
}

const distance = (a: Place, b: Place): number => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2);

/** A joint as the model has it in this picture. */
class Spot implements Place {
  seen = false;
  x = 0;
  y = 0;
  z = 0;

  read(joint: Joint | undefined, world: boolean): void {
    const at = world ? joint?.world : undefined;
    this.seen = joint !== undefined && (!world || at !== undefined);
    if (joint === undefined) return;
    this.x = at?.xM ?? joint.xPx;
    this.y = at?.yM ?? joint.yPx;
    this.z = at?.zM ?? 0;
  }
}

/** Where a limb was last, and where on average lately. */
class Trail implements Place {
  timeMs = Number.NEGATIVE_INFINITY;
  x = 0;
  y = 0;
  z = 0;
  readonly slow: Place = { x: 0, y: 0, z: 0 };
  /** Where it stands, and since when. */
  readonly stand: Place = { x: 0, y: 0, z: 0 };
  standsSinceMs = 0;
  #keptMs = Number.NEGATIVE_INFINITY;

  isFresh(timeMs: number): boolean {
    return timeMs - Math.max(this.timeMs, this.#keptMs) <= FORGET_AFTER_MS;
  }

  /** Nothing is known of it in this picture, and what was known still holds. */
  keep(timeMs: number): void {
    this.#keptMs = timeMs;
  }

  go(now: Place, timeMs: number, bodySize: number): void {
    const share = this.isFresh(timeMs) ? 1 - Math.exp((this.timeMs - timeMs) / SLOW_MS) : 1;
    this.slow.x += share * (now.x - this.slow.x);
    this.slow.y += share * (now.y - this.slow.y);
    this.slow.z += share * (now.z - this.slow.z);
    if (share === 1 || distance(now, this.stand) > PLANTED_SHARE * bodySize) {
      put(this.stand, now);
      this.standsSinceMs = timeMs;
    }
    put(this, now);
    this.timeMs = timeMs;
  }
}

function put(place: Place, { x, y, z }: Place): void {
  place.x = x;
  place.y = y;
  place.z = z;
}

/** Both sides of one joint. Spots are under the model's names, trails and blends under ours. */
class PairTracker {
  readonly leftSpot = new Spot();
  readonly rightSpot = new Spot();
  left = new Trail();
  right = new Trail();
  leftBlends = false;
  rightBlends = false;

  constructor(
    readonly leftName: JointName,
    readonly rightName: JointName,
  ) {}

  get bothSeen(): boolean {
    return this.leftSpot.seen && this.rightSpot.seen;
  }

  forget(): void {
    this.left = new Trail();
    this.right = new Trail();
  }

  turn(): void {
    [this.left, this.right] = [this.right, this.left];
  }

  read(joints: Joints, world: boolean): void {
    this.leftSpot.read(joints[this.leftName], world);
    this.rightSpot.read(joints[this.rightName], world);
    this.leftBlends = false;
    this.rightBlends = false;
  }

  /** By how much both are nearer to where they were with their names exchanged; undefined when one was not there. */
  gainOfExchange(timeMs: number): number | undefined {
    const { left, right, leftSpot, rightSpot } = this;
    if (!left.isFresh(timeMs) || !right.isFresh(timeMs)) return undefined;
    let gain = 0;
    if (leftSpot.seen) gain += distance(leftSpot, left.slow) - distance(leftSpot, right.slow);
    if (rightSpot.seen) gain += distance(rightSpot, right.slow) - distance(rightSpot, left.slow);
    return gain;
  }

  /**
   * Finds out which are a blend of both sides: much nearer together than a picture ago, or off their own last place on
   * the way to the other's.
   */
  findBlends(exchanged: boolean, timeMs: number, bodySize: number): void {
    const { left, right } = this;
    if (!left.isFresh(timeMs) || !right.isFresh(timeMs)) return;
    // Both lately and in the last picture: a single outlier is no distance.
    const wereApart = Math.min(distance(left, right), distance(left.slow, right.slow));
    if (wereApart < BLEND_FROM_SHARE * bodySize) return;
    const leftNow = exchanged ? this.rightSpot : this.leftSpot;
    const rightNow = exchanged ? this.leftSpot : this.rightSpot;
    const isSudden = timeMs - Math.max(left.timeMs, right.timeMs) <= BLEND_MAX_MS;
    const merges = isSudden && this.bothSeen && distance(leftNow, rightNow) < BLEND_CLOSER * wereApart;
    this.leftBlends = leftNow.seen && (merges || isBlend(leftNow, left, right, timeMs, bodySize));
    this.rightBlends = rightNow.seen && (merges || isBlend(rightNow, right, left, timeMs, bodySize));
  }

  blendBoth(timeMs: number): void {
    this.leftBlends = true;
    this.rightBlends = true;
    if (this.left.isFresh(timeMs)) this.left.keep(timeMs);
    if (this.right.isFresh(timeMs)) this.right.keep(timeMs);
  }

  /** The lower one of two feet that are far from level is a blend. */
  isTornOff(exchanged: boolean, timeMs: number, bodySize: number): boolean {
    const { left, right } = this;
    if (!left.isFresh(timeMs) || !right.isFresh(timeMs)) return false;
    const [lower, upper] = left.y > right.y ? [left, right] : [right, left];
    if (lower.y - upper.y < IN_THE_AIR_SHARE * bodySize) return false;
    const now = (lower === left) === exchanged ? this.rightSpot : this.leftSpot;
    return now.seen && isBlend(now, lower, upper, timeMs, bodySize, STANDING_BLEND_MAX_MS);
  }

  go(exchanged: boolean, timeMs: number, bodySize: number): void {
    const leftNow = exchanged ? this.rightSpot : this.leftSpot;
    const rightNow = exchanged ? this.leftSpot : this.rightSpot;
    if (leftNow.seen && !this.leftBlends) this.left.go(leftNow, timeMs, bodySize);
    if (rightNow.seen && !this.rightBlends) this.right.go(rightNow, timeMs, bodySize);
  }
}

function isBlend(
  now: Place,
  own: Trail,
  other: Trail,
  timeMs: number,
  bodySize: number,
  maxMs = BLEND_MAX_MS,
): boolean {
  const elapsedMs = timeMs - own.timeMs;
  if (elapsedMs > maxMs) return false;
  const isPlanted = own.timeMs - own.standsSinceMs >= PLANTED_MS;
  const least = isPlanted ? BLEND_SHARE : Math.max(BLEND_SHARE, (MAX_FOOT_H_PER_S * elapsedMs) / 1000);
  const wayX = other.x - own.x;
  const wayY = other.y - own.y;
  const way = Math.hypot(wayX, wayY);
  const along = ((now.x - own.x) * wayX + (now.y - own.y) * wayY) / way;
  if (along < least * bodySize) return false;
  const beside = Math.abs((now.x - own.x) * wayY - (now.y - own.y) * wayX) / way;
  return beside < BLEND_OFF_LINE * way;
}

function assign(joints: Partial<Record<JointName, Joint>>, name: JointName, joint: Joint | undefined): void {
  if (joint === undefined) Reflect.deleteProperty(joints, name);
  else joints[name] = joint;
}

/** Follows one chain of paired joints. */
class ChainTracker {
  readonly #chain: Chain;
  readonly #pairs: readonly PairTracker[];
  /** Time for which the model's names have spoken for ours, less the time they spoke against. */
  #trustMs = 0;
  #lastMs: number | undefined;
  #exchanged = false;

  constructor(chain: Chain) {
    this.#chain = chain;
    this.#pairs = chain.followed.map(([left, right]) => new PairTracker(left, right));
  }

  forget(): void {
    for (const pair of this.#pairs) pair.forget();
    this.#trustMs = 0;
    this.#lastMs = undefined;
  }

  /** Whether `apply` has something to do in this picture. */
  step(joints: Joints, situation: LimbSituation): boolean {
    const { timeMs } = situation;
    const voteMs = Math.min(MAX_VOTE_MS, timeMs - (this.#lastMs ?? timeMs));
    this.#lastMs = timeMs;
    // From any joint of the chain: lengths must not be metres in one picture and pixels in the next.
    const names = this.#pairs.flatMap(({ leftName, rightName }) => [leftName, rightName]);
    const world = this.#chain.inWorld && names.some((name) => joints[name]?.world !== undefined);
    const bodySize = world ? WORLD_BODY_M : situation.bodyPx;
    for (const pair of this.#pairs) pair.read(joints, world);
    this.#exchanged = this.#isExchanged(timeMs, bodySize);
    const blends = this.#chain.blends && situation.sideOn && this.#findBlends(timeMs, bodySize);
    const apart = blends ? undefined : this.#meanApart();
    if (apart !== undefined && apart < APART_SHARE * bodySize) {
      // Together it makes no difference which is which, and what was known before does not carry over.
      this.#trustMs = Math.max(0, this.#trustMs - TOGETHER_DECAY * voteMs);
      this.#exchanged = false;
    } else if (apart !== undefined) {
      this.#vote(this.#exchanged ? -voteMs : voteMs, situation);
    }
    for (const pair of this.#pairs) pair.go(this.#exchanged, timeMs, bodySize);
    return this.#exchanged || blends;
  }

  /** Gives the limbs back to their own sides, and leaves out joints between them. */
  apply(joints: Partial<Record<JointName, Joint>>): void {
    for (const { leftBlends, rightBlends, leftName, rightName } of this.#pairs) {
      if (leftBlends) assign(joints, this.#exchanged ? rightName : leftName, undefined);
      if (rightBlends) assign(joints, this.#exchanged ? leftName : rightName, undefined);
    }
    if (!this.#exchanged) return;
    for (const pairs of [this.#chain.followed, this.#chain.carried]) {
      for (const [left, right] of pairs) {
        const wasLeft = joints[left];
        assign(joints, left, joints[right]);
        assign(joints, right, wasLeft);
      }
    }
  }

  #isExchanged(timeMs: number, bodySize: number): boolean {
    let gain = 0;
    let joints = 0;
    let bothSeen = false;
    for (const pair of this.#pairs) {
      bothSeen ||= pair.bothSeen;
      const gained = pair.gainOfExchange(timeMs);
      if (gained === undefined) continue;
      gain += gained;
      joints += (pair.leftSpot.seen ? 1 : 0) + (pair.rightSpot.seen ? 1 : 0);
    }
    // One side alone does not tell which it is.
    return bothSeen && gain > CLEAR_SHARE * bodySize * joints;
  }

  /** Whether the foot that a person stands on, the other one in the air, is said to be between both. */
  #isTornOff(timeMs: number, bodySize: number): boolean {
    const feet = this.#chain.foot === undefined ? undefined : this.#pairs[this.#chain.foot];
    return feet?.isTornOff(this.#exchanged, timeMs, bodySize) === true;
  }

  #findBlends(timeMs: number, bodySize: number): boolean {
    let found = false;
    const tornOff = this.#isTornOff(timeMs, bodySize);
    for (const pair of this.#pairs) {
      if (tornOff) pair.blendBoth(timeMs);
      else pair.findBlends(this.#exchanged, timeMs, bodySize);
      found ||= pair.leftBlends || pair.rightBlends;
    }
    return found;
  }

  /** Mean distance of the pairs of which both are seen. */
  #meanApart(): number | undefined {
    let sum = 0;
    let pairs = 0;
    for (const pair of this.#pairs) {
      if (!pair.bothSeen) continue;
      sum += distance(pair.leftSpot, pair.rightSpot);
      pairs += 1;
    }
    return pairs === 0 ? undefined : sum / pairs;
  }

  #vote(forMs: number, { timeMs, sideOn, bent }: LimbSituation): void {
    const { trustMs, foot, blends } = this.#chain;
    const feet = foot === undefined ? undefined : this.#pairs[foot];
    const plantedMs = feet === undefined ? 0 : timeMs - Math.min(feet.left.standsSinceMs, feet.right.standsSinceMs);
    const most = Math.max(trustMs, Math.min(MAX_PLANTED_TRUST_MS, plantedMs));
    this.#trustMs = Math.min(most, this.#trustMs + (sideOn && bent && blends ? BENT_VOTE : 1) * forMs);
    if (this.#trustMs >= EXCHANGE_BELOW_MS) return;
    this.#trustMs = -this.#trustMs;
    this.#exchanged = !this.#exchanged;
    for (const pair of this.#pairs) pair.turn();
  }
}

/**
 * Keeps left and right of legs, arms and trunk the same limbs from picture to picture although the model exchanges their
 * names: each chain goes on from where it was, and the names are those that the model gave for most of the time while
 * both sides were apart. Deterministic.
 */
export class LimbIdentity {
  readonly #chains = [LEGS, ARMS, TRUNK].map((chain) => new ChainTracker(chain));

  /** The person is another one, or was away. */
  forget(): void {
    for (const chain of this.#chains) chain.forget();
  }

  step(joints: Joints, situation: LimbSituation): Joints {
    let own: Partial<Record<JointName, Joint>> | undefined;
    for (const chain of this.#chains) {
      if (!chain.step(joints, situation)) continue;
      own ??= { ...joints };
      chain.apply(own);
    }
    return own ?? joints;
  }
}
