/** The clip under test/fixtures/webcam that every journey has for a camera. */
export const CAMERA_CLIP = "wall-squat-heels";
