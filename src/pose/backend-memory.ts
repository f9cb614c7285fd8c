import * as v from "valibot";
import { fingerprint } from "../../models/manifest.json";
import type { EngineId } from "../body/pose-frame.js";
import { BACKEND_IDS, type BackendId } from "./protocol.js";

/** Raise when the trial changes, so that every device measures anew. */
const VERSION = 1;

const STORAGE_KEY = "steady-knee.pose-backend";

const entrySchema = v.object({ situation: v.string(), backend: v.picklist(BACKEND_IDS) });
const memorySchema = v.record(v.string(), v.fallback(v.optional(entrySchema), undefined));

/** The part of the browser's storage that is needed. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem">;

/** All that a measured speed depends on; when it changes, the memory does not count. */
function situation(): string {
  return [VERSION, fingerprint, globalThis.crossOriginIsolated, navigator.userAgent].join("|");
}

/** Remembers on this device which backend was fastest for which engine. A lost or damaged memory only costs a trial. */
export class BackendMemory {
  /** @param storage undefined where the browser forbids storage */
  constructor(private readonly storage: KeyValueStore | undefined) {}

  recall(engine: EngineId): BackendId | undefined {
    const entry = this.read()[engine];
    return entry?.situation === situation() ? entry.backend : undefined;
  }

  remember(engine: EngineId, backend: BackendId): void {
    this.write({ ...this.read(), [engine]: { situation: situation(), backend } });
  }

  forget(engine: EngineId): void {
    this.write({ ...this.read(), [engine]: undefined });
  }

  private read(): v.InferOutput<typeof memorySchema> {
    try {
      const stored: unknown = JSON.parse(this.storage?.getItem(STORAGE_KEY) ?? "{}");
      return v.parse(memorySchema, stored);
    } catch (error) {
      console.warn("the remembered backend could not be read; all are tried again", error);
      return {};
    }
  }

  private write(memory: v.InferOutput<typeof memorySchema>): void {
    try {
      this.storage?.setItem(STORAGE_KEY, JSON.stringify(memory));
    } catch (error) {
      console.warn("the fastest backend is not remembered", error);
    }
  }
}
