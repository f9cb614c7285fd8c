import type { PoseEstimator } from "./pose-feed.js";

/** Pictures that come before the models are loaded wait for them, one at a time. Loading may be tried again. */
export function poseAfter(loaded: () => Promise<unknown>, pose: PoseEstimator): PoseEstimator {
  return {
    estimate: async (image, timeMs) => {
      try {
        await loaded();
      } catch (error) {
        image.close();
        throw error;
      }
      return pose.estimate(image, timeMs);
    },
    reset: () => {
      pose.reset();
    },
  };
}
