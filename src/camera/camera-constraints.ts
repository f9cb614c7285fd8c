/** Which camera to open. */
export interface CameraChoice {
  /** Id of a camera from `listCameras`; wins over `facing`. */
  readonly deviceId?: string | undefined;
  /** Front ("user", the default) or back camera of a phone. */
  readonly facing?: "user" | "environment" | undefined;
}

const IDEAL = { longPx: 1280, shortPx: 720 };
const LEAST = { longPx: 640, shortPx: 480 };

/**
 * What to ask getUserMedia for, best first; the next one is tried when no camera can do the one before.
 * The long side follows the screen: phones turn the picture by themselves, webcams stay in landscape.
 */
export function cameraConstraints(choice: CameraChoice, portrait: boolean): readonly MediaStreamConstraints[] {
  const size = (long: number, short: number): MediaTrackConstraints =>
    portrait
      ? { width: { ideal: short }, height: { ideal: long } }
      : { width: { ideal: long }, height: { ideal: short } };
  const which: MediaTrackConstraints =
    choice.deviceId === undefined
      ? { facingMode: { ideal: choice.facing ?? "user" } }
      : { deviceId: { exact: choice.deviceId } };
  const anyCamera: MediaTrackConstraints = { facingMode: { ideal: choice.facing ?? "user" } };
  const asked = [
    { ...which, ...size(IDEAL.longPx, IDEAL.shortPx), frameRate: { ideal: 30 } },
    { ...which, ...size(LEAST.longPx, LEAST.shortPx) },
    ...(choice.deviceId === undefined ? [] : [{ ...anyCamera, ...size(LEAST.longPx, LEAST.shortPx) }]),
  ];
  return [...asked.map((video) => ({ video, audio: false })), { video: true, audio: false }];
}
