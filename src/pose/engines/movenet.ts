import { createDetector, movenet, type PoseDetector, SupportedModels } from "@tensorflow-models/pose-detection";
import type { JointName } from "../../body/joints.js";
import type { EngineDefinition, EnginePicture, Estimation, PoseEngine } from "./pose-engine.js";

/** Order of the 17 COCO key points, in our names. */
const COCO_JOINTS: readonly JointName[] = [
  "nose",
  "leftEye",
  "rightEye",
  "leftEar",
  "rightEar",
  "leftShoulder",
  "rightShoulder",
  "leftElbow",
  "rightElbow",
  "leftWrist",
  "rightWrist",
  "leftHip",
  "rightHip",
  "leftKnee",
  "rightKnee",
  "leftAnkle",
  "rightAnkle",
];

/** MoveNet, one person: 17 landmarks, no feet, no depth. */
class MoveNet implements PoseEngine {
  constructor(private readonly detector: PoseDetector) {}

  async estimate(picture: EnginePicture): Promise<Estimation> {
    // No time stamp and no smoothing, for the same reason as in BlazePose.
    const poses = await this.detector.estimatePoses(picture, { maxPoses: 1, flipHorizontal: false });
    return {
      pose: poses[0]?.keypoints.map((point) => ({ x: point.x, y: point.y, score: point.score ?? Number.NaN })),
    };
  }

  reset(): void {
    this.detector.reset();
  }

  dispose(): void {
    this.detector.dispose();
  }
}

/** Definition of one of the two MoveNet engines. */
export function defineMoveNet(size: "lightning" | "thunder"): EngineDefinition {
  return {
    id: `movenet-${size}`,
    models: [`movenet-${size}`],
    jointNames: COCO_JOINTS,
    async create([modelUrl]) {
      if (modelUrl === undefined) throw new Error("MoveNet needs its model");
      const modelType =
        size === "lightning" ? movenet.modelType.SINGLEPOSE_LIGHTNING : movenet.modelType.SINGLEPOSE_THUNDER;
      const detector = await createDetector(SupportedModels.MoveNet, { modelType, enableSmoothing: false, modelUrl });
      return new MoveNet(detector);
    },
  };
}
