import type { PoseFrame } from "../body/pose-frame.js";
import type { PainZone } from "../session/pain.js";
import type { GestureName } from "../session/workout-types.js";

/** What is looked for in a picture. */
export interface SignsAsked {
  readonly gestures: readonly GestureName[];
  /** Names the pain question that stands; another name is another question, and no answer to the one before. */
  readonly question: string | undefined;
}

/** What the hands show, for the screen: the sign that is held, and how far it is held, in thirds. */
export interface SignReadout {
  readonly sign: GestureName | PainZone | undefined;
  readonly thirds: 0 | 1 | 2 | 3;
}

export interface SignReading {
  readonly readout: SignReadout;
  /** Understood in this picture. */
  readonly gesture?: GestureName | undefined;
  /** An answer was chosen in this picture, and can still be changed. */
  readonly chosen?: PainZone | undefined;
  /** It stands. */
  readonly answered?: PainZone | undefined;
  /** This picture makes sure of what looks like a fall. exercises.md 6.4. */
  readonly fell?: boolean | undefined;
}

/** Reads signs of the hands, and falls, from the pictures of a whole workout. */
export interface SignReader {
  read(frame: PoseFrame, asked: SignsAsked): SignReading;
}
