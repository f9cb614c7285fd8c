import { createDetector, type PoseDetector, SupportedModels } from "@tensorflow-models/pose-detection";
import { JOINT_NAMES } from "../../body/joints.js";
import type { EngineDefinition, EnginePicture, Estimation, PoseEngine } from "./pose-engine.js";
import { WristMaps } from "./wrist-maps.js";

/** BlazePose: 33 landmarks with feet, and metres from the middle of the hips. */
class BlazePose implements PoseEngine {
  private readonly maps: WristMaps;

  constructor(private readonly detector: PoseDetector) {
    this.maps = new WristMaps(detector);
  }

  async estimate(picture: EnginePicture): Promise<Estimation> {
    // No time stamp: the library smooths when it gets one, and smoothing is the body folder's work.
    const poses = await this.detector.estimatePoses(picture, { maxPoses: 1, flipHorizontal: false });
    const found = poses[0];
    if (found === undefined) {
      this.maps.drop();
      return { pose: undefined };
    }
    const pose = found.keypoints.map((point, index) => {
      const world = found.keypoints3D?.[index];
      return {
        x: point.x,
        y: point.y,
        score: point.score ?? Number.NaN,
        world: world === undefined ? undefined : { x: world.x, y: world.y, z: world.z ?? Number.NaN },
      };
    });
    return { pose, wrists: await this.maps.read() };
  }

  reset(): void {
    this.maps.drop();
    this.detector.reset();
  }

  dispose(): void {
    this.maps.drop();
    this.detector.dispose();
  }
}

/** Definition of one of the two BlazePose engines; both find the person with the same detector. */
export function defineBlazePose(modelType: "full" | "lite"): EngineDefinition {
  return {
    id: `blazepose-${modelType}`,
    models: ["blazepose-detector", `blazepose-${modelType}`],
    jointNames: JOINT_NAMES,
    async create([detectorModelUrl, landmarkModelUrl]) {
      if (detectorModelUrl === undefined || landmarkModelUrl === undefined)
        throw new Error("BlazePose needs two models");
      const detector = await createDetector(SupportedModels.BlazePose, {
        runtime: "tfjs",
        modelType,
        enableSmoothing: false,
        enableSegmentation: false,
        detectorModelUrl,
        landmarkModelUrl,
      });
      return new BlazePose(detector);
    },
  };
}
