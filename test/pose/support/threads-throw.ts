/** Loaded into a worker before the real one: workers of its own are forbidden, and asking for one throws. */
self.Worker = class extends EventTarget {
  constructor() {
    super();
    throw new DOMException("workers are forbidden here", "SecurityError");
  }
} as unknown as typeof Worker;

export {};
