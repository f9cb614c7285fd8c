import type { ClipPoser } from "./pose-page.js";

declare global {
  var clipPoser: ClipPoser;
  /** Put in by the driver. */
  var reportProgress: (share: number) => void;
}
