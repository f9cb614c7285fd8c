import "./accident-listener.js";
import "../../../src/pose/worker/pose-worker.js";
