import "./threads-throw.js";
import "../../../src/pose/worker/pose-worker.js";
