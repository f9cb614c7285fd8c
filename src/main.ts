import { remindOfMornings } from "./app/morning-reminder.js";
import { openSource } from "./app/open-source.js";
import { deviceStorage } from "./app/settings.js";
import "./app/sk-app.js";
import { createStores } from "./app/stores.js";
import { createDeviceMemory } from "./camera/device-memory.js";
import { Speaker } from "./coach/speaker.js";
import { PoseClient } from "./pose/pose-client.js";
import { createSetRunner } from "./session/set-runner.js";

const cameraMemory = createDeviceMemory();
const app = document.createElement("sk-app");
app.parts = {
  ...createStores(deviceStorage()),
  cameraMemory,
  pose: new PoseClient(),
  speaker: new Speaker(),
  createRunner: createSetRunner,
  openSource: (choice) => openSource(choice, cameraMemory),
};
document.body.append(app);
remindOfMornings(app.parts);
