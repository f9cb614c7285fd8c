/** Remembers which camera the user chose. */
export interface DeviceMemory {
  read(): string | undefined;
  write(deviceId: string | undefined): void;
}

const KEY = "steady-knee.camera";

/** Memory in the browser's local storage; where storage is forbidden the choice lasts as long as the page. */
export function createDeviceMemory(storage: () => Storage = (): Storage => localStorage): DeviceMemory {
  let remembered: string | undefined;
  return {
    read(): string | undefined {
      try {
        return storage().getItem(KEY) ?? undefined;
      } catch {
        // Storage is off (private mode, policy): the choice of this page still counts.
        return remembered;
      }
    },
    write(deviceId): void {
      remembered = deviceId;
      try {
        if (deviceId === undefined) storage().removeItem(KEY);
        else storage().setItem(KEY, deviceId);
      } catch {
        // As above: nothing the user has to know, the camera works.
      }
    },
  };
}
