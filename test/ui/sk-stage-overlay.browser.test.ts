import { describe, expect, test } from "vitest";
import "../../src/ui/sk-stage-overlay.js";
import type { SkStageOverlay } from "../../src/ui/sk-stage-overlay.js";
import type { StageDrawing } from "../../src/ui/stage-drawing.js";
import { mounted } from "../support/mounted.js";
import { PICTURE } from "../support/drawn-body.js";
import { frameOf, STANDING, wallSit } from "../support/synthetic-body.js";

const { joints } = frameOf(wallSit(60), 0);
const { joints: leaningJoints } = frameOf({ ...STANDING, trunkDeg: 30 }, 0);

const drawing = (part: Partial<StageDrawing> = {}): StageDrawing => ({
  joints,
  widthPx: PICTURE.widthPx,
  heightPx: PICTURE.heightPx,
  mirrored: false,
  strongSide: "left",
  angle: { of: "knee-flexion", deg: 60, targetDeg: 60, enterToleranceDeg: 10, leaveToleranceDeg: 15 },
  ...part,
});

async function drawn(part: Partial<StageDrawing>): Promise<SkStageOverlay> {
  const overlay = await mounted("sk-stage-overlay");
  overlay.style.width = "640px";
  overlay.style.height = "480px";
  overlay.drawing = drawing(part);
  await overlay.updateComplete;
  return overlay;
}

/** Number of pixels that something was drawn on, in the left and in the right half. */
function inked(overlay: SkStageOverlay): { left: number; right: number } {
  const canvas = overlay.shadowRoot?.querySelector("canvas");
  const context = canvas?.getContext("2d");
  if (!canvas || !context) throw new Error("no canvas");
  const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height);
  const count = { left: 0, right: 0 };
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] === 0) continue;
    if (((at - 3) / 4) % width < width / 2) count.left += 1;
    else count.right += 1;
  }
  return count;
}

describe("stage overlay", () => {
  test("a person is drawn, and the target band adds to it", async () => {
    const bare = inked(await drawn({ angle: undefined }));
    const banded = inked(await drawn({}));
    expect(bare.left + bare.right).toBeGreaterThan(1000);
    expect(banded.left + banded.right).toBeGreaterThan(bare.left + bare.right + 500);
  });

  test("the lean of the trunk has its band at the hip", async () => {
    const bare = inked(await drawn({ joints: leaningJoints, angle: undefined }));
    const leaning = { of: "trunk-lean", deg: 30, targetDeg: 60, enterToleranceDeg: 10, leaveToleranceDeg: 10 } as const;
    const banded = inked(await drawn({ joints: leaningJoints, angle: leaning }));
    expect(banded.left + banded.right).toBeGreaterThan(bare.left + bare.right + 500);
  });

  test("nobody leaves the picture free", async () => {
    expect(inked(await drawn({ joints: undefined }))).toEqual({ left: 0, right: 0 });
  });

  test("an earlier drawing does not stay when the person leaves", async () => {
    const overlay = await drawn({});
    overlay.drawing = drawing({ joints: undefined });
    await overlay.updateComplete;
    expect(inked(overlay)).toEqual({ left: 0, right: 0 });
  });

  test("a mirrored picture has the person on the other side", async () => {
    const plain = inked(await drawn({ angle: undefined }));
    const mirror = inked(await drawn({ angle: undefined, mirrored: true }));
    expect(plain.left).not.toBe(plain.right);
    expect(Math.sign(mirror.left - mirror.right)).toBe(-Math.sign(plain.left - plain.right));
  });
});
