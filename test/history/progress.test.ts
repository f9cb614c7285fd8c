import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { healProgress, ProgressStore } from "../../src/history/progress.js";
import type { SetDeed } from "../../src/history/progress.js";

const NONE = { left: 0, right: 0, together: 0 };

const deed = (endedMs: number): SetDeed => ({
  exerciseId: "ball-squat",
  endedMs,
  level: "L2",
  counted: { ...NONE, together: 10 },
  clean: { ...NONE, together: 8 },
  refused: NONE,
  taps: NONE,
});

function memory(initial?: string): {
  text: string | null;
  getItem(): string | null;
  setItem(key: string, value: string): void;
} {
  return {
    text: initial ?? null,
    getItem(): string | null {
      return this.text;
    },
    setItem(_key: string, value: string): void {
      this.text = value;
    },
  };
}

describe("progress", () => {
  it("is found again by the next page", () => {
    const storage = memory();
    const store = new ProgressStore(storage);
    store.add(deed(1000));
    store.answer("no-fall", 2000);
    expect(new ProgressStore(storage).value).toEqual({ version: 1, sets: [deed(1000)], answers: { "no-fall": 2000 } });
  });

  it("loses a damaged set or answer, and none of the others", () => {
    const sets = [deed(2), { ...deed(3), level: "L9" }, null, { ...deed(4), clean: { left: -1 } }, deed(1)];
    const healed = healProgress({ version: 1, sets, answers: { steady: "yes", "no-fall": 5 } });
    expect(healed).toEqual({ version: 1, sets: [deed(1), deed(2)], answers: { "no-fall": 5 } });
  });

  it("begins anew where the record is of another version, or none at all", () => {
    expect(healProgress({ version: 2, sets: [deed(1)], answers: {} }).sets).toEqual([]);
    expect(healProgress(undefined).sets).toEqual([]);
  });

  it("keeps the latest three hundred sets", () => {
    const sets = Array.from({ length: 310 }, (_, index) => deed(index));
    const kept = healProgress({ version: 1, sets, answers: {} }).sets;
    expect(kept).toHaveLength(300);
    expect(kept.at(-1)).toEqual(deed(309));
  });

  it("heals anything without a throw, and what is healed stays as it is", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const healed = healProgress(value);
        expect(healProgress(healed)).toEqual(healed);
      }),
    );
  });

  it("lasts as long as the page where nothing can be stored or read", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const store = new ProgressStore({
      getItem: () => "{ broken",
      setItem: () => {
        throw new Error("full");
      },
    });
    store.add(deed(1));
    expect(store.value.sets).toEqual([deed(1)]);
    expect(warn).toHaveBeenCalledTimes(2);
    warn.mockRestore();
    const nowhere = new ProgressStore(undefined);
    nowhere.add(deed(1));
    expect(nowhere.value.sets).toEqual([deed(1)]);
  });
});
