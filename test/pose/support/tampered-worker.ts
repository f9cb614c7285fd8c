import "./tampered-fetch.js";
import "../../../src/pose/worker/pose-worker.js";
