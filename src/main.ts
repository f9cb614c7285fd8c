import { openSource } from "./app/open-source.js";
import { SettingsStore, deviceStorage } from "./app/settings.js";
import "./app/sk-app.js";
import { createDeviceMemory } from "./camera/device-memory.js";
import { Speaker } from "./coach/speaker.js";
import { PlanStore } from "./history/plans.js";
import { ProgressStore } from "./history/progress.js";
import { PoseClient } from "./pose/pose-client.js";
import { createSetRunner } from "./session/set-runner.js";

const cameraMemory = createDeviceMemory();
const app = document.createElement("sk-app");
app.parts = {
  settings: new SettingsStore(deviceStorage()),
  progress: new ProgressStore(deviceStorage()),
  plans: new PlanStore(deviceStorage()),
  cameraMemory,
  pose: new PoseClient(),
  speaker: new Speaker(),
  createRunner: createSetRunner,
  openSource: (choice) => openSource(choice, cameraMemory),
};
document.body.append(app);
