/** One camera the user can choose. */
export interface CameraDevice {
  readonly deviceId: string;
  /** Name as the browser tells it, or "Camera 1" as long as it does not. */
  readonly label: string;
}

/** Gives every video input a name; ids are empty until the user has allowed the camera once. */
export function namedCameras(
  devices: readonly Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">[],
): readonly CameraDevice[] {
  return devices
    .filter((device) => device.kind === "videoinput")
    .map((device, index) => ({
      deviceId: device.deviceId,
      label: device.label === "" ? `Camera ${String(index + 1)}` : device.label,
    }));
}

/** The cameras of this device; empty where the page may not know. */
export async function listCameras(): Promise<readonly CameraDevice[]> {
  if (!("mediaDevices" in navigator)) return [];
  return namedCameras(await navigator.mediaDevices.enumerateDevices());
}

/** Calls `changed` when a camera is plugged in or out. Returns the function that ends it. */
export function watchCameras(changed: () => void): () => void {
  if (!("mediaDevices" in navigator)) return () => undefined;
  const { mediaDevices } = navigator;
  mediaDevices.addEventListener("devicechange", changed);
  return (): void => {
    mediaDevices.removeEventListener("devicechange", changed);
  };
}
