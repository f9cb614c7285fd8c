import type { JointName, Side } from "../body/joints.js";

/** Lines of the drawn skeleton. */
export const BONES: readonly (readonly [JointName, JointName])[] = [
  ["leftShoulder", "rightShoulder"],
  ["leftShoulder", "leftElbow"],
  ["leftElbow", "leftWrist"],
  ["rightShoulder", "rightElbow"],
  ["rightElbow", "rightWrist"],
  ["leftShoulder", "leftHip"],
  ["rightShoulder", "rightHip"],
  ["leftHip", "rightHip"],
  ["leftHip", "leftKnee"],
  ["leftKnee", "leftAnkle"],
  ["leftAnkle", "leftHeel"],
  ["leftHeel", "leftToe"],
  ["leftAnkle", "leftToe"],
  ["rightHip", "rightKnee"],
  ["rightKnee", "rightAnkle"],
  ["rightAnkle", "rightHeel"],
  ["rightHeel", "rightToe"],
  ["rightAnkle", "rightToe"],
];

/** Joints of the side whose knee or trunk angle is drawn. */
export const LEG: Readonly<Record<Side, Readonly<Record<"shoulder" | "hip" | "knee" | "ankle", JointName>>>> = {
  left: { shoulder: "leftShoulder", hip: "leftHip", knee: "leftKnee", ankle: "leftAnkle" },
  right: { shoulder: "rightShoulder", hip: "rightHip", knee: "rightKnee", ankle: "rightAnkle" },
};
