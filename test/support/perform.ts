import type { Side } from "../../src/body/joints.js";
import { otherSide } from "../../src/body/joints.js";
import type { PoseFrame } from "../../src/body/pose-frame.js";
import type { ExerciseDefinition } from "../../src/checker/definition.js";
import { legCircles } from "./drawn-circles.js";
import { ballSquats, deadlifts, freeSquats, oneLegSquats } from "./drawn-repetitions.js";
import { hopSquats, sideHops, sideSteps } from "./drawn-travel.js";
import { film, STANDING, wallSit } from "./synthetic-body.js";
import type { Keyframe } from "./synthetic-body.js";

/** How well something is done: by the book, or by half. */
type Effort = "full" | "shallow";

export interface Performance {
  /** Repetitions, holds, circles; steps in each direction; landings in all. */
  readonly count: number;
  /** Working leg, first direction, or first leg landed on. */
  readonly side: Side;
  readonly effort: Effort;
  readonly fps: number;
  /** Prescribed depth; films go there. */
  readonly targetDeg: number;
}

/** Seconds of each hold. */
export const HOLD_S = 4;

/** So much less than prescribed, beyond every tolerance, a repetition is shallow. */
const SHALLOW_DEG = 12;

/** A film of somebody who does what an exercise asks for, from its definition alone. */
export function perform(definition: ExerciseDefinition, performance: Performance): Iterable<PoseFrame> {
  const { count, side, effort, fps, targetDeg } = performance;
  const full = effort === "full";
  const front = definition.views[0] === "front";
  switch (definition.movement.kind) {
    case "hold":
      return film(holds(count, HOLD_S * 1000, full ? targetDeg : targetDeg - 40), fps);
    case "reps": {
      const depthDeg = full ? targetDeg + 2 : targetDeg - SHALLOW_DEG;
      const tempo = { count };
      if (definition.depth?.measure === "trunk-lean") {
        // From the front there is a platform underfoot, and room for the free foot.
        const shown = front ? { azimuthDeg: 0, freeFootShare: 0.14 } : {};
        const freeLegDeg = Math.max(50, depthDeg - 12);
        return deadlifts({ tempo, stance: side, trunkDeg: depthDeg, freeLegDeg, fps, ...shown });
      }
      if (definition.legs === "stance") return oneLegSquats({ tempo, stance: side, kneeDeg: depthDeg, fps });
      const squats = definition.movement.support === undefined ? freeSquats : ballSquats;
      return squats({ tempo, kneeDeg: depthDeg, fps });
    }
    case "travel": {
      const directions = Array.from({ length: 2 * count }, (_, index) => (index < count ? side : otherSide(side)));
      return sideSteps({ directions, fps, ...(full ? {} : { wideWidth: 1.2 }) });
    }
    case "hops": {
      const landings = Array.from({ length: count }, (_, index) => (index % 2 === 0 ? side : otherSide(side)));
      return sideHops({ landings, fps, ...(full ? {} : { flightMs: 0 }) });
    }
    case "hop-squat":
      return hopSquats({ count, kneeDeg: full ? targetDeg + 8 : targetDeg - 18, fps });
    case "circles":
      return legCircles({ count, side, fps, ...(full ? {} : { sizes: [0.35] }) });
  }
}

function holds(count: number, heldMs: number, kneeDeg: number): readonly Keyframe[] {
  const frames: Keyframe[] = [{ untilMs: 1500, pose: STANDING }];
  let timeMs = 1500;
  for (let index = 0; index < count; index += 1) {
    frames.push(
      { untilMs: timeMs + 1500, pose: wallSit(kneeDeg) },
      { untilMs: timeMs + 1500 + heldMs, pose: wallSit(kneeDeg) },
      { untilMs: timeMs + 3000 + heldMs, pose: STANDING },
      { untilMs: timeMs + 4500 + heldMs, pose: STANDING },
    );
    timeMs += 4500 + heldMs;
  }
  return frames;
}

/** One film after the other, the time running on. */
export function* oneAfterTheOther(...films: readonly Iterable<PoseFrame>[]): Generator<PoseFrame> {
  let fromMs = 0;
  for (const pictures of films) {
    let lastMs = fromMs;
    for (const picture of pictures) {
      lastMs = fromMs + picture.timeMs;
      yield { ...picture, timeMs: lastMs };
    }
    fromMs = lastMs + 1000 / 30;
  }
}
