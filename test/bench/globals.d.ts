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
  readonly phases: { readonly atMs: number; readonly phase: string }[];
  readonly shownS: number[];
}

declare global {
  var bench: RateBench;
  var probe: Probe;
}
