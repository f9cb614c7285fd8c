import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** Chromium plays an MJPEG file as a camera of this rate, whatever the file was made with. */
const CHROMIUM_PICTURES_PER_S = 30;

/** Beside each clip under test/fixtures/webcam: how it is played, and what is true of it. */
export interface WebcamClip {
  readonly picturesPerS: number;
  /** The first pictures, on which the person stands, are played to and fro for some seconds before the clip. */
  readonly stand: { readonly firstPictures: number; readonly forS: number };
  /** Name of the depth on the start page at which the rest is true. */
  readonly depth: string;
  readonly holdS: number;
  /** The rule that must be raised in the hold, what is said then, and how the summary calls it. */
  readonly warning: { readonly rule: string; readonly text: string; readonly fault: string };
}

const fileOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const readWebcamClip = (name: string): WebcamClip =>
  JSON.parse(readFileSync(fileOf(`test/fixtures/webcam/${name}.json`), "utf8")) as WebcamClip;

/** Where the file for Chromium lies once `writeCameraFile` has written it. */
export const cameraFileOf = (name: string): string => fileOf(`.cache/webcam/${name}.mjpeg`);

/** Writes the file that Chromium plays as its camera, with the clip's own pictures in its own time. */
export function writeCameraFile(name: string): void {
  const { picturesPerS, stand } = readWebcamClip(name);
  const pictures = jpegsOf(readFileSync(fileOf(`test/fixtures/webcam/${name}.mjpeg`)));
  const first = pictures.slice(0, stand.firstPictures);
  const toAndFro = [...first, ...first.toReversed()];
  const standing = Array.from({ length: stand.forS * picturesPerS }, (_, index) => toAndFro[index % toAndFro.length]);
  const played = [...standing, ...pictures].flatMap((picture) =>
    picture === undefined ? [] : Array<Buffer>(CHROMIUM_PICTURES_PER_S / picturesPerS).fill(picture),
  );
  const file = cameraFileOf(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.concat(played));
}

/** Cuts at the marker that every JPEG begins with (FF D8 FF); inside a picture FF is never followed by D8. */
function jpegsOf(bytes: Buffer): readonly Buffer[] {
  const marker = Buffer.from([0xff, 0xd8, 0xff]);
  const starts: number[] = [];
  for (let at = bytes.indexOf(marker); at !== -1; at = bytes.indexOf(marker, at + 1)) starts.push(at);
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1]));
}
