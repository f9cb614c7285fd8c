import { describe, expect, test, vi } from "vitest";
import { createTones, vibrate } from "../../src/coach/tones.js";
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

  test("the device vibrates with numbers and with what to mind, not with praise, and not before the start tap", () => {
    const shaken: (readonly number[])[] = [];
    const tones = createTones(
      () => new OfflineAudioContext(1, RATE_HZ, RATE_HZ) as unknown as AudioContext,
      (patternMs) => shaken.push(patternMs),
    );
    tones.play("count");
    expect(shaken).toEqual([]);
    tones.unlock();
    for (const kind of ["count", "refused", "stop", "praise"] as const) tones.play(kind);
    expect(shaken).toHaveLength(3);
    expect(new Set(shaken.map((patternMs) => patternMs.join(" "))).size).toBe(3);
  });

  test("a device that cannot vibrate is asked for nothing", () => {
    vi.stubGlobal("navigator", {});
    expect(() => {
      vibrate([40]);
    }).not.toThrow();
    const asked: unknown[] = [];
    vi.stubGlobal("navigator", { vibrate: (pattern: unknown) => asked.push(pattern) > 0 });
    vibrate([40]);
    vi.unstubAllGlobals();
    expect(asked).toEqual([[40]]);
  });
});
