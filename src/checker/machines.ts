import type { Side } from "../body/joints.js";
import { createCircleMachine } from "./circle-machine.js";
import type { Movement } from "./definition.js";
import { createHoldMachine } from "./hold-run.js";
import { createHopMachine } from "./hop-machine.js";
import { createHopSquatMachine } from "./hop-squat-machine.js";
import type { Machine } from "./machine.js";
import { createRepMachine } from "./rep-machine.js";
import { createTravelMachine } from "./travel-machine.js";
import type { SeenView } from "./view-gate.js";
import { ofView } from "./view-gate.js";

/**
 * The machine of a movement, for one set.
 * @param carriedMs time in position or on the clock of an earlier run of the same set: its seconds are counted on.
 */
export function createMachine(movement: Movement<string>, carriedMs = 0): Machine {
  switch (movement.kind) {
    case "hold":
      return createHoldMachine(movement, carriedMs);
    case "circles":
      return createCircleMachine(movement);
    case "reps":
      return createRepMachine(movement);
    case "travel":
      return createTravelMachine(movement);
    case "hops":
      return createHopMachine(movement, carriedMs);
    case "hop-squat":
      return createHopSquatMachine(movement);
  }
}

/** The joint angle of the target in the view that is seen; undefined where the movement has none. */
export function driverOf(movement: Movement<string>, seen: SeenView): string | undefined {
  switch (movement.kind) {
    case "hold":
    case "hop-squat":
      return movement.driver;
    case "reps":
      return ofView(movement.driver, seen);
    case "travel":
    case "hops":
    case "circles":
      return undefined;
  }
}

/** Metrics without which nothing is counted in the view that is seen. */
export function neededMetrics(movement: Movement<string>, seen: SeenView, leg: Side | undefined): readonly string[] {
  switch (movement.kind) {
    case "hold":
      return [movement.driver, ...Object.keys(movement.stay)];
    case "reps": {
      // Before the standing leg is known, nothing of that leg is.
      if (movement.freeFoot !== undefined && leg === undefined) return [movement.freeFoot.leftOverRight];
      const driver = ofView(movement.driver, seen);
      return driver === undefined ? [] : [driver];
    }
    case "travel":
      return [movement.hips, movement.leftFoot, movement.rightFoot];
    case "hops":
      return [movement.hips, movement.leftHeight, movement.rightHeight];
    case "hop-squat":
      return [movement.width, movement.leftHeight, movement.rightHeight];
    case "circles":
      return [movement.across.left, movement.across.right, movement.toward.left, movement.toward.right, movement.turn];
  }
}
