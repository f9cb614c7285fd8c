/**
 * Runs in the page before the app. It keeps the long tasks, the pictures that the clip showed and when the summary came;
 * the driver reads them as globalThis.probe.
 */
{
  /** @type {{ atMs: number, ms: number, scripts: string[] }[]} */
  const longTasks = [];
  /** @type {{ atMs: number, ms: number, scripts: string[] }[]} */
  const longFrames = [];
  /** @type {{ atMs: number, clipMs: number }[]} */
  const shown = [];
  /** @type {import("./globals.js").Probe} */
  const probe = { longTasks, longFrames, shown, summaryAtMs: undefined };
  globalThis.probe = probe;

  new globalThis.PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      longTasks.push({ atMs: startTime, ms: duration, scripts: [] });
  }).observe({ type: "longtask", buffered: true });

  // Names the scripts behind a slow frame; not in every browser.
  if (globalThis.PerformanceObserver.supportedEntryTypes.includes("long-animation-frame")) {
    new globalThis.PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { startTime, duration, scripts = [] } = /** @type {any} */ (entry);
        const names = scripts.map(
          (/** @type {any} */ { invoker, sourceURL, sourceFunctionName, sourceCharPosition, duration: ms }) =>
            `${Math.round(ms)} ms ${invoker} ${sourceFunctionName} ${sourceURL.split("/").at(-1)}:${sourceCharPosition}`,
        );
        longFrames.push({ atMs: startTime, ms: duration, scripts: names });
      }
    }).observe({ type: "long-animation-frame", buffered: true });
  }

  globalThis.addEventListener("hashchange", () => {
    if (globalThis.location.hash !== "#/summary") return;
    // The browser trace knows the mark, too, so the two clocks can be joined.
    probe.summaryAtMs = performance.mark("bench-summary").startTime;
  });

  const { requestVideoFrameCallback } = globalThis.HTMLVideoElement.prototype;
  globalThis.HTMLVideoElement.prototype.requestVideoFrameCallback = function (
    /** @type {VideoFrameRequestCallback} */ callback,
  ) {
    return requestVideoFrameCallback.call(this, (now, metadata) => {
      shown.push({ atMs: performance.now(), clipMs: metadata.mediaTime * 1000 });
      callback(now, metadata);
    });
  };
}
