/**
 * Stands in for "@mediapipe/pose", which pose-detection imports for a runtime that we do not use and which is no module.
 * Making one of it is a mistake in our code, so it says so.
 */
export function Pose(): never {
  throw new Error("the mediapipe runtime is not part of this app; use the tfjs runtime");
}
