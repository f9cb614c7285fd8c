import { createContext } from "@lit/context";
import type { AppParts } from "./app-parts.js";

/** The parts of the app, made once in main.ts. */
export const partsContext = createContext<AppParts>("sk-parts");
