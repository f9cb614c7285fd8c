import type { EngineId } from "../../body/pose-frame.js";
import { defineBlazePose } from "./blazepose.js";
import { defineMoveNet } from "./movenet.js";
import type { EngineDefinition } from "./pose-engine.js";

/** Every engine that can be chosen. */
export const ENGINES: Readonly<Record<EngineId, EngineDefinition>> = {
  "blazepose-full": defineBlazePose("full"),
  "blazepose-lite": defineBlazePose("lite"),
  "movenet-thunder": defineMoveNet("thunder"),
  "movenet-lightning": defineMoveNet("lightning"),
};
