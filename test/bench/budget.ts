/** Fewest pictures from which a median is still told. */
const MIN_PICTURES = 6;
/** Share of the time left that the rate may keep when the frames of the memory want more than there is. */
const RATE_SHARE = 0.5;

/** How much is sent through for the rate. */
export interface RatePlan {
  readonly pictures: number;
  readonly rounds: number;
}

/**
 * Pictures and rounds that fit the time: first rounds are left out, then pictures, never below six pictures and one
 * round, unless fewer were asked for.
 * @param bothWaysMs time of one picture through both ways
 */
export function rateWithin(asked: RatePlan, bothWaysMs: number, availableMs: number): RatePlan {
  const fitting = Math.max(0, Math.floor(availableMs / bothWaysMs));
  const rounds = Math.max(1, Math.min(asked.rounds, Math.floor(fitting / asked.pictures)));
  const pictures = Math.min(asked.pictures, Math.max(MIN_PICTURES, Math.floor(fitting / rounds)));
  return { pictures, rounds };
}

/**
 * Time for the frames of the memory, milliseconds: what the rate, which comes after them, does not need; at least half
 * of what is left.
 * @param rate undefined when it is not measured
 * @param frameMs time of one picture in the worker
 */
export function memoryTimeMs(rate: RatePlan | undefined, frameMs: number, leftMs: number): number {
  const rateMs = rate === undefined ? 0 : rate.pictures * rate.rounds * 2 * frameMs;
  return Math.max(0, leftMs - Math.min(rateMs, leftMs * RATE_SHARE));
}
