import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fileOf, planOfFile } from "../../src/app/plan-file.js";
import { shareFile } from "../../src/app/share-file.js";
import { AppError } from "../../src/lib/app-error.js";
import { READY_PLANS } from "../../src/session/ready-plans.js";
import { aPlan } from "../support/plans.js";

const [READY] = READY_PLANS;
if (READY === undefined) throw new Error("no ready plan");

const failureOf = (text: string): AppError | undefined => {
  try {
    planOfFile(text);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
};

/** The file of a ready plan after its plan was changed. */
const spoilt = (change: (plan: { name: unknown; items: unknown[] }) => unknown): string => {
  const file = JSON.parse(fileOf(READY).text) as { plan: { name: unknown; items: unknown[] } };
  return JSON.stringify({ ...file, plan: change(file.plan) });
};

const withItem = (index: number, part: object): string =>
  spoilt((plan) => ({
    ...plan,
    items: plan.items.map((item, at) => (at === index ? { ...(item as object), ...part } : item)),
  }));

describe("a shared plan", () => {
  test("comes back as it was, under an id of its own", () => {
    fc.assert(
      fc.property(aPlan, (any) => {
        const back = planOfFile(fileOf({ id: "own-1", ...any }).text);
        expect(back).toEqual({ ...any, id: back.id });
        expect(back.id).not.toBe("own-1");
      }),
    );
  });

  test("of the ready ones has its name in the file and in the name of the file", () => {
    const { name, text } = fileOf(READY);
    expect(name).toBe("steady-knee-gentle-start.json");
    expect(planOfFile(text)).toMatchObject({ name: "Gentle start", items: READY.items });
    expect(fileOf({ id: "own-1", name: "…/../Ärger", items: [] }).name).toBe("steady-knee-ärger.json");
  });

  test.each([
    [withItem(2, { sets: 0 }), "items 3, sets: must be 1 to 10"],
    [withItem(0, { sets: "3" }), "items 1, sets: must be 1 to 10"],
    [withItem(1, { exerciseId: "cartwheel" }), "items 2, exercise: this app has no exercise of that name"],
    [withItem(1, { amount: 1000 }), "items 2, amount: must be 5 to 15"],
    [withItem(1, { amount: "ten" }), "items 2, amount: must be 5 to 15"],
    [withItem(3, { level: "L5" }), "items 4, level: must be L1, L2, L3 or L4"],
    [withItem(3, { restS: null }), "items 4, rest: must be 0 to 600 seconds"],
    [withItem(3, { firstLeg: "middle" }), "items 4, first leg: must be auto, left or right"],
    [withItem(3, { lowImpact: 1 }), "items 4, steps instead of hops: must be true or false"],
    [spoilt((plan) => ({ ...plan, items: [] })), "items: must be 1 to 20 exercises"],
    [spoilt((plan) => ({ ...plan, items: Array.from({ length: 21 }, () => plan.items[0]) })), "items: must be 1 to 20"],
    [spoilt((plan) => ({ ...plan, items: [...plan.items, 5] })), "items 5: must be an exercise"],
    [spoilt((plan) => ({ ...plan, name: "" })), "name: must have 1 to 60 letters"],
    [spoilt((plan) => ({ items: plan.items })), "name: must have 1 to 60 letters"],
    [spoilt(() => 5), "the plan: must have a name and items"],
  ])("is refused with what is wrong and where (%#)", (text, detail) => {
    const failure = failureOf(text);
    expect(failure?.code).toBe("SK-PLAN-BROKEN");
    expect(failure?.detail).toContain(detail);
  });

  test("made of anything is refused in our own words or gives a plan, and never throws anything else", () => {
    const nearly = fc.record({
      type: fc.constant("steady-knee-plan"),
      version: fc.constant(1),
      plan: fc.oneof(
        fc.anything(),
        fc.record({ name: fc.anything(), items: fc.array(fc.oneof(fc.anything(), fc.object())) }),
      ),
    });
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      nearly.map((value) => JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? 0 : part))),
    );
    fc.assert(
      fc.property(text, (hostile) => {
        const failure = failureOf(hostile);
        if (failure !== undefined) expect(failure.code).toMatch(/^SK-PLAN-(?:FILE|VERSION|BROKEN)$/);
      }),
    );
  });
});

describe("handing over a file", () => {
  const FILE = { name: "plan.json", type: "application/json", text: "{}" };
  const saving = (): { readonly saved: string[]; readonly save: (name: string) => void } => {
    const saved: string[] = [];
    return { saved, save: (name) => void saved.push(name) };
  };

  beforeEach(() => {
    vi.spyOn(console, "warn").mockReturnValue();
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  test.each([
    ["the browser can't share", {}],
    ["the browser can't share files", { share: () => Promise.resolve(), canShare: () => false }],
    [
      "the browser refuses this kind of file",
      { share: () => Promise.reject(new DOMException("no", "NotAllowedError")), canShare: () => true },
    ],
  ])("saves it where %s", async (_, sharer) => {
    const { saved, save } = saving();
    expect(await shareFile(FILE, sharer, save)).toBe("saved");
    expect(saved).toEqual(["plan.json"]);
  });

  test("shares the file itself, and saves nothing then", async () => {
    const { saved, save } = saving();
    const shared: string[] = [];
    const share = async ({ files }: ShareData = {}): Promise<void> => {
      for (const file of files ?? []) shared.push(`${file.name} ${await file.text()}`);
    };
    expect(await shareFile(FILE, { share, canShare: () => true }, save)).toBe("shared");
    expect(shared).toEqual(["plan.json {}"]);
    expect(saved).toEqual([]);
  });

  test("does nothing more when the person changes their mind", async () => {
    const { saved, save } = saving();
    const share = (): Promise<void> => Promise.reject(new DOMException("closed", "AbortError"));
    expect(await shareFile(FILE, { share, canShare: () => true }, save)).toBe("left");
    expect(saved).toEqual([]);
  });
});
