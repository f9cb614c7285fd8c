import type { AppBench } from "./app-page.js";
import type { Pair } from "./pair.js";
import type { RateBench } from "./rate-page.js";

/** One task of the main thread of 50 ms or more, or one slow frame with the scripts behind it. */
export interface LongSpan {
  readonly atMs: number;
  readonly ms: number;
  readonly scripts: readonly string[];
}

/** What live-probe.js keeps of a set; times are performance.now() of the page. */
export interface Probe {
  readonly longTasks: LongSpan[];
  readonly longFrames: LongSpan[];
  /** Every picture of the clip with its own time. */
  readonly shown: { readonly atMs: number; readonly clipMs: number }[];
  summaryAtMs: number | undefined;
}

/** Who holds how much; not yet in the DOM types. https://wicg.github.io/performance-measure-memory */
interface MemoryMeasurement {
  readonly breakdown: readonly {
    readonly bytes: number;
    readonly types: readonly string[];
    readonly attribution: readonly { readonly scope: string }[];
  }[];
}

declare global {
  /** Put in by the driver before the page's own code. */
  var benchPair: Pair;
  var appBench: AppBench;
  var rateBench: RateBench;
  var probe: Probe;
  interface Performance {
    measureUserAgentSpecificMemory(): Promise<MemoryMeasurement>;
  }
}
