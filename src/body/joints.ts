/**
 * One joint vocabulary for every engine: the 33 landmarks of BlazePose in their order. MoveNet gives 17 of them.
 * Left and right are the person's own. Source: BlazePose GHUM model card; COCO keypoint order.
 */
export const JOINT_NAMES = [
  "nose",
  "leftEyeInner",
  "leftEye",
  "leftEyeOuter",
  "rightEyeInner",
  "rightEye",
  "rightEyeOuter",
  "leftEar",
  "rightEar",
  "mouthLeft",
  "mouthRight",
  "leftShoulder",
  "rightShoulder",
  "leftElbow",
  "rightElbow",
  "leftWrist",
  "rightWrist",
  "leftPinky",
  "rightPinky",
  "leftIndex",
  "rightIndex",
  "leftThumb",
  "rightThumb",
  "leftHip",
  "rightHip",
  "leftKnee",
  "rightKnee",
  "leftAnkle",
  "rightAnkle",
  "leftHeel",
  "rightHeel",
  "leftToe",
  "rightToe",
] as const;

export type JointName = (typeof JOINT_NAMES)[number];

export type Side = "left" | "right";

/** A landmark that each side of the body has, named without the side. */
export type LimbJoint = "ear" | "shoulder" | "elbow" | "wrist" | "hip" | "knee" | "ankle" | "heel" | "toe" | "eye";

const SIDE_JOINTS: Readonly<Record<Side, Readonly<Record<LimbJoint, JointName>>>> = {
  left: {
    ear: "leftEar",
    shoulder: "leftShoulder",
    elbow: "leftElbow",
    wrist: "leftWrist",
    hip: "leftHip",
    knee: "leftKnee",
    ankle: "leftAnkle",
    heel: "leftHeel",
    toe: "leftToe",
    eye: "leftEye",
  },
  right: {
    ear: "rightEar",
    shoulder: "rightShoulder",
    elbow: "rightElbow",
    wrist: "rightWrist",
    hip: "rightHip",
    knee: "rightKnee",
    ankle: "rightAnkle",
    heel: "rightHeel",
    toe: "rightToe",
    eye: "rightEye",
  },
};

/** Name of a limb joint on one side, for instance ("left", "knee") is "leftKnee". */
export const sideJoint = (side: Side, joint: LimbJoint): JointName => SIDE_JOINTS[side][joint];

export const otherSide = (side: Side): Side => (side === "left" ? "right" : "left");
