const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/**
 * Name of a video container that is recognised but cannot be read here, from the first 12 bytes of the file;
 * undefined where the bytes are none of them. Source: the magic numbers of the RIFF, ASF, FLV and MPEG-PS formats.
 */
export function unsupportedContainer(head: Uint8Array): string | undefined {
  if (text(head, 0, 4) === "RIFF" && text(head, 8, 12) === "AVI ") return "AVI";
  if (text(head, 0, 3) === "FLV") return "Flash video";
  if (head[0] === 0x30 && head[1] === 0x26 && head[2] === 0xb2 && head[3] === 0x75) return "Windows Media";
  if (head[0] === 0 && head[1] === 0 && head[2] === 1 && head[3] === 0xba) return "MPEG program stream";
  return undefined;
}
