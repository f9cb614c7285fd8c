const RealWorker = self.Worker;

/** Loaded into a worker before the real one: workers of its own start empty, as when a policy blocks their script. */
self.Worker = class extends RealWorker {
  constructor() {
    super("data:text/javascript,");
  }
};

export {};
