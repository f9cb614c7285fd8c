import "./threads-hang.js";
import "../../../src/pose/worker/pose-worker.js";
