import type { DeviceMemory } from "../camera/device-memory.js";
import { CameraSource } from "../camera/camera-source.js";
import type { FrameSource } from "../camera/frame-source.js";
import type { SourceChoice } from "./source-choice.js";

/** Makes the source that was chosen; it is not started. Clip and file code is fetched only when it is needed. */
export async function openSource(choice: SourceChoice, memory: DeviceMemory): Promise<FrameSource> {
  switch (choice.kind) {
    case "camera":
      return new CameraSource({ deviceId: choice.deviceId, memory });
    case "demo": {
      const { DemoSource } = await import("../camera/demo-source.js");
      return new DemoSource();
    }
    case "video-file": {
      const { VideoFileSource } = await import("../camera/video-file-source.js");
      return new VideoFileSource(choice.file);
    }
  }
}
