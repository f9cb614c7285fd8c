/**
 * Runs in the page before the app. It keeps the long tasks, the phases of the set and the pictures that the clip
 * showed; the driver reads them as globalThis.probe.
 */
{
  /** @type {{ atMs: number, ms: number, scripts: string[] }[]} */
  const longTasks = [];
  /** @type {{ atMs: number, ms: number, scripts: string[] }[]} */
  const longFrames = [];
  /** @type {{ atMs: number, phase: string }[]} */
  const phases = [];
  /** Clip time of every picture shown, seconds. @type {number[]} */
  const shownS = [];
  globalThis.probe = { longTasks, longFrames, phases, shownS };

  /** @param {string} phase */
  const enter = (phase) => {
    if (phases.at(-1)?.phase === phase) return;
    phases.push({ atMs: performance.now(), phase });
    performance.mark(`phase-${phase}`);
  };

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

  // The stage tells its phase in an attribute, inside the shadow roots of the app.
  const observer = new globalThis.MutationObserver((changes) => {
    for (const { target } of changes) enter(/** @type {HTMLElement} */ (target).dataset["phase"] ?? "");
  });
  const { attachShadow } = globalThis.Element.prototype;
  globalThis.Element.prototype.attachShadow = function (/** @type {ShadowRootInit} */ init) {
    const root = attachShadow.call(this, init);
    observer.observe(root, { subtree: true, attributeFilter: ["data-phase"] });
    return root;
  };
  globalThis.addEventListener("hashchange", () => {
    if (globalThis.location.hash === "#/summary") enter("summary");
  });

  const { requestVideoFrameCallback } = globalThis.HTMLVideoElement.prototype;
  globalThis.HTMLVideoElement.prototype.requestVideoFrameCallback = function (
    /** @type {VideoFrameRequestCallback} */ callback,
  ) {
    return requestVideoFrameCallback.call(this, (now, metadata) => {
      shownS.push(metadata.mediaTime);
      callback(now, metadata);
    });
  };
}
