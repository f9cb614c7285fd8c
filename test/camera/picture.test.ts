import { describe, expect, test } from "vitest";
import { unsupportedContainer } from "../../src/camera/container-kind.js";
import { fittedSize } from "../../src/camera/picture.js";

describe("picture size", () => {
  test.each([
    [1920, 1080, 1280, 720],
    [1080, 1920, 720, 1280],
    [640, 480, 640, 480],
    [1280, 720, 1280, 720],
    [3000, 3000, 1280, 1280],
    [0, 0, 0, 0],
  ])("%i x %i is handed out as %i x %i", (widthPx, heightPx, fittedWidthPx, fittedHeightPx) => {
    expect(fittedSize(widthPx, heightPx)).toEqual({ widthPx: fittedWidthPx, heightPx: fittedHeightPx });
  });
});

describe("containers that cannot be read", () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  test.each([
    ["RIFF____AVI ", "AVI"],
    ["FLV\u0001________", "Flash video"],
    ["\u0030\u0026\u00b2\u0075________", "Windows Media"],
    ["\u0000\u0000\u0001\u00ba________", "MPEG program stream"],
  ])("%j is recognised as %s", (head, name) => {
    expect(unsupportedContainer(bytes(head))).toBe(name);
  });

  test.each(["RIFF____WAVE", "____ftypisom", "This is text", ""])("%j is none of them", (head) => {
    expect(unsupportedContainer(bytes(head))).toBeUndefined();
  });
});
