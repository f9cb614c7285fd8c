import { describe, expect, test } from "vitest";
import { createTones } from "../../src/coach/tones.js";
import type { CueKind } from "../../src/coach/cue.js";

const RATE_HZ = 22_050;

/** What a tone sounds like, rendered without a loudspeaker. */
async function render(kind: CueKind): Promise<{ lastsMs: number; samples: Float32Array }> {
  const offline = new OfflineAudioContext(1, RATE_HZ, RATE_HZ);
  const tones = createTones(() => offline as unknown as AudioContext);
  tones.unlock();
  const lastsMs = tones.play(kind);
  return { lastsMs, samples: (await offline.startRendering()).getChannelData(0) };
}

const loudest = (samples: Float32Array): number => samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0);

describe("tones", () => {
  test.each<CueKind>(["count", "refused", "form", "pause", "praise", "end"])(
    "the tone of %s is heard and then over",
    async (kind) => {
      const { lastsMs, samples } = await render(kind);
      const endsAt = Math.ceil((lastsMs / 1000) * RATE_HZ) + 1;
      expect(loudest(samples.subarray(0, endsAt))).toBeGreaterThan(0.1);
      expect(loudest(samples.subarray(endsAt))).toBe(0);
    },
  );

  test("counts, refusals, corrections, pauses, praise and the end differ", async () => {
    const kinds: readonly CueKind[] = ["count", "refused", "form", "pause", "praise", "end"];
    const heard = await Promise.all(kinds.map(async (kind) => (await render(kind)).samples.join(" ")));
    expect(new Set(heard).size).toBe(kinds.length);
  });

  test("before the start tap there is no sound and no audio is opened", () => {
    const tones = createTones(() => expect.unreachable("audio was opened"));
    expect(tones.play("count")).toBe(0);
  });
});
