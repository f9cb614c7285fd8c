import { readArms } from "../body/arms.js";
import { BodyTracker } from "../body/body-tracker.js";
import type { EngineId, PoseFrame } from "../body/pose-frame.js";
import { FallWatch } from "../checker/fall-watch.js";
import { NO_GESTURE, stepGestures, type Gesture, type GestureState } from "../checker/gestures.js";
import { NO_PAIN_ANSWER, stepPainAnswer, type PainAnswerState } from "../checker/pain-answer.js";
import type { GestureName } from "../session/workout-types.js";
import type { SignReader, SignReading, SignsAsked } from "./sign-reader.js";

/** Either hand does the same: nobody three metres away should have to think of left and right. */
const MADE_BY: Readonly<Record<GestureName, readonly Gesture[]>> = {
  raise: ["raise-left", "raise-right"],
  "raise-both": ["raise-both"],
  cross: ["cross"],
};

const nameOf = (gesture: Gesture): GestureName =>
  gesture === "raise-left" || gesture === "raise-right" ? "raise" : gesture;

/** Reads signs, pain answers and falls from the poses of one engine, over a whole workout. */
export class HandSigns implements SignReader {
  readonly #tracker: BodyTracker;
  /** Between sets nobody has to bend over. */
  readonly #falls = new FallWatch(false);
  #gestures: GestureState = NO_GESTURE;
  #answer: PainAnswerState = NO_PAIN_ANSWER;
  #question: string | undefined;

  constructor(private readonly engine: EngineId) {
    this.#tracker = new BodyTracker(engine);
  }

  read(frame: PoseFrame, { gestures, question }: SignsAsked): SignReading {
    const { timeMs } = frame;
    const body = this.#tracker.step(frame);
    const arms = readArms(frame, body, this.engine);
    const enabled = gestures.flatMap((name) => MADE_BY[name]);
    const made = stepGestures(this.#gestures, { timeMs, arms, enabled });
    this.#gestures = made.state;
    const understood = made.events[0]?.gesture;
    const { gesture: sign, thirds } = made.readout;
    const reading: SignReading = {
      readout: { sign: sign && nameOf(sign), thirds },
      gesture: understood && nameOf(understood),
      fell: this.#falls.step(body),
    };
    if (question !== undefined) return this.#answered(reading, { timeMs, arms, question });
    // The same question asked again later is another one: a hand that is up then has not answered it.
    this.#question = undefined;
    return reading;
  }

  /** A sign that is being held comes before an answer: crossed arms are also a high hand. */
  #answered(
    reading: SignReading,
    { timeMs, arms, question }: Parameters<typeof stepPainAnswer>[1] & { readonly question: string },
  ): SignReading {
    if (question !== this.#question) this.#answer = NO_PAIN_ANSWER;
    this.#question = question;
    const { state, readout, events } = stepPainAnswer(this.#answer, { timeMs, arms });
    this.#answer = state;
    if (reading.readout.sign === "cross" && reading.readout.thirds > 0) return reading;
    const chosen = events.find(({ type }) => type === "pain-chosen")?.level;
    const answered = events.find(({ type }) => type === "pain-answered")?.level;
    return {
      ...reading,
      readout: readout.held === undefined ? reading.readout : { sign: readout.held, thirds: readout.thirds },
      chosen,
      answered,
    };
  }
}
