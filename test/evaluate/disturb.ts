import type { JointName } from "../../src/body/joints.js";
import type { Joint, Joints, PoseFrame } from "../../src/body/pose-frame.js";
import type { TraceInput } from "../../src/history/trace.js";
import { exchangedWrists, mirrored, otherSide } from "../support/synthetic-body.js";
import type { Expectation } from "./truth.js";

/** Ways in which real recordings are worse than good ones. README.md here says what each does. */
export const DISTURBANCES = ["mirror", "drop", "jitter", "gaps", "swap"] as const;
export type Disturbance = (typeof DISTURBANCES)[number];

/** Share of joints that are lost, each picture and joint by itself. */
const DROP_SHARE = 0.2;
/** Standard deviation of what is added to both coordinates, pixels. */
const JITTER_PX = 5;
/** Nobody is found for this long, once in every period. */
const GAP_MS = 500;
const GAP_EVERY_MS = 4000;
/** The first still second stays whole. */
const GAPS_FROM_MS = 1000;
/** Chance that the model begins to call the sides the other way round; a quarter of the pictures are wrong by it. */
const SWAP_BEGINS = 0.157;
/** Most such stretches are one picture long, these are runs of up to half a second at 30 pictures a second. */
const SWAP_RUN_SHARE = 0.15;
const SWAP_RUN_PICTURES = 15;

/** The same numbers for every run. Park and Miller's minimal standard generator. */
function randomNumbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A recording as it would be under a disturbance; the same every time. */
export function disturb(inputs: readonly TraceInput[], disturbance: Disturbance): readonly TraceInput[] {
  const random = randomNumbers();
  if (disturbance === "swap") return swapped(inputs, random);
  return inputs.map((input) =>
    input.type === "frame" ? { type: "frame", frame: disturbedFrame(input.frame, disturbance, random) } : input,
  );
}

/** Single pictures and runs of pictures with the sides exchanged. */
function swapped(inputs: readonly TraceInput[], random: () => number): readonly TraceInput[] {
  let left = 0;
  return inputs.map((input) => {
    if (input.type !== "frame") return input;
    if (left > 0) left -= 1;
    else if (random() < SWAP_BEGINS)
      left = random() < SWAP_RUN_SHARE ? 2 + Math.floor(random() * (SWAP_RUN_PICTURES - 1)) : 1;
    return left === 0
      ? input
      : { type: "frame", frame: withJoints(exchangedWrists(input.frame), (name, joint) => [otherSide(name), joint]) };
  });
}

function disturbedFrame(frame: PoseFrame, disturbance: Exclude<Disturbance, "swap">, random: () => number): PoseFrame {
  switch (disturbance) {
    case "mirror":
      return mirrored(frame);
    case "drop":
      return withJoints(frame, (name, joint) => (random() < DROP_SHARE ? undefined : [name, joint]));
    case "jitter":
      return withJoints(frame, (name, joint) => [
        name,
        { ...joint, xPx: joint.xPx + JITTER_PX * normal(random), yPx: joint.yPx + JITTER_PX * normal(random) },
      ]);
    case "gaps":
      return frame.timeMs >= GAPS_FROM_MS && frame.timeMs % GAP_EVERY_MS < GAP_MS
        ? { ...frame, joints: undefined, wrists: undefined }
        : frame;
  }
}

function withJoints(
  frame: PoseFrame,
  map: (name: JointName, joint: Joint) => readonly [JointName, Joint] | undefined,
): PoseFrame {
  if (frame.joints === undefined) return frame;
  const joints: Partial<Record<JointName, Joint>> = {};
  for (const [name, joint] of Object.entries(frame.joints) as [JointName, Joint][]) {
    const mapped = map(name, joint);
    if (mapped !== undefined) joints[mapped[0]] = mapped[1];
  }
  return { ...frame, joints: joints satisfies Joints };
}

/** Box and Muller's normal variate. */
const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

/** What is asked of the mirrored clip: the sides as they are seen in the picture. */
export function mirroredExpectation(expectation: Expectation): Expectation {
  const { side, steps_left, steps_right, metres_left, metres_right, ...rest } = expectation;
  return {
    ...rest,
    ...(side === undefined ? {} : { side: side === "L" ? "R" : "L" }),
    ...(steps_right === undefined ? {} : { steps_left: steps_right }),
    ...(steps_left === undefined ? {} : { steps_right: steps_left }),
    ...(metres_right === undefined ? {} : { metres_left: metres_right }),
    ...(metres_left === undefined ? {} : { metres_right: metres_left }),
  };
}
